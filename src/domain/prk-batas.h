/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

#include "prk-kak.h"

G_BEGIN_DECLS

/* Which daerah border on the own one (Pasal 7 ayat (1)). Nobody publishes that, so the office keeps it: one
 * record of type "batas" a daerah. Its id follows from the daerah and the rows of the profile's list from
 * their codes, so that two laptops that begin it meet in one record. Until then the profile's list counts. */

char      *prk_batas_dup_id    (const char *daerah) G_GNUC_WARN_UNUSED_RESULT;
/* Begins the record with the profile's list. */
void       prk_batas_mulai     (PrkEdit   *edit,
                                PrkProfil *profil);
/* The codes in the record, in its order. */
GStrv      prk_batas_list      (PrkRecord *batas) G_GNUC_WARN_UNUSED_RESULT;
/* The profile with the record's list for its own; @batas NULL: the profile as it is. (transfer full) */
PrkProfil *prk_batas_new_profil (PrkProfil *profil,
                                PrkRecord *batas) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type PrkTemuan) */
GPtrArray *prk_batas_periksa   (PrkRecord *batas,
                                PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
