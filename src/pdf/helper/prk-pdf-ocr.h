/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/prk-pdf-types.h"

G_BEGIN_DECLS

/* What reads pictures. There are two of these: prk-pdf-ocr-tesseract.c, and prk-pdf-ocr-none.c for
 * the helper that serves the screen and need not be that large. */
typedef struct _PrkPdfOcr PrkPdfOcr;

/* Before the cage closes: loads all that it will need. NULL where there is nothing to load. */
PrkPdfOcr *prk_pdf_ocr_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       prk_pdf_ocr_free (PrkPdfOcr *self);

/* @grey: a byte a pixel, no gaps between lines; @boxes: filled with one PrkPdfRect a character. */
char      *prk_pdf_ocr_read (PrkPdfOcr     *self,
                             const guchar  *grey,
                             guint          width,
                             guint          height,
                             double         scale,
                             GArray        *boxes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
