/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "paket/prk-kantor.h"

#include "prk-sop-cetak.h"

typedef struct
{
  GtkFileChooserNative *chooser;
  GtkWindow *parent;
  PrkStore *store;
  PrkProfil *profil;
  PrkSop *sop;
  PrkBaganTanda *tanda;
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->chooser);
  g_clear_object (&export->parent);
  g_clear_object (&export->store);
  g_clear_object (&export->file);
  prk_profil_unref (export->profil);
  prk_sop_unref (export->sop);
  g_free (export->tanda);
  g_free (export);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr (GBytes) image
      = prk_kantor_dup_lambang (export->store, prk_profil_get_daerah (export->profil));
  g_autoptr (PrkLambang) lambang = image != NULL ? prk_lambang_new (image, NULL) : NULL;
  GError *error = NULL;
  g_autoptr (GBytes) pdf
      = prk_bagan_cetak (export->sop, export->profil, lambang, export->tanda, NULL, &error);

  if (pdf != NULL
      && g_file_replace_contents (export->file, g_bytes_get_data (pdf, NULL),
                                  g_bytes_get_size (pdf), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    prk_pesan_dialog (export->parent, _ ("The PDF Was Not Written"), error->message);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, Export *export)
{
  g_autoptr (GTask) task = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    {
      export_free (export);
      return;
    }

  export->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  task = g_task_new (NULL, NULL, written_cb, NULL);
  g_task_set_source_tag (task, chosen_cb);
  g_task_set_task_data (task, export, (GDestroyNotify)export_free);
  g_task_run_in_thread (task, write_in_thread);
}

void
prk_sop_cetak (GtkWindow *parent,
               PrkStore *store,
               PrkProfil *profil,
               PrkSop *sop,
               const PrkBaganTanda *tanda)
{
  Export *export = g_new0 (Export, 1);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = g_strdup_printf ("SOP %s.pdf", prk_sop_get_nama (sop));

  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  export->parent = parent != NULL ? g_object_ref (parent) : NULL;
  export->store = g_object_ref (store);
  export->profil = prk_profil_ref (profil);
  export->sop = prk_sop_ref (sop);
  if (tanda != NULL)
    export->tanda = g_memdup2 (tanda, sizeof (PrkBaganTanda) * prk_sop_get_n_langkah (sop));
  export->chooser = gtk_file_chooser_native_new (
      _ ("Export PDF"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("Ca_ncel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (export->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (export->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (export->chooser),
                                     g_strdelimit (name, "/", '-'));
  g_signal_connect (export->chooser, "response", G_CALLBACK (chosen_cb), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (export->chooser));
}
