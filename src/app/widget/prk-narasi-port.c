/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text view lays out and draws what it has room for, so a view as high as a long text draws all
 * of it at every frame: a megabyte takes half a second. This widget is as high as the text in the
 * view's place, gives the view itself no more than the part of the page that can be seen and a page
 * above and below, and scrolls it there, so that every word stands where it would stand anyway.
 * Short texts get all their height at once. */

#include "config.h"

#include "prk-narasi-port.h"

/* A few pages are drawn as fast as one. */
#define WHOLE_HEIGHT_PX 4000

struct _PrkNarasiPort
{
  GtkWidget parent_instance;

  GtkTextView *view;
  GtkAdjustment *page; /* of the viewport around; NULL outside of one */

  int top; /* of the part that the view has */
  int height;
  double kept_value; /* of the page, before a click gave the view the focus */
  guint restore_id;
};

static void prk_narasi_port_buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkNarasiPort, prk_narasi_port, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      prk_narasi_port_buildable_iface_init))

static GtkBuildableIface *parent_buildable_iface;

/* What of this widget can be seen; FALSE where nothing scrolls. */
static gboolean
get_visible (PrkNarasiPort *self,
             int           *top,
             int           *height)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  double x;
  double y;

  if (viewport == NULL
      || !gtk_widget_translate_coordinates (viewport, GTK_WIDGET (self), 0, 0, &x, &y))
    return FALSE;

  *top = (int) y;
  *height = gtk_widget_get_height (viewport);

  return *height > 0;
}

static void
choose_part (PrkNarasiPort *self,
             int            height)
{
  int visible_top;
  int visible_height;

  if (height <= WHOLE_HEIGHT_PX || !get_visible (self, &visible_top, &visible_height))
    {
      self->top = 0;
      self->height = height;
      return;
    }

  /* What can be seen is still within the part: nothing has to move. */
  if (self->height >= visible_height && self->height <= 3 * visible_height
      && MAX (visible_top, 0) >= self->top
      && MIN (visible_top + visible_height, height) <= self->top + self->height
      && self->top + self->height <= height)
    return;

  self->height = MIN (3 * visible_height, height);
  self->top = CLAMP (visible_top - visible_height, 0, height - self->height);
}

/**
 * prk_narasi_port_align:
 *
 * Brings the view back to the part that it stands for, after it scrolled by itself to follow its
 * cursor.
 */
void
prk_narasi_port_align (PrkNarasiPort *self)
{
  g_return_if_fail (PRK_IS_NARASI_PORT (self));

  if (self->view != NULL)
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)),
                              self->top);
}

static void
prk_narasi_port_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  PrkNarasiPort *self = PRK_NARASI_PORT (widget);

  if (self->view != NULL)
    gtk_widget_measure (GTK_WIDGET (self->view), orientation, for_size, minimum, natural, NULL,
                        NULL);
}

static void
prk_narasi_port_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  PrkNarasiPort *self = PRK_NARASI_PORT (widget);

  if (self->view == NULL)
    return;

  choose_part (self, height);
  gtk_widget_size_allocate (GTK_WIDGET (self->view),
                            &(GtkAllocation) { 0, self->top, width, self->height }, -1);
  prk_narasi_port_align (self);
}

static void
page_scrolled_cb (PrkNarasiPort *self)
{
  int top = self->top;
  int height = self->height;

  choose_part (self, gtk_widget_get_height (GTK_WIDGET (self)));
  if (self->top != top || self->height != height)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
restore_page_cb (gpointer user_data)
{
  PrkNarasiPort *self = user_data;

  self->restore_id = 0;
  if (self->page != NULL)
    gtk_adjustment_set_value (self->page, self->kept_value);

  return G_SOURCE_REMOVE;
}

/* A viewport shows the whole of what gets the focus, or else its top: in a long text that would
 * tear away the line that was clicked on. */
static void
pressed_cb (PrkNarasiPort *self)
{
  if (self->page == NULL || self->view == NULL || gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;

  self->kept_value = gtk_adjustment_get_value (self->page);
  if (self->restore_id == 0)
    self->restore_id = g_idle_add_full (G_PRIORITY_HIGH, restore_page_cb, self, NULL);
}

static void
leave_page (PrkNarasiPort *self)
{
  g_clear_handle_id (&self->restore_id, g_source_remove);
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_func (self->page, page_scrolled_cb, self);
  g_clear_object (&self->page);
}

static void
prk_narasi_port_map (GtkWidget *widget)
{
  PrkNarasiPort *self = PRK_NARASI_PORT (widget);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  leave_page (self);
  if (viewport != NULL)
    {
      self->page = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)));
      g_signal_connect_object (self->page, "value-changed", G_CALLBACK (page_scrolled_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->page, "changed", G_CALLBACK (page_scrolled_cb), self,
                               G_CONNECT_SWAPPED);
    }

  GTK_WIDGET_CLASS (prk_narasi_port_parent_class)->map (widget);
}

static void
prk_narasi_port_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (prk_narasi_port_parent_class)->unmap (widget);

  leave_page (PRK_NARASI_PORT (widget));
}

static void
prk_narasi_port_add_child (GtkBuildable *buildable,
                           GtkBuilder   *builder,
                           GObject      *child,
                           const char   *type)
{
  PrkNarasiPort *self = PRK_NARASI_PORT (buildable);

  if (!GTK_IS_TEXT_VIEW (child) || self->view != NULL)
    {
      parent_buildable_iface->add_child (buildable, builder, child, type);
      return;
    }

  self->view = GTK_TEXT_VIEW (child);
  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (self));
}

static void
prk_narasi_port_buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = prk_narasi_port_add_child;
}

static void
prk_narasi_port_dispose (GObject *object)
{
  PrkNarasiPort *self = PRK_NARASI_PORT (object);

  leave_page (self);
  g_clear_pointer ((GtkWidget **) &self->view, gtk_widget_unparent);

  G_OBJECT_CLASS (prk_narasi_port_parent_class)->dispose (object);
}

static void
prk_narasi_port_class_init (PrkNarasiPortClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = prk_narasi_port_dispose;

  widget_class->map = prk_narasi_port_map;
  widget_class->measure = prk_narasi_port_measure;
  widget_class->size_allocate = prk_narasi_port_size_allocate;
  widget_class->unmap = prk_narasi_port_unmap;

  gtk_widget_class_set_css_name (widget_class, "prk-narasi-port");
}

static void
prk_narasi_port_init (PrkNarasiPort *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
