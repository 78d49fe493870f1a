/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages are paper: white in every style, with a soft shadow. Marks and hits lie over the print like
 * ink of a marker pen, so they are translucent; hits are yellow and the current one orange, which
 * also differ in lightness. */

#include "config.h"

#include "prk-pdf-paint.h"

#define HIT_MARGIN 1.5 /* logical pixels around the letters */

static const GdkRGBA WHITE = { 1, 1, 1, 1 };
static const GdkRGBA SHADOW = { 0, 0, 0, 0.16 };
static const GdkRGBA EDGE = { 0, 0, 0, 0.10 };
static const GdkRGBA HIT = { 0.98, 0.83, 0.10, 0.38 };
static const GdkRGBA CURRENT_HIT = { 1.00, 0.47, 0.00, 0.55 };

static void
append_round (GtkSnapshot           *snapshot,
              const graphene_rect_t *rect,
              const GdkRGBA         *colour)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, rect);
  gtk_snapshot_pop (snapshot);
}

static void
paint_mark (GtkSnapshot          *snapshot,
            const PrkPdfGeometry *geometry,
            const PrkPdfMark     *mark,
            const GdkRGBA        *colour,
            double                scroll_x,
            double                scroll_y)
{
  graphene_rect_t rect;

  prk_pdf_geometry_place (geometry, mark->page, &mark->rect, &rect);
  graphene_rect_offset (&rect, -scroll_x, -scroll_y);
  graphene_rect_inset (&rect, -HIT_MARGIN, -HIT_MARGIN);
  append_round (snapshot, &rect, colour);
}

/* GTK's own way without a graphics card converts a texture pixel by pixel each time it is drawn,
 * ten milliseconds a page; cairo copies the same pixels in less than one. */
static void
paint_surface (GtkSnapshot           *snapshot,
               cairo_surface_t       *surface,
               const graphene_rect_t *place)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, place);

  cairo_translate (cr, place->origin.x, place->origin.y);
  cairo_scale (cr, place->size.width / cairo_image_surface_get_width (surface),
               place->size.height / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
paint_pictures (GtkSnapshot           *snapshot,
                PrkPdfRenderer        *renderer,
                const PrkPdfOverlay   *overlay,
                guint                  page,
                const graphene_rect_t *rect)
{
  PrkPdfPicture pictures[2];
  guint n = prk_pdf_renderer_get_pictures (renderer, page, pictures);

  for (guint i = 0; i < n; i++)
    {
      graphene_rect_t place;

      graphene_rect_init (&place, rect->origin.x + pictures[i].x * rect->size.width,
                          rect->origin.y + pictures[i].y * rect->size.height,
                          pictures[i].width * rect->size.width,
                          pictures[i].height * rect->size.height);
      if (overlay->draws_with_cairo)
        paint_surface (snapshot, pictures[i].surface, &place);
      else
        gtk_snapshot_append_texture (snapshot, pictures[i].texture, &place);
    }
}

/**
 * prk_pdf_paint_page:
 * @scroll_x: a whole number, as @scroll_y: pictures must fall on device pixels
 *
 * Draws a page with what lies over it.
 */
void
prk_pdf_paint_page (GtkSnapshot          *snapshot,
                    const PrkPdfGeometry *geometry,
                    PrkPdfRenderer       *renderer,
                    const PrkPdfOverlay  *overlay,
                    guint                 page,
                    double                scroll_x,
                    double                scroll_y)
{
  GdkRGBA mark_colour = { overlay->accent.red, overlay->accent.green, overlay->accent.blue, 0.18 };
  GskRoundedRect outline;
  graphene_rect_t rect;

  prk_pdf_geometry_get_page (geometry, page, &rect);
  graphene_rect_offset (&rect, -scroll_x, -scroll_y);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &EDGE, 0, 0, 1, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &SHADOW, 0, 1, 0, 5);
  gtk_snapshot_append_color (snapshot, &WHITE, &rect);
  paint_pictures (snapshot, renderer, overlay, page, &rect);

  gtk_snapshot_push_clip (snapshot, &rect);
  for (guint i = 0; i < overlay->marks->len; i++)
    {
      const PrkPdfMark *mark = &g_array_index (overlay->marks, PrkPdfMark, i);

      if (mark->page == page)
        paint_mark (snapshot, geometry, mark, &mark_colour, scroll_x, scroll_y);
    }
  for (guint i = 0; i < overlay->hits->len; i++)
    {
      const PrkPdfMark *hit = &g_array_index (overlay->hits, PrkPdfMark, i);

      if (hit->page == page)
        paint_mark (snapshot, geometry, hit,
                    i - overlay->current_first < overlay->current_count ? &CURRENT_HIT : &HIT,
                    scroll_x, scroll_y);
    }
  gtk_snapshot_pop (snapshot);
}
