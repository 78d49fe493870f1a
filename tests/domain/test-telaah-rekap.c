/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"
#include "domain/prk-kak-banding.h"

#include "telaah-support.h"

#define HASH_B "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"

static JsonNode *
parse (const char *json)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = prk_json_parse (json, -1, G_MAXINT, 8, &error);

  g_assert_no_error (error);
  return node;
}

/* Agreement and difference by table: the verdicts of three on criterion c. */
static void
test_agreement (void)
{
  static const struct { const char *nilai[3]; PrkSepakat sepakat; } cases[] = {
    { { "\"sesuai\"", "\"sesuai\"", "\"sesuai\"" }, PRK_SEPAKAT_PENUH },
    { { "\"sesuai\"", "\"tidak_sesuai\"", "\"sesuai\"" }, PRK_SEPAKAT_BERBEDA },
    { { "\"sesuai\"", "null", "\"sesuai\"" }, PRK_SEPAKAT_PENUH },
    { { "\"sesuai\"", "null", "null" }, PRK_SEPAKAT_BELUM },
    { { "null", "null", "null" }, PRK_SEPAKAT_BELUM },
    { { "\"sesuai\"", "\"sesuai_catatan\"", "null" }, PRK_SEPAKAT_BERBEDA },
  };
  static const char *const names[] = { "Citra", "Adi", "Budi" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_record_unref);
      g_autoptr(PrkRekapTelaah) rekap = NULL;

      for (guint j = 0; j < 3; j++)
        {
          const char *pairs[] = { "kriteria/c/nilai", cases[i].nilai[j], NULL };

          g_ptr_array_add (sheets, telaah_lengkap ("01980000-0000-7000-8000-000000000010", names[j]));
          telaah_set (g_ptr_array_index (sheets, j), pairs);
        }
      rekap = prk_rekap_telaah_new (sheets, TELAAH_VERSI);
      g_assert_cmpint (rekap->kriteria[2].sepakat, ==, cases[i].sepakat);
      g_assert_cmpint (rekap->kriteria[0].sepakat, ==, PRK_SEPAKAT_PENUH);
      g_assert_cmpstr (((PrkPenelaah *)g_ptr_array_index (rekap->penelaah, 0))->nama, ==, "Adi");
    }
}

/* A sheet on another versi is shown and does not count. */
static void
test_outdated_sheet (void)
{
  static const char *const old[] = { "versi", "\"01980000-0000-7000-8000-0000000000ff\"",
                                     "kriteria/c/nilai", "\"tidak_sesuai\"", NULL };
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_record_unref);
  g_autoptr(PrkRekapTelaah) rekap = NULL;

  g_ptr_array_add (sheets, telaah_lengkap ("01980000-0000-7000-8000-000000000010", "Adi"));
  g_ptr_array_add (sheets, telaah_lengkap ("01980000-0000-7000-8000-000000000011", "Budi"));
  g_ptr_array_add (sheets, telaah_lengkap ("01980000-0000-7000-8000-000000000012", "Citra"));
  telaah_set (g_ptr_array_index (sheets, 2), old);
  rekap = prk_rekap_telaah_new (sheets, TELAAH_VERSI);
  g_assert_cmpuint (rekap->penelaah->len, ==, 3);
  g_assert_true (((PrkPenelaah *)g_ptr_array_index (rekap->penelaah, 2))->usang);
  g_assert_false (((PrkPenelaah *)g_ptr_array_index (rekap->penelaah, 0))->usang);
  g_assert_cmpint (rekap->kriteria[2].sepakat, ==, PRK_SEPAKAT_PENUH);

  /* Who has judged only the versi before agrees with nobody on this one, whatever the verdict. */
  g_clear_pointer (&rekap, prk_rekap_telaah_free);
  g_ptr_array_remove_index (sheets, 1);
  rekap = prk_rekap_telaah_new (sheets, TELAAH_VERSI);
  g_assert_cmpint (rekap->kriteria[0].sepakat, ==, PRK_SEPAKAT_BELUM);
  g_assert_cmpint (rekap->kriteria[2].sepakat, ==, PRK_SEPAKAT_BELUM);
}

/* The same passage once, with all who quote it; one that is no quotation is left out. */
static void
test_evidence_is_merged (void)
{
  static const char *const other[] = {
    "kriteria/a/bukti/k1/kutipan",
    "{\"dokumen\": \"" TELAAH_HASH "\", \"judul\": \"RPJMD Daerah\", \"halaman\": 143,"
    " \"teks\": \"Pencegahan  kebakaran\\nhutan\", \"kotak\": []}",
    "kriteria/a/bukti/k1/catatan", "\"Lihat juga tabel\"",
    "kriteria/a/bukti/k2/_urut", "\"W\"",
    "kriteria/a/bukti/k2/kutipan",
    "{\"dokumen\": \"" HASH_B "\", \"judul\": \"Renstra\", \"halaman\": 3, \"teks\": \"Lain\", \"kotak\": []}",
    "kriteria/a/bukti/k3/_urut", "\"X\"",
    "kriteria/a/bukti/k3/kutipan", "{\"dokumen\": \"pendek\"}",
    NULL,
  };
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_record_unref);
  g_autoptr(PrkRekapTelaah) rekap = NULL;
  PrkBuktiGabung *first, *second;

  g_ptr_array_add (sheets, telaah_lengkap ("01980000-0000-7000-8000-000000000010", "Adi"));
  g_ptr_array_add (sheets, telaah_lengkap ("01980000-0000-7000-8000-000000000011", "Budi"));
  telaah_set (g_ptr_array_index (sheets, 1), other);
  rekap = prk_rekap_telaah_new (sheets, TELAAH_VERSI);
  g_assert_cmpuint (rekap->kriteria[0].bukti->len, ==, 2);
  first = g_ptr_array_index (rekap->kriteria[0].bukti, 0);
  second = g_ptr_array_index (rekap->kriteria[0].bukti, 1);
  g_assert_cmpuint (first->oleh->len, ==, 2);
  g_assert_cmpstr (first->catatan, ==, "Lihat juga tabel");
  g_assert_cmpuint (second->oleh->len, ==, 1);
  g_assert_cmpuint (prk_bukti_get_halaman (second->kutipan), ==, 3);
}

static void
test_votes (void)
{
  static const char *const present[] = {
    "hadir/a/_urut", "\"V\"", "hadir/a/nama", "\"Adi\"", "hadir/a/hak_suara", "true", "hadir/a/suara", "\"setuju\"",
    "hadir/b/_urut", "\"W\"", "hadir/b/nama", "\"Budi\"", "hadir/b/hak_suara", "true", "hadir/b/suara", "\"tidak_setuju\"",
    "hadir/c/_urut", "\"X\"", "hadir/c/nama", "\"Citra\"", "hadir/c/suara", "\"setuju\"",
    "hadir/d/_urut", "\"Y\"", "hadir/d/nama", "\"Dewi\"", "hadir/d/hak_suara", "true",
    "hadir/e/_urut", "\"Z\"",
    NULL,
  };
  g_autoptr(PrkRecord) rekap = telaah_rekap ();
  PrkHitungSuara votes;

  telaah_set (rekap, present);
  prk_rekap_hitung_suara (rekap, &votes);
  g_assert_cmpuint (votes.hadir, ==, 4);
  g_assert_cmpuint (votes.berhak, ==, 3);
  g_assert_cmpuint (votes.setuju, ==, 1);
  g_assert_cmpuint (votes.tidak_setuju, ==, 1);
  g_assert_cmpuint (votes.abstain, ==, 0);
}

/* Which criteria a change touches. */
static void
test_new_versi_touches (void)
{
  static const struct { const char *path, *json; const char *criteria; } cases[] = {
    { "judul", "\"Lain\"", "" },
    { "lokasi/baris/l1/nama", "\"Kebun\"", "bc" },
    { "pembiayaan/baris/b1/harga", "1", "d" },
    { "objek_ruang_lingkup/objek/o1/uraian", "\"Lain\"", "abc" },
    { "manfaat/baris/f1/nilai", "5", "de" },
    { "urusan/kehutanan", "true", "ac" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PrkRecord) old = telaah_kak ();
      g_autoptr(PrkRecord) new = telaah_kak ();
      g_autoptr(PrkTelaahBanding) banding = NULL;
      const char *pairs[] = { cases[i].path, cases[i].json, NULL };

      telaah_set (new, pairs);
      banding = prk_telaah_banding (old, new, prk_skema_get ("kak"));
      g_assert_cmpuint (banding->beda->len, ==, 1);
      for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
        g_assert_cmpint (banding->tersentuh[k], ==,
                         strstr (cases[i].criteria, prk_telaah_get_huruf (k)) != NULL);
    }
}

static void
test_words_for_a_search (void)
{
  g_autoptr(PrkRecord) kak = telaah_kak ();
  g_autoptr(PrkRecord) empty = prk_record_new ("01980000-0000-7000-8000-000000000001", "kak");
  g_auto(GStrv) a = prk_telaah_list_kata (kak, 0, 5);
  g_auto(GStrv) b = prk_telaah_list_kata (kak, 1, 50);
  g_auto(GStrv) none = prk_telaah_list_kata (empty, 0, 5);

  g_assert_cmpuint (g_strv_length (a), ==, 5);
  g_assert_true (g_strv_contains ((const char *const *)a, "kebakaran"));
  g_assert_true (g_strv_contains ((const char *const *)b, "gambut"));
  g_assert_false (g_strv_contains ((const char *const *)b, "dan"));
  g_assert_false (g_strv_contains ((const char *const *)b, "wilayah"));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* Evidence is known by the file's hash: a title alone never opens it. */
static void
test_evidence_without_its_document (void)
{
  static const PrkBuktiDokumen here[] = { { TELAAH_HASH, "RPJMD" }, { HASH_B, "RTRW" } };
  static const struct { const char *hash, *judul; PrkBuktiKeadaan keadaan; } cases[] = {
    { TELAAH_HASH, "RPJMD", PRK_BUKTI_ADA },
    { TELAAH_HASH, "Nama lain", PRK_BUKTI_ADA },
    { "CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC", "RTRW", PRK_BUKTI_LAIN },
    { "CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC", "Renja", PRK_BUKTI_TIDAK_ADA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) kutipan
          = prk_bukti_new_kutipan (cases[i].hash, cases[i].judul, 1, "Teks", NULL, 0);

      g_assert_cmpint (prk_bukti_nilai (kutipan, here, G_N_ELEMENTS (here)), ==, cases[i].keadaan);
    }
}

static void
test_quotation_survives (void)
{
  PrkKotak kotak[] = { { 72.5, 100.25, 300.127, 12 }, { 72.5, 114, 120, 12 } };
  g_autoptr(JsonNode) kutipan
      = prk_bukti_new_kutipan (TELAAH_HASH, "RPJMD 2025–2029", 143, "Pencegahan kebakaran", kotak, 2);
  g_autofree char *canonical = prk_json_canonical (kutipan);
  g_autoptr(JsonNode) again = parse (canonical);
  g_autoptr(GArray) list = NULL;
  g_autofree char *shown = prk_bukti_dup_tampil (again);

  g_assert_true (prk_bukti_is_kutipan (again));
  list = prk_bukti_list_kotak (again);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (list, PrkKotak, 0).width, 300.127, 0.005);
  g_assert_cmpfloat (g_array_index (list, PrkKotak, 1).y, ==, 114);
  g_assert_cmpstr (shown, ==, "“Pencegahan kebakaran” (RPJMD 2025–2029, halaman 143)");
}

static void
test_what_is_no_quotation (void)
{
  static const char *const bad[] = {
    "null", "\"teks\"", "[]", "{}",
    "{\"dokumen\": \"x\", \"halaman\": 1, \"teks\": \"a\", \"kotak\": []}",
    "{\"dokumen\": \"" TELAAH_HASH "\", \"halaman\": 0, \"teks\": \"a\", \"kotak\": []}",
    "{\"dokumen\": \"" TELAAH_HASH "\", \"halaman\": 1, \"teks\": \"\", \"kotak\": []}",
    "{\"dokumen\": \"" TELAAH_HASH "\", \"halaman\": 1, \"teks\": \"a\"}",
    "{\"dokumen\": \"" TELAAH_HASH "\", \"halaman\": 1, \"teks\": \"a\", \"kotak\": [[1, 2, 3]]}",
    "{\"dokumen\": \"" TELAAH_HASH "\", \"halaman\": 1, \"teks\": \"a\", \"kotak\": [[1, 2, 3, 9007199254740991]]}",
    "{\"dokumen\": \"" TELAAH_HASH "\", \"halaman\": \"1\", \"teks\": \"a\", \"kotak\": []}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(JsonNode) node = parse (bad[i]);

      g_test_message ("%s", bad[i]);
      g_assert_false (prk_bukti_is_kutipan (node));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/telaah-rekap/agreement", test_agreement);
  g_test_add_func ("/telaah-rekap/outdated-sheet", test_outdated_sheet);
  g_test_add_func ("/telaah-rekap/evidence-is-merged", test_evidence_is_merged);
  g_test_add_func ("/telaah-rekap/votes", test_votes);
  g_test_add_func ("/telaah-rekap/new-versi-touches", test_new_versi_touches);
  g_test_add_func ("/telaah-rekap/words-for-a-search", test_words_for_a_search);
  g_test_add_func ("/bukti/without-its-document", test_evidence_without_its_document);
  g_test_add_func ("/bukti/quotation-survives", test_quotation_survives);
  g_test_add_func ("/bukti/what-is-no-quotation", test_what_is_no_quotation);

  return g_test_run ();
}
