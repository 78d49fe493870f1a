/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One file, WAL, synchronous=FULL. One thread writes: the writers that wait share a transaction,
 * each in a savepoint of its own, so one fsync answers them all; nobody is told before COMMIT has
 * returned. Those whom one commit answered come back together: the next waits for as many as there
 * were, at most half as long as a commit takes, since the first of them would else have an fsync
 * to itself. Readers take a connection from a pool, each read in one transaction. */
#include "config.h"

#include <sqlite3.h>

#include "base/prk-resource.h"

#include "prk-gudang-sqlite.h"
#include "prk-pemindah.h"
#include "prk-register-sql-resources.h"

#define SCHEMA_PATH "/org/prakarsa/register/sql/"
#define BUSY_MS 10000

/* Enough for every client that waits, few enough to bound what one failed commit takes with it. */
#define MAX_GROUP 256
#define MAX_READERS 8
#define MAX_GATHER_US (5 * 1000)

typedef struct
{
  PrkSesi sesi;
  sqlite3 *db;
  GHashTable *statements; /* text → sqlite3_stmt */
} Koneksi;

typedef struct
{
  PrkGudangFunc func; /* NULL ends the thread */
  gpointer data;
  PrkGudangDone done;
  gpointer done_data;
  GError *error;
} Pekerjaan;

struct _PrkGudangSqlite
{
  GObject parent_instance;

  char *path;
  GThread *thread;
  GAsyncQueue *inbox; /* Pekerjaan */
  Koneksi *writer;
  PrkPemindah *pemindah;
  guint n_last;       /* writers in the last group */
  gint64 commit_us;   /* how long its COMMIT took */
  GMutex mutex;       /* guards what follows */
  GQueue readers;     /* Koneksi at rest */
  guint64 n_commits;
  guint64 n_writes;
};

static void gudang_iface_init (PrkGudangInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkGudangSqlite, prk_gudang_sqlite, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_GUDANG, gudang_iface_init))

static void
set_failed (sqlite3  *db,
            GError  **error)
{
  g_set_error (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED, "SQLite: %s", sqlite3_errmsg (db));
}

static gboolean
exec (Koneksi     *self,
      const char  *sql,
      GError     **error)
{
  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  set_failed (self->db, error);
  return FALSE;
}

static sqlite3_stmt *
prepare (Koneksi     *self,
         const char  *sql,
         GError     **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
          SQLITE_OK)
        {
          set_failed (self->db, error);
          return NULL;
        }
      g_hash_table_insert (self->statements, (gpointer) sql, statement);
    }

  return statement;
}

static void
add_row (PrkBaris     *rows,
         sqlite3_stmt *statement)
{
  for (int i = 0; i < sqlite3_column_count (statement); i++)
    if (sqlite3_column_type (statement, i) == SQLITE_INTEGER)
      prk_baris_add_int (rows, sqlite3_column_int64 (statement, i));
    else
      {
        const char *text = (const char *) sqlite3_column_text (statement, i);

        prk_baris_add_text (rows, text, (gsize) sqlite3_column_bytes (statement, i));
      }
}

/* @rows: (nullable) */
static gboolean
step (Koneksi       *self,
      sqlite3_stmt  *statement,
      PrkBaris      *rows,
      GError       **error)
{
  int result;

  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    if (rows != NULL)
      add_row (rows, statement);
  if (result != SQLITE_DONE)
    set_failed (self->db, error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  return result == SQLITE_DONE;
}

static sqlite3_stmt *
bind (Koneksi         *self,
      const char      *sql,
      const PrkNilai  *values,
      guint            n_values,
      GError         **error)
{
  sqlite3_stmt *statement = prepare (self, sql, error);

  for (guint i = 0; statement != NULL && i < n_values; i++)
    if (values[i].is_int)
      sqlite3_bind_int64 (statement, (int) i + 1, values[i].number);
    else
      sqlite3_bind_text (statement, (int) i + 1, values[i].text, -1, SQLITE_STATIC);

  return statement;
}

static PrkBaris *
koneksi_query (PrkSesi         *sesi,
               const char      *sql,
               const PrkNilai  *values,
               guint            n_values,
               GError         **error)
{
  Koneksi *self = (Koneksi *) sesi;
  sqlite3_stmt *statement = bind (self, sql, values, n_values, error);
  g_autoptr(PrkBaris) rows = NULL;

  if (statement == NULL)
    return NULL;
  rows = prk_baris_new ((guint) sqlite3_column_count (statement));

  return step (self, statement, rows, error) ? g_steal_pointer (&rows) : NULL;
}

static gboolean
koneksi_run (PrkSesi         *sesi,
             const char      *sql,
             const PrkNilai  *values,
             guint            n_values,
             GError         **error)
{
  Koneksi *self = (Koneksi *) sesi;
  sqlite3_stmt *statement = bind (self, sql, values, n_values, error);

  return statement != NULL && step (self, statement, NULL, error);
}

static void
koneksi_free (Koneksi *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->db);
  g_free (self);
}

static Koneksi *
koneksi_new (const char  *path,
             int          flags,
             GError     **error)
{
  Koneksi *self = g_new0 (Koneksi, 1);

  self->sesi.query = koneksi_query;
  self->sesi.run = koneksi_run;
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sqlite3_finalize);
  if (sqlite3_open_v2 (path, &self->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      set_failed (self->db, error);
      koneksi_free (self);
      return NULL;
    }
  sqlite3_busy_timeout (self->db, BUSY_MS);
  sqlite3_limit (self->db, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);

  return self;
}

/* Each step takes the tables from the version before it to its own. */
static const char *const steps[] = { "001-awal.sql", "sqlite/002-tanpa-rowid.sql",
                                     "sqlite/003-kasus.sql", "sqlite/004-nomor.sql" };

static gboolean
run_step (Koneksi  *self,
          guint     version,
          GError  **error)
{
  g_autofree char *path = g_strconcat (SCHEMA_PATH, steps[version - 1], NULL);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %u", version);
  g_autoptr(GBytes) step =
      g_resource_lookup_data (prk_resource_get (prk_register_sql_get_resource), path, 0, error);

  return step != NULL && exec (self, g_bytes_get_data (step, NULL), error) &&
         exec (self, pragma, error);
}

static gboolean
migrate (Koneksi  *self,
         GError  **error)
{
  g_autoptr(PrkBaris) rows = prk_sesi_query (&self->sesi, error, "PRAGMA user_version", "");
  gint64 version;

  if (rows == NULL)
    return FALSE;
  version = prk_baris_int (rows, 0, 0);
  if (version > (gint64) G_N_ELEMENTS (steps))
    {
      g_set_error_literal (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_NEWER,
                           "the register's database was made by a newer program");
      return FALSE;
    }
  while (version < (gint64) G_N_ELEMENTS (steps))
    if (!run_step (self, (guint) ++version, error))
      return FALSE;

  return TRUE;
}

static gboolean
open_writer (PrkGudangSqlite  *self,
             GError          **error)
{
  self->writer = koneksi_new (self->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);

  return self->writer != NULL &&
         exec (self->writer,
               "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
               "PRAGMA cache_size = -8000; BEGIN IMMEDIATE", error) &&
         migrate (self->writer, error) && exec (self->writer, "COMMIT", error);
}

/* What one writer did stands or falls by itself, unless the connection is beyond help. */
static gboolean
run_one (PrkGudangSqlite  *self,
         Pekerjaan        *job,
         GError          **error)
{
  PrkSesi *sesi = &self->writer->sesi;

  if (!prk_sesi_run (sesi, error, "SAVEPOINT pekerjaan", ""))
    return FALSE;
  if (job->func (sesi, job->data, &job->error))
    return prk_sesi_run (sesi, error, "RELEASE pekerjaan", "");

  return exec (self->writer, "ROLLBACK TO pekerjaan; RELEASE pekerjaan", error);
}

/* The next writer of a group of @n_jobs, or the end of the thread; NULL when the group is complete. */
static Pekerjaan *
next_job (PrkGudangSqlite *self,
          guint            n_jobs,
          gint64          *deadline_us)
{
  Pekerjaan *job = g_async_queue_try_pop (self->inbox);
  gint64 now_us;

  if (job != NULL || n_jobs >= self->n_last)
    return job;
  now_us = g_get_monotonic_time ();
  if (*deadline_us == 0)
    *deadline_us = now_us + MIN (self->commit_us / 2, MAX_GATHER_US);

  return now_us < *deadline_us ? g_async_queue_timeout_pop (self->inbox, (guint64) (*deadline_us - now_us)) : NULL;
}

static gboolean
commit (PrkGudangSqlite  *self,
        GError          **error)
{
  gint64 began_us = g_get_monotonic_time ();
  gboolean is_good = exec (self->writer, "COMMIT", error);

  self->commit_us = g_get_monotonic_time () - began_us;

  return is_good;
}

static void
answer_group (PrkGudangSqlite *self,
              GPtrArray       *jobs,
              const GError    *error)
{
  g_mutex_lock (&self->mutex);
  self->n_commits++;
  self->n_writes += jobs->len;
  g_mutex_unlock (&self->mutex);

  for (guint i = 0; i < jobs->len; i++)
    {
      Pekerjaan *job = g_ptr_array_index (jobs, i);

      if (error != NULL)
        {
          g_clear_error (&job->error);
          job->error = g_error_copy (error);
        }
      job->done (job->done_data, g_steal_pointer (&job->error));
    }
}

/* Takes @job. Returns: (nullable): the end of the thread, when that came next. */
static Pekerjaan *
run_group (PrkGudangSqlite *self,
           Pekerjaan       *job)
{
  g_autoptr(GPtrArray) jobs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  gboolean is_good = exec (self->writer, "BEGIN IMMEDIATE", &error);
  gint64 deadline_us = 0;

  while (job != NULL && job->func != NULL)
    {
      g_ptr_array_add (jobs, job);
      is_good = is_good && run_one (self, job, &error);
      job = jobs->len < MAX_GROUP ? next_job (self, jobs->len, &deadline_us) : NULL;
    }
  is_good = is_good && commit (self, &error);
  if (!is_good && !sqlite3_get_autocommit (self->writer->db))
    exec (self->writer, "ROLLBACK", NULL);
  self->n_last = jobs->len;
  answer_group (self, jobs, error);

  return job;
}

static gpointer
writer_main (gpointer data)
{
  PrkGudangSqlite *self = data;
  Pekerjaan *job = g_async_queue_pop (self->inbox);

  while (job->func != NULL)
    {
      job = run_group (self, job);
      if (job == NULL)
        job = g_async_queue_pop (self->inbox);
    }
  g_free (job);

  return NULL;
}

static void
prk_gudang_sqlite_write (PrkGudang     *gudang,
                         const char    *daerah,
                         PrkGudangFunc  func,
                         gpointer       data,
                         PrkGudangDone  done,
                         gpointer       done_data)
{
  PrkGudangSqlite *self = PRK_GUDANG_SQLITE (gudang);
  Pekerjaan *job = g_new0 (Pekerjaan, 1);

  job->func = func;
  job->data = data;
  job->done = done;
  job->done_data = done_data;
  g_async_queue_push (self->inbox, job);
}

static gboolean
prk_gudang_sqlite_read (PrkGudang      *gudang,
                        PrkGudangFunc   func,
                        gpointer        data,
                        GError        **error)
{
  PrkGudangSqlite *self = PRK_GUDANG_SQLITE (gudang);
  gboolean is_good;
  Koneksi *reader;

  g_mutex_lock (&self->mutex);
  reader = g_queue_pop_head (&self->readers);
  g_mutex_unlock (&self->mutex);
  if (reader == NULL)
    reader = koneksi_new (self->path, SQLITE_OPEN_READONLY, error);
  if (reader == NULL)
    return FALSE;

  is_good = prk_sesi_run (&reader->sesi, error, "BEGIN", "");
  if (is_good)
    {
      is_good = func (&reader->sesi, data, error);
      prk_sesi_run (&reader->sesi, NULL, "ROLLBACK", "");
    }

  g_mutex_lock (&self->mutex);
  if (self->readers.length < MAX_READERS)
    g_queue_push_head (&self->readers, g_steal_pointer (&reader));
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&reader, koneksi_free);

  return is_good;
}

static gboolean
prk_gudang_sqlite_backup (PrkGudang   *gudang,
                          const char  *path,
                          GError     **error)
{
  PrkGudangSqlite *self = PRK_GUDANG_SQLITE (gudang);
  Koneksi *reader = koneksi_new (self->path, SQLITE_OPEN_READWRITE, error);
  g_autoptr(PrkBaris) rows = NULL;

  if (reader == NULL)
    return FALSE;
  rows = prk_sesi_query (&reader->sesi, error, "VACUUM INTO $1", "t", path);
  koneksi_free (reader);

  return rows != NULL;
}

static void
prk_gudang_sqlite_get_statistik (PrkGudang *gudang,
                                 guint64   *n_commits,
                                 guint64   *n_writes)
{
  PrkGudangSqlite *self = PRK_GUDANG_SQLITE (gudang);

  g_mutex_lock (&self->mutex);
  *n_commits = self->n_commits;
  *n_writes = self->n_writes;
  g_mutex_unlock (&self->mutex);
}

static void
gudang_iface_init (PrkGudangInterface *iface)
{
  iface->write = prk_gudang_sqlite_write;
  iface->read = prk_gudang_sqlite_read;
  iface->backup = prk_gudang_sqlite_backup;
  iface->get_statistik = prk_gudang_sqlite_get_statistik;
}

static void
prk_gudang_sqlite_finalize (GObject *object)
{
  PrkGudangSqlite *self = PRK_GUDANG_SQLITE (object);

  if (self->thread != NULL)
    {
      g_async_queue_push (self->inbox, g_new0 (Pekerjaan, 1));
      g_thread_join (self->thread);
    }
  g_queue_clear_full (&self->readers, (GDestroyNotify) koneksi_free);
  g_clear_pointer (&self->pemindah, _prk_pemindah_free);
  g_clear_pointer (&self->writer, koneksi_free);
  g_async_queue_unref (self->inbox);
  g_mutex_clear (&self->mutex);
  g_free (self->path);

  G_OBJECT_CLASS (prk_gudang_sqlite_parent_class)->finalize (object);
}

static void
prk_gudang_sqlite_class_init (PrkGudangSqliteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_gudang_sqlite_finalize;
}

static void
prk_gudang_sqlite_init (PrkGudangSqlite *self)
{
  g_mutex_init (&self->mutex);
  self->inbox = g_async_queue_new ();
}

/**
 * prk_gudang_sqlite_new:
 * @path: (type filename): the database; made when it is not there
 *
 * Opens a register's database. Fails with %PRK_GUDANG_ERROR_NEWER, untouched, when a newer program
 * made it.
 *
 * Returns: (transfer full): the storage
 */
PrkGudang *
prk_gudang_sqlite_new (const char  *path,
                       GError     **error)
{
  g_autoptr(PrkGudangSqlite) self = g_object_new (PRK_TYPE_GUDANG_SQLITE, NULL);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  if (!open_writer (self, error))
    return NULL;
  self->pemindah = _prk_pemindah_new (path, self->writer->db, error);
  if (self->pemindah == NULL)
    return NULL;
  self->thread = g_thread_new ("prk-gudang", writer_main, self);

  return PRK_GUDANG (g_steal_pointer (&self));
}
