/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Getting a file in: it is hashed while it is copied beside the blobs under a temporary name, which
 * becomes that of its hash only when every byte is on the disk and the file outside is still what
 * it was when we began. Memory holds one piece at a time. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/prk-hash.h"

#include "prk-berkas-private.h"
#include "prk-files-private.h"

#define PIECE (256 * 1024)
#define TELL_EVERY_US (50 * 1000)

G_DEFINE_QUARK (prk-berkas-error-quark, prk_berkas_error)

typedef struct
{
  GFile                *file;
  GFileProgressCallback progress;
  gpointer              progress_data;
  GMainContext         *context; /* for @progress */
  gint64                told_us;

  GInputStream         *stream;
  int                   source_fd; /* of a local file, else -1 */
  struct stat           before;
  gint64                size;
  char                 *jenis;
} Impor;

static void
impor_free (gpointer data)
{
  Impor *impor = data;

  g_clear_object (&impor->file);
  g_clear_object (&impor->stream);
  g_clear_pointer (&impor->context, g_main_context_unref);
  g_free (impor->jenis);
  g_free (impor);
}

static gboolean
fail (GError         **error,
      PrkBerkasError   code,
      const char      *message)
{
  g_set_error_literal (error, PRK_BERKAS_ERROR, (int) code, message);
  return FALSE;
}

/* A failure on our side of the copy. */
static gboolean
fail_here (GError      **error,
           const GError *cause)
{
  gboolean is_full = g_error_matches (cause, PRK_STORE_ERROR, PRK_STORE_ERROR_FULL);

  return fail (error, is_full ? PRK_BERKAS_ERROR_FULL : PRK_BERKAS_ERROR_FAILED, cause->message);
}

static gboolean
fail_errno (GError     **error,
            const char  *path)
{
  int code = errno;

  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
      return fail (error, PRK_BERKAS_ERROR_NOT_FOUND, g_strerror (code));
    case ENXIO:
    case ENODEV:
      return fail (error, PRK_BERKAS_ERROR_SPECIAL, g_strerror (code));
    default:
      return fail (error, PRK_BERKAS_ERROR_UNREADABLE, g_strerror (code));
    }
}

static gboolean
fail_gio (GError      **error,
          const GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, cause->message);
      return FALSE;
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return fail (error, PRK_BERKAS_ERROR_NOT_FOUND, cause->message);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return fail (error, PRK_BERKAS_ERROR_FOLDER, cause->message);
  return fail (error, PRK_BERKAS_ERROR_UNREADABLE, cause->message);
}

/* By its descriptor, so that what is judged is what is read; a pipe must not make us wait. */
static gboolean
open_local (Impor       *impor,
            const char  *path,
            GError     **error)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

  if (fd < 0)
    return fail_errno (error, path);
  impor->stream = g_unix_input_stream_new (fd, TRUE);
  impor->source_fd = fd;
  if (fstat (fd, &impor->before) != 0)
    return fail_errno (error, path);
  if (S_ISDIR (impor->before.st_mode))
    return fail (error, PRK_BERKAS_ERROR_FOLDER, "it is a folder");
  if (!S_ISREG (impor->before.st_mode))
    return fail (error, PRK_BERKAS_ERROR_SPECIAL, "it is not a file with contents");

  impor->size = impor->before.st_size;
  return TRUE;
}

static gboolean
open_remote (Impor         *impor,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInfo) info = NULL;

  impor->stream = G_INPUT_STREAM (g_file_read (impor->file, cancellable, &cause));
  if (impor->stream != NULL)
    info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (impor->stream),
                                           G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, &cause);
  if (info == NULL)
    return fail_gio (error, cause);
  impor->size = g_file_info_get_size (info);
  return TRUE;
}

static gboolean
open_source (Impor         *impor,
             GCancellable  *cancellable,
             GError       **error)
{
  const char *path = g_file_peek_path (impor->file);

  impor->source_fd = -1;
  if (path != NULL ? !open_local (impor, path, error) : !open_remote (impor, cancellable, error))
    return FALSE;
  if (impor->size == 0)
    return fail (error, PRK_BERKAS_ERROR_EMPTY, "there is nothing in it");
  if (impor->size > PRK_BERKAS_MAX_SIZE)
    return fail (error, PRK_BERKAS_ERROR_TOO_LARGE, "it is larger than 200 MB");
  return TRUE;
}

typedef struct
{
  GFileProgressCallback progress;
  gpointer              data;
  gint64                done;
  gint64                size;
} Telling;

static gboolean
tell_cb (gpointer data)
{
  Telling *telling = data;

  telling->progress (telling->done, telling->size, telling->data);
  return G_SOURCE_REMOVE;
}

static void
tell (Impor  *impor,
      gint64  done)
{
  gint64 now_us = g_get_monotonic_time ();
  Telling *telling;

  if (impor->progress == NULL || now_us < impor->told_us + TELL_EVERY_US)
    return;
  impor->told_us = now_us;
  telling = g_new (Telling, 1);
  *telling = (Telling) { impor->progress, impor->progress_data, done, impor->size };
  g_main_context_invoke_full (impor->context, G_PRIORITY_DEFAULT, tell_cb, telling, g_free);
}

/* What kind of file it is, by its name and how it begins. */
static char *
guess_jenis (Impor        *impor,
             const guchar *start,
             gsize         size)
{
  g_autofree char *name = g_file_get_basename (impor->file);
  g_autofree char *type = g_content_type_guess (name, start, MIN (size, 4096), NULL);

  return g_content_type_get_mime_type (type);
}

static gboolean
write_piece (int           fd,
             const guchar *data,
             gsize         size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }
  return TRUE;
}

/* Grows, shrinks or is written to: what was read may be half of the one and half of the other. */
static gboolean
check_unchanged (Impor   *impor,
                 gint64   done,
                 GError **error)
{
  struct stat after;

  if (done == impor->size
      && (impor->source_fd < 0
          || (fstat (impor->source_fd, &after) == 0 && after.st_size == impor->before.st_size
              && after.st_mtim.tv_sec == impor->before.st_mtim.tv_sec
              && after.st_mtim.tv_nsec == impor->before.st_mtim.tv_nsec)))
    return TRUE;
  return fail (error, PRK_BERKAS_ERROR_CHANGED, "it was changed while it was being copied");
}

static char *
pump (Impor         *impor,
      int            fd,
      const char    *path,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (PrkHasher) hasher = prk_hasher_new ();
  g_autofree guchar *piece = g_malloc (PIECE);
  g_autoptr (GError) cause = NULL;
  gint64 done = 0;
  gsize n;

  /* Says at once that the disk has no room; where it cannot be asked, writing says it. */
  if (fallocate (fd, FALLOC_FL_KEEP_SIZE, 0, impor->size) != 0
      && (errno == ENOSPC || errno == EFBIG || errno == EDQUOT))
    goto no_room;

  while (done <= impor->size)
    {
      if (!g_input_stream_read_all (impor->stream, piece, PIECE, &n, cancellable, &cause))
        {
          fail_gio (error, cause);
          return NULL;
        }
      if (n == 0)
        break;
      if (done == 0)
        impor->jenis = guess_jenis (impor, piece, n);
      if (!write_piece (fd, piece, n))
        goto no_room;
      prk_hasher_update (hasher, piece, n);
      done += (gint64) n;
      tell (impor, done);
    }
  if (!check_unchanged (impor, done, error))
    return NULL;
  if (fsync (fd) != 0)
    goto no_room;
  return prk_hasher_finish (hasher);

no_room:
  _prk_set_errno_error (&cause, path);
  fail_here (error, cause);
  return NULL;
}

static char *
copy_in (Impor         *impor,
         const char    *temporary,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *folder = g_path_get_dirname (temporary);
  char *hash;
  int fd;

  if (!_prk_make_folder (folder, &cause))
    {
      fail_here (error, cause);
      return NULL;
    }
  fd = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      _prk_set_errno_error (&cause, temporary);
      fail_here (error, cause);
      return NULL;
    }
  hash = pump (impor, fd, temporary, cancellable, error);
  close (fd);
  return hash;
}

/* The temporary file becomes the blob; the same bytes under that name already are replaced, which
 * also mends them. */
static gboolean
keep (PrkStore    *self,
      Impor       *impor,
      const char  *temporary,
      const char  *hash,
      GError     **error)
{
  g_autofree char *path = _prk_blob_path (self, hash);
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GError) cause = NULL;

  if (_prk_make_folder (folder, &cause) && _prk_rename_durably (temporary, path, &cause))
    {
      if (_prk_blob_add (self, hash, impor->jenis, impor->size, &cause))
        return TRUE;
      if (is_new)
        g_unlink (path);
    }
  return fail_here (error, cause);
}

static PrkBerkasValue *
run (PrkStore      *self,
     Impor         *impor,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autofree char *temporary = _prk_blob_temporary (self);
  g_autofree char *name = g_file_get_basename (impor->file);
  g_autofree char *hash = NULL;

  if (!open_source (impor, cancellable, error))
    return NULL;
  hash = copy_in (impor, temporary, cancellable, error);
  if (hash == NULL || !keep (self, impor, temporary, hash, error))
    {
      g_unlink (temporary);
      return NULL;
    }
  return prk_berkas_value_new (hash, name, impor->size, impor->jenis);
}

/**
 * prk_store_import_berkas:
 * @self: a store
 * @file: any file that can be read; a link is followed
 * @cancellable: (nullable): to give up
 * @error: of the domain PRK_BERKAS_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Copies a file into the store. Blocks until it is on the disk. Any thread.
 *
 * Returns: (transfer full): what a record says of it
 */
PrkBerkasValue *
prk_store_import_berkas (PrkStore      *self,
                         GFile         *file,
                         GCancellable  *cancellable,
                         GError       **error)
{
  Impor *impor;
  PrkBerkasValue *value;

  g_return_val_if_fail (PRK_IS_STORE (self) && G_IS_FILE (file), NULL);

  impor = g_new0 (Impor, 1);
  impor->file = g_object_ref (file);
  value = run (self, impor, cancellable, error);
  impor_free (impor);
  return value;
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  PrkBerkasValue *value = run (source, data, cancellable, &error);

  if (value != NULL)
    g_task_return_pointer (task, value, (GDestroyNotify) prk_berkas_value_free);
  else
    g_task_return_error (task, error);
}

/**
 * prk_store_import_berkas_async:
 * @self: a store
 * @file: any file that can be read
 * @progress: (nullable) (scope notified): told now and then, and never after @callback
 * @progress_data: for @progress
 * @cancellable: (nullable): to give up
 * @callback: called when it is on the disk
 * @user_data: for @callback
 *
 * prk_store_import_berkas() without blocking.
 */
void
prk_store_import_berkas_async (PrkStore              *self,
                               GFile                 *file,
                               GFileProgressCallback  progress,
                               gpointer               progress_data,
                               GCancellable          *cancellable,
                               GAsyncReadyCallback    callback,
                               gpointer               user_data)
{
  g_autoptr (GTask) task = NULL;
  Impor *impor;

  g_return_if_fail (PRK_IS_STORE (self) && G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_store_import_berkas_async);
  impor = g_new0 (Impor, 1);
  impor->file = g_object_ref (file);
  impor->progress = progress;
  impor->progress_data = progress_data;
  impor->context = g_main_context_ref (g_task_get_context (task));
  g_task_set_task_data (task, impor, impor_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * prk_store_import_berkas_finish:
 * @self: a store
 * @result: from the callback
 * @error: as of prk_store_import_berkas()
 *
 * Ends prk_store_import_berkas_async().
 *
 * Returns: (transfer full): what a record says of it
 */
PrkBerkasValue *
prk_store_import_berkas_finish (PrkStore      *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
