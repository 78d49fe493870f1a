/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every drawing step costs Cairo about as much as a line of glyphs does, so lines are gathered and drawn together as long as
 * font and colour stay the same: a table of numbers becomes one step.
 *
 * Some lines need more than glyphs. Emoji are pictures: Cairo would draw them in 72 dots an inch and without their text. They
 * are drawn in six times that, and under each stands a broken bar in the white of the paper that carries its text, so that it can
 * be found and copied: a sign that no text has, because some programs know but one text a glyph. What no font has gets
 * Pango's box, as an outline, with its text in the same way. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "prk-pdf-teks.h"

#define DIMMED        0x808080
#define PAPER         0xffffff
#define BAR           0xa6
#define PICTURE_SCALE 6

struct _PrkKuas
{
  cairo_t                   *cr;
  PangoContext              *context;
  GString                   *teks;
  GArray                    *glif;  /* (element-type cairo_glyph_t) */
  GArray                    *gugus; /* (element-type cairo_text_cluster_t) */
  cairo_scaled_font_t       *font;  /* of what is gathered; NULL: nothing is */
  cairo_text_cluster_flags_t arah;
  guint32                    warna;
};

void
prk_kuas_set_warna (cairo_t *cr,
                    guint32  rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

PrkKuas *
prk_kuas_new (cairo_t      *cr,
              PangoContext *context)
{
  PrkKuas *self = g_new0 (PrkKuas, 1);

  self->cr = cr;
  self->context = context;
  self->teks = g_string_new (NULL);
  self->glif = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->gugus = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));

  return self;
}

void
prk_kuas_free (PrkKuas *self)
{
  g_string_free (self->teks, TRUE);
  g_array_unref (self->glif);
  g_array_unref (self->gugus);
  g_free (self);
}

void
prk_kuas_flush (PrkKuas *self)
{
  if (self->font == NULL)
    return;

  prk_kuas_set_warna (self->cr, self->warna);
  cairo_set_scaled_font (self->cr, self->font);
  cairo_show_text_glyphs (self->cr,
                          self->teks->str,
                          (int) self->teks->len,
                          (cairo_glyph_t *) self->glif->data,
                          (int) self->glif->len,
                          (cairo_text_cluster_t *) self->gugus->data,
                          (int) self->gugus->len,
                          self->arah);
  g_string_truncate (self->teks, 0);
  g_array_set_size (self->glif, 0);
  g_array_set_size (self->gugus, 0);
  self->font = NULL;
}

static void
add_run (PrkKuas          *self,
         PrkTeks          *teks,
         const PrkTeksRun *run,
         double            x,
         double            y,
         guint32           warna)
{
  guint n;

  if (self->font != run->font || self->warna != warna || self->arah != run->arah || run->arah != 0)
    prk_kuas_flush (self);

  n = self->glif->len;
  self->font = run->font;
  self->warna = warna;
  self->arah = run->arah;
  g_string_append_len (self->teks, teks->teks + run->teks, run->n_teks);
  g_array_append_vals (self->gugus, &g_array_index (teks->gugus, cairo_text_cluster_t, run->gugus), run->n_gugus);
  g_array_set_size (self->glif, n + run->n_glif);
  for (guint i = 0; i < run->n_glif; i++)
    {
      const PrkGlif *one = &g_array_index (teks->glif, PrkGlif, run->glif + i);
      cairo_glyph_t glif = { one->nomor, x + one->x, y + one->y };

      g_array_index (self->glif, cairo_glyph_t, n + i) = glif;
    }
}

/* The broken bar in the font of plain text, as large as @other. */
static cairo_scaled_font_t *
find_bar (PrkKuas       *self,
          PangoFont     *other,
          cairo_glyph_t *bar)
{
  PangoFontDescription *size = pango_font_describe_with_absolute_size (other);
  PangoFontDescription *plain = pango_font_description_copy (pango_context_get_font_description (self->context));
  g_autoptr(PangoFont) font = NULL;
  hb_codepoint_t glyph = 0;

  pango_font_description_set_absolute_size (plain, pango_font_description_get_size (size));
  font = pango_context_load_font (self->context, plain);
  hb_font_get_nominal_glyph (pango_font_get_hb_font (font), BAR, &glyph);
  bar->index = glyph;
  pango_font_description_free (plain);
  pango_font_description_free (size);

  return cairo_scaled_font_reference (pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)));
}

/* Text that cannot be seen but found: bars that stand for it, one a cluster. */
static void
add_hidden_text (PrkKuas        *self,
                 PangoGlyphItem *item,
                 const char     *text,
                 double          x,
                 double          y)
{
  cairo_glyph_t bar = { 0, x, y };
  cairo_scaled_font_t *font = find_bar (self, item->item->analysis.font, &bar);
  PangoGlyphItemIter iter;

  prk_kuas_set_warna (self->cr, PAPER);
  cairo_set_scaled_font (self->cr, font);
  for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, text);
       more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      cairo_text_cluster_t gugus = { iter.end_index - iter.start_index, 1 };
      int step = iter.start_glyph < iter.end_glyph ? 1 : -1;

      cairo_show_text_glyphs (self->cr, text + iter.start_index, gugus.num_bytes, &bar, 1, &gugus, 1, 0);
      for (int i = iter.start_glyph; i != iter.end_glyph; i += step)
        bar.x += (double) item->glyphs->glyphs[i].geometry.width / PANGO_SCALE;
    }
  cairo_scaled_font_destroy (font);
}

static void
draw_picture (PrkKuas        *self,
              PangoGlyphItem *item,
              const char     *text,
              double          x,
              double          y)
{
  PangoRectangle ink;
  PangoRectangle box;
  cairo_surface_t *picture;
  cairo_t *cr;

  pango_glyph_string_extents (item->glyphs, item->item->analysis.font, &ink, &box);
  pango_extents_to_pixels (&ink, NULL);
  if (ink.width <= 0 || ink.height <= 0)
    return;

  picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, ink.width * PICTURE_SCALE, ink.height * PICTURE_SCALE);
  cr = cairo_create (picture);
  cairo_scale (cr, PICTURE_SCALE, PICTURE_SCALE);
  cairo_move_to (cr, -ink.x, -ink.y);
  pango_cairo_show_glyph_item (cr, text, item);
  cairo_destroy (cr);

  cairo_save (self->cr);
  cairo_translate (self->cr, x + ink.x, y + ink.y);
  cairo_scale (self->cr, 1.0 / PICTURE_SCALE, 1.0 / PICTURE_SCALE);
  cairo_set_source_surface (self->cr, picture, 0, 0);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
  cairo_surface_destroy (picture);
}

static gboolean
has_unknown (const PangoGlyphItem *item)
{
  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    if (item->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
      return TRUE;

  return FALSE;
}

/* As what its font or, without one, Pango's box looks like; an outline is no text. */
static void
draw_outline (PrkKuas        *self,
              PangoGlyphItem *item,
              double          x,
              double          y)
{
  cairo_new_path (self->cr);
  cairo_move_to (self->cr, x, y);
  pango_cairo_glyph_string_path (self->cr, item->item->analysis.font, item->glyphs);
  cairo_fill (self->cr);
}

static void
draw_run_by_run (PrkKuas            *self,
                 const PrkTeksBaris *baris,
                 double              x,
                 double              y,
                 guint32             warna)
{
  const char *text = pango_layout_get_text (baris->line->layout);

  for (GSList *l = baris->line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *item = l->data;
      gboolean unknown = has_unknown (item);

      if (!unknown && !prk_teks_is_picture (item->item->analysis.font))
        {
          cairo_move_to (self->cr, x, y);
          pango_cairo_show_glyph_item (self->cr, text, item);
        }
      else
        {
          add_hidden_text (self, item, text, x, y);
          prk_kuas_set_warna (self->cr, warna);
          if (unknown)
            draw_outline (self, item, x, y);
          else
            draw_picture (self, item, text, x, y);
        }
      x += (double) pango_glyph_string_get_width (item->glyphs) / PANGO_SCALE;
    }
}

static gboolean
is_all_glyphs (const PrkTeksBaris *baris)
{
  for (GSList *l = baris->line->runs; l != NULL; l = l->next)
    if (has_unknown (l->data) || prk_teks_is_picture (((PangoGlyphItem *) l->data)->item->analysis.font))
      return FALSE;

  return TRUE;
}

static void
draw_special (PrkKuas            *self,
              const PrkTeksBaris *baris,
              double              x,
              double              y,
              guint32             warna)
{
  prk_kuas_flush (self);
  prk_kuas_set_warna (self->cr, warna);
  if (is_all_glyphs (baris))
    {
      cairo_move_to (self->cr, x, y);
      pango_cairo_show_layout_line (self->cr, baris->line);
    }
  else
    {
      draw_run_by_run (self, baris, x, y, warna);
    }
}

void
prk_kuas_teks (PrkKuas *self,
               PrkTeks *teks,
               guint    dari,
               guint    sampai,
               double   x,
               double   y,
               guint32  warna)
{
  for (guint i = dari; i < sampai; i++)
    {
      const PrkTeksBaris *baris = &g_array_index (teks->baris, PrkTeksBaris, i);

      if (baris->line != NULL)
        draw_special (self, baris, x + baris->x, y + baris->dasar, warna);
      for (guint j = baris->run; baris->line == NULL && j < baris->run + baris->n_run; j++)
        {
          const PrkTeksRun *run = &g_array_index (teks->run, PrkTeksRun, j);

          add_run (self, teks, run, x + baris->x, y + baris->dasar, run->redup ? DIMMED : warna);
        }
      y += baris->tinggi;
    }
}
