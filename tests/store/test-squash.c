/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ops that wait become fewer when they are first taken for sending, and never after. */

#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "store/prk-store-sync.h"

#include "store-fixture.h"

static GPtrArray *
take (PrkStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *ops;

  prk_store_sync_take_async (store, 100, FALSE, take_result_cb, &result);
  ops = prk_store_sync_take_finish (store, wait_result (&result), &error);
  g_assert_no_error (error);
  return ops;
}

static void
assert_no_conflict (PrkStore   *store,
                    const char *id)
{
  g_autoptr (PrkRecord) record = prk_store_load (store, id, NULL);
  g_auto (GStrv) concurrent = prk_record_list_concurrent (record);

  g_assert_cmpuint (g_strv_length (concurrent), ==, 0);
}

static PrkOp *
set_on (PrkStore   *store,
        PrkRecord  *record,
        const char *path,
        const char *value)
{
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autoptr (GError) error = NULL;
  PrkOp *op;

  prk_edit_set_string (edit, path, value);
  op = prk_store_commit (store, edit, &error);
  g_assert_no_error (error);
  return op;
}

static void
test_one_op_a_record (Fixture       *self,
                      gconstpointer  data)
{
  g_autofree char *kak = fixture_new_id (self);
  g_autofree char *other = fixture_new_id (self);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) again = NULL;

  assert_commit (self->store, kak, "judul", "satu");
  assert_commit (self->store, kak, "nomor", "1");
  assert_commit (self->store, other, "judul", "lain");
  assert_commit (self->store, kak, "judul", "dua");
  first = take (self->store);
  g_assert_cmpuint (first->len, ==, 2);
  g_assert_cmpstr (prk_op_get_record (first->pdata[0]), ==, other);
  g_assert_cmpuint (prk_op_get_n (first->pdata[0]), ==, 1);
  g_assert_cmpuint (prk_op_get_n (first->pdata[1]), ==, 2);
  assert_string (self->store, kak, "judul", "dua");
  assert_string (self->store, kak, "nomor", "1");
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 2);

  /* What was taken may have arrived. */
  assert_commit (self->store, kak, "judul", "tiga");
  assert_commit (self->store, kak, "judul", "empat");
  again = take (self->store);
  g_assert_cmpuint (again->len, ==, 3);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (prk_op_get_id (first->pdata[i]), ==, prk_op_get_id (again->pdata[i]));
  assert_string (self->store, kak, "judul", "empat");
  assert_no_conflict (self->store, kak);
  fixture_close (self);
  assert_store_sound (self->folder);
  fixture_open (self);
  assert_string (self->store, kak, "judul", "empat");
}

static void
test_former_names_are_understood (Fixture       *self,
                                  gconstpointer  data)
{
  g_autofree char *kak = fixture_new_id (self);
  g_autoptr (PrkRecord) open = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (PrkOp) op = NULL;

  assert_commit (self->store, kak, "judul", "satu");
  assert_commit (self->store, kak, "nomor", "1");
  open = prk_store_load (self->store, kak, NULL);
  taken = take (self->store);
  g_assert_cmpuint (taken->len, ==, 1);

  op = set_on (self->store, open, "judul", "dua");
  g_assert_cmpstr (prk_op_get_set (op, 0)->over[0], ==, prk_op_get_id (taken->pdata[0]));
  g_assert_null (prk_op_get_set (op, 0)->over[1]);
  assert_string (self->store, kak, "judul", "dua");
  assert_no_conflict (self->store, kak);
  g_assert_cmpint (query_int (self->folder, "SELECT konflik FROM record"), ==, 0);
}

/* Somebody deletes a row that he sees as several ops. */
static void
test_row_seen_before_stays_deleted (Fixture       *self,
                                    gconstpointer  data)
{
  g_autofree char *kak = fixture_new_id (self);
  g_autoptr (PrkRecord) open = NULL;
  g_autoptr (PrkRecord) now = NULL;
  g_autoptr (PrkEdit) edit = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (PrkOp) op = NULL;
  g_auto (GStrv) rows = NULL;

  assert_commit (self->store, kak, "lokasi/r1/nama", "Buntok");
  assert_commit (self->store, kak, "lokasi/r1/kode", "62.04");
  open = prk_store_load (self->store, kak, NULL);
  taken = take (self->store);
  edit = prk_edit_new (open);
  prk_edit_delete_row (edit, "lokasi", "r1");
  op = prk_store_commit (self->store, edit, NULL);
  g_assert_nonnull (op);
  now = prk_store_load (self->store, kak, NULL);
  rows = prk_record_list_rows (now, "lokasi");
  g_assert_cmpuint (g_strv_length (rows), ==, 0);
}

static void
assert_versi_true (PrkStore   *store,
                   const char *kak)
{
  g_autoptr (GPtrArray) versions = prk_store_list_about (store, kak, "versi", NULL);
  g_autoptr (PrkRecord) record = prk_store_load (store, kak, NULL);

  g_assert_cmpuint (versions->len, >, 0);
  for (guint i = 0; i < versions->len; i++)
    {
      PrkRecord *versi = versions->pdata[i];
      g_autoptr (PrkFrontier) frontier =
          prk_frontier_new_from_json (prk_record_get_value (versi, "frontier"), NULL);
      g_autoptr (PrkRecord) then = prk_record_copy_at (record, frontier);
      g_autofree char *state = prk_record_dup_state (then);
      g_autofree char *hash = prk_hash_data (state, strlen (state));

      g_assert_cmpstr (prk_record_get_string (versi, "hash"), ==, hash);
    }
}

static void
test_versi_is_a_barrier (Fixture       *self,
                         gconstpointer  data)
{
  g_autofree char *kak = fixture_new_id (self);
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *versi = NULL;
  g_autoptr (PrkRecord) record = NULL;
  g_autoptr (PrkRecord) event = prk_record_new (id, "peristiwa");
  g_autoptr (PrkEdit) edit = prk_edit_new (event);
  g_autoptr (PrkOp) back = NULL;
  g_autoptr (GPtrArray) taken = NULL;

  assert_commit (self->store, kak, "judul", "satu");
  assert_commit (self->store, kak, "nomor", "1");
  record = prk_store_load (self->store, kak, NULL);
  versi = prk_store_ajukan (self->store, record, "Versi 1", NULL, NULL);
  prk_edit_set_string (edit, "jenis", "dikembalikan");
  prk_edit_set_string (edit, "tentang", kak);
  back = prk_store_commit (self->store, edit, NULL);
  assert_commit (self->store, kak, "judul", "dua");
  assert_commit (self->store, kak, "judul", "tiga");

  taken = take (self->store);
  /* Two that the versi names, itself, two peristiwa, and what came after them as one. */
  g_assert_cmpuint (taken->len, ==, 6);
  g_assert_cmpstr (prk_op_get_kind (taken->pdata[2]), ==, "versi");
  g_assert_cmpstr (prk_op_get_id (taken->pdata[4]), ==, prk_op_get_id (back));
  assert_string (self->store, kak, "judul", "tiga");
  assert_versi_true (self->store, kak);
}

static void
test_submitted_as_it_was_seen (Fixture       *self,
                               gconstpointer  data)
{
  g_autofree char *kak = fixture_new_id (self);
  g_autoptr (PrkRecord) open = NULL;
  g_autoptr (PrkRecord) outdated = NULL;
  g_autoptr (PrkRecord) record = NULL;
  g_autoptr (PrkFrontier) frontier = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  g_autofree char *versi = NULL;
  g_autofree char *refused = NULL;
  g_autoptr (GError) error = NULL;

  assert_commit (self->store, kak, "judul", "satu");
  outdated = prk_store_load (self->store, kak, NULL);
  assert_commit (self->store, kak, "judul", "dua");
  assert_commit (self->store, kak, "nomor", "1");
  open = prk_store_load (self->store, kak, NULL);
  taken = take (self->store);
  g_assert_cmpuint (taken->len, ==, 1);

  refused = prk_store_ajukan (self->store, outdated, "Versi 1", NULL, &error);
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
  g_clear_error (&error);
  versi = prk_store_ajukan (self->store, open, "Versi 1", NULL, &error);
  g_assert_no_error (error);
  assert_versi_true (self->store, kak);

  versions = prk_store_list_about (self->store, kak, "versi", NULL);
  record = prk_store_load (self->store, kak, NULL);
  frontier = prk_record_get_frontier (record);
  json = prk_frontier_to_json (frontier);
  g_assert_true (json_node_equal (prk_record_get_value (versions->pdata[0], "frontier"), json));
}

/* Another program at work on the same store had the record in memory. */
static void
test_other_program_follows (Fixture       *self,
                            gconstpointer  data)
{
  g_autofree char *kak = fixture_new_id (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkStore) other = NULL;
  g_autoptr (GPtrArray) taken = NULL;

  assert_commit (self->store, kak, "judul", "satu");
  assert_commit (self->store, kak, "nomor", "1");
  other = fixture_try_open (self, &error);
  g_assert_no_error (error);
  assert_commit (other, kak, "judul", "dua");
  taken = take (self->store);
  g_assert_cmpuint (taken->len, ==, 1);

  assert_commit (other, kak, "judul", "tiga");
  assert_no_conflict (other, kak);
  assert_no_conflict (self->store, kak);
  assert_string (self->store, kak, "judul", "tiga");
  g_assert_cmpint (query_int (self->folder, "SELECT konflik FROM record"), ==, 0);
  g_assert_cmpint (query_int (self->folder, "SELECT min(seq) > 3 FROM op"), ==, 1);
  prk_store_close (other);
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
    { "/store/squash/one-op-a-record", test_one_op_a_record },
    { "/store/squash/former-names-are-understood", test_former_names_are_understood },
    { "/store/squash/row-seen-before-stays-deleted", test_row_seen_before_stays_deleted },
    { "/store/squash/versi-is-a-barrier", test_versi_is_a_barrier },
    { "/store/squash/submitted-as-it-was-seen", test_submitted_as_it_was_seen },
    { "/store/squash/other-program-follows", test_other_program_follows },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
