/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "pdf/prk-pdf-types.h"

G_BEGIN_DECLS

#define PRK_PDF_GEOMETRY_MARGIN 12 /* around the pages and between them, in logical pixels */

/* Where the pages of a document lie, one below the other. All in logical pixels; zoom is logical pixels a point. */
typedef struct
{
  GArray *sizes;        /* PrkPdfSize */
  GArray *tops;         /* double */
  double  zoom;
  int     scale_factor; /* device pixels a logical one */
  double  width;        /* of all; at least the viewport's */
  double  height;
} PrkPdfGeometry;

/* A point of a page that shall stay where it is on the screen. */
typedef struct
{
  guint  page;
  double x; /* in points */
  double y;
  double view_x; /* in the viewport */
  double view_y;
} PrkPdfAnchor;

void     prk_pdf_geometry_init      (PrkPdfGeometry        *self);
void     prk_pdf_geometry_clear     (PrkPdfGeometry        *self);
void     prk_pdf_geometry_set_sizes (PrkPdfGeometry        *self,
                                     const PrkPdfSize      *sizes,
                                     guint                  n_pages);
guint    prk_pdf_geometry_get_n     (const PrkPdfGeometry  *self);
void     prk_pdf_geometry_update    (PrkPdfGeometry        *self,
                                     double                 zoom,
                                     int                    scale_factor,
                                     double                 viewport_width);

double   prk_pdf_geometry_fit_width (const PrkPdfGeometry  *self,
                                     double                 viewport_width);
double   prk_pdf_geometry_fit_page  (const PrkPdfGeometry  *self,
                                     guint                  page,
                                     double                 viewport_width,
                                     double                 viewport_height);

void     prk_pdf_geometry_get_page  (const PrkPdfGeometry  *self,
                                     guint                  page,
                                     graphene_rect_t       *rect);
guint    prk_pdf_geometry_page_at   (const PrkPdfGeometry  *self,
                                     double                 y);
gboolean prk_pdf_geometry_range     (const PrkPdfGeometry  *self,
                                     double                 top,
                                     double                 bottom,
                                     guint                 *first,
                                     guint                 *last);
gboolean prk_pdf_geometry_locate    (const PrkPdfGeometry  *self,
                                     double                 x,
                                     double                 y,
                                     guint                 *page,
                                     double                *page_x,
                                     double                *page_y);
void     prk_pdf_geometry_place     (const PrkPdfGeometry  *self,
                                     guint                  page,
                                     const PrkPdfRect      *rect,
                                     graphene_rect_t       *placed);

void     prk_pdf_geometry_hold      (const PrkPdfGeometry  *self,
                                     double                 scroll_x,
                                     double                 scroll_y,
                                     double                 view_x,
                                     double                 view_y,
                                     PrkPdfAnchor          *anchor);
void     prk_pdf_geometry_restore   (const PrkPdfGeometry  *self,
                                     const PrkPdfAnchor    *anchor,
                                     double                *scroll_x,
                                     double                *scroll_y);

G_END_DECLS
