/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-record.h"

#include "prk-profil.h"

G_BEGIN_DECLS

/* The chain in which a text (a record of type "naskah") is corrected and initialled before it is signed. Its acts are peristiwa
 * about the text that name a station and the hash of the words that were looked at. Pure. */

#define PRK_PARAF_BERI "naskah_paraf"     /* initialled */
#define PRK_PARAF_MINTA "naskah_koreksi"  /* sent back with a note */
#define PRK_PARAF_LOMPAT "naskah_dilewati" /* passed over, with a reason */

typedef enum
{
  PRK_PARAF_BELUM,   /* nobody has looked yet */
  PRK_PARAF_KOREKSI, /* a correction was asked of the text as it stands */
  PRK_PARAF_ULANG,   /* a correction was asked, and the text has changed since */
  PRK_PARAF_GUGUR,   /* initialled or passed over, and the text has changed since */
  PRK_PARAF_LEWAT,
  PRK_PARAF_SAH,
} PrkParafKeadaan;

typedef struct
{
  char           *id;
  char           *jabatan;
  char           *sumber;    /* (nullable) article or step of an SOP */
  PrkParafKeadaan keadaan;
  PrkRecord      *peristiwa; /* (nullable) the act that this comes from */
  GPtrArray      *riwayat;   /* (element-type PrkRecord) all acts, oldest first */
  char           *halangan;  /* (nullable) why no initials can be given now */
} PrkParafStasiun;

#define PRK_TYPE_RANTAI (prk_rantai_get_type ())
typedef struct
{
  gatomicrefcount ref_count;
  char           *naskah;  /* id of the text */
  char           *alur;    /* (nullable) */
  char           *jenis;   /* "kb", "pks" … */
  char           *hash;    /* of the words as they stand */
  GPtrArray      *stasiun; /* (element-type PrkParafStasiun) in their order */
} PrkRantai;

GType        prk_rantai_get_type    (void);
/* @peristiwa (nullable) (element-type PrkRecord): about the text, oldest first; others than these acts do not matter. */
PrkRantai   *prk_rantai_new         (PrkProfil *profil,
                                     PrkRecord *naskah,
                                     GPtrArray *peristiwa) G_GNUC_WARN_UNUSED_RESULT;
PrkRantai   *prk_rantai_ref         (PrkRantai *self);
void         prk_rantai_unref       (PrkRantai *self);
/* Every station has initialled the text as it stands, or was passed over. */
gboolean     prk_rantai_is_lengkap  (PrkRantai *self);
/* (nullable) What is missing, in words: "Kepala Bagian Hukum (belum), Sekretaris Daerah (gugur)". */
char        *prk_rantai_dup_kurang  (PrkRantai *self) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable) */
PrkParafStasiun *prk_rantai_find    (PrkRantai  *self,
                                     const char *id);
/* (nullable) Of @all (element-type PrkRantai) (nullable) that of a kind of text on a line. */
PrkRantai   *prk_rantai_cari        (GPtrArray  *all,
                                     const char *alur,
                                     const char *jenis);

/* SHA-256 of all that is printed of a text. */
char        *prk_paraf_dup_hash     (PrkRecord *naskah) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable) The day of an act, "2026-11-22", in the local time zone. */
char        *prk_paraf_dup_tanggal  (PrkRecord *peristiwa) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type PrkParafStasiun) of a daerah, without acts. */
GPtrArray   *prk_paraf_list_stasiun (PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;
/* "belum", "koreksi", "diperbaiki", "gugur", "dilewati", "sah". */
const char  *prk_paraf_get_kata     (PrkParafKeadaan keadaan);
/* The fields of an act, besides "oleh" and "pada". @catatan (nullable). */
JsonObject  *prk_paraf_new_isi      (const char *jenis,
                                     const char *stasiun,
                                     const char *hash,
                                     const char *nama,
                                     const char *catatan) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkRantai, prk_rantai_unref)

G_END_DECLS
