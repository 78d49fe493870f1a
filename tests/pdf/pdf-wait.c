/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf-wait.h"

void
pdf_wait_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GAsyncResult **slot = user_data;

  g_assert_null (*slot);
  *slot = g_object_ref (result);
}

GAsyncResult *
pdf_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

void
pdf_wait_for_ms (guint ms)
{
  gboolean is_up = FALSE;

  g_timeout_add (ms, time_is_up_cb, &is_up);
  while (!is_up)
    g_main_context_iteration (NULL, TRUE);
}

PrkPdfDocument *
pdf_wait_open (PrkPdfHelper  *helper,
               GBytes        *bytes,
               GError       **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  prk_pdf_document_open_async (helper, bytes, NULL, pdf_wait_cb, &result);

  return prk_pdf_document_open_finish (pdf_wait (&result), error);
}

GBytes *
pdf_wait_render (PrkPdfDocument    *document,
                 guint              page,
                 double             scale,
                 const PrkPdfClip  *clip,
                 guint             *width,
                 guint             *height,
                 GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  prk_pdf_document_render_async (document, page, scale, clip, PRK_PDF_PRIORITY_VISIBLE, NULL,
                                 pdf_wait_cb, &result);

  return prk_pdf_document_render_finish (document, pdf_wait (&result), width, height, NULL, error);
}

char *
pdf_wait_text (PrkPdfDocument  *document,
               guint            page,
               PrkPdfTextMode   mode,
               GError         **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  prk_pdf_document_text_async (document, page, mode, PRK_PDF_PRIORITY_IDLE, NULL, pdf_wait_cb,
                               &result);

  return prk_pdf_document_text_finish (document, pdf_wait (&result), error);
}

GArray *
pdf_wait_find (PrkPdfDocument  *document,
               guint            page,
               const char      *needle,
               PrkPdfFindFlags  flags,
               GError         **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  prk_pdf_document_find_async (document, page, needle, flags, PRK_PDF_PRIORITY_NEAR, NULL,
                               pdf_wait_cb, &result);

  return prk_pdf_document_find_finish (document, pdf_wait (&result), error);
}
