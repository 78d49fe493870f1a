/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-entropy.h"

G_BEGIN_DECLS

#define PRK_TYPE_KEY (prk_key_get_type ())
typedef struct _PrkKey PrkKey;

GType       prk_key_get_type   (void);
PrkKey     *prk_key_generate   (PrkEntropy *entropy) G_GNUC_WARN_UNUSED_RESULT;
PrkKey     *prk_key_load       (const char  *path,
                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    prk_key_save       (PrkKey      *self,
                                const char  *path,
                                GError     **error);
PrkKey     *prk_key_ref        (PrkKey *self);
void        prk_key_unref      (PrkKey *self);

/* The public half, base64url without padding: the name of the device. */
const char *prk_key_get_device (PrkKey *self);
char       *prk_key_sign       (PrkKey        *self,
                                gconstpointer  data,
                                gsize          size) G_GNUC_WARN_UNUSED_RESULT;
gboolean    prk_key_verify     (const char    *device,
                                gconstpointer  data,
                                gsize          size,
                                const char    *signature);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKey, prk_key_unref)

G_END_DECLS
