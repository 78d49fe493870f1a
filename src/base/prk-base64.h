/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PRK_BASE64_LENGTH(size) (((size) * 4 + 2) / 3) /* base64url without padding */

char    *prk_base64_encode (const guint8 *data,
                            gsize         size) G_GNUC_WARN_UNUSED_RESULT;
gboolean prk_base64_decode (const char *text,
                            guint8     *data,
                            gsize       size);

G_END_DECLS
