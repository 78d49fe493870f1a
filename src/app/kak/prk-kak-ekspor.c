/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <gtk/gtkunixprint.h>

#include "naskah/prk-naskah.h"
#include "paket/prk-kantor.h"
#include "widget/prk-simpan-kertas.h"

#include "prk-kak-ekspor.h"

#define MAX_NAME 80

/* Making the PDF */

typedef struct
{
  PrkStore  *store;
  PrkProfil *profil;
  PrkRecord *record;
} Paper;

static Paper *
paper_new (PrkKakSession *session)
{
  Paper *paper = g_new0 (Paper, 1);

  paper->store = g_object_ref (prk_kak_session_get_store (session));
  paper->profil = prk_profil_ref (prk_kak_session_get_profil (session));
  paper->record = prk_record_copy (prk_kak_session_get_record (session));

  return paper;
}

static void
paper_free (Paper *paper)
{
  g_object_unref (paper->store);
  prk_profil_unref (paper->profil);
  prk_record_unref (paper->record);
  g_free (paper);
}

static void
pdf_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Paper *paper = task_data;
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new (paper->profil);
  g_autoptr(PrkCetakan) cetakan = NULL;
  GError *error = NULL;

  prk_kantor_siapkan (pencetak, paper->store);
  cetakan = prk_pencetak_cetak_kak (pencetak, paper->record, cancellable, &error);
  if (cetakan != NULL)
    g_task_return_pointer (task, g_bytes_ref (prk_cetakan_get_pdf (cetakan)),
                           (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
prk_kak_pdf_async (PrkKakSession       *session,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, prk_kak_pdf_async);
  g_task_set_task_data (task, paper_new (session), (GDestroyNotify) paper_free);
  g_task_run_in_thread (task, pdf_in_thread);
}

GBytes *
prk_kak_pdf_finish (GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Into a file */

typedef struct
{
  Paper                *paper;
  GtkFileChooserNative *chooser;
  GFile                *file;
} Export;

static void
export_free (Export *export)
{
  paper_free (export->paper);
  g_clear_object (&export->chooser);
  g_clear_object (&export->file);
  g_free (export);
}

static void
export_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new (export->paper->profil);
  GError *error = NULL;

  prk_kantor_siapkan (pencetak, export->paper->store);
  if (prk_simpan_kertas_tulis (pencetak, export->paper->record, export->file, cancellable, &error))
    g_task_return_pointer (task, g_file_get_parse_name (export->file), g_free);
  else
    g_task_return_error (task, error);
}

static void
export_chosen_cb (GtkNativeDialog *dialog,
                  int              response,
                  GTask           *task)
{
  Export *export = g_task_get_task_data (task);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      export->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_task_run_in_thread (task, export_in_thread);
    }
  else
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
    }
  g_object_unref (task);
}

void
prk_kak_ekspor_async (GtkWindow           *parent,
                      PrkKakSession       *session,
                      gboolean             docx,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Export *export = g_new0 (Export, 1);
  g_autofree char *judul = NULL;
  g_autofree char *name = NULL;

  g_object_get (session, "judul", &judul, NULL);
  name = prk_kak_dup_file_name (judul);
  export->paper = paper_new (session);
  export->chooser = prk_simpan_kertas_new (parent, name, docx);

  g_task_set_source_tag (task, prk_kak_ekspor_async);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_signal_connect (export->chooser, "response", G_CALLBACK (export_chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (export->chooser));
}

char *
prk_kak_ekspor_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
prk_kak_dup_file_name (const char *judul)
{
  g_autoptr(GString) name = g_string_new ("KAK ");
  guint n_letters = 0;

  for (const char *p = judul != NULL ? judul : ""; *p != '\0' && n_letters < MAX_NAME;
       p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      gboolean is_plain = g_unichar_isalnum (letter) || letter == '-' || g_unichar_ismark (letter);

      if (is_plain)
        g_string_append_unichar (name, letter);
      else if (name->str[name->len - 1] != ' ')
        g_string_append_c (name, ' ');
      n_letters++;
    }

  g_strchomp (name->str);

  return g_strconcat (name->str, ".pdf", NULL);
}

/* To a printer */

typedef struct
{
  PrkKakSession *session;
  GtkPrinter    *printer;
  GtkPrintSettings *settings;
  GtkPageSetup  *page_setup;
  char          *title;
} Print;

static void
print_free (Print *print)
{
  g_clear_object (&print->session);
  g_clear_object (&print->printer);
  g_clear_object (&print->settings);
  g_clear_object (&print->page_setup);
  g_free (print->title);
  g_free (print);
}

static void
sent_cb (GtkPrintJob  *job,
         gpointer      user_data,
         const GError *error)
{
  GTask *task = user_data;

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
print_pdf_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Print *print = g_task_get_task_data (task);
  g_autoptr(GBytes) pdf = NULL;
  g_autoptr(GtkPrintJob) job = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFileIOStream) stream = NULL;
  GError *error = NULL;
  gsize size;
  gconstpointer data;

  pdf = prk_kak_pdf_finish (result, &error);
  if (pdf != NULL)
    file = g_file_new_tmp ("prakarsa-XXXXXX.pdf", &stream, &error);
  if (file == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  data = g_bytes_get_data (pdf, &size);
  job = gtk_print_job_new (print->title, print->printer, print->settings, print->page_setup);
  if (!g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), data, size,
                                  NULL, NULL, &error)
      || !gtk_print_job_set_source_file (job, g_file_peek_path (file), &error))
    g_task_return_error (task, error);
  else
    gtk_print_job_send (job, sent_cb, g_object_ref (task), g_object_unref);

  /* The job holds the file open; its name has done its work. */
  g_file_delete (file, NULL, NULL);
}

static void
print_chosen_cb (GtkDialog *dialog,
                 int        response,
                 GTask     *task)
{
  Print *print = g_task_get_task_data (task);
  GtkPrintUnixDialog *chooser = GTK_PRINT_UNIX_DIALOG (dialog);

  if (response == GTK_RESPONSE_OK)
    {
      print->printer = g_object_ref (gtk_print_unix_dialog_get_selected_printer (chooser));
      print->settings = gtk_print_unix_dialog_get_settings (chooser);
      print->page_setup = g_object_ref (gtk_print_unix_dialog_get_page_setup (chooser));
    }
  gtk_window_destroy (GTK_WINDOW (dialog));

  if (print->printer == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  else if (!gtk_printer_accepts_pdf (print->printer))
    g_task_return_new_error (
        task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
        _("this printer takes no PDF; export the KAK and print the file from another program"));
  else
    {
      prk_kak_pdf_async (print->session, g_task_get_cancellable (task), print_pdf_cb, task);
      return;
    }

  g_object_unref (task);
}

void
prk_kak_cetak_async (GtkWindow           *parent,
                     PrkKakSession       *session,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Print *print = g_new0 (Print, 1);
  const PrkTataHalaman *page = prk_profil_get_halaman (prk_kak_session_get_profil (session));
  g_autoptr(GtkPaperSize) paper = NULL;
  g_autoptr(GtkPageSetup) page_setup = gtk_page_setup_new ();
  g_autoptr(GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkWidget *dialog = gtk_print_unix_dialog_new (_("Print KAK"), parent);

  print->session = g_object_ref (session);
  g_object_get (session, "judul", &print->title, NULL);
  if (print->title == NULL)
    print->title = g_strdup ("KAK");

  paper = gtk_paper_size_new_custom ("prakarsa", _("Paper of the KAK"), page->lebar_mm,
                                     page->tinggi_mm, GTK_UNIT_MM);
  gtk_page_setup_set_paper_size (page_setup, paper);
  gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL); /* the long edge; a KAK has more than one page */
  gtk_print_settings_set_paper_size (settings, paper);
  gtk_print_unix_dialog_set_settings (GTK_PRINT_UNIX_DIALOG (dialog), settings);
  gtk_print_unix_dialog_set_page_setup (GTK_PRINT_UNIX_DIALOG (dialog), page_setup);
  gtk_print_unix_dialog_set_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog),
                                                 GTK_PRINT_CAPABILITY_GENERATE_PDF);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);

  g_task_set_source_tag (task, prk_kak_cetak_async);
  g_task_set_task_data (task, print, (GDestroyNotify) print_free);
  g_signal_connect (dialog, "response", G_CALLBACK (print_chosen_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
prk_kak_cetak_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
