/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-bagan-letak.h"

G_BEGIN_DECLS

#define NONE G_MAXUINT

/* A piece of a gutter that one source, or one target from another page, has for itself. */
typedef struct
{
  guint halaman, talang, pemilik;
  gboolean is_masuk;
  double y0, y1;
  guint jalur, n_jalur;
} PrkBaganBatang;

/* A connector, and where it would like to stand. */
typedef struct
{
  guint halaman;
  gboolean is_atas;
  gint tujuan;
  gboolean is_masuk;
  double ingin;
  guint simbol;
  guint urut, n; /* among those of its band */
} PrkBaganKonektor;

/* One arrow, or its part on one page, before anybody knows the tracks. */
typedef struct
{
  PrkPanahJenis jenis;
  guint halaman;
  gint asal, tujuan; /* rows */
  guint konektor_asal, konektor_tujuan;
  guint batang;     /* NONE: it needs no gutter */
  gboolean is_kiri; /* it leaves a decision to the left */
} PrkBaganRute;

typedef struct
{
  PrkSop *sop;
  const PrkBaganUkuran *ukuran;
  PrkBaganLetak *letak;
  double lebar_simbol;
  guint n_lajur;
  guint *masuk;      /* by row: the symbol that arrows enter */
  guint *utama;      /* by row: the symbol that they leave */
  GHashTable *baris; /* step → row + 1 */
  GArray *batang;
  GHashTable *find_batang;
  GArray *konektor;
  GHashTable *find_konektor;
  GArray *rute;
  guint *beban;        /* by gutter: trunks in it */
  GByteArray *sambung; /* by symbol: joined on the left (1), on the right (2) */
  guint *sisi;         /* by row: trunk of its "Tidak", from 1 */
} PrkBaganSusun;

static inline PrkBaganBaris *
get_baris (PrkBaganSusun *self, guint index)
{
  return &g_array_index (self->letak->baris, PrkBaganBaris, index);
}

static inline PrkBaganSimbol *
get_simbol (PrkBaganSusun *self, guint index)
{
  return &g_array_index (self->letak->simbol, PrkBaganSimbol, index);
}

void _prk_bagan_add_rows    (PrkBaganSusun *self);
void _prk_bagan_make_pages  (PrkBaganSusun *self);
void _prk_bagan_add_symbols (PrkBaganSusun *self);

G_END_DECLS
