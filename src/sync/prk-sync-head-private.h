/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-sync-transport.h"

G_BEGIN_DECLS

/* Did the register with @register_key sign @head for @daerah? */
gboolean _prk_sync_head_is_signed (const PrkSyncHead  *head,
                                   const char         *daerah,
                                   const char         *register_key);

/* Fails with PRK_SYNC_ERROR_HISTORY unless @proof shows that the tree of @head contains that of
 * @old. */
gboolean _prk_sync_head_follows   (const PrkSyncHead  *head,
                                   const PrkSyncHead  *old,
                                   GArray             *proof,
                                   GError            **error);

G_END_DECLS
