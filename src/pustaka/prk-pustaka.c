/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The object itself: its threads, how requests reach them, and the order of long work. */

#include "config.h"

#include "prk-pustaka-private.h"

#define DEFAULT_WORKERS 2
#define MAX_WORKERS     8

/* The words are read again when they changed, but not more than a twentieth of the time: OCR
 * changes them every few seconds. */
#define MIN_WORDS_AGE 20

#define SQL_DATA_VERSION "PRAGMA data_version"

enum
{
  CHANGED,
  OCR_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  PrkPustaka     *self;
  PrkPustakaFunc  func;
  GTask          *task;
} Kerja;

G_DEFINE_FINAL_TYPE (PrkPustaka, prk_pustaka, G_TYPE_OBJECT)

static Kerja *
kerja_new (PrkPustaka     *self,
           PrkPustakaFunc  func,
           GTask          *task)
{
  Kerja *kerja = g_new0 (Kerja, 1);

  kerja->self = self;
  kerja->func = func;
  kerja->task = g_object_ref (task);

  return kerja;
}

static void
kerja_free (Kerja *kerja)
{
  g_object_unref (kerja->task);
  g_free (kerja);
}

static gboolean
refuse_if_closed (PrkPustaka *self,
                  GTask      *task)
{
  if (!g_atomic_int_get (&self->is_closed))
    return FALSE;

  g_task_return_new_error (task, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_CLOSED,
                           "The library was closed");

  return TRUE;
}

static void
run_kerja (gpointer data,
           gpointer user_data)
{
  Kerja *kerja = data;

  if (!g_task_return_error_if_cancelled (kerja->task))
    kerja->func (kerja->self, kerja->task);
  kerja_free (kerja);
}

static gboolean
run_kerja_cb (gpointer data)
{
  Kerja *kerja = data;

  kerja->func (kerja->self, kerja->task);

  return G_SOURCE_REMOVE;
}

void
_prk_pustaka_push_reader (PrkPustaka     *self,
                          PrkPustakaFunc  func,
                          GTask          *task)
{
  if (!refuse_if_closed (self, task))
    g_thread_pool_push (self->reader, kerja_new (self, func, task), NULL);
}

/* Also while the library is being closed: that is when a transaction is rolled back. */
void
_prk_pustaka_push_writer (PrkPustaka     *self,
                          PrkPustakaFunc  func,
                          GTask          *task)
{
  g_thread_pool_push (self->writer, kerja_new (self, func, task), NULL);
}

void
_prk_pustaka_push_worker (PrkPustaka     *self,
                          PrkPustakaFunc  func,
                          GTask          *task)
{
  if (!refuse_if_closed (self, task))
    g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, run_kerja_cb,
                                kerja_new (self, func, task), (GDestroyNotify) kerja_free);
}

static void
next_work (PrkPustaka *self)
{
  Kerja *kerja;

  while (self->current == NULL && (kerja = g_queue_pop_head (&self->waiting)) != NULL)
    {
      self->current = kerja;
      if (refuse_if_closed (self, kerja->task) || g_task_return_error_if_cancelled (kerja->task))
        g_clear_pointer ((Kerja **) &self->current, kerja_free);
      else
        kerja->func (self, kerja->task);
    }

  if (self->current == NULL && g_atomic_int_get (&self->is_closed))
    g_main_loop_quit (self->loop);
  else if (self->current == NULL)
    _prk_pustaka_wake_ocr (self);
}

static gboolean
queue_work_cb (gpointer data)
{
  Kerja *kerja = data;
  PrkPustaka *self = kerja->self;

  g_queue_push_tail (&self->waiting, kerja);
  next_work (self);

  return G_SOURCE_REMOVE;
}

void
_prk_pustaka_begin_work (PrkPustaka     *self,
                         PrkPustakaFunc  func,
                         GTask          *task)
{
  if (!refuse_if_closed (self, task))
    g_main_context_invoke (self->context, queue_work_cb, kerja_new (self, func, task));
}

void
_prk_pustaka_end_work (PrkPustaka *self,
                       gpointer    task)
{
  /* One that was refused has never begun. */
  if (self->current == NULL || ((Kerja *) self->current)->task != task)
    return;

  g_clear_pointer ((Kerja **) &self->current, kerja_free);
  next_work (self);
}

PrkDb *
_prk_pustaka_get_write_db (PrkPustaka  *self,
                           GError     **error)
{
  if (self->write_db == NULL)
    {
      g_mutex_lock (&self->opening);
      self->write_db = _prk_indeks_open (prk_store_get_folder (self->store), TRUE, error);
      g_mutex_unlock (&self->opening);
    }

  return self->write_db;
}

/* Whoever comes first makes the file. */
PrkDb *
_prk_pustaka_get_read_db (PrkPustaka  *self,
                          GError     **error)
{
  const char *folder = prk_store_get_folder (self->store);
  g_autoptr(PrkDb) made = NULL;
  g_autoptr(PrkDb) db = NULL;

  if (self->read_db != NULL)
    return self->read_db;

  g_mutex_lock (&self->opening);
  made = _prk_indeks_open (folder, TRUE, error);
  db = made != NULL ? _prk_indeks_open (folder, FALSE, error) : NULL;
  g_clear_pointer (&made, _prk_db_close);
  g_mutex_unlock (&self->opening);

  if (db != NULL && _prk_rank_register (db, error))
    self->read_db = g_steal_pointer (&db);

  return self->read_db;
}

void
_prk_pustaka_note_words (PrkPustaka *self)
{
  g_atomic_int_set (&self->kata_is_old, TRUE);
}

PrkKata *
_prk_pustaka_get_kata (PrkPustaka  *self,
                       GError     **error)
{
  gint64 version, start = g_get_monotonic_time ();
  gboolean is_old = g_atomic_int_compare_and_exchange (&self->kata_is_old, TRUE, FALSE);

  if (!_prk_db_get_int (self->read_db, &version, 0, error, SQL_DATA_VERSION, ""))
    return NULL;
  if (self->kata != NULL && !is_old &&
      (version == self->kata_version || start < self->kata_at_us))
    return self->kata;

  g_clear_pointer (&self->kata, _prk_kata_free);
  self->kata = _prk_kata_load (self->read_db, error);
  self->kata_version = version;
  self->kata_at_us =
    g_get_monotonic_time () + MIN_WORDS_AGE * (g_get_monotonic_time () - start);

  return self->kata;
}

typedef struct
{
  GWeakRef    self;
  const char *signal;
} Emission;

static void
emission_free (Emission *emission)
{
  g_weak_ref_clear (&emission->self);
  g_free (emission);
}

static gboolean
emit_cb (gpointer data)
{
  Emission *emission = data;
  g_autoptr(PrkPustaka) self = g_weak_ref_get (&emission->self);

  if (self != NULL && !g_atomic_int_get (&self->is_closed))
    g_signal_emit_by_name (self, emission->signal);

  return G_SOURCE_REMOVE;
}

void
_prk_pustaka_emit (PrkPustaka *self,
                   const char *signal)
{
  Emission *emission = g_new0 (Emission, 1);
  g_autoptr(GSource) source = g_idle_source_new ();

  g_weak_ref_init (&emission->self, self);
  emission->signal = signal;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_cb, emission, (GDestroyNotify) emission_free);
  g_source_attach (source, self->owner);
}

static void
record_changed_cb (PrkStore   *store,
                   const char *id,
                   const char *type,
                   PrkPustaka *self)
{
  if (g_strcmp0 (type, "pustaka") == 0)
    prk_pustaka_refresh (self);
}

static gpointer
work (gpointer data)
{
  PrkPustaka *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  _prk_pustaka_stop_ocr (self);
  _prk_pustaka_close_pages (self);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

static gboolean
close_cb (gpointer data)
{
  next_work (data);

  return G_SOURCE_REMOVE;
}

/* What the threads still had to say to the worker, and the tasks that wait for it. */
static void
drain (PrkPustaka *self)
{
  g_main_context_push_thread_default (self->context);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
}

static void
close_dbs (PrkPustaka *self)
{
  g_clear_pointer (&self->read_db, _prk_db_close);
  g_clear_pointer (&self->kata, _prk_kata_free);
  g_clear_pointer (&self->write_db, _prk_db_close);
}

/**
 * prk_pustaka_close:
 *
 * Ends what is under way: an import that is not done leaves nothing behind, and whoever waits is
 * told %G_IO_ERROR_CANCELLED or %PRK_PUSTAKA_ERROR_CLOSED. Blocks until all threads have ended.
 * Must be called by the owner's thread before the last reference goes. A second call does nothing.
 */
void
prk_pustaka_close (PrkPustaka *self)
{
  g_return_if_fail (PRK_IS_PUSTAKA (self));

  if (g_atomic_int_exchange (&self->is_closed, TRUE))
    return;

  g_clear_signal_handler (&self->record_handler, self->store);
  g_cancellable_cancel (self->closing);
  g_main_context_invoke (self->context, close_cb, self);
  g_thread_join (g_steal_pointer (&self->thread));
  g_thread_pool_free (g_steal_pointer (&self->reader), FALSE, TRUE);
  g_thread_pool_free (g_steal_pointer (&self->writer), FALSE, TRUE);
  drain (self);
  close_dbs (self);
}

static void
prk_pustaka_dispose (GObject *object)
{
  prk_pustaka_close (PRK_PUSTAKA (object));

  G_OBJECT_CLASS (prk_pustaka_parent_class)->dispose (object);
}

static void
prk_pustaka_finalize (GObject *object)
{
  PrkPustaka *self = PRK_PUSTAKA (object);

  g_clear_object (&self->store);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->owner, g_main_context_unref);
  g_mutex_clear (&self->opening);

  G_OBJECT_CLASS (prk_pustaka_parent_class)->finalize (object);
}

static void
prk_pustaka_class_init (PrkPustakaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_pustaka_dispose;
  object_class->finalize = prk_pustaka_finalize;

  /**
   * PrkPustaka::changed:
   *
   * Documents were added, taken away or changed, or are in another state.
   */
  signals[CHANGED] = g_signal_new ("changed", PRK_TYPE_PUSTAKA, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  /**
   * PrkPustaka::ocr-changed:
   *
   * The queue of OCR has moved, stopped or gone on.
   */
  signals[OCR_CHANGED] = g_signal_new ("ocr-changed", PRK_TYPE_PUSTAKA, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
prk_pustaka_init (PrkPustaka *self)
{
  g_mutex_init (&self->opening);
  g_queue_init (&self->waiting);
  self->closing = g_cancellable_new ();
  self->owner = g_main_context_ref_thread_default ();
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->n_workers = MIN (DEFAULT_WORKERS, g_get_num_processors ());
  self->reader = g_thread_pool_new (run_kerja, NULL, 1, TRUE, NULL);
  self->writer = g_thread_pool_new (run_kerja, NULL, 1, TRUE, NULL);
}

/**
 * prk_pustaka_new:
 * @store: whose records and blobs make the library
 *
 * Opens the library of a store. Returns at once; the calling thread is its owner.
 *
 * Returns: (transfer full): a library
 */
PrkPustaka *
prk_pustaka_new (PrkStore *store)
{
  PrkPustaka *self;

  g_return_val_if_fail (PRK_IS_STORE (store), NULL);

  self = g_object_new (PRK_TYPE_PUSTAKA, NULL);
  self->store = g_object_ref (store);
  self->record_handler =
    g_signal_connect (store, "record-changed", G_CALLBACK (record_changed_cb), self);
  self->thread = g_thread_new ("pustaka", work, self);
  prk_pustaka_refresh (self);

  return self;
}

PrkStore *
prk_pustaka_get_store (PrkPustaka *self)
{
  g_return_val_if_fail (PRK_IS_PUSTAKA (self), NULL);

  return self->store;
}

/**
 * prk_pustaka_set_n_workers:
 * @n_workers: from 1; cut to 8
 *
 * Says how many caged processes read a document at once. Applies from the next document.
 */
void
prk_pustaka_set_n_workers (PrkPustaka *self,
                           guint       n_workers)
{
  g_return_if_fail (PRK_IS_PUSTAKA (self));

  g_atomic_int_set (&self->n_workers, CLAMP (n_workers, 1, MAX_WORKERS));
}

/**
 * prk_pustaka_set_page_timeout_ms:
 * @timeout_ms: how long a few pages may take; 0 for the usual time
 *
 * Applies from the next document.
 */
void
prk_pustaka_set_page_timeout_ms (PrkPustaka *self,
                                 guint       timeout_ms)
{
  g_return_if_fail (PRK_IS_PUSTAKA (self));

  g_atomic_int_set (&self->page_timeout_ms, MIN (timeout_ms, G_MAXINT));
}
