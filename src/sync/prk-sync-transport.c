/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-sync-transport.h"

G_DEFINE_INTERFACE (PrkSyncTransport, prk_sync_transport, G_TYPE_OBJECT)

static void
prk_sync_transport_default_init (PrkSyncTransportInterface *iface)
{
}

void
prk_sync_receipt_free (PrkSyncReceipt *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->proof, g_array_unref);
  prk_sync_head_free (self->head);
  g_free (self);
}

void
prk_sync_page_free (PrkSyncPage *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->arrivals, g_ptr_array_unref);
  g_clear_pointer (&self->proof, g_array_unref);
  prk_sync_head_free (self->head);
  g_free (self);
}

/**
 * prk_sync_transport_push:
 * @ops: (element-type PrkOp): in the order of each device's chain
 * @known_size: a tree that the answer's head must contain, whose proof may come with it; 0 for none
 *
 * Sends ops up. What an error leaves open is whether they arrived: sent again, they are answered
 * again.
 */
void
prk_sync_transport_push (PrkSyncTransport    *self,
                         GPtrArray           *ops,
                         guint64              known_size,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (PRK_IS_SYNC_TRANSPORT (self) && ops != NULL);

  PRK_SYNC_TRANSPORT_GET_IFACE (self)->push (self, ops, known_size, cancellable, callback,
                                             user_data);
}

/**
 * prk_sync_transport_push_finish:
 *
 * Returns: (transfer full): an entry an op, in their order
 */
PrkSyncReceipt *
prk_sync_transport_push_finish (PrkSyncTransport  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * prk_sync_transport_pull:
 * @after: the last seq that is here
 * @limit: at most so many ops
 * @wait_s: how long the register may wait for something to tell, seconds
 * @known_size: as in prk_sync_transport_push()
 *
 * Asks for what came after.
 */
void
prk_sync_transport_pull (PrkSyncTransport    *self,
                         guint64              after,
                         guint                limit,
                         guint                wait_s,
                         guint64              known_size,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (PRK_IS_SYNC_TRANSPORT (self));

  PRK_SYNC_TRANSPORT_GET_IFACE (self)->pull (self, after, limit, wait_s, known_size, cancellable,
                                             callback, user_data);
}

/**
 * prk_sync_transport_pull_finish:
 *
 * Returns: (transfer full): a page
 */
PrkSyncPage *
prk_sync_transport_pull_finish (PrkSyncTransport  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * prk_sync_transport_prove:
 * @old_size: a tree shown before, not empty
 * @new_size: a larger one shown since
 *
 * Asks for the proof that the one contains the other.
 */
void
prk_sync_transport_prove (PrkSyncTransport    *self,
                          guint64              old_size,
                          guint64              new_size,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (PRK_IS_SYNC_TRANSPORT (self));

  PRK_SYNC_TRANSPORT_GET_IFACE (self)->prove (self, old_size, new_size, cancellable, callback,
                                              user_data);
}

/**
 * prk_sync_transport_prove_finish:
 *
 * Returns: (transfer full) (element-type PrkMerkleHash): hashes by value, for
 *   prk_merkle_verify_consistency()
 */
GArray *
prk_sync_transport_prove_finish (PrkSyncTransport  *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
