/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kasus-susun.h"

G_BEGIN_DECLS

/* Makes the items of the list on a worker: of ten thousand cases they take longer than a frame. @n: only so many, those
 * that changed last, at once; 0: all. @old (nullable) (element-type PrkKasusItem): whose case is as it was is the same
 * item again; @is_short: they came of a question for the newest alone. */
void       prk_kasus_items_muat_async  (PrkKasusDaftar      *daftar,
                                        guint                n,
                                        GPtrArray           *old,
                                        gboolean             is_short,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
/* (element-type PrkKasusItem) (transfer full): the one that changed last first; the year of TKKSD is none. */
GPtrArray *prk_kasus_items_muat_finish (GAsyncResult  *result,
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* Makes @store hold @rows (element-type PrkKasusItem), telling of as little as possible, so that a list keeps its place and
 * its widgets. */
void       prk_kasus_items_tata        (GListStore *store,
                                        GPtrArray  *rows);

G_END_DECLS
