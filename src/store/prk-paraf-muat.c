/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-cache-private.h"
#include "prk-paraf-muat.h"
#include "prk-store-private.h"

#define SQL_TEXTS                                                                                  \
  "SELECT r.number, r.id FROM about a JOIN record r ON r.number = a.record"                        \
  " WHERE a.target = ? AND a.type = 'naskah' ORDER BY r.id"
#define SQL_ACTS                                                                                   \
  "SELECT r.id, o.signature, o.bytes FROM about a JOIN record r ON r.number = a.record"            \
  " JOIN op o ON o.record = a.record"                                                              \
  " WHERE a.target = ? AND a.type = 'peristiwa' AND o.fate <> 3"                                   \
  " ORDER BY o.at_us, r.id, o.seq"

/* Written once: a second op of the same act does not count. */
static gboolean
take_act (GPtrArray  *acts,
          GHashTable *seen,
          PrkRows    *rows,
          GError    **error)
{
  const char *id = _prk_rows_text (rows, 0);
  g_autoptr(GBytes) bytes = _prk_rows_bytes (rows, 2);
  g_autoptr(GError) local_error = NULL;
  g_autoptr(PrkOp) op = prk_op_new_from_bytes (bytes, _prk_rows_text (rows, 1), &local_error);
  PrkRecord *act;

  if (op == NULL)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED, "an op of record %s is damaged: %s", id,
                   local_error->message);
      return FALSE;
    }
  if (!g_hash_table_add (seen, g_strdup (id)))
    return TRUE;
  act = prk_record_new (id, "peristiwa");
  prk_record_apply (act, op);
  g_ptr_array_add (acts, act);

  return TRUE;
}

static GPtrArray *
load_acts (PrkDb      *db,
           const char *naskah,
           GError    **error)
{
  g_autoptr(PrkRows) rows = _prk_db_query (db, error, SQL_ACTS, "t", naskah);
  g_autoptr(GPtrArray) acts = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GError) local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (_prk_db_next (db, rows, &local_error))
    if (!take_act (acts, seen, rows, error))
      return NULL;
  if (local_error == NULL)
    return g_steal_pointer (&acts);
  g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

static GPtrArray *
load_texts (PrkDb      *db,
            const char *ksd,
            GError    **error)
{
  g_autoptr(PrkRows) rows = _prk_db_query (db, error, SQL_TEXTS, "t", ksd);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GError) local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (_prk_db_next (db, rows, &local_error))
    {
      gint64 number = _prk_rows_int (rows, 0);

      g_array_append_val (numbers, number);
      g_ptr_array_add (texts, prk_record_new (_prk_rows_text (rows, 1), "naskah"));
    }
  g_clear_pointer (&rows, _prk_rows_done);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  for (guint i = 0; i < texts->len; i++)
    {
      gint64 seq = 0;

      if (!_prk_load_ops (db, g_array_index (numbers, gint64, i), g_ptr_array_index (texts, i), &seq, error))
        return NULL;
    }

  return g_steal_pointer (&texts);
}

GPtrArray *
_prk_paraf_muat_kasus (PrkDb      *db,
                       PrkProfil  *profil,
                       const char *ksd,
                       GError    **error)
{
  g_autoptr(GPtrArray) chains = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_rantai_unref);
  g_autoptr(GPtrArray) texts = load_texts (db, ksd, error);

  if (texts == NULL)
    return NULL;
  for (guint i = 0; i < texts->len; i++)
    {
      PrkRecord *text = g_ptr_array_index (texts, i);
      g_autoptr(GPtrArray) acts = load_acts (db, prk_record_get_id (text), error);

      if (acts == NULL)
        return NULL;
      g_ptr_array_add (chains, prk_rantai_new (profil, text, acts));
    }

  return g_steal_pointer (&chains);
}

static gboolean
acts_run (gpointer where,
          PrkJob  *job,
          GError **error)
{
  GPtrArray *acts = load_acts (where, job->input, error);

  if (acts == NULL)
    return FALSE;
  _prk_job_set_result (job, acts, (GDestroyNotify) g_ptr_array_unref);

  return TRUE;
}

/**
 * prk_paraf_muat:
 * @store: an open store
 * @profil: the daerah
 * @naskah: a record of type "naskah"
 * @error: of the domain PRK_STORE_ERROR
 *
 * Reads the acts about a text and judges them. Blocks.
 *
 * Returns: (transfer full): its chain
 */
PrkRantai *
prk_paraf_muat (PrkStore   *store,
                PrkProfil  *profil,
                PrkRecord  *naskah,
                GError    **error)
{
  g_autofree char *id = NULL;
  g_autoptr(GPtrArray) acts = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store) && naskah != NULL, NULL);

  id = g_strdup (prk_record_get_id (naskah));
  acts = _prk_store_call (store, _prk_job_new (PRK_JOB_READ, acts_run, id, NULL), error);

  return acts != NULL ? prk_rantai_new (profil, naskah, acts) : NULL;
}

void
prk_paraf_muat_peristiwa_async (PrkStore            *store,
                                const char          *naskah,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (store) && naskah != NULL);

  _prk_store_start (store, _prk_job_new (PRK_JOB_READ, acts_run, g_strdup (naskah), g_free),
                    prk_paraf_muat_peristiwa_async, cancellable, callback, user_data);
}

GPtrArray *
prk_paraf_muat_peristiwa_finish (PrkStore      *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return _prk_store_finish (store, result, prk_paraf_muat_peristiwa_async, error);
}
