/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-tanda-terima.h"

#include "prk-sync-http.h"

G_BEGIN_DECLS

/* Asks the register for the receipt of an op that it has accepted at @seq. The receipt is judged before it is given out. */
void            prk_sync_tanda_terima_async  (PrkSyncHttp          *http,
                                              const char           *daerah,
                                              PrkOp                *op,
                                              guint64               seq,
                                              JsonObject           *catatan,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
PrkTandaTerima *prk_sync_tanda_terima_finish (PrkSyncHttp          *http,
                                              GAsyncResult         *result,
                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
