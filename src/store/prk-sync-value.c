/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-sync-value.h"

G_DEFINE_QUARK (prk-sync-error-quark, prk_sync_error)
G_DEFINE_BOXED_TYPE (PrkSyncHead, prk_sync_head, prk_sync_head_copy, prk_sync_head_free)

/**
 * prk_sync_head_new:
 * @size: ops in the history
 * @root: of the Merkle tree over them, base64url
 * @at_us: when the register signed it, µs since 1970 by its clock
 *
 * Returns: (transfer full): a head; nothing of it is checked
 */
PrkSyncHead *
prk_sync_head_new (guint64     size,
                   const char *root,
                   gint64      at_us,
                   const char *signature)
{
  PrkSyncHead *self;

  g_return_val_if_fail (root != NULL && signature != NULL, NULL);

  self = g_new0 (PrkSyncHead, 1);
  self->size = size;
  self->root = g_strdup (root);
  self->at_us = at_us;
  self->signature = g_strdup (signature);

  return self;
}

PrkSyncHead *
prk_sync_head_copy (const PrkSyncHead *self)
{
  return self != NULL ? prk_sync_head_new (self->size, self->root, self->at_us, self->signature)
                      : NULL;
}

void
prk_sync_head_free (PrkSyncHead *self)
{
  if (self == NULL)
    return;

  g_free (self->root);
  g_free (self->signature);
  g_free (self);
}

/**
 * prk_sync_result_new:
 * @seq: 0 unless accepted
 * @code: (nullable): why it was refused
 * @message: (nullable): the same for a person
 *
 * Returns: (transfer full): the register's answer about one op
 */
PrkSyncResult *
prk_sync_result_new (const char  *id,
                     PrkSyncFate  fate,
                     guint64      seq,
                     const char  *code,
                     const char  *message)
{
  PrkSyncResult *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_new0 (PrkSyncResult, 1);
  self->id = g_strdup (id);
  self->fate = fate;
  self->seq = seq;
  self->code = g_strdup (code);
  self->message = g_strdup (message);

  return self;
}

void
prk_sync_result_free (PrkSyncResult *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->code);
  g_free (self->message);
  g_free (self);
}

/**
 * prk_sync_arrival_new:
 * @seq: its place in the history, from 1
 *
 * Returns: (transfer full): an op of the history
 */
PrkSyncArrival *
prk_sync_arrival_new (guint64  seq,
                      PrkOp   *op)
{
  PrkSyncArrival *self;

  g_return_val_if_fail (op != NULL, NULL);

  self = g_new0 (PrkSyncArrival, 1);
  self->seq = seq;
  self->op = prk_op_ref (op);

  return self;
}

void
prk_sync_arrival_free (PrkSyncArrival *self)
{
  if (self == NULL)
    return;

  prk_op_unref (self->op);
  g_free (self);
}

void
prk_sync_state_free (PrkSyncState *self)
{
  if (self == NULL)
    return;

  g_free (self->device);
  g_free (self->daerah);
  g_free (self->register_key);
  prk_sync_head_free (self->checked);
  prk_sync_head_free (self->seen);
  g_free (self->alarm);
  g_free (self);
}
