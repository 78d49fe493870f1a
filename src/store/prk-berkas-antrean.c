/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The queue of files: it is not kept anywhere, but follows from which blobs the records name, which
 * are here, and what the register is known to have. What has come of a blob stands in blob/sebagian
 * under its hash until it is whole, so that a restart goes on where the line was cut. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/prk-hash.h"

#include "prk-berkas-private.h"
#include "prk-berkas-sync.h"
#include "prk-files-private.h"

#define PARTS "sebagian"
#define PIECE (256 * 1024)
#define MAX_TUGAS 500

#define SQL_TUGAS                                                                                  \
  "SELECT f.hash, coalesce (b.media_type, f.jenis), coalesce (b.size, max (f.size)),"              \
  " b.hash IS NOT NULL, coalesce (s.wanted, 0) > 0, s.upload, min (r.type = 'pustaka')"            \
  " FROM berkas f JOIN record r ON r.number = f.record"                                            \
  " LEFT JOIN blob b ON b.hash = f.hash LEFT JOIN berkas_sync s ON s.hash = f.hash"                \
  " WHERE s.code IS NULL AND (b.hash IS NULL OR coalesce (s.is_there, 0) = 0)"                     \
  " AND (b.hash IS NOT NULL OR coalesce (s.wanted, 0) >= 0)"                                       \
  " GROUP BY f.hash ORDER BY 5 DESC, 4 DESC, 3, 1 LIMIT ?"
#define SQL_SET_UPLOAD                                                                             \
  "INSERT INTO berkas_sync (hash, upload) VALUES (?1, ?2)"                                         \
  " ON CONFLICT (hash) DO UPDATE SET upload = ?2"
#define SQL_THERE                                                                                  \
  "INSERT INTO berkas_sync (hash, is_there) VALUES (?1, 1) ON CONFLICT (hash)"                     \
  " DO UPDATE SET is_there = 1, wanted = 0, upload = NULL, code = NULL, message = NULL"
#define SQL_REFUSED                                                                                \
  "INSERT INTO berkas_sync (hash, code, message) VALUES (?1, ?2, ?3) ON CONFLICT (hash)"           \
  " DO UPDATE SET wanted = 0, upload = NULL, code = ?2, message = ?3"
#define SQL_WANT                                                                                   \
  "INSERT INTO berkas_sync (hash, wanted) VALUES (?1, 1) ON CONFLICT (hash)"                       \
  " DO UPDATE SET wanted = 1, code = NULL, message = NULL"

#define SQL_FORGET "DELETE FROM blob WHERE hash = ?1"

PrkBerkasTugas *
prk_berkas_tugas_copy (const PrkBerkasTugas *self)
{
  PrkBerkasTugas *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->hash = g_strdup (self->hash);
  copy->jenis = g_strdup (self->jenis);
  copy->upload = g_strdup (self->upload);
  return copy;
}

void
prk_berkas_tugas_free (PrkBerkasTugas *self)
{
  if (self == NULL)
    return;

  g_free (self->hash);
  g_free (self->jenis);
  g_free (self->upload);
  g_free (self);
}

/* Listing */

static gboolean
tugas_run (gpointer   where,
           PrkJob    *job,
           GError   **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) prk_berkas_tugas_free);
  g_autoptr (PrkRows) rows = _prk_db_query (where, error, SQL_TUGAS, "i", (gint64) MAX_TUGAS);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (where, rows, &local_error))
    {
      PrkBerkasTugas *tugas = g_new0 (PrkBerkasTugas, 1);

      tugas->hash = g_strdup (_prk_rows_text (rows, 0));
      tugas->jenis = g_strdup (_prk_rows_text (rows, 1));
      tugas->ukuran = _prk_rows_int (rows, 2);
      tugas->is_upload = _prk_rows_int (rows, 3) != 0;
      tugas->is_wanted = _prk_rows_int (rows, 4) != 0;
      tugas->upload = g_strdup (_prk_rows_text (rows, 5));
      tugas->is_pustaka = _prk_rows_int (rows, 6) != 0;
      g_ptr_array_add (list, tugas);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  _prk_job_set_result (job, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/**
 * prk_store_berkas_tugas_async:
 * @self: a store
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Lists what is to go up and what is to come down.
 */
void
prk_store_berkas_tugas_async (PrkStore            *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));

  _prk_store_start (self, _prk_job_new (PRK_JOB_READ, tugas_run, NULL, NULL),
                    prk_store_berkas_tugas_async, cancellable, callback, user_data);
}

GPtrArray *
prk_store_berkas_tugas_finish (PrkStore      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return _prk_store_finish (self, result, prk_store_berkas_tugas_async, error);
}

/* Noting */

typedef struct
{
  const char *sql;
  const char *types;
  char       *words[3];
} Note;

static void
note_free (Note *note)
{
  for (guint i = 0; i < G_N_ELEMENTS (note->words); i++)
    g_free (note->words[i]);
  g_free (note);
}

static gboolean
note_run (gpointer   where,
          PrkJob    *job,
          GError   **error)
{
  PrkWriter *writer = where;
  Note *note = job->input;

  _prk_job_set_result (job, GINT_TO_POINTER (TRUE), NULL);
  return _prk_db_run (writer->db, error, note->sql, note->types, note->words[0], note->words[1],
                      note->words[2]);
}

static PrkJob *
note_new (const char *sql,
          const char *types,
          const char *first,
          const char *second,
          const char *third)
{
  Note *note = g_new0 (Note, 1);

  *note = (Note) { sql, types, { g_strdup (first), g_strdup (second), g_strdup (third) } };
  return _prk_job_new (PRK_JOB_WRITE, note_run, note, (GDestroyNotify) note_free);
}

void
prk_store_berkas_set_upload_async (PrkStore            *self,
                                   const char          *hash,
                                   const char          *upload,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self) && hash != NULL);

  _prk_store_start (self, note_new (SQL_SET_UPLOAD, "tt", hash, upload, NULL),
                    prk_store_berkas_finish, NULL, callback, user_data);
}

void
prk_store_berkas_settle_async (PrkStore            *self,
                               const char          *hash,
                               const char          *code,
                               const char          *message,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  PrkJob *job;

  g_return_if_fail (PRK_IS_STORE (self) && hash != NULL);

  job = code == NULL ? note_new (SQL_THERE, "t", hash, NULL, NULL)
                     : note_new (SQL_REFUSED, "ttt", hash, code, message);
  _prk_store_start (self, job, prk_store_berkas_finish, NULL, callback, user_data);
}

void
prk_store_berkas_want_async (PrkStore            *self,
                             const char          *hash,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autofree char *path = NULL;

  g_return_if_fail (PRK_IS_STORE (self) && hash != NULL);

  /* A file that somebody took away comes again, too. */
  path = _prk_blob_path (self, hash);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    _prk_store_start (self, note_new (SQL_FORGET, "t", hash, NULL, NULL), prk_store_berkas_finish,
                      NULL, NULL, NULL);
  _prk_store_start (self, note_new (SQL_WANT, "t", hash, NULL, NULL), prk_store_berkas_finish, NULL,
                    callback, user_data);
}

gboolean
prk_store_berkas_finish (PrkStore      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return _prk_store_finish (self, result, prk_store_berkas_finish, error) != NULL;
}

/* Parts */

static char *
part_path (PrkStore   *self,
           const char *hash)
{
  return g_build_filename (self->folder, PRK_STORE_BLOB, PARTS, hash, NULL);
}

/**
 * prk_store_berkas_open_part:
 * @self: a store
 * @hash: of a blob that is to come
 * @offset: (out): how much is there
 * @error: PRK_STORE_ERROR_BUSY: another process is at it
 *
 * Opens what has come of a blob, for more at its end. Any thread.
 *
 * Returns: a descriptor, the caller's to close; -1 on failure
 */
int
prk_store_berkas_open_part (PrkStore    *self,
                            const char  *hash,
                            gint64      *offset,
                            GError     **error)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  int fd;

  g_return_val_if_fail (PRK_IS_STORE (self) && prk_hash_is_valid (hash), -1);

  path = part_path (self, hash);
  folder = g_path_get_dirname (path);
  if (!_prk_make_folder (folder, error))
    return -1;
  fd = open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      _prk_set_errno_error (error, path);
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_BUSY, "%s is being fetched", hash);
      close (fd);
      return -1;
    }
  *offset = lseek (fd, 0, SEEK_END);
  return fd;
}

void
prk_store_berkas_drop_part (PrkStore   *self,
                            const char *hash)
{
  g_autofree char *path = NULL;

  g_return_if_fail (PRK_IS_STORE (self) && prk_hash_is_valid (hash));

  path = part_path (self, hash);
  g_unlink (path);
}

static gboolean
is_to_come (GPtrArray  *tugas,
            const char *hash)
{
  for (guint i = 0; i < tugas->len; i++)
    {
      const PrkBerkasTugas *one = g_ptr_array_index (tugas, i);

      if (!one->is_upload && strcmp (one->hash, hash) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What another process is at stays. */
static void
drop_unused (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    g_unlink (path);
  close (fd);
}

void
prk_store_berkas_sweep_parts (PrkStore  *self,
                              GPtrArray *tugas)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_if_fail (PRK_IS_STORE (self) && tugas != NULL);

  if (tugas->len >= MAX_TUGAS)
    return;
  folder = g_build_filename (self->folder, PRK_STORE_BLOB, PARTS, NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!is_to_come (tugas, name))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        drop_unused (path);
      }
}

static gboolean
check_file (const char  *path,
            const char  *hash,
            GError     **error)
{
  g_autoptr (PrkHasher) hasher = prk_hasher_new ();
  g_autofree char *piece = g_malloc (PIECE);
  g_autofree char *actual = NULL;
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize n;

  if (fd < 0)
    return _prk_set_errno_error (error, path);
  while ((n = read (fd, piece, PIECE)) > 0 || (n < 0 && errno == EINTR))
    if (n > 0)
      prk_hasher_update (hasher, piece, (gsize) n);
  if (n == 0 && fsync (fd) != 0)
    n = -1;
  if (n < 0)
    _prk_set_errno_error (error, path);
  close (fd);
  if (n < 0)
    return FALSE;

  actual = prk_hasher_finish (hasher);
  if (strcmp (actual, hash) == 0)
    return TRUE;
  g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED, "these are not the bytes of %s",
               hash);
  return FALSE;
}

/* A power cut between the renaming and the row leaves a whole file, which the next try finds. */
static gboolean
keep_part (PrkStore              *self,
           const PrkBerkasTugas  *tugas,
           GError               **error)
{
  g_autofree char *part = part_path (self, tugas->hash);
  g_autofree char *path = _prk_blob_path (self, tugas->hash);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) cause = NULL;
  GStatBuf info;

  if (!check_file (part, tugas->hash, &cause))
    {
      if (g_error_matches (cause, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED))
        g_unlink (part);
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  return _prk_make_folder (folder, error) && _prk_rename_durably (part, path, error)
         && (g_stat (path, &info) == 0 || _prk_set_errno_error (error, path))
         && _prk_blob_add (self, tugas->hash, tugas->jenis, info.st_size, error);
}

static void
keep_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (keep_part (source, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
check_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  const PrkBerkasTugas *tugas = data;
  g_autofree char *path = _prk_blob_path (source, tugas->hash);
  GError *error = NULL;

  if (check_file (path, tugas->hash, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
work (PrkStore             *self,
      const PrkBerkasTugas *tugas,
      GTaskThreadFunc       run,
      GAsyncReadyCallback   callback,
      gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, work);
  g_task_set_task_data (task, prk_berkas_tugas_copy (tugas),
                        (GDestroyNotify) prk_berkas_tugas_free);
  g_task_run_in_thread (task, run);
}

void
prk_store_berkas_keep_part_async (PrkStore             *self,
                                  const PrkBerkasTugas *tugas,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data)
{
  g_return_if_fail (PRK_IS_STORE (self) && tugas != NULL);

  work (self, tugas, keep_in_thread, callback, user_data);
}

void
prk_store_berkas_check_async (PrkStore             *self,
                              const PrkBerkasTugas *tugas,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data)
{
  g_return_if_fail (PRK_IS_STORE (self) && tugas != NULL);

  work (self, tugas, check_in_thread, callback, user_data);
}

gboolean
prk_store_berkas_work_finish (PrkStore      *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
