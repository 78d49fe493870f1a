/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "prk-tabel-editor.h"
#include "prk-tabel-grid.h"
#include "prk-widget-style.h"

#define MESSAGE_SECONDS 12

struct _PrkTabelEditor
{
  GtkWidget parent_instance;

  PrkTabelModel *model;
  gboolean editable;
  guint message_id;

  GtkLabel *label;
  GtkWidget *frame;
  GtkScrolledWindow *scroller;
  PrkTabelGrid *grid;
  GtkWidget *empty_label;
  GtkWidget *foot;
  GtkWidget *add_button;
  GtkRevealer *message_revealer;
  GtkLabel *message_label;
};

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_LABEL,
  PROP_EDITABLE,
  N_PROPS
};

enum
{
  SIGNAL_CELL_EDITED,
  SIGNAL_CELL_TYPED,
  SIGNAL_CELLS_EDITED,
  SIGNAL_CELL_ACTIVATED,
  SIGNAL_CURSOR_MOVED,
  SIGNAL_ROW_INSERT_REQUESTED,
  SIGNAL_ROWS_DELETE_REQUESTED,
  SIGNAL_ROW_MOVE_REQUESTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkTabelEditor, prk_tabel_editor, GTK_TYPE_WIDGET)

static void
update_empty (PrkTabelEditor *self)
{
  gboolean is_empty = self->model == NULL || prk_tabel_model_get_n_rows (self->model) == 0;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->scroller)) != NULL;

  gtk_widget_set_visible (self->empty_label, is_empty);

  /* The cell that had the focus went with the last row. */
  if (is_empty && had_focus)
    gtk_widget_grab_focus (self->add_button);
}

static void
hide_message (PrkTabelEditor *self)
{
  g_clear_handle_id (&self->message_id, g_source_remove);
  gtk_revealer_set_reveal_child (self->message_revealer, FALSE);
}

static gboolean
message_shown_cb (gpointer user_data)
{
  PrkTabelEditor *self = user_data;

  self->message_id = 0;
  hide_message (self);

  return G_SOURCE_REMOVE;
}

/* From the grid */

static void
message_cb (PrkTabelEditor *self,
            const char     *message)
{
  hide_message (self);
  gtk_label_set_text (self->message_label, message);
  gtk_revealer_set_reveal_child (self->message_revealer, TRUE);
  self->message_id = g_timeout_add_seconds (MESSAGE_SECONDS, message_shown_cb, self);
}

static void
height_changed_cb (PrkTabelEditor *self)
{
  int height = prk_tabel_grid_get_content_height (self->grid);
  gboolean is_high = height > PRK_TABEL_GRID_MAX_HEIGHT_PX;
  int bar_height;

  gtk_widget_measure (gtk_scrolled_window_get_hscrollbar (self->scroller), GTK_ORIENTATION_VERTICAL,
                      -1, NULL, &bar_height, NULL, NULL);
  prk_tabel_grid_set_bar_height (self->grid, bar_height);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_AUTOMATIC,
                                  is_high ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_scrolled_window_set_min_content_height (self->scroller,
                                              is_high ? PRK_TABEL_GRID_MAX_HEIGHT_PX : -1);
}

static void
cell_edited_cb (PrkTabelEditor *self,
                const char     *row,
                const char     *column,
                GVariant       *value)
{
  g_signal_emit (self, signals[SIGNAL_CELL_EDITED], 0, row, column, value);
}

static void
cell_typed_cb (PrkTabelEditor *self,
               const char     *row,
               const char     *column,
               const char     *text)
{
  g_signal_emit (self, signals[SIGNAL_CELL_TYPED], 0, row, column, text);
}

static void
cells_edited_cb (PrkTabelEditor *self,
                 PrkTabelEdits  *edits)
{
  hide_message (self);
  g_signal_emit (self, signals[SIGNAL_CELLS_EDITED], 0, edits);
}

static void
cell_activated_cb (PrkTabelEditor *self,
                   const char     *row,
                   const char     *column,
                   GdkRectangle   *rect)
{
  g_signal_emit (self, signals[SIGNAL_CELL_ACTIVATED], 0, row, column, rect);
}

static void
cursor_moved_cb (PrkTabelEditor *self,
                 const char     *row,
                 const char     *column)
{
  g_signal_emit (self, signals[SIGNAL_CURSOR_MOVED], 0, row, column);
}

static void
row_insert_requested_cb (PrkTabelEditor *self,
                         const char     *after)
{
  g_signal_emit (self, signals[SIGNAL_ROW_INSERT_REQUESTED], 0, after);
}

static void
rows_delete_requested_cb (PrkTabelEditor *self,
                          GStrv           rows)
{
  g_signal_emit (self, signals[SIGNAL_ROWS_DELETE_REQUESTED], 0, rows);
}

static void
row_move_requested_cb (PrkTabelEditor *self,
                       const char     *row,
                       const char     *after)
{
  g_signal_emit (self, signals[SIGNAL_ROW_MOVE_REQUESTED], 0, row, after);
}

static void
add_clicked_cb (PrkTabelEditor *self)
{
  prk_tabel_grid_append_row (self->grid);
}

static gboolean
prk_tabel_editor_grab_focus (GtkWidget *widget)
{
  PrkTabelEditor *self = PRK_TABEL_EDITOR (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->grid)) ||
         (self->editable && gtk_widget_grab_focus (self->add_button));
}

/* The cells first, then the button under them. */
static gboolean
prk_tabel_editor_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  PrkTabelEditor *self = PRK_TABEL_EDITOR (widget);
  gboolean in_grid = gtk_widget_get_focus_child (GTK_WIDGET (self->scroller)) != NULL;
  gboolean in_button = gtk_widget_has_focus (self->add_button);
  GtkWidget *first = direction == GTK_DIR_TAB_BACKWARD ? self->add_button : GTK_WIDGET (self->grid);
  GtkWidget *second
      = direction == GTK_DIR_TAB_BACKWARD ? GTK_WIDGET (self->grid) : self->add_button;

  if (!in_grid && !in_button)
    return gtk_widget_child_focus (first, direction) || gtk_widget_child_focus (second, direction);
  if ((direction == GTK_DIR_TAB_FORWARD && in_grid)
      || (direction == GTK_DIR_TAB_BACKWARD && in_button))
    return gtk_widget_child_focus (second, direction);

  return FALSE;
}

static void
prk_tabel_editor_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PrkTabelEditor *self = PRK_TABEL_EDITOR (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_LABEL:
      g_value_set_string (value, prk_tabel_editor_get_label (self));
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
prk_tabel_editor_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PrkTabelEditor *self = PRK_TABEL_EDITOR (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      prk_tabel_editor_set_model (self, g_value_get_object (value));
      break;
    case PROP_LABEL:
      prk_tabel_editor_set_label (self, g_value_get_string (value));
      break;
    case PROP_EDITABLE:
      prk_tabel_editor_set_editable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
prk_tabel_editor_dispose (GObject *object)
{
  PrkTabelEditor *self = PRK_TABEL_EDITOR (object);
  GtkWidget *child;

  prk_tabel_editor_set_model (self, NULL);
  g_clear_handle_id (&self->message_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRK_TYPE_TABEL_EDITOR);
  /* GTK 4.8 lets go of bound children only. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (prk_tabel_editor_parent_class)->dispose (object);
}

static guint
add_signal (const char *name,
            guint       n_params,
            ...)
{
  va_list types;
  guint id;

  va_start (types, n_params);
  id = g_signal_new_valist (name, PRK_TYPE_TABEL_EDITOR, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL,
                            G_TYPE_NONE, n_params, types);
  va_end (types);

  return id;
}

static void
install_signals (void)
{
  signals[SIGNAL_CELL_EDITED]
      = add_signal ("cell-edited", 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_VARIANT);
  signals[SIGNAL_CELL_TYPED]
      = add_signal ("cell-typed", 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_CELLS_EDITED] = add_signal ("cells-edited", 1, G_TYPE_POINTER);
  signals[SIGNAL_CELL_ACTIVATED] =
    add_signal ("cell-activated", 3, G_TYPE_STRING, G_TYPE_STRING, GDK_TYPE_RECTANGLE);
  signals[SIGNAL_CURSOR_MOVED] = add_signal ("cursor-moved", 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_ROW_INSERT_REQUESTED] = add_signal ("row-insert-requested", 1, G_TYPE_STRING);
  signals[SIGNAL_ROWS_DELETE_REQUESTED] = add_signal ("rows-delete-requested", 1, G_TYPE_STRV);
  signals[SIGNAL_ROW_MOVE_REQUESTED]
      = add_signal ("row-move-requested", 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/prakarsa/Prakarsa/ui/widget/prk-tabel-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkTabelEditor, add_button);
  gtk_widget_class_bind_template_child (widget_class, PrkTabelEditor, empty_label);
  gtk_widget_class_bind_template_child (widget_class, PrkTabelEditor, foot);
  gtk_widget_class_bind_template_child (widget_class, PrkTabelEditor, frame);
  gtk_widget_class_bind_template_child (widget_class, PrkTabelEditor, grid);
  gtk_widget_class_bind_template_child (widget_class, PrkTabelEditor, label);
  gtk_widget_class_bind_template_child (widget_class, PrkTabelEditor, message_label);
  gtk_widget_class_bind_template_child (widget_class, PrkTabelEditor, message_revealer);
  gtk_widget_class_bind_template_child (widget_class, PrkTabelEditor, scroller);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cell_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cell_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, cell_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cells_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, cursor_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, height_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_insert_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_move_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, rows_delete_requested_cb);
}

static void
prk_tabel_editor_class_init (PrkTabelEditorClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_tabel_editor_dispose;
  object_class->get_property = prk_tabel_editor_get_property;
  object_class->set_property = prk_tabel_editor_set_property;

  widget_class->focus = prk_tabel_editor_focus;
  widget_class->grab_focus = prk_tabel_editor_grab_focus;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, PRK_TYPE_TABEL_MODEL, flags);

  /**
   * PrkTabelEditor:label:
   *
   * The heading over the table, and its name to a screen reader.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals ();

  prk_widget_style_ensure ();
  g_type_ensure (ADW_TYPE_BUTTON_CONTENT);
  g_type_ensure (PRK_TYPE_TABEL_GRID);
  bind_template (widget_class);
}

static void
prk_tabel_editor_init (PrkTabelEditor *self)
{
  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
prk_tabel_editor_new (void)
{
  return g_object_new (PRK_TYPE_TABEL_EDITOR, NULL);
}

PrkTabelModel *
prk_tabel_editor_get_model (PrkTabelEditor *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_EDITOR (self), NULL);

  return self->model;
}

/**
 * prk_tabel_editor_set_model:
 * @model: (nullable): the columns, rows and totals to show
 */
void
prk_tabel_editor_set_model (PrkTabelEditor *self,
                            PrkTabelModel  *model)
{
  g_return_if_fail (PRK_IS_TABEL_EDITOR (self));

  if (self->model == model)
    return;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, update_empty, self);
  g_set_object (&self->model, model);
  if (self->grid != NULL)
    prk_tabel_grid_set_model (self->grid, model);
  if (model != NULL)
    {
      g_signal_connect_swapped (model, "items-changed", G_CALLBACK (update_empty), self);
      update_empty (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

const char *
prk_tabel_editor_get_label (PrkTabelEditor *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_EDITOR (self), NULL);

  return gtk_label_get_text (self->label);
}

/**
 * prk_tabel_editor_set_label:
 * @label: (nullable): the heading over the table; %NULL for none
 */
void
prk_tabel_editor_set_label (PrkTabelEditor *self,
                            const char     *label)
{
  g_return_if_fail (PRK_IS_TABEL_EDITOR (self));

  if (g_strcmp0 (prk_tabel_editor_get_label (self), label != NULL ? label : "") == 0)
    return;

  gtk_label_set_text (self->label, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), label != NULL && *label != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

gboolean
prk_tabel_editor_get_editable (PrkTabelEditor *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_EDITOR (self), FALSE);

  return self->editable;
}

/**
 * prk_tabel_editor_set_editable:
 *
 * Whether a person may change the table. If not, cells can still be walked through and copied.
 */
void
prk_tabel_editor_set_editable (PrkTabelEditor *self,
                               gboolean        editable)
{
  g_return_if_fail (PRK_IS_TABEL_EDITOR (self));

  if (self->editable == !!editable)
    return;

  self->editable = editable;
  prk_tabel_grid_set_editable (self->grid, editable);
  gtk_widget_set_visible (self->foot, editable);
  if (editable)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "read-only");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "read-only");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

/**
 * prk_tabel_editor_get_grid:
 *
 * Returns: (transfer none): what a popover for PrkTabelEditor::cell-activated is to have as its
 *   parent
 */
GtkWidget *
prk_tabel_editor_get_grid (PrkTabelEditor *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_EDITOR (self), NULL);

  return GTK_WIDGET (self->grid);
}

/**
 * prk_tabel_editor_focus_cell:
 * @row: id of a row
 * @column: (nullable): id of a column; %NULL for the first
 *
 * Moves cursor and focus to a cell and scrolls there.
 *
 * Returns: whether there is such a cell
 */
gboolean
prk_tabel_editor_focus_cell (PrkTabelEditor *self,
                             const char     *row,
                             const char     *column)
{
  g_return_val_if_fail (PRK_IS_TABEL_EDITOR (self), FALSE);

  return prk_tabel_grid_focus_cell (self->grid, row, column);
}

/**
 * prk_tabel_editor_settle:
 *
 * Takes what is being typed, as if the focus had gone elsewhere.
 */
void
prk_tabel_editor_settle (PrkTabelEditor *self)
{
  g_return_if_fail (PRK_IS_TABEL_EDITOR (self));

  prk_tabel_grid_settle (self->grid);
}
