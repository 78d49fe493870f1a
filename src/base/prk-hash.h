/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PRK_HASH_LENGTH 43 /* SHA-256 in base64url without padding */

char    *prk_hash_data     (gconstpointer data,
                            gsize         size) G_GNUC_WARN_UNUSED_RESULT;
char    *prk_hash_bytes    (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
gboolean prk_hash_is_valid (const char *hash);

G_END_DECLS
