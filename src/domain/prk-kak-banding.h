/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

#include "prk-skema.h"

G_BEGIN_DECLS

typedef enum
{
  PRK_BEDA_DITAMBAH,
  PRK_BEDA_DIUBAH,
  PRK_BEDA_DIHAPUS,
} PrkBedaJenis;

/* One thing that differs between two states of a record, in words that a person reads. */
typedef struct
{
  PrkBedaJenis     jenis;
  const PrkBidang *bidang; /* of the schema; NULL where the schema does not know the path. Not owned */
  char            *path;
  char            *judul;  /* "Pembiayaan › Rincian biaya, baris 3 › Harga satuan (Rp)" */
  char            *lama;   /* NULL where there was nothing */
  char            *baru;
} PrkBeda;

void       prk_beda_free                (PrkBeda *self);

/* (element-type PrkBeda) (transfer full), in the order of the schema. */
GPtrArray *prk_kak_banding              (PrkRecord *lama,
                                         PrkRecord *baru,
                                         PrkSkema  *skema) G_GNUC_WARN_UNUSED_RESULT;

/* "Latar Belakang › Uraian latar belakang" for a path; rows are named by their place in @kak. */
char      *prk_kak_dup_judul_path       (PrkRecord  *kak,
                                         PrkSkema   *skema,
                                         const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* The edit that brings @kak to what it was at @lama; empty when nothing differs. */
PrkEdit   *prk_kak_new_pulihkan         (PrkRecord *kak,
                                         PrkRecord *lama) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
