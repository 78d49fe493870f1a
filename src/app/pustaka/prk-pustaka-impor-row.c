/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-pustaka-impor-row.h"

struct _PrkPustakaImporRow
{
  GtkBox         parent_instance;

  GtkLabel      *label;
  GtkLabel      *message;
  GtkProgressBar *bar;
  GtkWidget     *button;
  GCancellable  *cancellable;
  gboolean       is_over;
};

enum
{
  SIGNAL_IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkPustakaImporRow, prk_pustaka_impor_row, GTK_TYPE_BOX)

static void
remove_row (PrkPustakaImporRow *self)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self));

  if (GTK_IS_BOX (box))
    gtk_box_remove (GTK_BOX (box), GTK_WIDGET (self));
}

static void
button_clicked_cb (PrkPustakaImporRow *self)
{
  if (self->is_over)
    remove_row (self);
  else
    g_cancellable_cancel (self->cancellable);
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  PrkPustakaImporRow *self = user_data;
  g_autofree char *text = NULL;

  if (total == 0)
    {
      gtk_progress_bar_pulse (self->bar);
      return;
    }
  text = g_strdup_printf (_("page %u of %u"), done, total);
  gtk_label_set_text (self->message, text);
  gtk_progress_bar_set_fraction (self->bar, (double) done / total);
}

static void
show_fault (PrkPustakaImporRow *self,
            const GError       *error)
{
  g_autofree char *text = g_strdup_printf (_("Not imported: %s"), error->message);
  g_autofree char *name =
    g_strdup_printf (_("Close the message about %s"), gtk_label_get_text (self->label));

  self->is_over = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_label_set_text (self->message, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_set_tooltip_text (self->button, _("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PrkPustakaImporRow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = prk_pustaka_import_finish (PRK_PUSTAKA (source), result, &error);

  if (id == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_fault (self, error);
      return;
    }
  if (id != NULL)
    g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, id);
  remove_row (self);
}

static void
prk_pustaka_impor_row_finalize (GObject *object)
{
  PrkPustakaImporRow *self = PRK_PUSTAKA_IMPOR_ROW (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (prk_pustaka_impor_row_parent_class)->finalize (object);
}

static void
prk_pustaka_impor_row_class_init (PrkPustakaImporRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_pustaka_impor_row_finalize;

  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_STRING);
}

static void
prk_pustaka_impor_row_init (PrkPustakaImporRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->cancellable = g_cancellable_new ();
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pustaka-impor");

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_MIDDLE);
  self->message = GTK_LABEL (gtk_label_new (_("is being read")));
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "dim-label");
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button, _("Stop the Import"));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (button_clicked_cb), self);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (self), words);
  gtk_box_append (GTK_BOX (self), self->button);
}

GtkWidget *
prk_pustaka_impor_row_new (PrkPustaka           *pustaka,
                           const char           *path,
                           const PrkPustakaMeta *meta)
{
  PrkPustakaImporRow *self = g_object_new (PRK_TYPE_PUSTAKA_IMPOR_ROW, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *stop = g_strdup_printf (_("Stop importing %s"), name);

  gtk_label_set_text (self->label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  stop, -1);
  prk_pustaka_import_async (pustaka, path, meta, progress_cb, self, self->cancellable, imported_cb,
                            g_object_ref (self));

  return GTK_WIDGET (self);
}
