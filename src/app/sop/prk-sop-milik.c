/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "base/prk-id.h"
#include "domain/prk-sop-rekaman.h"

#include "prk-sop-milik.h"

#define MAX_FILE (1024 * 1024)

typedef struct
{
  GtkWidget *page;
  PrkStore *store;
  PrkSop *sop;
  PrkRecord *record;
  PrkSopMilikFunc func;
  GtkFileChooserNative *chooser;
} Job;

static Job *
job_new (GtkWidget *page, PrkStore *store, PrkSop *sop, PrkSopMilikFunc func)
{
  Job *job = g_new0 (Job, 1);

  job->page = g_object_ref (page);
  job->store = store != NULL ? g_object_ref (store) : NULL;
  job->sop = sop != NULL ? prk_sop_ref (sop) : NULL;
  job->func = func;

  return job;
}

static void
job_free (Job *job)
{
  g_object_unref (job->page);
  g_clear_object (&job->store);
  g_clear_object (&job->chooser);
  g_clear_pointer (&job->sop, prk_sop_unref);
  g_clear_pointer (&job->record, prk_record_unref);
  g_free (job);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkOp) op = prk_store_commit_finish (PRK_STORE (source), result, &error);

  if (op == NULL)
    prk_pesan_dialog (job->page, _ ("The Procedure Was Not Saved"), error->message);
  else
    job->func (prk_record_get_id (job->record), job->page);
  job_free (job);
}

/* Takes the job. */
static void
begin_copy (Job *job)
{
  g_autofree char *id
      = prk_id_new (prk_store_get_clock (job->store), prk_store_get_entropy (job->store));
  g_autoptr (PrkEdit) edit = NULL;

  job->record = prk_record_new (id, "sop");
  edit = prk_edit_new (job->record);
  prk_sop_isi_rekaman (job->sop, edit);
  prk_store_commit_async (job->store, edit, NULL, committed_cb, job);
}

void
prk_sop_milik_salin (GtkWidget *page, PrkStore *store, PrkSop *sop, PrkSopMilikFunc func)
{
  begin_copy (job_new (page, store, sop, func));
}

/* Files */

static GtkFileChooserNative *
new_chooser (GtkWidget *page, const char *title, GtkFileChooserAction action, const char *agree)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, GTK_WINDOW (gtk_widget_get_root (page)), action, agree, _ ("Ca_ncel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Procedures (JSON)"));
  gtk_file_filter_add_pattern (filter, "*.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);

  return chooser;
}

/* The first mistakes, each with its line. */
static char *
dup_mistakes (GPtrArray *salah)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (salah->len, 5); i++)
    {
      const PrkSopSalah *one = g_ptr_array_index (salah, i);

      g_string_append_printf (text, i > 0 ? "\n" : "");
      g_string_append_printf (text, _ ("Line %u, %s: %s"), one->baris, one->kunci, one->pesan);
    }

  return g_string_free (text, FALSE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *mistakes = NULL;
  g_autoptr (GPtrArray) salah = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_salah_free);
  gsize size;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, &size, NULL, &error))
    {
      prk_pesan_dialog (job->page, _ ("The File Was Not Read"), error->message);
      job_free (job);
      return;
    }

  job->sop = size <= MAX_FILE ? prk_sop_baca (text, size, salah) : NULL;
  if (job->sop != NULL)
    {
      begin_copy (job);
      return;
    }
  mistakes
      = size <= MAX_FILE ? dup_mistakes (salah) : g_strdup (_ ("It is too large for a procedure."));
  prk_pesan_dialog (job->page, _ ("The File Holds No Procedure That Can Be Used"), mistakes);
  job_free (job);
}

static void
import_chosen_cb (GtkNativeDialog *dialog, int response, Job *job)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    g_file_load_contents_async (file, NULL, read_cb, job);
  else
    job_free (job);
}

void
prk_sop_milik_impor (GtkWidget *page, PrkStore *store, PrkSopMilikFunc func)
{
  Job *job = job_new (page, store, NULL, func);

  job->chooser
      = new_chooser (page, _ ("Import a Procedure"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"));
  g_signal_connect (job->chooser, "response", G_CALLBACK (import_chosen_cb), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (job->chooser));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    prk_pesan_dialog (job->page, _ ("The File Was Not Written"), error->message);
  job_free (job);
}

static void
export_chosen_cb (GtkNativeDialog *dialog, int response, Job *job)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (response != GTK_RESPONSE_ACCEPT || file == NULL)
    {
      job_free (job);
      return;
    }

  text = prk_sop_dup_json (job->sop);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, written_cb, job);
}

void
prk_sop_milik_ekspor (GtkWidget *page, PrkSop *sop)
{
  Job *job = job_new (page, NULL, sop, NULL);
  g_autofree char *name = g_strdup_printf ("SOP %s.json", prk_sop_get_nama (sop));

  job->chooser
      = new_chooser (page, _ ("Export the Procedure"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (job->chooser),
                                     g_strdelimit (name, "/", '-'));
  g_signal_connect (job->chooser, "response", G_CALLBACK (export_chosen_cb), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (job->chooser));
}

/* Away */

static void
discard_response_cb (AdwMessageDialog *dialog, const char *response, Job *job)
{
  g_autoptr (PrkEdit) edit = NULL;

  if (g_strcmp0 (response, "discard") != 0)
    {
      job_free (job);
      return;
    }

  edit = prk_edit_new (job->record);
  prk_edit_set_bool (edit, "dihapus", TRUE);
  prk_store_commit_async (job->store, edit, NULL, committed_cb, job);
}

void
prk_sop_milik_buang (GtkWidget *page, PrkStore *store, PrkRecord *record, PrkSopMilikFunc func)
{
  Job *job = job_new (page, store, NULL, func);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (page)),
                                              _ ("Back to the Shipped Procedure?"),
                                              _ ("Your copy leaves the list, here and on the other "
                                                 "laptops. What has begun by it goes on; its "
                                                 "history stays."));

  job->record = prk_record_ref (record);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Ca_ncel"), "discard",
                                    _ ("_Take Away"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (discard_response_cb), job);
  gtk_window_present (GTK_WINDOW (dialog));
}
