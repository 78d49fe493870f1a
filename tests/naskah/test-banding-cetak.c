/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two states of a KAK on paper: all words of both are there, and a word processor gets their marks. */
#include "config.h"

#include <string.h>

#include "domain/prk-kak-banding.h"
#include "naskah/prk-banding-cetak.h"

#include "paket.h"
#include "uji.h"

static const PrkBandingCetak about = { "KAK contoh", "versi 1", "versi 2" };

static GPtrArray *
compare (Uji *uji)
{
  g_autoptr(PrkRecord) before = NULL;

  uji_set_text (uji, "manfaat/narasi", "Warga menerima **manfaat** langsung.");
  before = prk_record_copy (uji->kak);
  uji_set_text (uji, "manfaat/narasi", "Warga memperoleh **manfaat** langsung.");

  return prk_kak_banding (before, uji->kak, prk_profil_get_skema (uji->profil));
}

static void
test_marks (void)
{
  Uji uji;
  g_autoptr(GPtrArray) beda = NULL;
  g_autoptr(GBytes) docx = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) struck = NULL;
  g_autoptr(GPtrArray) added = NULL;
  Paket paket;
  xmlDocPtr document;

  uji_init (&uji, "barito-selatan", "draf-persampahan");
  beda = compare (&uji);
  g_assert_cmpuint (beda->len, ==, 1);
  docx = prk_banding_cetak (&about, beda, uji.profil, TRUE, NULL, &error);
  g_assert_no_error (error);
  paket_buka (&paket, docx);
  document = paket_baca (&paket, "word/document.xml");
  struck = paket_cari (document, "//w:r[w:rPr/w:strike][contains(., 'menerima')]");
  added = paket_cari (document, "//w:r[w:rPr/w:u][contains(., 'memperoleh')]");
  g_assert_cmpuint (struck->len, ==, 1);
  g_assert_cmpuint (added->len, ==, 1);
  xmlFreeDoc (document);
  paket_tutup (&paket);
  uji_clear (&uji);
}

static void
test_pdf_has_all_words (void)
{
  const char *const before[] = { "pdftotext", "-raw", NULL };
  const char *const after[] = { "-", NULL };
  Uji uji;
  g_autoptr(GPtrArray) beda = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *raw = NULL;

  uji_init (&uji, "barito-selatan", "draf-persampahan");
  beda = compare (&uji);
  pdf = prk_banding_cetak (&about, beda, uji.profil, FALSE, NULL, &error);
  g_assert_no_error (error);
  raw = tanya_pdf (pdf, NULL, before, after);
  if (raw != NULL)
    {
      g_assert_nonnull (strstr (raw, "KAK contoh"));
      g_assert_nonnull (strstr (raw, "versi 1"));
      g_assert_nonnull (strstr (raw, "menerima"));
      g_assert_nonnull (strstr (raw, "memperoleh"));
      g_assert_nonnull (strstr (raw, "manfaat langsung."));
      g_assert_nonnull (strstr (raw, "Halaman 1 dari 1"));
    }
  else
    {
      g_test_skip ("no pdftotext here");
    }
  uji_clear (&uji);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/banding-cetak/a-word-processor-gets-the-marks", test_marks);
  g_test_add_func ("/banding-cetak/the-pdf-has-all-words", test_pdf_has_all_words);

  return g_test_run ();
}
