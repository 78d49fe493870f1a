/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-record.h"

#include "prk-profil.h"

G_BEGIN_DECLS

/* Readings of a KAK record: completeness, computed totals, the rules. Pure functions, any thread. */

typedef enum
{
  PRK_LENGKAP_KOSONG,   /* nothing filled */
  PRK_LENGKAP_SEBAGIAN, /* begun */
  PRK_LENGKAP_PENUH,    /* every mandatory field has something */
} PrkLengkap;

PrkLengkap  prk_kak_get_lengkap     (PrkRecord       *kak,
                                     const PrkBagian *bagian);
/* How many of the eight parts of Pasal 14(2) are complete, 0–8. */
guint       prk_kak_count_lengkap   (PrkRecord *kak,
                                     PrkProfil *profil);

/* Whether a field is to be shown now; some belong to one answer of another field (tampil_path). */
gboolean    prk_kak_is_tampil       (PrkRecord       *kak,
                                     const PrkBidang *bidang);

typedef enum
{
  PRK_KEKUATAN_HARD, /* [H] blocks */
  PRK_KEKUATAN_SOFT, /* [S] warns and asks for a reason */
} PrkKekuatan;

/* One rule that fails. */
typedef struct
{
  const char *aturan;   /* "R4" */
  const char *pasal;    /* "Pasal 5 ayat (2)–(3)" */
  PrkKekuatan kekuatan;
  char       *pesan;    /* plain Indonesian: what is wrong and what to do */
  char       *path;     /* the field to mend */
} PrkTemuan;

void        prk_temuan_free         (PrkTemuan *self);

/* Every rule of the KAK that fails (R2–R9, R20–R22 and the checks of single fields), hard ones first.
 * @submitted: also what must be true once it was handed to TKKSD (R22). (element-type PrkTemuan) (transfer full) */
GPtrArray  *prk_kak_periksa         (PrkRecord *kak,
                                     PrkProfil *profil,
                                     gboolean   submitted) G_GNUC_WARN_UNUSED_RESULT;

/* R22 alone, of the peristiwa "diajukan", which holds penyampaian/tanggal and penyampaian/penerima. */
GPtrArray  *prk_kak_periksa_penyampaian (PrkRecord *peristiwa) G_GNUC_WARN_UNUSED_RESULT;

/* The sum of one group of cost rows: a year, a party or a source. */
typedef struct
{
  char  *kunci; /* code or year */
  char  *nama;  /* as shown */
  gint64 jumlah;
} PrkRekap;

typedef enum
{
  PRK_REKAP_TAHUN,
  PRK_REKAP_PIHAK,
  PRK_REKAP_SUMBER,
} PrkRekapMenurut;

/* Rupiah of one cost row, volume × harga rounded half up; FALSE when a value is missing, bad or the product overflows. */
gboolean    prk_kak_get_jumlah      (PrkRecord  *kak,
                                     const char *row,
                                     gint64     *jumlah);
/* (element-type PrkRekap) (transfer full); @total is the sum of all rows that can be computed. FALSE on overflow. */
gboolean    prk_kak_rekap           (PrkRecord       *kak,
                                     PrkRekapMenurut  menurut,
                                     GPtrArray      **rekap,
                                     gint64          *total);

/* Whether some cost row is not budgeted yet (Pasal 21(1)). */
gboolean    prk_kak_has_belum_dianggarkan (PrkRecord *kak);

/* What a person reads for a value: choices by name, money "1.250.000", dates "21 November 2026", wilayah by name. NULL when empty. */
char       *prk_kak_dup_tampil      (PrkRecord       *kak,
                                     const PrkBidang *bidang,
                                     const char      *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
