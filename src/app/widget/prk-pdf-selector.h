/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-pdf-canvas.h"

G_BEGIN_DECLS

/* What a mouse has swept on a page, in points of that page: both points are one where it was only
 * pressed. Places outside the page are told as they are. */
typedef struct
{
  guint  page; /* from 0 */
  double from_x;
  double from_y;
  double to_x;
  double to_y;
  guint  n_presses; /* 1, 2 or 3 */
} PrkPdfSweep;

/* Sweeping over the pages of a canvas with the mouse, while fingers still scroll and pinch. It knows
 * nothing of letters: what lies between the two points is for its owner to say.
 * Signals: swept (const PrkPdfSweep *), again with each movement, and of a click, whose two
 * points are one; blank-pressed (): beside a page. */
#define PRK_TYPE_PDF_SELECTOR (prk_pdf_selector_get_type ())
G_DECLARE_FINAL_TYPE (PrkPdfSelector, prk_pdf_selector, PRK, PDF_SELECTOR, GObject)

PrkPdfSelector *prk_pdf_selector_new (PrkPdfCanvas *canvas) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
