/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

#include "prk-kak.h"
#include "prk-naskah-kasus.h"

G_BEGIN_DECLS

/* The text of a Kesepakatan Bersama or Perjanjian Kerja Sama: a record of type "naskah" (data/skema/naskah.json). It
 * names its case and line in hidden fields "ksd" and "alur". Pure; one thread at a time on one case. */

/* (transfer none) The paper of a kind of text. */
const PrkNaskahKasus *prk_naskah_paper_of (const char *jenis);
/* Begins one with the parties of the case and the clauses of the library. @jenis: "kb", "pks" or "nota". */
void       prk_naskah_mulai   (PrkEdit               *edit,
                               const PrkTahapKonteks *konteks,
                               const char            *ksd,
                               const char            *alur,
                               const char            *jenis);
/* Whether a text of this paper can be begun. */
gboolean   prk_naskah_can_mulai (const PrkNaskahKasus *paper);
/* (element-type PrkTemuan): R71 or R74, and what the schema demands. */
GPtrArray *prk_naskah_periksa (PrkRecord *naskah,
                               PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) (nullable): of @all (element-type PrkRecord) the newest text of that paper on that line. */
PrkRecord *prk_naskah_find    (GPtrArray            *all,
                               const char           *ksd,
                               const char           *alur,
                               const PrkNaskahKasus *paper);
/* The field that a place of the printed record shows; NULL: none. */
char      *prk_naskah_dup_jalan (PrkRecord  *naskah,
                                 const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
