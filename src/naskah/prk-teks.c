/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <hb-ot.h>

#include "prk-teks.h"

#define FIRST_EMOJI 0x203c /* but for digits, © and ®, which are pictures only where a picture font was asked for */

static void
baris_clear (gpointer data)
{
  g_clear_pointer (&((PrkTeksBaris *) data)->line, pango_layout_line_unref);
}

static void
run_clear (gpointer data)
{
  cairo_scaled_font_destroy (((PrkTeksRun *) data)->font);
}

PrkTeks *
prk_teks_new (const char *teks)
{
  PrkTeks *self = g_new0 (PrkTeks, 1);

  self->n_ref = 1;
  self->teks = g_strdup (teks);
  self->baris = g_array_new (FALSE, FALSE, sizeof (PrkTeksBaris));
  self->run = g_array_new (FALSE, FALSE, sizeof (PrkTeksRun));
  self->glif = g_array_sized_new (FALSE, FALSE, sizeof (PrkGlif), strlen (teks));
  self->gugus = g_array_sized_new (FALSE, FALSE, sizeof (cairo_text_cluster_t), strlen (teks));
  g_array_set_clear_func (self->baris, baris_clear);
  g_array_set_clear_func (self->run, run_clear);

  return self;
}

PrkTeks *
prk_teks_ref (PrkTeks *self)
{
  self->n_ref++;

  return self;
}

void
prk_teks_unref (PrkTeks *self)
{
  if (--self->n_ref > 0)
    return;

  g_array_unref (self->baris);
  g_array_unref (self->run);
  g_array_unref (self->glif);
  g_array_unref (self->gugus);
  g_clear_pointer (&self->letak, g_array_unref);
  g_clear_pointer (&self->layout, g_ptr_array_unref);
  g_free (self->teks);
  g_free (self);
}

/* Whether its glyphs are pictures, as those of emoji are. */
gboolean
prk_teks_is_picture (PangoFont *font)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));

  return hb_ot_color_has_png (face) || hb_ot_color_has_layers (face) || hb_ot_color_has_svg (face);
}

/* A run that its glyphs alone do not draw. */
static gboolean
is_special (const PangoGlyphItem *item,
            const char           *text)
{
  for (GSList *l = item->item->analysis.extra_attrs; l != NULL; l = l->next)
    if (((PangoAttribute *) l->data)->klass->type == PANGO_ATTR_UNDERLINE
        || ((PangoAttribute *) l->data)->klass->type == PANGO_ATTR_STRIKETHROUGH)
      return TRUE;
  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    if (item->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
      return TRUE;

  return g_utf8_get_char (text + item->item->offset) >= FIRST_EMOJI && prk_teks_is_picture (item->item->analysis.font);
}

static gboolean
is_dimmed (const PangoGlyphItem *item)
{
  for (GSList *l = item->item->analysis.extra_attrs; l != NULL; l = l->next)
    if (((PangoAttribute *) l->data)->klass->type == PANGO_ATTR_FOREGROUND)
      return TRUE;

  return FALSE;
}

/* Adds the glyphs of one run, which begins at @x; returns where it ends. */
static double
add_glyphs (PrkTeks              *self,
            const PangoGlyphItem *item,
            double                x)
{
  guint n = self->glif->len;
  int width = 0;

  g_array_set_size (self->glif, n + item->glyphs->num_glyphs);
  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &item->glyphs->glyphs[i];
      PrkGlif glif = { info->glyph, 0, (float) info->geometry.y_offset / PANGO_SCALE };

      glif.x = (float) (x + (double) (width + info->geometry.x_offset) / PANGO_SCALE);
      if (info->glyph != PANGO_GLYPH_EMPTY)
        g_array_index (self->glif, PrkGlif, n++) = glif;
      width += info->geometry.width;
    }
  g_array_set_size (self->glif, n);

  return x + (double) width / PANGO_SCALE;
}

/* Each glyph stands for one byte. */
static gboolean
is_one_to_one (const PangoGlyphItem *item)
{
  if (item->item->length != item->glyphs->num_glyphs)
    return FALSE;
  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    if (item->glyphs->log_clusters[i] != i || item->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY)
      return FALSE;

  return TRUE;
}

/* Adds which bytes of the text each group of glyphs stands for, so that the PDF's text is the text and not its shape. */
static void
add_clusters (PrkTeks              *self,
              PangoGlyphItem       *item,
              const char           *text)
{
  PangoGlyphItemIter iter;

  if (is_one_to_one (item))
    {
      const cairo_text_cluster_t gugus = { 1, 1 };
      guint n = self->gugus->len;

      g_array_set_size (self->gugus, n + item->glyphs->num_glyphs);
      for (; n < self->gugus->len; n++)
        g_array_index (self->gugus, cairo_text_cluster_t, n) = gugus;
      return;
    }

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, text);
       more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      cairo_text_cluster_t gugus = { iter.end_index - iter.start_index, 0 };
      int step = iter.start_glyph < iter.end_glyph ? 1 : -1;

      for (int i = iter.start_glyph; i != iter.end_glyph; i += step)
        gugus.num_glyphs += item->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY ? 1 : 0;
      g_array_append_val (self->gugus, gugus);
    }
}

static void
add_runs (PrkTeks         *self,
          PrkTeksBaris    *baris,
          PangoLayoutLine *line,
          guint            offset)
{
  const char *text = self->teks + offset;
  double x = 0;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *item = l->data;
      PrkTeksRun run = { .glif = self->glif->len, .gugus = self->gugus->len };

      if (is_special (item, text))
        {
          if (self->layout == NULL)
            self->layout = g_ptr_array_new_with_free_func (g_object_unref);
          g_ptr_array_add (self->layout, g_object_ref (line->layout));
          baris->line = pango_layout_line_ref (line);
          return;
        }

      run.font = cairo_scaled_font_reference (pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->item->analysis.font)));
      run.redup = is_dimmed (item);
      run.arah = item->item->analysis.level % 2 == 1 ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0;
      run.teks = offset + item->item->offset;
      run.n_teks = item->item->length;
      x = add_glyphs (self, item, x + (double) item->start_x_offset / PANGO_SCALE);
      add_clusters (self, item, text);
      run.n_glif = self->glif->len - run.glif;
      run.n_gugus = self->gugus->len - run.gugus;
      g_array_append_val (self->run, run);
    }
  baris->n_run = self->run->len - baris->run;
}

/* Notes where the runs with a path stand in @line. */
static void
note_runs (PrkTeks         *self,
           PangoLayoutLine *line,
           const GArray    *rentang,
           guint            offset)
{
  guint line_start = offset + line->start_index;
  guint line_end = line_start + line->length;

  for (guint i = 0; rentang != NULL && i < rentang->len; i++)
    {
      const PrkRentang *one = &g_array_index (rentang, PrkRentang, i);
      guint start = MAX (one->start, line_start);
      guint end = MIN (one->end, line_end);
      g_autofree int *ranges = NULL;
      int n_ranges;

      if (!(one->huruf & PRK_HURUF_JANGKAR) || start >= end)
        continue;

      pango_layout_line_get_x_ranges (line, start - offset, end - offset, &ranges, &n_ranges);
      if (n_ranges > 0)
        {
          PrkTeksLetak letak = { i, self->baris->len, 0, 0 };

          letak.x = (double) ranges[0] / PANGO_SCALE;
          letak.lebar = (double) ranges[2 * n_ranges - 1] / PANGO_SCALE - letak.x;
          if (self->letak == NULL)
            self->letak = g_array_new (FALSE, FALSE, sizeof letak);
          g_array_append_val (self->letak, letak);
        }
    }
}

void
prk_teks_add_line (PrkTeks         *self,
                   PangoLayoutIter *iter,
                   const GArray    *rentang,
                   guint            offset,
                   double           nominal,
                   double           spasi)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  PrkTeksBaris baris = { .run = self->run->len };
  PangoRectangle box;
  double height;

  pango_layout_iter_get_line_extents (iter, NULL, &box);
  height = (double) box.height / PANGO_SCALE;
  baris.x = (double) box.x / PANGO_SCALE;
  baris.lebar = (double) box.width / PANGO_SCALE;
  baris.tinggi = spasi * MAX (height, nominal);
  baris.dasar = (double) (pango_layout_iter_get_baseline (iter) - box.y) / PANGO_SCALE + (baris.tinggi - height) / 2;
  baris.teks = offset + line->start_index;
  baris.n_teks = line->length;
  add_runs (self, &baris, line, offset);
  note_runs (self, line, rentang, offset);
  self->tinggi += baris.tinggi;
  g_array_append_val (self->baris, baris);
}
