/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two states of a record on paper: a heading for each field that differs, and below it its words with what went struck through
 * and what came underlined, which a black-and-white printer shows, too. */
#include "config.h"

#include <string.h>

#include "domain/prk-kak-banding.h"
#include "oplog/prk-text-diff.h"

#include "prk-banding-cetak.h"
#include "prk-docx-tulis.h"
#include "prk-narasi-markup.h"
#include "prk-pdf.h"

#define CONTEXT_CHARS 240 /* of what is the same on both sides of a change: the rest is left out */

static const PrkGaya gaya_judul = { .ukuran = 15, .spasi = 1.2, .sesudah = 4, .tebal = TRUE, .ikut = TRUE };
static const PrkGaya gaya_catatan = { .ukuran = 10, .spasi = 1.2, .sesudah = 3, .warna = 0x404040 };
static const PrkGaya gaya_bidang
  = { .ukuran = 11, .spasi = 1.2, .sebelum = 12, .sesudah = 3, .tebal = TRUE, .ikut = TRUE, .tingkat = 1 };
static const PrkGaya gaya_isi = { .ukuran = 11, .spasi = 1.3, .sesudah = 3 };
static const PrkGaya gaya_kaki = { .ukuran = 8, .spasi = 1, .rata = PRK_RATA_KANAN, .warna = 0x404040, .satu_baris = TRUE };

static void
add_words (GPtrArray     *list,
           const PrkGaya *gaya,
           const char    *words)
{
  PrkBlok *blok = prk_blok_new (PRK_BLOK_PARAGRAF, gaya);

  prk_blok_add_teks (blok, words, 0, NULL);
  blok->ikut = gaya->ikut;
  g_ptr_array_add (list, blok);
}

static char *
dup_plain (const PrkBeda *beda,
           const char    *text)
{
  g_autoptr(PrkNarasiDoc) doc = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (beda->bidang == NULL || beda->bidang->jenis != PRK_JENIS_NARASI)
    return g_strdup (text);
  doc = prk_narasi_markup_parse (text);

  return prk_narasi_doc_to_plain (doc);
}

/* Words that are the same on both sides, cut in their middle where they are long. */
static char *
dup_same (const char *text,
          gboolean    is_first,
          gboolean    is_last)
{
  glong length = g_utf8_strlen (text, -1);
  glong head = is_first ? 0 : CONTEXT_CHARS;
  glong tail = is_last ? 0 : CONTEXT_CHARS;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (length <= head + tail + CONTEXT_CHARS)
    return g_strdup (text);
  begin = g_utf8_substring (text, 0, head);
  end = g_utf8_substring (text, length - tail, length);

  return g_strconcat (begin, " […] ", end, NULL);
}

static void
add_beda (GPtrArray     *list,
          const PrkBeda *beda)
{
  g_autofree char *lama = dup_plain (beda, beda->lama);
  g_autofree char *baru = dup_plain (beda, beda->baru);
  g_autoptr(GPtrArray) runs = prk_text_diff (lama, baru);
  PrkBlok *blok = prk_blok_new (PRK_BLOK_PARAGRAF, &gaya_isi);

  add_words (list, &gaya_bidang, beda->judul);
  for (guint i = 0; i < runs->len; i++)
    {
      const PrkDiffRun *run = g_ptr_array_index (runs, i);
      g_autofree char *same = run->kind == PRK_DIFF_EQUAL ? dup_same (run->text, i == 0, i + 1 == runs->len) : NULL;

      if (same != NULL)
        prk_blok_add_teks (blok, same, 0, NULL);
      else
        prk_blok_add_teks (blok, run->text,
                           run->kind == PRK_DIFF_REMOVED ? PRK_HURUF_CORET | PRK_HURUF_REDUP : PRK_HURUF_GARIS_BAWAH, NULL);
    }
  if (strcmp (lama, baru) == 0)
    prk_blok_add_teks (blok, " (hanya bentuk tulisannya yang berbeda)", PRK_HURUF_MIRING, NULL);
  g_ptr_array_add (list, blok);
}

static GPtrArray *
make_blok (const PrkBandingCetak *self,
           GPtrArray             *beda)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_blok_free);
  g_autofree char *lama = g_strdup_printf ("Semula: %s", self->lama);
  g_autofree char *baru = g_strdup_printf ("Menjadi: %s", self->baru);
  PrkBlok *legend = prk_blok_new (PRK_BLOK_PARAGRAF, &gaya_catatan);

  add_words (list, &gaya_judul, "Perbandingan");
  add_words (list, &gaya_isi, self->judul);
  add_words (list, &gaya_catatan, lama);
  add_words (list, &gaya_catatan, baru);
  prk_blok_add_teks (legend, "Tanda: ", 0, NULL);
  prk_blok_add_teks (legend, "dihapus", PRK_HURUF_CORET | PRK_HURUF_REDUP, NULL);
  prk_blok_add_teks (legend, ", ", 0, NULL);
  prk_blok_add_teks (legend, "ditambah", PRK_HURUF_GARIS_BAWAH, NULL);
  prk_blok_add_teks (legend, ".", 0, NULL);
  g_ptr_array_add (list, legend);
  for (guint i = 0; i < beda->len; i++)
    add_beda (list, g_ptr_array_index (beda, i));
  if (beda->len == 0)
    add_words (list, &gaya_isi, "Tidak ada perbedaan.");

  return list;
}

static GBytes *
write_pdf (const PrkPdf  *pdf,
           GPtrArray     *blok,
           PrkUkur       *ukur,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(PrkTata) tata = prk_tata_new ();

  if (!prk_tata_susun (tata, ukur, pdf->halaman, blok, FALSE, cancellable))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return NULL;
    }

  return prk_pdf_tulis (pdf, tata, ukur, cancellable, error);
}

/**
 * prk_banding_cetak:
 * @beda: (element-type PrkBeda): the differences
 * @profil: whose paper and letters are used
 * @docx: for a word processor, else a PDF
 *
 * Puts the differences of two states on paper.
 *
 * Returns: (transfer full): the file, or %NULL with %PRK_NASKAH_ERROR or %G_IO_ERROR_CANCELLED
 */
GBytes *
prk_banding_cetak (const PrkBandingCetak *self,
                   GPtrArray             *beda,
                   PrkProfil             *profil,
                   gboolean               docx,
                   GCancellable          *cancellable,
                   GError               **error)
{
  g_autoptr(GPtrArray) blok = make_blok (self, beda);
  const PrkTataHalaman *halaman = prk_profil_get_halaman (profil);
  g_autoptr(PrkUkur) ukur = prk_ukur_new (halaman->huruf_naskah);
  PrkPdf pdf = { .halaman = halaman, .judul = self->judul };
  PrkDocxTulis tulis = { .kertas = &pdf };
  GBytes *bytes;

  pdf.kaki.gaya = &gaya_kaki;
  pdf.kaki.teks = "Halaman " PRK_TEPI_HALAMAN " dari " PRK_TEPI_JUMLAH;
  prk_ukur_begin (ukur);
  bytes = docx ? prk_docx_tulis (&tulis, NULL, blok, ukur, cancellable, error)
               : write_pdf (&pdf, blok, ukur, cancellable, error);
  prk_ukur_end (ukur);

  return bytes;
}
