/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-kak-session.h"

G_BEGIN_DECLS

/* The paper of an open KAK into a file (PDF or DOCX) or to a printer. Both ask the person first and
 * make it on a worker thread; G_IO_ERROR_CANCELLED when the person changed their mind. */

/* The bytes of the KAK's PDF as the screen shows it now. */
void      prk_kak_pdf_async      (PrkKakSession       *session,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
GBytes   *prk_kak_pdf_finish     (GAsyncResult  *result,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;

void      prk_kak_ekspor_async   (GtkWindow           *parent,
                                  PrkKakSession       *session,
                                  gboolean             docx,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
/* Where it was written. */
char     *prk_kak_ekspor_finish  (GAsyncResult  *result,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;

void      prk_kak_cetak_async    (GtkWindow           *parent,
                                  PrkKakSession       *session,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
gboolean  prk_kak_cetak_finish   (GAsyncResult  *result,
                                  GError       **error);

/* A file name from a title: letters and digits of any script, spaces, hyphens; at most 80
 * characters and ".pdf". */
char     *prk_kak_dup_file_name  (const char *judul) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
