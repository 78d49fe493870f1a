/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <pango/pango.h>

#include "domain/prk-profil.h"

#include "prk-bagan-letak.h"
#include "prk-lambang.h"

G_BEGIN_DECLS

/* The chart of a procedure with its table (No, Kegiatan, Pelaksana, Mutu Baku, Keterangan), measured
 * and ready to be drawn, on the screen and on paper by the same code. One thread at a time. */
typedef struct _PrkBagan PrkBagan;

/* Where a run of the procedure is. */
typedef enum
{
  PRK_TANDA_TIADA,
  PRK_TANDA_SELESAI,
  PRK_TANDA_DI_SINI,
} PrkBaganTanda;

/* 0xRRGGBB */
typedef struct
{
  guint32              tinta;
  guint32              redup; /* the table's lines */
  guint32              latar; /* inside symbols */
  guint32              kepala; /* behind headings */
  guint32              aksen; /* the live position */
  const PrkBaganTanda *tanda; /* (nullable) by step */
  const char          *di_sini; /* (nullable) the word at the live position */
} PrkBaganRupa;

typedef struct
{
  guint  halaman;
  double x, y, lebar, tinggi;
} PrkBaganKotak;

extern const PrkBaganRupa prk_bagan_rupa_kertas;

/* @lebar: of the table, at least; @tinggi: of a page, G_MAXDOUBLE for one page as high as it must be. */
PrkBagan            *prk_bagan_new           (PrkSop       *sop,
                                              PangoContext *context,
                                              double        lebar,
                                              double        tinggi) G_GNUC_WARN_UNUSED_RESULT;
void                 prk_bagan_free          (PrkBagan     *self);
double               prk_bagan_get_lebar     (PrkBagan     *self);
guint                prk_bagan_get_n_halaman (PrkBagan     *self);
/* Heading, rows and connectors of one page. */
double               prk_bagan_get_tinggi    (PrkBagan     *self,
                                              guint         halaman);
const PrkBaganLetak *prk_bagan_get_letak     (PrkBagan     *self);
/* The row of a step, and its place in it where the symbol of who acts stands. */
void                 prk_bagan_get_baris     (PrkBagan      *self,
                                              guint          langkah,
                                              PrkBaganKotak *kotak);
void                 prk_bagan_gambar        (PrkBagan           *self,
                                              cairo_t            *cr,
                                              guint               halaman,
                                              const PrkBaganRupa *rupa);

/* The procedure as a document: its header as SOP AP wants it, and the chart. @tanda: (nullable). */
GBytes              *prk_bagan_cetak         (PrkSop              *sop,
                                              PrkProfil           *profil,
                                              PrkLambang          *lambang,
                                              const PrkBaganTanda *tanda,
                                              guint               *n_halaman,
                                              GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkBagan, prk_bagan_free)

G_END_DECLS
