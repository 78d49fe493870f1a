/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/prk-pdf-document.h"

#include "prk-pdf-paint.h"

G_BEGIN_DECLS

#define PRK_TYPE_PDF_SEARCH (prk_pdf_search_get_type ())
G_DECLARE_FINAL_TYPE (PrkPdfSearch, prk_pdf_search, PRK, PDF_SEARCH, GObject)

PrkPdfSearch *prk_pdf_search_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void          prk_pdf_search_set_document (PrkPdfSearch   *self,
                                           PrkPdfDocument *document,
                                           guint           from_page);
void          prk_pdf_search_set_text     (PrkPdfSearch   *self,
                                           const char     *text,
                                           guint           from_page);
const char   *prk_pdf_search_get_text     (PrkPdfSearch   *self);
gboolean      prk_pdf_search_is_running   (PrkPdfSearch   *self);
guint         prk_pdf_search_get_n_hits   (PrkPdfSearch   *self);
guint         prk_pdf_search_get_current  (PrkPdfSearch   *self);
GArray       *prk_pdf_search_get_marks    (PrkPdfSearch   *self);
gboolean      prk_pdf_search_get_range    (PrkPdfSearch   *self,
                                           guint          *first,
                                           guint          *count);
void          prk_pdf_search_step         (PrkPdfSearch   *self,
                                           int             steps);

G_END_DECLS
