/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-id.h"
#include "base/prk-json.h"
#include "domain/prk-lembar.h"

#include "prk-kasus-impor.h"
#include "prk-kasus-private.h"
#include "prk-materi-private.h"

static GPtrArray *
read_csv (GBytes *berkas, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (berkas, &size);

  return prk_lembar_baca (text != NULL ? text : "", (gssize)size, error);
}

PrkImporKasus *
prk_kasus_impor_baca (PrkKasusDaftar *daftar,
                      GBytes *berkas,
                      PrkKasusImporLembar lembar,
                      GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (PrkKalender) kalender = NULL;
  g_autoptr (PrkProfil) profil = NULL;
  g_autoptr (PrkImporKasus) impor = NULL;
  g_autoptr (GHashTable) nomor = NULL;
  g_autoptr (GHashTable) judul = NULL;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (daftar) && berkas != NULL, NULL);

  kalender = prk_kasus_daftar_dup_kalender (daftar);
  profil = _prk_kasus_daftar_dup_profil (daftar);
  rows = (lembar != NULL ? lembar : read_csv) (berkas, &local_error);
  impor = prk_impor_kasus_baca_lembar (rows, local_error, profil, kalender,
                                       prk_kasus_hari_ini (prk_kasus_daftar_get_store (daftar)));
  if (!_prk_kasus_list_others (daftar, NULL, &nomor, &judul, error))
    return NULL;
  prk_impor_kasus_bandingkan (impor, nomor, judul);

  return g_steal_pointer (&impor);
}

/* Lives where somebody blocks for the answer. */
typedef struct
{
  PrkImporKasus *impor;
  GPtrArray     *ids; /* (element-type utf8) a row each; NULL: it is not written */
} Ambil;

static gboolean
write_row (PrkWriter *writer, const PrkImporBaris *baris, const char *ksd, GError **error)
{
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
  const Ambil *ambil = job->input;
  PrkWriter *writer = where;

  for (guint i = 0; i < ambil->impor->baris->len; i++)
    {
      if (g_ptr_array_index (ambil->ids, i) == NULL)
        continue;
      g_free (ambil->ids->pdata[i]);
      ambil->ids->pdata[i] = prk_id_new (writer->clock, writer->entropy);
      if (!write_row (writer, g_ptr_array_index (ambil->impor->baris, i), ambil->ids->pdata[i],
                      error))
        return FALSE;
    }

  return TRUE;
}

/* A row that is good and that nobody wrote since it was read. */
static gboolean
is_to_be_written (const PrkImporBaris *baris, GHashTable *nomor, GHashTable *judul)
{
  g_autofree char *key = prk_impor_kasus_dup_kunci (baris->judul, baris->mitra);

  if (prk_impor_baris_get_nasib (baris) != PRK_IMPOR_BAIK || g_hash_table_contains (judul, key))
    return FALSE;
  for (guint k = 0; baris->nomor[k] != NULL; k++)
    if (g_hash_table_contains (nomor, baris->nomor[k]))
      return FALSE;

  return TRUE;
}

static GPtrArray *
ambil (PrkKasusDaftar *daftar, PrkImporKasus *impor, GError **error)
{
  g_autoptr (GHashTable) nomor = NULL;
  g_autoptr (GHashTable) judul = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_full (impor->baris->len, g_free);
  g_autoptr (GError) local_error = NULL;
  Ambil job = { impor, ids };
  guint n = 0;

  if (!_prk_kasus_list_others (daftar, NULL, &nomor, &judul, error))
    return NULL;
  for (guint i = 0; i < impor->baris->len; i++)
    {
      gboolean is_written
          = is_to_be_written (g_ptr_array_index (impor->baris, i), nomor, judul);

      g_ptr_array_add (ids, is_written ? g_strdup ("") : NULL);
      n += is_written;
    }
  if (n == 0)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT, "no row can be written");
      return NULL;
    }
  _prk_store_call (prk_kasus_daftar_get_store (daftar),
                   _prk_job_new (PRK_JOB_WRITE, tulis_run, &job, NULL), &local_error);
  if (local_error == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

static guint
take_ids (PrkImporKasus *impor, GPtrArray *ids)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      PrkImporBaris *baris = g_ptr_array_index (impor->baris, i);

      if (g_ptr_array_index (ids, i) == NULL)
        continue;
      g_free (baris->ksd);
      baris->ksd = g_strdup (g_ptr_array_index (ids, i));
      baris->nasib = PRK_IMPOR_DIAMBIL;
      n++;
    }

  return n;
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
  g_autoptr (GPtrArray) ids = NULL;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (daftar) && impor != NULL, FALSE);

  if (prk_impor_kasus_count_salah (impor) > 0 || impor->baris->len == 0)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT,
                   "rows that are wrong are not written, and the others wait for them");
      return FALSE;
    }
  ids = ambil (daftar, impor, error);
  if (ids != NULL)
    take_ids (impor, ids);

  return ids != NULL;
}

typedef struct
{
  GBytes *berkas;
  PrkKasusImporLembar lembar;
} Baca;

static void
baca_free (Baca *baca)
{
  g_bytes_unref (baca->berkas);
  g_free (baca);
}

static void
baca_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Baca *baca = data;
  g_autoptr (GError) error = NULL;
  PrkImporKasus *impor = prk_kasus_impor_baca (source, baca->berkas, baca->lembar, &error);

  if (impor != NULL)
    g_task_return_pointer (task, impor, (GDestroyNotify)prk_impor_kasus_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
prk_kasus_impor_baca_async (PrkKasusDaftar *daftar,
                            GBytes *berkas,
                            PrkKasusImporLembar lembar,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Baca *baca;

  g_return_if_fail (PRK_IS_KASUS_DAFTAR (daftar) && berkas != NULL);

  task = g_task_new (daftar, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_kasus_impor_baca_async);
  baca = g_new0 (Baca, 1);
  baca->berkas = g_bytes_ref (berkas);
  baca->lembar = lembar;
  g_task_set_task_data (task, baca, (GDestroyNotify)baca_free);
  g_task_run_in_thread (task, baca_thread);
}

PrkImporKasus *
prk_kasus_impor_baca_finish (PrkKasusDaftar *daftar, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, daftar), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * prk_kasus_impor_ambil:
 * @daftar: the cases of a store
 * @impor: what prk_kasus_impor_baca() read
 * @error: of the domain PRK_STORE_ERROR
 *
 * Writes the rows that are good, in one transaction; the others stay out. Blocks.
 *
 * Returns: how many were written, and each row knows its case; 0 with an error
 */
guint
prk_kasus_impor_ambil (PrkKasusDaftar *daftar, PrkImporKasus *impor, GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (daftar) && impor != NULL, 0);

  ids = ambil (daftar, impor, error);

  return ids != NULL ? take_ids (impor, ids) : 0;
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

static void
ambil_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *ids = ambil (source, data, &error);

  if (ids != NULL)
    g_task_return_pointer (task, ids, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * prk_kasus_impor_ambil_async:
 * @daftar: the cases of a store
 * @impor: what prk_kasus_impor_baca() read; nobody may change it until this has ended
 * @cancellable: (nullable): has no effect once it is being written
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Writes the rows that are good, in one transaction; the others stay out. A row that was written elsewhere since it was
 * read stays out, too.
 */
void
prk_kasus_impor_ambil_async (PrkKasusDaftar *daftar,
                             PrkImporKasus *impor,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PRK_IS_KASUS_DAFTAR (daftar) && impor != NULL);

  task = g_task_new (daftar, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_kasus_impor_ambil_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, prk_impor_kasus_ref (impor), (GDestroyNotify)prk_impor_kasus_unref);
  g_task_run_in_thread (task, ambil_thread);
}

/* How many were written, and each row knows its case; 0 with an error. */
guint
prk_kasus_impor_ambil_finish (PrkKasusDaftar *daftar, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;

  g_return_val_if_fail (g_task_is_valid (result, daftar), 0);

  ids = g_task_propagate_pointer (G_TASK (result), error);

  return ids != NULL ? take_ids (g_task_get_task_data (G_TASK (result)), ids) : 0;
}
