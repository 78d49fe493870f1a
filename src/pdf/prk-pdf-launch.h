/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "prk-pdf-types.h"

G_BEGIN_DECLS

char        *prk_pdf_launch_find_program (void) G_GNUC_WARN_UNUSED_RESULT;
char        *prk_pdf_launch_find_ocr_program (void) G_GNUC_WARN_UNUSED_RESULT;
char        *prk_pdf_launch_find_bundel_program (void) G_GNUC_WARN_UNUSED_RESULT;
GSubprocess *prk_pdf_launch              (const char  *program,
                                          PrkPdfCage   cage,
                                          guint64      memory_limit,
                                          const char  *extra,
                                          int         *channel,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
