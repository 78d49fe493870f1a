/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A paper may be named in words, or be a file. A file takes the place of the words: its name stands in the entry, which
 * can then only be emptied by the button beside it. */

#include "config.h"

#include <glib/gi18n.h>

#include "store/prk-berkas.h"

#include "prk-kasus-berkas.h"

typedef struct
{
  PrkKasusLembar *form; /* not owned: the row stands in it */
  char             *path;
  GtkWidget        *row;
  GtkWidget        *attach;
  GtkWidget        *clear;
  GtkWidget        *spinner;
  GtkFileChooserNative *chooser;
  GCancellable     *cancellable;
} Paper;

static void
paper_free (Paper *paper)
{
  g_cancellable_cancel (paper->cancellable);
  g_object_unref (paper->cancellable);
  g_clear_object (&paper->chooser);
  g_free (paper->path);
  g_free (paper);
}

static void
show_file (Paper      *paper,
           const char *name)
{
  gtk_widget_set_visible (paper->clear, name != NULL);
  gtk_widget_set_visible (paper->attach, name == NULL);
  gtk_editable_set_text (GTK_EDITABLE (paper->row), name != NULL ? name : "");
  gtk_editable_set_editable (GTK_EDITABLE (paper->row), name == NULL);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GtkWidget) row = user_data;
  Paper *paper = g_object_get_data (G_OBJECT (row), "paper");
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkBerkasValue) file
    = prk_store_import_berkas_finish (PRK_STORE (source), result, &error);

  if (paper == NULL || g_cancellable_is_cancelled (paper->cancellable))
    return;
  gtk_widget_set_visible (paper->spinner, FALSE);
  gtk_widget_set_sensitive (paper->attach, TRUE);
  if (file == NULL)
    {
      g_autofree char *words = prk_berkas_dup_galat (_("The file"), error);

      prk_kasus_lembar_tell (paper->form, words);
      return;
    }
  /* The name first: what is typed there would be the value otherwise. */
  show_file (paper, file->nama);
  prk_kasus_lembar_set (paper->form, paper->path, prk_berkas_to_value (file));
}

static void
take_file (Paper *paper,
           GFile *file)
{
  gtk_widget_set_sensitive (paper->attach, FALSE);
  gtk_widget_set_visible (paper->spinner, TRUE);
  prk_store_import_berkas_async (prk_kasus_lembar_get_store (paper->form), file, NULL, NULL,
                                 paper->cancellable, imported_cb, g_object_ref (paper->row));
}

static void
response_cb (GtkNativeDialog *chooser,
             int              response,
             Paper           *paper)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT
                            ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                            : NULL;

  if (file != NULL)
    take_file (paper, file);
}

static void
attach_clicked_cb (GtkButton *button,
                   Paper     *paper)
{
  g_clear_object (&paper->chooser);
  paper->chooser = gtk_file_chooser_native_new (_("Choose a File"), GTK_WINDOW (paper->form),
                                                GTK_FILE_CHOOSER_ACTION_OPEN, _("_Attach"),
                                                _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (paper->chooser), TRUE);
  g_signal_connect (paper->chooser, "response", G_CALLBACK (response_cb), paper);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (paper->chooser));
}

static void
clear_clicked_cb (GtkButton *button,
                  Paper     *paper)
{
  show_file (paper, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         Paper         *paper)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;
  take_file (paper, files->data);
  g_slist_free (files);

  return TRUE;
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) row = user_data;
  Paper *paper = g_object_get_data (G_OBJECT (row), "paper");
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  if (paper != NULL && files != NULL && !g_cancellable_is_cancelled (paper->cancellable))
    take_file (paper, files->data);
}

/* A file that was copied in the file manager; words are the entry's own business. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                Paper                 *paper)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (paper->row);

  if (keyval != GDK_KEY_v || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK
      || !gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                             GDK_TYPE_FILE_LIST))
    return FALSE;
  gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT,
                                  paper->cancellable, pasted_cb, g_object_ref (paper->row));

  return TRUE;
}

static GtkWidget *
new_button (const char *icon,
            const char *words,
            const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", words, label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

GtkWidget *
prk_kasus_berkas_new (PrkKasusLembar *form,
                      const PrkIsian   *isian,
                      const char       *path,
                      GtkWidget        *row)
{
  Paper *paper = g_new0 (Paper, 1);
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkEventController *keys = gtk_event_controller_key_new ();

  paper->form = form;
  paper->path = g_strdup (path);
  paper->row = row;
  paper->cancellable = g_cancellable_new ();
  paper->spinner = gtk_spinner_new ();
  gtk_spinner_start (GTK_SPINNER (paper->spinner));
  gtk_widget_set_visible (paper->spinner, FALSE);
  paper->attach = new_button ("mail-attachment-symbolic", _("Attach a File"), isian->label);
  paper->clear = new_button ("edit-clear-symbolic", _("Take the File Away"), isian->label);
  gtk_widget_set_visible (paper->clear, FALSE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), paper->spinner);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), paper->attach);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), paper->clear);
  g_signal_connect (paper->attach, "clicked", G_CALLBACK (attach_clicked_cb), paper);
  g_signal_connect (paper->clear, "clicked", G_CALLBACK (clear_clicked_cb), paper);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), paper);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), paper);
  gtk_widget_add_controller (row, keys);
  g_object_set_data_full (G_OBJECT (row), "paper", paper, (GDestroyNotify) paper_free);

  return row;
}
