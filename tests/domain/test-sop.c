/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/prk-error.h"
#include "domain/prk-sop-rekaman.h"
#include "domain/prk-sop-waktu.h"
#include "domain/prk-tahapan.h"
#include "prk-test-device.h"

static PrkSop *
load (const char *id)
{
  g_autoptr (GError) error = NULL;
  PrkSop *sop = prk_sop_load (id, NULL, &error);

  g_assert_no_error (error);
  return sop;
}

static GPtrArray *
new_salah (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_salah_free);
}

/* What the printed procedures say, counted on paper. */
static void
test_shipped (void)
{
  static const struct
  {
    const char *id, *waktu;
    guint n_langkah, n_pelaksana, n_keputusan;
    gboolean is_lengkap;
  } cases[] = {
    { "blitar", "11 hari", 6, 7, 0, FALSE },
    { "fasilitasi", "20 hari 1 jam", 14, 10, 6, TRUE },
    { "kota", "21 hari 135 menit", 14, 7, 2, TRUE },
    { "lamandau", "1 bulan 210 menit", 11, 4, 3, TRUE },
  };
  g_auto (GStrv) ids = prk_sop_list (NULL);

  g_assert_cmpuint (g_strv_length (ids), ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PrkSop) sop = load (cases[i].id);
      guint sums[PRK_N_SATUAN];
      g_autofree char *waktu = NULL;
      guint n_decisions = 0;

      g_assert_cmpstr (ids[i], ==, cases[i].id);
      prk_sop_jumlah_waktu (sop, sums);
      waktu = prk_sop_dup_waktu (sums);
      g_assert_cmpstr (waktu, ==, cases[i].waktu);
      g_assert_cmpuint (prk_sop_get_n_langkah (sop), ==, cases[i].n_langkah);
      g_assert_cmpuint (prk_sop_get_n_pelaksana (sop), ==, cases[i].n_pelaksana);
      g_assert_cmpint (prk_sop_is_lengkap (sop), ==, cases[i].is_lengkap);
      for (guint j = 0; j < prk_sop_get_n_langkah (sop); j++)
        {
          const PrkSopLangkah *langkah = prk_sop_get_langkah (sop, j);

          g_assert_cmpuint (langkah->n_peran, >, 0);
          g_assert_cmpuint (langkah->n_kelengkapan, >, 0);
          g_assert_nonnull (langkah->output[0]);
          n_decisions += langkah->n_kembali > 0;
        }
      g_assert_cmpuint (n_decisions, ==, cases[i].n_keputusan);
    }
}

static void
test_header_and_marks (void)
{
  g_autoptr (PrkSop) blitar = load ("blitar");
  g_autoptr (PrkSop) kota = load ("kota");
  const PrkSopLangkah *kuasa = prk_sop_get_langkah (blitar, 0);
  const PrkSopLangkah *hukum = prk_sop_get_langkah (kota, 9);

  g_assert_cmpstr (prk_sop_get_kepala (blitar, "nomor"), ==, "T/900.04.03/5/409.1.1/SOP AP/2026");
  g_assert_cmpuint (g_strv_length ((GStrv)prk_sop_get_kepala_daftar (blitar, "kualifikasi")), ==,
                    6);
  g_assert_cmpuint (g_strv_length ((GStrv)prk_sop_get_kepala_daftar (blitar, "dasar_hukum")), ==,
                    6);
  g_assert_cmpstr (kuasa->kelengkapan[1].nama, ==, "Surat kuasa");
  g_assert_nonnull (kuasa->kelengkapan[1].jika);
  g_assert_cmpint (kuasa->peran[0].kepastian, ==, PRK_PASTI_TERTULIS);
  g_assert_cmpint (prk_sop_get_langkah (blitar, 5)->peran[2].kepastian, ==, PRK_PASTI_DIPERKIRAKAN);
  g_assert_cmpstr (hukum->output_asli, ==, "Naskah Kesepakatan Bersama ditandatangani Walikota");
  g_assert_cmpuint (hukum->n_paraf, ==, 1);
  g_assert_nonnull (strstr (prk_sop_get_catatan (blitar)[0], "Tidak lengkap"));
}

#define HEAD                                                                                       \
  "{\n \"id\": \"x\",\n \"nama\": \"X\",\n \"pelaksana\": [{\"id\": \"a\", \"nama\": \"A\"}],\n "  \
  "\"langkah\": [\n"
#define STEP(id, more)                                                                             \
  "  {\"id\": \"" id "\", \"kegiatan\": \"K\",\n   \"pelaksana\": [{\"id\": \"a\"}],\n"            \
  "   \"waktu\": {\"jumlah\": 1, \"satuan\": \"hari\"}" more "}"
#define FOOT "\n ]\n}\n"

static void
assert_salah (const char *text, const char *kunci, guint baris, const char *part)
{
  g_autoptr (GPtrArray) salah = new_salah ();
  g_autoptr (PrkSop) sop = prk_sop_baca (text, -1, salah);
  const PrkSopSalah *first;

  g_assert_null (sop);
  g_assert_cmpuint (salah->len, >, 0);
  first = g_ptr_array_index (salah, 0);
  g_assert_cmpstr (first->kunci, ==, kunci);
  g_assert_cmpuint (first->baris, ==, baris);
  if (strstr (first->pesan, part) == NULL)
    g_error ("\"%s\" is not in \"%s\"", part, first->pesan);
}

static void
test_mistakes_have_line_and_key (void)
{
  g_autoptr (GPtrArray) salah = new_salah ();
  g_autoptr (PrkSop) good = prk_sop_baca (HEAD STEP ("1", "") ",\n" STEP ("2", "") FOOT, -1, salah);

  g_assert_nonnull (good);
  assert_salah ("{\"id\": \"x\", ", "", 1, "JSON");
  assert_salah ("[]", "", 1, "objek");
  assert_salah (HEAD STEP ("1", ",\n   \"warna\": 1") FOOT, "langkah/0/warna", 9, "tidak dikenal");
  assert_salah (HEAD STEP ("1", "") ",\n" STEP ("2", ",\n   \"lanjut\": \"9\"") FOOT,
                "langkah/1/lanjut", 12, "\"9\"");
  assert_salah (HEAD STEP ("1", "") ",\n" STEP ("1", "") FOOT, "langkah/1/id", 9, "sudah dipakai");
  assert_salah (HEAD STEP ("1", ",\n   \"catatan\": 7") FOOT, "langkah/0/catatan", 9, "teks");
  assert_salah (HEAD STEP ("1", ",\n   \"keputusan\": {\"tidak\": [\"8\"]}") FOOT,
                "langkah/0/keputusan", 9, "\"8\"");
  assert_salah (HEAD "  {\"id\": \"1\", \"kegiatan\": \"K\",\n   \"waktu\": {\"jumlah\": 1, "
                     "\"satuan\": \"hari\"}}" FOOT,
                "langkah/0/pelaksana", 6, "pelaksana");
  assert_salah (HEAD
                "  {\"id\": \"1\", \"kegiatan\": \"K\",\n   \"pelaksana\": [{\"id\": \"b\"}],\n"
                "   \"waktu\": {\"jumlah\": 1, \"satuan\": \"hari\"}}" FOOT,
                "langkah/0/pelaksana/0", 7, "\"b\"");
  assert_salah (HEAD
                "  {\"id\": \"1\", \"kegiatan\": \"K\",\n   \"pelaksana\": [{\"id\": \"a\"}],\n"
                "   \"waktu\": {\"jumlah\": 0, \"satuan\": \"hari\"}}" FOOT,
                "langkah/0/waktu", 8, "di atas 0");
  assert_salah ("{\"id\": \"x\", \"nama\": \"X\", \"jumlah_tercetak\": {\"hari\": 3},\n"
                "\"pelaksana\": [{\"id\": \"a\", \"nama\": \"A\"}], \"langkah\": [" STEP ("1", "")
                    FOOT,
                "jumlah_tercetak", 1, "1 hari");
  assert_salah ("{\"id\": \"x\", \"nama\": \"X\",\n\"kepala\": {\n \"efektif\": \"2026-02-30\"},\n"
                "\"pelaksana\": [{\"id\": \"a\", \"nama\": \"A\"}], \"langkah\": [" STEP ("1", "")
                    FOOT,
                "kepala/efektif", 3, "2026-02-30");
}

static void
test_ways_are_checked (void)
{
  /* 2 is jumped over. */
  assert_salah (HEAD STEP ("1", ", \"lanjut\": \"3\"") ",\n" STEP ("2", "") ",\n" STEP ("3", "")
                    FOOT,
                "langkah/1", 9, "tidak pernah dicapai");
  /* 1 and 2 go round for ever; 3 is beyond reach. */
  assert_salah (HEAD STEP ("1", "") ",\n" STEP ("2", ", \"lanjut\": \"1\"") FOOT, "langkah/0", 6,
                "lingkaran");
  /* "Tidak" leads out of the circle, so it is none. */
  {
    g_autoptr (GPtrArray) salah = new_salah ();
    g_autoptr (PrkSop) sop = prk_sop_baca (
        HEAD STEP ("1", "") ",\n" STEP (
            "2", ", \"keputusan\": {\"ya\": \"1\", \"tidak\": [\"3\"]}") ",\n" STEP ("3", "") FOOT,
        -1, salah);

    g_assert_nonnull (sop);
  }
}

/* What is written is read as the same procedure: its words, ways and marks. */
static void
test_written_is_read_again (void)
{
  g_auto (GStrv) ids = prk_sop_list (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) salah = new_salah ();
      g_autoptr (PrkSop) sop = load (ids[i]);
      g_autofree char *text = prk_sop_dup_json (sop);
      g_autoptr (PrkSop) again = prk_sop_baca (text, -1, salah);
      g_autofree char *twice = NULL;

      g_assert_nonnull (again);
      twice = prk_sop_dup_json (again);
      g_assert_cmpstr (twice, ==, text);
      g_assert_cmpuint (prk_sop_get_n_langkah (again), ==, prk_sop_get_n_langkah (sop));
      for (guint j = 0; j < prk_sop_get_n_langkah (sop); j++)
        {
          const PrkSopLangkah *a = prk_sop_get_langkah (sop, j);
          const PrkSopLangkah *b = prk_sop_get_langkah (again, j);

          g_assert_cmpstr (a->kegiatan, ==, b->kegiatan);
          g_assert_cmpint (a->lanjut, ==, b->lanjut);
          g_assert_cmpuint (a->n_kembali, ==, b->n_kembali);
          g_assert_cmpmem (a->kembali, a->n_kembali * sizeof (guint), b->kembali,
                           b->n_kembali * sizeof (guint));
          g_assert_cmpmem (a->peran, a->n_peran * sizeof (PrkSopPeran), b->peran,
                           b->n_peran * sizeof (PrkSopPeran));
          g_assert_cmpuint (a->n_paraf, ==, b->n_paraf);
          g_assert_cmpuint (a->n_kelengkapan, ==, b->n_kelengkapan);
          g_assert_cmpuint (a->waktu, ==, b->waktu);
          g_assert_cmpint (a->satuan, ==, b->satuan);
          g_assert_cmpint (a->is_berulang, ==, b->is_berulang);
          g_assert_cmpint (a->is_disposisi, ==, b->is_disposisi);
        }
    }
}

static void
test_own_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("prakarsa-sop-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "kota.json", NULL);
  g_autoptr (PrkSop) own = NULL;
  g_autoptr (PrkSop) bad = NULL;

  g_assert_true (g_file_set_contents (path, HEAD STEP ("1", "") FOOT, -1, &error));
  own = prk_sop_load ("kota", folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (prk_sop_get_n_langkah (own), ==, 1);

  g_assert_true (g_file_set_contents (path, HEAD STEP ("1", ", \"x\": 1") FOOT, -1, &error));
  bad = prk_sop_load ("kota", folder, &error);
  g_assert_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_KEY);
  g_assert_nonnull (strstr (error->message, "kota.json:8: langkah/0/x"));
  g_clear_error (&error);
  g_assert_null (prk_sop_load ("../kota", folder, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

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

      kalender = prk_kalender_new (libur, NULL, &usual);
    }

  return kalender;
}

static void
catat (PrkKasus *kasus, const char *jenis, const char *tanggal, ...)
{
  g_autoptr (JsonObject) isi = json_object_new ();
  const char *key;
  va_list args;

  json_object_set_string_member (isi, "alur", "sop");
  if (tanggal != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (tanggal, " ", 2);

      json_object_set_string_member (isi, "tanggal", parts[0]);
      if (parts[1] != NULL)
        json_object_set_string_member (isi, "jam", parts[1]);
    }
  va_start (args, tanggal);
  while ((key = va_arg (args, const char *)) != NULL)
    {
      if (strcmp (key, "nomor") == 0)
        json_object_set_int_member (isi, key, va_arg (args, int));
      else
        json_object_set_string_member (isi, key, va_arg (args, const char *));
    }
  va_end (args);
  prk_kasus_catat (kasus, jenis, isi);
}

static PrkSopJalan *
run (PrkSop *sop, PrkKasus *kasus, const PrkSaat *now)
{
  return prk_sop_jalankan (sop, kasus, "sop", get_kalender (), 450, now);
}

static void
paraf_all (PrkKasus *kasus, PrkSop *sop, const PrkSopLangkah *langkah)
{
  for (guint i = 0; i < langkah->n_paraf; i++)
    catat (kasus, "sop_paraf", NULL, "langkah", langkah->id, "pelaksana",
           prk_sop_get_pelaksana (sop, langkah->paraf[i])->id, NULL);
}

/* Each procedure from its first step to its last, each decision answered "Tidak" once. */
static void
test_runs_to_the_end (void)
{
  g_auto (GStrv) ids = prk_sop_list (NULL);

  for (guint s = 0; ids[s] != NULL; s++)
    {
      g_autoptr (PrkSop) sop = load (ids[s]);
      g_autoptr (PrkKasus) kasus = prk_kasus_new ();
      g_autoptr (GHashTable) refused = g_hash_table_new (g_str_hash, g_str_equal);
      guint n_expected = prk_sop_get_n_langkah (sop), n_tidak = 0;
      PrkHari day = prk_hari_dari_iso ("2026-11-02");

      catat (kasus, "sop_dimulai", "2026-11-02 08:00", "sop", ids[s], NULL);
      for (guint guard = 0; guard < 200; guard++)
        {
          g_autoptr (PrkSopJalan) jalan = run (sop, kasus, NULL);
          g_autofree char *iso = NULL;
          const PrkSopLangkah *langkah;

          g_assert_cmpuint (jalan->ditolak->len, ==, 0);
          if (jalan->is_usai)
            break;
          langkah = prk_sop_get_langkah (sop, jalan->langkah);
          day = prk_kalender_add_kerja (get_kalender (), day, 1);
          iso = prk_hari_dup_iso (day);
          if (langkah->n_kembali > 0 && g_hash_table_add (refused, (char *)langkah->id))
            {
              catat (kasus, "sop_langkah", iso, "langkah", langkah->id, "putusan", "tidak",
                     "catatan", "Perbaiki", "kembali",
                     prk_sop_get_langkah (sop, langkah->kembali[0])->id, NULL);
              n_expected += jalan->langkah - langkah->kembali[0] + 1;
              n_tidak++;
              continue;
            }
          paraf_all (kasus, sop, langkah);
          catat (kasus, "sop_langkah", iso, "langkah", langkah->id, "putusan",
                 langkah->n_kembali > 0 ? "ya" : "", NULL);
        }

      {
        g_autoptr (PrkSopJalan) jalan = run (sop, kasus, NULL);
        guint n_back = 0;

        g_assert_true (jalan->is_usai);
        for (guint i = 0; i < jalan->kunjungan->len; i++)
          n_back += ((PrkSopKunjungan *)g_ptr_array_index (jalan->kunjungan, i))->is_tidak;
        g_assert_cmpuint (n_back, ==, n_tidak);
        g_assert_cmpuint (jalan->kunjungan->len, ==, n_expected);
      }
    }
}

static void
assert_tolak (PrkSopJalan *jalan, guint index, const char *part)
{
  const PrkSopTolak *tolak;

  g_assert_cmpuint (index, <, jalan->ditolak->len);
  tolak = g_ptr_array_index (jalan->ditolak, index);
  if (strstr (tolak->pesan, part) == NULL)
    g_error ("\"%s\" is not in \"%s\"", part, tolak->pesan);
}

static void
test_what_does_not_fit_is_told (void)
{
  g_autoptr (PrkSop) sop = load ("kota");
  g_autoptr (PrkKasus) kasus = prk_kasus_new ();
  g_autoptr (PrkSopJalan) jalan = NULL;

  catat (kasus, "sop_langkah", "2026-11-02", "langkah", "1", NULL);
  catat (kasus, "sop_dimulai", NULL, NULL);
  catat (kasus, "sop_dimulai", "2026-11-02 08:00", NULL);
  catat (kasus, "sop_dimulai", "2026-11-02 08:00", NULL);
  catat (kasus, "sop_langkah", "2026-11-02 09:00", "langkah", "2", NULL);
  catat (kasus, "sop_langkah", "2026-11-01 09:00", "langkah", "1", NULL);
  catat (kasus, "sop_langkah", "2026-11-02 09:00", "langkah", "1", "putusan", "tidak", NULL);
  catat (kasus, "sop_kelengkapan", NULL, "langkah", "1", "nomor", 2, NULL);
  catat (kasus, "sop_paraf", NULL, "langkah", "1", "pelaksana", "sekda", NULL);
  catat (kasus, "sop_ulang", "2026-11-02", "langkah", "1", NULL);
  jalan = run (sop, kasus, NULL);

  g_assert_cmpuint (jalan->ditolak->len, ==, 9);
  assert_tolak (jalan, 0, "belum dimulai");
  assert_tolak (jalan, 1, "Tanggal");
  assert_tolak (jalan, 2, "langkah 1");
  assert_tolak (jalan, 3, "langkah 1");
  assert_tolak (jalan, 4, "mendahului");
  assert_tolak (jalan, 5, "cabang Tidak");
  assert_tolak (jalan, 6, "nomor 2");
  assert_tolak (jalan, 7, "sekda");
  assert_tolak (jalan, 8, "berulang");
  g_assert_cmpint (jalan->langkah, ==, 0);
}

/* The chain of cover notes: "Tidak" wants a note and a step that is offered; initials given before
 * it count no more. */
static void
test_tidak_takes_initials_back (void)
{
  static const char *const steps[] = { "1a", "1b", "2", "3", "4", "5", "6" };
  g_autoptr (PrkSop) sop = load ("fasilitasi");
  g_autoptr (PrkKasus) kasus = prk_kasus_new ();
  g_autoptr (PrkSopJalan) jalan = NULL;
  const PrkSopKunjungan *visit;

  catat (kasus, "sop_dimulai", "2026-11-02", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    catat (kasus, "sop_langkah", "2026-11-03", "langkah", steps[i], NULL);
  catat (kasus, "sop_langkah", "2026-11-04", "langkah", "7", "putusan", "ya", NULL);
  catat (kasus, "sop_paraf", NULL, "langkah", "7", "pelaksana", "kabag", NULL);
  catat (kasus, "sop_langkah", "2026-11-04", "langkah", "7", NULL);
  catat (kasus, "sop_langkah", "2026-11-04", "langkah", "7", "putusan", "ya", NULL);
  catat (kasus, "sop_langkah", "2026-11-05", "langkah", "8", "putusan", "tidak", "kembali", "7",
         NULL);
  catat (kasus, "sop_langkah", "2026-11-05", "langkah", "8", "putusan", "tidak", "catatan",
         "Pasal 4", "kembali", "2", NULL);
  catat (kasus, "sop_langkah", "2026-11-05", "langkah", "8", "putusan", "tidak", "catatan",
         "Pasal 4", "kembali", "7", NULL);
  catat (kasus, "sop_langkah", "2026-11-06", "langkah", "7", "putusan", "ya", NULL);
  jalan = run (sop, kasus, NULL);

  g_assert_cmpuint (jalan->ditolak->len, ==, 5);
  assert_tolak (jalan, 0, "Kabag Tata Pemerintahan");
  assert_tolak (jalan, 1, "Ya atau Tidak");
  assert_tolak (jalan, 2, "catatan");
  assert_tolak (jalan, 3, "kembali: 7");
  assert_tolak (jalan, 4, "Kabag Tata Pemerintahan");
  g_assert_cmpstr (prk_sop_get_langkah (sop, jalan->langkah)->id, ==, "7");
  visit = g_ptr_array_index (jalan->kunjungan, jalan->kunjungan->len - 1);
  g_assert_cmpuint (visit->ke, ==, 2);
  visit = g_ptr_array_index (jalan->kunjungan, jalan->kunjungan->len - 2);
  g_assert_true (visit->is_tidak);
  g_assert_cmpstr (visit->catatan, ==, "Pasal 4");
}

static void
test_time_inputs_and_meetings (void)
{
  g_autoptr (PrkSop) sop = load ("kota");
  g_autoptr (PrkKasus) kasus = prk_kasus_new ();
  g_autoptr (PrkSopJalan) jalan = NULL;
  const PrkSaat now = { prk_hari_dari_iso ("2026-11-18"), 9 * 60 };
  const PrkSopKunjungan *visit;
  guint n;
  gint hari, menit;

  catat (kasus, "sop_dimulai", "2026-11-02 08:00", NULL);
  catat (kasus, "sop_kelengkapan", NULL, "langkah", "1", "nomor", 1, "berkas", "abc", NULL);
  catat (kasus, "sop_disposisi", NULL, "langkah", "1", "dari", "sekda", "kepada", "asisten", NULL);
  catat (kasus, "sop_langkah", "2026-11-02 08:15", "langkah", "1", NULL);
  catat (kasus, "sop_langkah", "2026-11-03 08:10", "langkah", "2", NULL);
  catat (kasus, "sop_langkah", "2026-11-03 08:20", "langkah", "3", NULL);
  catat (kasus, "sop_langkah", "2026-11-03 08:45", "langkah", "4", NULL);
  catat (kasus, "sop_langkah", "2026-11-04", "langkah", "5", NULL);
  catat (kasus, "sop_langkah", "2026-11-09", "langkah", "6", NULL);
  catat (kasus, "sop_ulang", "2026-11-11", "langkah", "7", NULL);
  jalan = run (sop, kasus, &now);
  g_assert_cmpuint (jalan->ditolak->len, ==, 0);

  visit = g_ptr_array_index (jalan->kunjungan, 0);
  g_assert_cmpint (visit->menit, ==, 15);
  g_assert_false (visit->is_terlambat);
  g_assert_cmpuint (visit->n_kurang, ==, 0);
  g_assert_cmpuint (visit->disposisi->len, ==, 1);
  /* To the next morning: a day of 450 minutes less five. */
  visit = g_ptr_array_index (jalan->kunjungan, 1);
  g_assert_cmpint (visit->menit, ==, 445);
  g_assert_true (visit->is_terlambat);
  g_assert_cmpuint (visit->n_kurang, ==, 2);
  /* Wednesday to Monday: three working days, as the standard says. */
  prk_sop_jalan_jumlah (jalan, 5, &n, &hari, &menit);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (hari, ==, 3);
  g_assert_false (((PrkSopKunjungan *)g_ptr_array_index (jalan->kunjungan, 5))->is_terlambat);
  /* The step that waits, up to now. */
  visit = g_ptr_array_index (jalan->kunjungan, 6);
  g_assert_cmpuint (visit->n_rapat, ==, 2);
  g_assert_cmpint (visit->hari, ==, 7);
  g_assert_true (visit->is_terlambat);
  g_assert_cmpuint (visit->selesai.hari, ==, 0);
}

static PrkSopJalan *
run_to_third (PrkSop *sop, PrkKasus *kasus, const char *first, const char *second, const PrkSaat *now)
{
  catat (kasus, "sop_dimulai", "2026-11-02 08:00", NULL);
  catat (kasus, "sop_langkah", first, "langkah", "1", NULL);
  catat (kasus, "sop_langkah", second, "langkah", "2", NULL);

  return run (sop, kasus, now);
}

/* Two cases through the same procedure, their minutes known; one waits at a step, which is the one that is named. */
static void
test_stopwatch (void)
{
  g_autoptr (PrkSop) sop = load ("kota");
  g_autoptr (PrkKasus) one = prk_kasus_new ();
  g_autoptr (PrkKasus) other = prk_kasus_new ();
  const PrkSaat now = { prk_hari_dari_iso ("2026-11-05"), 8 * 60 };
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_jalan_free);
  g_autoptr (GPtrArray) times = NULL;
  g_autoptr (GPtrArray) none = NULL;
  const PrkSopWaktu *first, *second, *third;

  g_ptr_array_add (runs, run_to_third (sop, one, "2026-11-02 08:15", "2026-11-02 08:30", &now));
  g_ptr_array_add (runs, run_to_third (sop, other, "2026-11-02 08:25", "2026-11-03 08:25", &now));
  times = prk_sop_waktu_hitung (sop, runs);
  g_assert_cmpuint (times->len, ==, prk_sop_get_n_langkah (sop));
  first = g_ptr_array_index (times, 0);
  second = g_ptr_array_index (times, 1);
  third = g_ptr_array_index (times, 2);

  g_assert_cmpuint (first->n, ==, 2);
  g_assert_cmpint (first->menit, ==, 15 + 25);
  g_assert_cmpint (first->menit_maks, ==, 25);
  /* 15 minutes, and a working day of 450 */
  g_assert_cmpint (second->menit, ==, 15 + 450);
  g_assert_cmpint (second->hari, ==, 1);
  g_assert_cmpint (second->hari_maks, ==, 1);
  g_assert_cmpuint (second->n_di_sini, ==, 0);
  /* Both wait at the third: since the 2nd at 08:30 and the 3rd at 08:25. */
  g_assert_cmpuint (third->n, ==, 0);
  g_assert_cmpuint (third->n_di_sini, ==, 2);
  g_assert_cmpuint (third->n_terlambat, ==, 2);
  g_assert_cmpint (third->lebih, ==, (3 * 450 - 30 - third->waktu) + (2 * 450 - 25 - third->waktu));
  g_assert_cmpint (prk_sop_waktu_menunggu (times), ==, 2);

  g_ptr_array_set_size (runs, 0);
  none = prk_sop_waktu_hitung (sop, runs);
  g_assert_cmpint (prk_sop_waktu_menunggu (none), ==, -1);
}

/* A power of attorney is wanted of some applicants only: without it nothing is missing. */
static void
test_inputs_wanted_of_some (void)
{
  g_autoptr (PrkSop) sop = load ("blitar");
  g_autoptr (PrkKasus) kasus = prk_kasus_new ();
  g_autoptr (PrkSopJalan) jalan = NULL;
  const PrkSopKunjungan *visit;

  catat (kasus, "sop_dimulai", "2026-11-02", NULL);
  catat (kasus, "sop_kelengkapan", NULL, "langkah", "1", "nomor", 1, NULL);
  catat (kasus, "sop_kelengkapan", NULL, "langkah", "1", "nomor", 3, NULL);
  jalan = run (sop, kasus, NULL);
  visit = g_ptr_array_index (jalan->kunjungan, 0);
  g_assert_cmpuint (visit->n_kurang, ==, 0);
  g_assert_false (visit->is_ada[1]);
}

/* The machine of the tahapan asks the run: what does not fit does not become part of the case, and a run
 * goes by the words that it began with. */
static void
test_acts_are_guarded (void)
{
  g_autoptr (PrkKasus) kasus = prk_kasus_new ();
  const PrkTahapKonteks konteks = { kasus, get_kalender (), NULL, NULL };
  g_autoptr (PrkSop) kota = load ("kota");
  g_autofree char *text = prk_sop_dup_json (kota);
  g_autoptr (JsonObject) begin = json_object_new ();
  g_autoptr (JsonNode) step = json_from_string (
      "{\"alur\": \"utama\", \"tanggal\": \"2026-11-03\", \"langkah\": 1}", NULL);
  g_autoptr (JsonNode) wrong = json_from_string (
      "{\"alur\": \"utama\", \"tanggal\": \"2026-11-03\", \"langkah\": 3}", NULL);
  g_autoptr (GPtrArray) hasil = NULL;
  g_autoptr (PrkSop) running = NULL;

  json_object_set_string_member (begin, "alur", "utama");
  json_object_set_string_member (begin, "tanggal", "2026-11-02");
  json_object_set_string_member (begin, "sop", "lamandau");
  json_object_set_string_member (begin, "naskah", text);

  g_assert_cmpint (prk_tahapan_catat (&konteks, "sop_langkah", json_node_get_object (step), NULL), ==,
                   PRK_TIDAK_ATURAN);
  g_assert_cmpint (prk_tahapan_catat (&konteks, "sop_dimulai", begin, NULL), ==, PRK_BOLEH);
  g_assert_cmpint (prk_tahapan_catat (&konteks, "sop_langkah", json_node_get_object (wrong), &hasil),
                   ==, PRK_TIDAK_ATURAN);
  g_assert_nonnull (strstr (((PrkTahapHasil *)g_ptr_array_index (hasil, 0))->pesan, "langkah 1"));
  g_assert_cmpint (prk_tahapan_catat (&konteks, "sop_langkah", json_node_get_object (step), NULL), ==,
                   PRK_BOLEH);
  g_assert_cmpuint (prk_kasus_get_n_kejadian (kasus), ==, 2);
  running = prk_sop_dari_kasus (kasus, "utama");
  g_assert_cmpstr (prk_sop_get_id (running), ==, "kota");
}

static GPtrArray *
new_cela (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_cela_free);
}

static void
write_cell (PrkTestDevice *device, PrkRecord *record, const char *path, const char *text)
{
  g_autoptr (PrkEdit) edit = prk_edit_new (record);

  prk_edit_set_string (edit, path, text);
  prk_test_device_commit (device, edit);
}

/* A shipped procedure, copied into a record. */
static PrkRecord *
copy (PrkTestDevice *device, PrkSop *sop)
{
  PrkRecord *record = prk_record_new ("0192f0c1-2345-7000-8000-000000000001", "sop");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);

  prk_sop_isi_rekaman (sop, edit);
  prk_test_device_commit (device, edit);

  return record;
}

/* Every word, way and mark of each procedure comes through the record's cells; only the id is its own. */
static void
test_copy_is_the_same (void)
{
  g_auto (GStrv) ids = prk_sop_list (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (PrkTestDevice) device = prk_test_device_new (i + 1);
      g_autoptr (PrkSop) sop = load (ids[i]);
      g_autoptr (PrkRecord) record = copy (device, sop);
      g_autoptr (GPtrArray) cela = new_cela ();
      g_autoptr (PrkSop) again = prk_sop_dari_rekaman (record, cela);
      g_autoptr (GString) text = NULL;
      g_autofree char *expected = prk_sop_dup_json (sop);
      g_autofree char *id = g_strdup_printf ("\"id\":\"%s\",\"kepala\"", ids[i]);
      g_autofree char *own = NULL;

      g_assert_cmpuint (cela->len, ==, 0);
      g_assert_nonnull (again);
      own = prk_sop_dup_json (again);
      text = g_string_new (own);
      g_assert_cmpuint (g_string_replace (text, "\"id\":\"0192f0c1-2345-7000-8000-000000000001\",\"kepala\"",
                                          id, 0),
                        ==, 1);
      g_assert_cmpstr (text->str, ==, expected);
    }
}

static void
assert_cela (PrkRecord *record, const char *path, const char *part)
{
  g_autoptr (GPtrArray) cela = new_cela ();
  g_autoptr (PrkSop) sop = prk_sop_dari_rekaman (record, cela);
  const PrkSopCela *first;

  g_assert_null (sop);
  g_assert_cmpuint (cela->len, >, 0);
  first = g_ptr_array_index (cela, 0);
  g_assert_cmpstr (first->path, ==, path);
  if (strstr (first->pesan, part) == NULL)
    g_error ("\"%s\" is not in \"%s\"", part, first->pesan);
}

/* What an editor may get wrong leads to the cell where it stands. */
static void
test_mistakes_lead_to_cells (void)
{
  g_autoptr (PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr (PrkSop) sop = load ("kota");
  g_autoptr (PrkRecord) record = copy (device, sop);
  g_autoptr (GPtrArray) cela = new_cela ();
  g_autoptr (PrkSop) mended = NULL;

  write_cell (device, record, "langkah/l2/pelaksana", "");
  assert_cela (record, "langkah/l2/pelaksana", "pelaksana");
  write_cell (device, record, "langkah/l2/pelaksana", "Camat");
  assert_cela (record, "langkah/l2/pelaksana", "Camat");
  write_cell (device, record, "langkah/l2/pelaksana", " asisten i (B) ");
  write_cell (device, record, "langkah/l3/lanjut", "5");
  assert_cela (record, "langkah/l4/kegiatan", "tidak pernah dicapai");
  write_cell (device, record, "langkah/l3/lanjut", "");
  write_cell (device, record, "langkah/l14/lanjut", "13");
  assert_cela (record, "langkah/l1/kegiatan", "lingkaran");
  write_cell (device, record, "langkah/l14/lanjut", "");
  write_cell (device, record, "langkah/l9/tidak", "8; 99");
  assert_cela (record, "langkah/l9/tidak", "99");
  write_cell (device, record, "langkah/l9/tidak", "8");
  write_cell (device, record, "judul", "");
  assert_cela (record, "judul", "");
  write_cell (device, record, "judul", "SOP kami");

  mended = prk_sop_dari_rekaman (record, cela);
  g_assert_nonnull (mended);
  g_assert_cmpint (prk_sop_get_langkah (mended, 1)->peran[0].kepastian, ==, PRK_PASTI_DISIMPULKAN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sop/shipped", test_shipped);
  g_test_add_func ("/sop/header-and-marks", test_header_and_marks);
  g_test_add_func ("/sop/mistakes-have-line-and-key", test_mistakes_have_line_and_key);
  g_test_add_func ("/sop/ways-are-checked", test_ways_are_checked);
  g_test_add_func ("/sop/own-folder", test_own_folder);
  g_test_add_func ("/sop/runs-to-the-end", test_runs_to_the_end);
  g_test_add_func ("/sop/what-does-not-fit-is-told", test_what_does_not_fit_is_told);
  g_test_add_func ("/sop/tidak-takes-initials-back", test_tidak_takes_initials_back);
  g_test_add_func ("/sop/time-inputs-and-meetings", test_time_inputs_and_meetings);
  g_test_add_func ("/sop/stopwatch", test_stopwatch);

  g_test_add_func ("/sop/inputs-wanted-of-some", test_inputs_wanted_of_some);

  g_test_add_func ("/sop/written-is-read-again", test_written_is_read_again);
  g_test_add_func ("/sop/acts-are-guarded", test_acts_are_guarded);
  g_test_add_func ("/sop/copy-is-the-same", test_copy_is_the_same);
  g_test_add_func ("/sop/mistakes-lead-to-cells", test_mistakes_lead_to_cells);

  return g_test_run ();
}
