/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "prk-pdf-canvas-private.h"

static gboolean
wheel_cb (PrkPdfCanvas             *self,
          double                    dx,
          double                    dy,
          GtkEventControllerScroll *controller)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  _prk_pdf_canvas_set_zoom_at (self, self->zoom * pow (PRK_PDF_CANVAS_ZOOM_STEP, -dy),
                               self->pointer_x, self->pointer_y);

  return GDK_EVENT_STOP;
}

static void
motion_cb (PrkPdfCanvas *self,
           double        x,
           double        y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static void
pinch_begin_cb (PrkPdfCanvas *self)
{
  self->pinch_zoom = self->zoom;
}

static void
pinch_cb (PrkPdfCanvas *self,
          double        scale,
          GtkGesture   *gesture)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    {
      x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
      y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
    }
  _prk_pdf_canvas_set_zoom_at (self, self->pinch_zoom * scale, x, y);
}

static void
pressed_cb (PrkPdfCanvas *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
released_cb (PrkPdfCanvas *self,
             int           n_press,
             double        x,
             double        y)
{
  _prk_pdf_canvas_activate_at (self, x, y);
}

static void
scroll_by (GtkAdjustment *adjustment,
           double         distance)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + distance);
}

/* @args is (idd): 0 for lines, 1 for screens, 2 for the ends; how many across and down. */
static gboolean
scroll_key_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  PrkPdfCanvas *self = PRK_PDF_CANVAS (widget);
  double across, down;
  int unit;

  g_variant_get (args, "(idd)", &unit, &across, &down);
  if (unit == 2)
    gtk_adjustment_set_value (self->vadjustment,
                              down < 0 ? 0 : gtk_adjustment_get_upper (self->vadjustment));
  else
    {
      scroll_by (self->hadjustment, across * PRK_PDF_CANVAS_LINE);
      scroll_by (self->vadjustment,
                 down * (unit == 1 ? gtk_adjustment_get_page_increment (self->vadjustment)
                                   : PRK_PDF_CANVAS_LINE));
    }

  return TRUE;
}

static gboolean
page_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  PrkPdfCanvas *self = PRK_PDF_CANVAS (widget);
  int page = (int) self->page + g_variant_get_int32 (args);

  if (page >= 0)
    prk_pdf_canvas_scroll_to (
      self, MIN ((guint) page, MAX (prk_pdf_canvas_get_n_pages (self), 1) - 1), 0);

  return TRUE;
}

void
_prk_pdf_canvas_add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    int             unit;
    double          across;
    double          down;
  } keys[] = {
    { GDK_KEY_Up, 0, 0, 0, -1 },
    { GDK_KEY_Down, 0, 0, 0, 1 },
    { GDK_KEY_Left, 0, 0, -1, 0 },
    { GDK_KEY_Right, 0, 0, 1, 0 },
    { GDK_KEY_Page_Up, 0, 1, 0, -1 },
    { GDK_KEY_Page_Down, 0, 1, 0, 1 },
    { GDK_KEY_KP_Page_Up, 0, 1, 0, -1 },
    { GDK_KEY_KP_Page_Down, 0, 1, 0, 1 },
    { GDK_KEY_space, 0, 1, 0, 1 },
    { GDK_KEY_space, GDK_SHIFT_MASK, 1, 0, -1 },
    { GDK_KEY_Home, 0, 2, 0, -1 },
    { GDK_KEY_End, 0, 2, 0, 1 },
    { GDK_KEY_Home, GDK_CONTROL_MASK, 2, 0, -1 },
    { GDK_KEY_End, GDK_CONTROL_MASK, 2, 0, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, scroll_key_cb,
                                  "(idd)", keys[i].unit, keys[i].across, keys[i].down);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, page_key_cb, "i",
                                -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, page_key_cb, "i",
                                1);
}

void
_prk_pdf_canvas_add_controllers (PrkPdfCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *wheel =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (wheel_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);

  gtk_widget_add_controller (widget, wheel);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}
