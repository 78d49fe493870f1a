/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  PRK_RATA_KIRI,
  PRK_RATA_TENGAH,
  PRK_RATA_KANAN,
  PRK_RATA_PENUH, /* justified */
} PrkRata;

/* How a paragraph looks; lengths in points. Blocks only borrow it: it must outlive them. */
typedef struct
{
  double   ukuran;
  double   spasi;         /* factor on the font's own line height */
  double   kiri;
  double   kanan;
  double   gantung;       /* room for the marker, left of the text */
  double   baris_pertama;
  double   sebelum;       /* space before and after; of two neighbours the greater one counts */
  double   sesudah;
  guint32  warna;         /* 0xRRGGBB */
  PrkRata  rata;
  guint    tingkat;       /* level in the PDF outline, from 1; 0: not in it */
  gboolean tebal;
  gboolean miring;
  gboolean ikut;          /* stays with what follows */
  gboolean utuh;          /* never parted */
  gboolean satu_baris;    /* cut with an ellipsis instead of wrapped */
  gboolean imbang;        /* lines of about the same length, for titles */
} PrkGaya;

typedef enum
{
  PRK_HURUF_TEBAL = 1 << 0,
  PRK_HURUF_MIRING = 1 << 1,
  PRK_HURUF_GARIS_BAWAH = 1 << 2,
  PRK_HURUF_REDUP = 1 << 3, /* grey: stands for something that is missing */
  PRK_HURUF_JANGKAR = 1 << 4, /* has a path of its own */
  PRK_HURUF_CORET = 1 << 5, /* struck through */
} PrkHuruf;

/* A run of a paragraph's text. */
typedef struct
{
  guint    start, end; /* bytes */
  PrkHuruf huruf;
  char    *path;       /* field it came from; NULL for none */
} PrkRentang;

typedef enum
{
  PRK_BLOK_PARAGRAF,
  PRK_BLOK_TABEL,
  PRK_BLOK_LAMBANG, /* the emblem, centred, or several side by side */
  PRK_BLOK_RUANG,   /* empty height */
  PRK_BLOK_HALAMAN, /* what follows begins a page */
} PrkBlokJenis;

typedef struct _PrkTabel PrkTabel;

/* One of several emblems that stand side by side. */
typedef struct
{
  char   *kunci; /* names its picture: "garuda", or the code of a daerah */
  char   *nama;  /* what the frame says that stands where there is no picture */
  PrkRata sisi;  /* left, centred or right */
} PrkLambangTempat;

/* One piece of a document: what it says and how it keeps together, not where it stands. */
typedef struct
{
  PrkBlokJenis   jenis;
  const PrkGaya *gaya;
  PrkRata        rata;
  double         kiri;         /* pt, added to the style's */
  double         gantung;      /* pt; begins as the style's */
  double         sesudah;      /* pt; begins as the style's */
  char          *path;
  guint          paragraf;     /* which one of its field's, from 0 */
  GString       *teks;
  GArray        *rentang;      /* (element-type PrkRentang) in order, not overlapping */
  char          *penanda;      /* "1.", "•" … before the first line; NULL for none */
  PrkTabel      *tabel;
  GArray        *lambang;      /* (nullable) (element-type PrkLambangTempat) NULL: that of the daerah, centred */
  double         tinggi;       /* of emblem or space, pt */
  gboolean       lentur;       /* space that takes its share of what the page leaves empty */
  double         garis;        /* pt; a line across the top of a space, 0 for none */
  gboolean       ikut;
  gboolean       ikut_sebelum; /* two lines of what stands before come along */
  gboolean       utuh;
} PrkBlok;

typedef struct
{
  GPtrArray *isi;     /* (element-type PrkBlok) paragraphs */
  guint      rentang; /* columns it spans */
} PrkSel;

typedef struct
{
  PrkSel  *sel;
  guint    n_sel;
  guint32  latar;        /* 0xRRGGBB; white is not painted */
  gboolean ikut;         /* stays with the next row */
  gboolean ikut_sebelum; /* stays with the row before */
} PrkBaris;

struct _PrkTabel
{
  double    *porsi;    /* share of the width, a column each */
  guint      n_kolom;
  GPtrArray *baris;    /* (element-type PrkBaris) */
  guint      n_kepala; /* first rows, repeated on every page */
  double     garis;    /* pt; 0 draws none */
  double     sela_x;   /* pt between line and text */
  double     sela_y;
};

PrkBlok  *prk_blok_new          (PrkBlokJenis   jenis,
                                 const PrkGaya *gaya);
PrkBlok  *prk_blok_new_tabel    (const PrkGaya *gaya,
                                 const double  *porsi,
                                 guint          n_kolom);
void      prk_blok_free         (PrkBlok *self);
void      prk_blok_add_teks     (PrkBlok    *self,
                                 const char *text,
                                 PrkHuruf    huruf,
                                 const char *path);
void      prk_blok_add_lambang  (PrkBlok    *self,
                                 const char *kunci,
                                 const char *nama,
                                 PrkRata     sisi);
gboolean  prk_blok_is_blank     (PrkBlok *self);

/* Blocks in a row that must stand on one page. */
void      prk_blok_keep_together (GPtrArray *blok,
                                  guint      from);

PrkBaris *prk_tabel_add_baris   (PrkTabel *self,
                                 guint     n_sel);
void      prk_baris_add_blok    (PrkBaris *self,
                                 guint     sel,
                                 PrkBlok  *blok);

G_END_DECLS
