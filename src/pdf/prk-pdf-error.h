/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PRK_PDF_ERROR (prk_pdf_error_quark ())
GQuark prk_pdf_error_quark (void);

/**
 * PrkPdfError:
 * @PRK_PDF_ERROR_EMPTY: the file has no bytes
 * @PRK_PDF_ERROR_NOT_PDF: the bytes are not a PDF
 * @PRK_PDF_ERROR_ENCRYPTED: a password is needed
 * @PRK_PDF_ERROR_DAMAGED: a PDF that cannot be read
 * @PRK_PDF_ERROR_TRUNCATED: a PDF that cannot be read because its end is missing
 * @PRK_PDF_ERROR_TOO_LARGE: more bytes, pages, pixels or text than allowed
 * @PRK_PDF_ERROR_NO_PAGE: the document has no such page
 * @PRK_PDF_ERROR_DIED: the helper ended while it worked on the request
 * @PRK_PDF_ERROR_TIMEOUT: the request took too long and the helper was stopped
 * @PRK_PDF_ERROR_BAD: the document stopped the helper twice; nothing more is asked of it
 * @PRK_PDF_ERROR_ANSWER: the helper gave an answer that cannot be true
 * @PRK_PDF_ERROR_SPAWN: the helper could not be started, or could not be confined
 * @PRK_PDF_ERROR_NO_OCR: the helper cannot read pictures
 *
 * The numbers travel between helper and client: append only.
 */
typedef enum
{
  PRK_PDF_ERROR_EMPTY,
  PRK_PDF_ERROR_NOT_PDF,
  PRK_PDF_ERROR_ENCRYPTED,
  PRK_PDF_ERROR_DAMAGED,
  PRK_PDF_ERROR_TRUNCATED,
  PRK_PDF_ERROR_TOO_LARGE,
  PRK_PDF_ERROR_NO_PAGE,
  PRK_PDF_ERROR_DIED,
  PRK_PDF_ERROR_TIMEOUT,
  PRK_PDF_ERROR_BAD,
  PRK_PDF_ERROR_ANSWER,
  PRK_PDF_ERROR_SPAWN,
  PRK_PDF_ERROR_NO_OCR,
} PrkPdfError;

G_END_DECLS
