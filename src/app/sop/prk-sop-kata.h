/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "naskah/prk-bagan.h"

G_BEGIN_DECLS

/* Procedures in the words of the screen. */

/* What a screen reader says of a step. */
char *prk_sop_kata_dup_langkah   (PrkSop        *sop,
                                  guint          langkah,
                                  PrkBaganTanda  tanda) G_GNUC_WARN_UNUSED_RESULT;
/* "Kabag Hukum, Asisten" */
char *prk_sop_kata_dup_pelaksana (PrkSop        *sop,
                                  guint          langkah) G_GNUC_WARN_UNUSED_RESULT;
/* "3 hari" */
char *prk_sop_kata_dup_waktu     (const PrkSopLangkah *langkah) G_GNUC_WARN_UNUSED_RESULT;
/* "Kabupaten Blitar · 6 steps · 11 hari" */
char *prk_sop_kata_dup_uraian    (PrkSop        *sop) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
