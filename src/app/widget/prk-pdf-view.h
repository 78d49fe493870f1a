/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pdf/prk-pdf-document.h"

#include "prk-pdf-canvas.h"

G_BEGIN_DECLS

#define PRK_TYPE_PDF_VIEW (prk_pdf_view_get_type ())
G_DECLARE_FINAL_TYPE (PrkPdfView, prk_pdf_view, PRK, PDF_VIEW, GtkWidget)

GtkWidget      *prk_pdf_view_new          (void) G_GNUC_WARN_UNUSED_RESULT;

PrkPdfDocument *prk_pdf_view_get_document (PrkPdfView     *self);
void            prk_pdf_view_set_document (PrkPdfView     *self,
                                           PrkPdfDocument *document);
void            prk_pdf_view_show_error   (PrkPdfView     *self,
                                           const GError   *error);

/* Pages count from 0, places are in points from a page's upper left corner. */
guint           prk_pdf_view_get_page     (PrkPdfView     *self);
void            prk_pdf_view_scroll_to    (PrkPdfView     *self,
                                           guint           page,
                                           double          y_pt);
void            prk_pdf_view_set_marks    (PrkPdfView     *self,
                                           GArray         *marks,
                                           gboolean        scroll_into_view);
void            prk_pdf_view_find         (PrkPdfView     *self,
                                           const char     *text);
PrkPdfCanvas   *prk_pdf_view_get_canvas   (PrkPdfView     *self);

G_END_DECLS
