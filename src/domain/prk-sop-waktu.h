/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-sop-jalan.h"

G_BEGIN_DECLS

/* What the runs of one procedure took at one step, against the standard. Steps are named, never people. */
typedef struct
{
  char     *langkah; /* id */
  char     *kegiatan;
  guint     waktu;
  PrkSatuan satuan;
  guint     n;           /* visits that are over */
  gint64    menit;       /* working minutes of these, together */
  gint64    hari;        /* working days of these, together */
  gint      menit_maks;
  gint      hari_maks;
  guint     n_terlambat; /* of all visits, those over the standard */
  guint     n_di_sini;   /* cases that are at this step now */
  gint64    lebih;       /* working minutes beyond the standard, of all visits together */
} PrkSopWaktu;

void       prk_sop_waktu_free    (PrkSopWaktu *self);

/* @jalan: (element-type PrkSopJalan).
 * (element-type PrkSopWaktu) in the order of the steps. */
GPtrArray *prk_sop_waktu_hitung  (PrkSop      *sop,
                                  GPtrArray   *jalan) G_GNUC_WARN_UNUSED_RESULT;
/* The step at which the cases waited most beyond its standard, all together; -1: none. */
gint       prk_sop_waktu_menunggu (GPtrArray  *waktu);

G_END_DECLS
