/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

#include "prk-bukti.h"
#include "prk-kak.h"

G_BEGIN_DECLS

/* Readings of what reviewers write about a KAK (Pasal 15): a sheet each (type "telaah", bound to one
 * versi of the KAK by `tentang`, `versi` and `versi_hash`) and what the meeting made of them (type
 * "rekap"). Pure functions, any thread. */

#define PRK_TELAAH_N_KRITERIA 5 /* Pasal 15 ayat (1) huruf a–e */

/* "a" … "e" and what the article calls it. */
const char      *prk_telaah_get_huruf     (guint kriteria);
const PrkBagian *prk_telaah_get_bagian    (guint kriteria);
/* The criterion that a path of a sheet belongs to, or -1. */
int              prk_telaah_find_kriteria (const char *path);

/* "kriteria/b/alasan" for 1, "alasan". */
char            *prk_telaah_dup_path      (guint       kriteria,
                                           const char *nama) G_GNUC_WARN_UNUSED_RESULT;

/* The verdict on a criterion: a code of nilai_telaah, or NULL. */
const char      *prk_telaah_get_nilai     (PrkRecord *telaah,
                                           guint      kriteria);
/* How many criteria have verdict and reasons, 0–5. */
guint            prk_telaah_count_dinilai (PrkRecord *telaah);

/* What cost and benefit a KAK speaks of (criterion d). */
typedef struct
{
  gboolean ada_biaya, ada_manfaat;
  gint64   biaya;       /* rupiah over the whole term */
  gint64   manfaat;     /* rupiah over the whole term: the yearly values for as many months as it lasts */
  gint64   rasio_persen; /* manfaat / biaya in hundredths, -1 when it cannot be told */
} PrkBiayaManfaat;

/* @telaah (nullable) says what the KAK's file says when the record does not. */
void             prk_telaah_hitung        (PrkRecord       *kak,
                                           PrkRecord       *telaah,
                                           PrkBiayaManfaat *hasil);
char            *prk_telaah_dup_rasio     (const PrkBiayaManfaat *hasil) G_GNUC_WARN_UNUSED_RESULT; /* "1,85"; NULL */

/* What a new sheet begins with: who writes it, and a row for each location of the KAK. */
typedef struct
{
  const char *versi; /* id */
  const char *hash;
  int         nomor;
  const char *nama, *nip, *jabatan, *instansi; /* of the reviewer, (nullable) */
} PrkTelaahAwal;

void             prk_telaah_mulai         (PrkEdit             *edit,
                                           PrkRecord           *kak,
                                           const PrkTelaahAwal *awal);

/* Rules. (element-type PrkTemuan) (transfer full), hard ones first; paths are those of the record judged. */

/* R23, R25, R26 of one sheet against the KAK as it was submitted. */
GPtrArray       *prk_telaah_periksa       (PrkRecord *telaah,
                                           PrkRecord *kak) G_GNUC_WARN_UNUSED_RESULT;
/* What has to be there before the result is given: (element-type PrkRecord) the sheets of that versi. */
GPtrArray       *prk_telaah_periksa_hasil (PrkRecord  *rekap,
                                           GPtrArray  *telaah,
                                           PrkProfil  *profil) G_GNUC_WARN_UNUSED_RESULT;
/* R24 and R27 of the peristiwa "hasil_disampaikan", which holds penyampaian/tanggal and penyampaian/kepada. */
GPtrArray       *prk_telaah_periksa_penyampaian (PrkRecord *peristiwa,
                                                 PrkRecord *kak) G_GNUC_WARN_UNUSED_RESULT;
/* R24: whether an offer may be prepared. (element-type PrkRecord) the peristiwa of the KAK, oldest first. */
GPtrArray       *prk_telaah_periksa_penawaran   (GPtrArray *peristiwa) G_GNUC_WARN_UNUSED_RESULT;
gboolean         prk_telaah_is_masuk             (PrkRecord *kak);
/* R27 and R35 of a KAK that a partner sent. */
GPtrArray       *prk_telaah_periksa_masuk       (PrkRecord *kak) G_GNUC_WARN_UNUSED_RESULT;

/* The outcomes that a daerah knows; the profile may name others by "telaah.hasil". */
typedef struct
{
  const char *kode;
  const char *nama;
  const char *peristiwa; /* what follows: "diterima", "dikembalikan" or "ditolak" */
} PrkHasilTelaah;

/* (element-type PrkHasilTelaah) (transfer full) */
GPtrArray       *prk_telaah_list_hasil    (PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;

/* Recapitulation */

typedef enum
{
  PRK_SEPAKAT_BELUM,   /* fewer than two have judged */
  PRK_SEPAKAT_PENUH,   /* all who judged say the same */
  PRK_SEPAKAT_BERBEDA, /* they do not */
} PrkSepakat;

typedef struct
{
  char    *telaah; /* id of the sheet */
  char    *nama;
  char    *jabatan;
  char    *instansi;
  gboolean selesai;
  gboolean usang;  /* of another versi than the one recapitulated */
} PrkPenelaah;

/* One reviewer's word on one criterion. */
typedef struct
{
  const char *nilai;   /* (nullable) code */
  gboolean    konflik; /* two verdicts stand beside each other */
  char       *alasan;  /* (nullable) CommonMark */
} PrkPendapat;

/* The same passage, quoted by one reviewer or more. */
typedef struct
{
  JsonNode  *kutipan;
  GPtrArray *oleh;    /* (element-type utf8) names */
  char      *catatan; /* (nullable) */
} PrkBuktiGabung;

typedef struct
{
  PrkSepakat  sepakat;
  PrkPendapat *pendapat; /* one a reviewer, in their order */
  GPtrArray  *bukti;     /* (element-type PrkBuktiGabung) */
} PrkRekapKriteria;

typedef struct
{
  GPtrArray       *penelaah; /* (element-type PrkPenelaah) */
  PrkRekapKriteria kriteria[PRK_TELAAH_N_KRITERIA];
} PrkRekapTelaah;

/* (element-type PrkRecord) sheets in any order. @versi: id of the versi that counts. */
PrkRekapTelaah  *prk_rekap_telaah_new     (GPtrArray  *telaah,
                                           const char *versi) G_GNUC_WARN_UNUSED_RESULT;
void             prk_rekap_telaah_free    (PrkRekapTelaah *self);

/* The votes of a rekap: only of those who have one (Pasal 35 ayat (2)). */
typedef struct
{
  guint hadir, berhak, setuju, tidak_setuju, abstain;
} PrkHitungSuara;

void             prk_rekap_hitung_suara   (PrkRecord      *rekap,
                                           PrkHitungSuara *suara);

/* What a newer versi changes, and whose judgement that touches. */
typedef struct
{
  GPtrArray *beda;                                     /* (element-type PrkBeda) */
  gboolean   tersentuh[PRK_TELAAH_N_KRITERIA];
  guint      n_beda[PRK_TELAAH_N_KRITERIA];            /* how many of the changes touch it */
} PrkTelaahBanding;

PrkTelaahBanding *prk_telaah_banding      (PrkRecord *ditelaah,
                                           PrkRecord *baru,
                                           PrkSkema  *skema) G_GNUC_WARN_UNUSED_RESULT;
void             prk_telaah_banding_free  (PrkTelaahBanding *self);
/* Whether what stands at @path of a KAK counts for the criterion. */
gboolean         prk_telaah_has_sumber    (guint       kriteria,
                                           const char *path);

/* What is printed of one sheet or, with @rekap, of the whole review. */
PrkRecord       *prk_telaah_new_cetak     (PrkRecord  *kak,
                                           GPtrArray  *telaah,
                                           PrkRecord  *rekap,
                                           const char *versi,
                                           PrkProfil  *profil) G_GNUC_WARN_UNUSED_RESULT;

/* Words of the KAK to look for in plans for a criterion, the most telling first. */
GStrv            prk_telaah_list_kata     (PrkRecord *kak,
                                           guint      kriteria,
                                           guint      max) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkRekapTelaah, prk_rekap_telaah_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkTelaahBanding, prk_telaah_banding_free)

G_END_DECLS
