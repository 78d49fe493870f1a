/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-profil.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* Paths, values, moments and authors in words, for history, conflicts and findings. */

/* A value as a person reads it; "" for none. Narrative text comes as plain text. @bidang NULL: as
 * it is. */
char *prk_kak_kata_dup_nilai  (const PrkBidang *bidang,
                               JsonNode        *value) G_GNUC_WARN_UNUSED_RESULT;
/* "c. Lokasi KSDD · Lokasi, baris 2 · Wilayah" */
char *prk_kak_kata_dup_tempat (PrkProfil  *profil,
                               PrkRecord  *record,
                               const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* The person of this machine by name, others by their device. */
char *prk_kak_kata_dup_siapa  (PrkStore   *store,
                               const char *device) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
