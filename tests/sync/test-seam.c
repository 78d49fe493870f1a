/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a store does with the register's word, on real stores. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/prk-hash.h"

#include "prk-test-device.h"
#include "store/prk-store.h"
#include "sync/prk-sync-seam.h"

typedef struct
{
  char          *folder;
  PrkStore      *store;
  PrkSyncStore  *seam;
  PrkTestDevice *other;
  PrkKey        *key;
  guint64        n;    /* of the store's own chain */
  char          *prev;
  GAsyncResult  *result;
} Fixture;

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key_path = NULL;

  self->folder = g_dir_make_tmp ("prk-seam-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = prk_store_open (self->folder, NULL, NULL, &error);
  g_assert_no_error (error);
  self->seam = prk_sync_seam_new (self->store);
  self->other = prk_test_device_new (7);
  key_path = g_build_filename (self->folder, "perangkat.key", NULL);
  self->key = prk_key_load (key_path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_unref (self->seam);
  prk_store_close (self->store);
  g_object_unref (self->store);
  prk_test_device_free (self->other);
  prk_key_unref (self->key);
  g_free (self->prev);
  remove_folder (self->folder);
  g_free (self->folder);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  ((Fixture *) user_data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Fixture *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&self->result);
}

/* What was taken stays apart from what is written later. */
static void
send_off (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) ops = NULL;

  prk_sync_store_take (self->seam, 100, FALSE, NULL, answered_cb, self);
  result = wait_for (self);
  ops = prk_sync_store_take_finish (self->seam, result, NULL);
  g_assert_nonnull (ops);
}

static PrkOp *
write_own (Fixture    *self,
           const char *path,
           const char *value)
{
  g_autoptr (PrkRecord) record = prk_store_load (self->store, PRK_TEST_RECORD, NULL);
  g_autoptr (PrkEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  PrkOp *op;

  if (record == NULL)
    record = prk_record_new (PRK_TEST_RECORD, "kak");
  edit = prk_edit_new (record);
  prk_edit_set_string (edit, path, value);
  op = prk_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
  self->n = prk_op_get_n (op);
  g_free (self->prev);
  self->prev = g_strdup (prk_op_get_id (op));
  send_off (self);

  return op;
}

/* Ids of what is taken, in order. */
static void
assert_take (Fixture  *self,
             gboolean  again,
             PrkOp    *first,
             PrkOp    *second,
             PrkOp    *third)
{
  PrkOp *expected[] = { first, second, third };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) ops = NULL;
  g_autoptr (GError) error = NULL;
  guint n = first == NULL ? 0 : second == NULL ? 1 : third == NULL ? 2 : 3;

  prk_sync_store_take (self->seam, 100, again, NULL, answered_cb, self);
  result = wait_for (self);
  ops = prk_sync_store_take_finish (self->seam, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ops->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (prk_op_get_id (ops->pdata[i]), ==, prk_op_get_id (expected[i]));
}

static void
settle (Fixture     *self,
        PrkOp       *op,
        PrkSyncFate  fate,
        guint64      seq,
        const char  *code)
{
  g_autoptr (GPtrArray) results =
      g_ptr_array_new_with_free_func ((GDestroyNotify) prk_sync_result_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (results, prk_sync_result_new (prk_op_get_id (op), fate, seq, code, NULL));
  prk_sync_store_settle (self->seam, results, NULL, NULL, answered_cb, self);
  result = wait_for (self);
  prk_sync_store_finish (self->seam, result, &error);
  g_assert_no_error (error);
}

/* Arrivals at @seq and after it. */
static void
receive (Fixture  *self,
         guint64   seq,
         PrkOp    *first,
         PrkOp    *second,
         GError  **error)
{
  g_autoptr (GPtrArray) arrivals =
      g_ptr_array_new_with_free_func ((GDestroyNotify) prk_sync_arrival_free);
  g_autoptr (PrkSyncHead) seen = prk_sync_head_new (99, "akar", 1, "ttd");
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (arrivals, prk_sync_arrival_new (seq, first));
  if (second != NULL)
    g_ptr_array_add (arrivals, prk_sync_arrival_new (seq + 1, second));
  prk_sync_store_receive (self->seam, arrivals, seq + arrivals->len - 1, seen, NULL, answered_cb,
                          self);
  result = wait_for (self);
  prk_sync_store_finish (self->seam, result, error);
}

static void
assert_receive (Fixture *self,
                guint64  seq,
                PrkOp   *first,
                PrkOp   *second)
{
  g_autoptr (GError) error = NULL;

  receive (self, seq, first, second, &error);
  g_assert_no_error (error);
}

static void
rewind_all (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  prk_sync_store_rewind (self->seam, NULL, answered_cb, self);
  result = wait_for (self);
  prk_sync_store_finish (self->seam, result, &error);
  g_assert_no_error (error);
}

static PrkSyncState *
load (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  prk_sync_store_load (self->seam, NULL, answered_cb, self);
  result = wait_for (self);

  return prk_sync_store_load_finish (self->seam, result, NULL);
}

/* What the writer keeps in memory must have followed. */
static void
assert_listed (Fixture    *self,
               const char *title)
{
  PrkQuery query = { .type = "kak", .urut = PRK_URUT_CHANGED };
  g_autoptr (GPtrArray) rows = prk_store_list (self->store, &query, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((PrkRingkas *) g_ptr_array_index (rows, 0))->judul, ==, title);
}

static void
assert_value (Fixture    *self,
              const char *path,
              const char *expected)
{
  g_autoptr (PrkRecord) record = prk_store_load (self->store, PRK_TEST_RECORD, NULL);

  g_assert_cmpstr (record != NULL ? prk_record_get_string (record, path) : NULL, ==, expected);
  if (g_str_equal (path, "judul"))
    assert_listed (self, expected);
}

static void
test_accepted_is_done (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (PrkOp) one = write_own (self, "judul", "satu");
  g_autoptr (PrkOp) two = write_own (self, "nomor", "2");

  assert_take (self, FALSE, one, two, NULL);
  assert_take (self, FALSE, one, two, NULL);
  settle (self, one, PRK_SYNC_FATE_ACCEPTED, 5, NULL);
  assert_take (self, FALSE, two, NULL, NULL);
  settle (self, two, PRK_SYNC_FATE_REFUSED, 0, "peran");
  assert_take (self, TRUE, NULL, NULL, NULL);
  assert_value (self, "nomor", "2");
}

static void
test_held_is_asked_again_with_refused_before (Fixture       *self,
                                              gconstpointer  data)
{
  g_autoptr (PrkOp) refused = write_own (self, "judul", "satu");
  g_autoptr (PrkOp) held = write_own (self, "judul", "dua");
  g_autoptr (PrkOp) later = write_own (self, "judul", "tiga");

  assert_take (self, FALSE, refused, held, later);
  settle (self, refused, PRK_SYNC_FATE_REFUSED, 0, "keadaan");
  settle (self, held, PRK_SYNC_FATE_HELD, 0, NULL);
  settle (self, later, PRK_SYNC_FATE_REFUSED, 0, "keadaan");
  assert_take (self, FALSE, NULL, NULL, NULL);
  assert_take (self, TRUE, refused, held, NULL);
  /* And they go on waiting, whatever became of that request. */
  assert_take (self, FALSE, refused, held, NULL);
}

static void
test_gap_of_a_refused_op_is_no_hole (Fixture       *self,
                                     gconstpointer  data)
{
  PrkOp *one = prk_test_device_write_string (self->other, "judul", "satu", NULL);
  PrkOp *three;
  g_autoptr (PrkSyncState) state = NULL;

  prk_test_device_write_string (self->other, "judul", "ditolak register", NULL);
  three = prk_test_device_write_string (self->other, "judul", "tiga", prk_op_get_id (one), NULL);
  assert_receive (self, 1, one, three);
  assert_value (self, "judul", "tiga");
  assert_take (self, TRUE, NULL, NULL, NULL);

  state = load (self);
  g_assert_cmpuint (state->cursor, ==, 2);
  g_assert_cmpuint (state->seen->size, ==, 99);
  assert_receive (self, 1, one, three);
}

static void
test_refused_op_of_others_leaves_and_returns (Fixture       *self,
                                              gconstpointer  data)
{
  PrkOp *one = prk_test_device_write_string (self->other, "judul", "satu", NULL);
  PrkOp *two =
      prk_test_device_write_string (self->other, "judul", "dua", prk_op_get_id (one), NULL);
  g_autoptr (PrkOp) own = write_own (self, "nomor", "7");

  assert_receive (self, 1, one, two);
  settle (self, own, PRK_SYNC_FATE_ACCEPTED, 3, NULL);
  rewind_all (self);
  assert_take (self, FALSE, own, one, two);
  settle (self, two, PRK_SYNC_FATE_REFUSED, 0, "perangkat");
  assert_value (self, "judul", "satu");
  settle (self, one, PRK_SYNC_FATE_ACCEPTED, 1, NULL);
  assert_receive (self, 2, two, NULL);
  assert_value (self, "judul", "dua");
}

static GPtrArray *
take_all (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  prk_sync_store_take (self->seam, 100, TRUE, NULL, answered_cb, self);
  result = wait_for (self);

  return prk_sync_store_take_finish (self->seam, result, NULL);
}

static void
resend (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  prk_store_sync_resend_async (self->store, PRK_TEST_RECORD, answered_cb, self);
  result = wait_for (self);
  prk_store_sync_finish (self->store, result, &error);
  g_assert_no_error (error);
}

static gboolean
has_over (const PrkOpSet *set,
          PrkOp          *op)
{
  return g_strv_contains (set->over, prk_op_get_id (op));
}

static void
test_refused_is_sent_again (Fixture       *self,
                            gconstpointer  data)
{
  g_autoptr (PrkOp) accepted = write_own (self, "judul", "satu");
  g_autoptr (PrkOp) refused = write_own (self, "judul", "dua");
  g_autoptr (PrkOp) replaced = write_own (self, "nomor", "1");
  g_autoptr (PrkOp) later = NULL;
  g_autoptr (GPtrArray) ops = NULL;

  settle (self, accepted, PRK_SYNC_FATE_ACCEPTED, 1, NULL);
  settle (self, refused, PRK_SYNC_FATE_REFUSED, 0, "peran");
  settle (self, replaced, PRK_SYNC_FATE_REFUSED, 0, "peran");
  later = write_own (self, "nomor", "2");
  settle (self, later, PRK_SYNC_FATE_ACCEPTED, 2, NULL);

  resend (self);
  assert_value (self, "judul", "dua");
  ops = take_all (self);
  g_assert_cmpuint (ops->len, ==, 1);
  g_assert_cmpuint (prk_op_get_n_sets (ops->pdata[0]), ==, 1);
  g_assert_cmpstr (prk_op_get_set (ops->pdata[0], 0)->path, ==, "judul");
  /* Others never see the refused one: what it replaced is replaced by this. */
  g_assert_true (has_over (prk_op_get_set (ops->pdata[0], 0), refused));
  g_assert_true (has_over (prk_op_get_set (ops->pdata[0], 0), accepted));
}

static void
test_refused_act_is_undone (Fixture       *self,
                            gconstpointer  data)
{
  g_autoptr (PrkOp) one = write_own (self, "judul", "satu");
  g_autoptr (PrkRecord) record = prk_store_load (self->store, PRK_TEST_RECORD, NULL);
  g_autofree char *versi = prk_store_ajukan (self->store, record, "Versi 1", NULL, NULL);
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) ops = take_all (self);

  settle (self, one, PRK_SYNC_FATE_ACCEPTED, 1, NULL);
  g_assert_cmpuint (ops->len, ==, 3);
  for (guint i = 1; i < ops->len; i++)
    settle (self, ops->pdata[i], PRK_SYNC_FATE_REFUSED, 0, "peran");
  g_assert_null (prk_store_ajukan (self->store, record, "Versi 1", NULL, NULL));

  resend (self);
  again = prk_store_ajukan (self->store, record, "Versi 1", NULL, NULL);
  g_assert_nonnull (again);
  g_assert_cmpstr (again, !=, versi);
}

/* After the register was restored: what waits there for a laptop that has not come yet. */
static void
test_held_op_of_others_leaves_and_returns (Fixture       *self,
                                           gconstpointer  data)
{
  PrkOp *one = prk_test_device_write_string (self->other, "judul", "satu", NULL);
  g_autoptr (PrkSyncStatus) status = NULL;
  g_autoptr (GPtrArray) bundle = g_ptr_array_new ();
  PrkOp *two, *three;

  two = prk_test_device_write_string (self->other, "judul", "dua", prk_op_get_id (one), NULL);
  three = prk_test_device_write_string (self->other, "judul", "tiga", prk_op_get_id (two), NULL);
  assert_receive (self, 1, one, two);
  assert_receive (self, 3, three, NULL);
  rewind_all (self);
  assert_take (self, FALSE, one, two, three);
  settle (self, one, PRK_SYNC_FATE_ACCEPTED, 1, NULL);
  settle (self, two, PRK_SYNC_FATE_REFUSED, 0, "keadaan");
  settle (self, three, PRK_SYNC_FATE_HELD, 0, NULL);
  assert_value (self, "judul", "satu");
  status = prk_store_sync_get_status (self->store, NULL, NULL);
  g_assert_cmpuint (status->n_held + status->n_waiting, ==, 0);

  /* It is offered again with what may be missing before it, by whatever way it comes once more. */
  g_ptr_array_add (bundle, three);
  g_assert_true (prk_store_receive (self->store, bundle, NULL));
  assert_value (self, "judul", "satu");
  assert_take (self, FALSE, NULL, NULL, NULL);
  assert_take (self, TRUE, two, three, NULL);
  assert_receive (self, 2, three, NULL);
  assert_value (self, "judul", "tiga");
  settle (self, three, PRK_SYNC_FATE_HELD, 0, NULL);
  assert_value (self, "judul", "tiga");
}

static void
test_register_decides_between_branches (Fixture       *self,
                                        gconstpointer  data)
{
  g_autoptr (PrkTestDevice) copy = prk_test_device_new (7);
  PrkOp *one = prk_test_device_write_string (self->other, "judul", "satu", NULL);
  PrkOp *two =
      prk_test_device_write_string (self->other, "judul", "dua", prk_op_get_id (one), NULL);
  PrkOp *three = prk_test_device_write_string (self->other, "nomor", "3", NULL);
  PrkOp *again = prk_test_device_write_string (copy, "judul", "satu", NULL);
  PrkOp *right = prk_test_device_write_string (copy, "judul", "cabang", prk_op_get_id (one), NULL);

  g_assert_cmpstr (prk_op_get_id (one), ==, prk_op_get_id (again));
  assert_receive (self, 1, one, two);
  assert_receive (self, 3, three, NULL);
  rewind_all (self);
  assert_receive (self, 1, one, right);
  assert_value (self, "judul", "cabang");
  assert_value (self, "nomor", NULL);
  assert_take (self, TRUE, NULL, NULL, NULL);
}

static void
test_other_history_is_refused (Fixture       *self,
                               gconstpointer  data)
{
  PrkOp *one = prk_test_device_write_string (self->other, "judul", "satu", NULL);
  PrkOp *two = prk_test_device_write_string (self->other, "judul", "dua", NULL);
  g_autoptr (PrkSyncState) state = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) moved = NULL;

  assert_receive (self, 1, one, NULL);
  receive (self, 1, two, NULL, &error);
  g_assert_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY);
  receive (self, 2, one, NULL, &moved);
  g_assert_error (moved, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY);
  assert_value (self, "judul", "satu");
  state = load (self);
  g_assert_cmpuint (state->cursor, ==, 1);
}

static void
test_own_op_written_elsewhere_is_a_fork (Fixture       *self,
                                         gconstpointer  data)
{
  g_autoptr (PrkOp) own = write_own (self, "judul", "di sini");
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), "di salinan");
  static const char *const over[] = { NULL };
  PrkOp *other = prk_test_device_write_string (self->other, "nomor", "1", NULL);
  g_autoptr (PrkSyncState) state = NULL;
  g_autoptr (PrkOp) foreign = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (sets, prk_op_set_new ("judul", value, over));
  foreign = prk_op_new (self->key, self->n + 1, self->prev, prk_op_get_at_us (own) + 1,
                        PRK_TEST_RECORD, "kak", sets, NULL);
  receive (self, 4, other, foreign, &error);
  g_assert_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_FORK);
  state = load (self);
  g_assert_cmpuint (state->cursor, ==, 4);
  g_assert_cmpuint (state->seen->size, ==, 99);
  assert_value (self, "judul", "di sini");
  assert_value (self, "nomor", "1");
}

static void
rekey (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  prk_sync_store_rekey (self->seam, NULL, answered_cb, self);
  result = wait_for (self);
  prk_sync_store_finish (self->seam, result, &error);
  g_assert_no_error (error);
}

static void
reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->seam);
  prk_store_close (self->store);
  g_object_unref (self->store);
  self->store = prk_store_open (self->folder, NULL, NULL, &error);
  g_assert_no_error (error);
  self->seam = prk_sync_seam_new (self->store);
}

static void
test_new_key_writes_again (Fixture       *self,
                           gconstpointer  data)
{
  g_autofree char *former = g_strdup (prk_store_get_device (self->store));
  g_autoptr (PrkOp) accepted = write_own (self, "judul", "satu");
  g_autoptr (PrkOp) two = write_own (self, "judul", "dua");
  g_autoptr (PrkOp) three = write_own (self, "judul", "tiga");
  g_autoptr (PrkRecord) stale = prk_store_load (self->store, PRK_TEST_RECORD, NULL);
  g_autoptr (PrkEdit) edit = prk_edit_new (stale);
  g_autoptr (PrkOp) after = NULL;
  g_autoptr (GPtrArray) ops = NULL;
  g_autoptr (PrkRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  const PrkOpSet *set;

  settle (self, accepted, PRK_SYNC_FATE_ACCEPTED, 1, NULL);
  settle (self, two, PRK_SYNC_FATE_REFUSED, 0, "cabang");
  rekey (self);
  g_assert_cmpstr (prk_store_get_device (self->store), !=, former);
  assert_value (self, "judul", "tiga");

  /* Whoever still has the record as it was writes over what the ops are called now. */
  prk_edit_set_string (edit, "judul", "empat");
  after = prk_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
  record = prk_store_load (self->store, PRK_TEST_RECORD, NULL);
  g_assert_cmpint (prk_record_get_state (record, "judul"), ==, PRK_VALUE_SINGLE);
  assert_value (self, "judul", "empat");

  /* Since each replaces the one before, under its new name, all three go up as one. */
  ops = take_all (self);
  g_assert_cmpuint (ops->len, ==, 1);
  g_assert_cmpstr (prk_op_get_device (ops->pdata[0]), ==, prk_store_get_device (self->store));
  g_assert_cmpuint (prk_op_get_n (ops->pdata[0]), ==, 1);
  g_assert_cmpint (prk_op_get_at_us (ops->pdata[0]), ==, prk_op_get_at_us (after));
  set = prk_op_get_set (ops->pdata[0], 0);
  g_assert_cmpstr (json_node_get_string (set->value), ==, "empat");
  g_assert_cmpstr (set->over[0], ==, prk_op_get_id (accepted));
  g_assert_null (set->over[1]);
}

static void
test_new_key_survives (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (PrkOp) one = write_own (self, "judul", "satu");
  g_autofree char *path = g_build_filename (self->folder, "perangkat.key", NULL);
  g_autofree char *waiting = g_strconcat (path, ".baru", NULL);
  g_autofree char *device = NULL;
  g_autoptr (PrkSyncState) state = NULL;
  g_autoptr (GError) error = NULL;

  rekey (self);
  device = g_strdup (prk_store_get_device (self->store));
  g_assert_false (g_file_test (waiting, G_FILE_TEST_EXISTS));
  reopen (self);
  g_assert_cmpstr (prk_store_get_device (self->store), ==, device);

  /* The power was cut between the commit and the renaming. */
  g_assert_cmpint (g_rename (path, waiting), ==, 0);
  prk_key_save (self->key, path, &error);
  g_assert_no_error (error);
  reopen (self);
  g_assert_cmpstr (prk_store_get_device (self->store), ==, device);
  g_assert_false (g_file_test (waiting, G_FILE_TEST_EXISTS));
  state = load (self);
  g_assert_cmpstr (state->device, ==, device);
  g_assert_false (state->is_enrolled);
  g_free (g_steal_pointer (&self->prev));
  assert_value (self, "judul", "satu");
}

static void
test_other_process_takes_new_key (Fixture       *self,
                                  gconstpointer  data)
{
  g_autoptr (PrkOp) one = write_own (self, "judul", "satu");
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkStore) beside = prk_store_open (self->folder, NULL, NULL, &error);
  PrkStore *first = self->store;
  g_autoptr (PrkOp) op = NULL;

  g_assert_no_error (error);
  rekey (self);
  self->store = beside;
  op = write_own (self, "nomor", "2");
  self->store = first;
  g_assert_cmpstr (prk_op_get_device (op), ==, prk_store_get_device (first));
  g_assert_cmpuint (prk_op_get_n (op), ==, 2);
  g_assert_cmpstr (prk_store_get_device (beside), ==, prk_store_get_device (first));
  prk_store_close (beside);
}

static void
test_versi_names_what_there_is (Fixture       *self,
                                gconstpointer  data)
{
  g_autoptr (PrkOp) one = write_own (self, "judul", "satu");
  g_autoptr (PrkOp) two = write_own (self, "judul", "dua");
  g_autoptr (PrkRecord) record = prk_store_load (self->store, PRK_TEST_RECORD, NULL);
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (PrkFrontier) frontier = NULL;
  g_autoptr (PrkRecord) now = NULL;
  g_autoptr (PrkRecord) at = NULL;
  g_autofree char *state = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;

  settle (self, one, PRK_SYNC_FATE_ACCEPTED, 1, NULL);
  id = prk_store_ajukan (self->store, record, "versi 1", NULL, &error);
  g_assert_no_error (error);
  rekey (self);

  versions = prk_store_list_about (self->store, PRK_TEST_RECORD, "versi", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 1);
  frontier = prk_frontier_new_from_json (prk_record_get_value (versions->pdata[0], "frontier"),
                                         &error);
  g_assert_no_error (error);
  now = prk_store_load (self->store, PRK_TEST_RECORD, NULL);
  at = prk_record_copy_at (now, frontier);
  g_assert_cmpstr (prk_record_get_string (at, "judul"), ==, "dua");
  state = prk_record_dup_state (at);
  hash = prk_hash_data (state, strlen (state));
  g_assert_cmpstr (prk_record_get_string (versions->pdata[0], "hash"), ==, hash);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/sync/seam/accepted-is-done", test_accepted_is_done },
    { "/sync/seam/held-is-asked-again-with-refused-before",
      test_held_is_asked_again_with_refused_before },
    { "/sync/seam/gap-of-a-refused-op-is-no-hole", test_gap_of_a_refused_op_is_no_hole },
    { "/sync/seam/refused-op-of-others-leaves-and-returns",
      test_refused_op_of_others_leaves_and_returns },
    { "/sync/seam/refused-is-sent-again", test_refused_is_sent_again },
    { "/sync/seam/refused-act-is-undone", test_refused_act_is_undone },
    { "/sync/seam/held-op-of-others-leaves-and-returns",
      test_held_op_of_others_leaves_and_returns },
    { "/sync/seam/register-decides-between-branches", test_register_decides_between_branches },
    { "/sync/seam/other-history-is-refused", test_other_history_is_refused },
    { "/sync/seam/own-op-written-elsewhere-is-a-fork", test_own_op_written_elsewhere_is_a_fork },
    { "/sync/seam/new-key-writes-again", test_new_key_writes_again },
    { "/sync/seam/new-key-survives", test_new_key_survives },
    { "/sync/seam/other-process-takes-new-key", test_other_process_takes_new_key },
    { "/sync/seam/versi-names-what-there-is", test_versi_names_what_there_is },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
