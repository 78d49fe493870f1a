/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kasus.h"
#include "prk-nomor.h"

G_BEGIN_DECLS

/* The register of cooperations (buku register, Pasal 26): a line for each signed paper, and one for each line of a case
 * that has not been signed yet. A pure function of the case and today. */

typedef enum
{
  PRK_BUKU_PROSES,       /* nothing is signed yet */
  PRK_BUKU_AKTIF,
  PRK_BUKU_DIPERPANJANG, /* a newer paper takes its place */
  PRK_BUKU_BERAKHIR,
  PRK_BUKU_TUTUP,        /* refused or given up before it was signed */
  PRK_BUKU_N_STATUS,
} PrkBukuStatus;

/* Immutable, any thread. */
#define PRK_TYPE_BUKU_BARIS (prk_buku_baris_get_type ())
typedef struct
{
  gatomicrefcount ref_count;
  char         *ksd;
  char         *alur;
  const char   *jenis;       /* "KB", "PKS", "Perubahan", "Nota Kesepakatan" */
  char         *nomor;       /* (nullable) our own */
  char         *nomor_mitra; /* (nullable) of the other parties, parted by "; " */
  PrkHari       tanggal;     /* of signing; 0: not signed, or nobody wrote the day */
  guint         tahun;       /* of signing; while unsigned the year of the case; 0 unknown */
  char         *pihak;       /* all parties in their order, parted by "; " */
  char         *mitra;       /* all but our own */
  char         *tentang;
  char         *perangkat_daerah;
  GStrv         urusan;      /* codes of data/klasifikasi/urusan.json */
  char         *urusan_nama; /* their names, parted by "; " */
  PrkHari       mulai;
  PrkHari       selesai;     /* last day; 0 unknown or none */
  PrkBukuStatus status;
  char         *klasifikasi; /* (nullable) of the archive */
  char         *lokasi;      /* (nullable) where the original lies */
  gboolean      is_fisik;    /* an original is kept */
  char         *pindaian;    /* (nullable) name or hash of the scan */
  char         *kunci;       /* folded, to search */
} PrkBukuBaris;

GType         prk_buku_baris_get_type  (void);
PrkBukuBaris *prk_buku_baris_ref       (PrkBukuBaris *self);
void          prk_buku_baris_unref     (PrkBukuBaris *self);

const char   *prk_buku_get_status_nama (PrkBukuStatus status); /* Indonesian, as papers say it */

/* (element-type PrkBukuBaris) (transfer full): the lines of one case, oldest first. */
GPtrArray    *prk_buku_dari_kasus      (PrkKasus   *kasus,
                                        const char *ksd,
                                        PrkHari     hari_ini) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  PRK_BUKU_URUT_TANGGAL, /* unsigned ones last */
  PRK_BUKU_URUT_NOMOR,   /* numbers in it by their size */
  PRK_BUKU_URUT_JENIS,
  PRK_BUKU_URUT_MITRA,
  PRK_BUKU_URUT_TENTANG,
  PRK_BUKU_URUT_SELESAI, /* without an end last */
  PRK_BUKU_URUT_STATUS,
} PrkBukuUrut;

typedef struct
{
  const char *text;   /* (nullable) words, each somewhere in the line */
  guint       tahun;  /* 0: every one */
  int         status; /* -1: every one */
  gboolean    is_tanpa_arsip; /* only signed papers of which no original is kept */
  const char *mitra;  /* (nullable) one of prk_buku_list_mitra() */
  const char *urusan; /* (nullable) code */
  PrkBukuUrut urut;
  gboolean    is_turun;
} PrkBukuSaring;

#define PRK_BUKU_SARING_SEMUA { .status = -1, .urut = PRK_BUKU_URUT_TANGGAL }

/* (element-type PrkBukuBaris) (transfer full): of @buku those that fit, in order. */
GPtrArray    *prk_buku_susun           (GPtrArray           *buku,
                                        const PrkBukuSaring *saring) G_GNUC_WARN_UNUSED_RESULT;
/* Years of its lines, the newest first; ends with 0. */
guint        *prk_buku_list_tahun      (GPtrArray *buku) G_GNUC_WARN_UNUSED_RESULT;
/* Names of single partners, sorted. */
GStrv         prk_buku_list_mitra      (GPtrArray *buku) G_GNUC_WARN_UNUSED_RESULT;

/* What a registrar should look at: numbers of one kind and year that stand twice or are kept for two, and those that are
 * missing between the first and the last; those that are kept for somebody are said so. */
typedef struct
{
  const char   *jenis;
  guint         tahun;
  gboolean      is_ganda; /* FALSE: missing */
  char         *nomor;    /* as it stands in the book; a missing one by its place in the pattern */
  GPtrArray    *baris;    /* (element-type PrkBukuBaris) who has it; empty for a missing one */
  char         *untuk;    /* (nullable) for whom the numbers are kept */
} PrkBukuTemuan;

void          prk_buku_temuan_free     (PrkBukuTemuan *self);
/* (element-type PrkBukuTemuan) (transfer full) */
GPtrArray    *prk_buku_periksa         (GPtrArray *buku) G_GNUC_WARN_UNUSED_RESULT;
/* The same with the forms of numbers of a daerah and its reserved blocks; both (nullable). */
GPtrArray    *prk_buku_periksa_blok    (GPtrArray *buku,
                                        PrkProfil *profil,
                                        GPtrArray *blok) G_GNUC_WARN_UNUSED_RESULT;
/* Where the profile has no form: what the next paper of a kind would be given; NULL: nothing to go by. */
char         *prk_buku_dup_nomor_berikut (GPtrArray  *buku,
                                        const char *jenis,
                                        guint       tahun) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkBukuBaris, prk_buku_baris_unref)

G_END_DECLS
