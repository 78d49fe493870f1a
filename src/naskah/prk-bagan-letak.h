/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-sop.h"

G_BEGIN_DECLS

/* Where everything of a procedure's chart stands, in points: one row a step, one lane an actor, symbols
 * of SOP AP, arrows of upright and level pieces, pages. Pure geometry. */

typedef enum
{
  PRK_SIMBOL_KAPSUL,        /* start, end */
  PRK_SIMBOL_KOTAK,         /* process */
  PRK_SIMBOL_BELAH_KETUPAT, /* decision */
  PRK_SIMBOL_KONEKTOR,      /* goes on, or comes from, another page */
} PrkSimbolBentuk;

#define PRK_BARIS_MULAI   -1
#define PRK_BARIS_SELESAI -2

typedef struct
{
  PrkSimbolBentuk bentuk;
  gint            langkah; /* of a connector the step that it leads to; or PRK_BARIS_… */
  guint           lajur;
  PrkPasti        pasti;
  gboolean        is_utama; /* who decides, and where the step is left */
  gboolean        is_masuk; /* a connector that an arrow leaves */
  guint           halaman;
  double          x, y, lebar, tinggi;
} PrkBaganSimbol;

typedef enum
{
  PRK_PANAH_LANJUT,
  PRK_PANAH_YA,
  PRK_PANAH_TIDAK,
  PRK_PANAH_TIDAK_LAIN, /* another step that may be chosen */
  PRK_PANAH_BERSAMA,    /* no arrow: actors of one step */
} PrkPanahJenis;

typedef struct
{
  double x, y;
} PrkTitik;

typedef struct
{
  PrkPanahJenis jenis;
  guint         halaman;
  guint         dari, ke;         /* symbols */
  gint          langkah, tujuan;  /* what it joins; PRK_BARIS_… */
  PrkTitik      titik[6];
  guint         n_titik;
} PrkBaganPanah;

typedef struct
{
  gint   langkah; /* or PRK_BARIS_… */
  guint  halaman;
  double y, tinggi;
} PrkBaganBaris;

typedef struct
{
  double y, tinggi;               /* of rows and connectors together */
  double pita_atas, pita_bawah;   /* heights of the bands of connectors, 0: none */
} PrkBaganHalaman;

typedef struct
{
  double        x_lajur;     /* left edge of the lanes */
  double        lebar_lajur; /* of one; at least PRK_BAGAN_LAJUR_MIN */
  const double *tinggi_teks; /* of each step's words */
  double        y;           /* where the rows of a page begin */
  double        tinggi;      /* of a page's rows; G_MAXDOUBLE: one page */
} PrkBaganUkuran;

#define PRK_BAGAN_LAJUR_MIN 38.0
#define PRK_BAGAN_TEPI      7.0  /* beside the outer lanes */
#define PRK_BAGAN_PITA      28.0

typedef struct
{
  GArray *baris;   /* (element-type PrkBaganBaris) */
  GArray *simbol;  /* (element-type PrkBaganSimbol) */
  GArray *panah;   /* (element-type PrkBaganPanah) */
  GArray *halaman; /* (element-type PrkBaganHalaman) */
} PrkBaganLetak;

PrkBaganLetak *prk_bagan_letak_new   (PrkSop               *sop,
                                      const PrkBaganUkuran *ukuran) G_GNUC_WARN_UNUSED_RESULT;
void           prk_bagan_letak_free  (PrkBaganLetak        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkBaganLetak, prk_bagan_letak_free)

G_END_DECLS
