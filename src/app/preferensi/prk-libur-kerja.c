/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-libur-kerja.h"

typedef struct
{
  char *folder;
  PrkLibur *buang;  /* (nullable) */
  GPtrArray *masuk; /* (nullable) */
} Kerja;

static void
kerja_free (Kerja *kerja)
{
  g_free (kerja->folder);
  g_clear_pointer (&kerja->buang, prk_libur_free);
  g_clear_pointer (&kerja->masuk, g_ptr_array_unref);
  g_free (kerja);
}

void
prk_libur_isi_free (PrkLiburIsi *self)
{
  g_ptr_array_unref (self->libur);
  g_ptr_array_unref (self->kantor);
  g_ptr_array_unref (self->salah);
  g_free (self);
}

static gboolean
is_same (const PrkLibur *one, const PrkLibur *other)
{
  return strcmp (one->tanggal, other->tanggal) == 0 && one->golongan == other->golongan
         && g_strcmp0 (one->daerah, other->daerah) == 0;
}

static gboolean
change (const Kerja *kerja, GPtrArray *kantor, GError **error)
{
  for (guint i = kantor->len; kerja->buang != NULL && i-- > 0;)
    if (is_same (g_ptr_array_index (kantor, i), kerja->buang))
      g_ptr_array_remove_index (kantor, i);
  if (kerja->masuk != NULL)
    prk_libur_kantor_gabung (kantor, kerja->masuk);

  return prk_libur_kantor_simpan (kerja->folder, kantor, error);
}

static void
work_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Kerja *kerja = task_data;
  g_autofree char *tables = g_build_filename (kerja->folder, "libur", NULL);
  g_autoptr (GPtrArray) own_salah
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
  g_autoptr (GPtrArray) kantor = prk_libur_kantor_muat (kerja->folder, own_salah);
  g_autoptr (GError) error = NULL;
  PrkLiburIsi *isi;

  /* A file with lines that nobody could read is not written over: they would be lost. */
  if ((kerja->buang != NULL || kerja->masuk != NULL) && own_salah->len > 0)
    {
      const PrkLiburSalah *first = g_ptr_array_index (own_salah, 0);

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                               "libur/kantor.csv, %u: %s", first->baris, first->pesan);
      return;
    }
  if ((kerja->buang != NULL || kerja->masuk != NULL) && !change (kerja, kantor, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  isi = g_new0 (PrkLiburIsi, 1);
  isi->kantor = g_steal_pointer (&kantor);
  isi->salah = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
  isi->libur = prk_libur_muat (tables, isi->salah);
  g_task_return_pointer (task, isi, (GDestroyNotify)prk_libur_isi_free);
}

void
prk_libur_kerja_async (const char *folder,
                       const PrkLibur *buang,
                       GPtrArray *masuk,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Kerja *kerja = g_new0 (Kerja, 1);

  kerja->folder = g_strdup (folder);
  kerja->buang = buang != NULL ? prk_libur_copy (buang) : NULL;
  kerja->masuk = masuk != NULL ? g_ptr_array_ref (masuk) : NULL;
  g_task_set_source_tag (task, prk_libur_kerja_async);
  g_task_set_task_data (task, kerja, (GDestroyNotify)kerja_free);
  g_task_run_in_thread (task, work_thread);
}

PrkLiburIsi *
prk_libur_kerja_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
