/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "kak-support.h"

static void
test_whole_kak_passes (void)
{
  g_autoptr(PrkProfil) profil = muat_profil ("barito-selatan");
  g_autoptr(Penulis) penulis = penulis_new (1);
  g_autoptr(GPtrArray) findings = NULL;

  penulis_isi_lengkap (penulis);
  findings = prk_kak_periksa (penulis->kak, profil, FALSE);
  tulis_temuan (findings);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (prk_kak_count_lengkap (penulis->kak, profil), ==, 8);
}

/* From nothing: one finding for each of the eight parts, hard ones before soft ones, no placeholder
 * left. */
static void
test_empty_kak (void)
{
  g_autoptr(PrkProfil) profil = muat_profil ("barito-selatan");
  g_autoptr(Penulis) penulis = penulis_new (1);
  g_autoptr(GPtrArray) findings = prk_kak_periksa (penulis->kak, profil, FALSE);
  gboolean was_soft = FALSE;
  guint n_r21 = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const PrkTemuan *temuan = g_ptr_array_index (findings, i);

      g_assert_false (was_soft && temuan->kekuatan == PRK_KEKUATAN_HARD);
      was_soft |= temuan->kekuatan == PRK_KEKUATAN_SOFT;
      n_r21 += strcmp (temuan->aturan, "R21") == 0;
      g_assert_null (strchr (temuan->pesan, '{'));
      g_assert_nonnull (prk_skema_find_bidang (prk_profil_get_skema (profil), temuan->path, NULL));
    }

  g_assert_cmpuint (n_r21, ==, 8);
  g_assert_nonnull (cari_temuan (findings, "R2", "urusan"));
  g_assert_nonnull (cari_temuan (findings, "R3", NULL));
  g_assert_nonnull (cari_temuan (findings, "R5", "daerah"));
  g_assert_nonnull (cari_temuan (findings, "R5", "mitra"));
  g_assert_nonnull (cari_temuan (findings, "R8", "bentuk"));
  g_assert_nonnull (cari_temuan (findings, "R20", "perangkat_daerah"));
  g_assert_null (cari_temuan (findings, "R6", NULL));
  g_assert_null (cari_temuan (findings, "R22", NULL));
  g_assert_cmpuint (prk_kak_count_lengkap (penulis->kak, profil), ==, 0);
}

static void
test_submitted (void)
{
  g_autoptr(PrkProfil) profil = muat_profil ("barito-selatan");
  g_autoptr(Penulis) penulis = penulis_new (1);
  g_autoptr(Penulis) event = penulis_new (2);
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GPtrArray) event_before = NULL;
  g_autoptr(GPtrArray) event_after = NULL;

  penulis_isi_lengkap (penulis);
  before = prk_kak_periksa (penulis->kak, profil, TRUE);
  g_assert_cmpuint (before->len, ==, 2);
  g_assert_cmpstr (cari_temuan (before, "R22", "penyampaian/tanggal")->pasal, ==,
                   "Pasal 14 ayat (3)");
  g_assert_nonnull (cari_temuan (before, "R22", "penyampaian/penerima"));

  penulis_set (penulis, "penyampaian/tanggal", "\"2026-11-21\"");
  penulis_set (penulis, "penyampaian/penerima", "\"Sekretariat TKKSD\"");
  after = prk_kak_periksa (penulis->kak, profil, TRUE);
  g_assert_cmpuint (after->len, ==, 0);

  penulis_set (event, "penyampaian/penerima", "\"Sekretariat TKKSD\"");
  event_before = prk_kak_periksa_penyampaian (event->kak);
  g_assert_cmpuint (event_before->len, ==, 1);
  g_assert_nonnull (cari_temuan (event_before, "R22", "penyampaian/tanggal"));
  penulis_set (event, "penyampaian/tanggal", "\"2026-11-21\"");
  event_after = prk_kak_periksa_penyampaian (event->kak);
  g_assert_cmpuint (event_after->len, ==, 0);
}

/* Two people choose another kategori and another price at the same time: somebody must decide. */
static void
test_concurrent (void)
{
  g_autoptr(PrkProfil) profil = muat_profil ("barito-selatan");
  g_autoptr(Penulis) penulis = penulis_new (1);
  g_autoptr(Penulis) other = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;
  const PrkTemuan *temuan;

  penulis_isi_lengkap (penulis);
  other = penulis_new_other (penulis, 2);

  edit = prk_edit_new (other->kak);
  prk_edit_set_string (edit, "judul", "Judul kedua");
  prk_edit_set_int (edit, "pembiayaan/baris/b1/harga", 7);
  op = penulis_commit (other, edit);

  penulis_set (penulis, "judul", "\"Judul pertama\"");
  penulis_set (penulis, "pembiayaan/baris/b1/harga", "8");
  g_assert_true (prk_record_apply (penulis->kak, op));

  findings = prk_kak_periksa (penulis->kak, profil, FALSE);
  tulis_temuan (findings);
  g_assert_cmpuint (findings->len, ==, 2);
  temuan = cari_temuan (findings, "konflik", "judul");
  g_assert_cmpint (temuan->kekuatan, ==, PRK_KEKUATAN_HARD);
  g_assert_true (g_str_has_prefix (temuan->pesan, "Judul: ada dua isian"));
  temuan = cari_temuan (findings, "konflik", "pembiayaan/baris/b1/harga");
  g_assert_true (
      g_str_has_prefix (temuan->pesan, "Rincian biaya baris 1: Harga satuan (Rp): ada dua"));
}

/* A part that only the profile demands is no part of Pasal 14, and says so. */
static void
test_extra_part (void)
{
  static const char text[] = "{\"nama\": \"X\", \"daerah\": \"62.04\", \"batas_daerah\": "
                             "[\"62.05\"], \"batas\": {\"durasi_maks_bulan\": 24},"
                             " \"kak\": {\"bagian_tambahan\": [{\"id\": \"penutup\", \"judul\": "
                             "\"Penutup\", \"wajib\": true, \"bidang\": ["
                             " {\"path\": \"penutup/narasi\", \"jenis\": \"narasi\", \"label\": "
                             "\"Kata penutup\", \"wajib\": true}]}]}}";
  g_autoptr(PrkProfil) profil = prk_profil_new_from_json (text, "x", NULL);
  g_autoptr(Penulis) penulis = penulis_new (1);
  g_autoptr(GPtrArray) findings = NULL;
  const PrkTemuan *temuan;

  penulis_isi_lengkap (penulis);
  findings = prk_kak_periksa (penulis->kak, profil, FALSE);
  g_assert_cmpuint (findings->len, ==, 2);
  temuan = cari_temuan (findings, "profil", "penutup/narasi");
  g_assert_nonnull (strstr (temuan->pesan, "Kata penutup"));
  /* The same KAK of 36 months is too long where the profile allows 24. */
  temuan = cari_temuan (findings, "R63", "jangka_waktu/selesai");
  g_assert_nonnull (strstr (temuan->pesan, "dua tahun"));
}

static void
test_total_overflow (void)
{
  g_autoptr(PrkProfil) profil = muat_profil ("barito-selatan");
  g_autoptr(Penulis) penulis = penulis_new (1);
  g_autoptr(GPtrArray) findings = NULL;

  penulis_isi_lengkap (penulis);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *row = g_strdup_printf ("pembiayaan/baris/b%u", i);
      g_autofree char *copy = g_strdup_printf ("%s/kegiatan", row);
      g_autofree char *year = g_strdup_printf ("%s/tahun", row);
      g_autofree char *volume = g_strdup_printf ("%s/volume", row);
      g_autofree char *price = g_strdup_printf ("%s/harga", row);
      g_autofree char *party = g_strdup_printf ("%s/pihak", row);
      g_autofree char *source = g_strdup_printf ("%s/sumber", row);

      penulis_set_all (penulis, (const char *[]){ copy, "\"x\"", year, "2027", volume, "\"1000\"",
                                                  price, "9007199254740991", party, "\"mitra\"",
                                                  source, "\"mitra\"", NULL });
    }

  findings = prk_kak_periksa (penulis->kak, profil, FALSE);
  tulis_temuan (findings);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (cari_temuan (findings, "isian", "pembiayaan/baris"));
}

/* A pasted table of thousands of bad rows: a list that a person can read, in a time that a person
 * waits. */
static void
test_many_bad_rows (void)
{
  g_autoptr(PrkProfil) profil = muat_profil ("barito-selatan");
  g_autoptr(Penulis) penulis = penulis_new (1);
  g_autoptr(PrkEdit) edit = prk_edit_new (penulis->kak);
  g_autoptr(PrkOp) op = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  gint64 begin, elapsed_us;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *path = g_strdup_printf ("pembiayaan/baris/r%04u/harga", i);

      prk_edit_set_int (edit, path, -1);
    }
  op = penulis_commit (penulis, edit);

  begin = g_get_monotonic_time ();
  findings = prk_kak_periksa (penulis->kak, profil, FALSE);
  elapsed_us = g_get_monotonic_time () - begin;
  g_test_message ("%" G_GINT64_FORMAT " µs", elapsed_us);

  g_assert_cmpuint (findings->len, <, 250);
  g_assert_nonnull (cari_temuan (findings, "isian", "pembiayaan/baris/r0000/harga"));
  g_assert_null (cari_temuan (findings, "isian", "pembiayaan/baris/r4999/harga"));
  g_assert_nonnull (strstr (cari_temuan (findings, "isian", "pembiayaan/baris")->pesan, "4.800"));
  g_assert_cmpint (elapsed_us, <, 5 * G_USEC_PER_SEC);
}

static void
test_samples (void)
{
  static const char *const names[] = { "karhutla-perbatasan.json", "kesehatan-perbatasan.json",
                                       "perikanan-hortikultura.json" };
  g_autoptr(PrkProfil) profil = muat_profil ("barito-selatan");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(Penulis) penulis = penulis_new (1);
      g_autoptr(GPtrArray) findings = NULL;

      penulis_isi_contoh (penulis, names[i]);
      findings = prk_kak_periksa (penulis->kak, profil, FALSE);
      g_test_message ("%s", names[i]);
      tulis_temuan (findings);
      g_assert_cmpuint (findings->len, ==, 0);
      g_assert_cmpuint (prk_kak_count_lengkap (penulis->kak, profil), ==, 8);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/temuan/whole-kak-passes", test_whole_kak_passes);
  g_test_add_func ("/temuan/empty-kak", test_empty_kak);
  g_test_add_func ("/temuan/R22-when-submitted", test_submitted);
  g_test_add_func ("/temuan/concurrent-values", test_concurrent);
  g_test_add_func ("/temuan/extra-part-and-limit-of-the-profile", test_extra_part);
  g_test_add_func ("/temuan/total-overflows", test_total_overflow);
  g_test_add_func ("/temuan/many-bad-rows", test_many_bad_rows);
  g_test_add_func ("/temuan/samples-pass", test_samples);

  return g_test_run ();
}
