/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sodium.h>

G_BEGIN_DECLS

#define PRK_BASE64_LENGTH(size) (((size) * 4 + 2) / 3) /* base64url without padding */

/* libsodium wants to be started before anything else in it; once a process, in any thread. */
void     _prk_sodium_ensure (void);

char    *_prk_base64_encode (const guint8 *data,
                             gsize         size) G_GNUC_WARN_UNUSED_RESULT;

/* Only the one spelling that _prk_base64_encode() gives for exactly @size bytes is taken. */
gboolean _prk_base64_decode (const char *text,
                             guint8     *data,
                             gsize       size);

G_END_DECLS
