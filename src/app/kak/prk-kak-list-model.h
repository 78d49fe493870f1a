/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/prk-store.h"

G_BEGIN_DECLS

/* One row of the list: a light object over a ringkas of the array it came from. */
#define PRK_TYPE_KAK_LIST_ITEM (prk_kak_list_item_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakListItem, prk_kak_list_item, PRK, KAK_LIST_ITEM, GObject)

const PrkRingkas *prk_kak_list_item_get_ringkas (PrkKakListItem *self);

/* The answer of one query as a GListModel: items are made when somebody looks at them. */
#define PRK_TYPE_KAK_LIST_MODEL (prk_kak_list_model_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakListModel, prk_kak_list_model, PRK, KAK_LIST_MODEL, GObject)

PrkKakListModel  *prk_kak_list_model_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void              prk_kak_list_model_set_rows   (PrkKakListModel *self,
                                                 GPtrArray       *rows);
/* Shows only so many of the rows; all where @limit is G_MAXUINT. */
void              prk_kak_list_model_set_limit  (PrkKakListModel *self,
                                                 guint            limit);
const PrkRingkas *prk_kak_list_model_get_row    (PrkKakListModel *self,
                                                 guint            index);
/* G_MAXUINT, which is GTK_INVALID_LIST_POSITION, where there is none. */
guint             prk_kak_list_model_find       (PrkKakListModel *self,
                                                 const char      *id);

G_END_DECLS
