/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the screens are told of what waits, was refused, or came. */

#include "config.h"

#include "store/prk-antrean.h"
#include "store/prk-perangkat.h"
#include "store/prk-store-sync.h"

#include "store-fixture.h"

static void
settle (PrkStore    *store,
        PrkOp       *op,
        PrkSyncFate  fate,
        guint64      place,
        const char  *code)
{
  g_autoptr (GPtrArray) results =
      g_ptr_array_new_with_free_func ((GDestroyNotify) prk_sync_result_free);
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (results, prk_sync_result_new (prk_op_get_id (op), fate, place, code, "sebab"));
  prk_store_sync_settle_async (store, results, NULL, take_result_cb, &result);
  g_assert_true (prk_store_sync_finish (store, wait_result (&result), NULL));
}

static PrkOp *
write_one (PrkStore   *store,
           const char *id,
           const char *type,
           const char *path,
           const char *value)
{
  g_autoptr (GError) error = NULL;
  PrkOp *op = commit_string (store, id, type, path, value, &error);

  g_assert_no_error (error);
  return op;
}

static const PrkAntrean *
get_only (GPtrArray  *list,
          const char *record)
{
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((PrkAntrean *) list->pdata[0])->record, ==, record);
  return list->pdata[0];
}

static void
test_waiting_held_refused (Fixture       *self,
                           gconstpointer  data)
{
  g_autofree char *kak = fixture_new_id (self);
  g_autoptr (PrkOp) one = write_one (self->store, kak, "kak", "judul", "Karhutla");
  g_autoptr (PrkOp) two = write_one (self->store, kak, "kak", "nomor", "2");
  g_autoptr (PrkOp) three = write_one (self->store, kak, "kak", "tempat", "Buntok");
  g_autoptr (GPtrArray) before = prk_store_list_antrean (self->store, NULL);
  g_autoptr (GPtrArray) between = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const PrkAntrean *antrean = get_only (before, kak);

  g_assert_cmpstr (antrean->judul, ==, "Karhutla");
  g_assert_cmpuint (antrean->n_waiting, ==, 3);

  settle (self->store, one, PRK_SYNC_FATE_ACCEPTED, 1, NULL);
  settle (self->store, two, PRK_SYNC_FATE_HELD, 0, NULL);
  settle (self->store, three, PRK_SYNC_FATE_REFUSED, 0, "peran");
  between = prk_store_list_antrean (self->store, NULL);
  antrean = get_only (between, kak);
  g_assert_cmpuint (antrean->n_waiting, ==, 0);
  g_assert_cmpuint (antrean->n_held, ==, 1);
  g_assert_cmpuint (antrean->n_refused, ==, 1);
  g_assert_cmpstr (antrean->code, ==, "peran");
  g_assert_cmpstr (antrean->message, ==, "sebab");
  g_assert_cmpint (antrean->refused_at_us, ==, prk_op_get_at_us (three));

  settle (self->store, two, PRK_SYNC_FATE_ACCEPTED, 2, NULL);
  settle (self->store, three, PRK_SYNC_FATE_ACCEPTED, 3, NULL);
  after = prk_store_list_antrean (self->store, NULL);
  g_assert_cmpuint (after->len, ==, 0);
}

/* An act stands with the record that it is about. */
static void
test_act_counts_for_its_record (Fixture       *self,
                                gconstpointer  data)
{
  g_autofree char *kak = fixture_new_id (self);
  g_autoptr (PrkOp) one = write_one (self->store, kak, "kak", "judul", "Karhutla");
  g_autoptr (PrkRecord) record = prk_store_load (self->store, kak, NULL);
  g_autofree char *versi = prk_store_ajukan (self->store, record, "Versi 1", NULL, NULL);
  g_autoptr (GPtrArray) list = NULL;

  g_assert_nonnull (versi);
  settle (self->store, one, PRK_SYNC_FATE_ACCEPTED, 1, NULL);
  list = prk_store_list_antrean (self->store, NULL);
  g_assert_cmpuint (get_only (list, kak)->n_waiting, ==, 2);
}

static void
test_kiriman_newest_first (Fixture       *self,
                           gconstpointer  data)
{
  g_autofree char *kak = fixture_new_id (self);
  g_autofree char *other = fixture_new_id (self);
  g_autoptr (PrkOp) one = write_one (self->store, kak, "kak", "judul", "satu");
  g_autoptr (PrkOp) two = write_one (self->store, other, "kak", "judul", "dua");
  g_autoptr (PrkOp) three = write_one (self->store, kak, "kak", "nomor", "3");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const PrkKiriman *first;

  settle (self->store, one, PRK_SYNC_FATE_ACCEPTED, 1, NULL);
  settle (self->store, two, PRK_SYNC_FATE_ACCEPTED, 2, NULL);
  settle (self->store, three, PRK_SYNC_FATE_ACCEPTED, 3, NULL);
  prk_store_list_kiriman_async (self->store, 10, NULL, take_result_cb, &result);
  list = prk_store_list_kiriman_finish (self->store, wait_result (&result), NULL);
  g_assert_cmpuint (list->len, ==, 2);
  first = list->pdata[0];
  g_assert_cmpstr (first->record, ==, kak);
  g_assert_cmpuint (first->n_ops, ==, 2);
  g_assert_cmpuint (first->place, ==, 3);
  g_assert_cmpstr (first->device, ==, prk_store_get_device (self->store));
}

/* What a laptop says of itself travels, and nobody waits for it; only itself can say it. */
static void
test_names_of_laptops (Fixture       *self,
                       gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (PrkOp) one = write_one (self->store, id, PRK_TIPE_PERANGKAT, "judul", "Contoh");
  g_autoptr (PrkOp) two = write_one (self->store, id, PRK_TIPE_PERANGKAT, "judul", "Contoh Baru");
  g_autoptr (GPtrArray) list = prk_store_list_antrean (self->store, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) names = NULL;

  g_assert_cmpuint (list->len, ==, 0);
  prk_store_list_perangkat_async (self->store, NULL, take_result_cb, &result);
  names = prk_store_list_perangkat_finish (self->store, wait_result (&result), NULL);
  g_assert_cmpuint (g_hash_table_size (names), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (names, prk_store_get_device (self->store)), ==,
                   "Contoh Baru");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/store/antrean/waiting-held-refused", test_waiting_held_refused },
    { "/store/antrean/act-counts-for-its-record", test_act_counts_for_its_record },
    { "/store/antrean/kiriman-newest-first", test_kiriman_newest_first },
    { "/store/antrean/names-of-laptops", test_names_of_laptops },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
