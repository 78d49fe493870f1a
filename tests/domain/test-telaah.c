/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "oplog/prk-edit.h"

#include "kak-support.h"
#include "prk-test-device.h"
#include "telaah-support.h"

#define SHEET "01980000-0000-7000-8000-000000000010"

/* What is taken away or put in, and the one finding that follows; no rule: none may follow. */
typedef struct
{
  const char *path, *json;
  const char *rule, *at;
  PrkKekuatan strength;
} Case;

static void
expect (GPtrArray  *findings,
        const Case *one)
{
  tulis_temuan (findings);
  if (one->rule == NULL)
    {
      g_assert_cmpuint (findings->len, ==, 0);
      return;
    }

  g_test_message ("%s = %s", one->path, one->json);
  g_assert_cmpuint (findings->len, ==, 1);
  {
    const PrkTemuan *temuan = g_ptr_array_index (findings, 0);

    g_assert_cmpstr (temuan->aturan, ==, one->rule);
    g_assert_cmpstr (temuan->path, ==, one->at);
    g_assert_cmpint (temuan->kekuatan, ==, one->strength);
    g_assert_null (strchr (temuan->pesan, '{'));
    g_assert_true (*temuan->pasal != '\0');
  }
}

static void
apply (PrkRecord  *record,
       const Case *one)
{
  const char *pairs[] = { one->path, one->json, NULL };

  if (one->path != NULL)
    telaah_set (record, pairs);
}

static void
test_sheet_rules (void)
{
  static const Case cases[] = {
    { NULL, NULL, NULL, NULL, 0 },
    { "kriteria/a/nilai", "null", "R23", "kriteria/a/nilai", PRK_KEKUATAN_HARD },
    { "kriteria/e/nilai", "\"entah\"", "R23", "kriteria/e/nilai", PRK_KEKUATAN_HARD },
    { "kriteria/c/alasan", "{\"teks\": \"  \"}", "R23", "kriteria/c/alasan", PRK_KEKUATAN_HARD },
    { "penelaah/nama", "null", "R23", "penelaah/nama", PRK_KEKUATAN_HARD },
    { "kriteria/a/rujukan/r1/dokumen", "\"lain\"", "R25", "kriteria/a/rujukan", PRK_KEKUATAN_SOFT },
    { "kriteria/a/rujukan/r2/dokumen", "null", "R25", "kriteria/a/rujukan", PRK_KEKUATAN_SOFT },
    { "kriteria/b/temuan/l1/sesuai", "null", "R25", "kriteria/b/temuan/l1/sesuai", PRK_KEKUATAN_SOFT },
    { "kriteria/b/temuan/l1/_hapus", "true", "R25", "kriteria/b/temuan/l1/sesuai", PRK_KEKUATAN_SOFT },
    { "kriteria/a/bukti/k1/_hapus", "true", "bukti", "kriteria/a/bukti", PRK_KEKUATAN_SOFT },
    { "kriteria/c/bukti/k1/_hapus", "true", NULL, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PrkRecord) kak = telaah_kak ();
      g_autoptr(PrkRecord) telaah = telaah_lengkap (SHEET, "Contoh Penelaah");
      g_autoptr(GPtrArray) findings = NULL;

      apply (telaah, &cases[i]);
      findings = prk_telaah_periksa (telaah, kak);
      expect (findings, &cases[i]);
    }
}

/* The same sheet, and what the KAK lacks. */
static void
test_kak_rules (void)
{
  static const Case cases[] = {
    { "pembiayaan/baris/b1/harga", "null", "R26", "kriteria/d/biaya", PRK_KEKUATAN_SOFT },
    { "manfaat/baris/f1/nilai", "null", "R26", "kriteria/d/manfaat", PRK_KEKUATAN_SOFT },
    { "lokasi/baris/l2/_urut", "\"W\"", "R25", "kriteria/b/temuan/l2/sesuai", PRK_KEKUATAN_SOFT },
    { "lokasi/baris/l1/_hapus", "true", NULL, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PrkRecord) kak = telaah_kak ();
      g_autoptr(PrkRecord) telaah = telaah_lengkap (SHEET, "Contoh Penelaah");
      g_autoptr(GPtrArray) findings = NULL;

      apply (kak, &cases[i]);
      findings = prk_telaah_periksa (telaah, kak);
      expect (findings, &cases[i]);
    }
}

/* What is not relevant needs reasons, and neither references nor findings nor sums. */
static void
test_irrelevant_needs_reasons_only (void)
{
  g_autoptr(PrkRecord) kak = prk_record_new ("01980000-0000-7000-8000-000000000001", "kak");
  g_autoptr(PrkRecord) telaah = prk_record_new (SHEET, "telaah");
  g_autoptr(GPtrArray) findings = NULL;
  static const char *const name[] = { "penelaah/nama", "\"Contoh\"", NULL };

  telaah_set (telaah, name);
  for (guint i = 0; i < PRK_TELAAH_N_KRITERIA; i++)
    {
      g_autofree char *nilai = prk_telaah_dup_path (i, "nilai");
      g_autofree char *alasan = prk_telaah_dup_path (i, "alasan");
      const char *pairs[] = { nilai, "\"tidak_relevan\"", alasan, "{\"teks\": \"Tidak berlaku.\"}", NULL };

      telaah_set (telaah, pairs);
    }
  findings = prk_telaah_periksa (telaah, kak);
  tulis_temuan (findings);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (prk_telaah_count_dinilai (telaah), ==, 5);
}

/* Two devices of one reviewer judge the same criterion offline: nothing is chosen by itself. */
static void
test_two_verdicts_are_a_conflict (void)
{
  g_autoptr(PrkTestDevice) one = prk_test_device_new (1);
  g_autoptr(PrkTestDevice) two = prk_test_device_new (2);
  g_autoptr(PrkRecord) kak = telaah_kak ();
  g_autoptr(PrkRecord) telaah = prk_record_new (SHEET, "telaah");
  g_autoptr(PrkRecord) elsewhere = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  PrkEdit *edit;
  PrkOp *op;

  edit = prk_edit_new (telaah);
  prk_edit_set_string (edit, "kriteria/c/nilai", "sesuai");
  prk_test_device_commit (one, edit);
  prk_edit_unref (edit);
  elsewhere = prk_record_copy (telaah);

  edit = prk_edit_new (telaah);
  prk_edit_set_string (edit, "kriteria/c/nilai", "tidak_sesuai");
  prk_test_device_commit (one, edit);
  prk_edit_unref (edit);
  edit = prk_edit_new (elsewhere);
  prk_edit_set_string (edit, "kriteria/c/nilai", "sesuai_catatan");
  op = prk_test_device_commit (two, edit);
  prk_edit_unref (edit);
  prk_record_apply (telaah, op);

  findings = prk_telaah_periksa (telaah, kak);
  {
    const PrkTemuan *temuan = cari_temuan (findings, "R23", "kriteria/c/nilai");

    g_assert_nonnull (temuan);
    g_assert_nonnull (strstr (temuan->pesan, "bersamaan"));
  }
}

static void
test_result_rules (void)
{
  static const Case cases[] = {
    { NULL, NULL, NULL, NULL, 0 },
    { "hasil", "null", "R24", "hasil", PRK_KEKUATAN_HARD },
    { "hasil", "\"bagus\"", "R24", "hasil", PRK_KEKUATAN_HARD },
    { "pertimbangan", "null", "R24", "pertimbangan", PRK_KEKUATAN_HARD },
    { "pimpinan/nama", "null", "R125", "pimpinan/nama", PRK_KEKUATAN_HARD },
    { "hasil", "\"layak_perbaikan\"", "R24", "perbaikan", PRK_KEKUATAN_HARD },
    { "hasil", "\"tidak_layak\"", NULL, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PrkRecord) rekap = telaah_rekap ();
      g_autoptr(PrkRecord) telaah = telaah_lengkap (SHEET, "Contoh Penelaah");
      g_autoptr(GPtrArray) sheets = g_ptr_array_new ();
      g_autoptr(GPtrArray) findings = NULL;

      g_ptr_array_add (sheets, telaah);
      apply (rekap, &cases[i]);
      findings = prk_telaah_periksa_hasil (rekap, sheets, NULL);
      expect (findings, &cases[i]);
    }
}

/* Each criterion by somebody, not all by each. */
static void
test_result_needs_every_criterion (void)
{
  static const char *const without_d[] = { "kriteria/d/nilai", "null", NULL };
  static const char *const without_a[] = { "kriteria/a/alasan", "null", NULL };
  g_autoptr(PrkRecord) rekap = telaah_rekap ();
  g_autoptr(PrkRecord) one = telaah_lengkap (SHEET, "Satu");
  g_autoptr(PrkRecord) two = telaah_lengkap (SHEET, "Dua");
  g_autoptr(GPtrArray) sheets = g_ptr_array_new ();
  g_autoptr(GPtrArray) both = NULL;
  g_autoptr(GPtrArray) alone = NULL;

  telaah_set (one, without_d);
  telaah_set (two, without_a);
  g_ptr_array_add (sheets, one);
  alone = prk_telaah_periksa_hasil (rekap, sheets, NULL);
  g_assert_cmpuint (alone->len, ==, 1);
  g_assert_nonnull (cari_temuan (alone, "R23", "hasil"));
  g_ptr_array_add (sheets, two);
  both = prk_telaah_periksa_hasil (rekap, sheets, NULL);
  g_assert_cmpuint (both->len, ==, 0);
}

static void
test_giving_back (void)
{
  static const Case cases[] = {
    { NULL, NULL, NULL, NULL, 0 },
    { "penyampaian/tanggal", "null", "R24", "penyampaian/tanggal", PRK_KEKUATAN_HARD },
    { "penyampaian/kepada", "\" \"", "R24", "penyampaian/kepada", PRK_KEKUATAN_HARD },
  };
  static const char *const whole[] = { "penyampaian/tanggal", "\"2026-11-21\"", "penyampaian/kepada",
                                       "\"Dinas Lingkungan Hidup\"", NULL };
  static const char *const partner[] = { "prakarsa", "\"mitra\"", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint from_partner = 0; from_partner < 2; from_partner++)
      {
        g_autoptr(PrkRecord) kak = telaah_kak ();
        g_autoptr(PrkRecord) event = prk_record_new (SHEET, "peristiwa");
        g_autoptr(GPtrArray) findings = NULL;
        Case one = cases[i];

        telaah_set (event, whole);
        apply (event, &one);
        if (from_partner)
          telaah_set (kak, partner);
        if (from_partner && g_strcmp0 (one.path, "penyampaian/kepada") == 0)
          one.rule = "R27";
        findings = prk_telaah_periksa_penyampaian (event, kak);
        expect (findings, &one);
      }
}

static void
test_offer_waits_for_the_result (void)
{
  static const struct { const char *events; const char *message; } cases[] = {
    { "diajukan", "belum disampaikan" },
    { "diajukan ditelaah", "belum disampaikan" },
    { "diajukan ditelaah diterima", "belum disampaikan" },
    { "diajukan ditelaah hasil_disampaikan diterima", NULL },
    { "diajukan ditelaah diterima hasil_disampaikan", NULL },
    { "diajukan ditelaah hasil_disampaikan ditolak", "bukan layak" },
    { "diajukan ditelaah hasil_disampaikan dikembalikan", "bukan layak" },
    { "diajukan ditelaah hasil_disampaikan diterima diajukan", "belum disampaikan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(GStrv) words = g_strsplit (cases[i].events, " ", -1);
      g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_record_unref);
      g_autoptr(GPtrArray) findings = NULL;

      for (char **word = words; *word != NULL; word++)
        {
          PrkRecord *event = prk_record_new (SHEET, "peristiwa");
          g_autofree char *json = g_strdup_printf ("\"%s\"", *word);
          const char *pairs[] = { "jenis", json, NULL };

          telaah_set (event, pairs);
          g_ptr_array_add (events, event);
        }
      findings = prk_telaah_periksa_penawaran (events);
      g_test_message ("%s", cases[i].events);
      g_assert_cmpuint (findings->len, ==, cases[i].message != NULL);
      if (cases[i].message != NULL)
        g_assert_nonnull (strstr (((PrkTemuan *)g_ptr_array_index (findings, 0))->pesan,
                                  cases[i].message));
    }
}

static void
test_offer_from_a_partner (void)
{
  static const char *const whole[] = { "prakarsa", "\"mitra\"", "penawaran_masuk/diterima", "\"2026-11-21\"",
                                       "lampiran/x/_urut", "\"V\"",
                                       "lampiran/x/berkas", "{\"berkas\": \"" TELAAH_HASH "\"}", NULL };
  static const Case cases[] = {
    { NULL, NULL, NULL, NULL, 0 },
    { "mitra/m1/_hapus", "true", "R27", "mitra", PRK_KEKUATAN_HARD },
    { "penawaran_masuk/diterima", "null", "R27", "penawaran_masuk/diterima", PRK_KEKUATAN_HARD },
    { "lampiran/x/_hapus", "true", "R35", "lampiran", PRK_KEKUATAN_HARD },
    { "judul", "null", "R27", "judul", PRK_KEKUATAN_HARD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PrkRecord) kak = telaah_kak ();
      g_autoptr(GPtrArray) findings = NULL;

      telaah_set (kak, whole);
      apply (kak, &cases[i]);
      findings = prk_telaah_periksa_masuk (kak);
      expect (findings, &cases[i]);
    }
}

/* What a file holds is not asked for again, but who sent it and when. */
static void
test_a_partners_file_is_a_kak (void)
{
  g_autoptr(PrkRecord) kak = prk_record_new (SHEET, "kak");
  g_autoptr(PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, NULL);
  g_autoptr(GPtrArray) findings = NULL;
  const char *pairs[] = { "prakarsa", "\"mitra\"", "judul", "\"Jalan\"",
                          "penawaran_masuk/diterima", "\"2026-11-21\"", "lampiran/x/_urut", "\"V\"",
                          "lampiran/x/berkas", "{\"berkas\": \"" TELAAH_HASH "\"}", NULL };

  telaah_set (kak, pairs);
  g_assert_true (prk_telaah_is_masuk (kak));
  findings = prk_kak_periksa (kak, profil, FALSE);
  g_assert_cmpuint (findings->len, ==, 4);
  g_assert_nonnull (cari_temuan (findings, "R27", "mitra"));
  for (guint i = 1; i < findings->len; i++)
    g_assert_cmpint (((PrkTemuan *) g_ptr_array_index (findings, i))->kekuatan, ==,
                     PRK_KEKUATAN_SOFT);

  pairs[1] = "\"daerah\"";
  telaah_set (kak, pairs);
  g_assert_false (prk_telaah_is_masuk (kak));
}

static void
test_cost_and_benefit (void)
{
  static const struct { const char *path, *json; const char *ratio; gint64 benefit; } cases[] = {
    { NULL, NULL, "1,88", 3000000000 }, /* 3,000 / 1,600 million = 1.875 */
    { "jangka_waktu/durasi_bulan", "18", "0,94", 1500000000 }, /* 0.9375 */
    { "jangka_waktu/durasi_bulan", "null", "0,63", 1000000000 }, /* one year; 0.625 */
    { "manfaat/baris/f1/nilai", "0", "0,00", 0 },
    { "manfaat/baris/f1/nilai", "9000000000000000", "16875000,00", 27000000000000000 },
    { "manfaat/baris/f1/nilai", "9007199254740992", "16888498,60", 27021597764222976 },
    { "pembiayaan/baris/b1/volume", "\"0\"", NULL, 3000000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PrkRecord) kak = telaah_kak ();
      const char *pairs[] = { cases[i].path, cases[i].json, NULL };
      g_autofree char *ratio = NULL;
      PrkBiayaManfaat sums;

      if (cases[i].path != NULL)
        telaah_set (kak, pairs);
      prk_telaah_hitung (kak, NULL, &sums);
      ratio = prk_telaah_dup_rasio (&sums);
      g_assert_cmpstr (ratio, ==, cases[i].ratio);
      g_assert_cmpint (sums.manfaat, ==, cases[i].benefit);
    }
}

/* A KAK that came as a file has no rows: what the reviewer read in it counts. */
static void
test_cost_of_a_file (void)
{
  static const char *const figures[] = { "kriteria/d/biaya", "200", "kriteria/d/manfaat", "500", NULL };
  g_autoptr(PrkRecord) kak = prk_record_new ("01980000-0000-7000-8000-000000000001", "kak");
  g_autoptr(PrkRecord) whole = telaah_kak ();
  g_autoptr(PrkRecord) telaah = telaah_lengkap (SHEET, "Contoh");
  PrkBiayaManfaat sums;

  telaah_set (telaah, figures);
  prk_telaah_hitung (kak, telaah, &sums);
  g_assert_cmpint (sums.rasio_persen, ==, 250);
  prk_telaah_hitung (whole, telaah, &sums);
  g_assert_cmpint (sums.biaya, ==, 1600000000);
}

static void
test_outcomes_of_a_profile (void)
{
  static const char json[]
      = "{\"nama\": \"Uji\", \"daerah\": \"62.04\", \"telaah\": {\"hasil\": [\"tidak_layak\", \"ulang\", \"asing\"],"
        " \"nama\": {\"ulang\": \"Ditelaah ulang\"}, \"lalu\": {\"ulang\": \"dikembalikan\"}}}";
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkProfil) profil = prk_profil_new_from_json (json, "uji", &error);
  g_autoptr(GPtrArray) own = NULL;
  g_autoptr(GPtrArray) shipped = prk_telaah_list_hasil (NULL);

  g_assert_no_error (error);
  own = prk_telaah_list_hasil (profil);
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpstr (((PrkHasilTelaah *)g_ptr_array_index (own, 0))->nama, ==, "Tidak layak");
  g_assert_cmpstr (((PrkHasilTelaah *)g_ptr_array_index (own, 1))->nama, ==, "Ditelaah ulang");
  g_assert_cmpstr (((PrkHasilTelaah *)g_ptr_array_index (own, 1))->peristiwa, ==, "dikembalikan");
  g_assert_cmpuint (shipped->len, ==, 3);
  g_assert_cmpstr (((PrkHasilTelaah *)g_ptr_array_index (shipped, 0))->peristiwa, ==, "diterima");
}

/* A new sheet: bound to the versi, a row for each location under its id. */
static void
test_new_sheet (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkRecord) kak = telaah_kak ();
  g_autoptr(PrkRecord) telaah = prk_record_new (SHEET, "telaah");
  g_autoptr(PrkEdit) edit = prk_edit_new (telaah);
  PrkTelaahAwal awal = { TELAAH_VERSI, "hash", 2, "Contoh Penelaah", NULL, "Anggota TKKSD", "" };
  g_auto(GStrv) rows = NULL;

  prk_telaah_mulai (edit, kak, &awal);
  prk_test_device_commit (device, edit);
  g_assert_cmpstr (prk_record_get_string (telaah, "tentang"), ==, prk_record_get_id (kak));
  g_assert_cmpstr (prk_record_get_string (telaah, "versi_hash"), ==, "hash");
  g_assert_cmpint (prk_record_get_int (telaah, "versi_nomor", 0), ==, 2);
  g_assert_null (prk_record_get_value (telaah, "penelaah/instansi"));
  rows = prk_record_list_rows (telaah, "kriteria/b/temuan");
  g_assert_cmpuint (g_strv_length (rows), ==, 1);
  g_assert_cmpstr (rows[0], ==, "l1");
  g_assert_cmpstr (prk_record_get_string (telaah, "kriteria/b/temuan/l1/lokasi"), ==,
                   "Hutan rawa gambut");
}

static void
test_paths (void)
{
  PrkSkema *skema = prk_skema_get ("telaah");

  g_assert_cmpint (prk_telaah_find_kriteria ("kriteria/a/nilai"), ==, 0);
  g_assert_cmpint (prk_telaah_find_kriteria ("kriteria/e"), ==, 4);
  g_assert_cmpint (prk_telaah_find_kriteria ("kriteria/f/nilai"), ==, -1);
  g_assert_cmpint (prk_telaah_find_kriteria ("kriteria/ab"), ==, -1);
  g_assert_cmpint (prk_telaah_find_kriteria ("judul"), ==, -1);
  for (guint i = 0; i < PRK_TELAAH_N_KRITERIA; i++)
    {
      g_autofree char *bukti = prk_telaah_dup_path (i, "bukti/x/kutipan");

      g_assert_cmpint (prk_skema_find_bidang (skema, bukti, NULL)->jenis, ==, PRK_JENIS_KUTIPAN);
    }
  g_assert_nonnull (prk_skema_get ("rekap"));
  g_assert_nonnull (prk_skema_get ("catatan"));
  g_assert_nonnull (prk_skema_get ("kak"));
  g_assert_null (prk_skema_get ("entah"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/telaah/sheet-rules", test_sheet_rules);
  g_test_add_func ("/telaah/kak-rules", test_kak_rules);
  g_test_add_func ("/telaah/a-partners-file-is-a-kak", test_a_partners_file_is_a_kak);
  g_test_add_func ("/telaah/irrelevant-needs-reasons-only", test_irrelevant_needs_reasons_only);
  g_test_add_func ("/telaah/two-verdicts-are-a-conflict", test_two_verdicts_are_a_conflict);
  g_test_add_func ("/telaah/result-rules", test_result_rules);
  g_test_add_func ("/telaah/result-needs-every-criterion", test_result_needs_every_criterion);
  g_test_add_func ("/telaah/giving-back", test_giving_back);
  g_test_add_func ("/telaah/offer-waits-for-the-result", test_offer_waits_for_the_result);
  g_test_add_func ("/telaah/offer-from-a-partner", test_offer_from_a_partner);
  g_test_add_func ("/telaah/cost-and-benefit", test_cost_and_benefit);
  g_test_add_func ("/telaah/cost-of-a-file", test_cost_of_a_file);
  g_test_add_func ("/telaah/outcomes-of-a-profile", test_outcomes_of_a_profile);
  g_test_add_func ("/telaah/new-sheet", test_new_sheet);
  g_test_add_func ("/telaah/paths", test_paths);

  return g_test_run ();
}
