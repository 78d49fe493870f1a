/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "domain/prk-lembar.h"

G_BEGIN_DECLS

/* A spreadsheet as a file: the first visible sheet of a workbook (XLSX, ODS), or CSV. (element-type PrkLembarBaris);
 * PRK_INPUT_ERROR with plain Indonesian. Blocks; any thread. */
GPtrArray *prk_lembar_berkas_baca (GBytes  *berkas,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same of the parts alone: @strings and @styles may be NULL. */
GPtrArray *prk_lembar_baca_xlsx   (GBytes   *sheet,
                                   GBytes   *strings,
                                   GBytes   *styles,
                                   gboolean  is_1904,
                                   GError  **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *prk_lembar_baca_ods    (GBytes  *content,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
