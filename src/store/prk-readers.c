/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-readers-private.h"

#define N_READERS 2

struct _PrkReaders
{
  char        *path;
  GAsyncQueue *inbox; /* PrkJob */
  GThread     *threads[N_READERS];
};

static void
serve (PrkReaders  *self,
       PrkDb      **db,
       PrkJob      *job)
{
  g_autoptr (GError) error = NULL;

  /* Opened when first needed: a start that only lists needs one of them. */
  if (!_prk_job_is_cancelled (job, &error)
      && (*db != NULL || (*db = _prk_db_open (self->path, PRK_DB_READ, &error)) != NULL))
    job->run (*db, job, &error);
  _prk_job_answer (job, g_steal_pointer (&error));
}

static gpointer
reader_main (gpointer data)
{
  PrkReaders *self = data;
  g_autoptr (PrkDb) db = NULL;

  for (;;)
    {
      g_autoptr (PrkJob) job = g_async_queue_pop (self->inbox);

      if (job->kind == PRK_JOB_CLOSE)
        return NULL;
      serve (self, &db, job);
    }
}

PrkReaders *
_prk_readers_new (const char *path)
{
  PrkReaders *self = g_new0 (PrkReaders, 1);

  self->path = g_strdup (path);
  self->inbox = g_async_queue_new ();
  for (guint i = 0; i < N_READERS; i++)
    self->threads[i] = g_thread_new ("prk-reader", reader_main, self);
  return self;
}

void
_prk_readers_push (PrkReaders *self,
                   PrkJob     *job)
{
  g_async_queue_push (self->inbox, job);
}

void
_prk_readers_free (PrkReaders *self)
{
  for (guint i = 0; i < N_READERS; i++)
    g_async_queue_push (self->inbox, _prk_job_new (PRK_JOB_CLOSE, NULL, NULL, NULL));
  for (guint i = 0; i < N_READERS; i++)
    g_thread_join (self->threads[i]);
  g_async_queue_unref (self->inbox);
  g_free (self->path);
  g_free (self);
}
