/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-store.h"

G_BEGIN_DECLS

/* Files beside the database, made so that a power cut leaves the old state or the new one. */

/* From errno, or from a G_FILE_ERROR, to PRK_STORE_ERROR. Always FALSE. */
gboolean _prk_set_errno_error (GError     **error,
                               const char  *path);
gboolean _prk_set_file_error  (GError       **error,
                               const GError  *file_error);
PrkStoreError _prk_store_code_from_errno (int system_errno);

/* With its parents, for its owner only; made durable. */
gboolean _prk_make_folder     (const char  *path,
                               GError     **error);
gboolean _prk_sync_folder     (const char  *path,
                               GError     **error);
gboolean _prk_sync_file       (const char  *path,
                               GError     **error);
/* Renames and syncs the folder that both stand in. */
gboolean _prk_rename_durably  (const char  *from,
                               const char  *to,
                               GError     **error);
/* Writes and syncs a file that must not be there yet. */
gboolean _prk_write_new_file  (const char  *path,
                               GBytes      *bytes,
                               GError     **error);
/* As above, with the bytes of another file. */
gboolean _prk_copy_file       (const char  *from,
                               const char  *to,
                               GError     **error);
/* For its owner only. */
gboolean _prk_make_private    (const char  *path,
                               GError     **error);

/* What names of files begin with that are not whole yet. */
#define PRK_TEMPORARY ".tmp-"

G_END_DECLS
