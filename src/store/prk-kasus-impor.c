/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-id.h"
#include "base/prk-json.h"

#include "prk-kasus-impor.h"
#include "prk-kasus-private.h"
#include "prk-materi-private.h"

PrkImporKasus *
prk_kasus_impor_baca (PrkKasusDaftar *daftar, const char *text, gssize size, GError **error)
{
  g_autoptr (PrkKalender) kalender = NULL;
  g_autoptr (PrkProfil) profil = NULL;
  g_autoptr (PrkImporKasus) impor = NULL;
  g_autoptr (GHashTable) nomor = NULL;
  g_autoptr (GHashTable) judul = NULL;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (daftar) && text != NULL, NULL);

  kalender = prk_kasus_daftar_dup_kalender (daftar);
  profil = _prk_kasus_daftar_dup_profil (daftar);
  impor = prk_impor_kasus_baca (text, size, profil, kalender,
                                prk_kasus_hari_ini (prk_kasus_daftar_get_store (daftar)));
  if (!_prk_kasus_list_others (daftar, NULL, &nomor, &judul, error))
    return NULL;
  prk_impor_kasus_bandingkan (impor, nomor, judul);

  return g_steal_pointer (&impor);
}

static gboolean
write_row (PrkWriter *writer, const PrkImporBaris *baris, GError **error)
{
  g_autofree char *ksd = prk_id_new (writer->clock, writer->entropy);

  if (!_prk_kasus_tulis_ksd (writer, ksd, baris->fakta, error))
    return FALSE;
  for (guint i = 0; i < baris->kejadian->len; i++)
    {
      JsonObject *isi = g_ptr_array_index (baris->kejadian, i);
      g_autofree char *id = NULL;

      if (!_prk_kasus_tulis_peristiwa (writer, ksd, prk_json_get_string (isi, "jenis", ""), isi, &id,
                                       error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
tulis_run (gpointer where, PrkJob *job, GError **error)
{
  const PrkImporKasus *impor = job->input;

  for (guint i = 0; i < impor->baris->len; i++)
    if (!write_row (where, g_ptr_array_index (impor->baris, i), error))
      return FALSE;

  return TRUE;
}

/**
 * prk_kasus_impor_tulis:
 * @daftar: the cases of a store
 * @impor: what prk_kasus_impor_baca() read
 * @error: of the domain PRK_STORE_ERROR
 *
 * Writes every row as a case of its own, all in one transaction. Blocks.
 */
gboolean
prk_kasus_impor_tulis (PrkKasusDaftar *daftar, PrkImporKasus *impor, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (daftar) && impor != NULL, FALSE);

  if (prk_impor_kasus_count_salah (impor) > 0 || impor->baris->len == 0)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT,
                   "rows that are wrong are not written, and the others wait for them");
      return FALSE;
    }
  _prk_store_call (prk_kasus_daftar_get_store (daftar),
                   _prk_job_new (PRK_JOB_WRITE, tulis_run, impor, NULL), &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static void
baca_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (data, &size);
  PrkImporKasus *impor
      = prk_kasus_impor_baca (source, text != NULL ? text : "", (gssize)size, &error);

  if (impor != NULL)
    g_task_return_pointer (task, impor, (GDestroyNotify)prk_impor_kasus_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
prk_kasus_impor_baca_async (PrkKasusDaftar *daftar,
                            GBytes *text,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PRK_IS_KASUS_DAFTAR (daftar) && text != NULL);

  task = g_task_new (daftar, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_kasus_impor_baca_async);
  g_task_set_task_data (task, g_bytes_ref (text), (GDestroyNotify)g_bytes_unref);
  g_task_run_in_thread (task, baca_thread);
}

PrkImporKasus *
prk_kasus_impor_baca_finish (PrkKasusDaftar *daftar, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, daftar), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
tulis_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (prk_kasus_impor_tulis (source, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Nobody may change @impor until it has ended. */
void
prk_kasus_impor_tulis_async (PrkKasusDaftar *daftar,
                             PrkImporKasus *impor,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PRK_IS_KASUS_DAFTAR (daftar) && impor != NULL);

  task = g_task_new (daftar, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_kasus_impor_tulis_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, prk_impor_kasus_ref (impor), (GDestroyNotify)prk_impor_kasus_unref);
  g_task_run_in_thread (task, tulis_thread);
}

gboolean
prk_kasus_impor_tulis_finish (PrkKasusDaftar *daftar, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, daftar), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
