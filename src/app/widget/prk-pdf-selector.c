/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A press is held in points of its page, so it stays where it is when the paper scrolls or zooms
 * under the hand. The first press becomes a sweep only once it has moved as far as a drag must;
 * let go before that, it is a click. Held beyond the edge of the view, the paper scrolls on. */

#include "config.h"

#include <math.h>

#include "prk-pdf-canvas-private.h"
#include "prk-pdf-selector.h"

#define SCROLL_SHARE 0.15 /* of the distance beyond the edge, a frame */
#define MAX_SCROLL   60.0

struct _PrkPdfSelector
{
  GObject        parent_instance;

  PrkPdfCanvas  *canvas;
  GtkGesture    *click;
  GtkGesture    *drag;
  PrkPdfSweep    sweep;
  gboolean       has_anchor;
  gboolean       is_sweeping;
  gboolean       is_finger;
  gboolean       shows_caret;
  double         press_x; /* of the canvas */
  double         press_y;
  guint32        pressed_at_ms;
  guint          n_presses;
  double         pointer_x;
  double         pointer_y;
  guint          tick;
};

enum
{
  SIGNAL_SWEPT,
  SIGNAL_BLANK_PRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkPdfSelector, prk_pdf_selector, G_TYPE_OBJECT)

static double
scrolled (GtkAdjustment *adjustment)
{
  return floor (gtk_adjustment_get_value (adjustment));
}

static gboolean
locate (PrkPdfSelector *self,
        double          x,
        double          y,
        guint          *page,
        double         *page_x,
        double         *page_y)
{
  return prk_pdf_geometry_locate (&self->canvas->geometry, scrolled (self->canvas->hadjustment) + x,
                                  scrolled (self->canvas->vadjustment) + y, page, page_x, page_y);
}

static void
sweep_to_pointer (PrkPdfSelector *self)
{
  const PrkPdfGeometry *geometry = &self->canvas->geometry;
  graphene_rect_t page;

  if (self->sweep.page >= prk_pdf_geometry_get_n (geometry))
    return;

  prk_pdf_geometry_get_page (geometry, self->sweep.page, &page);
  self->sweep.to_x = (scrolled (self->canvas->hadjustment) + self->pointer_x - page.origin.x)
                     / geometry->zoom;
  self->sweep.to_y = (scrolled (self->canvas->vadjustment) + self->pointer_y - page.origin.y)
                     / geometry->zoom;
  g_signal_emit (self, signals[SIGNAL_SWEPT], 0, &self->sweep);
}

static void
stop_scrolling (PrkPdfSelector *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->canvas), self->tick);
  self->tick = 0;
}

static double
beyond (double at,
        double size)
{
  double distance = at < 0 ? at : MAX (at - size, 0);

  return CLAMP (distance * SCROLL_SHARE, -MAX_SCROLL, MAX_SCROLL);
}

static gboolean
scroll_tick_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  PrkPdfSelector *self = user_data;
  double across = beyond (self->pointer_x, gtk_widget_get_width (widget));
  double down = beyond (self->pointer_y, gtk_widget_get_height (widget));
  GtkAdjustment *h = self->canvas->hadjustment, *v = self->canvas->vadjustment;

  if (across == 0 && down == 0)
    {
      self->tick = 0;
      return G_SOURCE_REMOVE;
    }

  gtk_adjustment_set_value (h, gtk_adjustment_get_value (h) + across);
  gtk_adjustment_set_value (v, gtk_adjustment_get_value (v) + down);
  sweep_to_pointer (self);

  return G_SOURCE_CONTINUE;
}

static gboolean
is_finger (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* By the times of the presses: GTK counts by its own clock, and where the program is busy two quick
 * presses become one and one. */
static guint
count_presses (PrkPdfSelector *self,
               double          x,
               double          y)
{
  guint32 now = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (self->click));
  int limit_ms, limit_px;
  gboolean goes_on;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self->canvas)), "gtk-double-click-time",
                &limit_ms, "gtk-double-click-distance", &limit_px, NULL);
  goes_on = self->n_presses > 0 && now - self->pressed_at_ms <= (guint32) MAX (limit_ms, 0)
            && fabs (x - self->press_x) <= limit_px && fabs (y - self->press_y) <= limit_px;
  self->pressed_at_ms = now;
  self->n_presses = goes_on ? self->n_presses % 3 + 1 : 1;

  return self->n_presses;
}

static void
pressed_cb (PrkPdfSelector *self,
            int             n_press,
            double          x,
            double          y)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (self->click));
  double page_x, page_y;
  guint page, n_presses;

  self->is_sweeping = FALSE;
  self->is_finger = is_finger (self->click);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  n_presses = count_presses (self, x, y);
  self->press_x = self->pointer_x = x;
  self->press_y = self->pointer_y = y;
  if (!locate (self, x, y, &page, &page_x, &page_y))
    {
      self->has_anchor = FALSE;
      g_signal_emit (self, signals[SIGNAL_BLANK_PRESSED], 0);
      return;
    }

  if ((state & GDK_SHIFT_MASK) != 0 && self->has_anchor && page == self->sweep.page)
    {
      self->is_sweeping = TRUE;
      gtk_gesture_set_state (self->click, GTK_EVENT_SEQUENCE_CLAIMED);
      sweep_to_pointer (self);
      return;
    }

  self->has_anchor = TRUE;
  self->sweep = (PrkPdfSweep) { page, page_x, page_y, page_x, page_y, n_presses };
  if (self->sweep.n_presses > 1 && !self->is_finger)
    {
      self->is_sweeping = TRUE;
      gtk_gesture_set_state (self->click, GTK_EVENT_SEQUENCE_CLAIMED);
      g_signal_emit (self, signals[SIGNAL_SWEPT], 0, &self->sweep);
    }
}

/* A click, and what a finger does that neither scrolls nor pinches. */
static void
released_cb (PrkPdfSelector *self)
{
  if (self->has_anchor && !self->is_sweeping)
    g_signal_emit (self, signals[SIGNAL_SWEPT], 0, &self->sweep);
  self->is_sweeping = FALSE;
}

static void
drag_update_cb (PrkPdfSelector *self,
                double          offset_x,
                double          offset_y)
{
  if (!self->has_anchor || self->is_finger)
    return;

  self->pointer_x = self->press_x + offset_x;
  self->pointer_y = self->press_y + offset_y;
  if (!self->is_sweeping)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self->canvas), 0, 0, offset_x, offset_y))
        return;
      self->is_sweeping = TRUE;
      gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_CLAIMED);
    }
  else if (offset_x == 0 && offset_y == 0)
    return;

  sweep_to_pointer (self);
  if (self->tick == 0
      && (beyond (self->pointer_x, gtk_widget_get_width (GTK_WIDGET (self->canvas))) != 0
          || beyond (self->pointer_y, gtk_widget_get_height (GTK_WIDGET (self->canvas))) != 0))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->canvas), scroll_tick_cb, self,
                                               NULL);
}

static void
drag_end_cb (PrkPdfSelector *self)
{
  stop_scrolling (self);
}

static void
motion_cb (PrkPdfSelector *self,
           double          x,
           double          y)
{
  double page_x, page_y;
  guint page;
  gboolean is_over = locate (self, x, y, &page, &page_x, &page_y);

  if (is_over == self->shows_caret)
    return;

  self->shows_caret = is_over;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->canvas), is_over ? "text" : NULL);
}

static void
prk_pdf_selector_dispose (GObject *object)
{
  PrkPdfSelector *self = PRK_PDF_SELECTOR (object);

  if (self->canvas != NULL)
    stop_scrolling (self);
  g_clear_object (&self->canvas);

  G_OBJECT_CLASS (prk_pdf_selector_parent_class)->dispose (object);
}

static void
prk_pdf_selector_class_init (PrkPdfSelectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_pdf_selector_dispose;

  signals[SIGNAL_SWEPT] = g_signal_new ("swept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_BLANK_PRESSED]
    = g_signal_new ("blank-pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
}

static void
prk_pdf_selector_init (PrkPdfSelector *self)
{
}

/**
 * prk_pdf_selector_new:
 * @canvas: that gets its gestures; to be called once a canvas
 *
 * Returns: (transfer full)
 */
PrkPdfSelector *
prk_pdf_selector_new (PrkPdfCanvas *canvas)
{
  PrkPdfSelector *self;
  GtkEventController *motion;

  g_return_val_if_fail (PRK_IS_PDF_CANVAS (canvas), NULL);

  self = g_object_new (PRK_TYPE_PDF_SELECTOR, NULL);
  self->canvas = g_object_ref (canvas);
  self->click = gtk_gesture_click_new ();
  self->drag = gtk_gesture_drag_new ();
  motion = gtk_event_controller_motion_new ();
  gtk_gesture_group (self->drag, self->click);
  g_signal_connect_object (self->click, "pressed", G_CALLBACK (pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->click, "released", G_CALLBACK (released_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag, "end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag, "cancel", G_CALLBACK (drag_end_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (self->drag));
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (self->click));
  gtk_widget_add_controller (GTK_WIDGET (canvas), motion);

  return self;
}
