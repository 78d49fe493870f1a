/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "naskah/prk-docx-sunting.h"
#include "oplog/prk-record.h"

G_BEGIN_DECLS

typedef enum
{
  PRK_PERBAIKAN_TERBUKA, /* nobody said anything of it */
  PRK_PERBAIKAN_DITERIMA,
  PRK_PERBAIKAN_DITOLAK,
} PrkPerbaikanPutusan;

/* One change of a document that came back, as the list shows it. Signal: changed (). */
#define PRK_TYPE_PERBAIKAN_ITEM (prk_perbaikan_item_get_type ())
G_DECLARE_FINAL_TYPE (PrkPerbaikanItem, prk_perbaikan_item, PRK, PERBAIKAN_ITEM, GObject)

/* @sunting: outlives the item. @tempat: (nullable): its field in words. @begins: the first of its field. */
PrkPerbaikanItem    *prk_perbaikan_item_new         (PrkDocxSunting *sunting,
                                                     guint           index,
                                                     const char     *tempat,
                                                     gboolean        begins);
const PrkDocxSunting *prk_perbaikan_item_get_sunting (PrkPerbaikanItem *self);
const char          *prk_perbaikan_item_get_tempat  (PrkPerbaikanItem *self);
gboolean             prk_perbaikan_item_begins      (PrkPerbaikanItem *self);
const char          *prk_perbaikan_item_get_oleh    (PrkPerbaikanItem *self); /* (nullable) */
PrkPerbaikanPutusan  prk_perbaikan_item_get_putusan (PrkPerbaikanItem *self);
void                 prk_perbaikan_item_set_putusan (PrkPerbaikanItem    *self,
                                                     PrkPerbaikanPutusan  putusan);
/* Whether it has a place to go to. */
gboolean             prk_perbaikan_item_can_accept  (PrkPerbaikanItem *self);
void                 prk_perbaikan_item_set_tujuan  (PrkPerbaikanItem *self,
                                                     const char       *path);

/* Pango markup with some words around it. */
char                *prk_perbaikan_item_dup_markup  (PrkPerbaikanItem *self,
                                                     gboolean          dark) G_GNUC_WARN_UNUSED_RESULT;
/* "Removed: “…”. Added: “…”." */
char                *prk_perbaikan_item_dup_words   (PrkPerbaikanItem *self) G_GNUC_WARN_UNUSED_RESULT;
/* "Ibu Contoh · 20 November 2026 10.04 · accepted" */
char                *prk_perbaikan_item_dup_keterangan (PrkPerbaikanItem *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
