/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

#include "prk-kak.h"
#include "prk-tahapan.h"

G_BEGIN_DECLS

/* Where a signed paper lies: a record of type "arsip", one a signing, laid out as the event that archives it. Any thread. */
#define PRK_TIPE_ARSIP "arsip"

/* (nullable) the event by which the paper of a line was signed last. */
const PrkKejadian *prk_arsip_find_tanda_tangan (PrkKasus   *kasus,
                                                const char *alur);
/* Signed, and not archived since. An old agreement that was entered is not asked for. */
gboolean           prk_arsip_is_belum          (PrkKasus   *kasus,
                                                const char *alur);
/* The same on every laptop. */
char              *prk_arsip_dup_id            (const char        *ksd,
                                                const PrkKejadian *tanda_tangan) G_GNUC_WARN_UNUSED_RESULT;
/* What the case knows: title, parties and their numbers, the copies that there must be. */
void               prk_arsip_mulai             (PrkEdit               *edit,
                                                const PrkTahapKonteks *konteks,
                                                const char            *ksd,
                                                const char            *alur,
                                                PrkHari                hari_ini);
/* Numbers that the case has by now, into the table of the parties. */
void               prk_arsip_ambil_nomor       (PrkEdit    *edit,
                                                PrkRecord  *arsip,
                                                PrkKasus   *kasus);
/* Copies that there must be by R90 and are not in the table. */
void               prk_arsip_lengkapi          (PrkEdit    *edit,
                                                PrkRecord  *arsip);
/* (element-type PrkTemuan) (transfer full) */
GPtrArray         *prk_arsip_periksa           (PrkRecord *arsip,
                                                PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;
/* The fields of the event; @peristiwa: (out) its kind. */
JsonObject        *prk_arsip_new_isi           (PrkRecord   *arsip,
                                                const char **peristiwa) G_GNUC_WARN_UNUSED_RESULT;
/* "Ruang A, lemari 2, boks 3, folder 4"; "" when nothing is filled in. */
char              *prk_arsip_dup_tempat        (PrkRecord *arsip) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
