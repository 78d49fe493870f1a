/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-susun.h"

G_BEGIN_DECLS

/* The row that a loop stands at. */
typedef struct
{
  const PrkBidang *tabel;
  const char      *baris; /* id of the row; NULL in a rekap */
  const PrkRekap  *rekap;
  const char      *kelompok;
  guint            nomor; /* from 1 */
} PrkSusunBaris;

typedef struct
{
  PrkTemplat           *templat;
  PrkProfil            *profil;
  PrkRecord            *kak;
  gboolean              draf;
  const char           *kosong; /* printed for what is empty */
  const char           *kosong_wajib; /* the same for what must not be */
  GPtrArray            *blok;   /* where blocks go */
  double                lebar;  /* of the text area, pt */
  const PrkTataBagian  *bagian; /* part at hand; NULL outside */
  guint                 n_nomor; /* characters of the longest number of a part or row; 0: unknown */
  const PrkSusunBaris  *baris;  /* row at hand; NULL outside */
  gboolean              has_total;
  gboolean              total_ok;
  gint64                total;
  GError               *error;
} PrkSusun;

/* A value as a template sees it. */
typedef struct
{
  char    *teks;  /* NULL when empty */
  char    *path;  /* field that it belongs to; NULL for none */
  gint64   angka;
  gboolean ada_angka;
} PrkNilai;

void     _prk_susun_simpul        (PrkSusun        *self,
                                   const PrkSimpul *simpul);
void     _prk_susun_anak          (PrkSusun        *self,
                                   const PrkSimpul *simpul);

void     _prk_nilai_clear         (PrkNilai *nilai);
void     _prk_susun_get_nilai     (PrkSusun             *self,
                                   const PrkIsianPotong *potong,
                                   PrkNilai             *nilai);
char    *_prk_susun_dup_bidang    (PrkSusun        *self,
                                   const PrkBidang *bidang,
                                   const char      *path,
                                   PrkNilai        *nilai);
char    *_prk_susun_dup_path      (PrkSusun   *self,
                                   const char *path);
gboolean _prk_susun_is_filled     (PrkSusun        *self,
                                   const PrkBidang *bidang,
                                   const char      *path);
gint64   _prk_susun_get_total     (PrkSusun *self,
                                   gboolean *ok);
char    *_prk_susun_dup_pihak     (PrkSusun *self,
                                   gboolean  in_lines);
char    *_prk_susun_join          (GPtrArray *words,
                                   char       blank);

/* One line of plain words. */
char    *_prk_susun_dup_uraian    (PrkSusun        *self,
                                   const GPtrArray *isian);
PrkBlok *_prk_susun_par           (PrkSusun        *self,
                                   const PrkSimpul *simpul,
                                   const PrkGaya   *gaya);
/* What stands for the empty field; @bidang may be NULL. */
const char *_prk_susun_get_kosong (PrkSusun        *self,
                                   const PrkBidang *bidang);
PrkBlok *_prk_susun_kosong        (PrkSusun      *self,
                                   const PrkGaya *gaya,
                                   const char    *path);
gboolean _prk_susun_skips         (const PrkSimpul *simpul);
gboolean _prk_susun_holds         (PrkSusun        *self,
                                   const PrkSimpul *jika);
/* The style that an attribute names, else @fallback, else the style "isi". */
const PrkGaya *_prk_susun_get_gaya (PrkSusun        *self,
                                    const PrkSimpul *simpul,
                                    const char      *attribute,
                                    const PrkGaya   *fallback);
void     _prk_susun_add           (PrkSusun *self,
                                   PrkBlok  *blok);
/* What a cell holds: its text as one paragraph, or its blocks. */
void     _prk_susun_sel           (PrkSusun        *self,
                                   const PrkSimpul *simpul,
                                   const PrkGaya   *gaya,
                                   PrkBaris        *baris,
                                   guint            sel);

/* A paragraph of plain words in a cell. */
void     _prk_baris_add_teks      (PrkBaris      *baris,
                                   guint          sel,
                                   const PrkGaya *gaya,
                                   PrkRata        rata,
                                   const char    *text,
                                   const char    *path);

void     _prk_susun_tabel         (PrkSusun        *self,
                                   const PrkSimpul *simpul);
void     _prk_susun_rincian       (PrkSusun        *self,
                                   const PrkSimpul *simpul);
void     _prk_susun_semua_bidang  (PrkSusun        *self,
                                   const PrkSimpul *simpul);
void     _prk_susun_daftar_profil (PrkSusun        *self,
                                   const PrkSimpul *simpul);

G_END_DECLS
