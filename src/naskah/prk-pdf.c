/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>

#include "prk-naskah.h"
#include "prk-pdf-teks.h"
#include "prk-pdf.h"
#include "prk-tata-private.h"

#define FRAME_PAD 3 /* pt around the words in the frame of a missing emblem */
#define HEADER_GAP   14.0 /* pt between a running line and the text area */
#define MIN_EDGE     12.0 /* pt from a running line to the paper's edge */
#define MAX_SUBJECT  500  /* characters */

typedef struct
{
  const PrkPdf    *pdf;
  PrkTata         *tata;
  PrkUkur         *ukur;
  cairo_t         *cr;
  PrkKuas         *kuas;
  cairo_surface_t *surface;
  guint            n_numbered;
  PangoLayout     *tanda_air;
} Penulis;

static cairo_status_t
write_cb (gpointer      closure,
          const guchar *data,
          guint         size)
{
  GByteArray *out = closure;

  /* GByteArray would abort where its size, a guint, cannot grow any more. */
  if (out->len > G_MAXINT32 - size)
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append (out, data, size);

  return CAIRO_STATUS_SUCCESS;
}

static void
draw_ruas (cairo_t      *cr,
           const GArray *ruas)
{
  double tebal = 0;

  prk_kuas_set_warna (cr, 0x000000);
  for (guint i = 0; i < ruas->len; i++)
    {
      const PrkRuas *one = &g_array_index (ruas, PrkRuas, i);

      if (one->tebal != tebal)
        {
          cairo_stroke (cr);
          tebal = one->tebal;
          cairo_set_line_width (cr, tebal);
        }
      cairo_move_to (cr, one->x0, one->y0);
      cairo_line_to (cr, one->x1, one->y1);
    }
  cairo_stroke (cr);
}

/* As an outline, so that the words are no part of the document's text. */
static void
draw_tanda_air (Penulis *self)
{
  const PrkTataHalaman *halaman = self->pdf->halaman;
  double width = halaman->lebar_mm * PRK_PT_PER_MM;
  double height = halaman->tinggi_mm * PRK_PT_PER_MM;
  PangoRectangle box;

  if (self->tanda_air == NULL)
    return;

  pango_layout_get_extents (self->tanda_air, NULL, &box);
  cairo_save (self->cr);
  cairo_translate (self->cr, width / 2, height / 2);
  cairo_rotate (self->cr, -G_PI / 4);
  cairo_move_to (self->cr, -box.width / 2.0 / PANGO_SCALE, -box.height / 2.0 / PANGO_SCALE);
  pango_cairo_layout_path (self->cr, self->tanda_air);
  prk_kuas_set_warna (self->cr, 0xececec);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

static PangoLayout *
make_tanda_air (PrkUkur              *ukur,
                const PrkTataHalaman *halaman,
                const char           *text)
{
  PangoLayout *layout = pango_layout_new (prk_ukur_get_context (ukur));
  PangoFontDescription *font = pango_font_description_from_string ("Liberation Sans, Arial, Sans Bold");
  double room = 0.9 * halaman->lebar_mm * PRK_PT_PER_MM;
  PangoRectangle box;

  pango_font_description_set_absolute_size (font, 100 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &box);
  if (box.width > 0)
    {
      double size = MIN (100, 100 * room * PANGO_SCALE / box.width);

      pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
    }
  pango_font_description_free (font);

  return layout;
}

static char *
number_pages (const char *text,
              guint       page,
              guint       n_pages)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *total = g_strdup_printf ("%u", n_pages);
  g_autoptr(GString) out = g_string_new (text);

  g_string_replace (out, PRK_TEPI_HALAMAN, number, 0);
  g_string_replace (out, PRK_TEPI_JUMLAH, total, 0);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
draw_tepi (Penulis       *self,
           const PrkTepi *tepi,
           gboolean       top,
           guint          page)
{
  const PrkTataHalaman *halaman = self->pdf->halaman;
  double left = halaman->kiri_mm * PRK_PT_PER_MM;
  double right = (halaman->lebar_mm - halaman->kanan_mm) * PRK_PT_PER_MM;
  double height = halaman->tinggi_mm * PRK_PT_PER_MM;
  g_autofree char *text = NULL;
  g_autoptr(PrkTeks) teks = NULL;
  double y;

  if (tepi->teks == NULL || tepi->gaya == NULL)
    return;

  text = number_pages (tepi->teks, page, self->n_numbered);
  teks = prk_ukur_teks (self->ukur, text, NULL, tepi->gaya, tepi->gaya->rata, right - left, NULL);
  if (top)
    y = MAX (MIN_EDGE, halaman->atas_mm * PRK_PT_PER_MM - HEADER_GAP - teks->tinggi);
  else
    y = MIN (height - MIN_EDGE - teks->tinggi, height - halaman->bawah_mm * PRK_PT_PER_MM + HEADER_GAP);

  prk_kuas_teks (self->kuas, teks, 0, teks->baris->len, left, y, tepi->gaya->warna);
  if (!top && self->pdf->kode != NULL && tepi->gaya->rata != PRK_RATA_KIRI)
    {
      g_autoptr(PrkTeks) kode = prk_ukur_teks (self->ukur, self->pdf->kode, NULL, tepi->gaya, PRK_RATA_KIRI, right - left, NULL);

      prk_kuas_teks (self->kuas, kode, 0, kode->baris->len, left, y, tepi->gaya->warna);
    }
  if (tepi->garis)
    {
      double line_y = top ? y + teks->tinggi + 2 : y - 2;

      prk_kuas_flush (self->kuas);
      prk_kuas_set_warna (self->cr, tepi->gaya->warna);
      cairo_set_line_width (self->cr, 0.4);
      cairo_move_to (self->cr, left, line_y);
      cairo_line_to (self->cr, right, line_y);
      cairo_stroke (self->cr);
    }
}

static PrkLambang *
find_lambang (Penulis    *self,
              const char *kunci)
{
  PrkLambang *found = NULL;

  if (kunci != NULL && self->pdf->lambang_lain != NULL)
    found = g_hash_table_lookup (self->pdf->lambang_lain, kunci);
  if (found == NULL && g_strcmp0 (kunci, self->pdf->daerah) == 0)
    found = self->pdf->lambang;

  return found;
}

/* Where an office has not given the picture, a frame says which emblem belongs there. */
static void
draw_lambang (Penulis        *self,
              const PrkLetak *letak)
{
  static const PrkGaya small = { .ukuran = 7, .spasi = 1, .warna = 0x505050, .rata = PRK_RATA_TENGAH };
  PrkLambang *lambang = find_lambang (self, letak->lambang->kunci);
  g_autoptr(PrkTeks) teks = NULL;
  double room = letak->lebar - 2 * FRAME_PAD;

  if (lambang != NULL)
    {
      prk_lambang_draw (lambang, self->cr, letak->x, letak->y, letak->lebar);
      return;
    }

  cairo_save (self->cr);
  prk_kuas_set_warna (self->cr, 0x808080);
  cairo_set_line_width (self->cr, 0.6);
  cairo_rectangle (self->cr, letak->x + 0.3, letak->y + 0.3, letak->lebar - 0.6, letak->tinggi - 0.6);
  cairo_stroke_preserve (self->cr);
  cairo_clip (self->cr);
  if (letak->lambang->nama != NULL && room > small.ukuran)
    {
      teks = prk_ukur_teks (self->ukur, letak->lambang->nama, NULL, &small, small.rata, room, NULL);
      prk_kuas_teks (self->kuas,
                     teks,
                     0,
                     teks->baris->len,
                     letak->x + FRAME_PAD,
                     letak->y + MAX (FRAME_PAD, (letak->tinggi - teks->tinggi) / 2),
                     small.warna);
      prk_kuas_flush (self->kuas);
    }
  cairo_restore (self->cr);
}

static void
draw_letak (Penulis        *self,
            const PrkLetak *letak)
{
  switch (letak->jenis)
    {
    case PRK_LETAK_TEKS:
      prk_kuas_teks (self->kuas, letak->teks, letak->dari, letak->sampai, letak->x, letak->y, letak->warna);
      break;
    case PRK_LETAK_ISI:
      prk_kuas_flush (self->kuas);
      prk_kuas_set_warna (self->cr, letak->warna);
      cairo_rectangle (self->cr, letak->x, letak->y, letak->lebar, letak->tinggi);
      cairo_fill (self->cr);
      break;
    case PRK_LETAK_LAMBANG:
      prk_kuas_flush (self->kuas);
      if (letak->lambang != NULL)
        draw_lambang (self, letak);
      else
        prk_lambang_draw (self->pdf->lambang, self->cr, letak->x, letak->y, letak->lebar);
      break;
    }
}

/* The cover has no running lines and no number. */
static void
draw_lembar (Penulis         *self,
             const PrkLembar *lembar,
             guint            number)
{
  draw_tanda_air (self);
  if (!lembar->sampul)
    draw_tepi (self, &self->pdf->kepala, TRUE, number);
  for (guint i = 0; i < lembar->letak->len; i++)
    draw_letak (self, &g_array_index (lembar->letak, PrkLetak, i));
  if (!lembar->sampul)
    draw_tepi (self, &self->pdf->kaki, FALSE, number);
  prk_kuas_flush (self->kuas);
  draw_ruas (self->cr, lembar->ruas);
  cairo_show_page (self->cr);
}

static void
set_metadata (Penulis            *self,
              cairo_pdf_metadata_t key,
              const char         *value)
{
  if (value != NULL && *value != '\0')
    {
      g_autofree char *text = g_utf8_substring (value, 0, MIN (g_utf8_strlen (value, -1), MAX_SUBJECT));

      cairo_pdf_surface_set_metadata (self->surface, key, text);
    }
}

static void
set_date (Penulis              *self,
          cairo_pdf_metadata_t  key,
          gint64                at_us)
{
  g_autoptr(GDateTime) at = at_us != 0 ? g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC) : NULL;
  g_autofree char *text = at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  /* Without one cairo would write the time of printing. */
  cairo_pdf_surface_set_metadata (self->surface, key, text);
}

static void
describe (Penulis *self)
{
  const PrkPdf *pdf = self->pdf;

  set_metadata (self, CAIRO_PDF_METADATA_TITLE, pdf->judul);
  set_metadata (self, CAIRO_PDF_METADATA_AUTHOR, pdf->penulis);
  set_metadata (self, CAIRO_PDF_METADATA_SUBJECT, pdf->subjek);
  set_metadata (self, CAIRO_PDF_METADATA_CREATOR, "Prakarsa " PRK_VERSION);
  set_date (self, CAIRO_PDF_METADATA_CREATE_DATE, pdf->dibuat_us);
  set_date (self, CAIRO_PDF_METADATA_MOD_DATE, pdf->diubah_us);
}

/* Headings of a level hang below the last one of a lower level. */
static void
add_outline (Penulis *self)
{
  int parent[8] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < self->tata->garis_besar->len; i++)
    {
      const PrkGarisBesar *entry = &g_array_index (self->tata->garis_besar, PrkGarisBesar, i);
      guint tingkat = MIN (entry->tingkat, G_N_ELEMENTS (parent) - 1);
      g_autofree char *link = g_strdup_printf ("page=%u pos=[0 %d]", entry->lembar + 1, (int) entry->y);
      int id = cairo_pdf_surface_add_outline (self->surface,
                                              parent[tingkat - 1],
                                              entry->judul,
                                              link,
                                              CAIRO_PDF_OUTLINE_FLAG_OPEN);

      for (guint level = tingkat; level < G_N_ELEMENTS (parent); level++)
        parent[level] = id;
    }
}

static gboolean
draw_pages (Penulis       *self,
            GCancellable  *cancellable,
            GError       **error)
{
  guint number = 0;

  for (guint i = 0; i < self->tata->lembar->len; i++)
    if (!((PrkLembar *) g_ptr_array_index (self->tata->lembar, i))->sampul)
      self->n_numbered++;

  for (guint i = 0; i < self->tata->lembar->len; i++)
    {
      const PrkLembar *lembar = g_ptr_array_index (self->tata->lembar, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      number += lembar->sampul ? 0 : 1;
      draw_lembar (self, lembar, number);
    }

  return TRUE;
}

/**
 * prk_pdf_tulis:
 * @tata: pages
 * @ukur: the one that measured them
 *
 * Draws pages into a PDF 1.5 with its outline, metadata and the parts of the fonts that it uses. The same pages give the
 * same bytes.
 *
 * Returns: (transfer full): the file, or %NULL with %G_IO_ERROR_CANCELLED or %PRK_NASKAH_ERROR_OUTPUT
 */
GBytes *
prk_pdf_tulis (const PrkPdf  *self,
               PrkTata       *tata,
               PrkUkur       *ukur,
               GCancellable  *cancellable,
               GError       **error)
{
  GByteArray *out = g_byte_array_new ();
  Penulis penulis = { .pdf = self, .tata = tata, .ukur = ukur };
  cairo_status_t status;
  gboolean ok;

  penulis.surface = cairo_pdf_surface_create_for_stream (write_cb,
                                                         out,
                                                         self->halaman->lebar_mm * PRK_PT_PER_MM,
                                                         self->halaman->tinggi_mm * PRK_PT_PER_MM);
  penulis.cr = cairo_create (penulis.surface);
  penulis.kuas = prk_kuas_new (penulis.cr, prk_ukur_get_context (ukur));
  cairo_set_font_options (penulis.cr, prk_ukur_get_font_options (ukur));
  if (self->tanda_air != NULL && *self->tanda_air != '\0')
    penulis.tanda_air = make_tanda_air (ukur, self->halaman, self->tanda_air);

  describe (&penulis);
  ok = draw_pages (&penulis, cancellable, error);
  if (ok)
    add_outline (&penulis);

  status = cairo_status (penulis.cr);
  prk_kuas_free (penulis.kuas);
  cairo_destroy (penulis.cr);
  cairo_surface_finish (penulis.surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (penulis.surface);
  cairo_surface_destroy (penulis.surface);
  g_clear_object (&penulis.tanda_air);

  if (ok && status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_OUTPUT, "PDF: %s", cairo_status_to_string (status));
      ok = FALSE;
    }
  if (!ok)
    {
      g_byte_array_unref (out);
      return NULL;
    }

  return g_byte_array_free_to_bytes (out);
}
