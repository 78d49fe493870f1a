/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The token in the person's keyring, never in a file. Each blocks; where there is no keyring the
 * person is asked again at each start. */
gboolean  prk_sync_token_keep (const char  *address,
                               const char  *device,
                               const char  *token,
                               GError     **error);
char     *prk_sync_token_find (const char  *address,
                               const char  *device,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
