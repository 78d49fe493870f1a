/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-pdf-canvas.h"
#include "prk-pdf-geometry.h"
#include "prk-pdf-placards.h"
#include "prk-pdf-renderer.h"

G_BEGIN_DECLS

#define PRK_PDF_CANVAS_ZOOM_STEP 1.2
#define PRK_PDF_CANVAS_LINE      48 /* logical pixels an arrow key scrolls */

struct _PrkPdfCanvas
{
  GtkWidget       parent_instance;

  PrkPdfDocument *document;
  PrkPdfRenderer *renderer;
  PrkPdfGeometry  geometry;
  PrkPdfFit       fit;
  double          zoom; /* logical pixels a point */
  guint           page;

  GtkAdjustment  *hadjustment;
  GtkAdjustment  *vadjustment;
  guint           hscroll_policy : 1;
  guint           vscroll_policy : 1;
  guint           is_allocating : 1;

  gboolean        has_target; /* asked for before there was a size */
  PrkPdfMark      target;
  double          pinch_zoom;
  double          pointer_x;
  double          pointer_y;

  PrkPdfOverlay   overlay;
  PrkPdfPlacards *placards;
};

void _prk_pdf_canvas_set_zoom_at     (PrkPdfCanvas   *self,
                                      double          zoom,
                                      double          x,
                                      double          y);
void _prk_pdf_canvas_activate_at     (PrkPdfCanvas   *self,
                                      double          x,
                                      double          y);

void _prk_pdf_canvas_add_keys        (GtkWidgetClass *widget_class);
void _prk_pdf_canvas_add_controllers (PrkPdfCanvas   *self);

G_END_DECLS
