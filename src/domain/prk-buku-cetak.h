/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-record.h"

#include "prk-buku.h"
#include "prk-profil.h"

G_BEGIN_DECLS

/* The register on paper: a record of type "cetak_buku" that nobody stores. @rows: (element-type PrkBukuBaris) in the order
 * of the paper; @saring: (nullable) what of the book they are. */
PrkRecord *prk_buku_new_cetak    (GPtrArray           *rows,
                                  const PrkBukuSaring *saring,
                                  PrkProfil           *profil,
                                  PrkHari              hari_ini) G_GNUC_WARN_UNUSED_RESULT;
/* What @saring shows, as a heading says it: "tahun 2026 · Aktif"; "" for all. */
char      *prk_buku_dup_saringan (const PrkBukuSaring *saring) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
