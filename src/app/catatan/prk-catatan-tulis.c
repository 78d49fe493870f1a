/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-catatan-tulis.h"

#define MAX_LENGTH 2000 /* data/skema/catatan.json */
#define MIN_HEIGHT 66

struct _PrkCatatanTulis
{
  GtkBox       parent_instance;

  GtkTextView *text;
  GtkLabel    *error;
  GtkWidget   *send;
  gboolean     is_busy;
};

enum
{
  SIGNAL_SENT,
  SIGNAL_CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkCatatanTulis, prk_catatan_tulis, GTK_TYPE_BOX)

static char *
dup_text (PrkCatatanTulis *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
changed_cb (PrkCatatanTulis *self)
{
  g_autofree char *text = dup_text (self);
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *message = NULL;

  if (length > MAX_LENGTH)
    message = g_strdup_printf (_("%ld characters, at most %ld"), length, (glong) MAX_LENGTH);
  prk_catatan_tulis_show_error (self, message);
  gtk_widget_set_sensitive (self->send, length > 0 && length <= MAX_LENGTH && !self->is_busy);
}

static void
send (PrkCatatanTulis *self)
{
  g_autofree char *text = dup_text (self);

  if (gtk_widget_get_sensitive (self->send))
    g_signal_emit (self, signals[SIGNAL_SENT], 0, text);
}

static void
cancel (PrkCatatanTulis *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static gboolean
key_pressed_cb (PrkCatatanTulis *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (keyval == GDK_KEY_Escape)
    cancel (self);
  else if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
           && (state & GDK_CONTROL_MASK) != 0)
    send (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static gboolean
prk_catatan_tulis_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PRK_CATATAN_TULIS (widget)->text));
}

static void
prk_catatan_tulis_class_init (PrkCatatanTulisClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = prk_catatan_tulis_grab_focus;

  signals[SIGNAL_SENT] = g_signal_new ("sent", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_text (PrkCatatanTulis *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  gtk_text_view_set_top_margin (self->text, 6);
  gtk_text_view_set_bottom_margin (self->text, 6);
  gtk_text_view_set_left_margin (self->text, 9);
  gtk_text_view_set_right_margin (self->text, 9);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MIN_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 2 * MIN_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->text));
  gtk_widget_add_css_class (scroller, "catatan-tulis");
  gtk_box_append (GTK_BOX (self), scroller);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
prk_catatan_tulis_init (PrkCatatanTulis *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  add_text (self);

  self->error = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->error, 0);
  gtk_label_set_wrap (self->error, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->error));
}

GtkWidget *
prk_catatan_tulis_new (const char *name,
                       const char *button)
{
  PrkCatatanTulis *self = g_object_new (PRK_TYPE_CATATAN_TULIS, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel_button = gtk_button_new_with_label (_("Cancel"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  self->send = gtk_button_new_with_label (button);
  gtk_widget_add_css_class (self->send, "suggested-action");
  gtk_widget_set_tooltip_text (self->send, _("Ctrl+Enter"));
  g_signal_connect_swapped (self->send, "clicked", G_CALLBACK (send), self);
  g_signal_connect_swapped (cancel_button, "clicked", G_CALLBACK (cancel), self);
  gtk_widget_set_halign (line, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), cancel_button);
  gtk_box_append (GTK_BOX (line), self->send);
  gtk_box_append (GTK_BOX (self), line);
  changed_cb (self);

  return GTK_WIDGET (self);
}

void
prk_catatan_tulis_clear (PrkCatatanTulis *self)
{
  g_return_if_fail (PRK_IS_CATATAN_TULIS (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", -1);
}

void
prk_catatan_tulis_set_busy (PrkCatatanTulis *self,
                            gboolean         is_busy)
{
  g_return_if_fail (PRK_IS_CATATAN_TULIS (self));

  self->is_busy = is_busy;
  changed_cb (self);
}

void
prk_catatan_tulis_show_error (PrkCatatanTulis *self,
                              const char      *message)
{
  g_return_if_fail (PRK_IS_CATATAN_TULIS (self));

  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}
