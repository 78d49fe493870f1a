/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ten thousand rows come from the store in one array. A GListStore would make ten thousand
 * objects of them; this model makes one only for a row on the screen, and it lives as long as
 * the widget that shows it. When a newer answer differs in a few rows only, just those are
 * announced, so that the list neither loses its place nor builds its rows again. */

#include <string.h>

#include "prk-kak-list-model.h"

struct _PrkKakListItem
{
  GObject    parent_instance;

  GPtrArray *rows;
  guint      index;
};

G_DEFINE_FINAL_TYPE (PrkKakListItem, prk_kak_list_item, G_TYPE_OBJECT)

struct _PrkKakListModel
{
  GObject    parent_instance;

  GPtrArray *rows;
  guint      limit;
};

static void
prk_kak_list_item_finalize (GObject *object)
{
  PrkKakListItem *self = PRK_KAK_LIST_ITEM (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (prk_kak_list_item_parent_class)->finalize (object);
}

static void
prk_kak_list_item_class_init (PrkKakListItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_kak_list_item_finalize;
}

static void
prk_kak_list_item_init (PrkKakListItem *self)
{
}

/**
 * prk_kak_list_item_get_ringkas:
 * @self: an item
 *
 * The row behind the item.
 *
 * Returns: (transfer none): valid as long as the item
 */
const PrkRingkas *
prk_kak_list_item_get_ringkas (PrkKakListItem *self)
{
  g_return_val_if_fail (PRK_IS_KAK_LIST_ITEM (self), NULL);

  return g_ptr_array_index (self->rows, self->index);
}

static GType
prk_kak_list_model_get_item_type (GListModel *model)
{
  return PRK_TYPE_KAK_LIST_ITEM;
}

static guint
prk_kak_list_model_get_n_items (GListModel *model)
{
  PrkKakListModel *self = PRK_KAK_LIST_MODEL (model);

  return MIN (self->rows->len, self->limit);
}

static gpointer
prk_kak_list_model_get_item (GListModel *model,
                             guint       position)
{
  PrkKakListModel *self = PRK_KAK_LIST_MODEL (model);
  PrkKakListItem *item;

  if (position >= prk_kak_list_model_get_n_items (model))
    return NULL;

  item = g_object_new (PRK_TYPE_KAK_LIST_ITEM, NULL);
  item->rows = g_ptr_array_ref (self->rows);
  item->index = position;

  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = prk_kak_list_model_get_item_type;
  iface->get_n_items = prk_kak_list_model_get_n_items;
  iface->get_item = prk_kak_list_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKakListModel, prk_kak_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
prk_kak_list_model_finalize (GObject *object)
{
  PrkKakListModel *self = PRK_KAK_LIST_MODEL (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (prk_kak_list_model_parent_class)->finalize (object);
}

static void
prk_kak_list_model_class_init (PrkKakListModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_kak_list_model_finalize;
}

static void
prk_kak_list_model_init (PrkKakListModel *self)
{
  self->rows = g_ptr_array_new ();
  self->limit = G_MAXUINT;
}

PrkKakListModel *
prk_kak_list_model_new (void)
{
  return g_object_new (PRK_TYPE_KAK_LIST_MODEL, NULL);
}

static gboolean
rows_are_equal (const PrkRingkas *a,
                const PrkRingkas *b)
{
  return a->changed_us == b->changed_us && a->lengkap == b->lengkap && a->tahun == b->tahun &&
         g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->judul, b->judul) == 0 &&
         g_strcmp0 (a->status, b->status) == 0 && g_strcmp0 (a->keterangan, b->keterangan) == 0 &&
         g_strcmp0 (a->perangkat_daerah, b->perangkat_daerah) == 0;
}

/**
 * prk_kak_list_model_set_rows:
 * @self: a model
 * @rows: (element-type PrkRingkas) (transfer none): an answer of prk_store_list(), not changed
 *   afterwards
 *
 * Shows another answer, announcing only the stretch in which it differs from the last one.
 */
void
prk_kak_list_model_set_rows (PrkKakListModel *self,
                             GPtrArray       *rows)
{
  g_autoptr(GPtrArray) old = NULL;
  guint head = 0, tail = 0, shorter, old_length, length;

  g_return_if_fail (PRK_IS_KAK_LIST_MODEL (self));
  g_return_if_fail (rows != NULL);

  old = g_steal_pointer (&self->rows);
  self->rows = g_ptr_array_ref (rows);

  old_length = MIN (old->len, self->limit);
  length = MIN (rows->len, self->limit);
  shorter = MIN (old_length, length);
  while (head < shorter &&
         rows_are_equal (g_ptr_array_index (old, head), g_ptr_array_index (rows, head)))
    head++;
  while (tail < shorter - head &&
         rows_are_equal (g_ptr_array_index (old, old_length - 1 - tail),
                         g_ptr_array_index (rows, length - 1 - tail)))
    tail++;

  if (old_length - head - tail > 0 || length - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head,
                                old_length - head - tail, length - head - tail);
}

/**
 * prk_kak_list_model_set_limit:
 * @self: a model
 * @limit: how many rows to show, from the first; %G_MAXUINT for all
 *
 * Lets a view have its rows a few at a time.
 */
void
prk_kak_list_model_set_limit (PrkKakListModel *self,
                              guint            limit)
{
  guint old_length, length;

  g_return_if_fail (PRK_IS_KAK_LIST_MODEL (self));

  old_length = MIN (self->rows->len, self->limit);
  length = MIN (self->rows->len, limit);
  self->limit = limit;

  if (length > old_length)
    g_list_model_items_changed (G_LIST_MODEL (self), old_length, 0, length - old_length);
  else if (length < old_length)
    g_list_model_items_changed (G_LIST_MODEL (self), length, old_length - length, 0);
}

const PrkRingkas *
prk_kak_list_model_get_row (PrkKakListModel *self,
                            guint            index)
{
  g_return_val_if_fail (PRK_IS_KAK_LIST_MODEL (self), NULL);

  return index < self->rows->len ? g_ptr_array_index (self->rows, index) : NULL;
}

/**
 * prk_kak_list_model_find:
 * @self: a model
 * @id: (nullable): a record
 *
 * Where that record stands; looks at every row.
 *
 * Returns: its position, or %G_MAXUINT
 */
guint
prk_kak_list_model_find (PrkKakListModel *self,
                         const char      *id)
{
  g_return_val_if_fail (PRK_IS_KAK_LIST_MODEL (self), G_MAXUINT);

  for (guint i = 0; id != NULL && i < self->rows->len; i++)
    if (strcmp (((PrkRingkas *) g_ptr_array_index (self->rows, i))->id, id) == 0)
      return i;
  return G_MAXUINT;
}
