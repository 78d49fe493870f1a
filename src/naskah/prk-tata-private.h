/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-tata.h"

G_BEGIN_DECLS

#define PRK_PT_PER_MM (72.0 / 25.4)

/* A paragraph of a cell, laid out. */
typedef struct
{
  PrkBlok *blok;
  PrkTeks *teks;
  PrkTeks *penanda;
  double   x;    /* of the text, from the cell's text edge */
  double   sela; /* space before it */
} PrkSelTeks;

typedef struct
{
  PrkSelTeks *isi;
  guint       n_isi;
  double      x, lebar; /* of the cell with its padding, from the table's edge */
} PrkSelUkur;

typedef struct
{
  PrkBaris   *baris;
  PrkSelUkur *sel;
  guint       n_sel;
  double      tinggi;
} PrkBarisUkur;

/* How far the cells of a row that is parted by a page's end have been set. */
typedef struct
{
  guint isi;
  guint baris;
} PrkSelMaju;

/* A table with the sizes of its rows. */
typedef struct
{
  PrkTabel     *tabel;
  PrkBarisUkur *baris;
  guint         n_baris;
  double        lebar;
  double        tinggi_kepala;
} PrkTabelUkur;

PrkTabelUkur *_prk_tabel_ukur_new   (PrkTabel     *tabel,
                                     PrkUkur      *ukur,
                                     double        lebar,
                                     GCancellable *cancellable);
void          _prk_tabel_ukur_free  (PrkTabelUkur *self);

/* Sets what is left of row @index (or as much as @room holds) at (@x, @y). @maju: how far earlier pages came, one a cell,
 * moved on; NULL for a row that stands whole. Returns the height; *@done tells whether the row is finished. */
double        _prk_tabel_ukur_place (PrkTabelUkur *self,
                                     guint         index,
                                     PrkSelMaju   *maju,
                                     double        x,
                                     double        y,
                                     double        room,
                                     PrkTata      *tata,
                                     gboolean     *done);

/* Placing on the last page of @tata. */
void          _prk_tata_begin_page  (PrkTata  *tata,
                                     gboolean  sampul);
void          _prk_tata_add_lambang (PrkTata *tata,
                                     double   x,
                                     double   y,
                                     double   side);
/* The emblems of a block between @x and @x + @lebar, of one height, made smaller until they fit. */
void          _prk_tata_add_lambang_baris (PrkTata *tata,
                                           PrkBlok *blok,
                                           double   x,
                                           double   y,
                                           double   lebar,
                                           double   tinggi);
void          _prk_tata_add_garis_besar (PrkTata *tata,
                                         PrkBlok *blok,
                                         double   y);
void          _prk_tata_add_teks    (PrkTata *tata,
                                     PrkTeks *teks,
                                     guint    dari,
                                     guint    sampai,
                                     double   x,
                                     double   y,
                                     guint32  warna);
void          _prk_tata_add_isi     (PrkTata *tata,
                                     double   x,
                                     double   y,
                                     double   lebar,
                                     double   tinggi,
                                     guint32  warna);
void          _prk_tata_add_ruas    (PrkTata *tata,
                                     double   x0,
                                     double   y0,
                                     double   x1,
                                     double   y1,
                                     double   tebal);
void          _prk_tata_add_jangkar (PrkTata    *tata,
                                     const char *path,
                                     guint       paragraf,
                                     double      x,
                                     double      y,
                                     double      lebar,
                                     double      tinggi);
/* The anchors of the runs of @blok in the lines [dari, sampai). */
void          _prk_tata_add_runs    (PrkTata *tata,
                                     PrkBlok *blok,
                                     PrkTeks *teks,
                                     guint    dari,
                                     guint    sampai,
                                     double   x,
                                     double   y);

/* Lays out the marker of a paragraph; NULL when it has none (or when cancelled). */
PrkTeks      *_prk_tata_ukur_penanda (PrkUkur      *ukur,
                                      PrkBlok      *blok,
                                      GCancellable *cancellable);

/* Widths of the columns of a table that is @lebar wide, points. */
double       *_prk_tabel_lebar      (PrkTabel *tabel,
                                     PrkUkur  *ukur,
                                     double    lebar) G_GNUC_WARN_UNUSED_RESULT;

double        _prk_teks_sum         (PrkTeks *teks,
                                     guint    dari,
                                     guint    sampai);

G_END_DECLS
