/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "store/prk-berkas.h"

#include "prk-lampiran-impor.h"

struct _PrkLampiranImpor
{
  GtkWidget parent_instance;

  GtkWidget      *box;
  GtkLabel       *label;
  GtkProgressBar *bar;

  PrkKakSession  *session;
  GQueue          waiting;     /* (element-type GFile) */
  GFile          *current;
  GCancellable   *cancellable; /* of @current */
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkLampiranImpor, prk_lampiran_impor, GTK_TYPE_WIDGET)

static void next (PrkLampiranImpor *self);

static void
add_row (PrkLampiranImpor     *self,
         const PrkBerkasValue *berkas)
{
  g_autoptr (PrkEdit) edit = prk_kak_session_begin (self->session);
  g_autofree char *row = prk_kak_session_new_row_id (self->session);
  g_autofree char *path = g_strdup_printf ("lampiran/%s/berkas", row);
  g_autoptr (JsonNode) value = prk_berkas_to_value (berkas);

  prk_edit_append_row (edit, "lampiran", row);
  prk_edit_set_node (edit, path, value);
  prk_kak_session_apply (self->session, edit, _("Add an attachment"));
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PrkLampiranImpor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkBerkasValue) berkas
      = prk_store_import_berkas_finish (PRK_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  if (berkas != NULL)
    {
      add_row (self, berkas);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *name = g_file_get_basename (self->current);
      g_autofree char *words = prk_berkas_dup_galat (name, error);

      g_signal_emit (self, signals[SIGNAL_FAILED], 0, words);
    }
  g_clear_object (&self->current);
  next (self);
}

static void
progress_cb (goffset  done,
             goffset  size,
             gpointer user_data)
{
  PrkLampiranImpor *self = user_data;

  if (self->bar != NULL)
    gtk_progress_bar_set_fraction (self->bar, (double) done / (double) size);
}

static void
next (PrkLampiranImpor *self)
{
  g_autofree char *name = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *words = NULL;

  if (self->current != NULL)
    return;
  self->current = g_queue_pop_head (&self->waiting);
  gtk_widget_set_visible (GTK_WIDGET (self), self->current != NULL);
  if (self->current == NULL)
    return;

  name = g_file_get_basename (self->current);
  clean = prk_berkas_clean_nama (name);
  words = g_strdup_printf (_("Adding “%s”…"), clean);
  gtk_label_set_label (self->label, words);
  gtk_progress_bar_set_fraction (self->bar, 0);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  prk_store_import_berkas_async (prk_kak_session_get_store (self->session), self->current,
                                 progress_cb, self, self->cancellable, imported_cb,
                                 g_object_ref (self));
}

static void
cancel_cb (PrkLampiranImpor *self)
{
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_cancellable_cancel (self->cancellable);
}

static void
prk_lampiran_impor_dispose (GObject *object)
{
  PrkLampiranImpor *self = PRK_LAMPIRAN_IMPOR (object);

  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->current);
  g_clear_object (&self->session);
  self->bar = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (prk_lampiran_impor_parent_class)->dispose (object);
}

static void
prk_lampiran_impor_class_init (PrkLampiranImporClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_lampiran_impor_dispose;

  signals[SIGNAL_FAILED] = g_signal_new ("failed", PRK_TYPE_LAMPIRAN_IMPOR, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
prk_lampiran_impor_init (PrkLampiranImpor *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Ca_ncel"));

  g_queue_init (&self->waiting);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_box_append (GTK_BOX (self->box), button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
}

void
prk_lampiran_impor_set_session (PrkLampiranImpor *self,
                                PrkKakSession    *session)
{
  g_return_if_fail (PRK_IS_LAMPIRAN_IMPOR (self) && self->session == NULL);

  self->session = g_object_ref (session);
}

/**
 * prk_lampiran_impor_add:
 * @file: any file
 *
 * Takes a file in, after those that were added before.
 */
void
prk_lampiran_impor_add (PrkLampiranImpor *self,
                        GFile            *file)
{
  g_return_if_fail (PRK_IS_LAMPIRAN_IMPOR (self) && self->session != NULL);

  g_queue_push_tail (&self->waiting, g_object_ref (file));
  next (self);
}
