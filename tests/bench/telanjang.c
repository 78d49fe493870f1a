/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "telanjang.h"

#define PT_PER_MM (72.0 / 25.4)

typedef struct
{
  char    *text;
  double   size;
  gboolean bold;
} Alinea;

static void
alinea_clear (gpointer data)
{
  g_free (((Alinea *) data)->text);
}

GArray *
telanjang_new (void)
{
  GArray *alinea = g_array_new (FALSE, FALSE, sizeof (Alinea));

  g_array_set_clear_func (alinea, alinea_clear);

  return alinea;
}

void
telanjang_add (GArray     *alinea,
               const char *text,
               double      size,
               gboolean    bold)
{
  Alinea one = { g_strdup (text), size, bold };

  g_array_append_val (alinea, one);
}

static cairo_status_t
append_cb (gpointer      closure,
           const guchar *data,
           guint         size)
{
  g_byte_array_append (closure, data, size);

  return CAIRO_STATUS_SUCCESS;
}

typedef struct
{
  PangoContext         *context;
  PangoFontDescription *font;
  cairo_t              *cr;
  double                y;
  guint                 n_pages;
} Telanjang;

static void
set_alinea (Telanjang            *self,
            const Alinea         *alinea,
            const PrkTataHalaman *halaman)
{
  double width = (halaman->lebar_mm - halaman->kiri_mm - halaman->kanan_mm) * PT_PER_MM;
  double bottom = (halaman->tinggi_mm - halaman->bawah_mm) * PT_PER_MM;
  g_autoptr(PangoLayout) layout = pango_layout_new (self->context);
  PangoLayoutIter *iter;

  pango_font_description_set_absolute_size (self->font, alinea->size * PANGO_SCALE);
  pango_font_description_set_weight (self->font, alinea->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, self->font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_justify (layout, TRUE);
  pango_layout_set_text (layout, alinea->text, -1);

  iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle box;
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &box);
      height = (double) box.height / PANGO_SCALE * halaman->spasi;
      if (self->y + height > bottom)
        {
          cairo_show_page (self->cr);
          self->y = halaman->atas_mm * PT_PER_MM;
          self->n_pages++;
        }
      cairo_move_to (self->cr,
                     halaman->kiri_mm * PT_PER_MM + (double) box.x / PANGO_SCALE,
                     self->y + (double) (pango_layout_iter_get_baseline (iter) - box.y) / PANGO_SCALE);
      pango_cairo_show_layout_line (self->cr, pango_layout_iter_get_line_readonly (iter));
      self->y += height;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  self->y += 6;
}

guint
telanjang_cetak (GArray               *alinea,
                 const PrkTataHalaman *halaman)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  cairo_font_options_t *options = cairo_font_options_create ();
  GByteArray *out = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb,
                                                                  out,
                                                                  halaman->lebar_mm * PT_PER_MM,
                                                                  halaman->tinggi_mm * PT_PER_MM);
  Telanjang self = { .cr = cairo_create (surface), .y = halaman->atas_mm * PT_PER_MM, .n_pages = 1 };

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  self.context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (self.context, options);
  pango_context_set_round_glyph_positions (self.context, FALSE);
  self.font = pango_font_description_new ();
  pango_font_description_set_family (self.font, halaman->huruf_naskah);

  for (guint i = 0; i < alinea->len; i++)
    set_alinea (&self, &g_array_index (alinea, Alinea, i), halaman);

  cairo_show_page (self.cr);
  cairo_destroy (self.cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (out->len, >, 1000);
  g_byte_array_unref (out);
  pango_font_description_free (self.font);
  cairo_font_options_destroy (options);
  g_object_unref (self.context);
  g_object_unref (map);

  return self.n_pages;
}
