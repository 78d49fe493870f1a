/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/prk-pdf-wire.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* What is accepted can be said again, and is accepted again. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(PrkPdfRequest) request = prk_pdf_request_read (bytes, NULL);
  g_autoptr(PrkPdfRequest) again = NULL;
  g_autoptr(GBytes) written = NULL;

  if (request == NULL)
    return 0;

  written = prk_pdf_request_write (request);
  again = prk_pdf_request_read (written, NULL);
  g_assert (again != NULL);
  g_assert (g_strcmp0 (again->needle, request->needle) == 0 && again->op == request->op);

  return 0;
}
