/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "paket/prk-kantor.h"

#include "prk-templat-bahan.h"
#include "prk-templat-kertas.h"

#define SIDEWAYS "cetak_buku"

void
prk_templat_cetak_free (PrkTemplatCetak *self)
{
  g_object_unref (self->daftar);
  prk_profil_unref (self->profil);
  g_hash_table_unref (self->kantor);
  g_clear_pointer (&self->record, prk_record_unref);
  g_free (self->nama);
  g_free (self->id);
  g_free (self->catatan);
  g_free (self);
}

/* What stands below others is printed by one of them. */
static const char *
find_printed (const char *nama)
{
  if (strcmp (nama, "dasar-surat") == 0)
    return "surat-penawaran";

  return strcmp (nama, "dasar-naskah") == 0 ? "kesepakatan-bersama" : nama;
}

static void
print_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  PrkTemplatCetak *self = task_data;
  g_autoptr(PrkPencetak) pencetak = NULL;
  g_autoptr(PrkProfil) sideways = NULL;
  g_autoptr(PrkCetakan) cetakan = NULL;
  GError *error = NULL;
  const char *kind;

  if (self->record == NULL)
    self->record = prk_templat_bahan_new_cetak (self->daftar, self->profil, self->nama, self->id, &error);
  if (self->record == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  kind = prk_record_get_kind (self->record);
  sideways = strcmp (kind, SIDEWAYS) == 0 ? prk_profil_new_mendatar (self->profil, SIDEWAYS) : NULL;
  pencetak = prk_pencetak_new_untuk (sideways != NULL ? sideways : self->profil, kind, find_printed (self->nama));
  prk_kantor_siapkan (pencetak, prk_kasus_daftar_get_store (self->daftar));
  prk_pencetak_set_templat_kantor (pencetak, self->kantor);
  cetakan = prk_pencetak_cetak (pencetak, self->record, cancellable, &error);
  self->catatan = prk_pencetak_dup_catatan (pencetak);
  if (cetakan != NULL)
    g_task_return_pointer (task, g_bytes_ref (prk_cetakan_get_pdf (cetakan)), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
prk_templat_kertas_async (GObject             *source,
                          PrkTemplatCetak     *cetak,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) task = g_task_new (source, cancellable, callback, NULL);

  g_task_set_source_tag (task, prk_templat_kertas_async);
  g_task_set_task_data (task, cetak, (GDestroyNotify) prk_templat_cetak_free);
  g_task_run_in_thread (task, print_in_thread);
}
