/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cursor of a PrkTabelGrid, the selection between it and its anchor, and what is done to
 * rows. */

#include "config.h"

#include <glib/gi18n.h>

#include "prk-tabel-grid-private.h"

static gboolean
is_editable (PrkTabelGrid *self,
             guint         column)
{
  return prk_tabel_kolom_is_editable (prk_tabel_model_get_column (self->model, column));
}

/* Selection */

void
_prk_tabel_grid_get_selection (PrkTabelGrid *self,
                               guint        *first_row,
                               guint        *last_row,
                               guint        *first_column,
                               guint        *last_column)
{
  guint row = self->current->position;
  guint other = self->anchor != NULL ? self->anchor->position : row;

  *first_row = MIN (row, other);
  *last_row = MAX (row, other);
  *first_column = MIN (self->column, self->anchor_column);
  *last_column = MAX (self->column, self->anchor_column);
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    is_set)
{
  if (gtk_widget_has_css_class (widget, css_class) == is_set)
    return;
  if (is_set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

void
_prk_tabel_grid_mark_selection (PrkTabelGrid *self)
{
  guint first_row = 1;
  guint last_row = 0;
  guint first_column = 1;
  guint last_column = 0;
  gboolean has_many;
  GHashTableIter iter;
  gpointer row;
  gpointer view;

  if (self->current != NULL)
    _prk_tabel_grid_get_selection (self, &first_row, &last_row, &first_column, &last_column);
  has_many = last_row > first_row || last_column > first_column;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, &row, &view))
    {
      guint position = prk_tabel_baris_get_position (row);

      set_class (view, "current", row == self->current);
      for (guint i = 0; i < self->geometry.n_columns; i++)
        set_class (prk_tabel_baris_view_get_cell (view, i), "selected",
                   has_many && position >= first_row && position <= last_row && i >= first_column
                       && i <= last_column);
    }
}

/* Cursor */

/* Moves the cursor, and the focus with it. @extend keeps the other corner of the selection where
 * it is. */
void
_prk_tabel_grid_set_cursor (PrkTabelGrid  *self,
                            PrkTabelBaris *row,
                            guint          column,
                            gboolean       extend)
{
  gboolean has_moved = row != self->current || column != self->column;
  GtkWidget *cell;

  g_assert (column < self->geometry.n_columns);

  g_set_object (&self->current, row);
  self->column = column;
  if (!extend || self->anchor == NULL)
    {
      g_set_object (&self->anchor, row);
      self->anchor_column = column;
    }

  cell = _prk_tabel_grid_ensure_cell (self, row, column);
  gtk_widget_grab_focus (cell);
  _prk_tabel_grid_mark_selection (self);
  _prk_tabel_grid_show_rect (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  if (has_moved)
    g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_CURSOR_MOVED], 0,
                   prk_tabel_baris_get_id (row),
                   prk_tabel_kolom_get_id (prk_tabel_model_get_column (self->model, column)));
}

void
_prk_tabel_grid_move_cursor (PrkTabelGrid *self,
                             int           rows,
                             int           columns,
                             gboolean      extend)
{
  gint64 row;
  gint64 column;

  if (self->current == NULL)
    return;

  self->wanted_row = -1;
  row = CLAMP ((gint64) self->current->position + rows, 0,
               (gint64) _prk_tabel_grid_get_n_rows (self) - 1);
  column = CLAMP ((gint64) self->column + columns, 0, (gint64) self->geometry.n_columns - 1);
  _prk_tabel_grid_set_cursor (self, prk_tabel_model_get_row (self->model, row), column, extend);
}

/* Leaves the table by the keyboard. */
void
_prk_tabel_grid_leave (PrkTabelGrid     *self,
                       GtkDirectionType  direction)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_emit_by_name (root, "move-focus", direction);
}

static int
find_editable (PrkTabelGrid *self,
               int           column,
               int           step)
{
  for (; column >= 0 && column < (int) self->geometry.n_columns; column += step)
    if (is_editable (self, column))
      return column;

  return -1;
}

/* To the next cell that can be typed in, or the one before; past the last one a row is added,
 * unless the last row is still empty: then Tab leaves the table. */
void
_prk_tabel_grid_move_next (PrkTabelGrid *self,
                           int           step)
{
  int column;
  guint position;

  if (self->current == NULL)
    return;

  position = self->current->position;
  column = find_editable (self, (int) self->column + step, step);
  if (column >= 0)
    {
      _prk_tabel_grid_set_cursor (self, self->current, column, FALSE);
      return;
    }

  column = find_editable (self, step > 0 ? 0 : (int) self->geometry.n_columns - 1, step);
  if (column < 0 || (step < 0 && position == 0))
    _prk_tabel_grid_leave (self, step > 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  else if (step < 0 || position + 1 < _prk_tabel_grid_get_n_rows (self))
    _prk_tabel_grid_set_cursor (self, prk_tabel_model_get_row (self->model, position + step),
                                column, FALSE);
  else if (self->editable && !prk_tabel_baris_is_empty (self->current))
    _prk_tabel_grid_insert_row (self, self->current, column);
  else
    _prk_tabel_grid_leave (self, GTK_DIR_TAB_FORWARD);
}

/* To the cell below; from the last row to a new one, unless it is still empty. */
void
_prk_tabel_grid_move_down (PrkTabelGrid *self)
{
  if (self->current == NULL)
    return;

  if (self->current->position + 1 < _prk_tabel_grid_get_n_rows (self))
    _prk_tabel_grid_move_cursor (self, 1, 0, FALSE);
  else if (self->editable && !prk_tabel_baris_is_empty (self->current))
    _prk_tabel_grid_insert_row (self, self->current, self->column);
}

/* Rows */

/* Asks for a row, and goes to @column of it when it comes. @after NULL puts it first. */
void
_prk_tabel_grid_insert_row (PrkTabelGrid  *self,
                            PrkTabelBaris *after,
                            guint          column)
{
  if (!self->editable)
    return;

  self->wanted_row = after != NULL ? (int) after->position + 1 : 0;
  self->wanted_column = column;
  g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_ROW_INSERT_REQUESTED], 0,
                 after != NULL ? prk_tabel_baris_get_id (after) : NULL);
}

void
_prk_tabel_grid_delete_rows (PrkTabelGrid *self)
{
  g_autoptr(GPtrArray) ids = NULL;
  guint first;
  guint last;
  guint first_column;
  guint last_column;

  if (!self->editable || self->current == NULL)
    return;

  ids = g_ptr_array_new_with_free_func (g_free);
  _prk_tabel_grid_get_selection (self, &first, &last, &first_column, &last_column);
  for (guint i = first; i <= last; i++)
    g_ptr_array_add (ids,
                     g_strdup (prk_tabel_baris_get_id (prk_tabel_model_get_row (self->model, i))));
  g_ptr_array_add (ids, NULL);
  g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_ROWS_DELETE_REQUESTED], 0,
                 ids->pdata);
}

void
_prk_tabel_grid_move_row (PrkTabelGrid *self,
                          int           step)
{
  g_autofree char *id = NULL;
  g_autofree char *after = NULL;
  gint64 target;

  if (!self->editable || self->current == NULL)
    return;

  target = (gint64) self->current->position + step;
  if (target < 0 || target >= _prk_tabel_grid_get_n_rows (self))
    return;

  /* Down: after the row below. Up: after the row above the one above. */
  if (step < 0)
    target--;
  id = g_strdup (prk_tabel_baris_get_id (self->current));
  if (target >= 0)
    after = g_strdup (prk_tabel_baris_get_id (prk_tabel_model_get_row (self->model, target)));
  g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_ROW_MOVE_REQUESTED], 0, id, after);
  _prk_tabel_grid_show_rect (self);
}

/* Cells */

void
_prk_tabel_grid_clear_cells (PrkTabelGrid *self)
{
  g_autoptr(PrkTabelEdits) edits = NULL;
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;
  gboolean has_any = FALSE;

  if (!self->editable || self->current == NULL)
    return;

  edits = prk_tabel_edits_new (NULL);
  _prk_tabel_grid_get_selection (self, &first_row, &last_row, &first_column, &last_column);
  for (guint i = first_row; i <= last_row; i++)
    {
      PrkTabelBaris *row = prk_tabel_model_get_row (self->model, i);

      prk_tabel_edits_add_row (edits, prk_tabel_baris_get_id (row));
      for (guint j = first_column; j <= last_column; j++)
        {
          if (!is_editable (self, j))
            continue;
          prk_tabel_model_set_draft (self->model, row, j, NULL, NULL);
          if (prk_tabel_baris_get_value (row, j) == NULL)
            continue;
          prk_tabel_edits_add_cell (
              edits, prk_tabel_kolom_get_id (prk_tabel_model_get_column (self->model, j)), NULL);
          has_any = TRUE;
        }
    }

  if (has_any)
    g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_CELLS_EDITED], 0, edits);
}

/* The menu of a row */

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) insert = g_menu_new ();
  g_autoptr(GMenu) move = g_menu_new ();
  g_autoptr(GMenu) remove = g_menu_new ();

  g_menu_append (insert, _("Insert Row _Above"), "tabel.insert-above");
  g_menu_append (insert, _("Insert Row _Below"), "tabel.insert-below");
  g_menu_append (move, _("Move _Up"), "tabel.move-up");
  g_menu_append (move, _("Move _Down"), "tabel.move-down");
  g_menu_append (remove, _("_Delete Row"), "tabel.delete-rows");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (insert));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));

  return G_MENU_MODEL (menu);
}

void
_prk_tabel_grid_open_menu (PrkTabelGrid *self,
                           GtkWidget    *target)
{
  graphene_rect_t bounds;

  if (!self->editable || self->current == NULL
      || !gtk_widget_compute_bounds (target, GTK_WIDGET (self), &bounds))
    return;

  if (self->menu == NULL)
    {
      g_autoptr(GMenuModel) menu = create_menu ();

      self->menu = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }

  gtk_popover_set_pointing_to (
      GTK_POPOVER (self->menu),
      &(GdkRectangle){ bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
insert_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PrkTabelGrid *self = PRK_TABEL_GRID (widget);
  PrkTabelBaris *after = self->current;
  int column;

  if (self->current == NULL)
    return;
  if (g_str_has_suffix (name, "above"))
    after = after->position > 0 ? prk_tabel_model_get_row (self->model, after->position - 1) : NULL;

  column = find_editable (self, 0, 1);
  _prk_tabel_grid_insert_row (self, after, MAX (column, 0));
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  _prk_tabel_grid_move_row (PRK_TABEL_GRID (widget), g_str_has_suffix (name, "up") ? -1 : 1);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  _prk_tabel_grid_delete_rows (PRK_TABEL_GRID (widget));
}

void
_prk_tabel_grid_install_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "tabel.insert-above", NULL, insert_action);
  gtk_widget_class_install_action (widget_class, "tabel.insert-below", NULL, insert_action);
  gtk_widget_class_install_action (widget_class, "tabel.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "tabel.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "tabel.delete-rows", NULL, delete_action);
}

/**
 * prk_tabel_grid_focus_cell:
 * @row: id of a row
 * @column: (nullable): id of a column; %NULL for the first
 *
 * Moves cursor and focus to a cell and scrolls there.
 *
 * Returns: whether there is such a cell
 */
gboolean
prk_tabel_grid_focus_cell (PrkTabelGrid *self,
                           const char   *row,
                           const char   *column)
{
  PrkTabelBaris *baris;
  int index = 0;

  g_return_val_if_fail (PRK_IS_TABEL_GRID (self), FALSE);

  if (self->model == NULL)
    return FALSE;

  baris = prk_tabel_model_find_row (self->model, row);
  if (column != NULL)
    index = prk_tabel_model_find_column (self->model, column);
  if (baris == NULL || index < 0)
    return FALSE;

  _prk_tabel_grid_set_cursor (self, baris, index, FALSE);

  return TRUE;
}

/**
 * prk_tabel_grid_append_row:
 *
 * Asks for a row at the end and goes there.
 */
void
prk_tabel_grid_append_row (PrkTabelGrid *self)
{
  guint n_rows;
  int column;

  g_return_if_fail (PRK_IS_TABEL_GRID (self));

  if (self->model == NULL || !_prk_tabel_grid_commit_edit (self, TRUE))
    return;

  n_rows = _prk_tabel_grid_get_n_rows (self);
  column = find_editable (self, 0, 1);
  _prk_tabel_grid_insert_row (
      self, n_rows > 0 ? prk_tabel_model_get_row (self->model, n_rows - 1) : NULL, MAX (column, 0));
}
