/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pdf/prk-pdf-document.h"

#include "prk-pdf-paint.h"

G_BEGIN_DECLS

#define PRK_TYPE_PDF_CANVAS (prk_pdf_canvas_get_type ())
G_DECLARE_FINAL_TYPE (PrkPdfCanvas, prk_pdf_canvas, PRK, PDF_CANVAS, GtkWidget)

#define PRK_TYPE_PDF_FIT (prk_pdf_fit_get_type ())

typedef enum
{
  PRK_PDF_FIT_NONE,
  PRK_PDF_FIT_WIDTH,
  PRK_PDF_FIT_PAGE,
} PrkPdfFit;

#define PRK_PDF_CANVAS_NATURAL_ZOOM (96.0 / 72.0) /* what people call 100 % */

GType           prk_pdf_fit_get_type         (void);

GtkWidget      *prk_pdf_canvas_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void            prk_pdf_canvas_set_document  (PrkPdfCanvas   *self,
                                              PrkPdfDocument *document);
guint           prk_pdf_canvas_get_n_pages   (PrkPdfCanvas   *self);
guint           prk_pdf_canvas_get_page      (PrkPdfCanvas   *self);
double          prk_pdf_canvas_get_zoom      (PrkPdfCanvas   *self);
void            prk_pdf_canvas_set_zoom      (PrkPdfCanvas   *self,
                                              double          zoom);
void            prk_pdf_canvas_zoom_by       (PrkPdfCanvas   *self,
                                              int             steps);
PrkPdfFit       prk_pdf_canvas_get_fit       (PrkPdfCanvas   *self);
void            prk_pdf_canvas_set_fit       (PrkPdfCanvas   *self,
                                              PrkPdfFit       fit);
void            prk_pdf_canvas_scroll_to     (PrkPdfCanvas   *self,
                                              guint           page,
                                              double          y_pt);
void            prk_pdf_canvas_reveal        (PrkPdfCanvas   *self,
                                              const PrkPdfMark *mark);
void            prk_pdf_canvas_set_marks     (PrkPdfCanvas   *self,
                                              GArray         *marks);
void            prk_pdf_canvas_set_hits      (PrkPdfCanvas   *self,
                                              GArray         *hits,
                                              guint           current_first,
                                              guint           current_count);
gboolean        prk_pdf_canvas_is_settled    (PrkPdfCanvas   *self);
gsize           prk_pdf_canvas_get_bytes     (PrkPdfCanvas   *self);

G_END_DECLS
