/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one thread that writes. Jobs wait in a backlog and are done strictly in order; those that
 * stand next to each other share a transaction, each in a savepoint of its own, so that one that is
 * refused does not take the others with it, and one fsync answers them all. Nobody is answered
 * before COMMIT has returned.
 *
 * When the disk refuses, the transaction is rolled back and the whole backlog stays as it was:
 * whoever blocks is told at once, all others wait and are tried again every few seconds, in the
 * same order. A job that blocks and comes in that time starts a try at once. */

#include "config.h"

#include "prk-draft-private.h"
#include "prk-kunci-private.h"
#include "prk-materi-private.h"
#include "prk-readers-private.h"

/* Enough to share an fsync among all that a fast typist or an import queues, few enough to bound a
 * rollback. */
#define MAX_GROUP 256

/* How long a search on a screen may wait for the index; what is not indexed by then is found later. Who blocks has no
 * later and waits for all of it. */
#define SEARCH_BUDGET_US (50 * 1000)
#define WHOLE_BUDGET_US (10 * 60 * G_TIME_SPAN_SECOND)

#define SQL_LAST_SEQ "SELECT coalesce(max(seq), 0) FROM op"
#define SQL_HAS_STALE "SELECT EXISTS (SELECT 1 FROM record WHERE stale = 1)"

void
_prk_writer_note_changed (PrkWriter  *self,
                          const char *id,
                          const char *type)
{
  g_hash_table_replace (self->job_changed, g_strdup (id), g_strdup (type));
}

void
_prk_writer_keep_changed (PrkWriter *self)
{
  GHashTableIter iter;
  gpointer id, type;

  g_hash_table_iter_init (&iter, self->job_changed);
  while (g_hash_table_iter_next (&iter, &id, &type))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_replace (self->changed, id, type);
    }
}

void
_prk_writer_tell (PrkWriter *self)
{
  GHashTableIter iter;
  gpointer id, type;

  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &id, &type))
    _prk_emitter_record_changed (self->emitter, id, type);
  g_hash_table_remove_all (self->changed);
}

/* A newer program may have migrated the database since we opened it. */
static gboolean
check_version (PrkWriter  *self,
               GError    **error)
{
  gint64 version;

  if (!_prk_db_get_int (self->db, &version, 0, error, "PRAGMA user_version", ""))
    return FALSE;
  if (version == self->version)
    return TRUE;
  g_set_error_literal (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NEWER,
                       "a newer program has taken over the database");
  return FALSE;
}

static void
share_key (PrkWriter *self)
{
  g_mutex_lock (&self->key_mutex);
  if (self->shared_key != self->key)
    {
      g_clear_pointer (&self->shared_key, prk_key_unref);
      self->shared_key = prk_key_ref (self->key);
    }
  g_mutex_unlock (&self->key_mutex);
}

PrkKey *
_prk_writer_dup_key (PrkWriter *self)
{
  PrkKey *key;

  g_mutex_lock (&self->key_mutex);
  key = prk_key_ref (self->shared_key);
  g_mutex_unlock (&self->key_mutex);
  return key;
}

void
_prk_writer_change_key (PrkWriter *self,
                        PrkKey    *key)
{
  if (self->former_key == NULL)
    self->former_key = self->key;
  else
    prk_key_unref (self->key);
  self->key = prk_key_ref (key);
}

gboolean
_prk_writer_begin (PrkWriter  *self,
                   GError    **error)
{
  _prk_db_forget_fault (self->db);
  self->last_seq = self->seen_seq;

  if (_prk_db_begin (self->db, error)
      && check_version (self, error)
      && _prk_kunci_adopt (self->db, self->folder, &self->key, error)
      && _prk_writer_look_around (self, error))
    {
      share_key (self);
      _prk_writer_keep_changed (self);
      return TRUE;
    }
  _prk_writer_roll_back (self);
  return FALSE;
}

gboolean
_prk_writer_commit (PrkWriter  *self,
                    GError    **error)
{
  _prk_writer_keep_changed (self);
  if (!_prk_db_exec (self->db, "COMMIT", error))
    return FALSE;

  _prk_cache_keep (self->cache);
  self->seen_seq = self->last_seq;
  if (self->former_key != NULL)
    {
      g_clear_pointer (&self->former_key, prk_key_unref);
      _prk_kunci_settle (self->folder);
      share_key (self);
    }
  return TRUE;
}

void
_prk_writer_roll_back (PrkWriter *self)
{
  _prk_db_roll_back (self->db);
  _prk_cache_roll_back (self->cache);
  if (self->former_key != NULL)
    {
      prk_key_unref (self->key);
      self->key = g_steal_pointer (&self->former_key);
    }
  g_hash_table_remove_all (self->changed);
  g_hash_table_remove_all (self->job_changed);
}

/* FALSE when the disk failed; a refusal is kept as the job's own answer. */
static gboolean
run_job (PrkWriter  *self,
         PrkJob     *job,
         GError    **error)
{
  g_autoptr (GError) refusal = NULL;

  if (_prk_job_is_cancelled (job, &job->error))
    return TRUE;
  if (!_prk_db_exec (self->db, "SAVEPOINT job", error))
    return FALSE;

  if (job->run (self, job, &refusal))
    {
      _prk_writer_keep_changed (self);
      return _prk_db_exec (self->db, "RELEASE job", error);
    }
  if (_prk_db_has_disk_fault (self->db))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }

  g_hash_table_remove_all (self->job_changed);
  _prk_cache_roll_back (self->cache);
  job->error = g_steal_pointer (&refusal);
  return _prk_db_exec (self->db, "ROLLBACK TO job; RELEASE job", error);
}

static void
answer_jobs (PrkWriter *self,
             guint      n_jobs)
{
  for (guint i = 0; i < n_jobs; i++)
    {
      g_autoptr (PrkJob) job = g_queue_pop_head (&self->backlog);

      _prk_job_answer (job, g_steal_pointer (&job->error));
    }
}

static void
forget_runs (PrkWriter *self,
             guint      n_jobs)
{
  GList *link = self->backlog.head;

  for (guint i = 0; i < n_jobs; i++, link = link->next)
    {
      PrkJob *job = link->data;

      _prk_job_clear_result (job);
      g_clear_error (&job->error);
    }
}

static gboolean
run_group (PrkWriter  *self,
           GError    **error)
{
  guint n_jobs = 0;

  if (!_prk_writer_begin (self, error))
    return FALSE;

  for (GList *link = self->backlog.head; link != NULL && n_jobs < MAX_GROUP; link = link->next)
    {
      n_jobs++;
      if (!run_job (self, link->data, error))
        goto failed;
    }
  if (!_prk_writer_commit (self, error))
    goto failed;

  answer_jobs (self, n_jobs);
  _prk_writer_tell (self);
  return TRUE;

failed:
  _prk_writer_roll_back (self);
  forget_runs (self, n_jobs);
  return FALSE;
}

static void
answer_blocking (PrkWriter    *self,
                 const GError *error)
{
  GList *link = self->backlog.head;

  while (link != NULL)
    {
      GList *next = link->next;
      PrkJob *job = link->data;

      if (job->is_blocking)
        {
          g_queue_delete_link (&self->backlog, link);
          _prk_job_answer (job, g_error_copy (error));
          _prk_job_unref (job);
        }
      link = next;
    }
}

/* Takes @error. */
static void
note_failure (PrkWriter *self,
              GError    *error)
{
  gboolean is_news = self->failure == NULL || self->failure->code != error->code;

  g_clear_error (&self->failure);
  answer_blocking (self, error);
  if (self->backlog.length == 0)
    {
      g_error_free (error);
      return;
    }

  if (is_news)
    _prk_emitter_save_failed (self->emitter, error);
  self->failure = error;
  self->retry_at_us = g_get_monotonic_time () + (gint64) self->tuning.retry_ms * 1000;
}

static void
flush (PrkWriter *self)
{
  while (self->backlog.length > 0)
    {
      GError *error = NULL;

      if (!run_group (self, &error))
        {
          note_failure (self, error);
          return;
        }
      if ((guint) self->wal_pages > 4 * self->tuning.checkpoint_pages)
        _prk_writer_checkpoint (self);
    }

  if (self->failure != NULL)
    {
      g_clear_error (&self->failure);
      _prk_emitter_save_recovered (self->emitter);
    }
}

static void
serve_searches (PrkWriter *self)
{
  gint64 budget_us = SEARCH_BUDGET_US;
  PrkJob *job;

  for (GList *link = self->searches.head; link != NULL; link = link->next)
    if (((PrkJob *) link->data)->is_blocking)
      budget_us = WHOLE_BUDGET_US;

  if (self->searches.length > 0 && self->failure == NULL)
    _prk_writer_index_for (self, budget_us);
  while ((job = g_queue_pop_head (&self->searches)) != NULL)
    _prk_readers_push (self->readers, job);
}

static void
accept_job (PrkWriter *self,
            PrkJob    *job,
            gboolean  *is_urgent)
{
  g_autoptr (GError) local_error = NULL;

  self->idle_since_us = g_get_monotonic_time ();
  switch (job->kind)
    {
    case PRK_JOB_WRITE:
      if (self->failure != NULL)
        _prk_draft_coalesce (&self->backlog, job);
      g_queue_push_tail (&self->backlog, job);
      *is_urgent |= job->is_blocking;
      break;
    case PRK_JOB_INDEX:
      g_queue_push_tail (&self->searches, job);
      break;
    case PRK_JOB_CACHE:
      job->run (self, job, &local_error);
      _prk_job_unref (job);
      break;
    case PRK_JOB_CLOSE:
      self->closing = job;
      break;
    case PRK_JOB_READ:
    default:
      g_assert_not_reached ();
    }
}

static gint64
get_wake_us (PrkWriter *self)
{
  gint64 wake_us = self->poll_at_us;

  if (self->failure != NULL)
    wake_us = MIN (wake_us, self->retry_at_us);
  else if (_prk_writer_has_idle_work (self))
    wake_us = MIN (wake_us, self->idle_since_us + (gint64) self->tuning.idle_ms * 1000);
  return wake_us;
}

static void
take_jobs (PrkWriter *self,
           gboolean  *is_urgent)
{
  gint64 wait_us = get_wake_us (self) - g_get_monotonic_time ();
  PrkJob *job = g_async_queue_timeout_pop (self->inbox, MAX (wait_us, 0));

  while (job != NULL)
    {
      accept_job (self, job, is_urgent);
      job = g_async_queue_try_pop (self->inbox);
    }
}

static gpointer
writer_main (gpointer data)
{
  PrkWriter *self = data;

  while (self->closing == NULL)
    {
      gboolean is_urgent = FALSE;
      gint64 now_us;

      take_jobs (self, &is_urgent);
      now_us = g_get_monotonic_time ();

      if (self->failure == NULL || is_urgent || self->closing != NULL
          || now_us >= self->retry_at_us)
        flush (self);
      serve_searches (self);

      if (self->closing != NULL)
        break;
      if (now_us >= self->poll_at_us)
        _prk_writer_poll (self);
      if (self->failure == NULL && _prk_writer_has_idle_work (self)
          && now_us >= self->idle_since_us + (gint64) self->tuning.idle_ms * 1000)
        _prk_writer_idle (self);
    }

  while (self->backlog.length > 0)
    {
      g_autoptr (PrkJob) job = g_queue_pop_head (&self->backlog);

      _prk_job_answer (job, g_error_copy (self->failure));
    }
  return NULL;
}

static int
wal_hook_cb (gpointer    data,
             sqlite3    *handle,
             const char *schema,
             int         n_pages)
{
  PrkWriter *self = data;

  self->wal_pages = n_pages;
  return SQLITE_OK;
}

PrkWriter *
_prk_writer_start (PrkDb            *db,
                   PrkKey           *key,
                   PrkClock         *clock,
                   PrkEntropy       *entropy,
                   PrkEmitter       *emitter,
                   PrkReaders       *readers,
                   const PrkTuning  *tuning,
                   GError          **error)
{
  PrkWriter *self = g_new0 (PrkWriter, 1);
  gint64 has_stale;

  self->inbox = g_async_queue_new ();
  self->db = db;
  self->cache = _prk_cache_new ();
  self->key = prk_key_ref (key);
  self->folder = g_path_get_dirname (sqlite3_db_filename (_prk_db_get_handle (db), "main"));
  g_mutex_init (&self->key_mutex);
  self->shared_key = prk_key_ref (key);
  self->clock = g_object_ref (clock);
  self->entropy = g_object_ref (entropy);
  self->emitter = _prk_emitter_ref (emitter);
  self->readers = readers;
  self->tuning = *tuning;
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->job_changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!_prk_db_get_int (db, &self->version, 0, error, "PRAGMA user_version", "")
      || !_prk_db_get_int (db, &self->data_version, 0, error, "PRAGMA data_version", "")
      || !_prk_db_get_int (db, &self->seen_seq, 0, error, SQL_LAST_SEQ, "")
      || !_prk_db_get_int (db, &has_stale, 0, error, SQL_HAS_STALE, ""))
    {
      _prk_writer_free (self);
      return NULL;
    }

  self->may_have_stale = has_stale != 0;
  self->idle_since_us = g_get_monotonic_time ();
  self->poll_at_us = self->idle_since_us + (gint64) self->tuning.poll_ms * 1000;
  /* Checkpoints wait until nobody does: the automatic one would be part of somebody's commit. */
  sqlite3_wal_hook (_prk_db_get_handle (db), wal_hook_cb, self);
  self->thread = g_thread_new ("prk-writer", writer_main, self);
  return self;
}

void
_prk_writer_push (PrkWriter *self,
                  PrkJob    *job)
{
  g_async_queue_push (self->inbox, job);
}

void
_prk_writer_finish (PrkWriter *self)
{
  g_async_queue_push (self->inbox, _prk_job_new (PRK_JOB_CLOSE, NULL, NULL, NULL));
  g_clear_pointer (&self->thread, g_thread_join);
}

void
_prk_writer_free (PrkWriter *self)
{
  PrkJob *job;

  g_assert (self->thread == NULL);
  while ((job = g_async_queue_try_pop (self->inbox)) != NULL)
    _prk_job_unref (job);

  g_clear_pointer (&self->closing, _prk_job_unref);
  g_async_queue_unref (self->inbox);
  _prk_db_close (self->db);
  _prk_cache_free (self->cache);
  prk_key_unref (self->key);
  prk_key_unref (self->shared_key);
  g_mutex_clear (&self->key_mutex);
  g_free (self->folder);
  g_free (self->squashed_id);
  g_object_unref (self->clock);
  g_object_unref (self->entropy);
  _prk_emitter_unref (self->emitter);
  g_clear_error (&self->failure);
  g_hash_table_unref (self->changed);
  g_hash_table_unref (self->job_changed);
  g_free (self);
}
