/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-naskah-kasus.h"
#include "store/prk-berkas.h"

#include "prk-paket.h"

G_BEGIN_DECLS

/* A file of the folder. */
typedef struct
{
  char *path;  /* within it */
  char *judul; /* for people */
  char *hash;  /* SHA-256, hex; NULL: the bytes are not here */
} PrkPaketBerkas;

/* A paper on a line of the case. */
typedef struct
{
  const PrkNaskahKasus *naskah;
  const char           *alur; /* of the snapshot */
} PrkPaketNaskah;

/* One case, and what its papers are printed with. One thread. */
typedef struct
{
  PrkStore     *store;
  PrkProfil    *profil;
  PrkKasusBuka *buka;
  GPtrArray    *teks; /* (element-type PrkRecord) texts of agreements */
  GCancellable *cancellable; /* (nullable) not owned */
} PrkPaketCetak;

PrkPaketCetak *_prk_paket_cetak_new    (PrkKasusDaftar        *daftar,
                                        PrkProfil             *profil,
                                        const char            *ksd,
                                        GCancellable          *cancellable,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void           _prk_paket_cetak_free   (PrkPaketCetak         *self);
GBytes        *_prk_paket_cetak_naskah (PrkPaketCetak         *self,
                                        const PrkNaskahKasus  *paper,
                                        const char            *line,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes        *_prk_paket_cetak_kak    (PrkPaketCetak         *self,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type PrkPaketNaskah) those that every line of it can make now. */
GPtrArray     *_prk_paket_list_naskah  (PrkKasusBuka          *buka) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type PrkBerkasKeadaan) of the case, its KAK, its events. */
GPtrArray     *_prk_paket_list_berkas  (PrkPaketCetak         *self,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/* The page of the whole: facts, events, files (element-type PrkPaketBerkas). */
char *_prk_paket_dup_html (PrkKasusBuka *buka,
                           GPtrArray    *berkas) G_GNUC_WARN_UNUSED_RESULT;
/* As sha256sum -c reads it. */
char *_prk_paket_dup_sums (GPtrArray *berkas) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
