/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register's refusal of an op is for good, so what it said is said again by a new one. An act that
 * was refused, such as submitting, has not happened: it leaves its record, and may be done again. */

#include "config.h"

#include "prk-store-sync-private.h"

#define SQL_RECORD "SELECT number, type FROM record WHERE id = ?"
#define SQL_REFUSED                                                                                \
  "SELECT signature, bytes FROM op WHERE record = ? AND fate = 3 AND fate <> 2 ORDER BY n"
#define SQL_REFUSED_ACTS                                                                           \
  "SELECT o.id FROM about a JOIN op o ON o.record = a.record"                                      \
  " WHERE a.target = ? AND a.type <> 'naskah' AND o.fate = 3 AND o.fate <> 2"

static GPtrArray *
list_refused (PrkWriter  *writer,
              gint64      number,
              GError    **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_REFUSED, "i", number);
  g_autoptr (GPtrArray) ops = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_unref);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (_prk_db_next (writer->db, rows, &local_error))
    {
      g_autoptr (GBytes) bytes = _prk_rows_bytes (rows, 1);
      PrkOp *op = prk_op_new_from_bytes (bytes, _prk_rows_text (rows, 0), &local_error);

      if (op == NULL)
        break;
      g_ptr_array_add (ops, op);
    }
  if (local_error == NULL)
    return g_steal_pointer (&ops);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
undo_refused_acts (PrkWriter   *writer,
                   const char  *record,
                   GError     **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_REFUSED_ACTS, "t", record);
  g_autoptr (GHashTable) touched = _prk_sync_new_touched ();
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (writer->db, rows, &local_error))
    g_ptr_array_add (ids, g_strdup (_prk_rows_text (rows, 0)));
  g_clear_pointer (&rows, _prk_rows_done);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; i < ids->len; i++)
    if (!_prk_sync_put_aside (writer, ids->pdata[i], touched, error))
      return FALSE;
  return _prk_sync_refresh (writer, touched, error);
}

/* Of what was refused, that which stands alone; where somebody else's words stand beside it a person
 * chooses, and that choice is a new op. */
static GPtrArray *
collect_sets (PrkRecord *record,
              GPtrArray *refused)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);

  for (guint i = 0; i < refused->len; i++)
    {
      PrkOp *op = refused->pdata[i];
      const char *const over[] = { prk_op_get_id (op), NULL };

      for (guint j = 0; j < prk_op_get_n_sets (op); j++)
        {
          const PrkOpSet *set = prk_op_get_set (op, j);
          g_autoptr (GPtrArray) heads = prk_record_list_heads (record, set->path);

          if (heads->len == 1
              && g_str_equal (prk_op_get_id (((PrkWrite *) heads->pdata[0])->op), over[0]))
            g_ptr_array_add (sets, prk_op_set_new (set->path, set->value, over));
        }
    }
  return sets;
}

static gboolean
resend_run (gpointer   where,
            PrkJob    *job,
            GError   **error)
{
  PrkWriter *writer = where;
  const PrkSyncInput *input = job->input;
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (PrkOp) op = NULL;
  g_autoptr (PrkRows) rows = NULL;
  g_autofree char *type = NULL;
  PrkRecord *record;
  gboolean has_row;
  gint64 number;

  rows = _prk_db_query (writer->db, error, SQL_RECORD, "t", input->text);
  if (!_prk_db_first (writer->db, rows, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND, "there is no record %s",
                   input->text);
      return FALSE;
    }
  number = _prk_rows_int (rows, 0);
  type = g_strdup (_prk_rows_text (rows, 1));
  g_clear_pointer (&rows, _prk_rows_done);

  _prk_job_set_result (job, GINT_TO_POINTER (PRK_SYNC_OUTCOME_DONE), NULL);
  if (!undo_refused_acts (writer, input->text, error))
    return FALSE;
  refused = list_refused (writer, number, error);
  record = refused != NULL ? _prk_cache_get (writer->cache, writer->db, number, input->text, type,
                                             error) : NULL;
  if (record == NULL)
    return FALSE;
  sets = collect_sets (record, refused);
  if (sets->len == 0)
    return TRUE;
  op = _prk_materi_write (writer, input->text, type, sets, error);
  return op != NULL;
}

/**
 * prk_store_sync_resend_async:
 * @self: a store
 * @record: id of a record with refused ops
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Writes again what the register refused, after the reason for it has gone. A refused act on the record
 * is taken back, so that it can be done again. prk_store_sync_finish() fails with
 * PRK_STORE_ERROR_LOCKED where the record takes no edits now.
 */
void
prk_store_sync_resend_async (PrkStore            *self,
                             const char          *record,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  PrkSyncInput *input;

  g_return_if_fail (PRK_IS_STORE (self) && record != NULL);

  input = g_new0 (PrkSyncInput, 1);
  input->text = g_strdup (record);
  _prk_sync_start (self, resend_run, input, callback, user_data);
}
