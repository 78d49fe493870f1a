/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One thread, one PrkPencetak that lives on it, one place for the next request. A request that
 * comes while another is being made replaces the one that waits; the one at work is cancelled, but
 * not twice in a row, so that a person who never stops typing still sees the page follow. Results
 * come back to the main context, the late ones of a cancelled request do not. */

#include "config.h"

#include "paket/prk-kantor.h"

#include "prk-kak-render.h"

/* What the two threads share. The thread holds a reference, so the object may go while a page is
 * being laid out. */
typedef struct
{
  int           ref_count; /* atomic */
  GMutex        mutex;
  GCond         cond;
  PrkProfil    *profil;
  GMainContext *context;

  PrkRecord    *next;        /* (nullable) the request that waits */
  PrkStore     *kantor;      /* (nullable) its papers' templates and emblems are read before the next one */
  GCancellable *running;     /* (nullable) of the request at work */
  guint         n_cancelled; /* in a row */
  gboolean      has_ended;
  GWeakRef      owner;
} Shared;

typedef struct
{
  Shared     *shared;
  PrkCetakan *cetakan;
  GError     *error;
  char       *catatan; /* (nullable) */
  gint64      took_us;
} Result;

struct _PrkKakRender
{
  GObject  parent_instance;

  Shared  *shared;
  char    *catatan; /* (nullable) of the last paper */
  gint64   last_us;
};

enum
{
  SIGNAL_RENDERED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkKakRender, prk_kak_render, G_TYPE_OBJECT)

static Shared *
shared_ref (Shared *shared)
{
  g_atomic_int_inc (&shared->ref_count);

  return shared;
}

static void
shared_unref (Shared *shared)
{
  if (!g_atomic_int_dec_and_test (&shared->ref_count))
    return;

  g_clear_pointer (&shared->next, prk_record_unref);
  g_clear_object (&shared->kantor);
  g_clear_pointer (&shared->profil, prk_profil_unref);
  g_clear_object (&shared->running);
  g_main_context_unref (shared->context);
  g_weak_ref_clear (&shared->owner);
  g_mutex_clear (&shared->mutex);
  g_cond_clear (&shared->cond);
  g_free (shared);
}

static void
result_free (Result *result)
{
  shared_unref (result->shared);
  g_clear_pointer (&result->cetakan, prk_cetakan_unref);
  g_clear_error (&result->error);
  g_free (result->catatan);
  g_free (result);
}

static gboolean
deliver_cb (gpointer user_data)
{
  Result *result = user_data;
  g_autoptr(PrkKakRender) self = g_weak_ref_get (&result->shared->owner);

  if (self == NULL)
    return G_SOURCE_REMOVE;

  self->last_us = result->took_us;
  if (result->cetakan != NULL)
    {
      g_free (self->catatan);
      self->catatan = g_steal_pointer (&result->catatan);
    }
  if (result->cetakan != NULL)
    g_signal_emit (self, signals[SIGNAL_RENDERED], 0, result->cetakan);
  else if (!g_error_matches (result->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, result->error);

  return G_SOURCE_REMOVE;
}

static void
deliver (Shared     *shared,
         PrkCetakan *cetakan,
         GError     *error,
         char       *catatan,
         gint64      took_us)
{
  Result *result = g_new0 (Result, 1);
  g_autoptr(GSource) source = g_idle_source_new ();

  result->shared = shared_ref (shared);
  result->cetakan = cetakan;
  result->error = error;
  result->catatan = catatan;
  result->took_us = took_us;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, result, (GDestroyNotify) result_free);
  g_source_attach (source, shared->context);
}

/* Waits for a request; FALSE when there will be none. */
static gboolean
take_request (Shared       *shared,
              PrkPencetak  *pencetak,
              PrkRecord   **record,
              GCancellable **cancellable)
{
  g_autoptr(PrkStore) kantor = NULL;

  g_mutex_lock (&shared->mutex);
  while (shared->next == NULL && !shared->has_ended)
    g_cond_wait (&shared->cond, &shared->mutex);

  if (shared->has_ended)
    {
      g_mutex_unlock (&shared->mutex);
      return FALSE;
    }

  *record = g_steal_pointer (&shared->next);
  shared->running = g_cancellable_new ();
  *cancellable = g_object_ref (shared->running);
  kantor = g_steal_pointer (&shared->kantor);
  g_mutex_unlock (&shared->mutex);

  if (kantor != NULL)
    prk_kantor_siapkan (pencetak, kantor);

  return TRUE;
}

static gpointer
render_thread (gpointer data)
{
  Shared *shared = data;
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new (shared->profil);
  PrkRecord *record = NULL;
  GCancellable *cancellable = NULL;

  while (take_request (shared, pencetak, &record, &cancellable))
    {
      GError *error = NULL;
      gint64 began_us = g_get_monotonic_time ();
      PrkCetakan *cetakan = prk_pencetak_cetak_kak (pencetak, record, cancellable, &error);
      gboolean is_cancelled = g_cancellable_is_cancelled (cancellable);

      g_mutex_lock (&shared->mutex);
      g_clear_object (&shared->running);
      shared->n_cancelled = is_cancelled && cetakan == NULL ? shared->n_cancelled + 1 : 0;
      g_mutex_unlock (&shared->mutex);

      deliver (shared, cetakan, error, prk_pencetak_dup_catatan (pencetak), g_get_monotonic_time () - began_us);
      g_clear_pointer (&record, prk_record_unref);
      g_clear_object (&cancellable);
    }

  shared_unref (shared);

  return NULL;
}

static void
prk_kak_render_finalize (GObject *object)
{
  PrkKakRender *self = PRK_KAK_RENDER (object);

  g_mutex_lock (&self->shared->mutex);
  self->shared->has_ended = TRUE;
  if (self->shared->running != NULL)
    g_cancellable_cancel (self->shared->running);
  g_cond_signal (&self->shared->cond);
  g_mutex_unlock (&self->shared->mutex);
  shared_unref (self->shared);
  g_free (self->catatan);

  G_OBJECT_CLASS (prk_kak_render_parent_class)->finalize (object);
}

static void
prk_kak_render_class_init (PrkKakRenderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_kak_render_finalize;

  signals[SIGNAL_RENDERED] = g_signal_new ("rendered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, PRK_TYPE_CETAKAN);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
prk_kak_render_init (PrkKakRender *self)
{
  self->shared = g_new0 (Shared, 1);
  self->shared->ref_count = 1;
  self->shared->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->shared->mutex);
  g_cond_init (&self->shared->cond);
  g_weak_ref_init (&self->shared->owner, self);
}

PrkKakRender *
prk_kak_render_new (PrkProfil *profil)
{
  PrkKakRender *self = g_object_new (PRK_TYPE_KAK_RENDER, NULL);

  self->shared->profil = prk_profil_ref (profil);
  g_thread_unref (g_thread_new ("prk-kak-render", render_thread, shared_ref (self->shared)));

  return self;
}

void
prk_kak_render_set_kantor (PrkKakRender *self,
                           PrkStore     *store)
{
  g_return_if_fail (PRK_IS_KAK_RENDER (self) && PRK_IS_STORE (store));

  g_mutex_lock (&self->shared->mutex);
  g_set_object (&self->shared->kantor, store);
  g_mutex_unlock (&self->shared->mutex);
}

const char *
prk_kak_render_get_catatan (PrkKakRender *self)
{
  g_return_val_if_fail (PRK_IS_KAK_RENDER (self), NULL);

  return self->catatan;
}

void
prk_kak_render_request (PrkKakRender *self,
                        PrkRecord    *record)
{
  Shared *shared;

  g_return_if_fail (PRK_IS_KAK_RENDER (self));
  g_return_if_fail (record != NULL);

  shared = self->shared;
  g_mutex_lock (&shared->mutex);
  g_clear_pointer (&shared->next, prk_record_unref);
  shared->next = record;
  if (shared->running != NULL && shared->n_cancelled == 0)
    g_cancellable_cancel (shared->running);
  g_cond_signal (&shared->cond);
  g_mutex_unlock (&shared->mutex);
}

gboolean
prk_kak_render_is_busy (PrkKakRender *self)
{
  gboolean is_busy;

  g_return_val_if_fail (PRK_IS_KAK_RENDER (self), FALSE);

  g_mutex_lock (&self->shared->mutex);
  is_busy = self->shared->next != NULL || self->shared->running != NULL;
  g_mutex_unlock (&self->shared->mutex);

  return is_busy;
}

gint64
prk_kak_render_get_last_us (PrkKakRender *self)
{
  g_return_val_if_fail (PRK_IS_KAK_RENDER (self), 0);

  return self->last_us;
}
