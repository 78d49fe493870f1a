/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-sync-berkas-line.h"

G_DEFINE_INTERFACE (PrkSyncBerkasLine, prk_sync_berkas_line, G_TYPE_OBJECT)
G_DEFINE_QUARK (prk-sync-berkas-error-quark, prk_sync_berkas_error)

static void
prk_sync_berkas_line_default_init (PrkSyncBerkasLineInterface *iface)
{
}

void
prk_sync_berkas_line_create (PrkSyncBerkasLine   *self,
                             const char          *hash,
                             const char          *jenis,
                             gint64               size,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PRK_IS_SYNC_BERKAS_LINE (self));

  PRK_SYNC_BERKAS_LINE_GET_IFACE (self)->create (self, hash, jenis, size, cancellable, callback,
                                                 user_data);
}

char *
prk_sync_berkas_line_create_finish (PrkSyncBerkasLine  *self,
                                    GAsyncResult       *result,
                                    GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
prk_sync_berkas_line_look (PrkSyncBerkasLine   *self,
                           const char          *upload,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (PRK_IS_SYNC_BERKAS_LINE (self));

  PRK_SYNC_BERKAS_LINE_GET_IFACE (self)->look (self, upload, cancellable, callback, user_data);
}

void
prk_sync_berkas_line_send (PrkSyncBerkasLine     *self,
                           const char            *upload,
                           int                    fd,
                           gint64                 offset,
                           gint64                 length,
                           gboolean               is_checked,
                           PrkSyncBerkasProgress  progress,
                           gpointer               progress_data,
                           GCancellable          *cancellable,
                           GAsyncReadyCallback    callback,
                           gpointer               user_data)
{
  g_return_if_fail (PRK_IS_SYNC_BERKAS_LINE (self));

  PRK_SYNC_BERKAS_LINE_GET_IFACE (self)->send (self, upload, fd, offset, length, is_checked,
                                               progress, progress_data, cancellable, callback,
                                               user_data);
}

void
prk_sync_berkas_line_fetch (PrkSyncBerkasLine     *self,
                            const char            *hash,
                            int                    fd,
                            gint64                 offset,
                            gint64                 max_size,
                            PrkSyncBerkasProgress  progress,
                            gpointer               progress_data,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  g_return_if_fail (PRK_IS_SYNC_BERKAS_LINE (self));

  PRK_SYNC_BERKAS_LINE_GET_IFACE (self)->fetch (self, hash, fd, offset, max_size, progress,
                                                progress_data, cancellable, callback, user_data);
}

gint64
prk_sync_berkas_line_finish (PrkSyncBerkasLine  *self,
                             GAsyncResult       *result,
                             GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
