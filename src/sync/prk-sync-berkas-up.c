/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Up: create, look how much is there, send the rest in one part, until all is there. Once the
 * register got other bytes than ours, what follows goes in small parts with a checksum each, so
 * that a line that changes bytes costs a part and not the whole. */
#include "config.h"

#include <unistd.h>

#include "store/prk-store-sync.h"

#include "prk-sync-berkas-private.h"

#define CHECKED_PART (512 * 1024)
/* After so many uploads that came out wrong our own copy is looked at. */
#define MANY_WRONG 2

static void look (PrkSyncBerkas *self);
static void create (PrkSyncBerkas *self);

static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_REFUSED)
         || g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_TOO_LARGE);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PrkSyncBerkas) self = _prk_sync_berkas_end (user_data);
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  if (prk_store_berkas_work_finish (PRK_STORE (source), result, &error))
    _prk_sync_berkas_set_aside (self,
                                g_error_new_literal (PRK_SYNC_BERKAS_ERROR,
                                                     PRK_SYNC_BERKAS_ERROR_HASH,
                                                     "the line changes the bytes"),
                                0);
  else if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED))
    _prk_sync_berkas_settle (self, "rusak_di_sini", error->message);
  else
    _prk_sync_berkas_fail (self, g_steal_pointer (&error));
}

static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (PrkSyncBerkas) self = _prk_sync_berkas_end_noted (user_data, result);

  if (self == NULL)
    return;
  g_clear_pointer (&self->current->upload, g_free);
  if (_prk_sync_berkas_count (self) >= MANY_WRONG)
    prk_store_berkas_check_async (self->store, self->current, checked_cb,
                                  _prk_sync_berkas_begin (self, BERKAS_STORE));
  else
    _prk_sync_berkas_set_aside (self,
                                g_error_new_literal (PRK_SYNC_BERKAS_ERROR,
                                                     PRK_SYNC_BERKAS_ERROR_GONE,
                                                     "the upload begins anew"),
                                0);
}

/* Takes @error. */
static void
judge (PrkSyncBerkas *self,
       GError        *error)
{
  if (g_error_matches (error, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_GONE)
      || g_error_matches (error, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_HASH))
    {
      prk_store_berkas_set_upload_async (self->store, self->current->hash, NULL, forgotten_cb,
                                         _prk_sync_berkas_begin (self, BERKAS_STORE));
      g_error_free (error);
    }
  else if (g_error_matches (error, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_PLACE)
           || g_error_matches (error, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_LOCAL))
    {
      _prk_sync_berkas_set_aside (self, error, 0);
    }
  else if (is_refusal (error))
    {
      _prk_sync_berkas_settle (self,
                               error->code == PRK_SYNC_ERROR_TOO_LARGE ? "terlalu_besar" : "ditolak",
                               error->message);
      g_error_free (error);
    }
  else
    {
      _prk_sync_berkas_fail (self, error);
    }
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PrkSyncBerkas) self = _prk_sync_berkas_end (user_data);
  GError *error = NULL;
  gint64 offset = prk_sync_berkas_line_finish (PRK_SYNC_BERKAS_LINE (source), result, &error);

  if (self == NULL)
    {
      g_clear_error (&error);
      return;
    }
  if (offset < 0)
    judge (self, error);
  else if (offset <= self->offset || offset > self->current->ukuran)
    _prk_sync_berkas_fail (self, g_error_new_literal (PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE,
                                                      "an upload that does not move"));
  else if (offset == self->current->ukuran)
    _prk_sync_berkas_settle (self, NULL, NULL);
  else
    look (self);
}

static void
send (PrkSyncBerkas *self,
      gint64         offset)
{
  gboolean is_checked = _prk_sync_berkas_count (self) > 0;
  gint64 length = self->current->ukuran - offset;
  GError *error = NULL;
  gpointer call;
  int fd = prk_store_open_blob (self->store, self->current->hash, &error);

  if (fd < 0)
    {
      _prk_sync_berkas_set_aside (self, error, 0);
      return;
    }
  self->offset = offset;
  self->done = offset;
  call = _prk_sync_berkas_begin (self, BERKAS_LINE);
  prk_sync_berkas_line_send (self->line, self->current->upload, fd, offset,
                             is_checked ? MIN (length, CHECKED_PART) : length, is_checked,
                             _prk_sync_berkas_progress, self, self->cancellable, sent_cb,
                             call);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSyncBerkas) self = _prk_sync_berkas_end (user_data);
  GError *error = NULL;
  gint64 offset = prk_sync_berkas_line_finish (PRK_SYNC_BERKAS_LINE (source), result, &error);

  if (self == NULL)
    {
      g_clear_error (&error);
      return;
    }
  if (offset < 0)
    judge (self, error);
  else if (offset > self->current->ukuran)
    _prk_sync_berkas_fail (self, g_error_new_literal (PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE,
                                                      "an upload longer than its file"));
  else if (offset == self->current->ukuran)
    _prk_sync_berkas_settle (self, NULL, NULL);
  else
    send (self, offset);
}

static void
look (PrkSyncBerkas *self)
{
  gpointer call;

  call = _prk_sync_berkas_begin (self, BERKAS_LINE);
  prk_sync_berkas_line_look (self->line, self->current->upload, self->cancellable, looked_cb,
                             call);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PrkSyncBerkas) self = _prk_sync_berkas_end_noted (user_data, result);

  if (self != NULL)
    look (self);
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PrkSyncBerkas) self = _prk_sync_berkas_end (user_data);
  GError *error = NULL;
  g_autofree char *upload
      = prk_sync_berkas_line_create_finish (PRK_SYNC_BERKAS_LINE (source), result, &error);

  if (self == NULL)
    {
      g_clear_error (&error);
      return;
    }
  if (upload == NULL)
    {
      judge (self, error);
      return;
    }
  /* Before anything is sent: after a crash nobody else could know where it goes on. */
  self->current->upload = g_steal_pointer (&upload);
  prk_store_berkas_set_upload_async (self->store, self->current->hash, self->current->upload,
                                     kept_cb, _prk_sync_berkas_begin (self, BERKAS_STORE));
}

static void
create (PrkSyncBerkas *self)
{
  gpointer call;

  call = _prk_sync_berkas_begin (self, BERKAS_LINE);
  prk_sync_berkas_line_create (self->line, self->current->hash, self->current->jenis,
                               self->current->ukuran, self->cancellable, created_cb,
                               call);
}

void
_prk_sync_berkas_up (PrkSyncBerkas *self)
{
  if (self->current->upload != NULL)
    look (self);
  else
    create (self);
}
