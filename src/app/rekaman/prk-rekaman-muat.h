/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-store.h"

G_BEGIN_DECLS

/* Every record of some types, whole, read in a thread: for types of which an office has hundreds. */
void        prk_rekaman_muat_async  (PrkStore            *store,
                                     const char *const   *jenis,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
/* Type → GPtrArray of PrkRecord. */
GHashTable *prk_rekaman_muat_finish (GAsyncResult  *result,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* The records of a type; the result of prk_rekaman_muat_finish(), or NULL for none at all. */
GPtrArray  *prk_rekaman_get         (GHashTable *all,
                                     const char *jenis);

G_END_DECLS
