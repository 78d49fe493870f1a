/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-store.h"

#include "prk-sync-store.h"

G_BEGIN_DECLS

/* A PrkStore as the engine sees it. */
#define PRK_TYPE_SYNC_SEAM (prk_sync_seam_get_type ())
G_DECLARE_FINAL_TYPE (PrkSyncSeam, prk_sync_seam, PRK, SYNC_SEAM, GObject)

PrkSyncStore *prk_sync_seam_new (PrkStore *store);

G_END_DECLS
