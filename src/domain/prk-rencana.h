/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

#include "prk-kak.h"

G_BEGIN_DECLS

/* The plan of a year (Pasal 7–8): records of type "rencana", what was mapped and which programmes are to be
 * carried out with others. A KAK begun from an entry names it in hidden fields. Pure, any thread. */

#define PRK_RENCANA_ASAL  "asal_rencana/rekaman" /* of a KAK: the plan */
#define PRK_RENCANA_BUTIR "asal_rencana/baris"   /* of a KAK: the row in its table "item" */

typedef enum
{
  PRK_RENCANA_DRAF,
  PRK_RENCANA_DISEPAKATI, /* the list is agreed, the official record is not signed yet */
  PRK_RENCANA_DITANDATANGANI, /* the Kepala Daerah signed it */
  PRK_RENCANA_DITETAPKAN, /* and it stands among the events of the TKKSD: nobody changes it, see prk_rencana_buka() */
} PrkRencanaKeadaan;

/* Where a plan notes the events that it became. */
#define PRK_RENCANA_PERISTIWA_PEMETAAN "peristiwa/pemetaan"
#define PRK_RENCANA_PERISTIWA_DAFTAR   "peristiwa/daftar"

PrkRencanaKeadaan prk_rencana_get_keadaan (PrkRecord *rencana);

/* (element-type PrkTemuan): R4, R6, R10–R14. @lain (nullable) (element-type PrkRecord): all plans. */
GPtrArray  *prk_rencana_periksa       (PrkRecord *rencana,
                                       GPtrArray *lain,
                                       PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;

/* The events "pemetaan_selesai" and "daftar_rencana" that a plan is. */
JsonObject *prk_rencana_new_pemetaan  (PrkRecord *rencana) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *prk_rencana_new_daftar    (PrkRecord *rencana,
                                       PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;

/* "2028, butir 3: Jalan lintas": how papers refer to an entry. */
char       *prk_rencana_dup_rujukan   (PrkRecord  *rencana,
                                       const char *row) G_GNUC_WARN_UNUSED_RESULT;
/* Opens an established plan to be corrected: the signature falls, and what it becomes then are new events. @row: of a new row
 * that keeps day, person and reason. */
void        prk_rencana_buka          (PrkEdit    *edit,
                                       PrkRecord  *rencana,
                                       const char *row,
                                       const char *tanggal,
                                       const char *oleh,
                                       const char *alasan);
/* Why it was opened the last time, with day and person; NULL: it never was. */
char       *prk_rencana_dup_pembukaan (PrkRecord *rencana) G_GNUC_WARN_UNUSED_RESULT;
/* A new KAK from an entry: what the plan says, and where it stands. */
void        prk_rencana_mulai_kak     (PrkEdit    *edit,
                                       PrkRecord  *rencana,
                                       const char *row,
                                       PrkProfil  *profil);
/* What its official record shows, entries by priority; a record of type "cetak_rencana" that nobody stores. */
PrkRecord  *prk_rencana_new_cetak     (PrkRecord *rencana,
                                       PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;
/* Kode wilayah of a partner as a person wrote it; NULL for what is no daerah. (transfer full) */
char       *prk_rencana_dup_kode      (const char *mitra) G_GNUC_WARN_UNUSED_RESULT;
/* The partners of an entry, as written. */
GStrv       prk_rencana_list_mitra    (PrkRecord  *rencana,
                                       const char *row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
