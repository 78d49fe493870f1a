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
  g_autoptr(PrkPdfAnswer) answer = prk_pdf_answer_read (bytes, NULL);
  g_autoptr(PrkPdfAnswer) again = NULL;
  g_autoptr(GBytes) written = NULL;

  if (answer == NULL)
    return 0;

  written = prk_pdf_answer_write (answer);
  again = prk_pdf_answer_read (written, NULL);
  g_assert (again != NULL);
  g_assert (again->kind == answer->kind && again->serial == answer->serial);

  return 0;
}
