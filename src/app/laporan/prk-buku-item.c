/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-buku-item.h"

struct _PrkBukuItem
{
  GObject       parent_instance;

  PrkBukuBaris *baris;
};

G_DEFINE_FINAL_TYPE (PrkBukuItem, prk_buku_item, G_TYPE_OBJECT)

static void
prk_buku_item_finalize (GObject *object)
{
  prk_buku_baris_unref (PRK_BUKU_ITEM (object)->baris);

  G_OBJECT_CLASS (prk_buku_item_parent_class)->finalize (object);
}

static void
prk_buku_item_class_init (PrkBukuItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_buku_item_finalize;
}

static void
prk_buku_item_init (PrkBukuItem *self)
{
}

PrkBukuItem *
prk_buku_item_new (PrkBukuBaris *baris)
{
  PrkBukuItem *self = g_object_new (PRK_TYPE_BUKU_ITEM, NULL);

  self->baris = prk_buku_baris_ref (baris);

  return self;
}

const PrkBukuBaris *
prk_buku_item_get_baris (PrkBukuItem *self)
{
  g_return_val_if_fail (PRK_IS_BUKU_ITEM (self), NULL);

  return self->baris;
}
