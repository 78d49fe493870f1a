/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-berkas.h"
#include "prk-materi-private.h"

G_BEGIN_DECLS

/* prk-blob-store.c: where a blob's file stands; a new temporary name beside the blobs; and the row
 * that says that a whole file is there. */
char     *_prk_blob_path        (PrkStore   *self,
                                 const char *hash) G_GNUC_WARN_UNUSED_RESULT;
char     *_prk_blob_temporary   (PrkStore   *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean  _prk_blob_add         (PrkStore    *self,
                                 const char  *hash,
                                 const char  *media_type,
                                 gint64       size,
                                 GError     **error);

/* prk-berkas-indeks.c: on the writer's thread, inside a transaction. */
gboolean  _prk_berkas_refresh   (PrkWriter  *writer,
                                 gint64      number,
                                 PrkRecord  *record,
                                 GError    **error);

G_END_DECLS
