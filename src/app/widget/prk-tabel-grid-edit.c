/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Typing in a cell of a PrkTabelGrid. A field is laid over the cell: of several lines for text,
 * of one line for all else, with a calendar beside it for days. Choices open a list instead.
 *
 * Enter and Tab take what was typed; if the column refuses it, the field stays and says why. Who
 * clicks elsewhere is not held: what was typed then stays in the cell as a draft, marked, and
 * the record keeps what it had. */

#include "config.h"

#include <glib/gi18n.h>

#include "prk-tabel-chooser.h"
#include "prk-tabel-grid-private.h"
#include "prk-tanggal.h"

static PrkTabelKolom *
get_edit_column (PrkTabelGrid *self)
{
  return prk_tabel_model_get_column (self->model, self->edit_column);
}

static char *
dup_typed (PrkTabelGrid *self)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextBuffer *buffer;

  if (GTK_IS_TEXT (self->input))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->input)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input));
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
set_typed (PrkTabelGrid *self,
           const char   *text)
{
  if (GTK_IS_TEXT (self->input))
    gtk_editable_set_text (GTK_EDITABLE (self->input), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input)), text, -1);
}

/* Where the field stands */

int
_prk_tabel_grid_edit_height (PrkTabelGrid *self)
{
  int height = 0;

  if (self->edit != NULL)
    gtk_widget_measure (self->edit, GTK_ORIENTATION_VERTICAL,
                        self->geometry.width[self->edit_column], NULL, &height, NULL, NULL);

  return height;
}

void
_prk_tabel_grid_place_edit (PrkTabelGrid *self)
{
  GdkRectangle rect;

  if (self->edit == NULL
      || !_prk_tabel_grid_get_cell_rect (self, self->edit_row, self->edit_column, &rect))
    return;

  gtk_widget_measure (self->edit, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->edit, &rect, -1);
  if (self->bubble != NULL)
    gtk_popover_present (GTK_POPOVER (self->bubble));
  if (self->chooser != NULL && gtk_widget_get_parent (self->chooser) == GTK_WIDGET (self))
    gtk_popover_present (GTK_POPOVER (self->chooser));
}

/* Why a text was refused */

static void
hide_bubble (PrkTabelGrid *self)
{
  g_clear_pointer (&self->bubble, gtk_widget_unparent);
  if (self->edit != NULL)
    gtk_widget_remove_css_class (self->edit, "error");
}

static void
bubble_clicked_cb (PrkTabelGrid *self)
{
  hide_bubble (self);
}

static void
show_bubble (PrkTabelGrid *self,
             const char   *message)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *label;
  GdkRectangle rect;

  hide_bubble (self);
  gtk_widget_add_css_class (self->edit, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);

  label = gtk_label_new (message);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  self->bubble = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->bubble), label);
  gtk_popover_set_autohide (GTK_POPOVER (self->bubble), FALSE);
  gtk_widget_set_can_focus (self->bubble, FALSE);
  gtk_widget_add_css_class (self->bubble, "prk-tabel-problem");
  g_signal_connect_swapped (click, "released", G_CALLBACK (bubble_clicked_cb), self);
  gtk_widget_add_controller (self->bubble, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_parent (self->bubble, GTK_WIDGET (self));
  if (_prk_tabel_grid_get_cell_rect (self, self->edit_row, self->edit_column, &rect))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->bubble), &rect);
  gtk_popover_popup (GTK_POPOVER (self->bubble));
}

static void
typed_cb (PrkTabelGrid *self)
{
  PrkTabelKolom *column = get_edit_column (self);

  hide_bubble (self);
  if (prk_tabel_kolom_get_value_type (column) == PRK_TABEL_TEXT)
    {
      g_autofree char *text = dup_typed (self);

      self->edit_was_told = TRUE;
      g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_CELL_TYPED], 0,
                     prk_tabel_baris_get_id (self->edit_row), prk_tabel_kolom_get_id (column),
                     text);
    }
  _prk_tabel_grid_invalidate (self);
}

/* Ending */

static void
close_edit (PrkTabelGrid *self)
{
  GtkWidget *edit = g_steal_pointer (&self->edit);
  g_autoptr(PrkTabelBaris) row = g_steal_pointer (&self->edit_row);
  gboolean had_focus = gtk_widget_get_focus_child (edit) != NULL;

  g_clear_pointer (&self->bubble, gtk_widget_unparent);
  g_clear_pointer (&self->edit_start, g_free);
  self->input = NULL;
  self->edit_was_told = FALSE;

  /* The focus goes back before the field goes, so that it is never nowhere. */
  self->is_closing = TRUE;
  if (had_focus && self->current != NULL)
    gtk_widget_grab_focus (_prk_tabel_grid_ensure_cell (self, self->current, self->column));
  gtk_widget_unparent (edit);
  self->is_closing = FALSE;
  _prk_tabel_grid_invalidate (self);
}

static void
emit_edited (PrkTabelGrid  *self,
             PrkTabelBaris *row,
             guint          column,
             GVariant      *value)
{
  prk_tabel_model_set_draft (self->model, row, column, NULL, NULL);
  g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_CELL_EDITED], 0,
                 prk_tabel_baris_get_id (row),
                 prk_tabel_kolom_get_id (prk_tabel_model_get_column (self->model, column)), value);
}

static gboolean
is_same (GVariant *a,
         GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

/* Takes what was typed. If it is refused: a lenient commit leaves it in the cell as a draft, a
 * strict one keeps the field open. Returns whether nothing is being typed any more. */
gboolean
_prk_tabel_grid_commit_edit (PrkTabelGrid *self,
                             gboolean      is_lenient)
{
  g_autoptr(PrkTabelBaris) row = NULL;
  g_autoptr(GVariant) value = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *message = NULL;
  guint column = self->edit_column;
  gboolean was_told = self->edit_was_told;

  if (self->edit == NULL)
    return TRUE;

  row = g_object_ref (self->edit_row);
  typed = dup_typed (self);
  if (g_str_equal (typed, self->edit_start) && !was_told
      && prk_tabel_baris_get_draft (row, column, NULL) == NULL)
    {
      close_edit (self);
      return TRUE;
    }

  if (!prk_tabel_kolom_parse (get_edit_column (self), typed, &value, &message))
    {
      if (!is_lenient)
        {
          show_bubble (self, message);
          return FALSE;
        }
      close_edit (self);
      prk_tabel_model_set_draft (self->model, row, column, typed, message);
      return TRUE;
    }

  close_edit (self);
  if (was_told || !is_same (value, prk_tabel_baris_get_value (row, column)))
    emit_edited (self, row, column, value);
  else
    prk_tabel_model_set_draft (self->model, row, column, NULL, NULL);

  return TRUE;
}

/* Forgets what was typed; a draft from before stays. */
void
_prk_tabel_grid_cancel_edit (PrkTabelGrid *self)
{
  g_autoptr(PrkTabelBaris) row = NULL;
  g_autoptr(GVariant) value = NULL;
  g_autofree char *start = NULL;
  g_autofree char *message = NULL;
  guint column = self->edit_column;

  if (self->edit == NULL)
    return;

  row = g_object_ref (self->edit_row);
  start = g_steal_pointer (&self->edit_start);
  if (self->edit_was_told
      && prk_tabel_kolom_parse (get_edit_column (self), start, &value, &message))
    {
      close_edit (self);
      emit_edited (self, row, column, value);
    }
  else
    close_edit (self);
}

/* Beginning */

static void
focus_left_cb (PrkTabelGrid *self)
{
  if (self->is_closing || self->edit == NULL)
    return;
  if (self->chooser != NULL && gtk_widget_is_visible (self->chooser))
    return;

  _prk_tabel_grid_commit_edit (self, TRUE);
}

static void
calendar_clicked_cb (PrkTabelGrid *self)
{
  _prk_tabel_grid_open_chooser (self);
}

static GtkWidget *
create_input (PrkTabelGrid *self,
              PrkTabelKolom *column)
{
  GtkWidget *input;

  if (prk_tabel_kolom_get_value_type (column) == PRK_TABEL_TEXT)
    {
      input = gtk_text_view_new ();
      gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (input), FALSE);
      gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (input), GTK_WRAP_WORD_CHAR);
    }
  else
    {
      /* By itself a GtkText is no more than a part of an entry to a screen reader. */
      input = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
      gtk_editable_set_alignment (GTK_EDITABLE (input),
                                  prk_tabel_kolom_is_numeric (column) ? 1 : 0);
      gtk_text_set_truncate_multiline (GTK_TEXT (input), TRUE);
      gtk_widget_set_valign (input, GTK_ALIGN_START);
    }
  gtk_widget_set_hexpand (input, TRUE);

  return input;
}

static void
connect_input (PrkTabelGrid *self)
{
  if (GTK_IS_TEXT (self->input))
    g_signal_connect_swapped (self->input, "changed", G_CALLBACK (typed_cb), self);
  else
    g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input)), "changed",
                              G_CALLBACK (typed_cb), self);
}

static void
open_field (PrkTabelGrid *self,
            gboolean      clear)
{
  PrkTabelKolom *column = prk_tabel_model_get_column (self->model, self->column);
  GtkWidget *cell = _prk_tabel_grid_ensure_cell (self, self->current, self->column);
  const char *draft = prk_tabel_baris_get_draft (self->current, self->column, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *shown = NULL;
  g_autofree char *name = NULL;

  self->edit_row = g_object_ref (self->current);
  self->edit_column = self->column;
  self->edit_start
      = prk_tabel_kolom_format (column, prk_tabel_baris_get_value (self->current, self->column));
  shown = g_strdup (draft != NULL ? draft : self->edit_start);

  self->input = create_input (self, column);
  self->edit = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->edit, "edit");
  gtk_box_append (GTK_BOX (self->edit), self->input);
  if (prk_tabel_kolom_get_value_type (column) == PRK_TABEL_DATE)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("x-office-calendar-symbolic");

      gtk_widget_set_focusable (button, FALSE);
      gtk_widget_set_valign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _("Calendar (Alt+Down)"));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (calendar_clicked_cb), self);
      gtk_box_append (GTK_BOX (self->edit), button);
    }

  set_typed (self, clear ? "" : shown);
  connect_input (self);
  name = g_strdup_printf (_("%s row %u"), prk_tabel_kolom_get_title (column),
                          self->edit_row->position + 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);

  /* Behind the rows and before the head, under which it may scroll. */
  gtk_widget_insert_before (self->edit, GTK_WIDGET (self), self->heads->pdata[0]);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->edit, focus);
  gtk_widget_grab_focus (self->input);
  if (GTK_IS_EDITABLE (self->input))
    gtk_editable_set_position (GTK_EDITABLE (self->input), -1);

  _prk_tabel_grid_invalidate (self);
  gtk_widget_queue_draw (cell);
}

static void
toggle (PrkTabelGrid *self)
{
  GVariant *old = prk_tabel_baris_get_value (self->current, self->column);
  gboolean is_true = old != NULL && g_variant_is_of_type (old, G_VARIANT_TYPE_BOOLEAN)
                     && g_variant_get_boolean (old);
  g_autoptr(GVariant) value = g_variant_ref_sink (g_variant_new_boolean (!is_true));

  emit_edited (self, self->current, self->column, value);
}

/* Begins to edit the cell of the cursor in the way of its column. @clear drops what is there,
 * because the first letter of something new follows. Returns whether there is a field now that
 * takes letters. */
gboolean
_prk_tabel_grid_begin_edit (PrkTabelGrid *self,
                            gboolean      clear)
{
  PrkTabelKolom *column;
  GdkRectangle rect;

  if (!self->editable || self->current == NULL || !_prk_tabel_grid_commit_edit (self, TRUE))
    return FALSE;

  column = prk_tabel_model_get_column (self->model, self->column);
  switch (prk_tabel_kolom_get_value_type (column))
    {
    case PRK_TABEL_COMPUTED:
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;

    case PRK_TABEL_BOOLEAN:
      toggle (self);
      return FALSE;

    case PRK_TABEL_CHOICE:
      return _prk_tabel_grid_open_chooser (self);

    case PRK_TABEL_CUSTOM:
      if (_prk_tabel_grid_get_cell_rect (self, self->current, self->column, &rect))
        g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_CELL_ACTIVATED], 0,
                       prk_tabel_baris_get_id (self->current), prk_tabel_kolom_get_id (column),
                       &rect);
      return FALSE;

    default:
      open_field (self, clear);
      return TRUE;
    }
}

/* Choices and days */

static gboolean
remove_chooser_cb (gpointer user_data)
{
  if (gtk_widget_get_parent (user_data) != NULL)
    gtk_widget_unparent (user_data);

  return G_SOURCE_REMOVE;
}

static void
chooser_closed_cb (PrkTabelGrid *self)
{
  GtkWidget *chooser = g_steal_pointer (&self->chooser);

  if (chooser == NULL)
    return;

  /* Not while it is still handling the click that closed it. */
  g_idle_add_full (G_PRIORITY_DEFAULT, remove_chooser_cb, g_object_ref (chooser), g_object_unref);
  if (self->edit != NULL)
    gtk_widget_grab_focus (self->input);
  else if (self->current != NULL)
    gtk_widget_grab_focus (_prk_tabel_grid_ensure_cell (self, self->current, self->column));
}

static void
choice_chosen_cb (PrkTabelGrid *self,
                  const char   *id)
{
  g_autoptr(GVariant) value = id != NULL ? g_variant_ref_sink (g_variant_new_string (id)) : NULL;

  if (self->current != NULL
      && !is_same (value, prk_tabel_baris_get_value (self->current, self->column)))
    emit_edited (self, self->current, self->column, value);
}

static void
day_chosen_cb (PrkTabelGrid *self,
               const char   *iso)
{
  g_autofree char *shown = prk_tanggal_format (iso);

  if (self->edit == NULL)
    return;

  set_typed (self, shown);
  gtk_popover_popdown (GTK_POPOVER (self->chooser));
  _prk_tabel_grid_commit_edit (self, TRUE);
}

/* Opens the list of choices, or the calendar of a day that is being typed. */
gboolean
_prk_tabel_grid_open_chooser (PrkTabelGrid *self)
{
  PrkTabelKolom *column = prk_tabel_model_get_column (self->model, self->column);
  GVariant *value = prk_tabel_baris_get_value (self->current, self->column);
  GdkRectangle rect;

  if (self->chooser != NULL
      || !_prk_tabel_grid_get_cell_rect (self, self->current, self->column, &rect))
    return FALSE;

  if (prk_tabel_kolom_get_value_type (column) == PRK_TABEL_DATE)
    {
      g_autofree char *typed = self->edit != NULL ? dup_typed (self) : NULL;
      g_autofree char *iso = typed != NULL ? prk_tanggal_parse (typed) : NULL;

      self->chooser = prk_tabel_chooser_new_calendar (iso);
      g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (day_chosen_cb), self);
    }
  else
    {
      self->chooser = prk_tabel_chooser_new_choices (
          column, value != NULL ? g_variant_get_string (value, NULL) : NULL);
      g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (choice_chosen_cb), self);
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->chooser), &rect);
  gtk_widget_set_parent (self->chooser, GTK_WIDGET (self));
  g_signal_connect_swapped (self->chooser, "closed", G_CALLBACK (chooser_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->chooser));

  return TRUE;
}

/**
 * prk_tabel_grid_settle:
 *
 * Takes what is being typed, as if the focus had gone elsewhere.
 */
void
prk_tabel_grid_settle (PrkTabelGrid *self)
{
  g_return_if_fail (PRK_IS_TABEL_GRID (self));

  _prk_tabel_grid_commit_edit (self, TRUE);
}
