/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "naskah/prk-naskah.h"
#include "store/prk-identitas.h"

#include "prk-kak-list-export.h"

/* File systems take 255 bytes; a title may have 300 characters. */
#define MAX_NAME 120

typedef struct
{
  GtkWindow            *parent;
  PrkStore             *store;
  PrkProfil            *profil;
  PrkRecord            *kak;
  GtkFileChooserNative *chooser;
  GFile                *file;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->parent);
  g_object_unref (export->store);
  prk_profil_unref (export->profil);
  g_clear_pointer (&export->kak, prk_record_unref);
  g_clear_object (&export->chooser);
  g_clear_object (&export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
tell (Export     *export,
      const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (export->parent), "win.show-toast", "s", text);
}

static PrkCetakan *
print (Export        *export,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr(PrkPencetak) printer = prk_pencetak_new (export->profil);
  g_autofree char *hash = prk_store_dup_setting (export->store, PRK_SETTING_LAMBANG);

  if (hash != NULL)
    {
      g_autoptr(GBytes) emblem = prk_store_get_blob (export->store, hash, error);

      if (emblem == NULL || !prk_pencetak_set_lambang (printer, emblem, error))
        return NULL;
    }
  return prk_pencetak_cetak_kak (printer, export->kak, cancellable, error);
}

static void
print_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkCetakan) document = print (export, cancellable, &error);
  gsize size;
  gconstpointer data;

  if (document != NULL)
    {
      data = g_bytes_get_data (prk_cetakan_get_pdf (document), &size);
      if (g_file_replace_contents (export->file, data, size, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                   NULL, cancellable, &error))
        {
          g_task_return_boolean (task, TRUE);
          return;
        }
    }
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *name = g_file_get_basename (export->file);

      /* Translators: %s is the name of a file */
      text = g_strdup_printf (_("Exported as %s"), name);
    }
  else
    {
      text = g_strdup_printf (_("The PDF could not be made: %s"), error->message);
    }
  tell (export, text);
}

static void
chooser_response_cb (GtkNativeDialog *dialog,
                     int              response,
                     gpointer         user_data)
{
  g_autoptr(Export) export = user_data;
  g_autoptr(GTask) task = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  export->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  task = g_task_new (NULL, NULL, printed_cb, NULL);
  g_task_set_source_tag (task, chooser_response_cb);
  g_task_set_task_data (task, g_steal_pointer (&export), (GDestroyNotify) export_free);
  g_task_run_in_thread (task, print_thread);
}

/* "KAK <title>.pdf" without what no file system takes. */
static char *
dup_file_name (PrkRecord *kak)
{
  const char *title = prk_record_get_string (kak, "judul");
  g_autofree char *name = g_strdup_printf ("KAK %s", title != NULL ? title : "");
  g_autofree char *short_name = NULL;
  glong characters;

  g_strdelimit (name, "/\\:*?\"<>|\n\t", ' ');
  g_strchomp (name);
  characters = g_utf8_strlen (name, -1);
  short_name = g_utf8_substring (name, 0, MIN (characters, MAX_NAME));

  return g_strconcat (g_strchomp (short_name), ".pdf", NULL);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Export) export = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;

  export->kak = prk_store_load_finish (PRK_STORE (source), result, &error);
  if (export->kak == NULL)
    {
      g_autofree char *text = g_strdup_printf (_("The PDF could not be made: %s"), error->message);

      tell (export, text);
      return;
    }

  export->chooser = gtk_file_chooser_native_new (_("Export PDF"), export->parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                                 _("_Export"), _("_Cancel"));
  name = dup_file_name (export->kak);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (export->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (export->chooser), TRUE);
  g_signal_connect (export->chooser, "response", G_CALLBACK (chooser_response_cb), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (export->chooser));
  g_steal_pointer (&export);
}

/**
 * prk_kak_list_export:
 * @parent: the window that asks, with an action win.show-toast
 * @store: an open store
 * @profil: the daerah's profile
 * @id: a KAK
 *
 * Exports a KAK that need not be open.
 */
void
prk_kak_list_export (GtkWindow  *parent,
                     PrkStore   *store,
                     PrkProfil  *profil,
                     const char *id)
{
  Export *export;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (profil != NULL);
  g_return_if_fail (id != NULL);

  export = g_new0 (Export, 1);
  export->parent = g_object_ref (parent);
  export->store = g_object_ref (store);
  export->profil = prk_profil_ref (profil);
  prk_store_load_async (store, id, NULL, loaded_cb, export);
}
