/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-narasi-buffer.h"

G_BEGIN_DECLS

void          prk_narasi_clipboard_copy         (GdkClipboard    *clipboard,
                                                 PrkNarasiBuffer *buffer);
void          prk_narasi_clipboard_read_async   (GdkClipboard        *clipboard,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
PrkNarasiDoc *prk_narasi_clipboard_read_finish  (GdkClipboard  *clipboard,
                                                 GAsyncResult  *result,
                                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
PrkNarasiDoc *prk_narasi_clipboard_parse_plain  (const char *bytes,
                                                 gsize       n_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
