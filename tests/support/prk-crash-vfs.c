/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "prk-crash-log-private.h"

typedef struct
{
  sqlite3_file  base;
  char         *name; /* NULL: not recorded */
  sqlite3_file *real; /* in the same block */
} CrashFile;

static sqlite3_vfs *system_vfs;
static sqlite3_vfs crash_vfs;

static GMutex mutex; /* of what follows */
static PrkCrashLog *current_log;
static int fault_code;
static guint fault_after;
static guint n_changes;

/* Every change of a file passes here: 0 when it may go on. */
static int
change (CrashFile    *file,
        PrkCrashKind  kind,
        gint64        offset,
        gconstpointer data,
        gsize         size)
{
  int result = SQLITE_OK;

  g_mutex_lock (&mutex);
  n_changes++;
  if (fault_code != 0 && n_changes > fault_after)
    result = fault_code;
  else if (current_log != NULL && file->name != NULL)
    prk_crash_log_append (current_log, kind, file->name, offset,
                          data != NULL ? g_bytes_new (data, size) : NULL);
  g_mutex_unlock (&mutex);
  return result;
}

static int
file_close (sqlite3_file *base)
{
  CrashFile *file = (CrashFile *) base;
  int result = file->real->pMethods->xClose (file->real);

  g_clear_pointer (&file->name, g_free);
  return result;
}

static int
file_read (sqlite3_file *base,
           void         *buffer,
           int           size,
           sqlite3_int64 offset)
{
  sqlite3_file *real = ((CrashFile *) base)->real;

  return real->pMethods->xRead (real, buffer, size, offset);
}

static int
file_write (sqlite3_file *base,
            const void   *data,
            int           size,
            sqlite3_int64 offset)
{
  CrashFile *file = (CrashFile *) base;
  int result = change (file, PRK_CRASH_WRITE, offset, data, (gsize) size);

  return result != SQLITE_OK ? result
                             : file->real->pMethods->xWrite (file->real, data, size, offset);
}

static int
file_truncate (sqlite3_file *base,
               sqlite3_int64 size)
{
  CrashFile *file = (CrashFile *) base;
  int result = change (file, PRK_CRASH_TRUNCATE, size, NULL, 0);

  return result != SQLITE_OK ? result : file->real->pMethods->xTruncate (file->real, size);
}

static int
file_sync (sqlite3_file *base,
           int           flags)
{
  return change ((CrashFile *) base, PRK_CRASH_SYNC, 0, NULL, 0);
}

static int
file_size (sqlite3_file  *base,
           sqlite3_int64 *size)
{
  sqlite3_file *real = ((CrashFile *) base)->real;

  return real->pMethods->xFileSize (real, size);
}

static int
file_lock (sqlite3_file *base,
           int           level)
{
  sqlite3_file *real = ((CrashFile *) base)->real;

  return real->pMethods->xLock (real, level);
}

static int
file_unlock (sqlite3_file *base,
             int           level)
{
  sqlite3_file *real = ((CrashFile *) base)->real;

  return real->pMethods->xUnlock (real, level);
}

static int
file_check_reserved_lock (sqlite3_file *base,
                          int          *is_reserved)
{
  sqlite3_file *real = ((CrashFile *) base)->real;

  return real->pMethods->xCheckReservedLock (real, is_reserved);
}

static int
file_control (sqlite3_file *base,
              int           operation,
              void         *argument)
{
  sqlite3_file *real = ((CrashFile *) base)->real;

  return real->pMethods->xFileControl (real, operation, argument);
}

static int
file_sector_size (sqlite3_file *base)
{
  sqlite3_file *real = ((CrashFile *) base)->real;

  return real->pMethods->xSectorSize (real);
}

static int
file_device_characteristics (sqlite3_file *base)
{
  sqlite3_file *real = ((CrashFile *) base)->real;

  return real->pMethods->xDeviceCharacteristics (real);
}

/* The -shm file needs no log: it is made anew from the -wal after a power cut. */
static int
file_shm_map (sqlite3_file   *base,
              int             region,
              int             size,
              int             extend,
              void volatile **address)
{
  sqlite3_file *real = ((CrashFile *) base)->real;

  return real->pMethods->xShmMap (real, region, size, extend, address);
}

static int
file_shm_lock (sqlite3_file *base,
               int           offset,
               int           n,
               int           flags)
{
  sqlite3_file *real = ((CrashFile *) base)->real;

  return real->pMethods->xShmLock (real, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *base)
{
  sqlite3_file *real = ((CrashFile *) base)->real;

  real->pMethods->xShmBarrier (real);
}

static int
file_shm_unmap (sqlite3_file *base,
                int           delete_flag)
{
  sqlite3_file *real = ((CrashFile *) base)->real;

  return real->pMethods->xShmUnmap (real, delete_flag);
}

/* Version 2: no memory mapping, which would write past us. */
static const sqlite3_io_methods file_methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_device_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

/* With the mutex held: the name under which a path is recorded, or NULL. */
static char *
recorded_name (const char *path)
{
  g_autofree char *folder = NULL;

  if (current_log == NULL || path == NULL)
    return NULL;
  folder = g_path_get_dirname (path);
  return strcmp (folder, current_log->folder) == 0 ? g_path_get_basename (path) : NULL;
}

static int
vfs_open (sqlite3_vfs  *vfs,
          const char   *path,
          sqlite3_file *base,
          int           flags,
          int          *out_flags)
{
  CrashFile *file = (CrashFile *) base;
  gboolean is_new = path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS);
  int result;

  memset (file, 0, sizeof *file);
  file->real = (sqlite3_file *) (file + 1);
  result = system_vfs->xOpen (system_vfs, path, file->real, flags, out_flags);
  if (file->real->pMethods == NULL)
    return result;

  base->pMethods = &file_methods;
  g_mutex_lock (&mutex);
  file->name = recorded_name (path);
  if (file->name != NULL && is_new)
    prk_crash_log_append (current_log, PRK_CRASH_CREATE, file->name, 0, NULL);
  g_mutex_unlock (&mutex);
  return result;
}

static int
vfs_delete (sqlite3_vfs *vfs,
            const char  *path,
            int          sync_folder)
{
  CrashFile file = { { NULL } };
  int result;

  g_mutex_lock (&mutex);
  file.name = recorded_name (path);
  g_mutex_unlock (&mutex);
  result = change (&file, PRK_CRASH_DELETE, sync_folder, NULL, 0);
  g_free (file.name);
  return result != SQLITE_OK ? result : system_vfs->xDelete (system_vfs, path, 0);
}

void
prk_crash_vfs_install (void)
{
  if (system_vfs != NULL)
    return;

  system_vfs = sqlite3_vfs_find (NULL);
  crash_vfs = *system_vfs;
  crash_vfs.zName = "prk-crash";
  crash_vfs.szOsFile = (int) sizeof (CrashFile) + system_vfs->szOsFile;
  crash_vfs.xOpen = vfs_open;
  crash_vfs.xDelete = vfs_delete;
  sqlite3_vfs_register (&crash_vfs, 1);
}

void
prk_crash_vfs_fail (int   code,
                    guint after)
{
  g_mutex_lock (&mutex);
  fault_code = code;
  fault_after = after;
  n_changes = 0;
  g_mutex_unlock (&mutex);
}

guint
prk_crash_vfs_get_count (void)
{
  guint count;

  g_mutex_lock (&mutex);
  count = n_changes;
  g_mutex_unlock (&mutex);
  return count;
}

void
prk_crash_vfs_record (const char *folder)
{
  g_mutex_lock (&mutex);
  g_assert (current_log == NULL);
  current_log = prk_crash_log_new (folder);
  g_mutex_unlock (&mutex);
}

void
prk_crash_vfs_promise (const char *what)
{
  g_mutex_lock (&mutex);
  g_assert (current_log != NULL);
  prk_crash_log_append (current_log, PRK_CRASH_PROMISE, what, 0, NULL);
  g_mutex_unlock (&mutex);
}

PrkCrashLog *
prk_crash_vfs_stop (void)
{
  PrkCrashLog *log;

  g_mutex_lock (&mutex);
  log = g_steal_pointer (&current_log);
  g_mutex_unlock (&mutex);
  return log;
}
