/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "../prk-gudang.h"

G_BEGIN_DECLS

/* Moves what was committed from the write-ahead log into the database, beside the writer. */
typedef struct _PrkPemindah PrkPemindah;

PrkPemindah *_prk_pemindah_new  (const char  *path,
                                 sqlite3     *writer,
                                 GError     **error);
void         _prk_pemindah_free (PrkPemindah *self);

G_END_DECLS
