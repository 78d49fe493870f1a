/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pdf/prk-pdf-error.h"

#include "prk-pdf-message.h"

static const char *
sentence_for_code (PrkPdfError code)
{
  switch (code)
    {
    case PRK_PDF_ERROR_EMPTY:
      return _("The file is empty. Ask for it to be sent again.");
    case PRK_PDF_ERROR_NOT_PDF:
      return _("The file is not a PDF. Save it as PDF in the program it came from.");
    case PRK_PDF_ERROR_ENCRYPTED:
      return _("The PDF is locked with a password. Ask for a copy without one.");
    case PRK_PDF_ERROR_DAMAGED:
      return _("The PDF is damaged. Ask for it to be sent again.");
    case PRK_PDF_ERROR_TRUNCATED:
      return _("The end of the PDF is missing; it was probably not copied to the end. "
               "Copy it again.");
    case PRK_PDF_ERROR_TOO_LARGE:
      return _("This is too large to be shown.");
    case PRK_PDF_ERROR_NO_PAGE:
      return _("The document has no such page.");
    case PRK_PDF_ERROR_TIMEOUT:
      return _("This page took too long and was stopped. Nothing else is affected.");
    case PRK_PDF_ERROR_BAD:
      return _("The document stopped the page viewer twice, so it was left alone.");
    case PRK_PDF_ERROR_SPAWN:
      return _("The page viewer could not be started. Your text is safe; "
               "restart Prakarsa to try again.");
    case PRK_PDF_ERROR_DIED:
    case PRK_PDF_ERROR_ANSWER:
    default:
      return _("The page viewer stopped while drawing this page. Nothing else is affected.");
    }
}

/**
 * prk_pdf_message_for_error:
 * @error: from a PDF document
 *
 * Says to a person what happened and what to do.
 *
 * Returns: translated sentences
 */
char *
prk_pdf_message_for_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == PRK_PDF_ERROR)
    return g_strdup (sentence_for_code (error->code));

  return g_strdup_printf (_("The page could not be shown: %s"), error->message);
}
