/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "naskah/prk-naskah.h"

#include "prk-templat-kertas.h"

typedef struct
{
  PrkProfil  *profil;
  PrkRecord  *record;
  GHashTable *kantor;
  char       *nama, *folder;
} Print;

static void
print_free (Print *print)
{
  prk_profil_unref (print->profil);
  prk_record_unref (print->record);
  g_hash_table_unref (print->kantor);
  g_free (print->nama);
  g_free (print->folder);
  g_free (print);
}

static void
print_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Print *print = task_data;
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_untuk (print->profil, prk_record_get_kind (print->record), print->nama);
  g_autoptr(PrkCetakan) cetakan = NULL;
  GError *error = NULL;

  if (!prk_pencetak_set_folder (pencetak, print->folder, NULL))
    g_message ("a picture in the folder of emblems cannot be used");
  prk_pencetak_set_templat_kantor (pencetak, print->kantor);
  cetakan = prk_pencetak_cetak (pencetak, print->record, cancellable, &error);
  if (cetakan != NULL)
    g_task_return_pointer (task, g_bytes_ref (prk_cetakan_get_pdf (cetakan)), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
prk_templat_kertas_async (GObject             *source,
                          PrkProfil           *profil,
                          PrkRecord           *record,
                          GHashTable          *kantor,
                          const char          *nama,
                          const char          *folder,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) task = g_task_new (source, cancellable, callback, NULL);
  Print *print = g_new0 (Print, 1);

  print->profil = prk_profil_ref (profil);
  print->record = record;
  print->kantor = kantor;
  print->nama = g_strdup (nama);
  print->folder = g_strdup (folder);
  g_task_set_source_tag (task, prk_templat_kertas_async);
  g_task_set_task_data (task, print, (GDestroyNotify) print_free);
  g_task_run_in_thread (task, print_in_thread);
}
