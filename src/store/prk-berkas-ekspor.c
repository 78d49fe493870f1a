/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/prk-hash.h"

#include "prk-berkas-private.h"

#define PIECE (256 * 1024)

/**
 * prk_store_open_blob:
 * @self: a store
 * @hash: of a blob
 * @error: PRK_STORE_ERROR_NOT_FOUND: it is not here; PRK_STORE_ERROR_INPUT: not a hash
 *
 * Opens a blob for reading, without checking its bytes. Any thread.
 *
 * Returns: a descriptor that can only read, the caller's to close; -1 on failure
 */
int
prk_store_open_blob (PrkStore    *self,
                     const char  *hash,
                     GError     **error)
{
  g_autofree char *path = NULL;
  int fd;

  g_return_val_if_fail (PRK_IS_STORE (self), -1);

  if (hash == NULL || !prk_hash_is_valid (hash))
    {
      g_set_error_literal (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT, "not a hash of a blob");
      return -1;
    }
  path = _prk_blob_path (self, hash);
  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    g_set_error (error, PRK_STORE_ERROR,
                 errno == ENOENT ? PRK_STORE_ERROR_NOT_FOUND : PRK_STORE_ERROR_FAILED,
                 "blob %s: %s", hash, g_strerror (errno));
  return fd;
}

/* FALSE also when the bytes are not those of @hash: then nothing must be kept of them. */
static gboolean
pump (int             fd,
      GOutputStream  *to,
      const char     *hash,
      GCancellable   *cancellable,
      GError        **error)
{
  g_autoptr (PrkHasher) hasher = prk_hasher_new ();
  g_autofree char *piece = g_malloc (PIECE);
  g_autofree char *actual = NULL;

  for (;;)
    {
      gssize n = read (fd, piece, PIECE);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FAILED, "blob %s: %s", hash,
                       g_strerror (errno));
          return FALSE;
        }
      if (n == 0)
        break;
      prk_hasher_update (hasher, piece, (gsize) n);
      if (!g_output_stream_write_all (to, piece, (gsize) n, NULL, cancellable, error))
        return FALSE;
    }

  actual = prk_hasher_finish (hasher);
  if (strcmp (actual, hash) == 0)
    return TRUE;
  g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED, "blob %s is damaged", hash);
  return FALSE;
}

/**
 * prk_store_export_berkas:
 * @self: a store
 * @hash: of a blob that is here
 * @to: where to; its folder must be there
 * @cancellable: (nullable): to give up
 * @error: of the domains PRK_STORE_ERROR and G_IO_ERROR
 *
 * Writes a blob to a file outside. Blocks. Any thread. What stood there before is replaced only when
 * every byte has come and is right.
 *
 * Returns: TRUE when it is there
 */
gboolean
prk_store_export_berkas (PrkStore      *self,
                         const char    *hash,
                         GFile         *to,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) drop = g_cancellable_new ();
  gboolean ok;
  int fd;

  g_return_val_if_fail (PRK_IS_STORE (self) && G_IS_FILE (to), FALSE);

  fd = prk_store_open_blob (self, hash, error);
  if (fd < 0)
    return FALSE;
  stream = g_file_replace (to, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                           cancellable, error);
  ok = stream != NULL && pump (fd, G_OUTPUT_STREAM (stream), hash, cancellable, error);
  close (fd);
  if (ok)
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  /* Closed by somebody who gave up, a replacement leaves what was there. */
  if (stream != NULL)
    {
      g_cancellable_cancel (drop);
      g_output_stream_close (G_OUTPUT_STREAM (stream), drop, NULL);
    }
  return FALSE;
}

typedef struct
{
  char  *hash;
  GFile *to;
} Ekspor;

static void
ekspor_free (gpointer data)
{
  Ekspor *ekspor = data;

  g_free (ekspor->hash);
  g_object_unref (ekspor->to);
  g_free (ekspor);
}

static void
export_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Ekspor *ekspor = data;
  GError *error = NULL;

  if (prk_store_export_berkas (source, ekspor->hash, ekspor->to, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * prk_store_export_berkas_async:
 * @self: a store
 * @hash: of a blob that is here
 * @to: where to
 * @cancellable: (nullable): to give up
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * prk_store_export_berkas() without blocking.
 */
void
prk_store_export_berkas_async (PrkStore            *self,
                               const char          *hash,
                               GFile               *to,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Ekspor *ekspor;

  g_return_if_fail (PRK_IS_STORE (self) && hash != NULL && G_IS_FILE (to));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_store_export_berkas_async);
  ekspor = g_new0 (Ekspor, 1);
  ekspor->hash = g_strdup (hash);
  ekspor->to = g_object_ref (to);
  g_task_set_task_data (task, ekspor, ekspor_free);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * prk_store_export_berkas_finish:
 * @self: a store
 * @result: from the callback
 * @error: as of prk_store_export_berkas()
 *
 * Ends prk_store_export_berkas_async().
 *
 * Returns: TRUE when it is there
 */
gboolean
prk_store_export_berkas_finish (PrkStore      *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
