/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-sync-engine-private.h"

#define HELD_US (10 * 60 * G_USEC_PER_SEC)
#define MAX_HELD_DOUBLINGS 7

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = _prk_sync_end_store (user_data, result);
  g_autoptr (GPtrArray) batch = NULL;

  if (self == NULL)
    return;

  _prk_sync_keep_seen (self);
  batch = g_steal_pointer (&self->batch);
  _prk_sync_emit_settled (self, batch);
  _prk_sync_step (self);
}

void
_prk_sync_settle (PrkSyncEngine *self,
                  GPtrArray     *results)
{
  self->push_at_us = 0;
  prk_sync_store_settle (self->store, results, self->seen, NULL, settled_cb,
                         _prk_sync_begin (self, ACTIVITY_STORE));
}

/* The register takes no op of this batch as it stands: which one is it? */
void
_prk_sync_narrow_down (PrkSyncEngine *self,
                       const GError  *error)
{
  if (self->batch->len > 1)
    {
      self->batch_size = self->batch->len / 2;
    }
  else
    {
      g_autoptr (GPtrArray) results =
          g_ptr_array_new_with_free_func ((GDestroyNotify) prk_sync_result_free);
      PrkOp *op = g_ptr_array_index (self->batch, 0);

      g_ptr_array_add (results, prk_sync_result_new (prk_op_get_id (op), PRK_SYNC_FATE_REFUSED, 0,
                                                     "bentuk", error->message));
      _prk_sync_settle (self, results);
    }
}

static gboolean
check_results (PrkSyncEngine  *self,
               GPtrArray      *results,
               GError        **error)
{
  gboolean is_sound = results->len == self->batch->len;

  for (guint i = 0; is_sound && i < results->len; i++)
    {
      const PrkSyncResult *one = g_ptr_array_index (results, i);

      is_sound = g_strcmp0 (one->id, prk_op_get_id (g_ptr_array_index (self->batch, i))) == 0
                 && (one->fate != PRK_SYNC_FATE_ACCEPTED || one->seq > 0);
    }
  if (!is_sound)
    g_propagate_error (error, _prk_sync_new_broken_error ("it speaks of other ops"));

  return is_sound;
}

/* When to ask again about a held op. What another device's waits for may be on a laptop that never
 * comes back, so that is asked about ever more seldom, down to once a day. */
static void
note_held (PrkSyncEngine *self,
           gboolean       is_own)
{
  guint n_doublings = is_own ? 0 : MIN (self->n_asked_again, MAX_HELD_DOUBLINGS);
  gint64 at_us = _prk_sync_get_now_us (self) + ((gint64) HELD_US << n_doublings);

  self->held_at_us = MIN (self->held_at_us, at_us);
}

/* Ops of this device that contradict the chain the register has can never be accepted, and nor can
 * what follows them. */
static void
look_at_results (PrkSyncEngine *self,
                 GPtrArray     *results)
{
  for (guint i = 0; i < results->len; i++)
    {
      const PrkSyncResult *one = g_ptr_array_index (results, i);
      PrkOp *op = g_ptr_array_index (self->batch, i);
      gboolean is_own = g_strcmp0 (prk_op_get_device (op), self->state->device) == 0;

      if (one->fate == PRK_SYNC_FATE_HELD)
        note_held (self, is_own);
      if (one->fate == PRK_SYNC_FATE_REFUSED && g_strcmp0 (one->code, "cabang") == 0 && is_own)
        self->must_rekey = TRUE;
    }
}

static void
pushed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = _prk_sync_end (user_data, NULL);
  g_autoptr (PrkSyncReceipt) receipt = NULL;
  GError *error = NULL;

  if (self == NULL)
    return;
  receipt = prk_sync_transport_push_finish (self->transport, result, &error);
  if (receipt == NULL || !_prk_sync_check_head (self, receipt->head, &error)
      || !_prk_sync_check_proof (self, receipt->head, receipt->proof, &error)
      || !check_results (self, receipt->results, &error))
    {
      _prk_sync_fail (self, ACTIVITY_PUSH, error);
      return;
    }

  _prk_sync_note_contact (self);
  self->batch_size = MIN (self->batch_size * 2, PRK_SYNC_MAX_BATCH);
  look_at_results (self, receipt->results);
  _prk_sync_take_seen (self, &receipt->head);
  _prk_sync_settle (self, receipt->results);
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = _prk_sync_end (user_data, NULL);
  g_autoptr (GPtrArray) ops = NULL;
  GError *error = NULL;
  gpointer call;

  if (self == NULL)
    return;
  ops = prk_sync_store_take_finish (self->store, result, &error);
  if (ops == NULL)
    {
      self->push_at_us = 0;
      _prk_sync_fail (self, ACTIVITY_STORE, error);
      return;
    }
  if (self->is_asking_again)
    {
      self->held_at_us = PRK_SYNC_NEVER;
      self->n_asked_again++;
    }
  if (ops->len == 0 || self->is_paused || !self->is_running)
    {
      if (ops->len > 0)
        self->push_at_us = 0;
      _prk_sync_step (self);
      return;
    }

  g_clear_pointer (&self->batch, g_ptr_array_unref);
  self->batch = g_steal_pointer (&ops);
  _prk_sync_note_floor (self);
  _prk_sync_set_phase (self, PRK_SYNC_PHASE_SENDING);
  call = _prk_sync_begin (self, ACTIVITY_PUSH);
  prk_sync_transport_push (self->transport, self->batch, _prk_sync_get_known (self),
                           self->cancellable, pushed_cb, call);
}

void
_prk_sync_take (PrkSyncEngine *self)
{
  gboolean again = _prk_sync_get_now_us (self) >= self->held_at_us;

  self->is_asking_again = again;
  self->push_at_us = PRK_SYNC_NEVER;
  prk_sync_store_take (self->store, self->batch_size, again, NULL, taken_cb,
                       _prk_sync_begin (self, ACTIVITY_STORE));
}
