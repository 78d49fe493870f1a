/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sync worker as the window sees it. What the person is told comes from two sources: the phase
 * of the worker says what is going on, the store says what is on its way and what was refused.
 * Enrolment and keyring may ask the person or the disk and are met on a thread of their own. */

#include "config.h"

#include "sync/prk-sync-http.h"
#include "sync/prk-sync-token.h"

#include "prk-sinkron-perangkat.h"
#include "prk-sinkron-private.h"

#define SETTING_CA "register-ca"
#define SETTING_CONTACT "sinkron/kontak"
#define SETTING_CLOCK   "sinkron/selisih-jam"
#define SETTING_METERED "sinkron/berkuota"

/* Where there is no keyring somebody who starts many programs may give the token himself. */
#define TOKEN_VARIABLE "PRAKARSA_TOKEN"

#define BERKAS_MS 100
#define CLOCK_STEP_US G_TIME_SPAN_MINUTE

enum
{
  SIGNAL_CHANGED,
  SIGNAL_BERKAS_CHANGED,
  SIGNAL_REFUSED,
  SIGNAL_RETURNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkSinkron, prk_sinkron, G_TYPE_OBJECT)

void
_prk_sinkron_emit_changed (PrkSinkron *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
_prk_sinkron_emit_refused (PrkSinkron *self,
                           const char *record)
{
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, record);
}

/* A KAK that comes back */

static void
peristiwa_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(PrkSinkron) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkRecord) record = prk_store_load_finish (PRK_STORE (source), result, &error);
  g_autoptr(GPtrArray) ops = NULL;
  const char *about;

  if (record == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  about = prk_record_get_string (record, "tentang");
  ops = prk_record_list_ops (record);
  if (about != NULL && ops->len > 0 &&
      g_strcmp0 (prk_record_get_string (record, "jenis"), "dikembalikan") == 0 &&
      g_strcmp0 (prk_op_get_device (g_ptr_array_index (ops, 0)),
                 prk_store_get_device (self->store)) != 0)
    g_signal_emit (self, signals[SIGNAL_RETURNED], 0, about);
}

static void
record_changed_cb (PrkStore   *store,
                   const char *id,
                   const char *type,
                   PrkSinkron *self)
{
  _prk_sinkron_refresh (self);
  if (self->enrolment != NULL && g_strcmp0 (type, "peristiwa") == 0)
    prk_store_load_async (store, id, self->cancellable, peristiwa_loaded_cb, g_object_ref (self));
}

/* The worker */

static void
note_contact (PrkSinkron *self)
{
  gint64 contact_us = prk_sync_worker_get_contact_us (self->worker);
  g_autofree char *text = NULL;

  if (contact_us == 0 || contact_us == self->contact_us)
    return;

  /* A minute more or less matters to nobody, a write a poll would. */
  if (contact_us - self->kept_contact_us > G_USEC_PER_SEC * 60)
    {
      text = g_strdup_printf ("%" G_GINT64_FORMAT, contact_us);
      prk_store_set_setting (self->store, SETTING_CONTACT, text);
      self->kept_contact_us = contact_us;
    }
  self->contact_us = contact_us;
}

/* What the last answer said of this laptop's clock holds until the next one. */
static void
note_clock (PrkSinkron *self)
{
  gint64 offset_us = prk_sync_worker_get_clock_offset_us (self->worker);
  g_autofree char *text = NULL;

  if (prk_sync_worker_get_contact_us (self->worker) == 0
      || ABS (offset_us - self->clock_offset_us) < CLOCK_STEP_US)
    return;

  self->clock_offset_us = offset_us;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, offset_us);
  prk_store_set_setting (self->store, SETTING_CLOCK, text);
}

static void
worker_notify_cb (PrkSyncWorker *worker,
                  GParamSpec    *pspec,
                  PrkSinkron    *self)
{
  note_contact (self);
  note_clock (self);
  _prk_sinkron_refresh (self);
  _prk_sinkron_emit_changed (self);
}

static void
worker_record_changed_cb (PrkSyncWorker *worker,
                          const char    *record,
                          PrkSinkron    *self)
{
  _prk_sinkron_refresh (self);
}

static gboolean
berkas_cb (gpointer user_data)
{
  PrkSinkron *self = user_data;

  self->berkas_id = 0;
  g_signal_emit (self, signals[SIGNAL_BERKAS_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
worker_berkas_changed_cb (PrkSinkron *self)
{
  if (self->berkas_id == 0)
    self->berkas_id = g_timeout_add (BERKAS_MS, berkas_cb, self);
}

static void
apply_pause (PrkSinkron *self)
{
  gboolean is_metered = g_network_monitor_get_network_metered (g_network_monitor_get_default ());

  prk_sync_worker_set_paused (self->worker,
                              self->is_paused || (is_metered && !self->is_metered_ok));
}

static void
metered_changed_cb (GNetworkMonitor *monitor,
                    GParamSpec      *pspec,
                    PrkSinkron      *self)
{
  apply_pause (self);
  _prk_sinkron_emit_changed (self);
}

static void
start_with_token (PrkSinkron *self,
                  const char *token)
{
  g_autofree char *ca_file = prk_store_dup_setting (self->store, SETTING_CA);
  g_autoptr(PrkSyncHttp) http = NULL;
  g_autoptr(GError) error = NULL;

  http = prk_sync_http_new (self->enrolment->address, ca_file, &error);
  if (http == NULL)
    {
      g_warning ("the register cannot be reached: %s", error->message);
      return;
    }
  prk_sync_http_set_token (http, token, self->enrolment->register_key);
  self->has_token = TRUE;
  prk_sync_worker_start_with (self->worker, PRK_SYNC_TRANSPORT (http));
}

/* Beginning */

typedef struct
{
  PrkSyncEnrolment *enrolment;
  char             *token;
} Membership;

static void
membership_free (gpointer data)
{
  Membership *membership = data;

  prk_sync_enrolment_free (membership->enrolment);
  g_free (membership->token);
  g_free (membership);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Membership, membership_free)

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  PrkStore *store = task_data;
  g_autoptr(GError) error = NULL;
  Membership *membership = g_new0 (Membership, 1);

  membership->enrolment = prk_store_sync_get_enrolment (store, &error);
  if (membership->enrolment != NULL)
    {
      membership->token = g_strdup (g_getenv (TOKEN_VARIABLE));
      if (membership->token == NULL)
        membership->token = prk_sync_token_find (membership->enrolment->address,
                                                 prk_store_get_device (store), &error);
    }
  if (error != NULL)
    g_debug ("not syncing: %s", error->message);

  g_task_return_pointer (task, membership, membership_free);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PrkSinkron *self = PRK_SINKRON (source);
  g_autoptr(Membership) membership = g_task_propagate_pointer (G_TASK (result), NULL);

  if (membership == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->is_loaded = TRUE;
  g_clear_pointer (&self->enrolment, prk_sync_enrolment_free);
  self->enrolment = g_steal_pointer (&membership->enrolment);
  /* After enrolling the worker has its token already. */
  if (self->enrolment != NULL && !self->has_token && membership->token != NULL)
    start_with_token (self, membership->token);
  _prk_sinkron_refresh (self);
  _prk_sinkron_emit_changed (self);
}

/* Reads from disk and keyring whose laptop this is, and goes on from there. */
void
_prk_sinkron_look (PrkSinkron *self)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, looked_cb, NULL);

  g_task_set_source_tag (task, _prk_sinkron_look);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, look_thread);
}

static void
prk_sinkron_dispose (GObject *object)
{
  prk_sinkron_stop (PRK_SINKRON (object));

  G_OBJECT_CLASS (prk_sinkron_parent_class)->dispose (object);
}

static void
prk_sinkron_finalize (GObject *object)
{
  PrkSinkron *self = PRK_SINKRON (object);

  g_clear_object (&self->worker);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->shown_token, g_free);
  g_clear_pointer (&self->enrolment, prk_sync_enrolment_free);
  g_clear_pointer (&self->by_record, g_hash_table_unref);
  g_clear_pointer (&self->antrean, g_ptr_array_unref);
  g_clear_pointer (&self->known_refusals, g_hash_table_unref);
  g_clear_pointer (&self->asides, g_hash_table_unref);

  G_OBJECT_CLASS (prk_sinkron_parent_class)->finalize (object);
}

static void
prk_sinkron_class_init (PrkSinkronClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_sinkron_dispose;
  object_class->finalize = prk_sinkron_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PRK_TYPE_SINKRON, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_BERKAS_CHANGED] = g_signal_new ("berkas-changed", PRK_TYPE_SINKRON,
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 0);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", PRK_TYPE_SINKRON, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_RETURNED] = g_signal_new ("returned", PRK_TYPE_SINKRON, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
prk_sinkron_init (PrkSinkron *self)
{
  self->cancellable = g_cancellable_new ();
  self->antrean = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_antrean_free);
  self->by_record = g_hash_table_new (g_str_hash, g_str_equal);
  self->asides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * prk_sinkron_new:
 * @store: an open store
 *
 * Touches neither disk nor network before prk_sinkron_start(). Main thread.
 *
 * Returns: (transfer full): the object; prk_sinkron_stop() before the store is closed
 */
PrkSinkron *
prk_sinkron_new (PrkStore *store)
{
  PrkSinkron *self;

  g_return_val_if_fail (PRK_IS_STORE (store), NULL);

  self = g_object_new (PRK_TYPE_SINKRON, NULL);
  self->store = g_object_ref (store);

  return self;
}

/**
 * prk_sinkron_start:
 * @self: an object that was not started
 *
 * Begins to sync where this device is enrolled and its token is at hand.
 */
void
prk_sinkron_start (PrkSinkron *self)
{
  g_autofree char *contact = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *metered = NULL;

  g_return_if_fail (PRK_IS_SINKRON (self));
  g_return_if_fail (self->worker == NULL);

  contact = prk_store_dup_setting (self->store, SETTING_CONTACT);
  self->contact_us = contact != NULL ? g_ascii_strtoll (contact, NULL, 10) : 0;
  self->kept_contact_us = self->contact_us;
  clock = prk_store_dup_setting (self->store, SETTING_CLOCK);
  self->clock_offset_us = clock != NULL ? g_ascii_strtoll (clock, NULL, 10) : 0;
  metered = prk_store_dup_setting (self->store, SETTING_METERED);
  self->is_metered_ok = g_strcmp0 (metered, "tidak") != 0;

  self->worker = prk_sync_worker_new (self->store);
  g_signal_connect_object (self->worker, "notify", G_CALLBACK (worker_notify_cb), self, 0);
  g_signal_connect_object (self->worker, "record-changed", G_CALLBACK (worker_record_changed_cb),
                           self, 0);
  g_signal_connect_object (self->worker, "berkas-changed", G_CALLBACK (worker_berkas_changed_cb),
                           self, G_CONNECT_SWAPPED);
  apply_pause (self);
  g_signal_connect_object (self->store, "record-changed", G_CALLBACK (record_changed_cb), self, 0);
  g_signal_connect_object (g_network_monitor_get_default (), "notify::network-metered",
                           G_CALLBACK (metered_changed_cb), self, 0);
  _prk_sinkron_look (self);
  prk_sinkron_perangkat_watch (self);
}

/**
 * prk_sinkron_stop:
 * @self: the object
 *
 * Ends sync for good. What the store was asked for is still done.
 */
void
prk_sinkron_stop (PrkSinkron *self)
{
  g_return_if_fail (PRK_IS_SINKRON (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->berkas_id, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->worker != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->worker, self);
      prk_sync_worker_stop (self->worker);
    }
}

PrkStore *
prk_sinkron_get_store (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), NULL);

  return self->store;
}

/* State */

/**
 * prk_sinkron_get_keadaan:
 * @self: the object
 *
 * Returns: how it stands between this laptop and the register
 */
PrkSinkronKeadaan
prk_sinkron_get_keadaan (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), PRK_SINKRON_MEMUAT);

  if (!self->is_loaded)
    return PRK_SINKRON_MEMUAT;
  if (self->enrolment == NULL)
    return PRK_SINKRON_BELUM_TERDAFTAR;
  if (!self->has_token)
    return PRK_SINKRON_TANPA_TOKEN;

  switch (prk_sync_worker_get_phase (self->worker))
    {
    case PRK_SYNC_PHASE_UNENROLLED:
      return PRK_SINKRON_DICABUT;
    case PRK_SYNC_PHASE_PAUSED:
      return PRK_SINKRON_JEDA;
    case PRK_SYNC_PHASE_SENDING:
      return PRK_SINKRON_MENGIRIM;
    case PRK_SYNC_PHASE_RECEIVING:
      return PRK_SINKRON_MENERIMA;
    case PRK_SYNC_PHASE_CURRENT:
      return PRK_SINKRON_TERKIRIM;
    case PRK_SYNC_PHASE_ALARM:
      return PRK_SINKRON_BEDA_SEJARAH;
    case PRK_SYNC_PHASE_WAITING:
    default:
      return PRK_SINKRON_LURING;
    }
}

/**
 * prk_sinkron_get_enrolment:
 * @self: the object
 *
 * Returns: (transfer none) (nullable): where to and as whom this device was enrolled
 */
const PrkSyncEnrolment *
prk_sinkron_get_enrolment (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), NULL);

  return self->enrolment;
}

PrkSyncHttp *
prk_sinkron_get_http (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), NULL);

  return prk_sync_worker_get_http (self->worker);
}

gboolean
prk_sinkron_is_enrolled (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), FALSE);

  return self->enrolment != NULL;
}

/**
 * prk_sinkron_get_error:
 * @self: the object
 *
 * Returns: (transfer none) (nullable): what failed since the register last answered
 */
const GError *
prk_sinkron_get_error (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), NULL);

  return self->worker != NULL ? prk_sync_worker_get_error (self->worker) : NULL;
}

const char *
prk_sinkron_get_alarm (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), NULL);

  return self->worker != NULL ? prk_sync_worker_get_alarm (self->worker) : NULL;
}

/**
 * prk_sinkron_get_contact_us:
 * @self: the object
 *
 * Returns: when the register last answered, in this or an earlier run, µs since 1970; 0 for never
 */
gint64
prk_sinkron_get_contact_us (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), 0);

  return self->contact_us;
}

/**
 * prk_sinkron_get_clock_offset_us:
 * @self: the object
 *
 * Returns: how far this laptop's clock was ahead of the register's when that last answered, in this or an earlier run,
 * in µs; below 0: behind
 */
gint64
prk_sinkron_get_clock_offset_us (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), 0);

  return self->clock_offset_us;
}

/**
 * prk_sinkron_get_shown_token:
 * @self: the object
 *
 * Returns: (transfer none) (nullable): what the person must keep, since no keyring does
 */
const char *
prk_sinkron_get_shown_token (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), NULL);

  return self->shown_token;
}

/**
 * prk_sinkron_give_token:
 * @self: an enrolled device
 * @token: as it was shown at enrolment
 *
 * Goes on with a token that no keyring has.
 */
void
prk_sinkron_give_token (PrkSinkron *self,
                        const char *token)
{
  g_return_if_fail (PRK_IS_SINKRON (self) && token != NULL);

  if (self->enrolment == NULL)
    return;
  start_with_token (self, token);
  _prk_sinkron_emit_changed (self);
}

/* What a person asks for */

void
prk_sinkron_send_now (PrkSinkron *self)
{
  g_return_if_fail (PRK_IS_SINKRON (self) && self->worker != NULL);

  prk_sinkron_set_paused (self, FALSE);
  prk_sync_worker_kick (self->worker);
}

gboolean
prk_sinkron_is_paused (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), FALSE);

  return self->is_paused;
}

void
prk_sinkron_set_paused (PrkSinkron *self,
                        gboolean    is_paused)
{
  g_return_if_fail (PRK_IS_SINKRON (self) && self->worker != NULL);

  if (self->is_paused == is_paused)
    return;
  self->is_paused = is_paused;
  apply_pause (self);
  _prk_sinkron_emit_changed (self);
}

gboolean
prk_sinkron_get_metered (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), TRUE);

  return self->is_metered_ok;
}

void
prk_sinkron_set_metered (PrkSinkron *self,
                         gboolean    is_allowed)
{
  g_return_if_fail (PRK_IS_SINKRON (self) && self->worker != NULL);

  if (self->is_metered_ok == is_allowed)
    return;
  self->is_metered_ok = is_allowed;
  prk_store_set_setting (self->store, SETTING_METERED, is_allowed ? NULL : "tidak");
  apply_pause (self);
  _prk_sinkron_emit_changed (self);
}

void
prk_sinkron_accept_history (PrkSinkron *self)
{
  g_return_if_fail (PRK_IS_SINKRON (self) && self->worker != NULL);

  prk_sync_worker_accept_history (self->worker);
}
