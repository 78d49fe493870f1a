/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-nomor.h"

#include "prk-kasus-daftar.h"

G_BEGIN_DECLS

/* Numbers of all cases, and reserved blocks: records of type "nomor". Everything here blocks, on any thread. */
#define PRK_TIPE_NOMOR "nomor"

/* @cases (nullable) (element-type PrkKasusRingkas): where they were read already. */
PrkNomorBahan *prk_nomor_muat       (PrkKasusDaftar  *daftar,
                                     GPtrArray       *cases,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* Keeps a block; its id is not read. Returns the record's, or NULL: another open block or a given number lies in it. */
char          *prk_nomor_cadangkan  (PrkStore            *store,
                                     const PrkNomorBahan *bahan,
                                     const PrkNomorBlok  *blok,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* What is not used of it is given to nobody any more. */
gboolean       prk_nomor_kembalikan (PrkStore    *store,
                                     const char  *id,
                                     GError     **error);

G_END_DECLS
