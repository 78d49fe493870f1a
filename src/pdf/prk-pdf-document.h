/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-pdf-helper.h"

G_BEGIN_DECLS

#define PRK_TYPE_PDF_DOCUMENT (prk_pdf_document_get_type ())
G_DECLARE_FINAL_TYPE (PrkPdfDocument, prk_pdf_document, PRK, PDF_DOCUMENT, GObject)

void            prk_pdf_document_open_async    (PrkPdfHelper         *helper,
                                                GBytes               *bytes,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void            prk_pdf_document_open_fd_async (PrkPdfHelper         *helper,
                                                int                   file,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
PrkPdfDocument *prk_pdf_document_open_finish   (GAsyncResult         *result,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

guint           prk_pdf_document_get_n_pages   (PrkPdfDocument       *self);
PrkPdfSize      prk_pdf_document_get_page_size (PrkPdfDocument       *self,
                                                guint                 page);
const char     *prk_pdf_document_get_title     (PrkPdfDocument       *self);
GPtrArray      *prk_pdf_document_get_outline   (PrkPdfDocument       *self);
gboolean        prk_pdf_document_is_bad        (PrkPdfDocument       *self);
void            prk_pdf_document_forgive       (PrkPdfDocument       *self);

void            prk_pdf_document_render_async  (PrkPdfDocument       *self,
                                                guint                 page,
                                                double                scale,
                                                const PrkPdfClip     *clip,
                                                int                   priority,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GBytes         *prk_pdf_document_render_finish (PrkPdfDocument       *self,
                                                GAsyncResult         *result,
                                                guint                *width,
                                                guint                *height,
                                                gsize                *stride,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void            prk_pdf_document_text_async    (PrkPdfDocument       *self,
                                                guint                 page,
                                                PrkPdfTextMode        mode,
                                                int                   priority,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
char           *prk_pdf_document_text_finish   (PrkPdfDocument       *self,
                                                GAsyncResult         *result,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void            prk_pdf_document_texts_async   (PrkPdfDocument       *self,
                                                guint                 page,
                                                guint                 n_pages,
                                                int                   priority,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray      *prk_pdf_document_texts_finish  (PrkPdfDocument       *self,
                                                GAsyncResult         *result,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void            prk_pdf_document_find_async    (PrkPdfDocument       *self,
                                                guint                 page,
                                                const char           *needle,
                                                PrkPdfFindFlags       flags,
                                                int                   priority,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GArray         *prk_pdf_document_find_finish   (PrkPdfDocument       *self,
                                                GAsyncResult         *result,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void            prk_pdf_document_boxes_async   (PrkPdfDocument       *self,
                                                guint                 page,
                                                int                   priority,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GArray         *prk_pdf_document_boxes_finish  (PrkPdfDocument       *self,
                                                GAsyncResult         *result,
                                                char                **text,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void            prk_pdf_document_ocr_async     (PrkPdfDocument       *self,
                                                guint                 page,
                                                int                   priority,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GArray         *prk_pdf_document_ocr_finish    (PrkPdfDocument       *self,
                                                GAsyncResult         *result,
                                                char                **text,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
