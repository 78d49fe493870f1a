/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a PrkTabelGrid that are widgets: those on the screen and a few around them, or all
 * of a small table. */

#include "config.h"

#include "prk-tabel-grid-private.h"

#define OVERSCAN_ROWS 6

/* Up to here every row is a widget. */
#define SMALL_TABLE_ROWS 60

static PrkTabelBarisView *
create_view (PrkTabelGrid  *self,
             PrkTabelBaris *row,
             GPtrArray     *spare)
{
  PrkTabelBarisView *view;

  if (spare != NULL && spare->len > 0)
    view = g_ptr_array_steal_index_fast (spare, spare->len - 1);
  else
    {
      view = prk_tabel_baris_view_new (self->model, &self->geometry);
      gtk_widget_insert_after (GTK_WIDGET (view), GTK_WIDGET (self), NULL);
      _prk_tabel_grid_connect_view (self, view);
    }
  prk_tabel_baris_view_bind (view, row);
  g_hash_table_insert (self->views, row, view);

  return view;
}

static void
get_window (PrkTabelGrid *self,
            guint        *first,
            guint        *end)
{
  guint n_rows = _prk_tabel_grid_get_n_rows (self);
  int top = _prk_tabel_grid_get_scroll (self, GTK_ORIENTATION_VERTICAL);
  int page = gtk_widget_get_height (GTK_WIDGET (self));

  if (n_rows <= SMALL_TABLE_ROWS)
    {
      *first = 0;
      *end = n_rows;
      return;
    }

  *first = _prk_tabel_grid_find_row_at (self, top);
  *end = MIN (_prk_tabel_grid_find_row_at (self, top + page) + 1 + OVERSCAN_ROWS, n_rows);
  *first = *first > OVERSCAN_ROWS ? *first - OVERSCAN_ROWS : 0;
}

/* The order of the widgets is the order in which a screen reader goes through them. */
static void
order_views (PrkTabelGrid *self,
             guint         first,
             guint         end)
{
  GtkWidget *before = NULL;

  for (guint i = first; i < end; i++)
    {
      GtkWidget *view = g_hash_table_lookup (self->views, prk_tabel_model_get_row (self->model, i));

      if (gtk_widget_get_prev_sibling (view) != before)
        gtk_widget_insert_after (view, GTK_WIDGET (self), before);
      before = view;
    }
}

static gboolean
is_kept (PrkTabelGrid  *self,
         PrkTabelBaris *row,
         guint          first,
         guint          end)
{
  guint position = prk_tabel_baris_get_position (row);

  if (position >= _prk_tabel_grid_get_n_rows (self)
      || prk_tabel_model_get_row (self->model, position) != row)
    return FALSE;

  /* The focus and what is being typed must not scroll out of existence. */
  return (position >= first && position < end) || row == self->current || row == self->edit_row;
}

void
_prk_tabel_grid_sync_views (PrkTabelGrid *self)
{
  g_autoptr(GPtrArray) spare = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row;
  gpointer view;
  guint first;
  guint end;

  if (self->model == NULL)
    return;

  _prk_tabel_grid_update_tops (self);
  get_window (self, &first, &end);
  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, &row, &view))
    if (!is_kept (self, row, first, end))
      {
        g_ptr_array_add (spare, view);
        g_hash_table_iter_remove (&iter);
      }

  for (guint i = first; i < end; i++)
    {
      PrkTabelBaris *wanted = prk_tabel_model_get_row (self->model, i);

      if (!g_hash_table_contains (self->views, wanted))
        create_view (self, wanted, spare);
    }
  order_views (self, first, end);
  for (guint i = 0; i < spare->len; i++)
    gtk_widget_unparent (g_ptr_array_index (spare, i));
  _prk_tabel_grid_mark_selection (self);
}

void
_prk_tabel_grid_place_view (PrkTabelGrid      *self,
            PrkTabelBarisView *view)
{
  guint position = prk_tabel_baris_get_position (prk_tabel_baris_view_get_row (view));
  GtkAllocation place = {
    -_prk_tabel_grid_get_scroll (self, GTK_ORIENTATION_HORIZONTAL),
    self->head_height + _prk_tabel_grid_get_top (self, position)
        - _prk_tabel_grid_get_scroll (self, GTK_ORIENTATION_VERTICAL),
    self->geometry.total,
    _prk_tabel_grid_get_top (self, position + 1) - _prk_tabel_grid_get_top (self, position),
  };

  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (view), &place, -1);
}

/* The cell as a widget, also if it is not on the screen. */
GtkWidget *
_prk_tabel_grid_ensure_cell (PrkTabelGrid  *self,
                             PrkTabelBaris *row,
                             guint          column)
{
  PrkTabelBarisView *view = g_hash_table_lookup (self->views, row);

  if (view == NULL)
    {
      view = create_view (self, row, NULL);
      _prk_tabel_grid_update_tops (self);
      _prk_tabel_grid_place_view (self, view);
    }

  return prk_tabel_baris_view_get_cell (view, column);
}

/**
 * _prk_tabel_grid_get_cell_rect:
 * @rect: (out): in the coordinates of the grid; may lie outside of what can be seen
 */
gboolean
_prk_tabel_grid_get_cell_rect (PrkTabelGrid  *self,
                               PrkTabelBaris *row,
                               guint          column,
                               GdkRectangle  *rect)
{
  guint position = prk_tabel_baris_get_position (row);

  _prk_tabel_grid_update_tops (self);
  if (position >= _prk_tabel_grid_get_n_rows (self))
    return FALSE;

  *rect = (GdkRectangle){
    self->geometry.x[column] - _prk_tabel_grid_get_scroll (self, GTK_ORIENTATION_HORIZONTAL),
    self->head_height + _prk_tabel_grid_get_top (self, position)
        - _prk_tabel_grid_get_scroll (self, GTK_ORIENTATION_VERTICAL),
    self->geometry.width[column],
    _prk_tabel_grid_get_top (self, position + 1) - _prk_tabel_grid_get_top (self, position),
  };

  return TRUE;
}

/* Which cell stands at a point of the grid; none in the head, the foot and the column of
 * numbers. */
gboolean
_prk_tabel_grid_find_cell (PrkTabelGrid   *self,
                           int             x,
                           int             y,
                           PrkTabelBaris **row,
                           guint          *column)
{
  guint position;

  if (self->model == NULL || y < self->head_height ||
      y >= gtk_widget_get_height (GTK_WIDGET (self)) - self->foot_height)
    return FALSE;

  _prk_tabel_grid_update_tops (self);
  position = _prk_tabel_grid_find_row_at (
      self, y - self->head_height + _prk_tabel_grid_get_scroll (self, GTK_ORIENTATION_VERTICAL));
  x += _prk_tabel_grid_get_scroll (self, GTK_ORIENTATION_HORIZONTAL);
  if (position >= _prk_tabel_grid_get_n_rows (self))
    return FALSE;

  for (guint i = 0; i < self->geometry.n_columns; i++)
    if (x >= self->geometry.x[i] && x < self->geometry.x[i] + self->geometry.width[i])
      {
        *row = prk_tabel_model_get_row (self->model, position);
        *column = i;
        return TRUE;
      }

  return FALSE;
}
