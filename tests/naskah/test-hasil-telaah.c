/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "naskah/prk-naskah.h"

#include "dokumen.h"
#include "telaah-support.h"
#include "uji.h"

#define HASH_B "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"

static const char *const second[] = {
  "penelaah/jabatan", "\"Kepala Bagian Hukum\"",
  "kriteria/b/nilai", "\"tidak_sesuai\"",
  "kriteria/b/alasan", "{\"teks\": \"Dua hal:\\n\\n1. kawasan lindung;\\n2. sempadan sungai.\"}",
  "kriteria/b/bukti/k2/_urut", "\"W\"",
  "kriteria/b/bukti/k2/kutipan",
  "{\"dokumen\": \"" HASH_B "\", \"judul\": \"RTRW Kabupaten 2022–2042\", \"halaman\": 88,"
  " \"teks\": \"Kawasan lindung gambut dilarang untuk kegiatan budi daya yang mengeringkan lahan\", \"kotak\": []}",
  "kriteria/b/bukti/k2/catatan", "\"Pasal tentang zonasi\"",
  "kriteria/c/sektor/s1/_urut", "\"V\"",
  "kriteria/c/sektor/s1/perangkat_daerah", "\"Dinas Lingkungan Hidup\"",
  "kriteria/e/indikator/i1/_urut", "\"V\"",
  "kriteria/e/indikator/i1/indikator", "\"Luas lahan terbakar\"",
  "kriteria/e/indikator/i1/arah", "\"membaik\"",
  NULL,
};

static const char *const decided[] = {
  "hasil", "\"layak_perbaikan\"",
  "perbaikan", "{\"teks\": \"Pindahkan pos dari kawasan lindung.\"}",
  "versi_nomor", "2",
  "versi_hash", "\"" TELAAH_HASH "\"",
  "tanggal", "\"2026-11-21\"",
  "tempat", "\"Buntok\"",
  "pimpinan/jabatan", "\"Sekretaris TKKSD\"",
  "pimpinan/nip", "\"198001012005011001\"",
  "hadir/a/_urut", "\"V\"", "hadir/a/nama", "\"Adi Contoh\"", "hadir/a/hak_suara", "true",
  "hadir/a/suara", "\"setuju\"",
  "hadir/b/_urut", "\"W\"", "hadir/b/nama", "\"Budi Contoh\"", "hadir/b/hak_suara", "true",
  "hadir/b/suara", "\"tidak_setuju\"", "hadir/b/pendapat", "\"Lokasi belum jelas\"",
  NULL,
};

static char *
cetak (PrkRecord *record)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, &error);
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_hasil_telaah (profil);
  g_autoptr(PrkCetakan) cetakan = NULL;
  const char *keep = g_getenv ("PRAKARSA_TEST_KEEP");
  g_autofree char *text = NULL;
  GBytes *pdf;

  cetakan = prk_pencetak_cetak_hasil_telaah (pencetak, record, NULL, &error);
  g_assert_no_error (error);
  pdf = prk_cetakan_get_pdf (cetakan);
  if (keep != NULL)
    {
      g_autofree char *path
        = g_strdup_printf ("%s/%s.pdf", keep, prk_record_get_string (record, "naskah"));

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL));
    }
  text = pdftotext (pdf);
  if (text == NULL)
    return NULL;

  return padatkan (text);
}

static void
assert_has (const char        *text,
            const char *const *parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *wanted = padatkan (parts[i]);

      if (strstr (text, wanted) == NULL)
        g_error ("“%s” is not in: %s", parts[i], text);
    }
}

/* The whole result: every verdict, reason, quotation with its page and hash, vote and signature. */
static void
test_result (void)
{
  static const char *const wanted[] = {
    "HASIL TELAAHAN", "PENANGANAN KARHUTLA DI WILAYAH PERBATASAN", "Kabupaten Barito Utara", "Versi 2",
    "SHA-256 " TELAAH_HASH, "Adi Contoh", "Budi Contoh", "Kepala Bagian Hukum",
    "a. Kesesuaian dengan RPJMD", "Penilaian: Sesuai", "Termuat dalam sasaran dua.",
    "“Pencegahan kebakaran hutan”", "RPJMD, halaman 143; SHA-256 AAAAAAAAAAAA…",
    "Dikutip oleh Adi Contoh, Budi Contoh",
    "Penilaian: berbeda (Sesuai dengan catatan; Tidak sesuai)", "Di kawasan lindung gambut.",
    "1. kawasan lindung;", "RTRW Kabupaten 2022–2042, halaman 88", "Catatan: Pasal tentang zonasi",
    "Hutan rawa gambut", "Dinas Lingkungan Hidup", "Rp1.600.000.000", "Rp3.000.000.000", "1,88",
    "Luas lahan terbakar", "Membaik", "Layak dengan perbaikan", "Kelima kriteria terpenuhi.",
    "Pindahkan pos dari kawasan lindung.", "Hadir 2 orang, 2 di antaranya memiliki hak suara: 1 setuju, 1 tidak",
    "Lokasi belum jelas", HASH_B, "Buntok, 21 November 2026", "Sekretaris TKKSD", "Contoh Pimpinan",
    "NIP. 198001012005011001", NULL,
  };
  g_autoptr(PrkRecord) kak = telaah_kak ();
  g_autoptr(PrkRecord) rekap = telaah_rekap ();
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);
  g_autoptr(PrkRecord) printed = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (sheets, telaah_lengkap ("01980000-0000-7000-8000-000000000010", "Adi Contoh"));
  g_ptr_array_add (sheets, telaah_lengkap ("01980000-0000-7000-8000-000000000011", "Budi Contoh"));
  telaah_set (g_ptr_array_index (sheets, 1), second);
  telaah_set (rekap, decided);
  printed = prk_telaah_new_cetak (kak, sheets, rekap, TELAAH_VERSI, NULL);
  text = cetak (printed);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  assert_has (text, wanted);
  /* The same passage is printed once. */
  g_assert_cmpuint (hitung (text, "RPJMD,halaman143"), ==, 2);
}

/* One reviewer's own sheet, which judges a versi that is no longer the newest. */
static void
test_sheet (void)
{
  static const char *const wanted[] = {
    "LEMBAR TELAAH", "Contoh Penelaah", "versi lama", "bukan lagi yang terakhir diajukan", "Penilaian: Sesuai",
    "Manfaat melebihi biaya.", "Tidak relevan", NULL,
  };
  g_autoptr(PrkRecord) kak = telaah_kak ();
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);
  g_autoptr(PrkRecord) printed = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (sheets, telaah_lengkap ("01980000-0000-7000-8000-000000000010", "Contoh Penelaah"));
  printed = prk_telaah_new_cetak (kak, sheets, NULL, "01980000-0000-7000-8000-0000000000ff", NULL);
  text = cetak (printed);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  assert_has (text, wanted);
  g_assert_null (strstr (text, "Rekapitulasi"));
  g_assert_null (strstr (text, "Kesepakatan"));
}

/* Nothing written yet is a document all the same. */
static void
test_empty (void)
{
  g_autoptr(PrkRecord) kak = prk_record_new ("01980000-0000-7000-8000-000000000001", "kak");
  g_autoptr(GPtrArray) sheets = g_ptr_array_new ();
  g_autoptr(PrkRecord) printed = prk_telaah_new_cetak (kak, sheets, NULL, NULL, NULL);
  g_autofree char *text = cetak (printed);

  if (text != NULL)
    g_assert_nonnull (strstr (text, "belumdinilai"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hasil-telaah/result", test_result);
  g_test_add_func ("/hasil-telaah/sheet", test_sheet);
  g_test_add_func ("/hasil-telaah/empty", test_empty);

  return g_test_run ();
}
