/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three steps: which op says it, what the register gives for that op, where page and receipt go. Each may end in a dialog that says why
 * there is none and what to do. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/kak/prk-kak-ekspor.h"
#include "app/prk-pesan.h"
#include "domain/prk-tanda-terima-cetak.h"
#include "naskah/prk-naskah.h"
#include "paket/prk-kantor.h"
#include "store/prk-saksi.h"
#include "sync/prk-sync-tanda-terima.h"

#include "prk-sinkron-tanda-terima.h"

#define KAK_PREFIX "KAK " /* what prk_kak_dup_file_name() begins with */

typedef struct
{
  GtkWidget            *widget;
  PrkSinkron           *sinkron;
  PrkProfil            *profil;
  gboolean              is_file;
  char                 *judul;
  char                 *dokumen;
  PrkTandaTerima       *receipt;
  GtkFileChooserNative *chooser;
  GFile                *file;
} Minta;

static void
minta_free (Minta *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->sinkron);
  prk_profil_unref (self->profil);
  g_free (self->judul);
  g_free (self->dokumen);
  g_clear_pointer (&self->receipt, prk_tanda_terima_unref);
  g_clear_object (&self->chooser);
  g_clear_object (&self->file);
  g_free (self);
}

static void
tell (Minta      *self,
      const char *heading,
      const char *body)
{
  prk_pesan_dialog (self->widget, heading, body);
  minta_free (self);
}

/* Page and receipt, side by side */

static char *
dup_beside (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  gsize length = path != NULL ? strlen (path) : 0;

  if (length > 4 && g_ascii_strcasecmp (path + length - 4, ".pdf") == 0)
    length -= 4;

  return path != NULL ? g_strdup_printf ("%.*s" PRK_TANDA_TERIMA_AKHIRAN, (int) length, path) : NULL;
}

static gboolean
write_both (Minta         *self,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(PrkRecord) printed = prk_tanda_terima_new_cetak (self->receipt);
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_untuk (self->profil, prk_record_get_kind (printed), "tanda-terima");
  g_autoptr(PrkCetakan) cetakan = NULL;
  g_autoptr(GBytes) bytes = prk_tanda_terima_write (self->receipt);
  g_autofree char *beside = dup_beside (self->file);
  GBytes *pdf;

  prk_kantor_siapkan (pencetak, prk_sinkron_get_store (self->sinkron));
  cetakan = prk_pencetak_cetak (pencetak, printed, cancellable, error);
  if (cetakan == NULL)
    return FALSE;
  pdf = prk_cetakan_get_pdf (cetakan);

  return (beside == NULL
          || g_file_set_contents (beside, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
         && g_file_replace_contents (self->file, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL, FALSE,
                                     G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_both (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Minta *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *sidik = prk_tanda_terima_dup_sidik (prk_tanda_terima_get_register (self->receipt));
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *words = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      tell (self, _("The Receipt Was Not Saved"), error->message);
      return;
    }
  words = g_strdup_printf (_("“%s” and the receipt that the command line checks lie side by side. Fingerprint of the register’s key: %s"), name,
                           sidik);
  tell (self, _("Receipt Saved"), words);
}

static void
file_chosen_cb (GtkNativeDialog *dialog,
                int              response,
                Minta           *self)
{
  g_autoptr(GTask) task = NULL;

  self->file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  if (self->file == NULL)
    {
      minta_free (self);
      return;
    }
  task = g_task_new (NULL, NULL, written_cb, self);
  g_task_set_source_tag (task, file_chosen_cb);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, write_in_thread);
}

static void
ask_for_file (Minta *self)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *file = prk_kak_dup_file_name (self->judul);
  g_autofree char *name = g_strdup_printf (_("Receipt %s"), file + strlen (KAK_PREFIX));

  self->chooser = gtk_file_chooser_native_new (_("Save Receipt"), GTK_WINDOW (gtk_widget_get_root (self->widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("Ca_ncel"));
  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (file_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The register */

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Minta *self = user_data;
  g_autoptr(GError) error = NULL;

  self->receipt = prk_sync_tanda_terima_finish (PRK_SYNC_HTTP (source), result, &error);
  if (gtk_widget_get_root (self->widget) == NULL)
    minta_free (self);
  else if (self->receipt != NULL)
    ask_for_file (self);
  else if (g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE))
    tell (self, _("The Register Cannot Be Reached"),
          _("It has received this, but it alone can sign the receipt. Try again when there is a network."));
  else
    tell (self, _("No Receipt"), error->message);
}

static void
ask_register (Minta          *self,
              const PrkSaksi *saksi)
{
  PrkSyncHttp *http = prk_sinkron_get_http (self->sinkron);
  const PrkSyncEnrolment *enrolment = prk_sinkron_get_enrolment (self->sinkron);
  g_autoptr(JsonObject) catatan = json_object_new ();

  if (http == NULL || enrolment == NULL)
    {
      tell (self, _("Not Enrolled"), _("This laptop is not enrolled at a register, so there is nobody to sign a receipt."));
      return;
    }
  json_object_set_string_member (catatan, PRK_TANDA_TERIMA_JUDUL, self->judul);
  json_object_set_string_member (catatan, PRK_TANDA_TERIMA_DOKUMEN, self->dokumen);
  prk_sync_tanda_terima_async (http, enrolment->daerah, saksi->op, saksi->tempat, catatan, NULL, answered_cb, self);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Minta *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkSaksi) saksi = prk_store_find_saksi_finish (PRK_STORE (source), result, &error);

  if (gtk_widget_get_root (self->widget) == NULL)
    minta_free (self);
  else if (saksi == NULL)
    tell (self, _("No Receipt"), error->message);
  else if (saksi->keadaan == PRK_SAKSI_MENUNGGU)
    tell (self, _("Not Received Yet"),
          _("The register has not received this yet. It is sent by itself as soon as there is a network; ask for the receipt after that."));
  else if (saksi->keadaan == PRK_SAKSI_TIDAK_ADA && self->is_file)
    tell (self, _("Not Recorded"), _("No change that the register could have received names this file. Attach it first."));
  else if (saksi->keadaan == PRK_SAKSI_TIDAK_ADA)
    tell (self, _("No Versi Yet"),
          _("A receipt is about a versi, and there is none before it is submitted. A signed paper can be attached: its file has a receipt of its own."));
  else
    ask_register (self, saksi);
}

void
prk_sinkron_tanda_terima (GtkWidget  *widget,
                          PrkSinkron *sinkron,
                          PrkProfil  *profil,
                          const char *record,
                          const char *hash,
                          const char *judul,
                          const char *dokumen)
{
  Minta *self;

  g_return_if_fail (GTK_IS_WIDGET (widget) && PRK_IS_SINKRON (sinkron) && record != NULL);

  self = g_new0 (Minta, 1);
  self->widget = g_object_ref (widget);
  self->sinkron = g_object_ref (sinkron);
  self->profil = prk_profil_ref (profil);
  self->is_file = hash != NULL;
  self->judul = g_strdup (judul != NULL ? judul : "");
  self->dokumen = g_strdup (dokumen != NULL ? dokumen : "");
  prk_store_find_saksi_async (prk_sinkron_get_store (sinkron), record, hash, NULL, found_cb, self);
}
