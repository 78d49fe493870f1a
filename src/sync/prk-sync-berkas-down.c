/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Down: what has come lies in a part, and the rest is asked for by Range. Only the hash of the whole
 * says that it is the file; a part that turns out wrong is thrown away. */
#include "config.h"

#include <unistd.h>

#include "store/prk-store-sync.h"

#include "prk-sync-berkas-private.h"

/* Where the register does not have it yet, another laptop is sending it: ask again soon, then less
 * and less. */
#define NOT_THERE_US (15 * G_USEC_PER_SEC)

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PrkSyncBerkas) self = _prk_sync_berkas_end (user_data);
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  if (prk_store_berkas_work_finish (PRK_STORE (source), result, &error))
    _prk_sync_berkas_settle (self, NULL, NULL);
  else if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED))
    _prk_sync_berkas_set_aside (self, g_steal_pointer (&error), 0);
  else
    _prk_sync_berkas_fail (self, g_steal_pointer (&error));
}

static void
keep (PrkSyncBerkas *self)
{
  prk_store_berkas_keep_part_async (self->store, self->current, kept_cb,
                                    _prk_sync_berkas_begin (self, BERKAS_STORE));
}

/* Takes @error. */
static void
judge (PrkSyncBerkas *self,
       GError        *error)
{
  if (g_error_matches (error, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_GONE))
    {
      _prk_sync_berkas_set_aside (self, error, NOT_THERE_US);
    }
  else if (g_error_matches (error, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_PLACE)
           || g_error_matches (error, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_SIZE))
    {
      prk_store_berkas_drop_part (self->store, self->current->hash);
      _prk_sync_berkas_set_aside (self, error, 0);
    }
  else if (g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_REFUSED))
    {
      _prk_sync_berkas_settle (self, "ditolak", error->message);
      g_error_free (error);
    }
  else
    {
      _prk_sync_berkas_fail (self, error);
    }
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PrkSyncBerkas) self = _prk_sync_berkas_end (user_data);
  GError *error = NULL;
  gint64 size = prk_sync_berkas_line_finish (PRK_SYNC_BERKAS_LINE (source), result, &error);

  if (self == NULL)
    {
      g_clear_error (&error);
      return;
    }
  if (size < 0)
    judge (self, error);
  else
    keep (self);
}

void
_prk_sync_berkas_down (PrkSyncBerkas *self)
{
  GError *error = NULL;
  gpointer call;
  gint64 offset;
  int fd = prk_store_berkas_open_part (self->store, self->current->hash, &offset, &error);

  if (fd < 0)
    {
      _prk_sync_berkas_set_aside (self, error, 0);
      return;
    }
  self->offset = offset;
  self->done = offset;
  if (offset >= self->current->ukuran)
    {
      /* All had come before the program ended, or too much. */
      close (fd);
      keep (self);
      return;
    }
  call = _prk_sync_berkas_begin (self, BERKAS_LINE);
  prk_sync_berkas_line_fetch (self->line, self->current->hash, fd, offset, self->current->ukuran,
                              _prk_sync_berkas_progress, self, self->cancellable, fetched_cb,
                              call);
}
