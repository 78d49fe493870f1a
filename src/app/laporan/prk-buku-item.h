/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/prk-buku.h"

G_BEGIN_DECLS

/* A line of the register in a list. */
#define PRK_TYPE_BUKU_ITEM (prk_buku_item_get_type ())
G_DECLARE_FINAL_TYPE (PrkBukuItem, prk_buku_item, PRK, BUKU_ITEM, GObject)

PrkBukuItem        *prk_buku_item_new       (PrkBukuBaris *baris) G_GNUC_WARN_UNUSED_RESULT;
const PrkBukuBaris *prk_buku_item_get_baris (PrkBukuItem  *self);

G_END_DECLS
