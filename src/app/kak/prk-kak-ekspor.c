/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "naskah/prk-naskah.h"
#include "paket/prk-kantor.h"
#include "widget/prk-cetak-pdf.h"
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

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (prk_cetak_pdf_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
print_pdf_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PrkKakSession *session = g_task_get_source_object (task);
  GtkWindow *parent = g_task_get_task_data (task);
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *judul = NULL;
  GError *error = NULL;

  pdf = prk_kak_pdf_finish (result, &error);
  if (pdf == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_object_get (session, "judul", &judul, NULL);
  prk_cetak_pdf_async (parent, _("Print KAK"), judul != NULL ? judul : "KAK", pdf,
                       prk_profil_get_halaman (prk_kak_session_get_profil (session)), printed_cb, g_object_ref (task));
}

void
prk_kak_cetak_async (GtkWindow           *parent,
                     PrkKakSession       *session,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);

  g_task_set_source_tag (task, prk_kak_cetak_async);
  g_task_set_task_data (task, g_object_ref (parent), g_object_unref);
  prk_kak_pdf_async (session, cancellable, print_pdf_cb, task);
}

gboolean
prk_kak_cetak_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
