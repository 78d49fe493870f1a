/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keys and clicks mean in a PrkTabelGrid. */

#include "config.h"

#include <math.h>

#include "prk-tabel-chooser.h"
#include "prk-tabel-grid-private.h"

static gboolean
is_letter (guint           keyval,
           GdkModifierType modifiers)
{
  gunichar c = gdk_keyval_to_unicode (keyval);

  return (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0
         && ((c != 0 && g_unichar_isgraph (c))
             || (keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_greek));
}

static int
count_rows_on_page (PrkTabelGrid *self)
{
  return MAX ((gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height - self->foot_height)
                      / self->row_height
                  - 1,
              1);
}

/* While a field is open. What is not said here the field itself handles. */
static gboolean
press_edit_key (PrkTabelGrid    *self,
                guint            keyval,
                GdkModifierType  modifiers)
{
  if (modifiers == GDK_ALT_MASK && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    return _prk_tabel_grid_open_chooser (self);
  if ((modifiers & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      _prk_tabel_grid_cancel_edit (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (_prk_tabel_grid_commit_edit (self, FALSE))
        {
          if (modifiers == GDK_SHIFT_MASK)
            _prk_tabel_grid_move_cursor (self, -1, 0, FALSE);
          else
            _prk_tabel_grid_move_down (self);
        }
      return GDK_EVENT_STOP;

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (_prk_tabel_grid_commit_edit (self, FALSE))
        _prk_tabel_grid_move_next (self, modifiers == GDK_SHIFT_MASK ? -1 : 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
    case GDK_KEY_Down:
      /* In a field of one line there is nowhere to go but the next cell. */
      if (!GTK_IS_TEXT (self->input))
        return GDK_EVENT_PROPAGATE;
      if (_prk_tabel_grid_commit_edit (self, FALSE))
        _prk_tabel_grid_move_cursor (self, keyval == GDK_KEY_Up ? -1 : 1, 0, FALSE);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
press_control_key (PrkTabelGrid    *self,
                   guint            keyval,
                   GdkModifierType  modifiers)
{
  gboolean extend = (modifiers & GDK_SHIFT_MASK) != 0;
  int n_rows = prk_tabel_model_get_n_rows (self->model);

  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_c:
      _prk_tabel_grid_copy (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_x:
      _prk_tabel_grid_copy (self);
      _prk_tabel_grid_clear_cells (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_v:
      _prk_tabel_grid_paste (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_a:
      _prk_tabel_grid_set_cursor (self, prk_tabel_model_get_row (self->model, 0), 0, FALSE);
      _prk_tabel_grid_move_cursor (self, n_rows, self->geometry.n_columns, TRUE);
      return GDK_EVENT_STOP;

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      _prk_tabel_grid_delete_rows (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_Home:
      _prk_tabel_grid_move_cursor (self, -n_rows, -(int) self->geometry.n_columns, extend);
      return GDK_EVENT_STOP;

    case GDK_KEY_End:
      _prk_tabel_grid_move_cursor (self, n_rows, self->geometry.n_columns, extend);
      return GDK_EVENT_STOP;

    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      _prk_tabel_grid_leave (self, extend ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
press_alt_key (PrkTabelGrid *self,
               guint         keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      _prk_tabel_grid_move_row (self, -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      _prk_tabel_grid_move_row (self, 1);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
open_menu_of_cursor (PrkTabelGrid *self)
{
  _prk_tabel_grid_open_menu (self, _prk_tabel_grid_ensure_cell (self, self->current, self->column));
}

static gboolean
press_move_key (PrkTabelGrid *self,
                guint         keyval,
                gboolean      extend)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      _prk_tabel_grid_move_cursor (self, -1, 0, extend);
      return GDK_EVENT_STOP;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      _prk_tabel_grid_move_cursor (self, 1, 0, extend);
      return GDK_EVENT_STOP;

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      _prk_tabel_grid_move_cursor (self, 0, -1, extend);
      return GDK_EVENT_STOP;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      _prk_tabel_grid_move_cursor (self, 0, 1, extend);
      return GDK_EVENT_STOP;

    case GDK_KEY_Page_Up:
      _prk_tabel_grid_move_cursor (self, -count_rows_on_page (self), 0, extend);
      return GDK_EVENT_STOP;

    case GDK_KEY_Page_Down:
      _prk_tabel_grid_move_cursor (self, count_rows_on_page (self), 0, extend);
      return GDK_EVENT_STOP;

    case GDK_KEY_Home:
      _prk_tabel_grid_move_cursor (self, 0, -(int) self->geometry.n_columns, extend);
      return GDK_EVENT_STOP;

    case GDK_KEY_End:
      _prk_tabel_grid_move_cursor (self, 0, self->geometry.n_columns, extend);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
press_plain_key (PrkTabelGrid          *self,
                 GtkEventControllerKey *keys,
                 guint                  keyval,
                 GdkModifierType        modifiers)
{
  gboolean has_shift = (modifiers & GDK_SHIFT_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      _prk_tabel_grid_move_next (self, has_shift ? -1 : 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
    case GDK_KEY_space:
      _prk_tabel_grid_begin_edit (self, FALSE);
      return GDK_EVENT_STOP;

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      _prk_tabel_grid_clear_cells (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_Menu:
      open_menu_of_cursor (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_F10:
      if (!has_shift)
        return GDK_EVENT_PROPAGATE;
      open_menu_of_cursor (self);
      return GDK_EVENT_STOP;

    default:
      break;
    }

  if (!is_letter (keyval, modifiers))
    return GDK_EVENT_PROPAGATE;
  if (!_prk_tabel_grid_begin_edit (self, TRUE))
    return GDK_EVENT_STOP;

  /* The letter that began it goes where it was meant for, through the input method. */
  if (self->edit != NULL)
    gtk_event_controller_key_forward (keys, self->input);
  else if (self->chooser != NULL)
    prk_tabel_chooser_forward (PRK_TABEL_CHOOSER (self->chooser), keys);

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (PrkTabelGrid          *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *keys)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->model == NULL
      || (self->chooser != NULL && gtk_widget_get_focus_child (self->chooser) != NULL)
      || (self->menu != NULL && gtk_widget_get_focus_child (self->menu) != NULL))
    return GDK_EVENT_PROPAGATE;
  if (self->edit != NULL)
    return press_edit_key (self, keyval, modifiers);
  if (self->current == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    return press_control_key (self, keyval, modifiers);
  if ((modifiers & GDK_ALT_MASK) != 0)
    return press_alt_key (self, keyval);

  return press_move_key (self, keyval, (modifiers & GDK_SHIFT_MASK) != 0) ||
         press_plain_key (self, keys, keyval, modifiers);
}

static gboolean
is_in_edit (PrkTabelGrid *self,
            double        x,
            double        y)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return self->edit != NULL && hit != NULL
         && (hit == self->edit || gtk_widget_is_ancestor (hit, self->edit));
}

/* The first click goes to a cell, another one opens it. */
static void
clicked_cb (PrkTabelGrid    *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  PrkTabelBaris *row;
  guint column;
  gboolean was_current;
  GtkWidget *cell;

  if (is_in_edit (self, x, y) || !_prk_tabel_grid_find_cell (self, x, y, &row, &column))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  cell = _prk_tabel_grid_ensure_cell (self, row, column);
  was_current = row == self->current && column == self->column && gtk_widget_has_focus (cell);
  _prk_tabel_grid_commit_edit (self, TRUE);
  _prk_tabel_grid_set_cursor (self, row, column, (state & GDK_SHIFT_MASK) != 0);

  if (button == GDK_BUTTON_SECONDARY)
    open_menu_of_cursor (self);
  else if (was_current || n_press == 2
           || prk_tabel_kolom_get_value_type (prk_tabel_model_get_column (self->model, column))
                  == PRK_TABEL_BOOLEAN)
    _prk_tabel_grid_begin_edit (self, FALSE);
}

/* As far as a scroller goes at one notch of a wheel or one pixel of a touchpad. */
static double
get_scroll_step (GtkEventControllerScroll *controller,
                 GtkAdjustment            *adjustment)
{
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL)
    return pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0);

  return 2.5;
}

/* A scroller keeps what it cannot use. Where the rows end, the page goes on. */
static gboolean
scrolled_cb (PrkTabelGrid             *self,
             double                    dx,
             double                    dy,
             GtkEventControllerScroll *controller)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkAdjustment *own = self->adjustments[GTK_ORIENTATION_VERTICAL];
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double value = gtk_adjustment_get_value (own);
  double last = gtk_adjustment_get_upper (own) - gtk_adjustment_get_page_size (own);
  GtkAdjustment *page;

  /* With Shift a wheel scrolls sideways. */
  if (viewport == NULL || dy == 0 || dx != 0 || (state & GDK_SHIFT_MASK) != 0
      || (dy > 0 && value < last) || (dy < 0 && value > 0))
    return GDK_EVENT_PROPAGATE;

  page = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  gtk_adjustment_set_value (page, gtk_adjustment_get_value (page)
                                      + dy * get_scroll_step (controller, page));

  return GDK_EVENT_STOP;
}

static void
menu_clicked_cb (PrkTabelGrid *self,
                 GtkWidget    *button)
{
  PrkTabelBarisView *view = PRK_TABEL_BARIS_VIEW (gtk_widget_get_parent (button));

  _prk_tabel_grid_commit_edit (self, TRUE);
  _prk_tabel_grid_set_cursor (self, prk_tabel_baris_view_get_row (view), self->column, FALSE);
  _prk_tabel_grid_open_menu (self, button);
}

void
_prk_tabel_grid_connect_view (PrkTabelGrid      *self,
                              PrkTabelBarisView *view)
{
  g_signal_connect_object (prk_tabel_baris_view_get_menu_button (view), "clicked",
                           G_CALLBACK (menu_clicked_cb), self, G_CONNECT_SWAPPED);
}

void
_prk_tabel_grid_add_controllers (PrkTabelGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scrolled_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}
