/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-buku.h"
#include "prk-kalender.h"

G_BEGIN_DECLS

#define PRK_STATISTIK_N_TAHAPAN 8 /* the letters a to h of Pasal 13 */

/* A procedure as it ran in a case. */
typedef struct
{
  char  *nama;
  guint  n_langkah;   /* steps that are done */
  guint  n_terlambat; /* of them */
} PrkStatistikSop;

/* What the charts ask of a case beside its lines of the register. */
typedef struct
{
  guint   hari[PRK_STATISTIK_N_TAHAPAN]; /* spent in stays that are over, both days known */
  guint   n[PRK_STATISTIK_N_TAHAPAN];    /* lines that had such a stay */
  GArray *sop;                           /* (nullable) (element-type PrkStatistikSop) */
} PrkStatistikKasus;

/* @kalender: for the steps of procedures. */
PrkStatistikKasus *prk_statistik_kasus_new  (PrkKasus    *kasus,
                                             PrkKalender *kalender) G_GNUC_WARN_UNUSED_RESULT;
void               prk_statistik_kasus_free (PrkStatistikKasus *self);

typedef enum
{
  PRK_STATISTIK_URUSAN,   /* agreements in force, by government affair */
  PRK_STATISTIK_MITRA,    /* the same by partner */
  PRK_STATISTIK_BERAKHIR, /* the same by the quarter in which they end */
  PRK_STATISTIK_WAKTU,    /* days that cooperations stayed in a stage, on average */
  PRK_STATISTIK_SOP,      /* late steps by procedure */
  PRK_STATISTIK_N,
} PrkStatistikJenis;

typedef struct
{
  char *label;
  guint nilai;
  guint dari; /* of so many; 0 where that says nothing */
} PrkStatistikBatang;

/* (element-type PrkStatistikBatang) (transfer full): empty where there is nothing to count. @buku: (element-type
 * PrkBukuBaris); @kasus: (element-type PrkStatistikKasus). Any thread. */
GPtrArray         *prk_statistik_hitung     (PrkStatistikJenis  jenis,
                                             GPtrArray         *buku,
                                             GPtrArray         *kasus,
                                             PrkHari            hari_ini) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
