/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pdf/prk-pdf-document.h"

G_BEGIN_DECLS

#define PRK_TYPE_PDF_THUMBNAILS (prk_pdf_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (PrkPdfThumbnails, prk_pdf_thumbnails, PRK, PDF_THUMBNAILS, GtkWidget)

void prk_pdf_thumbnails_set_document (PrkPdfThumbnails *self,
                                      PrkPdfDocument   *document);
void prk_pdf_thumbnails_set_page     (PrkPdfThumbnails *self,
                                      guint             page);

G_END_DECLS
