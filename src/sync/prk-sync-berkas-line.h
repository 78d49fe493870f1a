/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Beside those of PRK_SYNC_ERROR. */
#define PRK_SYNC_BERKAS_ERROR (prk_sync_berkas_error_quark ())
GQuark prk_sync_berkas_error_quark (void);

typedef enum
{
  PRK_SYNC_BERKAS_ERROR_GONE,  /* no such upload, or no such blob, at the register */
  PRK_SYNC_BERKAS_ERROR_PLACE, /* it does not go on at this offset: look again */
  PRK_SYNC_BERKAS_ERROR_HASH,  /* the register got other bytes than were announced */
  PRK_SYNC_BERKAS_ERROR_SIZE,  /* more bytes come than there should be */
  PRK_SYNC_BERKAS_ERROR_LOCAL, /* this laptop's disk fails */
} PrkSyncBerkasError;

/* How many bytes of the whole have been handed over; in the main context of the caller. */
typedef void (*PrkSyncBerkasProgress) (gint64   done,
                                       gpointer data);

/* A way for files to the register. An implementation answers with a GTask; what an answer does not
 * bear the register's mark is PRK_SYNC_ERROR_OFFLINE. */
#define PRK_TYPE_SYNC_BERKAS_LINE (prk_sync_berkas_line_get_type ())
G_DECLARE_INTERFACE (PrkSyncBerkasLine, prk_sync_berkas_line, PRK, SYNC_BERKAS_LINE, GObject)

struct _PrkSyncBerkasLineInterface
{
  GTypeInterface parent_iface;

  /* → char *: where the upload goes on */
  void (*create) (PrkSyncBerkasLine     *self,
                  const char            *hash,
                  const char            *jenis,
                  gint64                 size,
                  GCancellable          *cancellable,
                  GAsyncReadyCallback    callback,
                  gpointer               user_data);
  /* → gint64: how many bytes of it are there */
  void (*look)   (PrkSyncBerkasLine     *self,
                  const char            *upload,
                  GCancellable          *cancellable,
                  GAsyncReadyCallback    callback,
                  gpointer               user_data);
  /* → gint64: how many are there now. Reads @length bytes from @fd, which it closes, at @offset;
   * @is_checked: with a checksum of their own */
  void (*send)   (PrkSyncBerkasLine     *self,
                  const char            *upload,
                  int                    fd,
                  gint64                 offset,
                  gint64                 length,
                  gboolean               is_checked,
                  PrkSyncBerkasProgress  progress,
                  gpointer               progress_data,
                  GCancellable          *cancellable,
                  GAsyncReadyCallback    callback,
                  gpointer               user_data);
  /* → gint64: its size. Writes what comes from @offset on to @fd, which it closes, at most to
   * @max_size in all */
  void (*fetch)  (PrkSyncBerkasLine     *self,
                  const char            *hash,
                  int                    fd,
                  gint64                 offset,
                  gint64                 max_size,
                  PrkSyncBerkasProgress  progress,
                  gpointer               progress_data,
                  GCancellable          *cancellable,
                  GAsyncReadyCallback    callback,
                  gpointer               user_data);
};

void   prk_sync_berkas_line_create        (PrkSyncBerkasLine *self, const char *hash,
                                           const char *jenis, gint64 size,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
char  *prk_sync_berkas_line_create_finish (PrkSyncBerkasLine *self, GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void   prk_sync_berkas_line_look          (PrkSyncBerkasLine *self, const char *upload,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
void   prk_sync_berkas_line_send          (PrkSyncBerkasLine *self, const char *upload, int fd,
                                           gint64 offset, gint64 length, gboolean is_checked,
                                           PrkSyncBerkasProgress progress, gpointer progress_data,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
void   prk_sync_berkas_line_fetch         (PrkSyncBerkasLine *self, const char *hash, int fd,
                                           gint64 offset, gint64 max_size,
                                           PrkSyncBerkasProgress progress, gpointer progress_data,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
/* For look, send and fetch; -1 on failure. */
gint64 prk_sync_berkas_line_finish        (PrkSyncBerkasLine *self, GAsyncResult *result,
                                           GError **error);

G_END_DECLS
