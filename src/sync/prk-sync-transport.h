/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/prk-store-sync.h"

G_BEGIN_DECLS

/* The answer to ops sent up. */
typedef struct
{
  GPtrArray   *results; /* (element-type PrkSyncResult) one an op, in the order sent */
  PrkSyncHead *head;
  GArray      *proof;   /* (nullable) that @head contains the tree named in the question */
} PrkSyncReceipt;

/* A page of the history. */
typedef struct
{
  GPtrArray   *arrivals; /* (element-type PrkSyncArrival) in the order of seq */
  guint64      cursor;
  PrkSyncHead *head;
  GArray      *proof;    /* (nullable) as in a receipt */
} PrkSyncPage;

void prk_sync_receipt_free (PrkSyncReceipt *self);
void prk_sync_page_free    (PrkSyncPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSyncReceipt, prk_sync_receipt_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSyncPage, prk_sync_page_free)

/* A way to the register. Errors are of the domain PRK_SYNC_ERROR, all but the ones about forks and
 * history; the engine asks one thing at a time and gives up by itself when nothing is answered. An
 * implementation answers with a GTask. */
#define PRK_TYPE_SYNC_TRANSPORT (prk_sync_transport_get_type ())
G_DECLARE_INTERFACE (PrkSyncTransport, prk_sync_transport, PRK, SYNC_TRANSPORT, GObject)

struct _PrkSyncTransportInterface
{
  GTypeInterface parent_iface;

  /* → PrkSyncReceipt */
  void (*push)  (PrkSyncTransport    *self,
                 GPtrArray           *ops,
                 guint64              known_size,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data);
  /* → PrkSyncPage */
  void (*pull)  (PrkSyncTransport    *self,
                 guint64              after,
                 guint                limit,
                 guint                wait_s,
                 guint64              known_size,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data);
  /* → GArray of PrkMerkleHash */
  void (*prove) (PrkSyncTransport    *self,
                 guint64              old_size,
                 guint64              new_size,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data);
};

void            prk_sync_transport_push         (PrkSyncTransport    *self,
                                                 GPtrArray           *ops,
                                                 guint64              known_size,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
PrkSyncReceipt *prk_sync_transport_push_finish  (PrkSyncTransport    *self,
                                                 GAsyncResult        *result,
                                                 GError             **error)
                                                 G_GNUC_WARN_UNUSED_RESULT;
void            prk_sync_transport_pull         (PrkSyncTransport    *self,
                                                 guint64              after,
                                                 guint                limit,
                                                 guint                wait_s,
                                                 guint64              known_size,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
PrkSyncPage    *prk_sync_transport_pull_finish  (PrkSyncTransport    *self,
                                                 GAsyncResult        *result,
                                                 GError             **error)
                                                 G_GNUC_WARN_UNUSED_RESULT;
void            prk_sync_transport_prove        (PrkSyncTransport    *self,
                                                 guint64              old_size,
                                                 guint64              new_size,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
GArray         *prk_sync_transport_prove_finish (PrkSyncTransport    *self,
                                                 GAsyncResult        *result,
                                                 GError             **error)
                                                 G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
