/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A worker notes how far it is as often as it likes; the dialog looks a few times a second, so a bar costs the worker nothing. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "prk-kemajuan.h"

#define LOOK_MS 100
#define SHOW_AFTER 3 /* looks: what is over before needs no dialog */

struct _PrkKemajuan
{
  gatomicrefcount ref_count;
  GCancellable   *cancellable;

  /* Main thread only. */
  GtkWindow      *parent; /* weak */
  char           *heading;
  GtkWidget      *dialog; /* weak */
  GtkProgressBar *bar;
  GtkLabel       *label;
  guint           look_id;
  guint           n_looks;

  GMutex          mutex; /* of what follows */
  guint           done;
  guint           total;
  char           *judul;
};

static void
responded_cb (AdwMessageDialog *dialog,
              const char       *response,
              PrkKemajuan      *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
show (PrkKemajuan *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->dialog = adw_message_dialog_new (self->parent, self->heading, NULL);
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (self->label, 40);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, self->heading, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), box);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _("_Cancel"));
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (responded_cb), prk_kemajuan_ref (self),
                         (GClosureNotify) (GCallback) prk_kemajuan_unref, 0);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static gboolean
look_cb (gpointer data)
{
  PrkKemajuan *self = data;
  g_autofree char *judul = NULL;
  double share;

  if (++self->n_looks == SHOW_AFTER && self->parent != NULL)
    show (self);
  if (self->dialog == NULL)
    return G_SOURCE_CONTINUE;
  g_mutex_lock (&self->mutex);
  share = self->total > 0 ? (double) self->done / self->total : 0;
  judul = g_strdup (self->judul);
  g_mutex_unlock (&self->mutex);
  gtk_progress_bar_set_fraction (self->bar, MIN (share, 1));
  gtk_label_set_text (self->label, judul != NULL ? judul : "");

  return G_SOURCE_CONTINUE;
}

/**
 * prk_kemajuan_new:
 * @parent: (nullable): the window above which it stands
 * @heading: what is being done
 *
 * Begins to watch. Main thread.
 *
 * Returns: (transfer full): to be ended by prk_kemajuan_end()
 */
PrkKemajuan *
prk_kemajuan_new (GtkWindow  *parent,
                  const char *heading)
{
  PrkKemajuan *self = g_new0 (PrkKemajuan, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->cancellable = g_cancellable_new ();
  self->heading = g_strdup (heading);
  g_set_weak_pointer (&self->parent, parent);
  self->look_id = g_timeout_add (LOOK_MS, look_cb, self);

  return self;
}

PrkKemajuan *
prk_kemajuan_ref (PrkKemajuan *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_kemajuan_unref (PrkKemajuan *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->mutex);
  g_free (self->heading);
  g_free (self->judul);
  g_free (self);
}

GCancellable *
prk_kemajuan_get_cancellable (PrkKemajuan *self)
{
  return self->cancellable;
}

void
prk_kemajuan_note (guint       done,
                   guint       total,
                   const char *judul,
                   gpointer    data)
{
  PrkKemajuan *self = data;

  g_mutex_lock (&self->mutex);
  self->done = done;
  self->total = total;
  g_free (self->judul);
  self->judul = g_strdup (judul);
  g_mutex_unlock (&self->mutex);
}

void
prk_kemajuan_end (PrkKemajuan *self)
{
  GtkWidget *dialog = self->dialog;

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_weak_pointer (&self->parent);
  if (dialog == NULL)
    return;
  g_clear_weak_pointer (&self->dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}
