/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-json.h"
#include "store/prk-telaahan.h"

#include "store-fixture.h"

static void
set_all (Fixture           *self,
         const char        *id,
         const char        *type,
         const char *const *pairs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) record = prk_store_load (self->store, id, NULL);
  g_autoptr (PrkEdit) edit = NULL;
  g_autoptr (PrkOp) op = NULL;

  if (record == NULL)
    record = prk_record_new (id, type);
  edit = prk_edit_new (record);
  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      g_autoptr (JsonNode) node = prk_json_parse (pairs[i + 1], -1, G_MAXINT, 8, &error);

      g_assert_no_error (error);
      prk_edit_set_node (edit, pairs[i], node);
    }
  op = prk_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
}

static char *
add_kak (Fixture *self)
{
  static const char *const pairs[] = {
    "judul", "\"Karhutla\"",
    "lokasi/baris/l1/_urut", "\"V\"",
    "lokasi/baris/l1/nama", "\"Rawa\"",
    NULL,
  };
  char *id = fixture_new_id (self);

  set_all (self, id, "kak", pairs);
  return id;
}

static char *
submit (Fixture    *self,
        const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) record = prk_store_load (self->store, id, &error);
  char *versi = prk_store_ajukan (self->store, record, "KAK", NULL, &error);

  g_assert_no_error (error);
  return versi;
}

static PrkTelaahan *
load (Fixture    *self,
      const char *id)
{
  g_autoptr (GError) error = NULL;
  PrkTelaahan *telaahan = prk_telaahan_load (self->store, id, &error);

  g_assert_no_error (error);
  return telaahan;
}

static const PrkIdentitas reviewer = { (char *) "Contoh Penelaah", (char *) "198001012005011001",
                                       (char *) "Anggota TKKSD",
                                       (char *) "Badan Perencanaan", (char *) "62.04",
                                       (char *) "barito-selatan" };

/* A sheet is bound to the newest versi; asked again, the same one is there; another reviewer on the
 * same device is this reviewer. */
static void
test_sheet_is_bound (Fixture       *self,
                     gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_kak (self);
  g_autofree char *versi = submit (self, id);
  g_autofree char *sheet = prk_telaah_baru (self->store, id, &reviewer, &error);
  g_autofree char *again = prk_telaah_baru (self->store, id, &reviewer, &error);
  g_autoptr (PrkTelaahan) telaahan = NULL;
  g_autoptr (PrkRecord) judged = NULL;
  PrkRecord *record;

  g_assert_no_error (error);
  g_assert_cmpstr (sheet, ==, again);
  telaahan = load (self, id);
  g_assert_cmpuint (telaahan->telaah->len, ==, 1);
  record = g_ptr_array_index (telaahan->telaah, 0);
  g_assert_cmpstr (prk_record_get_string (record, "versi"), ==, versi);
  g_assert_cmpstr (prk_record_get_string (record, "versi_hash"), ==,
                   prk_record_get_string (prk_telaahan_get_versi (telaahan), "hash"));
  g_assert_cmpstr (prk_record_get_string (record, "penelaah/nama"), ==, "Contoh Penelaah");
  g_assert_cmpstr (prk_record_get_string (record, "kriteria/b/temuan/l1/lokasi"), ==, "Rawa");
  g_assert_false (prk_telaahan_is_usang (telaahan, record));
  judged = prk_telaahan_new_kak (telaahan, prk_telaahan_get_versi (telaahan));
  g_assert_cmpstr (prk_record_get_string (judged, "judul"), ==, "Karhutla");
}

static void
test_never_submitted (Fixture       *self,
                      gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_kak (self);

  g_assert_null (prk_telaah_baru (self->store, id, &reviewer, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (prk_rekap_baru (self->store, id, &reviewer, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND);
}

static gboolean
catat (Fixture    *self,
       const char *id,
       const char *from,
       GPtrArray  *peristiwa,
       GError    **error)
{
  const char *states[] = { from, NULL };

  return prk_store_catat (self->store, id, states, peristiwa, error);
}

static const PrkHasilTelaah *
find_hasil (GPtrArray  *list,
            const char *kode)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((PrkHasilTelaah *) g_ptr_array_index (list, i))->kode, kode) == 0)
      return g_ptr_array_index (list, i);
  g_assert_not_reached ();
}

/* Received, judged, returned: the KAK opens as a draft, its next versi makes the sheet outdated, and
 * the reviewer gets a sheet of the new one. */
static void
test_round_of_mending (Fixture       *self,
                       gconstpointer  unused)
{
  static const char *const mended[] = { "judul", "\"Karhutla lintas batas\"", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_kak (self);
  g_autofree char *first = submit (self, id);
  g_autofree char *sheet = prk_telaah_baru (self->store, id, &reviewer, NULL);
  g_autofree char *rekap = prk_rekap_baru (self->store, id, &reviewer, NULL);
  g_autoptr (GPtrArray) outcomes = prk_telaah_list_hasil (NULL);
  g_autoptr (PrkTelaahan) before = load (self, id);
  g_autoptr (GPtrArray) received = prk_telaahan_new_penerimaan (before, "2026-11-21", "Staf");
  g_autoptr (GPtrArray) given = prk_telaahan_new_penyampaian (
      before, find_hasil (outcomes, "layak_perbaikan"), "2026-11-22", "BPBD", "Staf");
  g_autoptr (PrkTelaahan) returned = NULL;
  g_autoptr (PrkTelaahan) after = NULL;
  g_autofree char *second = NULL;
  g_autofree char *sheet2 = NULL;

  g_assert_nonnull (rekap);
  g_assert_cmpstr (before->status, ==, "diajukan");
  g_assert_false (catat (self, id, "ditelaah", given, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_true (catat (self, id, "diajukan", received, &error));
  g_assert_true (catat (self, id, "ditelaah", given, &error));
  g_assert_no_error (error);

  returned = load (self, id);
  g_assert_cmpstr (returned->status, ==, "dikembalikan");
  g_assert_cmpuint (returned->peristiwa->len, ==, 4);
  g_assert_cmpstr (prk_record_get_string (returned->peristiwa->pdata[2], "jenis"), ==,
                   "hasil_disampaikan");
  g_assert_cmpstr (prk_record_get_string (returned->peristiwa->pdata[2], "penyampaian/kepada"), ==,
                   "BPBD");

  set_all (self, id, "kak", mended);
  second = submit (self, id);
  after = load (self, id);
  g_assert_cmpstr (prk_record_get_id (prk_telaahan_get_versi (after)), ==, second);
  g_assert_true (prk_telaahan_is_usang (after, after->telaah->pdata[0]));
  g_assert_null (after->rekap);
  sheet2 = prk_telaah_baru (self->store, id, &reviewer, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sheet, !=, sheet2);
  {
    g_autoptr (PrkRecord) old = prk_telaahan_new_kak (after, prk_telaahan_find_versi (after, first));

    g_assert_cmpstr (prk_record_get_string (old, "judul"), ==, "Karhutla");
  }
}

/* "ditolak" locks the KAK for good. */
static void
test_rejected (Fixture       *self,
               gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_kak (self);
  g_autofree char *versi = submit (self, id);
  g_autoptr (GPtrArray) outcomes = prk_telaah_list_hasil (NULL);
  g_autoptr (PrkTelaahan) before = load (self, id);
  g_autoptr (GPtrArray) given = prk_telaahan_new_penyampaian (
      before, find_hasil (outcomes, "tidak_layak"), "2026-11-22", "BPBD", NULL);
  g_autoptr (PrkTelaahan) after = NULL;

  g_assert_true (catat (self, id, "diajukan", given, &error));
  after = load (self, id);
  g_assert_cmpstr (after->status, ==, "ditolak");
  g_assert_null (commit_string (self->store, id, "kak", "judul", "lain", &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED);
}

/* Who reviews stands in the list, and how far the sheet is; what came after the KAK from elsewhere,
 * too. */
static void
test_list_row (Fixture       *self,
               gconstpointer  unused)
{
  static const char *const judged[] = { "kriteria/a/nilai", "\"sesuai\"", "kriteria/a/alasan",
                                        "{\"teks\": \"Ya.\"}", "kriteria/b/nilai", "\"sesuai\"", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_kak (self);
  g_autofree char *versi = submit (self, id);
  g_autofree char *sheet = prk_telaah_baru (self->store, id, &reviewer, NULL);
  PrkQuery query = { .type = "telaah" };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) all = NULL;
  PrkRingkas *row;

  set_all (self, sheet, "telaah", judged);
  rows = prk_store_list (self->store, &query, &error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->judul, ==, "Karhutla");
  g_assert_cmpstr (row->keterangan, ==, "Contoh Penelaah");
  g_assert_cmpint (row->lengkap, ==, 1);

  all = prk_telaahan_list (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (((PrkTelaahan *) g_ptr_array_index (all, 0))->status, ==, "diajukan");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/telaahan/sheet-is-bound", Fixture, NULL, fixture_set_up, test_sheet_is_bound, fixture_tear_down);
  g_test_add ("/telaahan/never-submitted", Fixture, NULL, fixture_set_up, test_never_submitted, fixture_tear_down);
  g_test_add ("/telaahan/round-of-mending", Fixture, NULL, fixture_set_up, test_round_of_mending, fixture_tear_down);
  g_test_add ("/telaahan/rejected", Fixture, NULL, fixture_set_up, test_rejected, fixture_tear_down);
  g_test_add ("/telaahan/list-row", Fixture, NULL, fixture_set_up, test_list_row, fixture_tear_down);

  return g_test_run ();
}
