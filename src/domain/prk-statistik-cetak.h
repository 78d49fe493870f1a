/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-record.h"

#include "prk-statistik.h"

G_BEGIN_DECLS

/* "2026" or "2026-1" as first and last day; FALSE for anything else. */
gboolean   prk_statistik_baca_masa (const char *masa,
                                    PrkHari    *awal,
                                    PrkHari    *akhir);
/* "Semester I Tahun 2026", "Tahun 2026". */
char      *prk_statistik_dup_masa  (const char *masa) G_GNUC_WARN_UNUSED_RESULT;
/* The report of the TKKSD (Pasal 34 ayat (2) huruf j): a record of type "cetak_tkksd" that nobody stores. NULL for a
 * stretch of time that is none. @buku: (element-type PrkBukuBaris); @kasus: (element-type PrkStatistikKasus). */
PrkRecord *prk_statistik_new_cetak (GPtrArray  *buku,
                                    GPtrArray  *kasus,
                                    const char *masa,
                                    PrkHari     hari_ini) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
