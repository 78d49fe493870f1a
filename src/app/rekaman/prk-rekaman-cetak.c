/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "naskah/prk-naskah.h"
#include "paket/prk-kantor.h"
#include "widget/prk-simpan-kertas.h"

#include "prk-rekaman-cetak.h"

typedef struct
{
  GtkFileChooserNative *chooser;
  PrkRekamanPage       *page;
  PrkStore             *store;
  PrkProfil            *profil;
  PrkRecord            *printed;
  char                 *naskah;
  GFile                *file;
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->chooser);
  g_clear_object (&export->page);
  g_clear_object (&export->file);
  g_object_unref (export->store);
  prk_profil_unref (export->profil);
  prk_record_unref (export->printed);
  g_free (export->naskah);
  g_free (export);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr(PrkPencetak) pencetak = NULL;
  GError *error = NULL;

  pencetak = prk_pencetak_new_untuk (export->profil, prk_record_get_kind (export->printed),
                                     export->naskah);
  prk_kantor_siapkan (pencetak, export->store);
  if (prk_simpan_kertas_tulis (pencetak, export->printed, export->file, cancellable, &error))
    g_task_return_pointer (task, prk_pencetak_dup_catatan (pencetak), g_free);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *notes = g_task_propagate_pointer (G_TASK (result), &error);

  if (notes != NULL)
    prk_pesan_dialog (prk_rekaman_page_get_window (export->page), _("A Note on the Paper"), notes);
  if (error == NULL)
    words = g_strdup (_("The paper was written"));
  else
    words = g_strdup_printf (_("The paper was not written: %s"), error->message);
  prk_rekaman_page_tell (export->page, words);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           Export          *export)
{
  g_autoptr(GTask) task = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    {
      export_free (export);
      return;
    }

  export->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  task = g_task_new (NULL, NULL, written_cb, NULL);
  g_task_set_source_tag (task, chosen_cb);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, write_in_thread);
}

void
prk_rekaman_cetak (PrkRekamanPage *page,
                   PrkRecord      *printed,
                   const char     *naskah,
                   const char     *name)
{
  Export *export = g_new0 (Export, 1);

  export->page = g_object_ref (page);
  export->store = g_object_ref (prk_rekaman_page_get_store (page));
  export->profil = prk_profil_ref (prk_rekaman_page_get_profil (page));
  export->printed = printed;
  export->naskah = g_strdup (naskah);
  export->chooser = prk_simpan_kertas_new (prk_rekaman_page_get_window (page), name, FALSE);
  g_signal_connect (export->chooser, "response", G_CALLBACK (chosen_cb), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (export->chooser));
}
