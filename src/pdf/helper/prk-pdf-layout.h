/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/prk-pdf-types.h"

G_BEGIN_DECLS

char *prk_pdf_layout_text (const char       *text,
                           const PrkPdfRect *boxes,
                           gsize             n_boxes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
