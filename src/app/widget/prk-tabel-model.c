/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "prk-tabel-baris-private.h"
#include "prk-tabel-model.h"

typedef struct
{
  char *label;
  char **texts; /* one a column, NULL where there is none */
  guint n_columns;
} Total;

struct _PrkTabelModel
{
  GObject parent_instance;

  GPtrArray *columns;
  GPtrArray *rows;
  GHashTable *rows_by_id;
  GPtrArray *totals;
};

enum
{
  SIGNAL_CELL_CHANGED,
  SIGNAL_TOTALS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void prk_tabel_model_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkTabelModel,
                               prk_tabel_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      prk_tabel_model_list_iface_init))

static void
total_free (Total *total)
{
  for (guint i = 0; i < total->n_columns; i++)
    g_free (total->texts[i]);
  g_free (total->texts);
  g_free (total->label);
  g_free (total);
}

static void
number_rows (PrkTabelModel *self,
             guint          first)
{
  for (guint i = first; i < self->rows->len; i++)
    ((PrkTabelBaris *) g_ptr_array_index (self->rows, i))->position = i;
}

static GType
prk_tabel_model_get_item_type (GListModel *model)
{
  return PRK_TYPE_TABEL_BARIS;
}

static guint
prk_tabel_model_get_n_items (GListModel *model)
{
  return PRK_TABEL_MODEL (model)->rows->len;
}

static gpointer
prk_tabel_model_get_item (GListModel *model,
                          guint       position)
{
  PrkTabelModel *self = PRK_TABEL_MODEL (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position))
                                    : NULL;
}

static void
prk_tabel_model_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = prk_tabel_model_get_item_type;
  iface->get_n_items = prk_tabel_model_get_n_items;
  iface->get_item = prk_tabel_model_get_item;
}

static void
prk_tabel_model_finalize (GObject *object)
{
  PrkTabelModel *self = PRK_TABEL_MODEL (object);

  g_hash_table_unref (self->rows_by_id);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->totals);
  g_clear_pointer (&self->columns, g_ptr_array_unref);

  G_OBJECT_CLASS (prk_tabel_model_parent_class)->finalize (object);
}

static void
prk_tabel_model_class_init (PrkTabelModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_tabel_model_finalize;

  /**
   * PrkTabelModel::cell-changed:
   * @position: of the row
   * @column: index of the column
   *
   * A cell shows something else now.
   */
  signals[SIGNAL_CELL_CHANGED] =
    g_signal_new ("cell-changed", PRK_TYPE_TABEL_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_TOTALS_CHANGED]
      = g_signal_new ("totals-changed", PRK_TYPE_TABEL_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
}

static void
prk_tabel_model_init (PrkTabelModel *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->totals = g_ptr_array_new_with_free_func ((GDestroyNotify) total_free);
}

/**
 * prk_tabel_model_new:
 * @columns: (element-type PrkTabelKolom): at least one; must not change afterwards
 *
 * Returns: (transfer full): a model without rows
 */
PrkTabelModel *
prk_tabel_model_new (GPtrArray *columns)
{
  PrkTabelModel *self;

  g_return_val_if_fail (columns != NULL && columns->len > 0, NULL);

  self = g_object_new (PRK_TYPE_TABEL_MODEL, NULL);
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (self->columns, g_object_ref (g_ptr_array_index (columns, i)));

  return self;
}

guint
prk_tabel_model_get_n_columns (PrkTabelModel *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_MODEL (self), 0);

  return self->columns->len;
}

PrkTabelKolom *
prk_tabel_model_get_column (PrkTabelModel *self,
                            guint          index)
{
  g_return_val_if_fail (PRK_IS_TABEL_MODEL (self), NULL);
  g_return_val_if_fail (index < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, index);
}

/**
 * prk_tabel_model_find_column:
 *
 * Returns: the index of the column, or -1
 */
int
prk_tabel_model_find_column (PrkTabelModel *self,
                             const char    *id)
{
  g_return_val_if_fail (PRK_IS_TABEL_MODEL (self), -1);

  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (prk_tabel_kolom_get_id (g_ptr_array_index (self->columns, i)), id) == 0)
      return i;

  return -1;
}

guint
prk_tabel_model_get_n_rows (PrkTabelModel *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_MODEL (self), 0);

  return self->rows->len;
}

PrkTabelBaris *
prk_tabel_model_get_row (PrkTabelModel *self,
                         guint          position)
{
  g_return_val_if_fail (PRK_IS_TABEL_MODEL (self), NULL);
  g_return_val_if_fail (position < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, position);
}

/**
 * prk_tabel_model_find_row:
 *
 * Returns: (transfer none) (nullable): the row
 */
PrkTabelBaris *
prk_tabel_model_find_row (PrkTabelModel *self,
                          const char    *id)
{
  g_return_val_if_fail (PRK_IS_TABEL_MODEL (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->rows_by_id, id) : NULL;
}

/* Rows */

static PrkTabelBaris *
create_row (PrkTabelModel *self,
            const char    *id)
{
  PrkTabelBaris *row = _prk_tabel_baris_new (id, self->columns->len);

  g_hash_table_insert (self->rows_by_id, row->id, row);

  return row;
}

/**
 * prk_tabel_model_set_rows:
 * @ids: (array zero-terminated=1): the ids of all rows in their order, each once
 *
 * Makes the model have exactly these rows. Those it has already keep their values.
 */
void
prk_tabel_model_set_rows (PrkTabelModel     *self,
                          const char *const *ids)
{
  g_autoptr(GPtrArray) old = NULL;
  guint n_ids = g_strv_length ((char **) ids);
  guint same = 0;
  guint same_tail = 0;

  g_return_if_fail (PRK_IS_TABEL_MODEL (self));

  old = g_steal_pointer (&self->rows);
  while (same < MIN (old->len, n_ids) &&
         g_str_equal (((PrkTabelBaris *) g_ptr_array_index (old, same))->id, ids[same]))
    same++;
  while (same_tail < MIN (old->len, n_ids) - same &&
         g_str_equal (((PrkTabelBaris *) g_ptr_array_index (old, old->len - 1 - same_tail))->id,
                      ids[n_ids - 1 - same_tail]))
    same_tail++;

  self->rows = g_ptr_array_new_full (n_ids, g_object_unref);
  for (guint i = 0; i < n_ids; i++)
    {
      PrkTabelBaris *row = g_hash_table_lookup (self->rows_by_id, ids[i]);

      g_ptr_array_add (self->rows, row != NULL ? g_object_ref (row) : create_row (self, ids[i]));
    }

  g_hash_table_remove_all (self->rows_by_id);
  for (guint i = 0; i < n_ids; i++)
    {
      PrkTabelBaris *row = g_ptr_array_index (self->rows, i);

      g_hash_table_insert (self->rows_by_id, row->id, row);
    }
  number_rows (self, same);

  if (same < old->len || same < n_ids)
    g_list_model_items_changed (G_LIST_MODEL (self), same, old->len - same - same_tail,
                                n_ids - same - same_tail);
}

static guint
get_place_after (PrkTabelModel *self,
                 const char    *after)
{
  PrkTabelBaris *row = prk_tabel_model_find_row (self, after);

  return row != NULL ? row->position + 1 : 0;
}

/**
 * prk_tabel_model_insert_row:
 * @id: a new id
 * @after: (nullable): the row that it follows; %NULL puts it first
 *
 * Adds an empty row.
 */
void
prk_tabel_model_insert_row (PrkTabelModel *self,
                            const char    *id,
                            const char    *after)
{
  guint position;

  g_return_if_fail (PRK_IS_TABEL_MODEL (self));
  g_return_if_fail (id != NULL && prk_tabel_model_find_row (self, id) == NULL);

  position = get_place_after (self, after);
  g_ptr_array_insert (self->rows, position, create_row (self, id));
  number_rows (self, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

void
prk_tabel_model_remove_row (PrkTabelModel *self,
                            const char    *id)
{
  PrkTabelBaris *row;
  guint position;

  g_return_if_fail (PRK_IS_TABEL_MODEL (self));

  row = prk_tabel_model_find_row (self, id);
  if (row == NULL)
    return;

  position = row->position;
  g_hash_table_remove (self->rows_by_id, id);
  g_ptr_array_remove_index (self->rows, position);
  number_rows (self, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/**
 * prk_tabel_model_move_row:
 * @after: (nullable): the row that it follows from now on; %NULL puts it first
 */
void
prk_tabel_model_move_row (PrkTabelModel *self,
                          const char    *id,
                          const char    *after)
{
  g_autoptr(PrkTabelBaris) row = NULL;
  guint from;
  guint to;

  g_return_if_fail (PRK_IS_TABEL_MODEL (self));
  g_return_if_fail (g_strcmp0 (id, after) != 0);

  row = prk_tabel_model_find_row (self, id);
  if (row == NULL)
    return;

  g_object_ref (row);
  from = row->position;
  g_ptr_array_remove_index (self->rows, from);
  number_rows (self, from);
  to = get_place_after (self, after);
  g_ptr_array_insert (self->rows, to, g_object_ref (row));
  number_rows (self, MIN (from, to));
  g_list_model_items_changed (G_LIST_MODEL (self), MIN (from, to),
                              MAX (from, to) - MIN (from, to) + 1,
                              MAX (from, to) - MIN (from, to) + 1);
}

/* Cells */

static void
emit_cell_changed (PrkTabelModel *self,
                   PrkTabelBaris *row,
                   guint          column)
{
  row->height_serial = 0;
  g_signal_emit (self, signals[SIGNAL_CELL_CHANGED], 0, row->position, column);
}

static PrkTabelIsi *
find_cell (PrkTabelModel  *self,
           const char     *row_id,
           const char     *column_id,
           PrkTabelBaris **row,
           int            *column)
{
  *row = prk_tabel_model_find_row (self, row_id);
  *column = prk_tabel_model_find_column (self, column_id);

  return *row != NULL && *column >= 0 ? &(*row)->cells[*column] : NULL;
}

/**
 * prk_tabel_model_set_value:
 * @value: (nullable): of the type that the column asks for; taken if floating; %NULL empties the
 *   cell
 *
 * Shows another value. What was typed and refused there goes. An unknown row or column is passed
 * over.
 */
void
prk_tabel_model_set_value (PrkTabelModel *self,
                           const char    *row,
                           const char    *column,
                           GVariant      *value)
{
  g_autoptr(GVariant) owned = value != NULL ? g_variant_ref_sink (value) : NULL;
  PrkTabelBaris *baris;
  PrkTabelIsi *cell;
  int index;

  g_return_if_fail (PRK_IS_TABEL_MODEL (self));

  cell = find_cell (self, row, column, &baris, &index);
  if (cell == NULL || cell->value == owned ||
      (cell->value != NULL && owned != NULL && g_variant_equal (cell->value, owned)))
    return;

  g_clear_pointer (&cell->value, g_variant_unref);
  cell->value = g_steal_pointer (&owned);
  g_clear_pointer (&cell->draft, g_free);
  g_clear_pointer (&cell->message, g_free);
  emit_cell_changed (self, baris, index);
}

/**
 * prk_tabel_model_set_note:
 * @note: (nullable): which rule the cell breaks, for people; %NULL if none
 *
 * Marks a cell. An unknown row or column is passed over.
 */
void
prk_tabel_model_set_note (PrkTabelModel *self,
                          const char    *row,
                          const char    *column,
                          const char    *note)
{
  PrkTabelBaris *baris;
  PrkTabelIsi *cell;
  int index;

  g_return_if_fail (PRK_IS_TABEL_MODEL (self));

  cell = find_cell (self, row, column, &baris, &index);
  if (cell == NULL || g_strcmp0 (cell->note, note) == 0)
    return;

  g_free (cell->note);
  cell->note = g_strdup (note);
  emit_cell_changed (self, baris, index);
}

/**
 * prk_tabel_model_set_draft:
 * @draft: (nullable): what was typed and refused; %NULL when it was mended
 * @message: (nullable): why it was refused
 */
void
prk_tabel_model_set_draft (PrkTabelModel *self,
                           PrkTabelBaris *row,
                           guint          column,
                           const char    *draft,
                           const char    *message)
{
  PrkTabelIsi *cell;

  g_return_if_fail (PRK_IS_TABEL_MODEL (self));
  g_return_if_fail (PRK_IS_TABEL_BARIS (row) && column < row->n_columns);

  cell = &row->cells[column];
  if (g_strcmp0 (cell->draft, draft) == 0 && g_strcmp0 (cell->message, message) == 0)
    return;

  g_free (cell->draft);
  g_free (cell->message);
  cell->draft = g_strdup (draft);
  cell->message = g_strdup (message);
  emit_cell_changed (self, row, column);
}

/* Totals */

void
prk_tabel_model_clear_totals (PrkTabelModel *self)
{
  g_return_if_fail (PRK_IS_TABEL_MODEL (self));

  if (self->totals->len == 0)
    return;

  g_ptr_array_set_size (self->totals, 0);
  g_signal_emit (self, signals[SIGNAL_TOTALS_CHANGED], 0);
}

/**
 * prk_tabel_model_add_total:
 * @label: what the row at the foot of the table is called; the same label once more adds to the
 *   same row
 * @column: (nullable): the column that @text stands under; %NULL for a row of words alone
 * @text: (nullable): as it is to be shown
 */
void
prk_tabel_model_add_total (PrkTabelModel *self,
                           const char    *label,
                           const char    *column,
                           const char    *text)
{
  Total *total = NULL;
  int index;

  g_return_if_fail (PRK_IS_TABEL_MODEL (self));
  g_return_if_fail (label != NULL);

  for (guint i = 0; i < self->totals->len && total == NULL; i++)
    if (g_str_equal (((Total *) g_ptr_array_index (self->totals, i))->label, label))
      total = g_ptr_array_index (self->totals, i);

  if (total == NULL)
    {
      total = g_new0 (Total, 1);
      total->label = g_strdup (label);
      total->n_columns = self->columns->len;
      total->texts = g_new0 (char *, self->columns->len);
      g_ptr_array_add (self->totals, total);
    }

  index = column != NULL ? prk_tabel_model_find_column (self, column) : -1;
  if (index >= 0)
    {
      g_free (total->texts[index]);
      total->texts[index] = g_strdup (text);
    }
  g_signal_emit (self, signals[SIGNAL_TOTALS_CHANGED], 0);
}

guint
prk_tabel_model_get_n_totals (PrkTabelModel *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_MODEL (self), 0);

  return self->totals->len;
}

/**
 * prk_tabel_model_get_total:
 *
 * Returns: (transfer none) (nullable): what stands under that column
 */
const char *
prk_tabel_model_get_total (PrkTabelModel *self,
                           guint          index,
                           guint          column)
{
  g_return_val_if_fail (PRK_IS_TABEL_MODEL (self), NULL);
  g_return_val_if_fail (index < self->totals->len && column < self->columns->len, NULL);

  return ((Total *) g_ptr_array_index (self->totals, index))->texts[column];
}

const char *
prk_tabel_model_get_total_label (PrkTabelModel *self,
                                 guint          index)
{
  g_return_val_if_fail (PRK_IS_TABEL_MODEL (self), NULL);
  g_return_val_if_fail (index < self->totals->len, NULL);

  return ((Total *) g_ptr_array_index (self->totals, index))->label;
}
