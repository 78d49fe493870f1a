/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "prk-files-private.h"

PrkStoreError
_prk_store_code_from_errno (int system_errno)
{
  switch (system_errno)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return PRK_STORE_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return PRK_STORE_ERROR_READ_ONLY;
    default:
      return PRK_STORE_ERROR_FAILED;
    }
}

gboolean
_prk_set_errno_error (GError     **error,
                      const char  *path)
{
  int saved_errno = errno;

  g_set_error (error, PRK_STORE_ERROR, _prk_store_code_from_errno (saved_errno), "%s: %s", path,
               g_strerror (saved_errno));
  return FALSE;
}

gboolean
_prk_set_file_error (GError      **error,
                     const GError *file_error)
{
  PrkStoreError code = PRK_STORE_ERROR_FAILED;

  if (g_error_matches (file_error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    code = PRK_STORE_ERROR_FULL;
  else if (g_error_matches (file_error, G_FILE_ERROR, G_FILE_ERROR_ACCES)
           || g_error_matches (file_error, G_FILE_ERROR, G_FILE_ERROR_PERM)
           || g_error_matches (file_error, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    code = PRK_STORE_ERROR_READ_ONLY;

  g_set_error_literal (error, PRK_STORE_ERROR, code, file_error->message);
  return FALSE;
}

static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  int fd = open (path, flags | O_RDONLY | O_CLOEXEC);
  gboolean ok;

  if (fd < 0)
    return _prk_set_errno_error (error, path);
  ok = fsync (fd) == 0 || _prk_set_errno_error (error, path);
  close (fd);
  return ok;
}

gboolean
_prk_sync_folder (const char  *path,
                  GError     **error)
{
  return sync_path (path, O_DIRECTORY, error);
}

gboolean
_prk_sync_file (const char  *path,
                GError     **error)
{
  return sync_path (path, 0, error);
}

gboolean
_prk_make_folder (const char  *path,
                  GError     **error)
{
  g_autofree char *parent = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;

  parent = g_path_get_dirname (path);
  if (strcmp (parent, path) != 0 && !_prk_make_folder (parent, error))
    return FALSE;
  if (g_mkdir (path, 0700) != 0 && errno != EEXIST)
    return _prk_set_errno_error (error, path);
  return _prk_sync_folder (parent, error);
}

gboolean
_prk_rename_durably (const char  *from,
                     const char  *to,
                     GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (g_rename (from, to) != 0)
    return _prk_set_errno_error (error, to);
  return _prk_sync_folder (folder, error);
}

static gboolean
write_all (int            fd,
           gconstpointer  data,
           gsize          size)
{
  const char *at = data;

  while (size > 0)
    {
      gssize n = write (fd, at, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      at += n;
      size -= (gsize) n;
    }
  return TRUE;
}

gboolean
_prk_write_new_file (const char  *path,
                     GBytes      *bytes,
                     GError     **error)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean ok;

  if (fd < 0)
    return _prk_set_errno_error (error, path);

  ok = (write_all (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) && fsync (fd) == 0)
       || _prk_set_errno_error (error, path);
  close (fd);
  if (!ok)
    g_unlink (path);
  return ok;
}

gboolean
_prk_copy_file (const char  *from,
                const char  *to,
                GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (from, FALSE, &local_error);
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    return _prk_set_file_error (error, local_error);
  bytes = g_mapped_file_get_bytes (file);
  return _prk_write_new_file (to, bytes, error);
}

gboolean
_prk_make_private (const char  *path,
                   GError     **error)
{
  return g_chmod (path, 0600) == 0 || _prk_set_errno_error (error, path);
}
