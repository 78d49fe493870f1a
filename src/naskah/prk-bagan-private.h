/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-bagan.h"

G_BEGIN_DECLS

enum
{
  KOLOM_NO,
  KOLOM_KEGIATAN,
  KOLOM_LAJUR,
  KOLOM_KELENGKAPAN,
  KOLOM_WAKTU,
  KOLOM_OUTPUT,
  KOLOM_KETERANGAN,
  N_KOLOM
};

#define BAGAN_SIZE  7.5
#define BAGAN_SMALL 6.5
#define BAGAN_FOOT  30.0 /* below the last row: the sum, and what the lines of a symbol mean */

struct _PrkBagan
{
  PrkSop        *sop;
  PangoContext  *context;
  PrkBaganLetak *letak;
  double         lebar, lebar_lajur, tinggi_kepala;
  double         x[N_KOLOM + 1]; /* where each column begins */
  gboolean       is_tegak;       /* the lanes' headings stand upright */
  GPtrArray     *nama;           /* (element-type PangoLayout) by lane */
  PangoLayout  **sel;            /* by step and column; NULL in the lanes */
};

/* @width: in points; 0 or less: as wide as it is. */
PangoLayout *_prk_bagan_new_layout (PangoContext *context,
                                    double        size,
                                    gboolean      is_bold,
                                    double        width) G_GNUC_WARN_UNUSED_RESULT;
double       _prk_bagan_get_tall   (PangoLayout  *layout);
char        *_prk_bagan_dup_waktu  (const PrkSopLangkah *langkah) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
