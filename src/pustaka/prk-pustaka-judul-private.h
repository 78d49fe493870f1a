/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-pustaka-types.h"
#include "store/prk-db-private.h"

G_BEGIN_DECLS

/* (element-type PrkPustakaJudul) the headings in the text of a page as src/pdf gives it. */
GPtrArray *_prk_judul_find (const char *raw,
                            guint       halaman) G_GNUC_WARN_UNUSED_RESULT;
gboolean   _prk_judul_add  (PrkDb       *db,
                            gint64       nomor,
                            guint        halaman,
                            const char  *raw,
                            GError     **error);

G_END_DECLS
