/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-record.h"

#include "prk-kalender.h"
#include "prk-profil.h"

G_BEGIN_DECLS

/* Numbers of papers: their form is data of the profile, their running part counts within a register ("kb", "pks") and
 * year. Pure, any thread. */

/* What a number says. Parts that its form has no place for are NULL or 0. */
typedef struct
{
  char *keamanan;    /* "SR", "R", "T" or "B" */
  char *klasifikasi; /* "100.3.7.1" */
  char *unit;
  char *jenis;
  guint urut;
  guint bulan;       /* 1–12 */
  guint tahun;
} PrkNomorIsi;

void          prk_nomor_isi_clear   (PrkNomorIsi *self);

/* A form such as "{klasifikasi}/{urut:3}/{unit}/{bulan}/{tahun}". Immutable. */
typedef struct _PrkPolaNomor PrkPolaNomor;

PrkPolaNomor *prk_pola_nomor_new    (const char  *teks,
                                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void          prk_pola_nomor_free   (PrkPolaNomor *self);
char         *prk_pola_nomor_format (PrkPolaNomor      *self,
                                     const PrkNomorIsi *isi) G_GNUC_WARN_UNUSED_RESULT;
gboolean      prk_pola_nomor_parse  (PrkPolaNomor *self,
                                     const char   *nomor,
                                     PrkNomorIsi  *isi);

/* How this daerah numbers the papers of a register; @tetap: the parts that are the same in all of them. */
typedef struct
{
  PrkPolaNomor *pola;
  PrkNomorIsi   tetap;
} PrkNomorAtur;

/* NULL without an error where the profile says nothing of that register. */
PrkNomorAtur *prk_nomor_atur_new    (PrkProfil   *profil,
                                     const char  *buku,
                                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void          prk_nomor_atur_free   (PrkNomorAtur *self);

/* Registers of numbers: "kb", "pks", NULL. */
const char *const *prk_nomor_list_buku (void);
/* That of a kind of paper as the register book names it ("Nota Kesepakatan"); NULL: it gets no number. */
const char   *prk_nomor_get_buku    (const char *jenis);

/* Numbers that somebody keeps for an office without a network. */
typedef struct
{
  char    *id;
  char    *buku;
  guint    tahun;
  guint    dari, sampai;
  char    *perangkat; /* (nullable) key of the device that takes from it */
  char    *untuk;     /* whom it is for, as a person reads it */
  char    *alasan;    /* (nullable) */
  gboolean is_tutup;  /* given back: what is not used stays unused */
} PrkNomorBlok;

/* NULL for a record that is none, or says too little. */
PrkNomorBlok *prk_nomor_blok_dari_rekaman (PrkRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void          prk_nomor_blok_free         (PrkNomorBlok *self);

/* What is asked about numbers; owns what is in it. */
typedef struct
{
  PrkProfil *profil;
  GPtrArray *terpakai; /* (element-type utf8) given numbers, as prk_tahapan_list_nomor() writes them */
  GPtrArray *blok;     /* (nullable) (element-type PrkNomorBlok) */
} PrkNomorBahan;

void          prk_nomor_bahan_free        (PrkNomorBahan *self);

char         *prk_nomor_dup_berikut       (const PrkNomorBahan *bahan,
                                           const char          *buku,
                                           PrkHari              hari,
                                           const char          *perangkat) G_GNUC_WARN_UNUSED_RESULT;
/* How many of a block are given; @berikut: (out) (optional) its first free one, 0: none. */
guint         prk_nomor_blok_hitung       (const PrkNomorBahan *bahan,
                                           const PrkNomorBlok  *blok,
                                           guint               *berikut);
/* Where a new block may begin: behind all that is given or kept. */
guint         prk_nomor_get_awal_blok     (const PrkNomorBahan *bahan,
                                           const char          *buku,
                                           guint                tahun);
/* (nullable) the open block of another record that shares a number with this stretch. */
const PrkNomorBlok *prk_nomor_find_tumpang (const PrkNomorBahan *bahan,
                                           const PrkNomorBlok  *blok);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPolaNomor, prk_pola_nomor_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkNomorAtur, prk_nomor_atur_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkNomorBahan, prk_nomor_bahan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkNomorBlok, prk_nomor_blok_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PrkNomorIsi, prk_nomor_isi_clear)

G_END_DECLS
