/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PRK_GAMBAR_MAX_SIDE 30000
#define PRK_GAMBAR_MAX_AREA (80 * 1000 * 1000) /* pixels */

/* A PDF of one page that holds a JPEG or PNG as it is; NULL when it is neither, or of a kind that a
 * PDF cannot hold. Nothing of the picture is decoded. */
GBytes *prk_gambar_pdf_new (GBytes  *image,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
