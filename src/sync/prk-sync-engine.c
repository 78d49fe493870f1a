/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sync engine is a state machine: it owns no thread, timer or socket. It asks its store and its
 * transport for one thing at a time and goes on when that is answered; whoever drives it calls
 * prk_sync_engine_tick() when the time that prk_sync_engine_get_wait_us() names is over.
 *
 * One round is: ops up until none waits, the history down until its end, then a long poll, which an
 * edit interrupts. What an answer says becomes durable in the same transaction as the head that came
 * with it, and before anything else is asked that head must be proven to contain the last one: were
 * it left for later, a history that was cut and grew again could slip in between two heads.
 *
 * The queue cannot get stuck: nothing stays under way forever (a watchdog gives up on requests), a
 * failure is followed by another try, a refused op is settled like an accepted one, a batch that is
 * not taken as a whole is halved down to the op at fault, and held ops are asked about again. Only
 * a person can end three states: no enrolment, a pause, an alarm. */
#include "config.h"

#include "oplog/prk-merkle.h"

#include "prk-sync-engine.h"
#include "prk-sync-head-private.h"

/* After an edit, so that a few keystrokes more go with it. */
#define REST_US (2 * G_USEC_PER_SEC)
#define POLL_S 50
/* Of a register that answers a poll at once with nothing. */
#define POLL_GAP_US (15 * G_USEC_PER_SEC)
#define MIN_POLL_US G_USEC_PER_SEC
#define REQUEST_US (120 * G_USEC_PER_SEC)
/* A request younger than this may outlive a change of the network. */
#define STALE_US (20 * G_USEC_PER_SEC)
#define BACKOFF_US (2 * G_USEC_PER_SEC)
#define MAX_BACKOFF_US (5 * 60 * G_USEC_PER_SEC)
#define BUSY_US (30 * G_USEC_PER_SEC)
#define HELD_US (10 * 60 * G_USEC_PER_SEC)
#define MAX_BATCH 200
#define PAGE 500
#define NEVER G_MAXINT64

typedef enum
{
  ACTIVITY_NONE,
  ACTIVITY_STORE, /* never given up: it will be done */
  ACTIVITY_PUSH,
  ACTIVITY_PULL,
  ACTIVITY_POLL,
  ACTIVITY_PROVE,
  ACTIVITY_LOOK, /* at the head alone, after a proof was refused */
} Activity;

struct _PrkSyncEngine
{
  GObject parent_instance;

  PrkSyncStore     *store;
  PrkSyncTransport *transport;
  PrkClock         *steady;
  PrkClock         *clock;
  PrkEntropy       *entropy;

  gboolean          is_running;
  gboolean          is_paused;
  gboolean          must_rewind;
  gboolean          must_rekey;
  gboolean          must_reload;
  gboolean          needs_enrolment;
  char             *alarm;   /* one that is not kept in the store yet */

  PrkSyncState     *state;   /* NULL until loaded */
  Activity          activity;
  guint             serial;  /* of what is under way; answers to another one come too late */
  GCancellable     *cancellable;
  GPtrArray        *batch;   /* (element-type PrkOp) taken and not settled */
  PrkSyncPage      *page;
  PrkSyncHead      *seen;    /* with the results or the page being kept */
  guint64           floor;   /* the least history that the answer under way may show */

  /* By the steady clock. */
  gint64            started_us;
  gint64            not_before_us;
  gint64            push_at_us;
  gint64            held_at_us;
  gint64            poll_at_us;

  guint             n_failures;
  guint             batch_size;
  gboolean          is_asking_again; /* the take under way releases held ops */
  gboolean          must_look;
  gboolean          is_caught_up;
  PrkSyncPhase      phase;
  GError           *error;
  gint64            contact_us;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkSyncEngine, prk_sync_engine, G_TYPE_OBJECT)

/* What waits for an answer. */
typedef struct
{
  PrkSyncEngine *engine;
  guint          serial;
} Call;

static void step (PrkSyncEngine *self);

static gint64
get_now_us (PrkSyncEngine *self)
{
  return prk_clock_now_us (self->steady);
}

static void
set_phase (PrkSyncEngine *self,
           PrkSyncPhase   phase)
{
  self->phase = phase;
}

static Call *
begin (PrkSyncEngine *self,
       Activity       activity)
{
  Call *call = g_new0 (Call, 1);

  g_assert (self->activity == ACTIVITY_NONE);

  self->activity = activity;
  self->started_us = get_now_us (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  call->engine = g_object_ref (self);
  call->serial = ++self->serial;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return call;
}

/* The engine that still waits for this answer; NULL when it does not. */
static PrkSyncEngine *
end (gpointer  data,
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

static void
abandon (PrkSyncEngine *self)
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

static void
wait_and_retry (PrkSyncEngine *self,
                gint64         least_us)
{
  self->not_before_us = get_now_us (self) + choose_backoff_us (self, least_us);
  self->n_failures++;
}

static void
note_contact (PrkSyncEngine *self)
{
  self->contact_us = prk_clock_now_us (self->clock);
  self->n_failures = 0;
  self->not_before_us = 0;
  g_clear_error (&self->error);
}

static void
settle (PrkSyncEngine *self,
        GPtrArray     *results);

/* The register takes no op of this batch as it stands: which one is it? */
static void
narrow_down (PrkSyncEngine *self,
             const GError  *error)
{
  self->push_at_us = 0;
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
      settle (self, results);
    }
}

/* Takes @error. */
static void
fail (PrkSyncEngine *self,
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
    self->alarm = g_strdup (error->message);
  else if (is_ours && activity == ACTIVITY_PUSH
           && (error->code == PRK_SYNC_ERROR_TOO_LARGE || error->code == PRK_SYNC_ERROR_REFUSED))
    narrow_down (self, error);
  else if (is_ours && error->code == PRK_SYNC_ERROR_BUSY)
    wait_and_retry (self, BUSY_US);
  else
    {
      /* On a line that drops, what is smaller gets through sooner. */
      if (activity == ACTIVITY_PUSH)
        self->batch_size = MAX (self->batch_size / 2, 1);
      wait_and_retry (self, 0);
    }

  if (self->activity == ACTIVITY_NONE)
    step (self);
}

static GError *
new_broken_error (const char *what)
{
  return g_error_new (PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE, "an answer that is not sound: %s",
                      what);
}

/* An older head than one that another answer had is sound when it was asked for before that one
 * came; @floor is what had been seen when it was asked for. */
static gboolean
check_head (PrkSyncEngine      *self,
            const PrkSyncHead  *head,
            GError            **error)
{
  const PrkSyncHead *seen = self->state->seen;
  gboolean is_same = seen != NULL && head->size == seen->size
                     && g_strcmp0 (head->root, seen->root) == 0;

  if (!is_same && !_prk_sync_head_is_signed (head, self->state->daerah, self->state->register_key))
    {
      g_propagate_error (error, new_broken_error ("the register did not sign its tree head"));
      return FALSE;
    }
  if (head->size < self->floor)
    {
      g_set_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY,
                   "the register had %" G_GUINT64_FORMAT " ops and has only %" G_GUINT64_FORMAT,
                   self->floor, head->size);
      return FALSE;
    }
  if (seen != NULL && head->size == seen->size && !is_same)
    {
      g_set_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY,
                   "the register shows two histories of %" G_GUINT64_FORMAT " ops", head->size);
      return FALSE;
    }

  return TRUE;
}

static const PrkSyncHead *
take_seen (PrkSyncEngine *self,
           PrkSyncHead  **head)
{
  const PrkSyncHead *seen = self->state->seen;

  g_clear_pointer (&self->seen, prk_sync_head_free);
  if (seen == NULL || (*head)->size > seen->size)
    self->seen = g_steal_pointer (head);

  return self->seen;
}

static void
keep_seen (PrkSyncEngine *self)
{
  if (self->seen == NULL)
    return;

  prk_sync_head_free (self->state->seen);
  self->state->seen = g_steal_pointer (&self->seen);
}

static void
note_floor (PrkSyncEngine *self)
{
  self->floor = self->state->seen != NULL ? self->state->seen->size : 0;
}

/* Up */

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = end (user_data, NULL);
  GError *error = NULL;

  if (self == NULL)
    return;
  if (!prk_sync_store_finish (self->store, result, &error))
    {
      self->push_at_us = 0;
      fail (self, ACTIVITY_STORE, error);
      return;
    }

  keep_seen (self);
  g_clear_pointer (&self->batch, g_ptr_array_unref);
  self->push_at_us = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  step (self);
}

static void
settle (PrkSyncEngine *self,
        GPtrArray     *results)
{
  prk_sync_store_settle (self->store, results, self->seen, NULL, settled_cb,
                         begin (self, ACTIVITY_STORE));
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
    g_propagate_error (error, new_broken_error ("it speaks of other ops"));

  return is_sound;
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

      if (one->fate == PRK_SYNC_FATE_HELD)
        self->held_at_us = get_now_us (self) + HELD_US;
      if (one->fate == PRK_SYNC_FATE_REFUSED && g_strcmp0 (one->code, "cabang") == 0
          && g_strcmp0 (prk_op_get_device (op), self->state->device) == 0)
        self->must_rekey = TRUE;
    }
}

static void
pushed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = end (user_data, NULL);
  g_autoptr (PrkSyncReceipt) receipt = NULL;
  GError *error = NULL;

  if (self == NULL)
    return;
  receipt = prk_sync_transport_push_finish (self->transport, result, &error);
  if (receipt == NULL || !check_results (self, receipt->results, &error)
      || !check_head (self, receipt->head, &error))
    {
      fail (self, ACTIVITY_PUSH, error);
      return;
    }

  note_contact (self);
  self->batch_size = MIN (self->batch_size * 2, MAX_BATCH);
  look_at_results (self, receipt->results);
  take_seen (self, &receipt->head);
  settle (self, receipt->results);
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = end (user_data, NULL);
  g_autoptr (GPtrArray) ops = NULL;
  GError *error = NULL;
  Call *call;

  if (self == NULL)
    return;
  ops = prk_sync_store_take_finish (self->store, result, &error);
  if (ops == NULL)
    {
      self->push_at_us = 0;
      fail (self, ACTIVITY_STORE, error);
      return;
    }
  if (self->is_asking_again)
    self->held_at_us = NEVER;
  if (ops->len == 0 || self->is_paused || !self->is_running)
    {
      if (ops->len > 0)
        self->push_at_us = 0;
      step (self);
      return;
    }

  g_clear_pointer (&self->batch, g_ptr_array_unref);
  self->batch = g_steal_pointer (&ops);
  note_floor (self);
  set_phase (self, PRK_SYNC_PHASE_SENDING);
  call = begin (self, ACTIVITY_PUSH);
  prk_sync_transport_push (self->transport, self->batch, self->cancellable, pushed_cb, call);
}

static void
take (PrkSyncEngine *self)
{
  gboolean again = get_now_us (self) >= self->held_at_us;

  self->is_asking_again = again;
  self->push_at_us = NEVER;
  prk_sync_store_take (self->store, self->batch_size, again, NULL, taken_cb,
                       begin (self, ACTIVITY_STORE));
}

/* Down */

static void
received_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = end (user_data, NULL);
  GError *error = NULL;

  if (self == NULL)
    return;
  if (!prk_sync_store_finish (self->store, result, &error))
    {
      g_clear_pointer (&self->page, prk_sync_page_free);
      fail (self, ACTIVITY_STORE, error);
      return;
    }

  keep_seen (self);
  self->state->cursor = self->page->cursor;
  self->is_caught_up = self->page->arrivals->len == 0
                       || self->state->cursor >= self->state->seen->size;
  g_clear_pointer (&self->page, prk_sync_page_free);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  step (self);
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
    g_propagate_error (error, new_broken_error ("its ops stand in no order"));

  return is_sound;
}

static void
pulled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Activity activity;
  g_autoptr (PrkSyncEngine) self = end (user_data, &activity);
  g_autoptr (PrkSyncPage) page = NULL;
  GError *error = NULL;
  gint64 now_us;

  if (self == NULL)
    return;
  page = prk_sync_transport_pull_finish (self->transport, result, &error);
  if (page == NULL || !check_head (self, page->head, &error) || !check_page (self, page, &error))
    {
      fail (self, activity, error);
      return;
    }

  note_contact (self);
  now_us = get_now_us (self);
  if (activity == ACTIVITY_POLL && page->arrivals->len == 0
      && now_us - self->started_us < MIN_POLL_US)
    self->poll_at_us = now_us + POLL_GAP_US;
  take_seen (self, &page->head);
  g_clear_pointer (&self->page, prk_sync_page_free);
  self->page = g_steal_pointer (&page);
  if (self->page->arrivals->len == 0 && self->seen == NULL)
    {
      self->is_caught_up = TRUE;
      g_clear_pointer (&self->page, prk_sync_page_free);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      step (self);
      return;
    }
  prk_sync_store_receive (self->store, self->page->arrivals, self->page->cursor, self->seen, NULL,
                          received_cb, begin (self, ACTIVITY_STORE));
}

static void
pull (PrkSyncEngine *self,
      gboolean       is_poll)
{
  Call *call;

  set_phase (self, is_poll ? PRK_SYNC_PHASE_CURRENT : PRK_SYNC_PHASE_RECEIVING);
  note_floor (self);
  call = begin (self, is_poll ? ACTIVITY_POLL : ACTIVITY_PULL);
  prk_sync_transport_pull (self->transport, self->state->cursor, PAGE, is_poll ? POLL_S : 0,
                           self->cancellable, pulled_cb, call);
}

/* Proof */

static void
head_kept_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = end (user_data, NULL);
  GError *error = NULL;

  if (self == NULL)
    return;
  if (!prk_sync_store_finish (self->store, result, &error))
    {
      fail (self, ACTIVITY_STORE, error);
      return;
    }

  prk_sync_head_free (self->state->checked);
  self->state->checked = prk_sync_head_copy (self->state->seen);
  step (self);
}

static void
keep_head (PrkSyncEngine *self)
{
  prk_sync_store_keep_head (self->store, self->state->seen, NULL, head_kept_cb,
                            begin (self, ACTIVITY_STORE));
}

/* The register knows no tree of that size: is its history shorter than it was? */
static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = end (user_data, NULL);
  g_autoptr (PrkSyncPage) page = NULL;
  GError *error = NULL;

  if (self == NULL)
    return;
  page = prk_sync_transport_pull_finish (self->transport, result, &error);
  if (page != NULL && check_head (self, page->head, &error))
    {
      self->must_look = FALSE;
      error = new_broken_error ("it gives no proof for its own tree head");
    }
  fail (self, ACTIVITY_LOOK, error);
}

static void
look (PrkSyncEngine *self)
{
  Call *call = begin (self, ACTIVITY_LOOK);

  note_floor (self);
  prk_sync_transport_pull (self->transport, self->state->cursor, 1, 0, self->cancellable,
                           looked_cb, call);
}

static void
proven_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = end (user_data, NULL);
  g_autoptr (GArray) proof = NULL;
  GError *error = NULL;

  if (self == NULL)
    return;
  proof = prk_sync_transport_prove_finish (self->transport, result, &error);
  if (proof == NULL
      || !_prk_sync_head_follows (self->state->seen, self->state->checked, proof, &error))
    {
      self->must_look = g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_REFUSED);
      if (self->must_look)
        {
          g_error_free (error);
          step (self);
        }
      else
        {
          fail (self, ACTIVITY_PROVE, error);
        }
      return;
    }

  note_contact (self);
  keep_head (self);
}

static gboolean
needs_proof (PrkSyncEngine *self)
{
  const PrkSyncState *state = self->state;

  return state->seen != NULL
         && (state->checked == NULL || state->checked->size < state->seen->size);
}

static void
prove (PrkSyncEngine *self)
{
  const PrkSyncState *state = self->state;
  Call *call;

  /* The first head is taken on trust, and every tree contains the empty one. */
  if (state->checked == NULL || state->checked->size == 0)
    {
      keep_head (self);
      return;
    }

  call = begin (self, ACTIVITY_PROVE);
  prk_sync_transport_prove (self->transport, state->checked->size, state->seen->size,
                            self->cancellable, proven_cb, call);
}

/* The round */

static void
reload (PrkSyncEngine *self)
{
  self->must_reload = FALSE;
  self->must_look = FALSE;
  g_clear_pointer (&self->state, prk_sync_state_free);
  self->is_caught_up = FALSE;
  self->push_at_us = 0;
  self->held_at_us = 0;
  self->not_before_us = 0;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = end (user_data, NULL);
  GError *error = NULL;

  if (self == NULL)
    return;
  self->state = prk_sync_store_load_finish (self->store, result, &error);
  if (self->state == NULL)
    {
      fail (self, ACTIVITY_STORE, error);
      return;
    }

  step (self);
}

/* After what makes everything known before worthless. */
static void
turned_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = end (user_data, NULL);
  GError *error = NULL;

  if (self == NULL)
    return;
  if (!prk_sync_store_finish (self->store, result, &error))
    {
      /* A store that cannot give itself a new key leaves it to a person. */
      if (g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY))
        self->must_rekey = FALSE;
      fail (self, ACTIVITY_STORE, error);
      return;
    }

  self->must_rewind = FALSE;
  self->must_rekey = FALSE;
  g_clear_pointer (&self->alarm, g_free);
  reload (self);
  step (self);
}

static void
alarm_kept_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = end (user_data, NULL);
  GError *error = NULL;

  if (self == NULL)
    return;
  if (!prk_sync_store_finish (self->store, result, &error))
    {
      fail (self, ACTIVITY_STORE, error);
      return;
    }

  g_free (self->state->alarm);
  self->state->alarm = g_steal_pointer (&self->alarm);
  step (self);
}

static gboolean
wants_up (PrkSyncEngine *self)
{
  gint64 now_us = get_now_us (self);

  return now_us >= self->push_at_us || now_us >= self->held_at_us;
}

/* What must come before anything is asked of the register. TRUE when there was something. */
static gboolean
step_store (PrkSyncEngine *self)
{
  if (self->must_reload)
    reload (self);
  if (self->must_rewind)
    prk_sync_store_rewind (self->store, NULL, turned_cb, begin (self, ACTIVITY_STORE));
  else if (self->must_rekey)
    prk_sync_store_rekey (self->store, NULL, turned_cb, begin (self, ACTIVITY_STORE));
  else if (self->state == NULL)
    prk_sync_store_load (self->store, NULL, loaded_cb, begin (self, ACTIVITY_STORE));
  else if (self->alarm != NULL)
    prk_sync_store_set_alarm (self->store, self->alarm, NULL, alarm_kept_cb,
                              begin (self, ACTIVITY_STORE));
  else
    return FALSE;

  return TRUE;
}

static void
step_register (PrkSyncEngine *self)
{
  if (self->must_look)
    look (self);
  else if (needs_proof (self))
    prove (self);
  else if (wants_up (self))
    take (self);
  else if (!self->is_caught_up)
    pull (self, FALSE);
  else if (get_now_us (self) >= self->poll_at_us)
    pull (self, TRUE);
  else
    set_phase (self, PRK_SYNC_PHASE_CURRENT);
}

static void
step (PrkSyncEngine *self)
{
  PrkSyncPhase before = self->phase;

  if (!self->is_running || self->activity != ACTIVITY_NONE)
    return;

  if (get_now_us (self) < self->not_before_us)
    set_phase (self, PRK_SYNC_PHASE_WAITING);
  else if (step_store (self))
    return;
  else if (self->state->alarm != NULL)
    set_phase (self, PRK_SYNC_PHASE_ALARM);
  else if (!self->state->is_enrolled || self->needs_enrolment)
    set_phase (self, PRK_SYNC_PHASE_UNENROLLED);
  else if (self->is_paused)
    set_phase (self, PRK_SYNC_PHASE_PAUSED);
  else
    step_register (self);

  if (before != self->phase || self->activity == ACTIVITY_NONE)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Drops a request of the network, never one of the store. */
static void
interrupt (PrkSyncEngine *self)
{
  if (self->activity == ACTIVITY_PUSH)
    self->push_at_us = 0;
  if (self->activity != ACTIVITY_NONE && self->activity != ACTIVITY_STORE)
    abandon (self);
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
  step (self);
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

  interrupt (self);
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
      limit_us += POLL_S * G_USEC_PER_SEC;
      if (wants_up (self))
        abandon (self);
    }
  if (self->activity != ACTIVITY_NONE && self->activity != ACTIVITY_STORE
      && get_now_us (self) >= self->started_us + limit_us)
    {
      Activity activity = self->activity;

      abandon (self);
      fail (self, activity, new_broken_error ("it did not come"));
    }
  step (self);
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
    due_us = MIN (self->started_us + REQUEST_US + POLL_S * G_USEC_PER_SEC,
                  MIN (self->push_at_us, self->held_at_us));
  else if (self->activity != ACTIVITY_NONE)
    due_us = self->started_us + REQUEST_US;
  else if (self->phase == PRK_SYNC_PHASE_WAITING)
    due_us = self->not_before_us;
  else if (self->phase == PRK_SYNC_PHASE_CURRENT)
    due_us = MIN (self->poll_at_us, MIN (self->push_at_us, self->held_at_us));
  else
    return -1;

  return MAX (due_us - get_now_us (self), 0);
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

  self->push_at_us = MIN (self->push_at_us, get_now_us (self) + REST_US);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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
  if (self->activity == ACTIVITY_POLL || get_now_us (self) >= self->started_us + STALE_US)
    interrupt (self);
  self->n_failures = 0;
  self->not_before_us = 0;
  step (self);
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

  interrupt (self);
  self->needs_enrolment = FALSE;
  g_clear_error (&self->error);
  self->must_reload = TRUE;
  self->not_before_us = 0;
  step (self);
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
    abandon (self);
  self->n_failures = 0;
  self->not_before_us = 0;
  self->push_at_us = 0;
  self->held_at_us = 0;
  step (self);
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
    interrupt (self);
  step (self);
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

  interrupt (self);
  self->must_rewind = TRUE;
  self->not_before_us = 0;
  step (self);
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
  g_clear_error (&self->error);

  G_OBJECT_CLASS (prk_sync_engine_parent_class)->finalize (object);
}

static void
prk_sync_engine_class_init (PrkSyncEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_sync_engine_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PRK_TYPE_SYNC_ENGINE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
prk_sync_engine_init (PrkSyncEngine *self)
{
  self->batch_size = MAX_BATCH;
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
