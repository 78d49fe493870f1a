/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of a KAK is data: a daerah that nobody thought of, made here from one JSON text, and the two that ship. */
#include "config.h"

#include <string.h>

#include "uji.h"

#define KETIGA \
  "{\"nama\": \"Kabupaten Contoh\", \"daerah\": \"62.04\"," \
  " \"halaman\": {\"kertas\": \"A4\", \"lebar_mm\": 210, \"tinggi_mm\": 297, \"kiri_mm\": 40, \"kanan_mm\": 15," \
  "   \"atas_mm\": 30, \"bawah_mm\": 30, \"huruf_naskah\": \"Liberation Sans\", \"ukuran_naskah_pt\": 11}," \
  " \"kak\": {" \
  "   \"nomor\": \"angka\"," \
  "   \"kop\": [\"PEMERINTAH KABUPATEN CONTOH\", \"{PERANGKAT_DAERAH}\", \"Jalan Contoh Nomor 1\"]," \
  "   \"kepala_halaman\": \"Rahasia {{nomor}}\"," \
  "   \"kaki_halaman\": \"Lembar {{@halaman}} / {{@jumlah_halaman}}\"," \
  "   \"sampul\": [\"NASKAH UJI\", \"{PIHAK}\", \"\", \"{lambang}\", \"\", \"{perangkat_daerah}, {tahun_anggaran}\"]," \
  "   \"pengesahan\": [\"Disahkan oleh\", \"{kepala_pd/jabatan}\"]," \
  "   \"bagian\": [{\"id\": \"pembiayaan\", \"judul\": \"Uang\"}, {\"id\": \"risiko\"}, {\"id\": \"lokasi\", \"nomor\": \"X.\"}," \
  "     {\"id\": \"manfaat\"}, {\"id\": \"jangka_waktu\"}, {\"id\": \"analisis_dampak\"}, {\"id\": \"objek_ruang_lingkup\"}," \
  "     {\"id\": \"maksud_tujuan\"}, {\"id\": \"latar_belakang\", \"judul\": \"Sebab\"}]," \
  "   \"bagian_tambahan\": [{\"id\": \"risiko\", \"judul\": \"Risiko\", \"bidang\": [" \
  "     {\"path\": \"risiko/baris\", \"jenis\": \"tabel\", \"label\": \"Daftar risiko\", \"kolom\": [" \
  "       {\"path\": \"nama\", \"jenis\": \"teks\", \"label\": \"Nama risiko\"}," \
  "       {\"path\": \"biaya\", \"jenis\": \"uang\", \"label\": \"Biaya\"}]}," \
  "     {\"path\": \"risiko/narasi\", \"jenis\": \"narasi\", \"label\": \"Uraian risiko\"}]}]" \
  " }}"

#define KAK \
  "{\"nilai\": {\"judul\": \"Judul uji\", \"nomor\": \"7/UJI\", \"perangkat_daerah\": \"Dinas Uji\", \"tahun_anggaran\": 2028," \
  " \"daerah\": \"62.04\", \"mitra\": [{\"nama\": \"Kota Satu\"}, {\"nama\": \"Kabupaten Dua dan Tiga\"}]," \
  " \"kepala_pd/nama\": \"Pejabat Uji\", \"kepala_pd/jabatan\": \"Kepala Dinas Uji\", \"kepala_pd/nip\": \"123\"," \
  " \"latar_belakang/narasi\": \"Isi sebab.\", \"risiko/narasi\": \"Isi risiko.\"," \
  " \"risiko/baris\": [{\"nama\": \"Banjir\", \"biaya\": 1500000}]}}"

/* The text of each page with its running lines; NULL when there is no pdftotext. */
static char *
dup_flat (Uji *uji)
{
  g_autofree char *text = pdftotext (prk_cetakan_get_pdf (uji->cetakan));

  return text != NULL ? ratakan (text) : NULL;
}

static void
assert_sequence (const char        *text,
                 const char *const *part)
{
  const char *at = text;

  for (guint i = 0; part[i] != NULL; i++)
    {
      const char *found = strstr (at, part[i]);

      if (found == NULL)
        g_error ("“%s” is not where it should be in: %s", part[i], text);
      at = found + strlen (part[i]);
    }
}

static void
test_third_profile (void)
{
  static const char *const wanted[] = {
    "NASKAH UJI", "KABUPATEN BARITO SELATAN,", "KOTA SATU,", "DAN KABUPATEN DUA DAN TIGA", "Dinas Uji, 2028",
    "Rahasia 7/UJI", "PEMERINTAH KABUPATEN CONTOH", "DINAS UJI", "Jalan Contoh Nomor 1", "KERANGKA ACUAN KERJA", "Judul uji", "1. Uang", "2. Risiko", "Daftar risiko", "Nama risiko", "Banjir 1.500.000",
    "Uraian risiko", "Isi risiko.", "X. Lokasi KSDD", "4. Manfaat", "5. Jangka Waktu", "6. Analisis Dampak",
    "7. Objek dan Ruang Lingkup", "8. Maksud dan Tujuan", "9. Sebab", "Isi sebab.", "Disahkan oleh", "Kepala Dinas Uji",
    "Pejabat Uji", "NIP 123", NULL
  };
  g_autoptr(GError) error = NULL;
  PrkProfil *profil = prk_profil_new_from_json (KETIGA, "ketiga", &error);
  g_autofree char *flat = NULL;
  g_autofree char *info = NULL;
  g_autofree char *fonts = NULL;
  Uji uji;

  g_assert_no_error (error);
  uji_init_json (&uji, profil, KAK);
  flat = dup_flat (&uji);
  if (flat == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      uji_clear (&uji);
      return;
    }

  assert_sequence (flat, wanted);
  for (guint i = 1; i < prk_cetakan_get_n_pages (uji.cetakan); i++)
    {
      g_autofree char *foot = g_strdup_printf ("Lembar %u / %u", i, prk_cetakan_get_n_pages (uji.cetakan) - 1);

      g_assert_cmpuint (hitung (flat, foot), ==, 1);
    }
  g_assert_cmpuint (hitung (flat, "Rahasia 7/UJI"), ==, prk_cetakan_get_n_pages (uji.cetakan) - 1);
  g_assert_null (strstr (flat, "Mengetahui"));
  g_assert_null (strstr (flat, "Halaman "));
  info = uji_tanya (&uji, "pdfinfo", NULL, NULL);
  g_assert_nonnull (strstr (info, "595.276 x 841.89 pts (A4)"));
  fonts = uji_tanya (&uji, "pdffonts", NULL, NULL);
  g_assert_nonnull (strstr (fonts, "LiberationSans"));
  g_assert_null (strstr (fonts, "Bonum"));
  uji_clear (&uji);
}

/* A line of the profile that names a field that there is not: no document, and the line is named. */
static void
test_slip_in_a_profile (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkProfil) profil = prk_profil_new_from_json ("{\"nama\": \"x\", \"daerah\": \"62.04\","
                                                          " \"kak\": {\"sampul\": [\"SATU\", \"{JUDULL}\"]}}",
                                                          "keliru",
                                                          &error);
  g_autoptr(PrkPencetak) pencetak = NULL;
  PrkRecord *kak;

  g_assert_no_error (error);
  kak = contoh_baca (device, profil, "{\"nilai\": {\"judul\": \"x\"}}");
  pencetak = prk_pencetak_new (profil);
  g_assert_null (prk_pencetak_cetak_kak (pencetak, kak, NULL, &error));
  g_assert_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE);
  g_assert_nonnull (strstr (error->message, "keliru"));
  g_assert_nonnull (strstr (error->message, "kak.sampul, line 2"));
  g_assert_nonnull (strstr (error->message, "{JUDULL}"));
  prk_record_unref (kak);
}

/* As that city's own form has it. */
static void
test_samarinda (void)
{
  static const char *const wanted[] = {
    "KERANGKA ACUAN KERJA", "KERJA SAMA DAERAH DENGAN DAERAH LAIN", "ANTARA", "TENTANG", "TAHUN ANGGARAN 2027",
    "I. Latar Belakang", "II. Tujuan dan Target", "III. Manfaat", "IV. Ruang Lingkup", "V. Kegiatan (Objek)",
    "VI. Peran Para Pihak", "VII. Pembiayaan", "VIII. Lokasi Kegiatan", "IX. Jangka Waktu", "X. Mitigasi Risiko",
    "XI. Analisis Dampak", "Mengetahui,", "Kepala Perangkat Daerah Pemrakarsa", "NIP 00000000 000000 0 002", NULL
  };
  g_autofree char *flat = NULL;
  Uji uji;

  uji_init (&uji, "samarinda", "kesehatan-perbatasan");
  flat = dup_flat (&uji);
  if (flat != NULL)
    assert_sequence (flat, wanted);
  else
    g_test_skip ("pdftotext is not installed");
  uji_clear (&uji);
}

static void
test_barito_selatan (void)
{
  static const char *const wanted[] = {
    "a. Latar Belakang", "b. Maksud dan Tujuan", "c. Lokasi KSDD", "d. Objek dan Ruang Lingkup KSDD", "e. Jangka Waktu",
    "f. Manfaat", "g. Analisis Dampak Sosial dan Lingkungan", "h. Pembiayaan", "Buntok,", "Mengetahui,", NULL
  };
  g_autofree char *flat = NULL;
  Uji uji;

  uji_init (&uji, "barito-selatan", "kesehatan-perbatasan");
  flat = dup_flat (&uji);
  if (flat != NULL)
    assert_sequence (flat, wanted);
  else
    g_test_skip ("pdftotext is not installed");
  uji_clear (&uji);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profil-sendiri/third", test_third_profile);
  g_test_add_func ("/profil-sendiri/slip", test_slip_in_a_profile);
  g_test_add_func ("/profil-sendiri/samarinda", test_samarinda);
  g_test_add_func ("/profil-sendiri/barito-selatan", test_barito_selatan);

  return g_test_run ();
}
