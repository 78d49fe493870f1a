/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"
#include "domain/prk-tenggat.h"

static PrkKalender *
get_kalender (void)
{
  static PrkKalender *kalender = NULL;

  if (kalender == NULL)
    {
      g_autoptr (GPtrArray) salah
          = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
      g_autoptr (GPtrArray) libur = prk_libur_muat (NULL, salah);
      const PrkHitung usual = { .hari_kerja = 5 };

      kalender = prk_kalender_new (libur, "62.04", &usual);
    }

  return kalender;
}

static PrkKasus *
new_kasus (const char *peristiwa)
{
  g_autofree char *text
      = g_strdup_printf ("{\"ksd\": {\"tahun_rencana\": 2028}, \"peristiwa\": [%s]}", peristiwa);
  g_autoptr (GError) error = NULL;
  PrkKasus *kasus = prk_kasus_new_dari_json (text, -1, &error);

  g_assert_no_error (error);
  return kasus;
}

static PrkTenggat *
cari (const char *peristiwa,
      PrkProfil *profil,
      const char *hari_ini,
      const char *id,
      const char *alur)
{
  g_autoptr (PrkKasus) kasus = new_kasus (peristiwa);

  return prk_tenggat_cari (kasus, get_kalender (), profil, prk_hari_dari_iso (hari_ini), id, alur);
}

static void
assert_hari (PrkHari hari, const char *iso)
{
  g_autofree char *written = prk_hari_dup_iso (hari);

  g_assert_cmpstr (written, ==, iso);
}

/* Every deadline in days, its unit and its article; the last days were counted by hand from the
 * decrees. */
static void
test_each_in_its_unit (void)
{
  static const struct
  {
    const char *id, *peristiwa, *jatuh, *pasal;
    gboolean is_kerja;
  } cases[] = {
    { "D2", "{\"jenis\":\"penawaran_diterima\",\"tanggal\":\"2026-11-20\"}", "2026-12-20",
      "Pasal 16 ayat (4)", FALSE },
    { "D4", "{\"jenis\":\"permintaan_kedua\",\"tanggal\":\"2027-02-26\"}", "2027-03-13",
      "Pasal 16 ayat (6)", FALSE },
    { "D5", "{\"jenis\":\"penawaran_masuk\",\"tanggal\":\"2026-12-23\",\"dalam_rencana\":true}",
      "2027-01-22", "Pasal 17 ayat (4)", FALSE },
    { "D6", "{\"jenis\":\"penawaran_masuk\",\"tanggal\":\"2026-12-23\"}", "2027-02-10",
      "Pasal 18 ayat (1)", TRUE },
    { "D7", "{\"jenis\":\"permintaan_kedua_masuk\",\"tanggal\":\"2026-12-23\"}", "2027-01-19",
      "Pasal 18 ayat (2)", TRUE },
    { "D8", "{\"jenis\":\"dprd_dimohon\",\"tanggal\":\"2026-11-18\",\"diterima\":\"2026-11-20\"}",
      "2026-12-11", "huruf b", TRUE },
    { "D10", "{\"jenis\":\"dprd_kajian\",\"diterima\":\"2027-02-26\"}", "2027-03-31", "huruf d",
      TRUE },
    { "D11", "{\"jenis\":\"dprd_tindak_lanjut\",\"diterima\":\"2026-12-23\"}", "2027-01-19",
      "huruf e", TRUE },
    { "D12", "{\"jenis\":\"dprd_dimohon\",\"diterima\":\"2026-11-20\"}", "2027-01-28",
      "Pasal 22 ayat (3)", TRUE },
    { "D13", "{\"jenis\":\"kb_ditandatangani\",\"mulai\":\"2027-01-01\",\"durasi_bulan\":36}",
      "2029-12-31", "Pasal 19 ayat (3)", FALSE },
    { "D14",
      "{\"jenis\":\"pks_ditandatangani\",\"mulai\":\"2027-01-01\",\"selesai\":\"2028-06-30\"}",
      "2028-06-30", "Pasal 12 ayat (2)", FALSE },
    { "D18", "{\"jenis\":\"sekretariat_dibentuk\",\"mulai\":\"2027-01-01\"}", "2031-12-31",
      "Pasal 40 ayat (2)", FALSE },
    { "D19", "{\"jenis\":\"pks_ditandatangani\",\"tanggal\":\"2027-01-15\"}", "2027-07-14", "SOP",
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PrkTenggat) tenggat
          = cari (cases[i].peristiwa, NULL, "2026-12-01", cases[i].id, "utama");

      g_test_message ("%s", cases[i].id);
      g_assert_nonnull (tenggat);
      assert_hari (tenggat->jatuh, cases[i].jatuh);
      g_assert_cmpint (tenggat->is_kerja, ==, cases[i].is_kerja);
      g_assert_nonnull (strstr (tenggat->pasal, cases[i].pasal));
      g_assert_cmpint (tenggat->status, ==, PRK_TENGGAT_BERJALAN);
    }
}

static void
test_arithmetic_in_words (void)
{
  g_autoptr (PrkTenggat) tenggat
      = cari ("{\"jenis\":\"penawaran_diterima\",\"tanggal\":\"2026-11-20\"}", NULL, "2026-12-01",
              "D2", "utama");
  g_autoptr (PrkTenggat) kerja = cari ("{\"jenis\":\"penawaran_masuk\",\"tanggal\":\"2026-11-20\"}",
                                       NULL, "2027-01-05", "D6", "utama");

  g_assert_cmpstr (tenggat->hitungan, ==, "diterima 20-11-2026 + 30 hari kalender = 20-12-2026");
  g_assert_cmpstr (tenggat->pelaku, ==, "Kepala Daerah calon mitra");
  g_assert_cmpint (tenggat->sisa, ==, 19);
  /* 20-12-2026 is a Sunday: the day stays, and it is said. */
  g_assert_nonnull (strstr (tenggat->peringatan, "Minggu"));

  g_assert_cmpstr (kerja->hitungan, ==, "diterima 20-11-2026 + 30 hari kerja = 07-01-2027");
  g_assert_cmpint (kerja->sisa, ==, 2);
  g_assert_null (kerja->peringatan);
}

static guint
count_id (GPtrArray *list, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += strcmp (((PrkTenggat *)g_ptr_array_index (list, i))->id, id) == 0;

  return n;
}

/* What lapses is proposed, by name, and nothing happens by itself. */
static void
test_proposes_and_never_acts (void)
{
  g_autoptr (PrkKasus) kasus
      = new_kasus ("{\"jenis\":\"penawaran_diterima\",\"tanggal\":\"2026-11-20\"},"
                   "{\"jenis\":\"dprd_dimohon\",\"alur\":\"pks-1\",\"tanggal\":\"2026-11-20\","
                   "\"diterima\":\"2026-11-20\"}");
  g_autoptr (GPtrArray) on_the_day
      = prk_tenggat_hitung (kasus, get_kalender (), NULL, prk_hari_dari_iso ("2026-12-20"));
  g_autoptr (GPtrArray) after
      = prk_tenggat_hitung (kasus, get_kalender (), NULL, prk_hari_dari_iso ("2026-12-21"));
  g_autoptr (PrkTenggat) dprd = prk_tenggat_cari (kasus, get_kalender (), NULL,
                                                  prk_hari_dari_iso ("2027-01-29"), "D12", "pks-1");
  g_autoptr (PrkTenggat) dprd_last = prk_tenggat_cari (
      kasus, get_kalender (), NULL, prk_hari_dari_iso ("2027-01-28"), "D12", "pks-1");
  PrkTenggat *first = g_ptr_array_index (after, 0);

  g_assert_cmpuint (count_id (on_the_day, "D3"), ==, 0);
  g_assert_cmpuint (count_id (after, "D3"), ==, 1);
  /* D8 lapsed earlier than D2. */
  g_assert_cmpstr (first->id, ==, "D8");
  for (guint i = 0; i < after->len; i++)
    {
      PrkTenggat *tenggat = g_ptr_array_index (after, i);

      if (strcmp (tenggat->id, "D3") == 0)
        g_assert_cmpstr (tenggat->usul, ==, "permintaan_kedua");
      if (strcmp (tenggat->id, "D2") == 0)
        g_assert_cmpint (tenggat->sisa, ==, -1);
    }

  g_assert_cmpint (dprd->status, ==, PRK_TENGGAT_LEWAT);
  g_assert_cmpstr (dprd->usul, ==, "dianggap_disetujui");
  g_assert_cmpint (dprd_last->status, ==, PRK_TENGGAT_BERJALAN);
  g_assert_null (dprd_last->usul);
  g_assert_cmpuint (prk_kasus_get_n_kejadian (kasus), ==, 2);
}

static void
test_what_ends_a_deadline (void)
{
  g_autoptr (PrkTenggat) in_time
      = cari ("{\"jenis\":\"penawaran_diterima\",\"tanggal\":\"2026-11-20\"},"
              "{\"jenis\":\"tanggapan_menerima\",\"tanggal\":\"2026-12-20\"}",
              NULL, "2027-06-01", "D2", "utama");
  g_autoptr (PrkTenggat) late
      = cari ("{\"jenis\":\"penawaran_diterima\",\"tanggal\":\"2026-11-20\"},"
              "{\"jenis\":\"permintaan_kedua\",\"tanggal\":\"2026-12-21\"}",
              NULL, "2027-06-01", "D2", "utama");
  g_autoptr (PrkTenggat) other_line
      = cari ("{\"jenis\":\"dprd_dimohon\",\"alur\":\"pks-1\",\"diterima\":\"2026-11-20\"},"
              "{\"jenis\":\"dprd_disetujui\",\"alur\":\"pks-2\",\"tanggal\":\"2026-12-01\"}",
              NULL, "2026-12-05", "D12", "pks-1");
  g_autoptr (PrkTenggat) before
      = cari ("{\"jenis\":\"tanggapan_menolak\",\"tanggal\":\"2026-01-05\"},"
              "{\"jenis\":\"penawaran_diterima\",\"tanggal\":\"2026-11-20\"}",
              NULL, "2026-12-05", "D2", "utama");

  g_assert_cmpint (in_time->status, ==, PRK_TENGGAT_SELESAI);
  g_assert_cmpint (late->status, ==, PRK_TENGGAT_TERLAMBAT);
  g_assert_cmpint (other_line->status, ==, PRK_TENGGAT_BERJALAN);
  g_assert_cmpint (before->status, ==, PRK_TENGGAT_BERJALAN);
}

#define DIMOHON "{\"jenis\":\"dprd_dimohon\",\"diterima\":\"2026-11-20\"}"

static void
test_pauses_need_a_reason (void)
{
  g_autoptr (PrkTenggat) bare = cari (
      DIMOHON ",{\"jenis\":\"tenggat_ditunda\",\"tenggat\":\"D12\",\"tanggal\":\"2026-11-27\"}",
      NULL, "2026-12-04", "D12", "utama");
  g_autoptr (PrkTenggat) paused
      = cari (DIMOHON ",{\"jenis\":\"tenggat_ditunda\",\"tenggat\":\"D12\",\"tanggal\":\"2026-11-"
                      "27\",\"alasan\":\"Masa reses\"}",
              NULL, "2026-12-04", "D12", "utama");
  g_autoptr (PrkTenggat) resumed = cari (
      DIMOHON ",{\"jenis\":\"tenggat_ditunda\",\"tenggat\":\"D12\",\"tanggal\":\"2026-11-27\","
              "\"alasan\":\"Masa reses\"},"
              "{\"jenis\":\"tenggat_dilanjutkan\",\"tenggat\":\"D12\",\"tanggal\":\"2026-12-04\"}",
      NULL, "2026-12-10", "D12", "utama");

  assert_hari (bare->jatuh, "2027-01-28");
  g_assert_nonnull (strstr (bare->peringatan, "tanpa alasan"));

  g_assert_cmpint (paused->status, ==, PRK_TENGGAT_DITUNDA);
  g_assert_cmpuint (paused->jatuh, ==, 0);
  g_assert_cmpint (paused->sisa, ==, 40);
  g_assert_nonnull (strstr (paused->peringatan, "Masa reses"));

  /* Five working days from 28 November to 4 December: 29 January and 1 to 4 February follow 28
   * January. */
  assert_hari (resumed->jatuh, "2027-02-04");
  g_assert_cmpstr (resumed->hitungan, ==,
                   "permohonan diterima 20-11-2026 + 45 hari kerja + 5 hari ditunda = 04-02-2027");
}

static void
test_pause_by_the_profile (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkProfil) profil = prk_profil_new_from_json (
      "{\"nama\": \"X\", \"daerah\": \"62.04\", \"hitung\": {\"jeda_di_kepala_daerah\": true}}",
      "x", &error);
  const char *events = DIMOHON
      ",{\"jenis\":\"dprd_kajian\",\"tanggal\":\"2026-11-27\",\"diterima\":\"2026-11-27\"},"
      "{\"jenis\":\"dprd_tindak_lanjut\",\"tanggal\":\"2026-12-04\",\"diterima\":\"2026-12-04\"}";
  g_autoptr (PrkTenggat) with = NULL;
  g_autoptr (PrkTenggat) without = cari (events, NULL, "2026-12-10", "D12", "utama");

  g_assert_no_error (error);
  with = cari (events, profil, "2026-12-10", "D12", "utama");
  assert_hari (with->jatuh, "2027-02-04");
  assert_hari (without->jatuh, "2027-01-28");
}

static void
test_bad_days (void)
{
  g_autoptr (PrkTenggat) none
      = cari ("{\"jenis\":\"penawaran_diterima\"}", NULL, "2026-12-05", "D2", "utama");
  g_autoptr (PrkTenggat) future
      = cari ("{\"jenis\":\"penawaran_diterima\",\"tanggal\":\"2027-03-01\"}", NULL, "2026-12-05",
              "D2", "utama");
  g_autoptr (PrkTenggat) reversed
      = cari ("{\"jenis\":\"penawaran_diterima\",\"tanggal\":\"2026-11-20\"},"
              "{\"jenis\":\"tanggapan_menerima\",\"tanggal\":\"2026-11-01\"}",
              NULL, "2026-12-05", "D2", "utama");
  g_autoptr (PrkTenggat) no_table
      = cari ("{\"jenis\":\"penawaran_masuk\",\"tanggal\":\"2027-12-20\"}", NULL, "2027-12-21",
              "D6", "utama");
  g_autoptr (PrkTenggat) too_long = cari (
      "{\"jenis\":\"kb_ditandatangani\",\"mulai\":\"2027-01-01\",\"selesai\":\"2032-01-01\"}", NULL,
      "2027-12-21", "D13", "utama");
  g_autoptr (PrkTenggat) too_short = cari (
      "{\"jenis\":\"sekretariat_dibentuk\",\"mulai\":\"2027-01-01\",\"selesai\":\"2031-12-30\"}",
      NULL, "2027-12-21", "D18", "utama");

  g_assert_cmpint (none->status, ==, PRK_TENGGAT_TANPA_TANGGAL);
  g_assert_nonnull (strstr (none->peringatan, "diterima"));
  g_assert_nonnull (strstr (future->peringatan, "masa depan"));
  g_assert_nonnull (strstr (reversed->peringatan, "01-11-2026"));
  g_assert_nonnull (strstr (no_table->peringatan, "2028"));
  g_assert_nonnull (strstr (too_long->peringatan, "60 bulan"));
  g_assert_nonnull (strstr (too_short->peringatan, "30-12-2031"));
}

/* A PKS carried out from May 2026: reports for each half year since, of which one was filed late.
 */
static void
test_half_years (void)
{
  g_autoptr (PrkKasus) kasus = new_kasus (
      "{\"jenis\":\"pelaksanaan_dimulai\",\"alur\":\"pks-1\",\"tanggal\":\"2026-05-04\"},"
      "{\"jenis\":\"laporan_pd\",\"alur\":\"pks-1\",\"masa\":\"2026-1\",\"tanggal\":\"2026-07-10\"}"
      ","
      "{\"jenis\":\"tkksd_dibentuk\",\"alur\":\"tkksd\",\"tanggal\":\"2026-01-05\"},"
      "{\"jenis\":\"rapat_pleno\",\"alur\":\"tkksd\",\"masa\":\"2026\",\"tanggal\":\"2026-03-"
      "05\"}");
  g_autoptr (GPtrArray) list
      = prk_tenggat_hitung (kasus, get_kalender (), NULL, prk_hari_dari_iso ("2027-02-01"));
  GString *reports = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      PrkTenggat *tenggat = g_ptr_array_index (list, i);

      if (strcmp (tenggat->id, "D15") == 0 || strcmp (tenggat->id, "D17") == 0)
        g_string_append_printf (reports, "%s %s %s;", tenggat->id, tenggat->masa,
                                prk_tenggat_get_status_teks (tenggat->status));
    }
  text = g_string_free (reports, FALSE);
  g_assert_cmpstr (text, ==,
                   "D15 2026-2 lewat;D15 2027-1 berjalan;D17 2027 berjalan;D15 2026-1 selesai "
                   "terlambat;D17 2026 selesai;");
  /* D16: three half years, D16.2: two years. */
  g_assert_cmpuint (count_id (list, "D16"), ==, 3);
  g_assert_cmpuint (count_id (list, "D16.2"), ==, 2);
  g_assert_cmpuint (count_id (list, "D1"), ==, 1);
}

static void
test_case_from_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkKasus) none = prk_kasus_new_dari_json ("{\"ksd\": {}}", -1, &error);
  g_autoptr (PrkKasus) kasus = NULL;
  g_auto (GStrv) rows = NULL;

  g_assert_null (none);
  g_assert_nonnull (error);

  kasus = new_kasus ("{\"jenis\":\"x\",\"pihak\":{\"b\":{\"nama\":\"B\"},\"a\":{\"nama\":\"A\"}},"
                     "\"uraian\":{\"teks\":\"hal\"}},"
                     "{\"jenis\":\"y\",\"alur\":\"pks-1\",\"kosong\":\"  \"}");
  rows = prk_kasus_list_baris (kasus, prk_kasus_find (kasus, NULL, "x"), "pihak");
  g_assert_cmpuint (g_strv_length (rows), ==, 2);
  g_assert_cmpstr (rows[0], ==, "a");
  g_assert_cmpstr (prk_kasus_get_teks (kasus, prk_kasus_find (kasus, NULL, "x"), "uraian"), ==,
                   "hal");
  g_assert_null (prk_kasus_get_teks (kasus, prk_kasus_find (kasus, NULL, "y"), "kosong"));
  g_assert_null (prk_kasus_find (kasus, "utama", "y"));
  prk_kasus_lupakan (kasus);
  g_assert_null (prk_kasus_find (kasus, NULL, "y"));
  g_assert_cmpuint (prk_kasus_count (kasus, "utama", "x"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tenggat/each-in-its-unit", test_each_in_its_unit);
  g_test_add_func ("/tenggat/arithmetic-in-words", test_arithmetic_in_words);
  g_test_add_func ("/tenggat/proposes-and-never-acts", test_proposes_and_never_acts);
  g_test_add_func ("/tenggat/what-ends-a-deadline", test_what_ends_a_deadline);
  g_test_add_func ("/tenggat/pauses-need-a-reason", test_pauses_need_a_reason);
  g_test_add_func ("/tenggat/pause-by-the-profile", test_pause_by_the_profile);
  g_test_add_func ("/tenggat/bad-days", test_bad_days);
  g_test_add_func ("/tenggat/half-years", test_half_years);
  g_test_add_func ("/tenggat/case-from-json", test_case_from_json);

  return g_test_run ();
}
