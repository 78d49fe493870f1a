/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* More than this is nothing that belongs into a field: a whole book, or a picture by mistake. */
#define PRK_CLIPBOARD_MAX_BYTES (5 * 1024 * 1024)

void     prk_clipboard_read_async   (GdkClipboard        *clipboard,
                                     const char *const   *types,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
GBytes  *prk_clipboard_read_finish  (GdkClipboard  *clipboard,
                                     GAsyncResult  *result,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean prk_clipboard_is_to_tell   (const GError *error);

G_END_DECLS
