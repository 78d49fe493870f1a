/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blobs are files blob/ab/<hash>, named by what is in them: written once under a temporary name,
 * synced, then renamed, so a name always stands for whole bytes. The row in the database says what
 * kind of thing it is. */

#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "base/prk-hash.h"

#include "prk-berkas-private.h"
#include "prk-files-private.h"

#define SQL_ADD                                                                                    \
  "INSERT OR IGNORE INTO blob (hash, media_type, size, at_us) VALUES (?, ?, ?, ?)"

typedef struct
{
  char  *hash;
  char  *media_type;
  gint64 size;
} Blob;

static void
blob_free (Blob *blob)
{
  g_free (blob->hash);
  g_free (blob->media_type);
  g_free (blob);
}

char *
_prk_blob_path (PrkStore   *self,
                const char *hash)
{
  const char prefix[] = { hash[0], hash[1], '\0' };

  return g_build_filename (self->folder, PRK_STORE_BLOB, prefix, hash, NULL);
}

char *
_prk_blob_temporary (PrkStore *self)
{
  static int counter;
  g_autofree char *name =
      g_strdup_printf (PRK_TEMPORARY "%d-%d", (int) getpid (), g_atomic_int_add (&counter, 1));

  return g_build_filename (self->folder, PRK_STORE_BLOB, name, NULL);
}

/* Also mends a file that was damaged since: the bytes at hand are known to be right. */
static gboolean
write_file (PrkStore    *self,
            const char  *path,
            GBytes      *bytes,
            GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = _prk_blob_temporary (self);

  if (!_prk_make_folder (folder, error) || !_prk_write_new_file (temporary, bytes, error))
    return FALSE;
  if (_prk_rename_durably (temporary, path, error))
    return TRUE;
  g_unlink (temporary);
  return FALSE;
}

static GBytes *
read_file (const char  *path,
           const char  *hash,
           GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *actual = NULL;
  char *data;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, &local_error))
    {
      if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND, "there is no blob %s",
                     hash);
      else
        _prk_set_file_error (error, local_error);
      return NULL;
    }

  bytes = g_bytes_new_take (data, size);
  actual = prk_hash_bytes (bytes);
  if (strcmp (actual, hash) == 0)
    return g_steal_pointer (&bytes);
  g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED, "blob %s is damaged", hash);
  return NULL;
}

static gboolean
put_run (gpointer   where,
         PrkJob    *job,
         GError   **error)
{
  PrkWriter *writer = where;
  Blob *blob = job->input;

  _prk_job_set_result (job, GINT_TO_POINTER (TRUE), NULL);
  return _prk_db_run (writer->db, error, SQL_ADD, "ttii", blob->hash, blob->media_type, blob->size,
                      prk_clock_now_us (writer->clock));
}

gboolean
_prk_blob_add (PrkStore    *self,
               const char  *hash,
               const char  *media_type,
               gint64       size,
               GError     **error)
{
  Blob *blob = g_new0 (Blob, 1);

  blob->hash = g_strdup (hash);
  blob->media_type = g_strdup (media_type);
  blob->size = size;
  return _prk_store_call (self,
                          _prk_job_new (PRK_JOB_WRITE, put_run, blob, (GDestroyNotify) blob_free),
                          error)
         != NULL;
}

/**
 * prk_store_put_blob:
 * @self: a store
 * @bytes: what to keep
 * @media_type: such as "image/png"; that of the first time counts
 * @error: of the domain PRK_STORE_ERROR
 *
 * Keeps bytes by their hash; the same bytes twice are kept once.
 *
 * Blocks until they are on the disk. Any thread.
 *
 * Returns: (transfer full): SHA-256 of the bytes, base64url
 */
char *
prk_store_put_blob (PrkStore    *self,
                    GBytes      *bytes,
                    const char  *media_type,
                    GError     **error)
{
  g_autofree char *hash = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) present = NULL;

  g_return_val_if_fail (PRK_IS_STORE (self), NULL);
  g_return_val_if_fail (bytes != NULL && media_type != NULL, NULL);

  hash = prk_hash_bytes (bytes);
  path = _prk_blob_path (self, hash);
  present = read_file (path, hash, NULL);
  if (present == NULL && !write_file (self, path, bytes, error))
    return NULL;

  if (!_prk_blob_add (self, hash, media_type, (gint64) g_bytes_get_size (bytes), error))
    return NULL;
  return g_steal_pointer (&hash);
}

/**
 * prk_store_get_blob:
 * @self: a store
 * @hash: of a blob
 * @error: of the domain PRK_STORE_ERROR
 *
 * The bytes of a blob, checked against their hash.
 *
 * Blocks. Any thread. PRK_STORE_ERROR_NOT_FOUND: it is not here; PRK_STORE_ERROR_DAMAGED: the file
 * holds something else; putting the same bytes again mends it. PRK_STORE_ERROR_INPUT: not a hash.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
prk_store_get_blob (PrkStore    *self,
                    const char  *hash,
                    GError     **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (PRK_IS_STORE (self), NULL);
  g_return_val_if_fail (hash != NULL, NULL);

  if (!prk_hash_is_valid (hash))
    {
      g_set_error_literal (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT, "not a hash of a blob");
      return NULL;
    }
  path = _prk_blob_path (self, hash);
  return read_file (path, hash, error);
}
