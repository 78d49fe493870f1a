/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "naskah/prk-buku-tulis.h"
#include "store/prk-templat-simpan.h"

#include "prk-buku-simpan.h"

typedef struct
{
  GtkWindow     *parent;
  PrkProfil     *profil;
  PrkStore      *store;
  GPtrArray     *rows;    /* (nullable) */
  PrkRecord     *laporan; /* (nullable) the report of the TKKSD instead */
  PrkBukuSaring  saring; /* texts are own */
  PrkHari        hari_ini;
  const char    *ending; /* for a name without one */
  char          *path;
} Simpan;

static void
simpan_free (Simpan *self)
{
  g_object_unref (self->parent);
  prk_profil_unref (self->profil);
  g_object_unref (self->store);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->laporan, prk_record_unref);
  g_free ((char *) self->saring.text);
  g_free ((char *) self->saring.mitra);
  g_free ((char *) self->saring.urusan);
  g_free (self->path);
  g_free (self);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Simpan *self = data;
  GError *error = NULL;
  g_autoptr(GHashTable) templat = prk_templat_muat (self->store);
  PrkBukuKantor kantor = { self->profil, prk_store_get_folder (self->store), templat };
  gboolean is_written;

  is_written = self->laporan != NULL
                 ? prk_buku_tulis_laporan (self->laporan, &kantor, self->path, cancellable, &error)
                 : prk_buku_tulis (self->rows, &self->saring, &kantor, self->hari_ini, self->path, cancellable, &error);
  if (is_written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Simpan *self = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *words = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    /* Translators: %s is the name of a file */
    words = g_strdup_printf (_("Exported as %s"), name);
  else
    words = g_strdup_printf (_("The register was not written: %s"), error->message);
  gtk_widget_activate_action (GTK_WIDGET (self->parent), "win.show-toast", "s", words);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           Simpan          *self)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr(GTask) task = NULL;

  self->path = response == GTK_RESPONSE_ACCEPT && file != NULL ? g_file_get_path (file) : NULL;
  g_object_unref (dialog);
  if (self->path == NULL)
    {
      simpan_free (self);
      return;
    }
  if (!prk_buku_can_tulis (self->path))
    {
      g_autofree char *bare = g_steal_pointer (&self->path);

      self->path = g_strconcat (bare, ".", self->ending, NULL);
    }

  task = g_task_new (NULL, NULL, written_cb, NULL);
  g_task_set_source_tag (task, prk_buku_simpan);
  g_task_set_task_data (task, self, (GDestroyNotify) simpan_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
ask (GtkWindow      *parent,
     PrkApplication *application,
     Simpan         *self,
     const char     *title,
     const char     *name,
     const char     *ending)
{
  g_autofree char *full = g_strdup_printf ("%s.%s", name, ending);
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));

  self->parent = g_object_ref (parent);
  self->profil = prk_profil_ref (prk_application_get_profil (application));
  self->store = g_object_ref (prk_application_get_store (application));
  self->ending = g_intern_string (ending);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), full);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
prk_buku_simpan (GtkWindow           *parent,
                 PrkApplication      *application,
                 GPtrArray           *rows,
                 const PrkBukuSaring *saring,
                 PrkHari              hari_ini,
                 const char          *ending)
{
  Simpan *self = g_new0 (Simpan, 1);
  g_autofree char *name = saring->tahun != 0 ? g_strdup_printf ("buku-register-%u", saring->tahun)
                                             : g_strdup ("buku-register");

  self->rows = g_ptr_array_ref (rows);
  self->saring = *saring;
  self->saring.text = g_strdup (saring->text);
  self->saring.mitra = g_strdup (saring->mitra);
  self->saring.urusan = g_strdup (saring->urusan);
  self->hari_ini = hari_ini;
  ask (parent, application, self, _("Export the Register"), name, ending);
}

void
prk_buku_simpan_laporan (GtkWindow      *parent,
                         PrkApplication *application,
                         PrkRecord      *laporan,
                         const char     *masa)
{
  Simpan *self = g_new0 (Simpan, 1);
  g_autofree char *name = g_strdup_printf ("laporan-tkksd-%s", masa);

  self->laporan = prk_record_ref (laporan);
  ask (parent, application, self, _("Report of the TKKSD"), name, "pdf");
}
