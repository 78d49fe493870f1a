/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-record.h"
#include "oplog/prk-tanda-terima.h"

G_BEGIN_DECLS

/* The keys of a receipt's catatan that the page shows. */
#define PRK_TANDA_TERIMA_JUDUL "judul"
#define PRK_TANDA_TERIMA_DOKUMEN "dokumen"
#define PRK_TANDA_TERIMA_NAMA_REGISTER "register"

/* A receipt on paper: a record of type "cetak_tanda_terima" that nobody stores. */
PrkRecord *prk_tanda_terima_new_cetak (PrkTandaTerima *self) G_GNUC_WARN_UNUSED_RESULT;
/* Day and time with the zone, as a receipt says it. */
char      *prk_tanda_terima_dup_waktu (gint64          at_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
