/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/widget/prk-kemajuan.h"
#include "paket/prk-paket.h"

#include "prk-kasus-bundel.h"
#include "prk-kasus-ekspor.h"
#include "prk-kasus-tab-private.h"

typedef struct
{
  PrkKasusPage         *page;
  PrkProfil            *profil;
  char                 *ksd;
  char                 *tempat;
  GtkFileChooserNative *chooser;
  PrkKemajuan          *kemajuan;
} Ekspor;

static void
ekspor_free (Ekspor *self)
{
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->kemajuan, prk_kemajuan_unref);
  g_object_unref (self->page);
  prk_profil_unref (self->profil);
  g_free (self->ksd);
  g_free (self->tempat);
  g_free (self);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Ekspor *self = data;
  GError *error = NULL;
  PrkPaket *paket = prk_paket_tulis (source, self->profil, self->ksd, self->tempat, prk_kemajuan_note,
                                     self->kemajuan, cancellable, &error);

  if (paket != NULL)
    g_task_return_pointer (task, paket, (GDestroyNotify) prk_paket_free);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Ekspor *self = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPaket) paket = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = paket != NULL ? g_path_get_basename (paket->folder) : NULL;
  g_autofree char *words = NULL;

  prk_kemajuan_end (self->kemajuan);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = g_strdup (_("Nothing was exported"));
  else if (paket == NULL)
    words = g_strdup_printf (_("The case was not exported: %s"), error->message);
  else if (paket->n_hilang > 0)
    words = g_strdup_printf (ngettext ("Exported as “%s”; %u attachment is not on this laptop and is only named",
                                       "Exported as “%s”; %u attachments are not on this laptop and are only named",
                                       paket->n_hilang),
                             name, paket->n_hilang);
  else
    words = g_strdup_printf (ngettext ("Exported as “%s”, %u file", "Exported as “%s”, %u files", paket->n_berkas), name,
                             paket->n_berkas);
  prk_kasus_page_tell (self->page, words);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           Ekspor          *self)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr(GTask) task = NULL;

  self->tempat = response == GTK_RESPONSE_ACCEPT && file != NULL ? g_file_get_path (file) : NULL;
  if (self->tempat == NULL)
    {
      ekspor_free (self);
      return;
    }

  self->kemajuan = prk_kemajuan_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page))), _("Exporting the Case"));
  task = g_task_new (prk_kasus_page_get_daftar (self->page), prk_kemajuan_get_cancellable (self->kemajuan), written_cb, NULL);
  g_task_set_check_cancellable (task, FALSE); /* what was finished in spite of it is told */
  g_task_set_source_tag (task, chosen_cb);
  g_task_set_task_data (task, self, (GDestroyNotify) ekspor_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
clicked_cb (GtkButton    *button,
            PrkKasusPage *page)
{
  Ekspor *self = g_new0 (Ekspor, 1);

  self->page = g_object_ref (page);
  self->profil = prk_profil_ref (prk_application_get_profil (prk_kasus_page_get_application (page)));
  self->ksd = g_strdup (prk_kasus_page_get_id (page));
  self->chooser = gtk_file_chooser_native_new (_("Where the Folder Goes"),
                                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Export"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
prk_kasus_ekspor_add (GtkWidget    *column,
                      PrkKasusPage *page)
{
  GtkWidget *group = prk_kasus_tab_add_group (column, _("The Whole Case"));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Export…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Export as a Folder"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _("Papers, attachments and data with a list and checksums, readable without Prakarsa"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Export as a Folder"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), page, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  prk_kasus_bundel_add (group, page);
}
