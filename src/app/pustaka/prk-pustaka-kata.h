/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pustaka/prk-pustaka-types.h"

G_BEGIN_DECLS

/* What the screens say of a document of the library. */

/* In the order in which people choose. */
guint       prk_pustaka_jenis_get_n     (void);
const char *prk_pustaka_jenis_get_code  (guint index);
const char *prk_pustaka_jenis_get_label (const char *code);

/* The kind that the name of a file tells of; "lain" where it tells nothing. */
const char *prk_pustaka_tebak_jenis     (const char *name);
/* The first two years that stand in it; 0 where there are none. */
void        prk_pustaka_tebak_periode   (const char *name,
                                         int        *mulai,
                                         int        *selesai);

/* "RPJMD · 2025–2029 · 365 pages", and what is still under way or wrong. */
char       *prk_pustaka_dup_keterangan  (const PrkPustakaDokumen *dokumen) G_GNUC_WARN_UNUSED_RESULT;

/* Pango markup of what was found, its words in bold. */
char       *prk_pustaka_dup_cuplikan    (const PrkPustakaTemuan *temuan) G_GNUC_WARN_UNUSED_RESULT;

/* The room that their files take here. (element-type PrkPustakaDokumen) */
char       *prk_pustaka_dup_ruang      (GPtrArray *documents) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
