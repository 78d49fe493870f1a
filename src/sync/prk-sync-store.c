/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-sync-store.h"

G_DEFINE_INTERFACE (PrkSyncStore, prk_sync_store, G_TYPE_OBJECT)

static void
prk_sync_store_default_init (PrkSyncStoreInterface *iface)
{
}

/**
 * prk_sync_store_load:
 *
 * Asks where sync stands.
 */
void
prk_sync_store_load (PrkSyncStore        *self,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (PRK_IS_SYNC_STORE (self));

  PRK_SYNC_STORE_GET_IFACE (self)->load (self, cancellable, callback, user_data);
}

/**
 * prk_sync_store_load_finish:
 *
 * Returns: (transfer full): where sync stands
 */
PrkSyncState *
prk_sync_store_load_finish (PrkSyncStore  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * prk_sync_store_take:
 * @max_ops: at most so many
 * @again: ops that the register holds until their predecessor comes wait once more from now on, and
 *   with them the refused ops before them in their chain: a register restored from a copy may have
 *   lost those, and no tree head tells
 *
 * Asks for ops that the register has not answered for, in the order of each device's chain. From
 * the moment that this is answered an op given may have left the machine: it is never squashed or
 * written again.
 */
void
prk_sync_store_take (PrkSyncStore        *self,
                     guint                max_ops,
                     gboolean             again,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (PRK_IS_SYNC_STORE (self) && max_ops > 0);

  PRK_SYNC_STORE_GET_IFACE (self)->take (self, max_ops, again, cancellable, callback, user_data);
}

/**
 * prk_sync_store_take_finish:
 *
 * Returns: (transfer full) (element-type PrkOp): empty when nothing waits
 */
GPtrArray *
prk_sync_store_take_finish (PrkSyncStore  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * prk_sync_store_settle:
 * @results: (element-type PrkSyncResult): what the register did with ops taken
 * @seen: (nullable): a newer head
 *
 * Keeps the register's answers. A refused op of this device stays in its record, marked, until a
 * person decides; one of another device leaves it.
 */
void
prk_sync_store_settle (PrkSyncStore        *self,
                       GPtrArray           *results,
                       const PrkSyncHead   *seen,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (PRK_IS_SYNC_STORE (self) && results != NULL);

  PRK_SYNC_STORE_GET_IFACE (self)->settle (self, results, seen, cancellable, callback, user_data);
}

/**
 * prk_sync_store_receive:
 * @arrivals: (element-type PrkSyncArrival): a part of the history, in its order
 * @cursor: where the history stands after them
 * @seen: (nullable): a newer head
 *
 * Takes ops of the register's history: its word on the order of a device's chain is final, and an
 * op that it refused leaves a gap in the chain.
 *
 * Fails with %PRK_SYNC_ERROR_FORK when an op is signed by this device and was not written here;
 * what came before that op is kept, with the cursor there. Fails with %PRK_SYNC_ERROR_HISTORY when
 * another op stood at one of these places of the history before; nothing is kept then.
 */
void
prk_sync_store_receive (PrkSyncStore        *self,
                        GPtrArray           *arrivals,
                        guint64              cursor,
                        const PrkSyncHead   *seen,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (PRK_IS_SYNC_STORE (self) && arrivals != NULL);

  PRK_SYNC_STORE_GET_IFACE (self)->receive (self, arrivals, cursor, seen, cancellable, callback,
                                            user_data);
}

/**
 * prk_sync_store_keep_head:
 * @checked: a head that was proven to contain the last one
 *
 * Keeps it.
 */
void
prk_sync_store_keep_head (PrkSyncStore        *self,
                          const PrkSyncHead   *checked,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (PRK_IS_SYNC_STORE (self) && checked != NULL);

  PRK_SYNC_STORE_GET_IFACE (self)->keep_head (self, checked, cancellable, callback, user_data);
}

/**
 * prk_sync_store_set_alarm:
 * @text: what is wrong
 *
 * Keeps the alarm over restarts, until a person rewinds.
 */
void
prk_sync_store_set_alarm (PrkSyncStore        *self,
                          const char          *text,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (PRK_IS_SYNC_STORE (self) && text != NULL);

  PRK_SYNC_STORE_GET_IFACE (self)->set_alarm (self, text, cancellable, callback, user_data);
}

/**
 * prk_sync_store_rewind:
 *
 * Forgets what the register has, so that all is compared anew: after a person has said that the
 * register's history is the right one although it is not the one shown before, as when it was
 * restored from a copy. Every op that is here, whoever wrote it, counts as not sent.
 */
void
prk_sync_store_rewind (PrkSyncStore        *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (PRK_IS_SYNC_STORE (self));

  PRK_SYNC_STORE_GET_IFACE (self)->rewind (self, cancellable, callback, user_data);
}

/**
 * prk_sync_store_rekey:
 *
 * Gives the device a new key, since its disk was copied and the copy writes, too. Ops that the
 * register has not accepted are written again with the new key.
 */
void
prk_sync_store_rekey (PrkSyncStore        *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (PRK_IS_SYNC_STORE (self));

  PRK_SYNC_STORE_GET_IFACE (self)->rekey (self, cancellable, callback, user_data);
}

/**
 * prk_sync_store_finish:
 *
 * Ends every call that gives nothing back.
 *
 * Returns: TRUE when it is durable
 */
gboolean
prk_sync_store_finish (PrkSyncStore  *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
