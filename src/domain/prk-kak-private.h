/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-bidang.h"
#include "prk-kak.h"

G_BEGIN_DECLS

/* One field that has to be filled and is not. */
typedef struct
{
  char       *path;
  const char *label; /* of the schema */
} PrkKurang;

/* What a part lacks: a field each, and of a table at most its first lacking cell a column.
 * (element-type PrkKurang) */
GPtrArray  *_prk_kak_list_kurang   (PrkRecord       *kak,
                                    const PrkBagian *bagian) G_GNUC_WARN_UNUSED_RESULT;

/* The path of a cell, written into @path. */
const char *_prk_cell_path         (GString    *path,
                                    const char *table,
                                    const char *row,
                                    const char *column);

/* A row that holds nothing but what it began with. */
gboolean    _prk_kak_row_is_blank  (PrkRecord       *kak,
                                    const PrkBidang *tabel,
                                    const char      *row,
                                    GString         *path);

typedef enum
{
  PRK_HITUNG_OK,
  PRK_HITUNG_KURANG, /* a factor is missing or bad */
  PRK_HITUNG_LUAP,   /* the product does not fit 64 bits */
} PrkHasilHitung;

PrkHasilHitung _prk_kak_hitung        (PrkRecord  *kak,
                                    const char *row_path,
                                    const char *rumus,
                                    gint64     *hasil);

/* The schema without a profile's parts; kept for the life of the program. */
PrkSkema   *_prk_kak_get_skema     (void);

/* Every text that a person wrote in a record of this schema, one a line. */
char       *_prk_kak_dup_teks      (PrkRecord *kak,
                                    PrkSkema  *skema) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
