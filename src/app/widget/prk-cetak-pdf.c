/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <gtk/gtkunixprint.h>

#include "prk-cetak-pdf.h"

typedef struct
{
  GBytes *pdf;
  char   *judul;
} Print;

static void
print_free (Print *print)
{
  g_bytes_unref (print->pdf);
  g_free (print->judul);
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
send_pdf (GTask               *task,
          GtkPrintUnixDialog  *chooser)
{
  Print *print = g_task_get_task_data (task);
  g_autoptr(GtkPrintSettings) settings = gtk_print_unix_dialog_get_settings (chooser);
  g_autoptr(GtkPrintJob) job = gtk_print_job_new (print->judul, gtk_print_unix_dialog_get_selected_printer (chooser), settings,
                                                  gtk_print_unix_dialog_get_page_setup (chooser));
  g_autoptr(GFileIOStream) stream = NULL;
  g_autoptr(GFile) file = NULL;
  GError *error = NULL;

  file = g_file_new_tmp ("prakarsa-XXXXXX.pdf", &stream, &error);
  if (file == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), g_bytes_get_data (print->pdf, NULL),
                                  g_bytes_get_size (print->pdf), NULL, NULL, &error)
      || !gtk_print_job_set_source_file (job, g_file_peek_path (file), &error))
    g_task_return_error (task, error);
  else
    gtk_print_job_send (job, sent_cb, g_object_ref (task), g_object_unref);

  /* The job holds the file open; its name has done its work. */
  g_file_delete (file, NULL, NULL);
}

static void
chosen_cb (GtkDialog *dialog,
           int        response,
           GTask     *task)
{
  GtkPrintUnixDialog *chooser = GTK_PRINT_UNIX_DIALOG (dialog);
  GtkPrinter *printer = response == GTK_RESPONSE_OK ? gtk_print_unix_dialog_get_selected_printer (chooser) : NULL;

  if (printer == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  else if (!gtk_printer_accepts_pdf (printer))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _("this printer takes no PDF; save the paper and print the file from another program"));
  else
    send_pdf (task, chooser);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (task);
}

/**
 * prk_cetak_pdf_async:
 * @parent: above which the dialog stands
 * @heading: of the dialog
 * @judul: of the job
 * @pdf: what is printed
 * @halaman: its paper
 * @callback: called when it was sent
 * @user_data: for @callback
 *
 * Prints by the system's dialog.
 */
void
prk_cetak_pdf_async (GtkWindow            *parent,
                     const char           *heading,
                     const char           *judul,
                     GBytes               *pdf,
                     const PrkTataHalaman *halaman,
                     GAsyncReadyCallback   callback,
                     gpointer              user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Print *print = g_new0 (Print, 1);
  g_autoptr(GtkPaperSize) paper
    = gtk_paper_size_new_custom ("prakarsa", _("Paper of the document"), halaman->lebar_mm, halaman->tinggi_mm, GTK_UNIT_MM);
  g_autoptr(GtkPageSetup) page_setup = gtk_page_setup_new ();
  g_autoptr(GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkWidget *dialog = gtk_print_unix_dialog_new (heading, parent);

  print->pdf = g_bytes_ref (pdf);
  print->judul = g_strdup (judul);
  gtk_page_setup_set_paper_size (page_setup, paper);
  gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL); /* the long edge */
  gtk_print_settings_set_paper_size (settings, paper);
  gtk_print_unix_dialog_set_settings (GTK_PRINT_UNIX_DIALOG (dialog), settings);
  gtk_print_unix_dialog_set_page_setup (GTK_PRINT_UNIX_DIALOG (dialog), page_setup);
  gtk_print_unix_dialog_set_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog), GTK_PRINT_CAPABILITY_GENERATE_PDF);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);

  g_task_set_source_tag (task, prk_cetak_pdf_async);
  g_task_set_task_data (task, print, (GDestroyNotify) print_free);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
prk_cetak_pdf_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
