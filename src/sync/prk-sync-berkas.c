/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One file at a time, one question at a time. What is to be done is read from the store, so nothing
 * of the queue can be lost: after a restart the register is asked how much of an upload it has
 * (prk-sync-berkas-up.c), and the part that lies here says how much of a download has come
 * (prk-sync-berkas-down.c).
 *
 * A failure is the line's or the file's. When the line fails all files wait, longer each time; when
 * a file does, for instance because it arrives with other bytes, it alone waits and the others go
 * on. What the register will never take is settled with its reason. */
#include "config.h"

#include "store/prk-store-sync.h"

#include "prk-sync-berkas-private.h"

#define BACKOFF_US (2 * G_USEC_PER_SEC)
#define MAX_BACKOFF_US (5 * 60 * G_USEC_PER_SEC)
#define MAX_ASIDE_US (30 * 60 * G_USEC_PER_SEC)
#define BUSY_US (30 * G_USEC_PER_SEC)
/* The line gives up later by itself when it hears nothing at all. */
#define SILENCE_US (120 * G_USEC_PER_SEC)

typedef struct
{
  gint64 not_before_us;
  guint  n_failures;
} Trouble;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkSyncBerkas, prk_sync_berkas, G_TYPE_OBJECT)

static gint64
get_now_us (PrkSyncBerkas *self)
{
  return prk_clock_now_us (self->steady);
}

static void
emit_changed (PrkSyncBerkas *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gpointer
_prk_sync_berkas_begin (PrkSyncBerkas *self,
                        BerkasActivity activity)
{
  BerkasCall *call = g_new0 (BerkasCall, 1);

  g_assert (self->activity == BERKAS_NONE);

  self->activity = activity;
  self->heard_us = get_now_us (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  call->self = g_object_ref (self);
  call->serial = ++self->serial;
  return call;
}

PrkSyncBerkas *
_prk_sync_berkas_end (gpointer data)
{
  BerkasCall *call = data;
  PrkSyncBerkas *self = call->self;
  gboolean is_late = call->serial != self->serial || self->activity == BERKAS_NONE;

  g_free (call);
  if (is_late)
    {
      g_object_unref (self);
      return NULL;
    }
  self->activity = BERKAS_NONE;
  self->heard_us = get_now_us (self);
  return self;
}

PrkSyncBerkas *
_prk_sync_berkas_end_noted (gpointer      data,
                            GAsyncResult *result)
{
  g_autoptr (PrkSyncBerkas) self = _prk_sync_berkas_end (data);
  GError *error = NULL;

  if (self == NULL)
    return NULL;
  if (prk_store_berkas_finish (self->store, result, &error))
    return g_steal_pointer (&self);
  _prk_sync_berkas_fail (self, error);
  return NULL;
}

/* @data is a call that may be over. */
void
_prk_sync_berkas_progress (gint64   done,
                           gpointer data)
{
  PrkSyncBerkas *self = data;

  if (self->activity != BERKAS_LINE)
    return;
  self->heard_us = get_now_us (self);
  self->done = done;
  emit_changed (self);
}

static void
drop_current (PrkSyncBerkas *self)
{
  g_clear_pointer (&self->current, prk_berkas_tugas_free);
  self->offset = 0;
  self->done = 0;
}

static void
abandon (PrkSyncBerkas *self)
{
  self->activity = BERKAS_NONE;
  self->serial++;
  g_cancellable_cancel (self->cancellable);
}

/* Between half and all of a time that doubles. */
static gint64
choose_wait_us (PrkSyncBerkas *self,
                guint          n_failures,
                gint64         max_us)
{
  gint64 full_us = MIN ((gint64) BACKOFF_US << MIN (n_failures, 16), max_us);
  guint64 random;

  prk_entropy_fill (self->entropy, (guint8 *) &random, sizeof random);
  return full_us / 2 + (gint64) (random % (guint64) (full_us / 2));
}

void
_prk_sync_berkas_fail (PrkSyncBerkas *self,
                       GError        *error)
{
  gint64 wait_us;

  /* A line that is cut often and yet carries something is tried again soon. */
  if (self->current != NULL && self->done > self->offset)
    self->n_failures = 0;
  wait_us = choose_wait_us (self, self->n_failures++, MAX_BACKOFF_US);
  if (g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_BUSY))
    wait_us = MAX (wait_us, BUSY_US);
  self->not_before_us = get_now_us (self) + wait_us;
  g_clear_error (&self->error);
  self->error = error;
  drop_current (self);
  self->must_list = TRUE;
  _prk_sync_berkas_step (self);
}

guint
_prk_sync_berkas_count (PrkSyncBerkas *self)
{
  Trouble *trouble = g_hash_table_lookup (self->trouble, self->current->hash);

  return trouble != NULL ? trouble->n_failures : 0;
}

guint
_prk_sync_berkas_set_aside (PrkSyncBerkas *self,
                            GError        *error,
                            gint64         least_us)
{
  Trouble *trouble = g_hash_table_lookup (self->trouble, self->current->hash);
  guint n_failures;

  if (trouble == NULL)
    {
      trouble = g_new0 (Trouble, 1);
      g_hash_table_insert (self->trouble, g_strdup (self->current->hash), trouble);
    }
  trouble->not_before_us
      = get_now_us (self)
        + MAX (choose_wait_us (self, trouble->n_failures, MAX_ASIDE_US), least_us);
  n_failures = ++trouble->n_failures;
  g_clear_error (&self->error);
  self->error = error;
  drop_current (self);
  self->must_list = TRUE;
  _prk_sync_berkas_step (self);
  return n_failures;
}

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PrkSyncBerkas) self = _prk_sync_berkas_end_noted (user_data, result);
  g_autofree char *hash = NULL;

  if (self == NULL)
    return;
  hash = g_strdup (self->current->hash);
  g_hash_table_remove (self->trouble, hash);
  self->n_failures = 0;
  g_clear_error (&self->error);
  drop_current (self);
  self->must_list = TRUE;
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0, hash);
  _prk_sync_berkas_step (self);
}

void
_prk_sync_berkas_settle (PrkSyncBerkas *self,
                         const char    *code,
                         const char    *message)
{
  prk_store_berkas_settle_async (self->store, self->current->hash, code, message, settled_cb,
                                 _prk_sync_berkas_begin (self, BERKAS_STORE));
}

/* Choosing */

static gboolean
is_held_back (PrkSyncBerkas        *self,
              const PrkBerkasTugas *tugas)
{
  if (tugas->is_wanted)
    return FALSE;
  return (!tugas->is_upload && tugas->ukuran > self->limits.fetch)
         || (!tugas->is_upload && tugas->is_pustaka && self->limits.is_pustaka_asked)
         || (self->limits.is_metered && tugas->ukuran > self->limits.metered);
}

/* The first that may go now; *@due_us: when the next one may that must wait. */
static const PrkBerkasTugas *
choose_next (PrkSyncBerkas *self,
             gint64        *due_us)
{
  gint64 now_us = get_now_us (self);

  *due_us = G_MAXINT64;
  for (guint i = 0; self->list != NULL && i < self->list->len; i++)
    {
      const PrkBerkasTugas *tugas = g_ptr_array_index (self->list, i);
      Trouble *trouble = g_hash_table_lookup (self->trouble, tugas->hash);

      if (is_held_back (self, tugas))
        continue;
      if (trouble == NULL || trouble->not_before_us <= now_us)
        return tugas;
      *due_us = MIN (*due_us, trouble->not_before_us);
    }
  return NULL;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSyncBerkas) self = _prk_sync_berkas_end (user_data);
  GError *error = NULL;
  GPtrArray *list = prk_store_berkas_tugas_finish (PRK_STORE (source), result, &error);

  if (self == NULL)
    {
      g_clear_pointer (&list, g_ptr_array_unref);
      g_clear_error (&error);
      return;
    }
  if (list == NULL)
    {
      _prk_sync_berkas_fail (self, error);
      return;
    }
  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = list;
  self->has_listed = TRUE;
  prk_store_berkas_sweep_parts (self->store, list);
  _prk_sync_berkas_step (self);
}

void
_prk_sync_berkas_step (PrkSyncBerkas *self)
{
  const PrkBerkasTugas *tugas;
  gint64 due_us;

  if (self->is_stopped || self->activity != BERKAS_NONE)
    return;
  g_assert (self->current == NULL);

  if (self->is_open && get_now_us (self) >= self->not_before_us)
    {
      if (self->must_list)
        {
          self->must_list = FALSE;
          prk_store_berkas_tugas_async (self->store, NULL, listed_cb,
                                        _prk_sync_berkas_begin (self, BERKAS_STORE));
          return;
        }
      tugas = choose_next (self, &due_us);
      if (tugas != NULL)
        {
          self->current = prk_berkas_tugas_copy (tugas);
          if (tugas->is_upload)
            _prk_sync_berkas_up (self);
          else
            _prk_sync_berkas_down (self);
        }
    }
  emit_changed (self);
}

/* Being told */

void
prk_sync_berkas_set_open (PrkSyncBerkas *self,
                          gboolean       is_open)
{
  g_return_if_fail (PRK_IS_SYNC_BERKAS (self));

  if (self->is_open == is_open)
    return;
  self->is_open = is_open;
  if (is_open)
    {
      self->must_list = TRUE;
      _prk_sync_berkas_step (self);
    }
}

void
prk_sync_berkas_interrupt (PrkSyncBerkas *self)
{
  g_return_if_fail (PRK_IS_SYNC_BERKAS (self));

  if (self->activity != BERKAS_LINE)
    return;
  abandon (self);
  drop_current (self);
  self->must_list = TRUE;
  _prk_sync_berkas_step (self);
}

void
prk_sync_berkas_set_limits (PrkSyncBerkas             *self,
                            const PrkSyncBerkasLimits *limits)
{
  g_return_if_fail (PRK_IS_SYNC_BERKAS (self) && limits != NULL);

  self->limits = *limits;
  if (self->current != NULL && self->activity == BERKAS_LINE && is_held_back (self, self->current))
    prk_sync_berkas_interrupt (self);
  else
    _prk_sync_berkas_step (self);
}

void
prk_sync_berkas_note_change (PrkSyncBerkas *self)
{
  g_return_if_fail (PRK_IS_SYNC_BERKAS (self));

  self->must_list = TRUE;
  _prk_sync_berkas_step (self);
}

void
prk_sync_berkas_retry (PrkSyncBerkas *self)
{
  g_return_if_fail (PRK_IS_SYNC_BERKAS (self));

  g_hash_table_remove_all (self->trouble);
  self->not_before_us = 0;
  self->n_failures = 0;
  prk_sync_berkas_note_change (self);
}

void
prk_sync_berkas_tick (PrkSyncBerkas *self)
{
  g_return_if_fail (PRK_IS_SYNC_BERKAS (self));

  if (self->activity == BERKAS_LINE && get_now_us (self) >= self->heard_us + SILENCE_US)
    {
      abandon (self);
      _prk_sync_berkas_fail (self, g_error_new_literal (PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE,
                                                        "the line is silent"));
      return;
    }
  _prk_sync_berkas_step (self);
}

gint64
prk_sync_berkas_get_wait_us (PrkSyncBerkas *self)
{
  gint64 due_us;

  g_return_val_if_fail (PRK_IS_SYNC_BERKAS (self), -1);

  if (self->is_stopped || self->activity == BERKAS_STORE)
    return -1;
  if (self->activity == BERKAS_LINE)
    due_us = self->heard_us + SILENCE_US;
  else if (!self->is_open)
    return -1;
  else if (self->must_list)
    due_us = self->not_before_us;
  else if (choose_next (self, &due_us) != NULL)
    due_us = self->not_before_us;
  if (due_us == G_MAXINT64)
    return -1;
  return MAX (due_us - get_now_us (self), 0);
}

gboolean
prk_sync_berkas_get_progress (PrkSyncBerkas  *self,
                              const char    **hash,
                              gboolean       *is_upload,
                              gint64         *done,
                              gint64         *size)
{
  g_return_val_if_fail (PRK_IS_SYNC_BERKAS (self), FALSE);

  if (self->current == NULL)
    return FALSE;
  *hash = self->current->hash;
  *is_upload = self->current->is_upload;
  *done = MIN (self->done, self->current->ukuran);
  *size = self->current->ukuran;
  return TRUE;
}

gboolean
prk_sync_berkas_is_idle (PrkSyncBerkas *self)
{
  gint64 due_us;

  g_return_val_if_fail (PRK_IS_SYNC_BERKAS (self), FALSE);

  return self->has_listed && !self->must_list && self->activity == BERKAS_NONE
         && choose_next (self, &due_us) == NULL && due_us == G_MAXINT64;
}

gboolean
prk_sync_berkas_is_resting (PrkSyncBerkas *self)
{
  gint64 due_us;

  g_return_val_if_fail (PRK_IS_SYNC_BERKAS (self), FALSE);

  return self->activity == BERKAS_NONE
         && (get_now_us (self) < self->not_before_us
             || (self->has_listed && !self->must_list && choose_next (self, &due_us) == NULL));
}

/**
 * prk_sync_berkas_get_error:
 *
 * Returns: (nullable): what failed since a file last got through
 */
const GError *
prk_sync_berkas_get_error (PrkSyncBerkas *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_BERKAS (self), NULL);

  return self->error;
}

/**
 * prk_sync_berkas_stop:
 *
 * Ends for good. What the line is doing is dropped.
 */
void
prk_sync_berkas_stop (PrkSyncBerkas *self)
{
  g_return_if_fail (PRK_IS_SYNC_BERKAS (self));

  self->is_stopped = TRUE;
  if (self->activity != BERKAS_NONE)
    abandon (self);
  drop_current (self);
}

static void
prk_sync_berkas_finalize (GObject *object)
{
  PrkSyncBerkas *self = PRK_SYNC_BERKAS (object);

  g_clear_object (&self->store);
  g_clear_object (&self->line);
  g_clear_object (&self->steady);
  g_clear_object (&self->entropy);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->trouble, g_hash_table_unref);
  g_clear_pointer (&self->current, prk_berkas_tugas_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (prk_sync_berkas_parent_class)->finalize (object);
}

static void
prk_sync_berkas_class_init (PrkSyncBerkasClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_sync_berkas_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PRK_TYPE_SYNC_BERKAS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", PRK_TYPE_SYNC_BERKAS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
prk_sync_berkas_init (PrkSyncBerkas *self)
{
  self->trouble = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->limits = (PrkSyncBerkasLimits) { G_MAXINT64, G_MAXINT64, FALSE, FALSE };
  self->must_list = TRUE;
}

/**
 * prk_sync_berkas_new:
 * @store: whose files go up and down
 * @line: a way to the register
 * @steady: a clock that is never set
 * @entropy: for the length of waits
 *
 * Returns: (transfer full): one that waits for prk_sync_berkas_set_open()
 */
PrkSyncBerkas *
prk_sync_berkas_new (PrkStore          *store,
                     PrkSyncBerkasLine *line,
                     PrkClock          *steady,
                     PrkEntropy        *entropy)
{
  PrkSyncBerkas *self;

  g_return_val_if_fail (PRK_IS_STORE (store) && PRK_IS_SYNC_BERKAS_LINE (line), NULL);

  self = g_object_new (PRK_TYPE_SYNC_BERKAS, NULL);
  self->store = g_object_ref (store);
  self->line = g_object_ref (line);
  self->steady = g_object_ref (steady);
  self->entropy = g_object_ref (entropy);
  return self;
}
