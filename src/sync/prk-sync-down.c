/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-sync-engine-private.h"

#define PAGE 500
/* Of a register that answers a poll at once with nothing. */
#define POLL_GAP_US (15 * G_USEC_PER_SEC)
#define MIN_POLL_US G_USEC_PER_SEC

static void
received_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = _prk_sync_end_store (user_data, result);

  if (self == NULL)
    return;

  _prk_sync_keep_seen (self);
  self->state->cursor = self->page->cursor;
  self->is_caught_up = self->page->arrivals->len == 0
                       || self->state->cursor >= self->state->seen->size;
  g_clear_pointer (&self->page, prk_sync_page_free);
  _prk_sync_emit_changed (self);
  _prk_sync_step (self);
}

static gboolean
check_page (PrkSyncEngine     *self,
            const PrkSyncPage *page,
            GError           **error)
{
  guint64 last = self->state->cursor;
  gboolean is_sound = page->cursor >= last && page->cursor <= page->head->size;

  for (guint i = 0; is_sound && i < page->arrivals->len; i++)
    {
      const PrkSyncArrival *arrival = g_ptr_array_index (page->arrivals, i);

      is_sound = arrival->seq > last && arrival->seq <= page->cursor;
      last = arrival->seq;
    }
  if (!is_sound)
    g_propagate_error (error, _prk_sync_new_broken_error ("its ops stand in no order"));

  return is_sound;
}

static void
pulled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Activity activity;
  g_autoptr (PrkSyncEngine) self = _prk_sync_end (user_data, &activity);
  g_autoptr (PrkSyncPage) page = NULL;
  GError *error = NULL;
  gint64 now_us;

  if (self == NULL)
    return;
  page = prk_sync_transport_pull_finish (self->transport, result, &error);
  if (page == NULL || !_prk_sync_check_head (self, page->head, &error)
      || !check_page (self, page, &error)
      || !_prk_sync_check_proof (self, page->head, page->proof, &error))
    {
      _prk_sync_fail (self, activity, error);
      return;
    }

  _prk_sync_note_contact (self);
  now_us = _prk_sync_get_now_us (self);
  if (activity == ACTIVITY_POLL && page->arrivals->len == 0
      && now_us - self->started_us < MIN_POLL_US)
    self->poll_at_us = now_us + POLL_GAP_US;
  _prk_sync_take_seen (self, &page->head);
  g_clear_pointer (&self->page, prk_sync_page_free);
  self->page = g_steal_pointer (&page);
  if (self->page->arrivals->len == 0 && self->seen == NULL)
    {
      self->is_caught_up = TRUE;
      g_clear_pointer (&self->page, prk_sync_page_free);
      _prk_sync_emit_changed (self);
      _prk_sync_step (self);
      return;
    }
  prk_sync_store_receive (self->store, self->page->arrivals, self->page->cursor, self->seen, NULL,
                          received_cb, _prk_sync_begin (self, ACTIVITY_STORE));
}

void
_prk_sync_pull (PrkSyncEngine *self,
                gboolean       is_poll)
{
  gpointer call;

  _prk_sync_set_phase (self, is_poll ? PRK_SYNC_PHASE_CURRENT : PRK_SYNC_PHASE_RECEIVING);
  _prk_sync_note_floor (self);
  call = _prk_sync_begin (self, is_poll ? ACTIVITY_POLL : ACTIVITY_PULL);
  prk_sync_transport_pull (self->transport, self->state->cursor, PAGE,
                           is_poll ? PRK_SYNC_POLL_S : 0, _prk_sync_get_known (self),
                           self->cancellable, pulled_cb, call);
}
