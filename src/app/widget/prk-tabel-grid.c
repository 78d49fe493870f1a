/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A grid of cells that stays quick with thousands of rows: only the rows on the screen, and a few around them, are
 * widgets. Small tables have all their rows as widgets, so that assistive technology sees the whole of them.
 *
 * Why not GtkColumnView: its unit is the row. It has no cursor in a cell, its Tab order goes through every focusable
 * child, its foot would have to guess the widths of its columns, and it is only lazy as the child of a scroller.
 *
 * The cursor is one cell, which has the keyboard focus; Tab enters the table there and, past the last cell, leaves it.
 * Rows are as high as their text needs, up to a size of table where measuring every text would be felt. */

#include "config.h"

#include "prk-reveal.h"
#include "prk-tabel-grid-private.h"

#define GUTTER_PX 40
#define OVERSCAN_ROWS 6

/* Up to here every row is a widget. */
#define SMALL_TABLE_ROWS 60

/* Up to here every row is measured; in longer tables all rows have one line. */
#define MEASURED_ROWS 600

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
  N_PROPS
};

guint _prk_tabel_grid_signals[PRK_TABEL_N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkTabelGrid, prk_tabel_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static guint
get_n_rows (PrkTabelGrid *self)
{
  return self->model != NULL ? prk_tabel_model_get_n_rows (self->model) : 0;
}

static int
get_top (PrkTabelGrid *self,
         guint         position)
{
  return g_array_index (self->tops, int, position);
}

static int
get_scroll (PrkTabelGrid   *self,
            GtkOrientation  orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? (int) gtk_adjustment_get_value (adjustment) : 0;
}

/* Heights */

static int
measure_row (PrkTabelGrid  *self,
             PrkTabelBaris *row)
{
  int height = self->row_height;

  if (row == self->edit_row)
    height = MAX (height, _prk_tabel_grid_edit_height (self));
  if (get_n_rows (self) > MEASURED_ROWS)
    return height;
  if (row->height_serial == self->serial)
    return MAX (height, row->height);

  row->height = self->row_height;
  for (guint i = 0; i < self->geometry.n_columns; i++)
    {
      PrkTabelKolom *column = prk_tabel_model_get_column (self->model, i);
      const char *draft = prk_tabel_baris_get_draft (row, i, NULL);
      int width = prk_tabel_sel_text_width (column, self->geometry.width[i],
                                            draft != NULL || prk_tabel_baris_get_note (row, i) != NULL);
      g_autofree char *text = NULL;
      int text_height;

      if (width == 0)
        continue;

      text = draft != NULL ? g_strdup (draft)
                           : prk_tabel_kolom_format (column, prk_tabel_baris_get_value (row, i));
      if (*text == '\0')
        continue;

      pango_layout_set_width (self->ruler, width * PANGO_SCALE);
      pango_layout_set_text (self->ruler, text, -1);
      pango_layout_get_pixel_size (self->ruler, NULL, &text_height);
      row->height = MAX (row->height, text_height + 2 * PRK_TABEL_SEL_PAD_Y + PRK_TABEL_SEL_BORDER);
    }
  row->height_serial = self->serial;

  return MAX (height, row->height);
}

static gboolean
height_changed_cb (gpointer user_data)
{
  PrkTabelGrid *self = user_data;

  self->height_id = 0;
  g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_HEIGHT_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
update_tops (PrkTabelGrid *self)
{
  guint n_rows = get_n_rows (self);
  int top = 0;

  if (!self->tops_are_stale)
    return;

  self->tops_are_stale = FALSE;
  g_array_set_size (self->tops, n_rows + 1);
  for (guint i = 0; i < n_rows; i++)
    {
      g_array_index (self->tops, int, i) = top;
      top += measure_row (self, prk_tabel_model_get_row (self->model, i));
    }
  g_array_index (self->tops, int, n_rows) = top;

  if (self->content_height == self->head_height + top + self->foot_height)
    return;

  /* Who listens sets sizes, which must not happen within an allocation. */
  self->content_height = self->head_height + top + self->foot_height;
  if (self->height_id == 0)
    self->height_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, height_changed_cb, self, NULL);
}

/* The first row that ends below @y. */
static guint
find_row_at (PrkTabelGrid *self,
             int           y)
{
  guint low = 0;
  guint high = get_n_rows (self);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (get_top (self, middle + 1) > y)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* Columns */

static int
measure_label (GtkWidget *label,
               int        width)
{
  int height;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

/* Gives room that is left over to the columns of text. */
static void
place_columns (PrkTabelGrid *self,
               int           width)
{
  PrkTabelGeometry *geometry = &self->geometry;
  int wanted = geometry->gutter;
  int elastic = 0;
  int x = geometry->gutter;
  int spare;
  gboolean has_changed = FALSE;

  for (guint i = 0; i < geometry->n_columns; i++)
    {
      PrkTabelKolom *column = prk_tabel_model_get_column (self->model, i);

      wanted += prk_tabel_kolom_get_width (column);
      if (prk_tabel_kolom_get_value_type (column) == PRK_TABEL_TEXT)
        elastic += prk_tabel_kolom_get_width (column);
    }

  spare = MAX (width - wanted, 0);
  for (guint i = 0; i < geometry->n_columns; i++)
    {
      PrkTabelKolom *column = prk_tabel_model_get_column (self->model, i);
      int own = prk_tabel_kolom_get_width (column);
      int extra = 0;

      if (elastic == 0)
        extra = spare / (int) (geometry->n_columns - i);
      else if (prk_tabel_kolom_get_value_type (column) == PRK_TABEL_TEXT)
        {
          extra = (int) ((gint64) spare * own / elastic);
          elastic -= own;
          if (elastic == 0)
            elastic = -1;
        }
      spare -= extra;

      has_changed |= geometry->width[i] != own + extra || geometry->x[i] != x;
      geometry->x[i] = x;
      geometry->width[i] = own + extra;
      x += own + extra;
    }
  geometry->total = x;

  if (has_changed)
    {
      self->serial++;
      self->tops_are_stale = TRUE;
    }
}

/* What a label at the foot is: of which total, and under which column. */
enum
{
  FOOT_GROUND = -2, /* the ground of the whole row */
  FOOT_LABEL = -1,  /* what the total is called; reaches up to the first figure */
};

static void
get_foot_place (PrkTabelGrid *self,
                GtkWidget    *label,
                guint        *total,
                int          *x,
                int          *width)
{
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (label), "column"));
  guint first = 0;

  *total = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), "total"));
  if (column >= 0)
    {
      int right = self->geometry.x[column] + self->geometry.width[column];

      /* A sum may be longer than what it is the sum of. */
      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, width, NULL, NULL);
      *width = MAX (*width, self->geometry.width[column]);
      *x = right - *width;
      return;
    }

  while (first < self->geometry.n_columns && prk_tabel_model_get_total (self->model, *total, first) == NULL)
    first++;
  *x = 0;
  *width = first < self->geometry.n_columns && column == FOOT_LABEL ? self->geometry.x[first] : self->geometry.total;
}

static void
measure_head_and_foot (PrkTabelGrid *self)
{
  guint n_totals = get_n_rows (self) > 0 ? prk_tabel_model_get_n_totals (self->model) : 0;
  int head_height = 0;
  int foot_height = 0;

  for (guint i = 0; i < self->heads->len; i++)
    head_height = MAX (head_height, measure_label (g_ptr_array_index (self->heads, i), self->geometry.width[i]));

  for (guint i = 0; i < n_totals; i++)
    {
      int height = 0;

      for (guint j = 0; j < self->feet->len; j++)
        {
          GtkWidget *label = g_ptr_array_index (self->feet, j);
          guint total;
          int x;
          int width;

          get_foot_place (self, label, &total, &x, &width);
          if (total == i)
            height = MAX (height, measure_label (label, width));
        }
      foot_height += height;
    }

  if (self->head_height == head_height && self->foot_height == foot_height)
    return;

  self->head_height = head_height;
  self->foot_height = foot_height;
  self->tops_are_stale = TRUE;
}

/* Rows on the screen */

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
  guint n_rows = get_n_rows (self);
  int top = get_scroll (self, GTK_ORIENTATION_VERTICAL);
  int page = gtk_widget_get_height (GTK_WIDGET (self));

  if (n_rows <= SMALL_TABLE_ROWS)
    {
      *first = 0;
      *end = n_rows;
      return;
    }

  *first = find_row_at (self, top);
  *end = MIN (find_row_at (self, top + page) + 1 + OVERSCAN_ROWS, n_rows);
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

  if (position >= get_n_rows (self) || prk_tabel_model_get_row (self->model, position) != row)
    return FALSE;

  /* The focus and what is being typed must not scroll out of existence. */
  return (position >= first && position < end) || row == self->current || row == self->edit_row;
}

static void
sync_views (PrkTabelGrid *self)
{
  g_autoptr(GPtrArray) spare = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row;
  gpointer view;
  guint first;
  guint end;

  if (self->model == NULL)
    return;

  update_tops (self);
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

static void
place_view (PrkTabelGrid      *self,
            PrkTabelBarisView *view)
{
  guint position = prk_tabel_baris_get_position (prk_tabel_baris_view_get_row (view));
  GtkAllocation place = {
    -get_scroll (self, GTK_ORIENTATION_HORIZONTAL),
    self->head_height + get_top (self, position) - get_scroll (self, GTK_ORIENTATION_VERTICAL),
    self->geometry.total,
    get_top (self, position + 1) - get_top (self, position),
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
      update_tops (self);
      place_view (self, view);
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

  update_tops (self);
  if (position >= get_n_rows (self))
    return FALSE;

  *rect = (GdkRectangle) {
    self->geometry.x[column] - get_scroll (self, GTK_ORIENTATION_HORIZONTAL),
    self->head_height + get_top (self, position) - get_scroll (self, GTK_ORIENTATION_VERTICAL),
    self->geometry.width[column],
    get_top (self, position + 1) - get_top (self, position),
  };

  return TRUE;
}

/* Which cell stands at a point of the grid; none in the head, the foot and the column of numbers. */
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

  update_tops (self);
  position = find_row_at (self, y - self->head_height + get_scroll (self, GTK_ORIENTATION_VERTICAL));
  x += get_scroll (self, GTK_ORIENTATION_HORIZONTAL);
  if (position >= get_n_rows (self))
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

static gboolean
reveal_cb (gpointer user_data)
{
  PrkTabelGrid *self = user_data;
  GdkRectangle rect;

  self->reveal_id = 0;
  if (self->current == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL ||
      !_prk_tabel_grid_get_cell_rect (self, self->current, self->column, &rect))
    return G_SOURCE_REMOVE;

  gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_VERTICAL],
                             get_top (self, self->current->position), get_top (self, self->current->position + 1));
  gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
                             self->column == 0 ? 0 : self->geometry.x[self->column],
                             self->geometry.x[self->column] + rect.width);
  _prk_tabel_grid_get_cell_rect (self, self->current, self->column, &rect);
  prk_reveal_rect (GTK_WIDGET (self), &rect);

  return G_SOURCE_REMOVE;
}

/* Scrolls table and page so that the cursor can be seen, once all is laid out. */
void
_prk_tabel_grid_show_rect (PrkTabelGrid *self)
{
  if (self->reveal_id == 0)
    self->reveal_id = g_idle_add_full (GTK_PRIORITY_RESIZE + 15, reveal_cb, self, NULL);
}

/* Widths, heights or texts changed. */
void
_prk_tabel_grid_invalidate (PrkTabelGrid *self)
{
  self->tops_are_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The model */

static void
drop_row (PrkTabelBaris **row)
{
  g_clear_object (row);
}

/* When the row of the cursor is gone the cursor goes to the one that took its place. */
static void
keep_cursor (PrkTabelGrid *self,
             guint         position,
             gboolean      had_focus)
{
  guint n_rows = get_n_rows (self);
  PrkTabelBaris *row = self->current;

  if (row == NULL || (row->position < n_rows && prk_tabel_model_get_row (self->model, row->position) == row))
    return;

  if (n_rows == 0)
    {
      drop_row (&self->current);
      drop_row (&self->anchor);
      return;
    }

  row = prk_tabel_model_get_row (self->model, MIN (position, n_rows - 1));
  if (had_focus)
    _prk_tabel_grid_set_cursor (self, row, self->column, FALSE);
  else
    {
      g_set_object (&self->current, row);
      g_set_object (&self->anchor, row);
    }
}

static void
items_changed_cb (PrkTabelGrid *self,
                  guint         position,
                  guint         removed,
                  guint         added)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  GHashTableIter iter;
  gpointer view;

  if (self->edit_row != NULL &&
      (self->edit_row->position >= get_n_rows (self) ||
       prk_tabel_model_get_row (self->model, self->edit_row->position) != self->edit_row))
    _prk_tabel_grid_cancel_edit (self);

  if (self->anchor != NULL && (self->anchor->position >= get_n_rows (self) ||
                               prk_tabel_model_get_row (self->model, self->anchor->position) != self->anchor))
    g_set_object (&self->anchor, self->current);

  self->tops_are_stale = TRUE;
  keep_cursor (self, position, had_focus);
  sync_views (self);
  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    prk_tabel_baris_view_renumber (view);

  if (self->wanted_row >= 0 && added > 0 && (guint) self->wanted_row >= position &&
      (guint) self->wanted_row < position + added)
    {
      guint wanted = self->wanted_row;

      self->wanted_row = -1;
      _prk_tabel_grid_set_cursor (self, prk_tabel_model_get_row (self->model, wanted), self->wanted_column, FALSE);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
cell_changed_cb (PrkTabelGrid *self,
                 guint         position,
                 guint         column)
{
  PrkTabelBaris *row = prk_tabel_model_get_row (self->model, position);
  PrkTabelBarisView *view = g_hash_table_lookup (self->views, row);

  if (view != NULL)
    prk_tabel_baris_view_show_cell (view, column);
  if (get_n_rows (self) <= MEASURED_ROWS)
    {
      self->tops_are_stale = TRUE;
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
}

static GtkWidget *
add_label (PrkTabelGrid *self,
           const char   *text,
           const char   *css_class,
           gboolean      is_numeric)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", is_numeric ? 1.0 : 0.0,
                                   "yalign", 0.5,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  if (is_numeric)
    gtk_widget_add_css_class (label, "numeric");
  gtk_widget_insert_before (label, GTK_WIDGET (self), NULL);

  return label;
}

static void
totals_changed_cb (PrkTabelGrid *self)
{
  g_ptr_array_set_size (self->feet, 0);
  for (guint i = 0; i < prk_tabel_model_get_n_totals (self->model); i++)
    for (int j = FOOT_GROUND; j < (int) self->geometry.n_columns; j++)
      {
        const char *text = "";
        GtkWidget *label;

        if (j == FOOT_LABEL)
          text = prk_tabel_model_get_total_label (self->model, i);
        else if (j >= 0)
          text = prk_tabel_model_get_total (self->model, i, j);
        if (text == NULL)
          continue;

        label = add_label (self, text, j == FOOT_GROUND ? "foot-ground" : "foot", j >= 0);
        gtk_label_set_wrap (GTK_LABEL (label), j < 0);
        g_object_set_data (G_OBJECT (label), "total", GUINT_TO_POINTER (i));
        g_object_set_data (G_OBJECT (label), "column", GINT_TO_POINTER (j));
        g_ptr_array_add (self->feet, label);
      }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
add_heads (PrkTabelGrid *self)
{
  for (guint i = 0; i < self->geometry.n_columns; i++)
    {
      PrkTabelKolom *column = prk_tabel_model_get_column (self->model, i);
      g_autofree char *title = g_strconcat (prk_tabel_kolom_get_title (column),
                                            prk_tabel_kolom_get_required (column) ? " *" : NULL, NULL);
      GtkWidget *label = add_label (self, title, "head", prk_tabel_kolom_is_numeric (column));

      gtk_widget_set_tooltip_text (label, prk_tabel_kolom_get_tooltip (column));
      g_ptr_array_add (self->heads, label);
    }
  gtk_widget_insert_before (self->corner, GTK_WIDGET (self), NULL);
}

static void
remove_model (PrkTabelGrid *self)
{
  GHashTableIter iter;
  gpointer view;

  if (self->model == NULL)
    return;

  _prk_tabel_grid_cancel_edit (self);
  g_signal_handlers_disconnect_by_data (self->model, self);
  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    gtk_widget_unparent (view);
  g_hash_table_remove_all (self->views);
  g_ptr_array_set_size (self->heads, 0);
  g_ptr_array_set_size (self->feet, 0);
  g_clear_object (&self->current);
  g_clear_object (&self->anchor);
  g_clear_pointer (&self->geometry.x, g_free);
  g_clear_pointer (&self->geometry.width, g_free);
  self->geometry.n_columns = 0;
  self->column = 0;
  g_clear_object (&self->model);
}

/* Widget */

static void
prk_tabel_grid_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  PrkTabelGrid *self = PRK_TABEL_GRID (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->geometry.gutter;
      *natural = self->geometry.gutter;
      for (guint i = 0; i < self->geometry.n_columns; i++)
        *natural += prk_tabel_kolom_get_width (prk_tabel_model_get_column (self->model, i));
      return;
    }

  *minimum = self->head_height + self->foot_height + (get_n_rows (self) > 0 ? self->row_height : 0);
  *natural = MAX (self->content_height, *minimum);
}

static void
configure_adjustments (PrkTabelGrid *self,
                       int           width,
                       int           height)
{
  int page = MAX (height - self->head_height - self->foot_height, 0);
  int content = get_top (self, get_n_rows (self));
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];

  gtk_adjustment_configure (horizontal, gtk_adjustment_get_value (horizontal), 0,
                            MAX (self->geometry.total, width), width * 0.1, width * 0.9, width);
  gtk_adjustment_configure (vertical, gtk_adjustment_get_value (vertical), 0,
                            MAX (content, page), self->row_height, page * 0.9, page);
}

/* Without rows there is nothing to sum. */
static void
place_feet (PrkTabelGrid *self,
            int           height)
{
  guint n_totals = get_n_rows (self) > 0 ? prk_tabel_model_get_n_totals (self->model) : 0;
  int y = height - self->foot_height;

  for (guint i = 0; i < self->feet->len; i++)
    gtk_widget_set_child_visible (g_ptr_array_index (self->feet, i), n_totals > 0);

  for (guint i = 0; i < n_totals; i++)
    {
      int row_height = 0;

      for (guint pass = 0; pass < 2; pass++)
        for (guint j = 0; j < self->feet->len; j++)
          {
            GtkWidget *label = g_ptr_array_index (self->feet, j);
            guint total;
            int x;
            int width;

            get_foot_place (self, label, &total, &x, &width);
            if (total != i)
              continue;
            if (pass == 0)
              row_height = MAX (row_height, measure_label (label, width));
            else
              gtk_widget_size_allocate (label,
                                        &(GtkAllocation) { x - get_scroll (self, GTK_ORIENTATION_HORIZONTAL), y,
                                                           width, row_height }, -1);
          }
      y += row_height;
    }
}

static void
prk_tabel_grid_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  PrkTabelGrid *self = PRK_TABEL_GRID (widget);
  GHashTableIter iter;
  gpointer view;
  int x;

  if (self->model == NULL)
    return;

  place_columns (self, width);
  measure_head_and_foot (self);
  update_tops (self);
  configure_adjustments (self, width, height);
  sync_views (self);

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    place_view (self, view);
  _prk_tabel_grid_place_edit (self);

  x = -get_scroll (self, GTK_ORIENTATION_HORIZONTAL);
  measure_label (self->corner, self->geometry.gutter);
  gtk_widget_size_allocate (self->corner, &(GtkAllocation) { x, 0, self->geometry.gutter, self->head_height }, -1);
  for (guint i = 0; i < self->heads->len; i++)
    gtk_widget_size_allocate (g_ptr_array_index (self->heads, i),
                              &(GtkAllocation) { x + self->geometry.x[i], 0, self->geometry.width[i],
                                                 self->head_height }, -1);
  place_feet (self, height);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* Rows are clipped between head and foot. */
static void
prk_tabel_grid_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  PrkTabelGrid *self = PRK_TABEL_GRID (widget);
  int height = gtk_widget_get_height (widget);
  gboolean in_rows = TRUE;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, self->head_height, gtk_widget_get_width (widget),
                                                         MAX (height - self->head_height - self->foot_height, 0)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (in_rows && GTK_IS_LABEL (child))
        {
          gtk_snapshot_pop (snapshot);
          in_rows = FALSE;
        }
      gtk_widget_snapshot_child (widget, child, snapshot);
    }
  if (in_rows)
    gtk_snapshot_pop (snapshot);
}

static gboolean
prk_tabel_grid_grab_focus (GtkWidget *widget)
{
  PrkTabelGrid *self = PRK_TABEL_GRID (widget);
  PrkTabelBaris *row = self->current;

  if (get_n_rows (self) == 0)
    return FALSE;

  _prk_tabel_grid_set_cursor (self, row != NULL ? row : prk_tabel_model_get_row (self->model, 0), self->column,
                              FALSE);

  return TRUE;
}

/* The table is one stop of Tab. */
static gboolean
prk_tabel_grid_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

static void
scrolled_cb (PrkTabelGrid *self)
{
  if (self->model == NULL)
    return;

  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (PrkTabelGrid   *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  g_autoptr(GtkAdjustment) own = NULL;

  if (adjustment == NULL)
    adjustment = own = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  if (self->adjustments[orientation] == adjustment)
    return;

  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], scrolled_cb, self);
  g_set_object (&self->adjustments[orientation], adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
prk_tabel_grid_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PrkTabelGrid *self = PRK_TABEL_GRID (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
prk_tabel_grid_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PrkTabelGrid *self = PRK_TABEL_GRID (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* The font decides how high a line is. */
static void
prk_tabel_grid_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  PrkTabelGrid *self = PRK_TABEL_GRID (widget);
  int line_height;

  GTK_WIDGET_CLASS (prk_tabel_grid_parent_class)->css_changed (widget, change);

  g_clear_object (&self->ruler);
  self->ruler = gtk_widget_create_pango_layout (widget, "X");
  pango_layout_set_wrap (self->ruler, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (self->ruler, NULL, &line_height);
  self->row_height = line_height + 2 * PRK_TABEL_SEL_PAD_Y + PRK_TABEL_SEL_BORDER;
  self->serial++;
  _prk_tabel_grid_invalidate (self);
}

static void
prk_tabel_grid_dispose (GObject *object)
{
  PrkTabelGrid *self = PRK_TABEL_GRID (object);

  g_cancellable_cancel (self->cancellable);
  remove_model (self);
  g_clear_handle_id (&self->height_id, g_source_remove);
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_pointer (&self->chooser, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->corner, gtk_widget_unparent);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    if (self->adjustments[i] != NULL)
      {
        g_signal_handlers_disconnect_by_func (self->adjustments[i], scrolled_cb, self);
        g_clear_object (&self->adjustments[i]);
      }
  g_clear_object (&self->ruler);

  G_OBJECT_CLASS (prk_tabel_grid_parent_class)->dispose (object);
}

static void
prk_tabel_grid_finalize (GObject *object)
{
  PrkTabelGrid *self = PRK_TABEL_GRID (object);

  g_hash_table_unref (self->views);
  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->feet);
  g_array_unref (self->tops);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (prk_tabel_grid_parent_class)->finalize (object);
}

static void
install_signal (PrkTabelSignal  id,
                const char     *name,
                guint           n_params,
                ...)
{
  va_list types;

  va_start (types, n_params);
  _prk_tabel_grid_signals[id] = g_signal_new_valist (name, PRK_TYPE_TABEL_GRID, G_SIGNAL_RUN_LAST, NULL, NULL, NULL,
                                                     NULL, G_TYPE_NONE, n_params, types);
  va_end (types);
}

static void
prk_tabel_grid_class_init (PrkTabelGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_tabel_grid_dispose;
  object_class->finalize = prk_tabel_grid_finalize;
  object_class->get_property = prk_tabel_grid_get_property;
  object_class->set_property = prk_tabel_grid_set_property;

  widget_class->css_changed = prk_tabel_grid_css_changed;
  widget_class->focus = prk_tabel_grid_focus;
  widget_class->grab_focus = prk_tabel_grid_grab_focus;
  widget_class->measure = prk_tabel_grid_measure;
  widget_class->size_allocate = prk_tabel_grid_size_allocate;
  widget_class->snapshot = prk_tabel_grid_snapshot;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /* What they mean is told at PrkTabelEditor, which passes them on. */
  install_signal (PRK_TABEL_SIGNAL_CELL_EDITED, "cell-edited", 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_VARIANT);
  install_signal (PRK_TABEL_SIGNAL_CELL_TYPED, "cell-typed", 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  install_signal (PRK_TABEL_SIGNAL_CELLS_EDITED, "cells-edited", 1, G_TYPE_POINTER);
  install_signal (PRK_TABEL_SIGNAL_CELL_ACTIVATED, "cell-activated", 3, G_TYPE_STRING, G_TYPE_STRING,
                  GDK_TYPE_RECTANGLE);
  install_signal (PRK_TABEL_SIGNAL_CURSOR_MOVED, "cursor-moved", 2, G_TYPE_STRING, G_TYPE_STRING);
  install_signal (PRK_TABEL_SIGNAL_ROW_INSERT_REQUESTED, "row-insert-requested", 1, G_TYPE_STRING);
  install_signal (PRK_TABEL_SIGNAL_ROWS_DELETE_REQUESTED, "rows-delete-requested", 1, G_TYPE_STRV);
  install_signal (PRK_TABEL_SIGNAL_ROW_MOVE_REQUESTED, "row-move-requested", 2, G_TYPE_STRING, G_TYPE_STRING);
  install_signal (PRK_TABEL_SIGNAL_MESSAGE, "message", 1, G_TYPE_STRING);
  install_signal (PRK_TABEL_SIGNAL_HEIGHT_CHANGED, "height-changed", 0);

  gtk_widget_class_set_css_name (widget_class, "prk-tabel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  _prk_tabel_grid_install_rows (widget_class);
}

static void
prk_tabel_grid_init (PrkTabelGrid *self)
{
  self->editable = TRUE;
  self->wanted_row = -1;
  self->geometry.gutter = GUTTER_PX;
  self->views = g_hash_table_new (NULL, NULL);
  self->heads = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->feet = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->tops = g_array_new (FALSE, TRUE, sizeof (int));
  self->tops_are_stale = TRUE;
  self->cancellable = g_cancellable_new ();
  self->corner = add_label (self, "", "head", FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  _prk_tabel_grid_add_controllers (self);
}

/**
 * prk_tabel_grid_set_model:
 * @model: (nullable): what to show
 */
void
prk_tabel_grid_set_model (PrkTabelGrid  *self,
                          PrkTabelModel *model)
{
  g_return_if_fail (PRK_IS_TABEL_GRID (self));

  if (self->model == model)
    return;

  remove_model (self);
  if (model == NULL)
    return;

  self->model = g_object_ref (model);
  self->geometry.n_columns = prk_tabel_model_get_n_columns (model);
  self->geometry.x = g_new0 (int, self->geometry.n_columns);
  self->geometry.width = g_new0 (int, self->geometry.n_columns);
  self->serial++;
  add_heads (self);
  totals_changed_cb (self);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (model, "cell-changed", G_CALLBACK (cell_changed_cb), self);
  g_signal_connect_swapped (model, "totals-changed", G_CALLBACK (totals_changed_cb), self);
  _prk_tabel_grid_invalidate (self);
}

void
prk_tabel_grid_set_editable (PrkTabelGrid *self,
                             gboolean      editable)
{
  g_return_if_fail (PRK_IS_TABEL_GRID (self));

  if (!editable)
    _prk_tabel_grid_commit_edit (self, TRUE);
  self->editable = editable;
}

/**
 * prk_tabel_grid_get_content_height:
 *
 * Returns: how high the table is with all its rows, head and foot, in pixels
 */
int
prk_tabel_grid_get_content_height (PrkTabelGrid *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_GRID (self), 0);

  return self->content_height;
}
