/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-hash.h"
#include "base/prk-json.h"

#include "store-fixture.h"

static PrkRecord *
load (Fixture    *self,
      const char *id)
{
  g_autoptr (GError) error = NULL;
  PrkRecord *record = prk_store_load (self->store, id, &error);

  g_assert_no_error (error);
  return record;
}

static char *
ajukan (Fixture    *self,
        const char *id,
        const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) record = load (self, id);
  g_autoptr (JsonObject) fields = json_object_new ();
  char *versi;

  json_object_set_string_member (fields, "oleh", "Kepala BPBD");
  json_object_set_string_member (fields, "catatan", "Mohon ditelaah.");
  versi = prk_store_ajukan (self->store, record, label, fields, &error);
  g_assert_no_error (error);
  return versi;
}

static void
add_peristiwa (Fixture    *self,
               const char *id,
               const char *jenis)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *peristiwa = fixture_new_id (self);
  g_autoptr (PrkRecord) record = prk_record_new (peristiwa, "peristiwa");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autoptr (PrkOp) op = NULL;

  prk_edit_set_string (edit, "jenis", jenis);
  prk_edit_set_string (edit, "tentang", id);
  op = prk_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
}

static void
assert_status (Fixture    *self,
               const char *id,
               const char *status)
{
  g_autoptr (GError) error = NULL;
  PrkQuery query = { .type = "kak", .status = status };
  g_autoptr (GPtrArray) rows = prk_store_list (self->store, &query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((PrkRingkas *) rows->pdata[0])->id, ==, id);
  g_assert_cmpstr (((PrkRingkas *) rows->pdata[0])->status, ==, status);
}

static void
assert_locked (Fixture    *self,
               const char *id)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (commit_string (self->store, id, "kak", "judul", "diam-diam", &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED);
}

static void
test_versi (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);

  assert_commit (self->store, id, "judul", "Karhutla");
  assert_commit (self->store, id, "tempat", "Buntok");
  g_autoptr (PrkRecord) record = load (self, id);
  g_autofree char *state = prk_record_dup_state (record);
  g_autofree char *hash = prk_hash_data (state, strlen (state));
  g_autofree char *versi_id = ajukan (self, id, "KAK versi 1");

  g_autoptr (GPtrArray) versi = prk_store_list_about (self->store, id, "versi", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versi->len, ==, 1);
  PrkRecord *first = versi->pdata[0];
  g_assert_cmpstr (prk_record_get_id (first), ==, versi_id);
  g_assert_cmpstr (prk_record_get_kind (first), ==, "versi");
  g_assert_cmpstr (prk_record_get_string (first, "tentang"), ==, id);
  g_assert_cmpstr (prk_record_get_string (first, "label"), ==, "KAK versi 1");
  g_assert_cmpstr (prk_record_get_string (first, "hash"), ==, hash);
  g_assert_cmpint (prk_record_get_int (first, "nomor", 0), ==, 1);

  /* The frontier brings back the state that was submitted, whatever is written later. */
  add_peristiwa (self, id, "dikembalikan");
  assert_commit (self->store, id, "judul", "Karhutla lintas batas");
  g_autoptr (PrkFrontier) frontier =
      prk_frontier_new_from_json (prk_record_get_value (first, "frontier"), &error);
  g_assert_no_error (error);
  g_autoptr (PrkRecord) now = load (self, id);
  g_autoptr (PrkRecord) then = prk_record_copy_at (now, frontier);
  g_autofree char *then_state = prk_record_dup_state (then);
  g_assert_cmpstr (then_state, ==, state);
}

static void
test_life (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);

  assert_commit (self->store, id, "judul", "Karhutla");
  assert_status (self, id, "draft");

  g_autofree char *one = ajukan (self, id, "Versi 1");
  assert_status (self, id, "diajukan");
  assert_locked (self, id);
  g_autoptr (PrkRecord) record = load (self, id);
  g_assert_null (prk_store_ajukan (self->store, record, "Lagi", NULL, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED);
  g_clear_error (&error);

  add_peristiwa (self, id, "dirapatkan");
  assert_status (self, id, "diajukan");
  add_peristiwa (self, id, "ditelaah");
  assert_status (self, id, "ditelaah");
  assert_locked (self, id);
  add_peristiwa (self, id, "dikembalikan");
  assert_status (self, id, "dikembalikan");
  assert_commit (self->store, id, "judul", "Karhutla 2");

  /* The clock was set back since: the order of the peristiwa is still that of the writing. */
  prk_clock_set_now_us (self->clock, FIXTURE_NOW_US - 1000000);
  g_autofree char *two = ajukan (self, id, "Versi 2");
  add_peristiwa (self, id, "diterima");
  assert_status (self, id, "diterima");
  assert_locked (self, id);

  g_autoptr (GPtrArray) versi = prk_store_list_about (self->store, id, "versi", &error);
  g_assert_cmpuint (versi->len, ==, 2);
  g_assert_cmpint (prk_record_get_int (versi->pdata[1], "nomor", 0), ==, 2);
  g_autoptr (GPtrArray) peristiwa = prk_store_list_about (self->store, id, "peristiwa", &error);
  g_assert_cmpuint (peristiwa->len, ==, 6);
  g_assert_cmpstr (prk_record_get_string (peristiwa->pdata[0], "jenis"), ==, "diajukan");
  g_assert_cmpstr (prk_record_get_string (peristiwa->pdata[0], "versi"), ==, one);
  g_assert_cmpstr (prk_record_get_string (peristiwa->pdata[0], "oleh"), ==, "Kepala BPBD");
  g_assert_cmpint (prk_record_get_int (peristiwa->pdata[0], "pada", 0), ==, FIXTURE_NOW_US);
  g_assert_cmpstr (prk_record_get_string (peristiwa->pdata[4], "versi"), ==, two);
  g_assert_cmpstr (prk_record_get_string (peristiwa->pdata[5], "jenis"), ==, "diterima");

  fixture_close (self);
  assert_store_sound (self->folder);
}

/* Someone checked one text while another was committed: he must look again. */
static void
test_changed_meanwhile (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);

  assert_commit (self->store, id, "judul", "Karhutla");
  g_autoptr (PrkRecord) record = load (self, id);
  assert_commit (self->store, id, "judul", "Banjir");
  g_assert_null (prk_store_ajukan (self->store, record, "Versi 1", NULL, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
  assert_status (self, id, "draft");
  assert_commit (self->store, id, "judul", "Banjir 2");
}

static void
test_bad_ajukan (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *absent = fixture_new_id (self);
  g_autoptr (PrkRecord) unknown = prk_record_new (absent, "kak");
  g_autoptr (JsonObject) fields = json_object_new ();

  g_assert_null (prk_store_ajukan (self->store, unknown, "Versi 1", NULL, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* The versi goes with the peristiwa that could not be written. */
  assert_commit (self->store, id, "judul", "Karhutla");
  g_autoptr (PrkRecord) record = load (self, id);
  json_object_set_string_member (fields, "jalan//buntu", "x");
  g_assert_null (prk_store_ajukan (self->store, record, "Versi 1", fields, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 1);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM about"), ==, 0);
}

static void
test_written_once (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);

  assert_commit (self->store, id, "judul", "Karhutla");
  g_autofree char *versi = ajukan (self, id, "Versi 1");
  g_assert_null (commit_string (self->store, versi, "versi", "label", "Lain", &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
  assert_string (self->store, versi, "label", "Versi 1");
}

static void
test_async (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *versi = NULL;

  assert_commit (self->store, id, "judul", "Karhutla");
  g_autoptr (PrkRecord) record = load (self, id);
  prk_store_ajukan_async (self->store, record, "Versi 1", NULL, NULL, take_result_cb, &result);
  versi = prk_store_ajukan_finish (self->store, wait_result (&result), &error);
  g_assert_no_error (error);

  prk_store_list_about_async (self->store, id, "versi", NULL, take_result_cb, &listed);
  g_autoptr (GPtrArray) list =
      prk_store_list_about_finish (self->store, wait_result (&listed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (prk_record_get_id (list->pdata[0]), ==, versi);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/about/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("versi-names-the-state", test_versi);
  ADD ("status-follows-the-peristiwa", test_life);
  ADD ("changed-meanwhile-is-refused", test_changed_meanwhile);
  ADD ("bad-ajukan-leaves-nothing", test_bad_ajukan);
  ADD ("versi-is-written-once", test_written_once);
  ADD ("async", test_async);

  return g_test_run ();
}
