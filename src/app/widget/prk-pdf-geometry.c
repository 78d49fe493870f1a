/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "pdf/prk-pdf-wire.h"

#include "prk-pdf-geometry.h"

#define MARGIN PRK_PDF_GEOMETRY_MARGIN

void
prk_pdf_geometry_init (PrkPdfGeometry *self)
{
  *self = (PrkPdfGeometry) { .zoom = 1, .scale_factor = 1 };
  self->sizes = g_array_new (FALSE, FALSE, sizeof (PrkPdfSize));
  self->tops = g_array_new (FALSE, FALSE, sizeof (double));
}

void
prk_pdf_geometry_clear (PrkPdfGeometry *self)
{
  g_clear_pointer (&self->sizes, g_array_unref);
  g_clear_pointer (&self->tops, g_array_unref);
}

void
prk_pdf_geometry_set_sizes (PrkPdfGeometry   *self,
                            const PrkPdfSize *sizes,
                            guint             n_pages)
{
  g_array_set_size (self->sizes, 0);
  g_array_append_vals (self->sizes, sizes, n_pages);
}

guint
prk_pdf_geometry_get_n (const PrkPdfGeometry *self)
{
  return self->sizes->len;
}

static const PrkPdfSize *
get_size (const PrkPdfGeometry *self,
          guint                 page)
{
  return &g_array_index (self->sizes, PrkPdfSize, page);
}

static double
get_top (const PrkPdfGeometry *self,
         guint                 page)
{
  return g_array_index (self->tops, double, page);
}

/* As many device pixels as the helper will draw, so that a drawing lands on the screen pixel by
 * pixel. */
static double
to_pixels (const PrkPdfGeometry *self,
           double                points)
{
  return MAX (ceil (points * self->zoom * self->scale_factor - 0.001), 1) / self->scale_factor;
}

static double
widest (const PrkPdfGeometry *self)
{
  double width = 1;

  for (guint i = 0; i < self->sizes->len; i++)
    width = MAX (width, get_size (self, i)->width);

  return width;
}

/**
 * prk_pdf_geometry_update:
 * @zoom: logical pixels a point
 *
 * Lays the pages out anew.
 */
void
prk_pdf_geometry_update (PrkPdfGeometry *self,
                         double          zoom,
                         int             scale_factor,
                         double          viewport_width)
{
  double y = MARGIN;

  self->zoom = zoom;
  self->scale_factor = MAX (scale_factor, 1);
  self->width = MAX (viewport_width, to_pixels (self, widest (self)) + 2 * MARGIN);

  g_array_set_size (self->tops, self->sizes->len);
  for (guint i = 0; i < self->sizes->len; i++)
    {
      g_array_index (self->tops, double, i) = y;
      y += ceil (to_pixels (self, get_size (self, i)->height)) + MARGIN;
    }
  self->height = y;
}

/**
 * prk_pdf_geometry_fit_width:
 *
 * Returns: the zoom at which the widest page just fits
 */
double
prk_pdf_geometry_fit_width (const PrkPdfGeometry *self,
                            double                viewport_width)
{
  return MAX (viewport_width - 2 * MARGIN, 16) / widest (self);
}

/**
 * prk_pdf_geometry_fit_page:
 *
 * Returns: the zoom at which @page is seen whole
 */
double
prk_pdf_geometry_fit_page (const PrkPdfGeometry *self,
                           guint                 page,
                           double                viewport_width,
                           double                viewport_height)
{
  if (page >= self->sizes->len)
    return 1;

  return MIN (MAX (viewport_width - 2 * MARGIN, 16) / get_size (self, page)->width,
              MAX (viewport_height - 2 * MARGIN, 16) / get_size (self, page)->height);
}

void
prk_pdf_geometry_get_page (const PrkPdfGeometry *self,
                           guint                 page,
                           graphene_rect_t      *rect)
{
  double width = to_pixels (self, get_size (self, page)->width);

  rect->origin.x = floor ((self->width - width) / 2);
  rect->origin.y = get_top (self, page);
  rect->size.width = width;
  rect->size.height = to_pixels (self, get_size (self, page)->height);
}

/**
 * prk_pdf_geometry_page_at:
 *
 * Returns: the page at height @y, or the last one that begins above it
 */
guint
prk_pdf_geometry_page_at (const PrkPdfGeometry *self,
                          double                y)
{
  guint low = 0, high = self->tops->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_top (self, middle) <= y)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * prk_pdf_geometry_range:
 * @first: (out): the first page that is seen, even in part
 * @last: (out): the last one
 *
 * Returns: %FALSE where none is
 */
gboolean
prk_pdf_geometry_range (const PrkPdfGeometry *self,
                        double                top,
                        double                bottom,
                        guint                *first,
                        guint                *last)
{
  graphene_rect_t rect;

  if (self->tops->len == 0 || self->tops->len != self->sizes->len)
    return FALSE;

  *first = prk_pdf_geometry_page_at (self, top);
  prk_pdf_geometry_get_page (self, *first, &rect);
  if (rect.origin.y + rect.size.height <= top && *first + 1 < self->tops->len)
    (*first)++;

  *last = MAX (prk_pdf_geometry_page_at (self, bottom), *first);

  return TRUE;
}

/**
 * prk_pdf_geometry_locate:
 * @page_x: (out): in points
 * @page_y: (out): in points
 *
 * Says which point of which page is at @x, @y.
 *
 * Returns: %FALSE between pages
 */
gboolean
prk_pdf_geometry_locate (const PrkPdfGeometry *self,
                         double                x,
                         double                y,
                         guint                *page,
                         double               *page_x,
                         double               *page_y)
{
  graphene_rect_t rect;

  if (self->tops->len == 0)
    return FALSE;

  *page = prk_pdf_geometry_page_at (self, y);
  prk_pdf_geometry_get_page (self, *page, &rect);
  *page_x = (x - rect.origin.x) / self->zoom;
  *page_y = (y - rect.origin.y) / self->zoom;

  return graphene_rect_contains_point (&rect, &GRAPHENE_POINT_INIT (x, y));
}

/**
 * prk_pdf_geometry_place:
 * @rect: in points of @page
 *
 * Says where that is.
 */
void
prk_pdf_geometry_place (const PrkPdfGeometry *self,
                        guint                 page,
                        const PrkPdfRect     *rect,
                        graphene_rect_t      *placed)
{
  graphene_rect_t on;

  prk_pdf_geometry_get_page (self, page, &on);
  graphene_rect_init (placed, on.origin.x + rect->x * self->zoom,
                      on.origin.y + rect->y * self->zoom, rect->width * self->zoom,
                      rect->height * self->zoom);
}

/**
 * prk_pdf_geometry_hold:
 * @view_x: a point of the viewport
 * @view_y: a point of the viewport
 *
 * Notes what is there, before the layout changes.
 */
void
prk_pdf_geometry_hold (const PrkPdfGeometry *self,
                       double                scroll_x,
                       double                scroll_y,
                       double                view_x,
                       double                view_y,
                       PrkPdfAnchor         *anchor)
{
  *anchor = (PrkPdfAnchor) { .view_x = view_x, .view_y = view_y };
  prk_pdf_geometry_locate (self, scroll_x + view_x, scroll_y + view_y, &anchor->page, &anchor->x,
                           &anchor->y);

  /* The gaps between pages do not zoom: a point in one is held by the edge of its page. */
  if (anchor->y < 0)
    {
      anchor->view_y -= anchor->y * self->zoom;
      anchor->y = 0;
    }
}

/**
 * prk_pdf_geometry_restore:
 * @scroll_x: (out): may lie outside what can be scrolled to
 * @scroll_y: (out): as well
 *
 * Says how far to scroll, in whole pixels, so that @anchor is where it was. A page that is gone
 * counts as the last one.
 */
void
prk_pdf_geometry_restore (const PrkPdfGeometry *self,
                          const PrkPdfAnchor   *anchor,
                          double               *scroll_x,
                          double               *scroll_y)
{
  graphene_rect_t rect;

  *scroll_x = *scroll_y = 0;
  if (self->tops->len == 0)
    return;

  prk_pdf_geometry_get_page (self, MIN (anchor->page, self->tops->len - 1), &rect);
  *scroll_x = round (rect.origin.x + anchor->x * self->zoom - anchor->view_x);
  *scroll_y = round (rect.origin.y + anchor->y * self->zoom - anchor->view_y);
}
