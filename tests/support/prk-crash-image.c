/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a disk looks after the power went. A file has bytes that were synced and, since then, changes
 * that may have reached the disk or not, in any order, each sector of 512 bytes for itself; a
 * sector that was being written may hold anything. Outside the range of a write nothing is damaged
 * (SQLite's "power-safe overwrite", which it relies on by default). A new file may be missing and a
 * deleted one may come back until the folder was synced, which SQLite does with the first sync of a
 * new journal or -wal, and when it deletes a journal under "synchronous = EXTRA". */

#include "config.h"

#include <string.h>

#include "prk-crash-log-private.h"

#define SECTOR 512

/* One life of a file, from its creation to its deletion. */
typedef struct
{
  char       *name;
  GByteArray *durable;
  GPtrArray  *pending;    /* (unowned) PrkCrashEvent */
  gboolean    is_synced;
  gboolean    is_durable; /* in its folder for certain */
  gboolean    is_deleted;
  gboolean    may_return;
} Life;

static void
event_free (PrkCrashEvent *event)
{
  g_free (event->name);
  g_clear_pointer (&event->data, g_bytes_unref);
  g_free (event);
}

void
prk_crash_log_append (PrkCrashLog  *self,
                      PrkCrashKind  kind,
                      const char   *name,
                      gint64        offset,
                      GBytes       *data)
{
  PrkCrashEvent *event = g_new0 (PrkCrashEvent, 1);
  guint index = self->events->len;

  event->kind = kind;
  event->name = g_strdup (name);
  event->offset = offset;
  event->data = data;
  g_ptr_array_add (self->events, event);
  if (kind != PRK_CRASH_CREATE && kind != PRK_CRASH_PROMISE)
    g_array_append_val (self->points, index);
}

PrkCrashLog *
prk_crash_log_new (const char *folder)
{
  PrkCrashLog *self = g_new0 (PrkCrashLog, 1);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  self->folder = g_strdup (folder);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) event_free);
  self->points = g_array_new (FALSE, FALSE, sizeof (guint));

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *data;
      gsize size;

      if (g_str_has_suffix (name, "-shm") || !g_file_get_contents (path, &data, &size, NULL))
        continue;
      prk_crash_log_append (self, PRK_CRASH_CREATE, name, 0, NULL);
      prk_crash_log_append (self, PRK_CRASH_WRITE, name, 0, g_bytes_new_take (data, size));
      prk_crash_log_append (self, PRK_CRASH_SYNC, name, 0, NULL);
      prk_crash_log_append (self, PRK_CRASH_SETTLED, name, 0, NULL);
    }
  g_array_set_size (self->points, 0);
  return self;
}

void
prk_crash_log_free (PrkCrashLog *self)
{
  g_free (self->folder);
  g_ptr_array_unref (self->events);
  g_array_unref (self->points);
  g_free (self);
}

guint
prk_crash_log_get_n_points (PrkCrashLog *self)
{
  return self->points->len;
}

static PrkCrashEvent *
get_point (PrkCrashLog *self,
           guint        point)
{
  return self->events->pdata[g_array_index (self->points, guint, point)];
}

const char *
prk_crash_log_describe (PrkCrashLog *self,
                        guint        point)
{
  static const char *const kinds[] = {
    [PRK_CRASH_WRITE] = "write",
    [PRK_CRASH_TRUNCATE] = "truncate",
    [PRK_CRASH_SYNC] = "sync",
    [PRK_CRASH_DELETE] = "delete",
  };
  PrkCrashEvent *event = get_point (self, point);
  g_autofree char *text = g_strdup_printf ("%s %s", kinds[event->kind], event->name);

  return g_intern_string (text);
}

GPtrArray *
prk_crash_log_list_promises (PrkCrashLog *self,
                             guint        point)
{
  GPtrArray *promises = g_ptr_array_new ();
  guint end = g_array_index (self->points, guint, point);

  for (guint i = 0; i < end; i++)
    {
      PrkCrashEvent *event = self->events->pdata[i];

      if (event->kind == PRK_CRASH_PROMISE)
        g_ptr_array_add (promises, event->name);
    }
  return promises;
}

static void
life_free (Life *life)
{
  g_free (life->name);
  g_byte_array_unref (life->durable);
  g_ptr_array_unref (life->pending);
  g_free (life);
}

static Life *
find_life (GPtrArray  *lives,
           const char *name)
{
  for (guint i = lives->len; i > 0; i--)
    {
      Life *life = lives->pdata[i - 1];

      if (!life->is_deleted && strcmp (life->name, name) == 0)
        return life;
    }
  return NULL;
}

static void
resize (GByteArray *bytes,
        gsize       size)
{
  gsize before = bytes->len;

  if (size == before)
    return;
  g_byte_array_set_size (bytes, (guint) size);
  if (size > before)
    memset (bytes->data + before, 0, size - before);
}

static void
write_range (GByteArray   *bytes,
             gsize         offset,
             gconstpointer data,
             gsize         size)
{
  if (size == 0)
    return;
  if (bytes->len < offset + size)
    resize (bytes, offset + size);
  memcpy (bytes->data + offset, data, size);
}

static void
apply (GByteArray    *bytes,
       PrkCrashEvent *event)
{
  if (event->kind == PRK_CRASH_TRUNCATE)
    resize (bytes, (gsize) event->offset);
  else if (event->data != NULL)
    write_range (bytes, (gsize) event->offset, g_bytes_get_data (event->data, NULL),
                 g_bytes_get_size (event->data));
}

static void
sync_folder (GPtrArray *lives)
{
  for (guint i = 0; i < lives->len; i++)
    {
      Life *life = lives->pdata[i];

      life->is_durable = TRUE;
      life->may_return = FALSE;
    }
}

static void
sync_life (GPtrArray *lives,
           Life      *life)
{
  for (guint i = 0; i < life->pending->len; i++)
    apply (life->durable, life->pending->pdata[i]);
  g_ptr_array_set_size (life->pending, 0);

  if (!life->is_synced
      && (g_str_has_suffix (life->name, "-wal") || g_str_has_suffix (life->name, "-journal")))
    sync_folder (lives);
  life->is_synced = TRUE;
}

static void
replay (GPtrArray     *lives,
        PrkCrashEvent *event)
{
  Life *life;

  if (event->kind == PRK_CRASH_PROMISE)
    return;
  if (event->kind == PRK_CRASH_SETTLED)
    {
      sync_folder (lives);
      return;
    }
  if (event->kind == PRK_CRASH_CREATE)
    {
      life = g_new0 (Life, 1);
      life->name = g_strdup (event->name);
      life->durable = g_byte_array_new ();
      life->pending = g_ptr_array_new ();
      g_ptr_array_add (lives, life);
      return;
    }

  life = find_life (lives, event->name);
  g_assert (life != NULL);
  if (event->kind == PRK_CRASH_DELETE)
    {
      life->is_deleted = TRUE;
      life->may_return = TRUE;
      if (event->offset != 0)
        sync_folder (lives);
    }
  else if (event->kind == PRK_CRASH_SYNC)
    {
      sync_life (lives, life);
    }
  else
    {
      g_ptr_array_add (life->pending, event);
    }
}

static void
tear (GByteArray    *bytes,
      PrkCrashEvent *event,
      GRand         *random)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (event->data, &size);
  gsize done = 0;

  while (done < size)
    {
      gsize offset = (gsize) event->offset + done;
      gsize part = MIN (SECTOR - offset % SECTOR, size - done);
      guint8 noise[SECTOR];

      switch (g_rand_int_range (random, 0, 3))
        {
        case 0:
          break;
        case 1:
          write_range (bytes, offset, data + done, part);
          break;
        default:
          for (gsize i = 0; i < part; i++)
            noise[i] = (guint8) g_rand_int (random);
          write_range (bytes, offset, noise, part);
          break;
        }
      done += part;
    }
}

static void
settle (Life         *life,
        PrkCrashMode  mode,
        GRand        *random)
{
  for (guint i = 0; i < life->pending->len; i++)
    {
      PrkCrashEvent *event = life->pending->pdata[i];
      int luck = mode == PRK_CRASH_KEEP   ? 1
                 : mode == PRK_CRASH_DROP ? 0
                                          : g_rand_int_range (random, 0, 3);

      if (luck == 1)
        apply (life->durable, event);
      else if (luck == 2 && event->data != NULL)
        tear (life->durable, event, random);
    }
}

static gboolean
is_there (Life         *life,
          PrkCrashMode  mode,
          GRand        *random)
{
  gboolean is_certain = life->is_deleted ? !life->may_return : life->is_durable;

  if (is_certain)
    return !life->is_deleted;
  if (mode == PRK_CRASH_TEAR)
    return g_rand_boolean (random);
  /* All kept: creations and deletions alike. All dropped: the same. */
  return mode == PRK_CRASH_KEEP ? !life->is_deleted : life->is_deleted && life->is_durable;
}

void
prk_crash_log_make_image (PrkCrashLog  *self,
                          guint         point,
                          PrkCrashMode  mode,
                          guint32       seed,
                          const char   *folder)
{
  g_autoptr (GPtrArray) lives = g_ptr_array_new_with_free_func ((GDestroyNotify) life_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint end = g_array_index (self->points, guint, point);
  PrkCrashEvent *last = self->events->pdata[end];

  for (guint i = 0; i < end; i++)
    replay (lives, self->events->pdata[i]);
  /* The change under way is one more that may have reached the disk; a sync under way has not done
   * its work. */
  if (last->kind != PRK_CRASH_SYNC)
    replay (lives, last);

  for (guint i = 0; i < lives->len; i++)
    {
      Life *life = lives->pdata[i];
      g_autofree char *path = g_build_filename (folder, life->name, NULL);

      if (!is_there (life, mode, random))
        continue;
      settle (life, mode, random);
      /* A later life of the same name takes the place of an earlier one. */
      g_assert_true (g_file_set_contents_full (path, (const char *) life->durable->data,
                                               life->durable->len, G_FILE_SET_CONTENTS_NONE, 0600,
                                               NULL));
    }
}
