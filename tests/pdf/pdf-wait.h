/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/prk-pdf-document.h"

G_BEGIN_DECLS

/* Async calls made plain for tests: start, turn the main context until the callback came. */
void            pdf_wait_cb     (GObject         *object,
                                 GAsyncResult    *result,
                                 gpointer         user_data);
GAsyncResult   *pdf_wait        (GAsyncResult   **result);
void            pdf_wait_for_ms (guint            ms);

PrkPdfDocument *pdf_wait_open   (PrkPdfHelper    *helper,
                                 GBytes          *bytes,
                                 GError         **error);
GBytes         *pdf_wait_render (PrkPdfDocument  *document,
                                 guint            page,
                                 double           scale,
                                 const PrkPdfClip *clip,
                                 guint           *width,
                                 guint           *height,
                                 GError         **error);
char           *pdf_wait_text   (PrkPdfDocument  *document,
                                 guint            page,
                                 PrkPdfTextMode   mode,
                                 GError         **error);
GArray         *pdf_wait_find   (PrkPdfDocument  *document,
                                 guint            page,
                                 const char      *needle,
                                 PrkPdfFindFlags  flags,
                                 GError         **error);

G_END_DECLS
