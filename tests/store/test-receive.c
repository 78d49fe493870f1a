/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

/* A device elsewhere, which writes ops and sends them in any order. */
typedef struct
{
  PrkKey    *key;
  GPtrArray *ops;
} Device;

static void
device_init (Device  *self,
             guint64  seed)
{
  g_autoptr (PrkEntropy) entropy = prk_entropy_new_seeded (seed);

  self->key = prk_key_generate (entropy);
  self->ops = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_unref);
}

static void
device_clear (Device *self)
{
  prk_key_unref (self->key);
  g_ptr_array_unref (self->ops);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Device, device_clear)

static PrkOp *
make_op (Device     *device,
         guint64     n,
         const char *prev,
         const char *id,
         const char *type,
         const char *path,
         const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) record = prk_record_new (id, type);
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autoptr (GPtrArray) sets = NULL;
  PrkOp *op;

  prk_edit_set_string (edit, path, value);
  sets = prk_edit_list_sets (edit);
  op = prk_op_new (device->key, n, prev, FIXTURE_NOW_US + n, id, type, sets, &error);
  g_assert_no_error (error);
  return op;
}

static PrkOp *
device_write (Device     *self,
              const char *id,
              const char *type,
              const char *path,
              const char *value)
{
  PrkOp *last = self->ops->len > 0 ? self->ops->pdata[self->ops->len - 1] : NULL;
  PrkOp *op = make_op (self, self->ops->len + 1, last != NULL ? prk_op_get_id (last) : NULL, id,
                       type, path, value);

  g_ptr_array_add (self->ops, op);
  return op;
}

static void
receive (Fixture *self,
         PrkOp   *first,
         ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ops = g_ptr_array_new ();
  va_list args;

  va_start (args, first);
  for (PrkOp *op = first; op != NULL; op = va_arg (args, PrkOp *))
    g_ptr_array_add (ops, op);
  va_end (args);
  g_assert_true (prk_store_receive (self->store, ops, &error));
  g_assert_no_error (error);
}

static void
test_in_order (Fixture       *self,
               gconstpointer  data)
{
  g_auto (Device) device;
  g_autofree char *id = fixture_new_id (self);

  device_init (&device, 11);
  device_write (&device, id, "kak", "judul", "Karhutla");
  device_write (&device, id, "kak", "tempat", "Buntok");
  receive (self, device.ops->pdata[0], device.ops->pdata[1], NULL);
  assert_string (self->store, id, "judul", "Karhutla");
  assert_string (self->store, id, "tempat", "Buntok");

  /* Twice is once. */
  receive (self, device.ops->pdata[0], device.ops->pdata[1], device.ops->pdata[0], NULL);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 2);

  /* A local edit goes on from there. */
  assert_commit (self->store, id, "judul", "Karhutla 2");
  assert_string (self->store, id, "judul", "Karhutla 2");
  fixture_close (self);
  assert_store_sound (self->folder);
}

static void
test_held (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Device) device;
  g_autofree char *id = fixture_new_id (self);

  device_init (&device, 12);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *value = g_strdup_printf ("ke-%u", i);
      g_autofree char *path = g_strdup_printf ("bidang/%u/isi", i);

      device_write (&device, id, "kak", path, value);
    }

  receive (self, device.ops->pdata[4], device.ops->pdata[2], NULL);
  g_assert_null (prk_store_load (self->store, id, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND);
  receive (self, device.ops->pdata[2], NULL);
  receive (self, device.ops->pdata[0], NULL);
  assert_string (self->store, id, "bidang/0/isi", "ke-0");
  assert_string (self->store, id, "bidang/2/isi", NULL);

  fixture_close (self);
  fixture_open (self);
  receive (self, device.ops->pdata[1], NULL);
  assert_string (self->store, id, "bidang/2/isi", "ke-2");
  assert_string (self->store, id, "bidang/4/isi", NULL);
  receive (self, device.ops->pdata[3], NULL);
  assert_string (self->store, id, "bidang/4/isi", "ke-4");
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM held"), ==, 0);
  fixture_close (self);
  assert_store_sound (self->folder);
}

static void
test_fork (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Device) device;
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *other = fixture_new_id (self);
  g_autoptr (GPtrArray) ops = g_ptr_array_new ();

  device_init (&device, 13);
  device_write (&device, id, "kak", "judul", "Satu");
  device_write (&device, id, "kak", "judul", "Dua");
  receive (self, device.ops->pdata[0], device.ops->pdata[1], NULL);

  /* Another second op, in a batch with a good third: nothing of the batch is taken. */
  g_autoptr (PrkOp) forged =
      make_op (&device, 2, prk_op_get_id (device.ops->pdata[0]), other, "kak", "judul", "Palsu");
  g_ptr_array_add (ops, device_write (&device, other, "kak", "judul", "Tiga"));
  g_ptr_array_add (ops, forged);
  g_assert_false (prk_store_receive (self->store, ops, &error));
  g_assert_error (error, PRK_OP_ERROR, PRK_OP_ERROR_FORK);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 2);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM record"), ==, 1);

  receive (self, device.ops->pdata[2], NULL);
  assert_string (self->store, other, "judul", "Tiga");
  fixture_close (self);
  assert_store_sound (self->folder);
}

/* Two ops waited for one place; the one that does not follow is dropped, the other is taken. */
static void
test_held_fork (Fixture       *self,
                gconstpointer  data)
{
  g_auto (Device) device;
  g_autofree char *id = fixture_new_id (self);

  device_init (&device, 14);
  device_write (&device, id, "kak", "judul", "Satu");
  device_write (&device, id, "kak", "judul", "Dua");
  g_autoptr (PrkOp) stray_first = make_op (&device, 1, NULL, id, "kak", "judul", "Lain");
  g_autoptr (PrkOp) stray =
      make_op (&device, 2, prk_op_get_id (stray_first), id, "kak", "tempat", "Palsu");

  receive (self, stray, device.ops->pdata[1], NULL);
  receive (self, device.ops->pdata[0], NULL);
  assert_string (self->store, id, "tempat", NULL);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 2);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM held"), ==, 0);
  fixture_close (self);
  assert_store_sound (self->folder);
}

static void
test_wrong_type (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Device) device;
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (GPtrArray) ops = g_ptr_array_new ();

  device_init (&device, 15);
  assert_commit (self->store, id, "judul", "Karhutla");
  g_ptr_array_add (ops, device_write (&device, id, "telaah", "judul", "x"));
  g_assert_false (prk_store_receive (self->store, ops, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
  assert_string (self->store, id, "judul", "Karhutla");
}

/* A peristiwa may come before the record that it speaks of, and its own first op before the one
 * that names it. */
static void
test_peristiwa_first (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Device) device;
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *peristiwa = fixture_new_id (self);
  PrkQuery query = { .type = "kak" };

  device_init (&device, 16);
  device_write (&device, peristiwa, "peristiwa", "jenis", "diajukan");
  device_write (&device, peristiwa, "peristiwa", "tentang", id);
  device_write (&device, id, "kak", "judul", "Karhutla");
  receive (self, device.ops->pdata[0], NULL);
  receive (self, device.ops->pdata[1], NULL);
  receive (self, device.ops->pdata[2], NULL);

  g_autoptr (GPtrArray) rows = prk_store_list (self->store, &query, &error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((PrkRingkas *) rows->pdata[0])->status, ==, "diajukan");
  g_assert_null (commit_string (self->store, id, "kak", "judul", "x", &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/receive/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("in-order-and-twice", test_in_order);
  ADD ("holes-are-held", test_held);
  ADD ("fork-is-refused-whole", test_fork);
  ADD ("held-fork-is-dropped", test_held_fork);
  ADD ("record-of-another-type-is-refused", test_wrong_type);
  ADD ("peristiwa-before-its-record", test_peristiwa_first);

  return g_test_run ();
}
