/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-sync-http.h"
#include "prk-sync-seam.h"
#include "prk-sync-token.h"
#include "prk-sync-worker-private.h"

#define CA_SETTING "register-ca"

/* A clock that is never set: waits must not depend on the one that people set. */

#define PRK_TYPE_STEADY_CLOCK (prk_steady_clock_get_type ())
G_DECLARE_FINAL_TYPE (PrkSteadyClock, prk_steady_clock, PRK, STEADY_CLOCK, GObject)

struct _PrkSteadyClock
{
  GObject parent_instance;
};

static gint64
prk_steady_clock_now_us (PrkClock *clock)
{
  return g_get_monotonic_time ();
}

static void
prk_steady_clock_iface_init (PrkClockInterface *iface)
{
  iface->now_us = prk_steady_clock_now_us;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkSteadyClock,
                               prk_steady_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_CLOCK, prk_steady_clock_iface_init))

static void
prk_steady_clock_class_init (PrkSteadyClockClass *klass)
{
}

static void
prk_steady_clock_init (PrkSteadyClock *self)
{
}

/* Working */

enum
{
  PROP_PHASE = 1,
  PROP_N_WAITING,
  PROP_N_REFUSED,
  PROP_CONTACT_US,
  PROP_CLOCK_OFFSET_US,
  PROP_PROBLEM,
  PROP_ALARM,
  N_PROPS
};

enum
{
  SIGNAL_RECORD_CHANGED,
  SIGNAL_BERKAS_CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkSyncWorker, prk_sync_worker, G_TYPE_OBJECT)

static void arm (PrkSyncWorker *self);
static void count (PrkSyncWorker *self);

static gboolean
wake_cb (gpointer user_data)
{
  PrkSyncWorker *self = user_data;

  self->wake_id = 0;
  prk_sync_engine_tick (self->engine);
  arm (self);

  return G_SOURCE_REMOVE;
}

static void
arm (PrkSyncWorker *self)
{
  gint64 wait_us = self->engine != NULL ? prk_sync_engine_get_wait_us (self->engine) : -1;

  g_clear_handle_id (&self->wake_id, g_source_remove);
  if (wait_us >= 0)
    self->wake_id = g_timeout_add ((guint) MIN (wait_us / 1000 + 1, G_MAXINT), wake_cb, self);
}

static void
set_text (PrkSyncWorker *self,
          char         **text,
          const char    *value,
          guint          prop)
{
  if (g_strcmp0 (*text, value) == 0)
    return;

  g_free (*text);
  *text = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
set_count (PrkSyncWorker *self,
           guint         *number,
           guint64        value,
           guint          prop)
{
  if (*number == value)
    return;

  *number = (guint) MIN (value, G_MAXUINT);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
update (PrkSyncWorker *self)
{
  const GError *error = prk_sync_worker_get_error (self);
  PrkSyncPhase phase = self->engine != NULL ? prk_sync_engine_get_phase (self->engine)
                                            : PRK_SYNC_PHASE_UNENROLLED;
  gint64 contact_us = self->engine != NULL ? prk_sync_engine_get_contact_us (self->engine) : 0;

  gboolean has_clock_changed = _prk_sync_worker_read_clock (self);

  /* Whoever hears of the contact finds the clock as it told of it. */
  if (contact_us != self->contact_us)
    {
      self->contact_us = contact_us;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONTACT_US]);
    }
  if (has_clock_changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CLOCK_OFFSET_US]);
  if (phase != self->phase)
    {
      self->phase = phase;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PHASE]);
    }
  set_text (self, &self->problem, error != NULL ? error->message : NULL, PROP_PROBLEM);
  set_text (self, &self->alarm,
            self->engine != NULL ? prk_sync_engine_get_alarm (self->engine) : NULL, PROP_ALARM);
}

void
_prk_sync_worker_emit_berkas_changed (PrkSyncWorker *self)
{
  g_signal_emit (self, signals[SIGNAL_BERKAS_CHANGED], 0);
}

/* Counting */

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PrkSyncWorker) self = user_data;
  g_autoptr (PrkSyncStatus) status =
      prk_store_sync_get_status_finish (PRK_STORE (source), result, NULL);

  self->is_counting = FALSE;
  if (status == NULL)
    return;
  set_count (self, &self->n_waiting, status->n_waiting + status->n_held, PROP_N_WAITING);
  set_count (self, &self->n_refused, status->n_refused, PROP_N_REFUSED);
  if (self->must_count)
    count (self);
}

/* One at a time; what changes meanwhile is counted afterwards. */
static void
count (PrkSyncWorker *self)
{
  self->must_count = self->is_counting;
  if (self->is_counting || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->is_counting = TRUE;
  prk_store_sync_get_status_async (self->store, NULL, self->cancellable, counted_cb,
                                   g_object_ref (self));
}

static void
changed_cb (PrkSyncEngine *engine,
            PrkSyncWorker *self)
{
  arm (self);
  _prk_sync_worker_guide_berkas (self, prk_sync_engine_get_phase (engine));
  update (self);
}

static void
record_settled_cb (PrkSyncEngine *engine,
                   const char    *id,
                   PrkSyncWorker *self)
{
  count (self);
  g_signal_emit (self, signals[SIGNAL_RECORD_CHANGED], 0, id);
}

static void
record_changed_cb (PrkStore      *store,
                   const char    *id,
                   const char    *type,
                   PrkSyncWorker *self)
{
  if (self->engine != NULL)
    prk_sync_engine_note_edit (self->engine);
  if (self->berkas != NULL)
    prk_sync_berkas_note_change (self->berkas);
  count (self);
  g_signal_emit (self, signals[SIGNAL_RECORD_CHANGED], 0, id);
}

static void
network_changed_cb (GNetworkMonitor *monitor,
                    gboolean         is_available,
                    PrkSyncWorker   *self)
{
  if (self->engine == NULL)
    return;

  prk_sync_engine_note_network (self->engine);
  arm (self);
  if (self->berkas != NULL)
    prk_sync_berkas_retry (self->berkas);
}

/* Starting */

typedef struct
{
  PrkStore         *store;
  PrkSyncEnrolment *enrolment;
  char             *token;
  char             *ca_file;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_object_unref (found->store);
  prk_sync_enrolment_free (found->enrolment);
  g_free (found->token);
  g_free (found->ca_file);
  g_free (found);
}

/* On a thread: disk and keyring may let one wait. No token in the keyring is an answer, too. */
static void
find (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Found *found = data;
  GError *error = NULL;

  found->enrolment = prk_store_sync_get_enrolment (found->store, &error);
  if (found->enrolment == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  found->ca_file = prk_store_dup_setting (found->store, CA_SETTING);
  found->token = prk_sync_token_find (found->enrolment->address,
                                      prk_store_get_device (found->store), NULL);
  g_task_return_boolean (task, TRUE);
}

static void
open_line (PrkSyncWorker *self,
           Found         *found)
{
  g_clear_error (&self->error);
  g_clear_object (&self->http);
  g_clear_pointer (&self->enrolment, prk_sync_enrolment_free);
  self->http = prk_sync_http_new (found->enrolment->address, found->ca_file, &self->error);
  self->enrolment = g_steal_pointer (&found->enrolment);
  if (self->http != NULL)
    {
      prk_sync_http_set_token (self->http, found->token, self->enrolment->register_key);
      prk_sync_worker_start_with (self, PRK_SYNC_TRANSPORT (self->http));
    }
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  PrkSyncWorker *self = PRK_SYNC_WORKER (source);
  GError *error = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      open_line (self, g_task_get_task_data (G_TASK (result)));
    }
  else
    {
      g_clear_error (&self->error);
      self->error = error;
    }
  update (self);
}

/**
 * prk_sync_worker_start:
 *
 * Begins to sync with the register that the device was enrolled at.
 */
void
prk_sync_worker_start (PrkSyncWorker *self)
{
  g_autoptr (GTask) task = NULL;
  Found *found;

  g_return_if_fail (PRK_IS_SYNC_WORKER (self));

  found = g_new0 (Found, 1);
  found->store = g_object_ref (self->store);
  task = g_task_new (self, NULL, found_cb, NULL);
  g_task_set_task_data (task, found, found_free);
  g_task_run_in_thread (task, find);
}

/**
 * prk_sync_worker_start_with:
 * @transport: a way to the register
 *
 * Begins to sync over a transport of the caller's.
 */
void
prk_sync_worker_start_with (PrkSyncWorker    *self,
                            PrkSyncTransport *transport)
{
  g_autoptr (PrkSyncStore) seam = NULL;
  g_autoptr (PrkClock) steady = NULL;

  g_return_if_fail (PRK_IS_SYNC_WORKER (self) && PRK_IS_SYNC_TRANSPORT (transport));

  if (self->engine != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->engine, self);
      prk_sync_engine_stop (self->engine);
      g_clear_object (&self->engine);
    }
  g_clear_object (&self->line);
  if (PRK_IS_SYNC_HTTP (transport))
    self->line = g_object_ref (PRK_SYNC_HTTP (transport));
  seam = prk_sync_seam_new (self->store);
  steady = g_object_new (PRK_TYPE_STEADY_CLOCK, NULL);
  self->engine = prk_sync_engine_new (seam, transport, steady, prk_store_get_clock (self->store),
                                      prk_store_get_entropy (self->store));
  g_signal_connect (self->engine, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->engine, "record-settled", G_CALLBACK (record_settled_cb), self);
  prk_sync_engine_set_paused (self->engine, self->is_paused);
  _prk_sync_worker_begin_berkas (self, transport, steady);
  prk_sync_engine_start (self->engine);
  arm (self);
  update (self);
  count (self);
}

/**
 * prk_sync_worker_stop:
 *
 * Ends sync for good; to be called before the store is closed.
 */
void
prk_sync_worker_stop (PrkSyncWorker *self)
{
  g_return_if_fail (PRK_IS_SYNC_WORKER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->wake_id, g_source_remove);
  _prk_sync_worker_drop_berkas (self);
  if (self->engine == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->engine, self);
  prk_sync_engine_stop (self->engine);
  g_clear_object (&self->engine);
}

/**
 * prk_sync_worker_set_paused:
 *
 * "Jeda": stops asking the register, or goes on. Not kept over restarts.
 */
void
prk_sync_worker_set_paused (PrkSyncWorker *self,
                            gboolean       is_paused)
{
  g_return_if_fail (PRK_IS_SYNC_WORKER (self));

  self->is_paused = is_paused;
  if (self->engine != NULL)
    prk_sync_engine_set_paused (self->engine, is_paused);
}

/**
 * prk_sync_worker_kick:
 *
 * "Kirim sekarang": does at once what would be done after a rest or a wait.
 */
void
prk_sync_worker_kick (PrkSyncWorker *self)
{
  g_return_if_fail (PRK_IS_SYNC_WORKER (self));

  if (self->engine != NULL)
    prk_sync_engine_send_now (self->engine);
  if (self->berkas != NULL)
    prk_sync_berkas_retry (self->berkas);
}

/**
 * prk_sync_worker_accept_history:
 *
 * A person takes the register's history as it is, after an alarm.
 */
void
prk_sync_worker_accept_history (PrkSyncWorker *self)
{
  g_return_if_fail (PRK_IS_SYNC_WORKER (self));

  if (self->engine != NULL)
    prk_sync_engine_accept_history (self->engine);
}

/**
 * prk_sync_worker_give_token:
 * @token: as it was shown at enrolment
 *
 * Goes on with a token that no keyring has.
 */
void
prk_sync_worker_give_token (PrkSyncWorker *self,
                            const char    *token)
{
  g_return_if_fail (PRK_IS_SYNC_WORKER (self) && token != NULL);

  if (self->http == NULL || self->engine == NULL)
    return;
  prk_sync_http_set_token (self->http, token, self->enrolment->register_key);
  prk_sync_engine_note_enrolled (self->engine);
}

/* Enrolling */

typedef struct
{
  PrkStore         *store;
  PrkSyncHttp      *http;
  PrkSyncEnrolment *enrolment;
  char             *ca_file;
  char             *token;
  gboolean          has_keyring;
} Enrol;

static void
enrol_free (gpointer data)
{
  Enrol *enrol = data;

  g_object_unref (enrol->store);
  g_clear_object (&enrol->http);
  prk_sync_enrolment_free (enrol->enrolment);
  g_free (enrol->ca_file);
  g_free (enrol->token);
  g_free (enrol);
}

static void
keep (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Enrol *enrol = data;
  GError *error = NULL;

  prk_store_set_setting (enrol->store, CA_SETTING, enrol->ca_file);
  if (!prk_store_sync_enrol (enrol->store, enrol->enrolment, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  enrol->has_keyring = prk_sync_token_keep (enrol->enrolment->address,
                                            prk_store_get_device (enrol->store), enrol->token,
                                            NULL);
  g_task_return_boolean (task, TRUE);
}

static void
enrolled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  PrkSyncWorker *self = g_task_get_source_object (task);
  Enrol *enrol = g_task_get_task_data (task);
  GError *error = NULL;

  enrol->enrolment = prk_sync_http_enrol_finish (PRK_SYNC_HTTP (source), result, &enrol->token,
                                                 &error);
  if (enrol->enrolment == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* What the former register still answers must not be taken for the new one's word. */
  if (self->engine != NULL)
    prk_sync_engine_stop (self->engine);
  g_task_run_in_thread (task, keep);
}

/**
 * prk_sync_worker_enrol:
 * @address: of the register
 * @code: as the person typed it
 * @ca_file: (nullable): the certificate of the register's own authority
 *
 * Enrols this device. What was written before goes up with the rest.
 */
void
prk_sync_worker_enrol (PrkSyncWorker       *self,
                       const char          *address,
                       const char          *code,
                       const char          *ca_file,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *text = NULL;
  g_autofree char *proof = NULL;
  GError *error = NULL;
  Enrol *enrol;

  g_return_if_fail (PRK_IS_SYNC_WORKER (self) && address != NULL && code != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_sync_worker_enrol);
  enrol = g_new0 (Enrol, 1);
  enrol->store = g_object_ref (self->store);
  enrol->ca_file = g_strdup (ca_file);
  g_task_set_task_data (task, enrol, enrol_free);

  text = prk_sync_enrolment_text (code);
  if (text == NULL)
    {
      g_task_return_new_error (task, PRK_SYNC_ERROR, PRK_SYNC_ERROR_REFUSED,
                               "a code has 20 letters and digits");
      return;
    }
  enrol->http = prk_sync_http_new (address, ca_file, &error);
  if (enrol->http == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  proof = prk_store_sign (self->store, text);
  prk_sync_http_enrol (enrol->http, code, prk_store_get_device (self->store), proof,
                       g_get_host_name (), cancellable, enrolled_cb, g_steal_pointer (&task));
}

/**
 * prk_sync_worker_enrol_finish:
 * @token: (out) (optional) (nullable) (transfer full): set when there is no keyring: the person
 *   must keep it and give it at each start
 *
 * Ends prk_sync_worker_enrol(), and begins to sync.
 *
 * Returns: TRUE when the device is enrolled
 */
gboolean
prk_sync_worker_enrol_finish (PrkSyncWorker  *self,
                              GAsyncResult   *result,
                              char          **token,
                              GError        **error)
{
  Found found = { NULL };
  Enrol *enrol;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == prk_sync_worker_enrol, FALSE);

  if (token != NULL)
    *token = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    {
      if (self->engine != NULL)
        prk_sync_engine_start (self->engine);
      return FALSE;
    }

  enrol = g_task_get_task_data (G_TASK (result));
  found.enrolment = g_steal_pointer (&enrol->enrolment);
  found.token = enrol->token;
  found.ca_file = enrol->ca_file;
  open_line (self, &found);
  update (self);
  if (token != NULL && !enrol->has_keyring)
    *token = g_strdup (enrol->token);

  return TRUE;
}

/* What a screen asks */

PrkSyncPhase
prk_sync_worker_get_phase (PrkSyncWorker *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_WORKER (self), PRK_SYNC_PHASE_UNENROLLED);

  return self->phase;
}

guint
prk_sync_worker_get_n_waiting (PrkSyncWorker *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_WORKER (self), 0);

  return self->n_waiting;
}

guint
prk_sync_worker_get_n_refused (PrkSyncWorker *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_WORKER (self), 0);

  return self->n_refused;
}

gint64
prk_sync_worker_get_contact_us (PrkSyncWorker *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_WORKER (self), 0);

  return self->contact_us;
}

/**
 * prk_sync_worker_get_error:
 *
 * Returns: (nullable): what failed since the register last answered
 */
const GError *
prk_sync_worker_get_error (PrkSyncWorker *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_WORKER (self), NULL);

  return self->engine != NULL ? prk_sync_engine_get_error (self->engine) : self->error;
}

const char *
prk_sync_worker_get_alarm (PrkSyncWorker *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_WORKER (self), NULL);

  return self->alarm;
}

static void
prk_sync_worker_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PrkSyncWorker *self = PRK_SYNC_WORKER (object);

  switch (property)
    {
    case PROP_PHASE:
      g_value_set_int (value, (int) self->phase);
      break;
    case PROP_N_WAITING:
      g_value_set_uint (value, self->n_waiting);
      break;
    case PROP_N_REFUSED:
      g_value_set_uint (value, self->n_refused);
      break;
    case PROP_CONTACT_US:
      g_value_set_int64 (value, self->contact_us);
      break;
    case PROP_CLOCK_OFFSET_US:
      g_value_set_int64 (value, self->clock_offset_us);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_ALARM:
      g_value_set_string (value, self->alarm);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
prk_sync_worker_dispose (GObject *object)
{
  prk_sync_worker_stop (PRK_SYNC_WORKER (object));

  G_OBJECT_CLASS (prk_sync_worker_parent_class)->dispose (object);
}

static void
prk_sync_worker_finalize (GObject *object)
{
  PrkSyncWorker *self = PRK_SYNC_WORKER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->line);
  g_clear_object (&self->http);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->enrolment, prk_sync_enrolment_free);
  g_clear_error (&self->error);
  g_free (self->problem);
  g_free (self->alarm);

  G_OBJECT_CLASS (prk_sync_worker_parent_class)->finalize (object);
}

static void
prk_sync_worker_class_init (PrkSyncWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = prk_sync_worker_dispose;
  object_class->finalize = prk_sync_worker_finalize;
  object_class->get_property = prk_sync_worker_get_property;

  props[PROP_PHASE] = g_param_spec_int ("phase", NULL, NULL, 0, PRK_SYNC_PHASE_ALARM,
                                        PRK_SYNC_PHASE_UNENROLLED, flags);
  props[PROP_N_WAITING] = g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_REFUSED] = g_param_spec_uint ("n-refused", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_CONTACT_US] =
      g_param_spec_int64 ("contact-us", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_CLOCK_OFFSET_US] =
      g_param_spec_int64 ("clock-offset-us", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  props[PROP_ALARM] = g_param_spec_string ("alarm", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_RECORD_CHANGED] =
      g_signal_new ("record-changed", PRK_TYPE_SYNC_WORKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_BERKAS_CHANGED] =
      g_signal_new ("berkas-changed", PRK_TYPE_SYNC_WORKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

static void
prk_sync_worker_init (PrkSyncWorker *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * prk_sync_worker_new:
 * @store: whose ops go up and down
 *
 * Returns: (transfer full): a worker that waits for prk_sync_worker_start()
 */
PrkSyncWorker *
prk_sync_worker_new (PrkStore *store)
{
  PrkSyncWorker *self;

  g_return_val_if_fail (PRK_IS_STORE (store), NULL);

  self = g_object_new (PRK_TYPE_SYNC_WORKER, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "record-changed", G_CALLBACK (record_changed_cb), self, 0);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed",
                           G_CALLBACK (network_changed_cb), self, 0);
  g_signal_connect_object (g_network_monitor_get_default (), "notify::network-metered",
                           G_CALLBACK (prk_sync_worker_read_limits), self, G_CONNECT_SWAPPED);

  return self;
}
