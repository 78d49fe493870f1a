/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-sync-engine-private.h"

#define BACKOFF_US (2 * G_USEC_PER_SEC)
#define MAX_BACKOFF_US (5 * 60 * G_USEC_PER_SEC)
#define BUSY_US (30 * G_USEC_PER_SEC)

/* What waits for an answer. */
typedef struct
{
  PrkSyncEngine *engine;
  guint          serial;
} Call;

gint64
_prk_sync_get_now_us (PrkSyncEngine *self)
{
  return prk_clock_now_us (self->steady);
}

void
_prk_sync_set_phase (PrkSyncEngine *self,
                     PrkSyncPhase   phase)
{
  self->phase = phase;
}

gpointer
_prk_sync_begin (PrkSyncEngine *self,
                 Activity       activity)
{
  Call *call = g_new0 (Call, 1);

  g_assert (self->activity == ACTIVITY_NONE);

  self->activity = activity;
  self->started_us = _prk_sync_get_now_us (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  call->engine = g_object_ref (self);
  call->serial = ++self->serial;
  _prk_sync_emit_changed (self);

  return call;
}

/* The engine that still waits for this answer; NULL when it does not. */
PrkSyncEngine *
_prk_sync_end (gpointer  data,
               Activity *activity)
{
  Call *call = data;
  PrkSyncEngine *self = call->engine;
  gboolean is_late = call->serial != self->serial || self->activity == ACTIVITY_NONE;

  g_free (call);
  if (is_late)
    {
      g_object_unref (self);
      return NULL;
    }
  if (activity != NULL)
    *activity = self->activity;
  self->activity = ACTIVITY_NONE;

  return self;
}

void
_prk_sync_abandon (PrkSyncEngine *self)
{
  self->activity = ACTIVITY_NONE;
  self->serial++;
  g_cancellable_cancel (self->cancellable);
}

/* Somewhere between half and all of a time that doubles with each failure, so that laptops that
 * lost the network together do not come back together. */
static gint64
choose_backoff_us (PrkSyncEngine *self,
                   gint64         least_us)
{
  gint64 full_us = MIN ((gint64) BACKOFF_US << MIN (self->n_failures, 16), MAX_BACKOFF_US);
  guint64 random;

  prk_entropy_fill (self->entropy, (guint8 *) &random, sizeof random);

  return MAX (full_us / 2 + (gint64) (random % (guint64) (full_us / 2)), least_us);
}

void
_prk_sync_wait_and_retry (PrkSyncEngine *self,
                          gint64         least_us)
{
  self->not_before_us = _prk_sync_get_now_us (self) + choose_backoff_us (self, least_us);
  self->n_failures++;
}

void
_prk_sync_note_contact (PrkSyncEngine *self)
{
  self->contact_us = prk_clock_now_us (self->clock);
  self->n_failures = 0;
  self->not_before_us = 0;
  g_clear_error (&self->error);
}

/* Takes @error. */
void
_prk_sync_fail (PrkSyncEngine *self,
                Activity       activity,
                GError        *error)
{
  gboolean is_ours = error->domain == PRK_SYNC_ERROR;

  g_clear_error (&self->error);
  self->error = error;
  if (activity == ACTIVITY_PUSH)
    self->push_at_us = 0;

  if (is_ours && error->code == PRK_SYNC_ERROR_TOKEN)
    self->needs_enrolment = TRUE;
  else if (is_ours && error->code == PRK_SYNC_ERROR_FORK)
    self->must_rekey = TRUE;
  else if (is_ours
           && (error->code == PRK_SYNC_ERROR_HISTORY || error->code == PRK_SYNC_ERROR_REGISTER))
    {
      g_free (self->alarm);
      self->alarm = g_strdup (error->message);
    }
  else if (is_ours && activity == ACTIVITY_PUSH
           && (error->code == PRK_SYNC_ERROR_TOO_LARGE || error->code == PRK_SYNC_ERROR_REFUSED))
    _prk_sync_narrow_down (self, error);
  else if (is_ours && error->code == PRK_SYNC_ERROR_BUSY)
    _prk_sync_wait_and_retry (self, BUSY_US);
  else
    {
      /* On a line that drops, what is smaller gets through sooner. */
      if (activity == ACTIVITY_PUSH)
        self->batch_size = MAX (self->batch_size / 2, 1);
      _prk_sync_wait_and_retry (self, 0);
    }

  if (self->activity == ACTIVITY_NONE)
    _prk_sync_step (self);
}

/* The same for a call of the store that gives nothing back, and that it has not failed. */
PrkSyncEngine *
_prk_sync_end_store (gpointer      data,
                     GAsyncResult *result)
{
  g_autoptr (PrkSyncEngine) self = _prk_sync_end (data, NULL);
  GError *error = NULL;

  if (self == NULL || prk_sync_store_finish (self->store, result, &error))
    return g_steal_pointer (&self);

  /* An alarm comes first; whether a new key is needed shows again after it. */
  if (g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY))
    self->must_rekey = FALSE;
  _prk_sync_fail (self, ACTIVITY_STORE, error);
  return NULL;
}

GError *
_prk_sync_new_broken_error (const char *what)
{
  return g_error_new (PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE, "an answer that is not sound: %s",
                      what);
}

void
_prk_sync_reload (PrkSyncEngine *self)
{
  self->must_reload = FALSE;
  self->must_look = FALSE;
  g_clear_pointer (&self->state, prk_sync_state_free);
  g_clear_pointer (&self->proven, prk_sync_head_free);
  self->is_caught_up = FALSE;
  self->push_at_us = 0;
  self->held_at_us = 0;
  self->n_asked_again = 0;
  self->not_before_us = 0;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = _prk_sync_end (user_data, NULL);
  GError *error = NULL;

  if (self == NULL)
    return;
  self->state = prk_sync_store_load_finish (self->store, result, &error);
  if (self->state == NULL)
    {
      _prk_sync_fail (self, ACTIVITY_STORE, error);
      return;
    }

  _prk_sync_step (self);
}

/* After what makes everything known before worthless. */
static void
turned_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = _prk_sync_end_store (user_data, result);

  if (self == NULL)
    return;

  self->must_rewind = FALSE;
  self->must_rekey = FALSE;
  g_clear_pointer (&self->alarm, g_free);
  _prk_sync_reload (self);
  _prk_sync_step (self);
}

static void
alarm_kept_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = _prk_sync_end_store (user_data, result);

  if (self == NULL)
    return;

  g_free (self->state->alarm);
  self->state->alarm = g_steal_pointer (&self->alarm);
  _prk_sync_step (self);
}

gboolean
_prk_sync_wants_up (PrkSyncEngine *self)
{
  gint64 now_us = _prk_sync_get_now_us (self);

  return now_us >= self->push_at_us || now_us >= self->held_at_us;
}

/* What must come before anything is asked of the register. TRUE when there was something. */
static gboolean
step_store (PrkSyncEngine *self)
{
  if (self->must_reload)
    _prk_sync_reload (self);
  if (self->must_rewind)
    prk_sync_store_rewind (self->store, NULL, turned_cb, _prk_sync_begin (self, ACTIVITY_STORE));
  else if (self->must_rekey)
    prk_sync_store_rekey (self->store, NULL, turned_cb, _prk_sync_begin (self, ACTIVITY_STORE));
  else if (self->state == NULL)
    prk_sync_store_load (self->store, NULL, loaded_cb, _prk_sync_begin (self, ACTIVITY_STORE));
  else if (self->alarm != NULL)
    prk_sync_store_set_alarm (self->store, self->alarm, NULL, alarm_kept_cb,
                              _prk_sync_begin (self, ACTIVITY_STORE));
  else
    return FALSE;

  return TRUE;
}

static void
step_register (PrkSyncEngine *self)
{
  if (self->must_look)
    _prk_sync_look (self);
  else if (_prk_sync_needs_proof (self))
    _prk_sync_prove (self);
  else if (_prk_sync_wants_up (self))
    _prk_sync_take (self);
  else if (!self->is_caught_up)
    _prk_sync_pull (self, FALSE);
  else if (_prk_sync_get_now_us (self) >= self->poll_at_us)
    _prk_sync_pull (self, TRUE);
  else
    _prk_sync_set_phase (self, PRK_SYNC_PHASE_CURRENT);
}

void
_prk_sync_step (PrkSyncEngine *self)
{
  PrkSyncPhase before = self->phase;

  if (!self->is_running || self->activity != ACTIVITY_NONE)
    return;

  if (_prk_sync_get_now_us (self) < self->not_before_us)
    _prk_sync_set_phase (self, PRK_SYNC_PHASE_WAITING);
  else if (step_store (self))
    return;
  else if (self->state->alarm != NULL)
    _prk_sync_set_phase (self, PRK_SYNC_PHASE_ALARM);
  else if (!self->state->is_enrolled || self->needs_enrolment)
    _prk_sync_set_phase (self, PRK_SYNC_PHASE_UNENROLLED);
  else if (self->is_paused)
    _prk_sync_set_phase (self, PRK_SYNC_PHASE_PAUSED);
  else
    step_register (self);

  if (before != self->phase || self->activity == ACTIVITY_NONE)
    _prk_sync_emit_changed (self);
}

/* Drops a request of the network, never one of the store. */
void
_prk_sync_interrupt (PrkSyncEngine *self)
{
  if (self->activity == ACTIVITY_PUSH)
    self->push_at_us = 0;
  if (self->activity != ACTIVITY_NONE && self->activity != ACTIVITY_STORE)
    _prk_sync_abandon (self);
}
