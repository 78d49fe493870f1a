/* SPDX-License-Identifier: GPL-3.0-or-later */

/* berkas/<first two letters>/<hash> and unggah/<id>. The length of a file in unggah/ is the offset
 * of its upload, whatever happened to those who wrote it; the hash decides at the end whether the
 * bytes are the right ones. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/prk-hash.h"

#include "prk-berkas.h"
#include "prk-register.h"

#define BUFFER_SIZE (256 * 1024)
#define BASE64_SIZE 44

struct _PrkBerkas
{
  GObject parent_instance;

  char *blobs;
  char *uploads;
};

G_DEFINE_FINAL_TYPE (PrkBerkas, prk_berkas, G_TYPE_OBJECT)

static gboolean
set_errno (GError     **error,
           const char  *path)
{
  int code = errno;

  g_set_error (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED, "%s: %s", path, g_strerror (code));
  return FALSE;
}

static char *
upload_path (PrkBerkas  *self,
             const char *unggahan)
{
  return g_build_filename (self->uploads, unggahan, NULL);
}

static char *
blob_folder (PrkBerkas  *self,
             const char *hash)
{
  char start[3] = { hash[0], hash[1], '\0' };

  return g_build_filename (self->blobs, start, NULL);
}

static char *
blob_path (PrkBerkas  *self,
           const char *hash)
{
  g_autofree char *folder = blob_folder (self, hash);

  return g_build_filename (folder, hash, NULL);
}

static gboolean
sync_folder (const char  *path,
             GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean is_good = fd >= 0 && fsync (fd) == 0;

  if (!is_good)
    set_errno (error, path);
  if (fd >= 0)
    close (fd);

  return is_good;
}

/* The hash of a file, which is synced on the way when @is_synced. */
static char *
hash_file (const char  *path,
           gboolean     is_synced,
           GError     **error)
{
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);
  guint8 bytes[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_state state;
  char *hash = NULL;
  gssize n_read;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    {
      set_errno (error, path);
      return NULL;
    }
  crypto_hash_sha256_init (&state);
  while ((n_read = read (fd, buffer, BUFFER_SIZE)) > 0)
    crypto_hash_sha256_update (&state, buffer, (gsize) n_read);
  crypto_hash_sha256_final (&state, bytes);
  if (n_read < 0 || (is_synced && fsync (fd) != 0))
    {
      set_errno (error, path);
    }
  else
    {
      hash = g_malloc (BASE64_SIZE);
      sodium_bin2base64 (hash, BASE64_SIZE, bytes, sizeof bytes,
                         sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    }
  close (fd);

  return hash;
}

gboolean
prk_berkas_begin (PrkBerkas   *self,
                  const char  *unggahan,
                  GError     **error)
{
  g_autofree char *path = upload_path (self, unggahan);
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    return set_errno (error, path);
  close (fd);

  return TRUE;
}

gint64
prk_berkas_get_offset (PrkBerkas  *self,
                       const char *unggahan)
{
  g_autofree char *path = upload_path (self, unggahan);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (gint64) info.st_size : -1;
}

gboolean
prk_berkas_has (PrkBerkas  *self,
                const char *hash)
{
  g_autofree char *path = blob_path (self, hash);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

int
prk_berkas_continue (PrkBerkas   *self,
                     const char  *unggahan,
                     gint64       offset,
                     GError     **error)
{
  g_autofree char *path = upload_path (self, unggahan);
  int fd = g_open (path, O_WRONLY | O_APPEND | O_CLOEXEC, 0);
  struct stat info;

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      set_errno (error, path);
    }
  else if (info.st_size != offset)
    {
      g_set_error (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_BENTROK,
                   "Register sudah menerima %" G_GINT64_FORMAT " byte berkas ini.",
                   (gint64) info.st_size);
    }
  else
    {
      return fd;
    }
  if (fd >= 0)
    close (fd);

  return -1;
}

gboolean
prk_berkas_finish (PrkBerkas   *self,
                   const char  *unggahan,
                   const char  *hash,
                   GError     **error)
{
  g_autofree char *from = upload_path (self, unggahan);
  g_autofree char *folder = blob_folder (self, hash);
  g_autofree char *to = blob_path (self, hash);
  g_autofree char *actual = NULL;

  /* It was finished before, and whoever did it did not live to say so. */
  if (!g_file_test (from, G_FILE_TEST_EXISTS) && g_file_test (to, G_FILE_TEST_EXISTS))
    return TRUE;
  actual = hash_file (from, TRUE, error);
  if (actual == NULL)
    return FALSE;
  if (!g_str_equal (actual, hash))
    {
      g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_HASH,
                           "Isi berkas tidak sama dengan yang diumumkan; kirim ulang dari awal.");
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0 || (g_rename (from, to) != 0 && errno != ENOENT) ||
      !g_file_test (to, G_FILE_TEST_EXISTS))
    return set_errno (error, to);

  return sync_folder (folder, error) && sync_folder (self->blobs, error);
}

void
prk_berkas_drop (PrkBerkas  *self,
                 const char *unggahan)
{
  g_autofree char *path = upload_path (self, unggahan);

  g_unlink (path);
}

GBytes *
prk_berkas_map (PrkBerkas   *self,
                const char  *hash,
                GError     **error)
{
  g_autofree char *path = blob_path (self, hash);
  g_autoptr(GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  if (file != NULL)
    return g_mapped_file_get_bytes (file);

  g_set_error (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED, "%s: cannot be read", path);
  return NULL;
}

gboolean
prk_berkas_check (PrkBerkas   *self,
                  const char  *hash,
                  GError     **error)
{
  g_autofree char *path = blob_path (self, hash);
  g_autofree char *actual = hash_file (path, FALSE, error);

  if (actual == NULL || g_str_equal (actual, hash))
    return actual != NULL;

  g_set_error (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED, "%s: is not what its name says",
               path);
  return FALSE;
}

static void
prk_berkas_finalize (GObject *object)
{
  PrkBerkas *self = PRK_BERKAS (object);

  g_free (self->blobs);
  g_free (self->uploads);

  G_OBJECT_CLASS (prk_berkas_parent_class)->finalize (object);
}

static void
prk_berkas_class_init (PrkBerkasClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_berkas_finalize;
}

static void
prk_berkas_init (PrkBerkas *self)
{
}

/**
 * prk_berkas_new:
 * @folder: (type filename): of the register
 *
 * Opens the files of a register and makes their folders when they are not there.
 *
 * Returns: (transfer full): the files
 */
PrkBerkas *
prk_berkas_new (const char  *folder,
                GError     **error)
{
  g_autoptr(PrkBerkas) self = g_object_new (PRK_TYPE_BERKAS, NULL);

  g_return_val_if_fail (folder != NULL, NULL);

  self->blobs = g_build_filename (folder, "berkas", NULL);
  self->uploads = g_build_filename (folder, "unggah", NULL);
  if (g_mkdir_with_parents (self->blobs, 0700) != 0 ||
      g_mkdir_with_parents (self->uploads, 0700) != 0)
    {
      set_errno (error, folder);
      return NULL;
    }

  return g_steal_pointer (&self);
}
