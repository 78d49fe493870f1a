/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/prk-berkas.h"

G_BEGIN_DECLS

/* Opens a file in the program that the system has for its kind: a private copy that can only be
 * read, in a folder that the next start empties. */
void     prk_lampiran_buka_async   (PrkStore             *store,
                                    const PrkBerkasValue *berkas,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
gboolean prk_lampiran_buka_finish  (GAsyncResult         *result,
                                    GError              **error);
/* Whether the system would run it rather than show it. */
gboolean prk_lampiran_buka_is_safe (const char           *nama,
                                    const char           *jenis);

G_END_DECLS
