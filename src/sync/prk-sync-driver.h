/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-store.h"

#include "prk-sync-engine.h"

G_BEGIN_DECLS

/* An engine in a program with a main loop: it is woken in time, and told of edits and of changes of
 * the network. */
#define PRK_TYPE_SYNC_DRIVER (prk_sync_driver_get_type ())
G_DECLARE_FINAL_TYPE (PrkSyncDriver, prk_sync_driver, PRK, SYNC_DRIVER, GObject)

PrkSyncDriver *prk_sync_driver_new        (PrkStore         *store,
                                           PrkSyncTransport *transport);
PrkSyncEngine *prk_sync_driver_get_engine (PrkSyncDriver *self);
void           prk_sync_driver_stop       (PrkSyncDriver *self);

G_END_DECLS
