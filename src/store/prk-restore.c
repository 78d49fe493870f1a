/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting a copy in the place of a damaged database. Nothing is ever deleted: database, -wal and
 * key go into a folder of their own. The key goes first: what this device wrote after the copy was
 * made may be known elsewhere, and going on with the same key would contradict it, so the store
 * goes on as a new device. At no moment is there no database, which a program that starts then
 * would take for a new beginning. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "prk-files-private.h"
#include "prk-salinan-private.h"

/**
 * prk_store_find_copy:
 * @folder: of a store, which need not be sound
 *
 * Looks for the copy to restore: of the sound ones in folder/salinan, that which goes furthest.
 *
 * Blocks, for seconds when copies are large. Any thread.
 *
 * Returns: (transfer full) (nullable): its path, NULL when there is none
 */
char *
prk_store_find_copy (const char *folder)
{
  g_autoptr (GPtrArray) names = NULL;
  char *best = NULL;
  gint64 best_seq = 0;

  g_return_val_if_fail (folder != NULL, NULL);

  names = _prk_salinan_list (folder);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path =
          g_build_filename (folder, PRK_STORE_COPIES, names->pdata[i], NULL);
      g_autoptr (GError) local_error = NULL;
      gint64 last_seq;

      if (!_prk_salinan_verify (path, FALSE, &last_seq, &local_error))
        g_info ("Not a good copy: %s: %s", path, local_error->message);
      else if (last_seq >= best_seq)
        {
          g_free (best);
          best = g_steal_pointer (&path);
          best_seq = last_seq;
        }
    }
  return best;
}

static gboolean
lock_alone (const char  *folder,
            int         *fd,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, PRK_STORE_LOCK, NULL);

  *fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (*fd < 0)
    return _prk_set_errno_error (error, path);
  if (flock (*fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;

  close (*fd);
  g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_BUSY, "another program has %s open", folder);
  return FALSE;
}

/* A new folder for what is moved aside. */
static char *
make_aside (const char  *folder,
            GError     **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "rusak-%Y-%m-%d-%H%M%S");

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup (stamp) : g_strdup_printf ("%s-%u", stamp, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_mkdir (path, 0700) == 0)
        return _prk_sync_folder (folder, error) ? g_steal_pointer (&path) : NULL;
      if (errno != EEXIST)
        {
          _prk_set_errno_error (error, path);
          return NULL;
        }
    }
  g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FAILED, "too many folders %s", stamp);
  return NULL;
}

static gboolean
move_aside (const char  *folder,
            const char  *aside,
            const char  *name,
            GError     **error)
{
  g_autofree char *from = g_build_filename (folder, name, NULL);
  g_autofree char *to = g_build_filename (aside, name, NULL);

  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    return TRUE;
  return _prk_rename_durably (from, to, error);
}

/* The database itself stays in its place, too, until the copy takes it. */
static gboolean
keep_damaged (const char  *folder,
              const char  *aside,
              GError     **error)
{
  g_autofree char *from = g_build_filename (folder, PRK_STORE_FILE, NULL);
  g_autofree char *to = g_build_filename (aside, PRK_STORE_FILE, NULL);

  if (link (from, to) == 0 || errno == ENOENT)
    return _prk_sync_folder (aside, error);
  /* A file system without links, such as that of a USB stick. */
  if (errno == EPERM || errno == EOPNOTSUPP)
    return _prk_copy_file (from, to, error) && _prk_sync_folder (aside, error);
  return _prk_set_errno_error (error, to);
}

static gboolean
replace (const char  *folder,
         const char  *copy,
         const char  *aside,
         GError     **error)
{
  g_autofree char *path = g_build_filename (folder, PRK_STORE_FILE, NULL);
  g_autofree char *temporary = g_strconcat (path, ".tmp", NULL);

  g_unlink (temporary);
  if (!_prk_copy_file (copy, temporary, error))
    return FALSE;
  if (move_aside (folder, aside, PRK_STORE_KEY, error)
      && keep_damaged (folder, aside, error)
      && move_aside (folder, aside, PRK_STORE_FILE "-wal", error)
      && move_aside (folder, aside, PRK_STORE_FILE "-shm", error)
      && _prk_rename_durably (temporary, path, error))
    return TRUE;
  g_unlink (temporary);
  return FALSE;
}

/**
 * prk_store_restore_copy:
 * @folder: of a store that nobody has open
 * @copy: path of a sound copy
 * @damaged_path: (out) (optional): a folder with all that stood in the place before
 * @error: of the domain PRK_STORE_ERROR
 *
 * Puts a copy in the place of the database.
 *
 * Blocks. What was there before is kept in @damaged_path, with the device's key: the store goes on
 * as a new device. PRK_STORE_ERROR_BUSY: somebody has the store open. PRK_STORE_ERROR_DAMAGED or
 * _NEWER: the copy is no good; nothing was touched.
 *
 * Returns: TRUE when the copy is in its place
 */
gboolean
prk_store_restore_copy (const char  *folder,
                        const char  *copy,
                        char       **damaged_path,
                        GError     **error)
{
  g_autofree char *aside = NULL;
  gint64 last_seq;
  gboolean ok;
  int fd;

  g_return_val_if_fail (folder != NULL && copy != NULL, FALSE);

  if (!_prk_salinan_verify (copy, FALSE, &last_seq, error) || !lock_alone (folder, &fd, error))
    return FALSE;

  aside = make_aside (folder, error);
  ok = aside != NULL && replace (folder, copy, aside, error);
  close (fd);
  if (!ok)
    {
      g_prefix_error (error, "Restoring %s: ", copy);
      return FALSE;
    }
  if (damaged_path != NULL)
    *damaged_path = g_steal_pointer (&aside);
  return TRUE;
}
