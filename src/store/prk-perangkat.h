/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-store.h"

G_BEGIN_DECLS

/* Who sits at a device: a record of type "perangkat" whose `judul` the device itself writes. What
 * others write there says nothing about it. */
#define PRK_TIPE_PERANGKAT "perangkat"

/* Settings: this and a device's key → the name, so that a screen has it at once. */
#define PRK_SETTING_PERANGKAT "perangkat/"

void        prk_store_list_perangkat_async  (PrkStore            *self,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
/* (element-type utf8 utf8): key → name */
GHashTable *prk_store_list_perangkat_finish (PrkStore      *self,
                                             GAsyncResult  *result,
                                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;

char       *prk_perangkat_dup_nama          (PrkStore   *store,
                                             const char *device) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
