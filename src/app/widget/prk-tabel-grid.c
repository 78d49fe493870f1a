/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A grid of cells that stays quick with thousands of rows: only the rows on the screen, and a
 * few around them, are widgets. Small tables have all their rows as widgets, so that assistive
 * technology sees the whole of them.
 *
 * Why not GtkColumnView: its unit is the row. It has no cursor in a cell, its Tab order goes
 * through every focusable child, its foot would have to guess the widths of its columns, and it
 * is only lazy as the child of a scroller.
 *
 * The cursor is one cell, which has the keyboard focus; Tab enters the table there and, past the
 * last cell, leaves it. Rows are as high as their text needs, up to a size of table where
 * measuring every text would be felt. */

#include "config.h"

#include "prk-reveal.h"
#include "prk-tabel-grid-private.h"

#define GUTTER_PX 40

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
                             _prk_tabel_grid_get_top (self, self->current->position),
                             _prk_tabel_grid_get_top (self, self->current->position + 1));
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
  guint n_rows = _prk_tabel_grid_get_n_rows (self);
  PrkTabelBaris *row = self->current;

  if (row == NULL
      || (row->position < n_rows && prk_tabel_model_get_row (self->model, row->position) == row))
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
      (self->edit_row->position >= _prk_tabel_grid_get_n_rows (self) ||
       prk_tabel_model_get_row (self->model, self->edit_row->position) != self->edit_row))
    _prk_tabel_grid_cancel_edit (self);

  if (self->anchor != NULL
      && (self->anchor->position >= _prk_tabel_grid_get_n_rows (self)
          || prk_tabel_model_get_row (self->model, self->anchor->position) != self->anchor))
    g_set_object (&self->anchor, self->current);

  self->tops_are_stale = TRUE;
  keep_cursor (self, position, had_focus);
  _prk_tabel_grid_sync_views (self);
  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    prk_tabel_baris_view_renumber (view);

  if (self->wanted_row >= 0 && added > 0 && (guint) self->wanted_row >= position &&
      (guint) self->wanted_row < position + added)
    {
      guint wanted = self->wanted_row;

      self->wanted_row = -1;
      _prk_tabel_grid_set_cursor (self, prk_tabel_model_get_row (self->model, wanted),
                                  self->wanted_column, FALSE);
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
  if (_prk_tabel_grid_is_measured (self))
    {
      self->tops_are_stale = TRUE;
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
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

  _prk_tabel_grid_ensure_ruler (self);
  *minimum = self->head_height + self->foot_height
             + (_prk_tabel_grid_get_n_rows (self) > 0 ? self->row_height : 0);
  *minimum = MAX (*minimum, MIN (self->content_height, PRK_TABEL_GRID_MAX_HEIGHT_PX));
  if (self->is_wide)
    *minimum += self->bar_height;
  *natural = MAX (self->content_height, *minimum);
}

static void
configure_adjustments (PrkTabelGrid *self,
                       int           width,
                       int           height)
{
  int page = MAX (height - self->head_height - self->foot_height, 0);
  int content = _prk_tabel_grid_get_top (self, _prk_tabel_grid_get_n_rows (self));
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];

  gtk_adjustment_configure (horizontal, gtk_adjustment_get_value (horizontal), 0,
                            MAX (self->geometry.total, width), width * 0.1, width * 0.9, width);
  gtk_adjustment_configure (vertical, gtk_adjustment_get_value (vertical), 0,
                            MAX (content, page), self->row_height, page * 0.9, page);
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

  if ((self->width != width || self->height != height)
      && gtk_widget_get_focus_child (widget) != NULL)
    _prk_tabel_grid_show_rect (self);
  self->tops_are_stale |= self->width != width;
  self->width = width;
  self->height = height;

  _prk_tabel_grid_place_columns (self, width);
  _prk_tabel_grid_measure_head_and_foot (self);
  _prk_tabel_grid_update_tops (self);
  configure_adjustments (self, width, height);
  _prk_tabel_grid_sync_views (self);

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    _prk_tabel_grid_place_view (self, view);
  _prk_tabel_grid_place_edit (self);

  x = -_prk_tabel_grid_get_scroll (self, GTK_ORIENTATION_HORIZONTAL);
  _prk_tabel_grid_measure_label (self->corner, self->geometry.gutter);
  gtk_widget_size_allocate (self->corner,
                            &(GtkAllocation){ x, 0, self->geometry.gutter, self->head_height }, -1);
  for (guint i = 0; i < self->heads->len; i++)
    gtk_widget_size_allocate (
        g_ptr_array_index (self->heads, i),
        &(GtkAllocation){ x + self->geometry.x[i], 0, self->geometry.width[i], self->head_height },
        -1);
  _prk_tabel_grid_place_feet (self, height);
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

  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT (0, self->head_height, gtk_widget_get_width (widget),
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

  if (_prk_tabel_grid_get_n_rows (self) == 0)
    return FALSE;

  _prk_tabel_grid_set_cursor (self, row != NULL ? row : prk_tabel_model_get_row (self->model, 0),
                              self->column, FALSE);

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

static void
prk_tabel_grid_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  PrkTabelGrid *self = PRK_TABEL_GRID (widget);

  GTK_WIDGET_CLASS (prk_tabel_grid_parent_class)->css_changed (widget, change);

  g_clear_object (&self->ruler);
  _prk_tabel_grid_ensure_ruler (self);
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
  _prk_tabel_grid_signals[id]
      = g_signal_new_valist (name, PRK_TYPE_TABEL_GRID, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL,
                             G_TYPE_NONE, n_params, types);
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
  install_signal (PRK_TABEL_SIGNAL_CELL_EDITED, "cell-edited", 3, G_TYPE_STRING, G_TYPE_STRING,
                  G_TYPE_VARIANT);
  install_signal (PRK_TABEL_SIGNAL_CELL_TYPED, "cell-typed", 3, G_TYPE_STRING, G_TYPE_STRING,
                  G_TYPE_STRING);
  install_signal (PRK_TABEL_SIGNAL_CELLS_EDITED, "cells-edited", 1, G_TYPE_POINTER);
  install_signal (PRK_TABEL_SIGNAL_CELL_ACTIVATED, "cell-activated", 3, G_TYPE_STRING,
                  G_TYPE_STRING, GDK_TYPE_RECTANGLE);
  install_signal (PRK_TABEL_SIGNAL_CURSOR_MOVED, "cursor-moved", 2, G_TYPE_STRING, G_TYPE_STRING);
  install_signal (PRK_TABEL_SIGNAL_ROW_INSERT_REQUESTED, "row-insert-requested", 1, G_TYPE_STRING);
  install_signal (PRK_TABEL_SIGNAL_ROWS_DELETE_REQUESTED, "rows-delete-requested", 1, G_TYPE_STRV);
  install_signal (PRK_TABEL_SIGNAL_ROW_MOVE_REQUESTED, "row-move-requested", 2, G_TYPE_STRING,
                  G_TYPE_STRING);
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
  self->corner = _prk_tabel_grid_add_label (self, "", "head", FALSE);
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
  _prk_tabel_grid_add_heads (self);
  _prk_tabel_grid_add_feet (self);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (model, "cell-changed", G_CALLBACK (cell_changed_cb), self);
  g_signal_connect_swapped (model, "totals-changed", G_CALLBACK (_prk_tabel_grid_add_feet), self);
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
 * prk_tabel_grid_set_bar_height:
 * @bar_height: in pixels
 *
 * Makes a table that is wider than its place ask for so much more height, which its scrollbar
 * takes.
 */
void
prk_tabel_grid_set_bar_height (PrkTabelGrid *self,
                               int           bar_height)
{
  g_return_if_fail (PRK_IS_TABEL_GRID (self));

  if (self->bar_height == bar_height)
    return;

  self->bar_height = bar_height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
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
