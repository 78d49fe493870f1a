/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-error.h"
#include "base/prk-hash.h"

#include "prk-perbaikan-baca.h"

#define MAX_FILE (200 * 1000 * 1000)

typedef struct
{
  GFile        *file;
  PrkRecord    *record;
  PrkSkema     *skema;
  PrkDocxJalan  jalan;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->file);
  prk_record_unref (job->record);
  prk_skema_unref (job->skema);
  g_free (job);
}

void
prk_perbaikan_bacaan_free (PrkPerbaikanBacaan *self)
{
  g_clear_pointer (&self->suntingan, prk_docx_suntingan_free);
  g_free (self->hash);
  g_free (self);
}

GBytes *
prk_perbaikan_muat (GFile         *file,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(GFileInfo) info
    = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_FOREIGN, "it is no file");
      return NULL;
    }
  if (g_file_info_get_size (info) > MAX_FILE)
    {
      g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_TOO_LARGE, "the file is too large");
      return NULL;
    }

  return g_file_load_bytes (file, cancellable, NULL, error);
}

static PrkPerbaikanBacaan *
read_bytes (const Job  *job,
            GBytes     *docx,
            GError    **error)
{
  g_autoptr(PrkDocxKembali) kembali = prk_docx_kembali_new (docx, error);
  g_autoptr(PrkRecord) dasar = NULL;
  g_autofree char *hash = NULL;
  PrkPerbaikanBacaan *self;

  if (kembali == NULL)
    return NULL;
  if (g_strcmp0 (kembali->rekaman, prk_record_get_id (job->record)) != 0)
    {
      g_set_error_literal (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, "it was made from another record");
      return NULL;
    }

  self = g_new0 (PrkPerbaikanBacaan, 1);
  hash = prk_record_dup_hash (job->record);
  dasar = prk_docx_kembali_new_dasar (kembali, job->record);
  self->is_known = dasar != NULL;
  self->is_same = g_strcmp0 (hash, kembali->hash) == 0;
  self->hash = prk_hash_bytes (docx);
  self->suntingan = prk_docx_suntingan_new (g_steal_pointer (&kembali), job->record, dasar, job->skema, job->jalan);

  return self;
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr(GBytes) docx = prk_perbaikan_muat (job->file, cancellable, &error);
  PrkPerbaikanBacaan *bacaan = docx != NULL ? read_bytes (job, docx, &error) : NULL;

  if (bacaan != NULL)
    g_task_return_pointer (task, bacaan, (GDestroyNotify) prk_perbaikan_bacaan_free);
  else
    g_task_return_error (task, error);
}

void
prk_perbaikan_baca_async (GFile               *file,
                          PrkRecord           *record,
                          PrkSkema            *skema,
                          PrkDocxJalan         jalan,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->file = g_object_ref (file);
  job->record = prk_record_copy (record);
  job->skema = prk_skema_ref (skema);
  job->jalan = jalan;
  g_task_set_source_tag (task, prk_perbaikan_baca_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_in_thread);
}

PrkPerbaikanBacaan *
prk_perbaikan_baca_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
prk_perbaikan_lampirkan (PrkKakSession        *session,
                         PrkEdit              *edit,
                         const PrkBerkasValue *berkas,
                         const char           *words)
{
  g_autofree char *row = prk_kak_session_new_row_id (session);
  g_autofree char *path = g_strdup_printf ("lampiran/%s/berkas", row);
  g_autofree char *said = g_strdup_printf ("lampiran/%s/keterangan", row);
  g_autoptr(JsonNode) value = prk_berkas_to_value (berkas);

  prk_edit_append_row (edit, "lampiran", row);
  prk_edit_set_node (edit, path, value);
  if (words != NULL)
    prk_edit_set_string (edit, said, words);
}

GtkFileChooserNative *
prk_perbaikan_pilih_new (GtkWindow  *parent,
                         const char *title)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("Ca_ncel"));

  gtk_file_filter_set_name (filter, _("Documents for Word or LibreOffice (DOCX)"));
  gtk_file_filter_add_mime_type (filter, PRK_DOCX_TYPE);
  gtk_file_filter_add_suffix (filter, "docx");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);

  return chooser;
}

static const char *
get_heading (const GError *error)
{
  if (error->domain == PRK_INPUT_ERROR)
    return _("Made from Something Else");
  if (error->domain != PRK_DOCX_ERROR)
    return _("The File Could Not Be Read");

  switch ((PrkDocxError) error->code)
    {
    case PRK_DOCX_ERROR_ENCRYPTED:
      return _("The File Is Locked");
    case PRK_DOCX_ERROR_TOO_LARGE:
      return _("The File Is Too Large");
    case PRK_DOCX_ERROR_DAMAGED:
      return _("The File Is Damaged");
    case PRK_DOCX_ERROR_NOT_OURS:
      return _("Not Made in Prakarsa");
    case PRK_DOCX_ERROR_FOREIGN:
    default:
      return _("No Word Document");
    }
}

static const char *
get_advice (const GError *error)
{
  if (error->domain == PRK_INPUT_ERROR)
    return _("“%s” was made from another record. Open that one and read the file in there.");
  if (error->domain != PRK_DOCX_ERROR)
    return NULL;

  switch ((PrkDocxError) error->code)
    {
    case PRK_DOCX_ERROR_ENCRYPTED:
      return _("“%s” needs a password, or is of an older kind than DOCX. Save it as DOCX without a password and try again.");
    case PRK_DOCX_ERROR_TOO_LARGE:
      return _("“%s” holds more than a document of this kind can. It was not read. Take large pictures out and try again.");
    case PRK_DOCX_ERROR_DAMAGED:
      return _("“%s” cannot be read to its end. Ask for it to be sent again, or open it in a word processor and save it anew.");
    case PRK_DOCX_ERROR_NOT_OURS:
      return _("“%s” does not say what it was made from: it was written anew, or copied into a new file. What was changed in it "
               "cannot be told. Attach it, or ask for the file that was sent out.");
    case PRK_DOCX_ERROR_FOREIGN:
    default:
      return _("“%s” is no document of a word processor, whatever its name says. Save it as DOCX and try again.");
    }
}

void
prk_perbaikan_dup_galat (const GError  *error,
                         const char    *nama,
                         char         **heading,
                         char         **body)
{
  const char *advice = get_advice (error);
  g_auto(GStrv) parts = g_strsplit (advice != NULL ? advice : "%s", "%s", 2);

  *heading = g_strdup (get_heading (error));
  *body = g_strconcat (parts[0], advice != NULL ? nama : error->message, parts[1], "\n\n",
                       _("Nothing was changed here."), NULL);
}
