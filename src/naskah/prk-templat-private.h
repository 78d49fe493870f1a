/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-templat.h"

G_BEGIN_DECLS

/* Where an element may stand, and what may stand in it. */
typedef enum
{
  PRK_TEMPAT_AKAR = 1 << 0,
  PRK_TEMPAT_STRUKTUR = 1 << 1, /* in <naskah> */
  PRK_TEMPAT_BLOK = 1 << 2,     /* on a page */
  PRK_TEMPAT_SEL = 1 << 3,      /* in a cell */
  PRK_TEMPAT_KOLOM = 1 << 4,
  PRK_TEMPAT_BUTIR = 1 << 5,
  PRK_TEMPAT_BAGIAN = 1 << 6,
  PRK_TEMPAT_TEKS = 1 << 7,     /* in a line of text */
  PRK_TEMPAT_INDUK = 1 << 8,    /* whatever its parent may hold */
} PrkTempat;

typedef enum
{
  PRK_ATRIBUT_TEKS,
  PRK_ATRIBUT_ANGKA,
  PRK_ATRIBUT_YA,      /* ya, tidak */
  PRK_ATRIBUT_RATA,    /* kiri, tengah, kanan, penuh */
  PRK_ATRIBUT_GAYA,    /* name of a <gaya> above */
  PRK_ATRIBUT_URAIAN,  /* text with placeholders */
  PRK_ATRIBUT_BIDANG,  /* paths of fields, or .columns; tables too */
  PRK_ATRIBUT_NARASI,  /* path of a narrative field */
  PRK_ATRIBUT_BANYAK,  /* path of a field of several choices */
  PRK_ATRIBUT_TABEL,   /* path of a table */
  PRK_ATRIBUT_KOLOM,   /* a column of the table around it */
  PRK_ATRIBUT_REKAP,   /* tahun, pihak, sumber */
  PRK_ATRIBUT_BAGIAN,  /* id of a part */
  PRK_ATRIBUT_LAMBANG, /* path of a table of emblems */
  PRK_ATRIBUT_HURUF,   /* naskah, surat */
  PRK_ATRIBUT_DASAR,   /* name of another template */
  PRK_ATRIBUT_POTONGAN, /* name of a <potongan> above, or of the other template's */
} PrkAtributJenis;

typedef struct
{
  const char      *nama;
  PrkAtributJenis  jenis;
  gboolean         wajib;
} PrkAtribut;

typedef struct
{
  const char *nama;
  PrkTempat   tempat;
  PrkTempat   isi;
  PrkAtribut  atribut[16];
} PrkUnsurJenis;

const PrkUnsurJenis *_prk_unsur_get  (PrkUnsur    unsur);
gboolean             _prk_unsur_find (const char *name,
                                      PrkUnsur   *unsur);

/* Reads a style from its element; lengths that are factors refer to the profile's sizes. */
gboolean             _prk_gaya_read  (PrkGaya              *gaya,
                                      const PrkSimpul      *simpul,
                                      const PrkTataHalaman *halaman,
                                      GError              **error);

G_END_DECLS
