/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pdf/prk-pdf-document.h"

G_BEGIN_DECLS

#define PRK_TYPE_PDF_OUTLINE (prk_pdf_outline_get_type ())
G_DECLARE_FINAL_TYPE (PrkPdfOutline, prk_pdf_outline, PRK, PDF_OUTLINE, GtkWidget)

void     prk_pdf_outline_set_document (PrkPdfOutline  *self,
                                       PrkPdfDocument *document);
void     prk_pdf_outline_set_page     (PrkPdfOutline  *self,
                                       guint           page);
gboolean prk_pdf_outline_is_empty     (PrkPdfOutline  *self);

G_END_DECLS
