/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-profil.h"

#include "prk-naskah.h"
#include "prk-ukur.h"

G_BEGIN_DECLS

typedef enum
{
  PRK_LETAK_TEKS,
  PRK_LETAK_ISI,     /* filled rectangle */
  PRK_LETAK_LAMBANG,
} PrkLetakJenis;

/* Something that stands on a page; points, origin top left. */
typedef struct
{
  PrkLetakJenis jenis;
  guint32       warna;
  PrkTeks      *teks;  /* lines [dari, sampai) of it; its first line's top is at y */
  guint         dari, sampai;
  double        x, y, lebar, tinggi;
  const PrkLambangTempat *lambang; /* of one of several emblems; lives as long as its block */
} PrkLetak;

typedef struct
{
  double x0, y0, x1, y1, tebal;
} PrkRuas;

typedef struct
{
  GArray  *letak; /* (element-type PrkLetak) in reading order */
  GArray  *ruas;  /* (element-type PrkRuas) lines of tables */
  gboolean sampul;
} PrkLembar;

/* An entry of the PDF's outline. */
typedef struct
{
  char  *judul;
  guint  tingkat;
  guint  lembar;
  double y;
} PrkGarisBesar;

/* A document with every piece at its place. */
typedef struct
{
  GPtrArray *lembar;      /* (element-type PrkLembar) */
  GPtrArray *jangkar;     /* (element-type PrkJangkar) */
  GArray    *garis_besar; /* (element-type PrkGarisBesar) */
} PrkTata;

PrkTata *prk_tata_new    (void);
void     prk_tata_free   (PrkTata *self);

/* Adds pages for a run of blocks, the first of them on a fresh page. FALSE only when cancelled. */
gboolean prk_tata_susun  (PrkTata              *self,
                          PrkUkur              *ukur,
                          const PrkTataHalaman *halaman,
                          const GPtrArray      *blok,
                          gboolean              sampul,
                          GCancellable         *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkTata, prk_tata_free)

G_END_DECLS
