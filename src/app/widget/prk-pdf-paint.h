/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-pdf-geometry.h"
#include "prk-pdf-renderer.h"

G_BEGIN_DECLS

/* A place on a page, in points. */
typedef struct
{
  guint      page;
  PrkPdfRect rect;
} PrkPdfMark;

/* What is laid over the pages. */
typedef struct
{
  GArray *marks; /* PrkPdfMark */
  GArray *hits;  /* PrkPdfMark */
  guint   current_first; /* of the hits */
  guint   current_count;
  GdkRGBA accent;
  gboolean draws_with_cairo; /* the window is composed without a graphics card */
} PrkPdfOverlay;

void prk_pdf_paint_page (GtkSnapshot          *snapshot,
                         const PrkPdfGeometry *geometry,
                         PrkPdfRenderer       *renderer,
                         const PrkPdfOverlay  *overlay,
                         guint                 page,
                         double                scroll_x,
                         double                scroll_y);

G_END_DECLS
