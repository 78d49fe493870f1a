/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PRK_HASH_LENGTH 43 /* SHA-256 in base64url without padding */

char    *prk_hash_data     (gconstpointer data,
                            gsize         size) G_GNUC_WARN_UNUSED_RESULT;
char    *prk_hash_bytes    (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
gboolean prk_hash_is_valid (const char *hash);

/* The same for bytes that come piece by piece. */
typedef struct _PrkHasher PrkHasher;

PrkHasher *prk_hasher_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void       prk_hasher_free   (PrkHasher *self);
void       prk_hasher_update (PrkHasher    *self,
                              gconstpointer data,
                              gsize         size);
char      *prk_hasher_finish (PrkHasher *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkHasher, prk_hasher_free)

G_END_DECLS
