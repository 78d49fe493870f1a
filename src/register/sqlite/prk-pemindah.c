/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A commit is durable once it is in the write-ahead log; moving it from there into the database
 * costs two more syncs, and nobody should wait for those. So a thread with a connection of its own
 * moves what has gathered. The log begins anew only when nothing in it is left to move, which under
 * load this thread never sees: the writer itself moves the little that is left once the log is
 * long. */
#include "config.h"

#include "prk-pemindah.h"

/* In pages of 4 KiB. */
#define MOVE_FROM 1000
#define LONG_LOG 8000

struct _PrkPemindah
{
  sqlite3 *db;
  sqlite3 *writer;
  GThread *thread;
  GMutex mutex;
  GCond cond;
  gboolean is_wanted;
  gboolean is_closing;
};

static gpointer
move_main (gpointer data)
{
  PrkPemindah *self = data;

  g_mutex_lock (&self->mutex);
  while (!self->is_closing)
    {
      if (!self->is_wanted)
        {
          g_cond_wait (&self->cond, &self->mutex);
          continue;
        }
      self->is_wanted = FALSE;
      g_mutex_unlock (&self->mutex);
      /* Readers may be in the way; the rest goes next time. */
      sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
      g_mutex_lock (&self->mutex);
    }
  g_mutex_unlock (&self->mutex);

  return NULL;
}

/* In the writer's thread, after a commit. */
static int
committed_cb (void       *data,
              sqlite3    *db,
              const char *schema,
              int         n_pages)
{
  PrkPemindah *self = data;

  if (n_pages >= LONG_LOG)
    {
      sqlite3_wal_checkpoint_v2 (db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    }
  else if (n_pages >= MOVE_FROM)
    {
      g_mutex_lock (&self->mutex);
      self->is_wanted = TRUE;
      g_cond_signal (&self->cond);
      g_mutex_unlock (&self->mutex);
    }

  return SQLITE_OK;
}

PrkPemindah *
_prk_pemindah_new (const char  *path,
                   sqlite3     *writer,
                   GError     **error)
{
  PrkPemindah *self;
  sqlite3 *db;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      g_set_error (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED, "SQLite: %s",
                   sqlite3_errmsg (db));
      sqlite3_close (db);
      return NULL;
    }

  self = g_new0 (PrkPemindah, 1);
  self->db = db;
  self->writer = writer;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("prk-pemindah", move_main, self);
  sqlite3_wal_hook (writer, committed_cb, self);

  return self;
}

/* Before the writer is closed, in whose thread nothing may run any more. */
void
_prk_pemindah_free (PrkPemindah *self)
{
  sqlite3_wal_hook (self->writer, NULL, NULL);
  g_mutex_lock (&self->mutex);
  self->is_closing = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  sqlite3_close (self->db);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}
