/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-pdf-ocr.h"

PrkPdfOcr *
prk_pdf_ocr_new (void)
{
  return NULL;
}

void
prk_pdf_ocr_free (PrkPdfOcr *self)
{
}

char *
prk_pdf_ocr_read (PrkPdfOcr    *self,
                  const guchar *grey,
                  guint         width,
                  guint         height,
                  double        scale,
                  GArray       *boxes)
{
  g_return_val_if_reached (NULL);
}
