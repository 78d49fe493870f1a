/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-record.h"

G_BEGIN_DECLS

/* Records that are laid together for a paper and never stored. @text: (nullable): what is NULL or empty is left out. */
void  prk_cetak_put        (PrkRecord  *cetak,
                            const char *path,
                            const char *text);
void  prk_cetak_put_int    (PrkRecord  *cetak,
                            const char *path,
                            gint64      value);
/* @commonmark: (nullable): of a narrative field. */
void  prk_cetak_put_narasi (PrkRecord  *cetak,
                            const char *path,
                            const char *commonmark);
/* A row named @id, the @number-th of all: its path, ending in a slash. */
char *prk_cetak_add_row    (PrkRecord  *cetak,
                            const char *table,
                            const char *id,
                            guint       number) G_GNUC_WARN_UNUSED_RESULT;
void  prk_cetak_put_cell   (PrkRecord  *cetak,
                            const char *row,
                            const char *column,
                            const char *text);

G_END_DECLS
