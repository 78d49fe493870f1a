/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/prk-store-sync.h"

G_BEGIN_DECLS

/* What the engine asks of whatever keeps the ops. Every call is one transaction, durable before it
 * is answered; calls are made one at a time. An implementation answers with a GTask. */
#define PRK_TYPE_SYNC_STORE (prk_sync_store_get_type ())
G_DECLARE_INTERFACE (PrkSyncStore, prk_sync_store, PRK, SYNC_STORE, GObject)

struct _PrkSyncStoreInterface
{
  GTypeInterface parent_iface;

  /* → PrkSyncState */
  void (*load)      (PrkSyncStore        *self,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data);
  /* → GPtrArray of PrkOp */
  void (*take)      (PrkSyncStore        *self,
                     guint                max_ops,
                     gboolean             again,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data);
  void (*settle)    (PrkSyncStore        *self,
                     GPtrArray           *results,
                     const PrkSyncHead   *seen,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data);
  void (*receive)   (PrkSyncStore        *self,
                     GPtrArray           *arrivals,
                     guint64              cursor,
                     const PrkSyncHead   *seen,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data);
  void (*keep_head) (PrkSyncStore        *self,
                     const PrkSyncHead   *checked,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data);
  void (*set_alarm) (PrkSyncStore        *self,
                     const char          *text,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data);
  void (*rewind)    (PrkSyncStore        *self,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data);
  void (*rekey)     (PrkSyncStore        *self,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data);
};

void          prk_sync_store_load             (PrkSyncStore        *self,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
PrkSyncState *prk_sync_store_load_finish      (PrkSyncStore        *self,
                                               GAsyncResult        *result,
                                               GError             **error)
                                               G_GNUC_WARN_UNUSED_RESULT;
void          prk_sync_store_take             (PrkSyncStore        *self,
                                               guint                max_ops,
                                               gboolean             again,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
GPtrArray    *prk_sync_store_take_finish      (PrkSyncStore        *self,
                                               GAsyncResult        *result,
                                               GError             **error)
                                               G_GNUC_WARN_UNUSED_RESULT;
void          prk_sync_store_settle           (PrkSyncStore        *self,
                                               GPtrArray           *results,
                                               const PrkSyncHead   *seen,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
void          prk_sync_store_receive          (PrkSyncStore        *self,
                                               GPtrArray           *arrivals,
                                               guint64              cursor,
                                               const PrkSyncHead   *seen,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
void          prk_sync_store_keep_head        (PrkSyncStore        *self,
                                               const PrkSyncHead   *checked,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
void          prk_sync_store_set_alarm        (PrkSyncStore        *self,
                                               const char          *text,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
void          prk_sync_store_rewind           (PrkSyncStore        *self,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
void          prk_sync_store_rekey            (PrkSyncStore        *self,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);

/* For every call above that gives nothing back. */
gboolean      prk_sync_store_finish           (PrkSyncStore        *self,
                                               GAsyncResult        *result,
                                               GError             **error);

G_END_DECLS
