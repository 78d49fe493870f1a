/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-hash.h"

#include "prk-pustaka-judul-private.h"
#include "prk-pustaka-private.h"

#define SQL_LIST                                                                                   \
  "SELECT halaman, tingkat, jenis, teks FROM judul WHERE dokumen = ? ORDER BY halaman, urut"

GPtrArray *
_prk_judul_find (const char *raw,
                 guint       halaman)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) prk_pustaka_judul_free);
}

gboolean
_prk_judul_add (PrkDb       *db,
                gint64       nomor,
                guint        halaman,
                const char  *raw,
                GError     **error)
{
  return TRUE;
}

static GPtrArray *
list_titles (PrkPustaka  *self,
             const char  *hash,
             GError     **error)
{
  g_autoptr(GPtrArray) titles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) prk_pustaka_judul_free);
  PrkDb *db = _prk_pustaka_get_read_db (self, error);
  g_autoptr(GError) local_error = NULL;
  g_autoptr(PrkRows) rows = NULL;
  gint64 nomor;

  if (db == NULL || !_prk_indeks_find (db, hash, &nomor, NULL, error))
    return NULL;

  rows = _prk_db_query (db, &local_error, SQL_LIST, "i", nomor);
  while (rows != NULL && _prk_db_next (db, rows, &local_error))
    {
      PrkPustakaJudul *judul = g_new0 (PrkPustakaJudul, 1);

      judul->halaman = _prk_rows_int (rows, 0);
      judul->tingkat = _prk_rows_int (rows, 1);
      judul->jenis = g_strdup (_prk_rows_text (rows, 2));
      judul->teks = g_strdup (_prk_rows_text (rows, 3));
      g_ptr_array_add (titles, judul);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&titles);
}

static void
list_on_reader (PrkPustaka *self,
                GTask      *task)
{
  GError *error = NULL;
  GPtrArray *titles = list_titles (self, g_task_get_task_data (task), &error);

  if (titles != NULL)
    g_task_return_pointer (task, titles, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * prk_pustaka_daftar_isi_async:
 * @hash: of a document
 *
 * Lists the headings of a document. Any thread with a main context.
 */
void
prk_pustaka_daftar_isi_async (PrkPustaka          *self,
                              const char          *hash,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PRK_IS_PUSTAKA (self));
  g_return_if_fail (prk_hash_is_valid (hash));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pustaka_daftar_isi_async);
  g_task_set_task_data (task, g_strdup (hash), g_free);
  _prk_pustaka_push_reader (self, list_on_reader, task);
}

/**
 * prk_pustaka_daftar_isi_finish:
 *
 * Ends prk_pustaka_daftar_isi_async().
 *
 * Returns: (element-type PrkPustakaJudul) (transfer full): in the order of the text; %NULL with a
 *   %PRK_STORE_ERROR set
 */
GPtrArray *
prk_pustaka_daftar_isi_finish (PrkPustaka    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pustaka_daftar_isi_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
