/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sync engine is a state machine: it owns no thread, timer or socket. It asks its store and its
 * transport for one thing at a time and goes on when that is answered; whoever drives it calls
 * prk_sync_engine_tick() when the time that prk_sync_engine_get_wait_us() names is over.
 *
 * One round is: ops up until none waits (prk-sync-up.c), the history down until its end, then a
 * long poll, which an edit interrupts (prk-sync-down.c). What an answer says becomes durable in the same
 * transaction as the head that came with it, and before anything else is asked that head must be
 * proven to contain the last one (prk-sync-proof.c): were it left for later, a history that was cut
 * and grew again could slip in between two heads.
 *
 * The queue cannot get stuck: nothing stays under way forever (a watchdog gives up on requests), a
 * failure is followed by another try, a refused op is settled like an accepted one, a batch that is
 * not taken as a whole is halved down to the op at fault, and held ops are asked about again. Only
 * a person can end three states: no enrolment, a pause, an alarm. */
#include "config.h"

#include "prk-sync-engine-private.h"

/* After an edit, so that a few keystrokes more go with it. */
#define REST_US (2 * G_USEC_PER_SEC)
#define REQUEST_US (120 * G_USEC_PER_SEC)
/* A request younger than this may outlive a change of the network. */
#define STALE_US (20 * G_USEC_PER_SEC)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_RECORD_SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkSyncEngine, prk_sync_engine, G_TYPE_OBJECT)

void
_prk_sync_emit_changed (PrkSyncEngine *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
_prk_sync_emit_settled (PrkSyncEngine *self,
                        GPtrArray     *ops)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ops->len; i++)
    {
      const char *record = prk_op_get_record (g_ptr_array_index (ops, i));

      if (g_hash_table_add (told, (gpointer) record))
        g_signal_emit (self, signals[SIGNAL_RECORD_SETTLED], 0, record);
    }
  _prk_sync_emit_changed (self);
}

/**
 * prk_sync_engine_start:
 *
 * Begins, or goes on after prk_sync_engine_stop().
 */
void
prk_sync_engine_start (PrkSyncEngine *self)
{
  g_return_if_fail (PRK_IS_SYNC_ENGINE (self));

  self->is_running = TRUE;
  _prk_sync_step (self);
}

/**
 * prk_sync_engine_stop:
 *
 * Asks for nothing more. What the store is doing is done; what the network is doing is dropped.
 */
void
prk_sync_engine_stop (PrkSyncEngine *self)
{
  g_return_if_fail (PRK_IS_SYNC_ENGINE (self));

  _prk_sync_interrupt (self);
  self->is_running = FALSE;
}

/**
 * prk_sync_engine_tick:
 *
 * Does what is due; nothing when nothing is.
 */
void
prk_sync_engine_tick (PrkSyncEngine *self)
{
  gint64 limit_us = REQUEST_US;

  g_return_if_fail (PRK_IS_SYNC_ENGINE (self));

  if (self->activity == ACTIVITY_POLL)
    {
      limit_us += PRK_SYNC_POLL_S * G_USEC_PER_SEC;
      if (_prk_sync_wants_up (self))
        _prk_sync_abandon (self);
    }
  if (self->activity != ACTIVITY_NONE && self->activity != ACTIVITY_STORE
      && _prk_sync_get_now_us (self) >= self->started_us + limit_us)
    {
      Activity activity = self->activity;

      _prk_sync_abandon (self);
      _prk_sync_fail (self, activity, _prk_sync_new_broken_error ("it did not come"));
    }
  _prk_sync_step (self);
}

/**
 * prk_sync_engine_get_wait_us:
 *
 * Returns: after how many µs to call prk_sync_engine_tick(), 0 for at once; -1 when there is
 *   nothing to wait for
 */
gint64
prk_sync_engine_get_wait_us (PrkSyncEngine *self)
{
  gint64 due_us;

  g_return_val_if_fail (PRK_IS_SYNC_ENGINE (self), -1);

  if (!self->is_running || self->activity == ACTIVITY_STORE)
    return -1;

  if (self->activity == ACTIVITY_POLL)
    due_us = MIN (self->started_us + REQUEST_US + PRK_SYNC_POLL_S * G_USEC_PER_SEC,
                  MIN (self->push_at_us, self->held_at_us));
  else if (self->activity != ACTIVITY_NONE)
    due_us = self->started_us + REQUEST_US;
  else if (self->phase == PRK_SYNC_PHASE_WAITING)
    due_us = self->not_before_us;
  else if (self->phase == PRK_SYNC_PHASE_CURRENT)
    due_us = MIN (self->poll_at_us, MIN (self->push_at_us, self->held_at_us));
  else
    return -1;

  return MAX (due_us - _prk_sync_get_now_us (self), 0);
}

/**
 * prk_sync_engine_note_edit:
 *
 * Tells that ops were written here. They go up after a short rest.
 */
void
prk_sync_engine_note_edit (PrkSyncEngine *self)
{
  g_return_if_fail (PRK_IS_SYNC_ENGINE (self));

  self->push_at_us = MIN (self->push_at_us, _prk_sync_get_now_us (self) + REST_US);
  _prk_sync_emit_changed (self);
}

/**
 * prk_sync_engine_note_network:
 *
 * Tells that something about the network has changed. It is tried at once, whatever the change was
 * said to be.
 */
void
prk_sync_engine_note_network (PrkSyncEngine *self)
{
  g_return_if_fail (PRK_IS_SYNC_ENGINE (self));

  /* What went out over the line that was may never be answered; yet where the network changes all
   * the time, something must get through in between. */
  if (self->activity == ACTIVITY_POLL || _prk_sync_get_now_us (self) >= self->started_us + STALE_US)
    _prk_sync_interrupt (self);
  self->n_failures = 0;
  self->not_before_us = 0;
  _prk_sync_step (self);
}

/**
 * prk_sync_engine_note_enrolled:
 *
 * Tells that a person has enrolled the device, or has given the token again.
 */
void
prk_sync_engine_note_enrolled (PrkSyncEngine *self)
{
  g_return_if_fail (PRK_IS_SYNC_ENGINE (self));

  _prk_sync_interrupt (self);
  self->needs_enrolment = FALSE;
  g_clear_error (&self->error);
  self->must_reload = TRUE;
  self->not_before_us = 0;
  _prk_sync_step (self);
}

/**
 * prk_sync_engine_send_now:
 *
 * Does at once what would be done after a rest or a wait; also asks about held ops.
 */
void
prk_sync_engine_send_now (PrkSyncEngine *self)
{
  g_return_if_fail (PRK_IS_SYNC_ENGINE (self));

  if (self->activity == ACTIVITY_POLL)
    _prk_sync_abandon (self);
  self->n_failures = 0;
  self->not_before_us = 0;
  self->push_at_us = 0;
  self->held_at_us = 0;
  self->n_asked_again = 0;
  _prk_sync_step (self);
}

/**
 * prk_sync_engine_set_paused:
 *
 * Stops asking the register, or begins again; a pause is not kept over restarts.
 */
void
prk_sync_engine_set_paused (PrkSyncEngine *self,
                            gboolean       is_paused)
{
  g_return_if_fail (PRK_IS_SYNC_ENGINE (self));

  if (self->is_paused == is_paused)
    return;

  self->is_paused = is_paused;
  if (is_paused)
    _prk_sync_interrupt (self);
  _prk_sync_step (self);
}

/**
 * prk_sync_engine_accept_history:
 *
 * A person says, after an alarm, that the register's history is to be taken as it is now. What is
 * here is compared with it anew, and what it lacks is sent again.
 */
void
prk_sync_engine_accept_history (PrkSyncEngine *self)
{
  g_return_if_fail (PRK_IS_SYNC_ENGINE (self));

  _prk_sync_interrupt (self);
  self->must_rewind = TRUE;
  self->not_before_us = 0;
  _prk_sync_step (self);
}

PrkSyncPhase
prk_sync_engine_get_phase (PrkSyncEngine *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_ENGINE (self), PRK_SYNC_PHASE_UNENROLLED);

  return self->phase;
}

/**
 * prk_sync_engine_get_error:
 *
 * Returns: (nullable): what failed since the register last answered
 */
const GError *
prk_sync_engine_get_error (PrkSyncEngine *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_ENGINE (self), NULL);

  return self->error;
}

/**
 * prk_sync_engine_get_alarm:
 *
 * Returns: (nullable): what is wrong with the register's history
 */
const char *
prk_sync_engine_get_alarm (PrkSyncEngine *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_ENGINE (self), NULL);

  return self->state != NULL && self->state->alarm != NULL ? self->state->alarm : self->alarm;
}

/**
 * prk_sync_engine_get_contact_us:
 *
 * Returns: when the register last answered, µs since 1970; 0 when it has not since the start
 */
gint64
prk_sync_engine_get_contact_us (PrkSyncEngine *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_ENGINE (self), 0);

  return self->contact_us;
}

static void
prk_sync_engine_finalize (GObject *object)
{
  PrkSyncEngine *self = PRK_SYNC_ENGINE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->transport);
  g_clear_object (&self->steady);
  g_clear_object (&self->clock);
  g_clear_object (&self->entropy);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->alarm, g_free);
  g_clear_pointer (&self->state, prk_sync_state_free);
  g_clear_pointer (&self->batch, g_ptr_array_unref);
  g_clear_pointer (&self->page, prk_sync_page_free);
  g_clear_pointer (&self->seen, prk_sync_head_free);
  g_clear_pointer (&self->proven, prk_sync_head_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (prk_sync_engine_parent_class)->finalize (object);
}

static void
prk_sync_engine_class_init (PrkSyncEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_sync_engine_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PRK_TYPE_SYNC_ENGINE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RECORD_SETTLED] =
      g_signal_new ("record-settled", PRK_TYPE_SYNC_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
prk_sync_engine_init (PrkSyncEngine *self)
{
  self->batch_size = PRK_SYNC_MAX_BATCH;
  self->phase = PRK_SYNC_PHASE_WAITING;
}

/**
 * prk_sync_engine_new:
 * @steady: a clock that is never set; waits are measured by it
 * @clock: the clock that people see
 * @entropy: for the length of waits
 *
 * An engine that waits for prk_sync_engine_start(). Everything it is given is used in the thread
 * that calls it.
 *
 * Returns: (transfer full): the engine
 */
PrkSyncEngine *
prk_sync_engine_new (PrkSyncStore     *store,
                     PrkSyncTransport *transport,
                     PrkClock         *steady,
                     PrkClock         *clock,
                     PrkEntropy       *entropy)
{
  PrkSyncEngine *self;

  g_return_val_if_fail (PRK_IS_SYNC_STORE (store) && PRK_IS_SYNC_TRANSPORT (transport), NULL);

  self = g_object_new (PRK_TYPE_SYNC_ENGINE, NULL);
  self->store = g_object_ref (store);
  self->transport = g_object_ref (transport);
  self->steady = g_object_ref (steady);
  self->clock = g_object_ref (clock);
  self->entropy = g_object_ref (entropy);

  return self;
}
