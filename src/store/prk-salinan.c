/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of the database: one a day in folder/salinan, named by the day, and any other on demand. A
 * copy is made beside its place, checked, synced and only then renamed, so what has the name of a
 * copy is one. A store without ops is not copied: it may be what a lost disk left, and would push
 * the good copies out. */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "prk-files-private.h"
#include "prk-migrasi-private.h"
#include "prk-salinan-private.h"

#define KEPT_COPIES 3

#define SQL_COPY "VACUUM INTO ?"
#define SQL_LAST_SEQ "SELECT coalesce(max(seq), 0) FROM op"

struct _PrkCopier
{
  GThread *thread;
  char    *folder;
  guint    delay_ms;
  char    *today; /* name of today's copy */

  GMutex   mutex; /* of what follows */
  GCond    cond;
  PrkDb   *db;    /* copying */
  gboolean stopping;
};

gboolean
_prk_salinan_verify (const char  *path,
                     gboolean     quick,
                     gint64      *last_seq,
                     GError     **error)
{
  g_autoptr (PrkDb) db = NULL;
  PrkDbKind kind;

  db = _prk_db_open (path, PRK_DB_LOOK, error);
  if (db == NULL || !_prk_migrasi_verify (db, &kind, error) || !_prk_db_check (db, quick, error))
    return FALSE;
  if (kind != PRK_DB_OURS)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED, "%s is empty", path);
      return FALSE;
    }
  return _prk_db_get_int (db, last_seq, 0, error, SQL_LAST_SEQ, "");
}

static gboolean
copy_to (PrkDb       *db,
         const char  *path,
         GError     **error)
{
  g_autofree char *temporary = g_strconcat (path, ".tmp", NULL);
  gint64 last_seq;

  g_unlink (temporary);
  if (_prk_db_run (db, error, SQL_COPY, "t", temporary)
      && _prk_salinan_verify (temporary, TRUE, &last_seq, error)
      && _prk_make_private (temporary, error)
      && _prk_sync_file (temporary, error)
      && _prk_rename_durably (temporary, path, error))
    return TRUE;

  g_unlink (temporary);
  g_prefix_error (error, "Copying the database to %s: ", path);
  return FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
_prk_salinan_list (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, PRK_STORE_COPIES, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "prakarsa-") && g_str_has_suffix (name, ".db"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* The oldest go first; a copy dated later than today was made under a wrong clock and goes before
 * them. */
static void
prune (PrkCopier *self)
{
  g_autoptr (GPtrArray) names = _prk_salinan_list (self->folder);

  while (names->len > KEPT_COPIES)
    {
      const char *last = names->pdata[names->len - 1];
      guint doomed = strcmp (last, self->today) > 0 ? names->len - 1 : 0;
      g_autofree char *path =
          g_build_filename (self->folder, PRK_STORE_COPIES, names->pdata[doomed], NULL);

      g_unlink (path);
      g_ptr_array_remove_index (names, doomed);
    }
}

static PrkDb *
begin_copy (PrkCopier   *self,
            GError     **error)
{
  g_autofree char *path = g_build_filename (self->folder, PRK_STORE_FILE, NULL);
  PrkDb *db = _prk_db_open (path, PRK_DB_COPY, error);

  g_mutex_lock (&self->mutex);
  if (db != NULL && self->stopping)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the store is closing");
      g_clear_pointer (&db, _prk_db_close);
    }
  self->db = db;
  g_mutex_unlock (&self->mutex);
  return db;
}

static void
end_copy (PrkCopier *self)
{
  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->db, _prk_db_close);
  g_mutex_unlock (&self->mutex);
}

static gboolean
make_daily_copy (PrkCopier  *self,
                 GError    **error)
{
  g_autofree char *folder = g_build_filename (self->folder, PRK_STORE_COPIES, NULL);
  g_autofree char *path = g_build_filename (folder, self->today, NULL);
  gint64 last_seq = 0;
  PrkDb *db;
  gboolean ok;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  db = begin_copy (self, error);
  if (db == NULL)
    return FALSE;
  ok = _prk_db_get_int (db, &last_seq, 0, error, SQL_LAST_SEQ, "")
       && (last_seq == 0 || (_prk_make_folder (folder, error) && copy_to (db, path, error)));
  end_copy (self);

  if (ok && last_seq > 0)
    prune (self);
  return ok;
}

/* What a crash left of blobs. */
static void
remove_temporaries (PrkCopier *self)
{
  g_autofree char *folder = g_build_filename (self->folder, PRK_STORE_BLOB, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, PRK_TEMPORARY))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

/* FALSE when the store is closed before the time. */
static gboolean
wait_for_quiet (PrkCopier *self)
{
  gint64 until_us = g_get_monotonic_time () + (gint64) self->delay_ms * 1000;
  gboolean stopping;

  g_mutex_lock (&self->mutex);
  while (!self->stopping && g_cond_wait_until (&self->cond, &self->mutex, until_us))
    ;
  stopping = self->stopping;
  g_mutex_unlock (&self->mutex);
  return !stopping;
}

static gpointer
copier_main (gpointer data)
{
  PrkCopier *self = data;
  g_autoptr (GError) local_error = NULL;

  /* A missing copy harms nobody today: the next start tries again. */
  if (wait_for_quiet (self) && !make_daily_copy (self, &local_error))
    g_info ("%s", local_error->message);
  return NULL;
}

static char *
name_of_day (gint64 now_us)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (now_us / G_USEC_PER_SEC);

  return g_date_time_format (now, "prakarsa-%Y-%m-%d.db");
}

PrkCopier *
_prk_copier_start (const char      *folder,
                   gboolean         is_alone,
                   const PrkTuning *tuning,
                   gint64           now_us)
{
  PrkCopier *self = g_new0 (PrkCopier, 1);

  self->folder = g_strdup (folder);
  self->delay_ms = tuning->copy_delay_ms;
  self->today = name_of_day (now_us);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  /* Here and not in the thread: the first blob may be on its way by then. */
  if (is_alone)
    remove_temporaries (self);
  if (tuning->daily_copy)
    self->thread = g_thread_new ("prk-copier", copier_main, self);
  return self;
}

void
_prk_copier_stop (PrkCopier *self)
{
  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  if (self->db != NULL)
    sqlite3_interrupt (_prk_db_get_handle (self->db));
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  g_clear_pointer (&self->thread, g_thread_join);
  g_cond_clear (&self->cond);
  g_mutex_clear (&self->mutex);
  g_free (self->folder);
  g_free (self->today);
  g_free (self);
}

/**
 * prk_store_back_up:
 * @self: a store
 * @path: where to; what is there is replaced when the copy is whole
 * @error: of the domain PRK_STORE_ERROR
 *
 * Makes a consistent copy of the database while it is in use.
 *
 * Blocks, for seconds when the database is large; commits go on meanwhile. Any thread. Blobs and
 * the device's key are not in it.
 *
 * Returns: TRUE when the copy is checked and on the disk
 */
gboolean
prk_store_back_up (PrkStore    *self,
                   const char  *path,
                   GError     **error)
{
  g_autofree char *source = NULL;
  g_autoptr (PrkDb) db = NULL;

  g_return_val_if_fail (PRK_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  source = g_build_filename (self->folder, PRK_STORE_FILE, NULL);
  db = _prk_db_open (source, PRK_DB_COPY, error);
  return db != NULL && copy_to (db, path, error);
}
