/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A database server. The writers of a daerah meet in one thread, where those that wait share a
 * transaction as they do on SQLite: each in a savepoint of its own, all told after COMMIT has
 * returned. Several programs may serve one database: a transaction holds its daerah's advisory lock
 * from before its first read to its commit, so that seq is the order of commits and no reader's
 * cursor passes one that comes later. A group that lost its connection before COMMIT was sent is
 * run once more on another, which with several hosts in the connection string is the one that took
 * over. */
#include "config.h"

#include "prk-gudang-postgres.h"
#include "prk-koneksi-private.h"
#include "prk-pendengar.h"

#define N_WRITERS 4
#define MAX_GROUP 256
#define MAX_READERS 8
#define MAX_TRIES 2

#define SQL_LOCK "SELECT pg_advisory_xact_lock (hashtextextended ($1, 8620))"
#define SQL_BEGIN_READ "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

typedef struct
{
  char *daerah;
  PrkGudangFunc func; /* NULL ends the thread */
  gpointer data;
  PrkGudangDone done;
  gpointer done_data;
  GError *error;
} Pekerjaan;

typedef struct
{
  PrkGudangPostgres *gudang; /* borrowed: it joins the thread */
  GThread *thread;
  GAsyncQueue *inbox;        /* Pekerjaan */
  PrkKoneksi *koneksi;
} Penulis;

struct _PrkGudangPostgres
{
  GObject parent_instance;

  char *conninfo;
  char *instance; /* what other programs do not have */
  PrkPendengar *pendengar;
  Penulis writers[N_WRITERS];
  GMutex mutex;   /* guards what follows */
  GQueue readers; /* PrkKoneksi at rest */
  guint64 n_commits;
  guint64 n_writes;
};

static void gudang_iface_init (PrkGudangInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkGudangPostgres, prk_gudang_postgres, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_GUDANG, gudang_iface_init))

static void
pekerjaan_free (Pekerjaan *job)
{
  g_clear_error (&job->error);
  g_free (job->daerah);
  g_free (job);
}

/* What one writer did stands or falls by itself. */
static gboolean
run_one (PrkKoneksi  *koneksi,
         Pekerjaan   *job,
         GError     **error)
{
  PrkSesi *sesi = &koneksi->sesi;
  gboolean is_good;

  g_clear_error (&job->error);
  if (!prk_sesi_run (sesi, error, "SAVEPOINT pekerjaan", ""))
    return FALSE;
  is_good = job->func (sesi, job->data, &job->error);
  if (is_good)
    is_good = _prk_koneksi_settle (koneksi, &job->error);
  else
    _prk_koneksi_settle (koneksi, NULL);
  if (!_prk_koneksi_is_good (koneksi))
    return _prk_koneksi_settle (koneksi, error);

  return (is_good || prk_sesi_run (sesi, error, "ROLLBACK TO SAVEPOINT pekerjaan", "")) &&
         prk_sesi_run (sesi, error, "RELEASE SAVEPOINT pekerjaan", "");
}

/* @is_sent (out): whether COMMIT may have reached the server. */
static gboolean
try_group (Penulis    *self,
           GPtrArray  *jobs,
           gboolean   *is_sent,
           GError    **error)
{
  Pekerjaan *first = g_ptr_array_index (jobs, 0);
  g_autoptr(PrkBaris) lock = NULL;
  PrkSesi *sesi;

  *is_sent = FALSE;
  if (self->koneksi == NULL)
    self->koneksi = _prk_koneksi_new (self->gudang->conninfo, self->gudang->instance, error);
  if (self->koneksi == NULL)
    return FALSE;

  sesi = &self->koneksi->sesi;
  if (!prk_sesi_run (sesi, error, "BEGIN", ""))
    return FALSE;
  lock = prk_sesi_query (sesi, error, SQL_LOCK, "t", first->daerah);
  if (lock == NULL)
    return FALSE;
  for (guint i = 0; i < jobs->len; i++)
    if (!run_one (self->koneksi, g_ptr_array_index (jobs, i), error))
      return FALSE;
  if (!_prk_koneksi_settle (self->koneksi, error))
    return FALSE;

  *is_sent = TRUE;

  return prk_sesi_run (sesi, error, "COMMIT", "") && _prk_koneksi_settle (self->koneksi, error);
}

static void
run_group (Penulis   *self,
           GPtrArray *jobs)
{
  g_autoptr(GError) error = NULL;
  gboolean is_sent = FALSE, is_good = FALSE;

  for (guint i = 0; i < MAX_TRIES && !is_good && !is_sent; i++)
    {
      g_clear_error (&error);
      is_good = try_group (self, jobs, &is_sent, &error);
      if (!is_good)
        g_clear_pointer (&self->koneksi, _prk_koneksi_free);
    }

  g_mutex_lock (&self->gudang->mutex);
  self->gudang->n_commits++;
  self->gudang->n_writes += jobs->len;
  g_mutex_unlock (&self->gudang->mutex);

  for (guint i = 0; i < jobs->len; i++)
    {
      Pekerjaan *job = g_ptr_array_index (jobs, i);

      if (!is_good)
        {
          g_clear_error (&job->error);
          job->error = g_error_copy (error);
        }
      job->done (job->done_data, g_steal_pointer (&job->error));
    }
}

static gpointer
writer_main (gpointer data)
{
  Penulis *self = data;
  Pekerjaan *next = g_async_queue_pop (self->inbox);

  while (next->func != NULL)
    {
      g_autoptr(GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) pekerjaan_free);
      Pekerjaan *first = next;

      for (; next != NULL && next->func != NULL && jobs->len < MAX_GROUP &&
             g_str_equal (next->daerah, first->daerah);
           next = g_async_queue_try_pop (self->inbox))
        g_ptr_array_add (jobs, next);
      run_group (self, jobs);
      if (next == NULL)
        next = g_async_queue_pop (self->inbox);
    }
  pekerjaan_free (next);
  g_clear_pointer (&self->koneksi, _prk_koneksi_free);

  return NULL;
}

static void
prk_gudang_postgres_write (PrkGudang     *gudang,
                           const char    *daerah,
                           PrkGudangFunc  func,
                           gpointer       data,
                           PrkGudangDone  done,
                           gpointer       done_data)
{
  PrkGudangPostgres *self = PRK_GUDANG_POSTGRES (gudang);
  Pekerjaan *job = g_new0 (Pekerjaan, 1);

  job->daerah = g_strdup (daerah);
  job->func = func;
  job->data = data;
  job->done = done;
  job->done_data = done_data;
  g_async_queue_push (self->writers[g_str_hash (daerah) % N_WRITERS].inbox, job);
}

static void
give_reader (PrkGudangPostgres *self,
             PrkKoneksi        *reader)
{
  g_mutex_lock (&self->mutex);
  if (self->readers.length < MAX_READERS)
    g_queue_push_head (&self->readers, g_steal_pointer (&reader));
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&reader, _prk_koneksi_free);
}

/* A connection inside a transaction. One that rested may have died with its server: then
 * another. */
static PrkKoneksi *
begin_read (PrkGudangPostgres  *self,
            GError            **error)
{
  for (;;)
    {
      g_autoptr(GError) failure = NULL;
      PrkKoneksi *reader;
      gboolean is_fresh;

      g_mutex_lock (&self->mutex);
      reader = g_queue_pop_head (&self->readers);
      g_mutex_unlock (&self->mutex);
      is_fresh = reader == NULL;
      if (is_fresh)
        reader = _prk_koneksi_new (self->conninfo, self->instance, error);
      if (reader == NULL)
        return NULL;
      if (prk_sesi_run (&reader->sesi, &failure, SQL_BEGIN_READ, "") &&
          _prk_koneksi_settle (reader, &failure))
        return reader;

      _prk_koneksi_free (reader);
      if (is_fresh)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
}

static gboolean
prk_gudang_postgres_read (PrkGudang      *gudang,
                          PrkGudangFunc   func,
                          gpointer        data,
                          GError        **error)
{
  PrkGudangPostgres *self = PRK_GUDANG_POSTGRES (gudang);
  PrkKoneksi *reader = begin_read (self, error);
  gboolean is_good;

  if (reader == NULL)
    return FALSE;

  is_good = func (&reader->sesi, data, error);
  if (prk_sesi_run (&reader->sesi, NULL, "ROLLBACK", "") && _prk_koneksi_settle (reader, NULL))
    give_reader (self, reader);
  else
    _prk_koneksi_free (reader);

  return is_good;
}

static gboolean
prk_gudang_postgres_backup (PrkGudang   *gudang,
                            const char  *path,
                            GError     **error)
{
  g_set_error_literal (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED,
                       "Basis data PostgreSQL dicadangkan dengan pg_dump atau pg_basebackup.");
  return FALSE;
}

static void
prk_gudang_postgres_get_statistik (PrkGudang *gudang,
                                   guint64   *n_commits,
                                   guint64   *n_writes)
{
  PrkGudangPostgres *self = PRK_GUDANG_POSTGRES (gudang);

  g_mutex_lock (&self->mutex);
  *n_commits = self->n_commits;
  *n_writes = self->n_writes;
  g_mutex_unlock (&self->mutex);
}

static void
prk_gudang_postgres_watch (PrkGudang      *gudang,
                           PrkGudangWatch  func,
                           gpointer        data)
{
  PrkGudangPostgres *self = PRK_GUDANG_POSTGRES (gudang);

  g_clear_pointer (&self->pendengar, _prk_pendengar_free);
  if (func != NULL)
    self->pendengar = _prk_pendengar_new (self->conninfo, self->instance, func, data);
}

static void
gudang_iface_init (PrkGudangInterface *iface)
{
  iface->write = prk_gudang_postgres_write;
  iface->read = prk_gudang_postgres_read;
  iface->backup = prk_gudang_postgres_backup;
  iface->watch = prk_gudang_postgres_watch;
  iface->get_statistik = prk_gudang_postgres_get_statistik;
}

static void
prk_gudang_postgres_finalize (GObject *object)
{
  PrkGudangPostgres *self = PRK_GUDANG_POSTGRES (object);

  g_clear_pointer (&self->pendengar, _prk_pendengar_free);
  for (guint i = 0; i < N_WRITERS; i++)
    if (self->writers[i].thread != NULL)
      g_async_queue_push (self->writers[i].inbox, g_new0 (Pekerjaan, 1));
  for (guint i = 0; i < N_WRITERS; i++)
    {
      g_clear_pointer (&self->writers[i].thread, g_thread_join);
      g_clear_pointer (&self->writers[i].inbox, g_async_queue_unref);
    }
  g_queue_clear_full (&self->readers, (GDestroyNotify) _prk_koneksi_free);
  g_mutex_clear (&self->mutex);
  g_free (self->conninfo);
  g_free (self->instance);

  G_OBJECT_CLASS (prk_gudang_postgres_parent_class)->finalize (object);
}

static void
prk_gudang_postgres_class_init (PrkGudangPostgresClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_gudang_postgres_finalize;
}

static void
prk_gudang_postgres_init (PrkGudangPostgres *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * prk_gudang_postgres_new:
 * @conninfo: as libpq reads it; several hosts with target_session_attrs=read-write survive a
 *   failover
 *
 * Opens a register's database on a PostgreSQL server and makes its tables when there are none.
 * Fails with %PRK_GUDANG_ERROR_NEWER, untouched, when a newer program made them.
 *
 * Returns: (transfer full): the storage
 */
PrkGudang *
prk_gudang_postgres_new (const char  *conninfo,
                         GError     **error)
{
  g_autoptr(PrkGudangPostgres) self = g_object_new (PRK_TYPE_GUDANG_POSTGRES, NULL);
  PrkKoneksi *reader;

  g_return_val_if_fail (conninfo != NULL, NULL);

  self->conninfo = g_strdup (conninfo);
  self->instance = g_uuid_string_random ();
  reader = _prk_koneksi_new (conninfo, self->instance, error);
  if (reader == NULL)
    return NULL;
  give_reader (self, reader);
  for (guint i = 0; i < N_WRITERS; i++)
    {
      self->writers[i].gudang = self;
      self->writers[i].inbox = g_async_queue_new ();
      self->writers[i].thread = g_thread_new ("prk-gudang", writer_main, &self->writers[i]);
    }

  return PRK_GUDANG (g_steal_pointer (&self));
}
