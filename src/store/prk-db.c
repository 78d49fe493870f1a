/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A connection to SQLite.
 *
 * SQLite has no queue: who waits for the lock of the writer looks every few milliseconds whether it is free, and
 * a process that writes without a rest, such as one that indexes, takes it again within microseconds, so the
 * other may wait until it gives up ("database is locked"). So writes begin in turn: whoever wants the lock holds
 * the file PATH-giliran while it waits, and who had the lock last must wait for that file, too. It is a
 * courtesy: where the file cannot be made, or somebody keeps it, SQLite's own lock decides. */

#include "config.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "prk-db-private.h"
#include "prk-files-private.h"

/* Long enough for another process's commit or migration, short enough that a person still waits for
 * the answer. */
#define BUSY_TIMEOUT_MS 5000

#define TURN_POLL_US 1000

struct _PrkDb
{
  sqlite3    *handle;
  GHashTable *statements; /* sql text, by address → sqlite3_stmt */
  gboolean    disk_fault;
  int         turn_fd; /* -1: not opened yet, or it cannot be */
};

/* Why a file could not be written. sqlite3_system_errno() has often been overwritten by the
 * rollback by now; the files of the VFS remember their own. A quota or a limit on file size shows
 * in no other way. */
static int
find_write_errno (PrkDb *self)
{
  sqlite3_file *journal = NULL;
  int of_journal = 0;
  int of_database = 0;

  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal);
  if (journal != NULL && journal->pMethods != NULL)
    journal->pMethods->xFileControl (journal, SQLITE_FCNTL_LAST_ERRNO, &of_journal);
  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_LAST_ERRNO, &of_database);
  return of_journal != 0 ? of_journal : of_database;
}

static PrkStoreError
code_from_sqlite (PrkDb *self,
                  int    result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return PRK_STORE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return PRK_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return PRK_STORE_ERROR_BUSY;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return PRK_STORE_ERROR_DAMAGED;
    case SQLITE_IOERR:
      return _prk_store_code_from_errno (find_write_errno (self));
    case SQLITE_CANTOPEN:
      return _prk_store_code_from_errno (sqlite3_system_errno (self->handle));
    default:
      return PRK_STORE_ERROR_FAILED;
    }
}

static gboolean
is_disk_fault (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
set_error (PrkDb   *self,
           int      result,
           GError **error)
{
  int extended = sqlite3_extended_errcode (self->handle);

  if (is_disk_fault (result))
    self->disk_fault = TRUE;

  g_set_error (error, PRK_STORE_ERROR, code_from_sqlite (self, result), "SQLite error %d: %s",
               extended, sqlite3_errmsg (self->handle));
}

PrkDb *
_prk_db_open (const char  *path,
              PrkDbMode    mode,
              GError     **error)
{
  g_autoptr (PrkDb) self = g_new0 (PrkDb, 1);
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  g_autofree char *uri =
      g_strconcat ("file:", escaped, mode == PRK_DB_LOOK ? "?immutable=1" : "", NULL);
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int result;

  flags |= mode == PRK_DB_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
           : mode == PRK_DB_READ ? SQLITE_OPEN_READWRITE
                                 : SQLITE_OPEN_READONLY;

  self->turn_fd = -1;
  self->statements =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sqlite3_finalize);

  result = sqlite3_open_v2 (uri, &self->handle, flags, NULL);
  if (self->handle == NULL)
    {
      g_set_error_literal (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FAILED, "no memory for SQLite");
      return NULL;
    }
  if (result != SQLITE_OK)
    {
      set_error (self, result, error);
      g_prefix_error (error, "Opening %s: ", path);
      return NULL;
    }

  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  if (!_prk_db_exec (self, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;", error))
    return NULL;
  /* A reader opens for writing only because it may have to rebuild the -shm file after a crash. */
  if (mode == PRK_DB_READ && !_prk_db_exec (self, "PRAGMA query_only = ON;", error))
    return NULL;

  return g_steal_pointer (&self);
}

void
_prk_db_close (PrkDb *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  if (self->turn_fd >= 0)
    close (self->turn_fd);
  if (self->handle != NULL)
    {
      int result = sqlite3_close (self->handle);
      g_assert (result == SQLITE_OK);
    }
  g_free (self);
}

sqlite3 *
_prk_db_get_handle (PrkDb *self)
{
  return self->handle;
}

gboolean
_prk_db_has_disk_fault (PrkDb *self)
{
  return self->disk_fault;
}

void
_prk_db_forget_fault (PrkDb *self)
{
  self->disk_fault = FALSE;
}

void
_prk_rows_done (PrkRows *rows)
{
  sqlite3_reset (rows);
  sqlite3_clear_bindings (rows);
}

static PrkRows *
prepare (PrkDb       *self,
         const char  *sql,
         GError     **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int result;

  if (statement != NULL)
    {
      g_assert (!sqlite3_stmt_busy (statement));
      return statement;
    }

  result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    {
      set_error (self, result, error);
      return NULL;
    }

  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

static void
bind_values (PrkRows    *rows,
             const char *types,
             va_list     values)
{
  for (int i = 0; types[i] != '\0'; i++)
    {
      if (types[i] == 't')
        {
          sqlite3_bind_text (rows, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
        }
      else if (types[i] == 'i')
        {
          sqlite3_bind_int64 (rows, i + 1, va_arg (values, gint64));
        }
      else
        {
          gsize size;
          gconstpointer data = g_bytes_get_data (va_arg (values, GBytes *), &size);

          g_assert (types[i] == 'b');
          /* A NULL pointer would be stored as NULL, not as nothing. */
          sqlite3_bind_blob64 (rows, i + 1, data != NULL ? data : "", size, SQLITE_TRANSIENT);
        }
    }
}

static PrkRows *
query_valist (PrkDb       *self,
              GError     **error,
              const char  *sql,
              const char  *types,
              va_list      values)
{
  PrkRows *rows = prepare (self, sql, error);

  if (rows != NULL)
    bind_values (rows, types, values);
  return rows;
}

PrkRows *
_prk_db_query (PrkDb       *self,
               GError     **error,
               const char  *sql,
               const char  *types,
               ...)
{
  PrkRows *rows;
  va_list values;

  va_start (values, types);
  rows = query_valist (self, error, sql, types, values);
  va_end (values);
  return rows;
}

gboolean
_prk_db_next (PrkDb   *self,
              PrkRows *rows,
              GError **error)
{
  int result = sqlite3_step (rows);

  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    set_error (self, result, error);
  return FALSE;
}

gboolean
_prk_db_first (PrkDb     *self,
               PrkRows   *rows,
               gboolean  *has_row,
               GError   **error)
{
  int result;

  if (rows == NULL)
    return FALSE;

  result = sqlite3_step (rows);
  *has_row = result == SQLITE_ROW;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;
  set_error (self, result, error);
  return FALSE;
}

gboolean
_prk_db_run (PrkDb       *self,
             GError     **error,
             const char  *sql,
             const char  *types,
             ...)
{
  g_autoptr (PrkRows) rows = NULL;
  va_list values;
  int result;

  va_start (values, types);
  rows = query_valist (self, error, sql, types, values);
  va_end (values);
  if (rows == NULL)
    return FALSE;

  while ((result = sqlite3_step (rows)) == SQLITE_ROW)
    ;
  if (result == SQLITE_DONE)
    return TRUE;
  set_error (self, result, error);
  return FALSE;
}

gboolean
_prk_db_get_int (PrkDb       *self,
                 gint64      *value,
                 gint64       fallback,
                 GError     **error,
                 const char  *sql,
                 const char  *types,
                 ...)
{
  g_autoptr (PrkRows) rows = NULL;
  gboolean has_row;
  va_list values;

  va_start (values, types);
  rows = query_valist (self, error, sql, types, values);
  va_end (values);
  if (!_prk_db_first (self, rows, &has_row, error))
    return FALSE;

  *value = has_row ? _prk_rows_int (rows, 0) : fallback;
  return TRUE;
}

gboolean
_prk_db_exec (PrkDb       *self,
              const char  *sql,
              GError     **error)
{
  int result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  set_error (self, result, error);
  return FALSE;
}

static gboolean
take_turn (PrkDb *self)
{
  gint64 until_us = g_get_monotonic_time () + BUSY_TIMEOUT_MS * 1000;

  if (self->turn_fd < 0)
    {
      g_autofree char *path
          = g_strconcat (sqlite3_db_filename (self->handle, "main"), "-giliran", NULL);

      self->turn_fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    }

  while (self->turn_fd >= 0 && flock (self->turn_fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (g_get_monotonic_time () > until_us)
        return FALSE;
      g_usleep (TURN_POLL_US);
    }
  return self->turn_fd >= 0;
}

gboolean
_prk_db_begin (PrkDb   *self,
               GError **error)
{
  gboolean has_turn = take_turn (self);
  gboolean has_lock = _prk_db_exec (self, "BEGIN IMMEDIATE", error);

  if (has_turn)
    flock (self->turn_fd, LOCK_UN);
  return has_lock;
}

void
_prk_db_roll_back (PrkDb *self)
{
  /* SQLite has already rolled back by itself after some failures. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

const char *
_prk_rows_text (PrkRows *rows,
                int      column)
{
  return (const char *) sqlite3_column_text (rows, column);
}

gint64
_prk_rows_int (PrkRows *rows,
               int      column)
{
  return sqlite3_column_int64 (rows, column);
}

GBytes *
_prk_rows_bytes (PrkRows *rows,
                 int      column)
{
  gconstpointer data = sqlite3_column_blob (rows, column);

  return g_bytes_new (data, sqlite3_column_bytes (rows, column));
}

gboolean
_prk_db_check (PrkDb    *self,
               gboolean  quick,
               GError  **error)
{
  g_autoptr (PrkRows) rows = quick ? _prk_db_query (self, error, "PRAGMA quick_check(1)", "")
                                   : _prk_db_query (self, error, "PRAGMA integrity_check(1)", "");
  gboolean has_row;

  if (!_prk_db_first (self, rows, &has_row, error))
    return FALSE;
  if (has_row && g_strcmp0 (_prk_rows_text (rows, 0), "ok") == 0)
    return TRUE;

  g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED, "the database is damaged: %s",
               has_row ? _prk_rows_text (rows, 0) : "its check gave no answer");
  return FALSE;
}
