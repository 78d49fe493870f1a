/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-agenda.h"

#include "prk-beranda-ekspor.h"

typedef struct
{
  GtkWindow *parent;
  GBytes *text;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->parent);
  g_bytes_unref (export->text);
  g_free (export);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* Translators: %s is the name of a file */
    text = g_strdup_printf (_ ("Exported as %s"), name);
  else
    text = g_strdup_printf (_ ("The calendar could not be written: %s"), error->message);
  gtk_widget_activate_action (GTK_WIDGET (export->parent), "win.show-toast", "s", text);
  export_free (export);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Export *export)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    g_file_replace_contents_bytes_async (file, export->text, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         written_cb, export);
  else
    export_free (export);
  g_object_unref (dialog);
}

void
prk_beranda_ekspor (GtkWindow *parent, GPtrArray *agenda, gint64 kini_us)
{
  GtkFileChooserNative *dialog;
  Export *export;
  char *text;

  g_return_if_fail (GTK_IS_WINDOW (parent) && agenda != NULL);

  export = g_new0 (Export, 1);
  text = prk_agenda_tulis_ical (agenda, kini_us);
  export->parent = g_object_ref (parent);
  export->text = g_bytes_new_take (text, strlen (text));

  dialog = gtk_file_chooser_native_new (_ ("Export as Calendar"), parent,
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "tenggat.ics");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
