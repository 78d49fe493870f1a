/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-materi-private.h"
#include "prk-perangkat.h"

#define SQL_OPS                                                                                    \
  "SELECT o.signature, o.bytes FROM op o JOIN record r ON r.number = o.record"                     \
  " WHERE r.type = '" PRK_TIPE_PERANGKAT "' ORDER BY o.at_us, o.seq"

static void
read_op (GHashTable *names,
         PrkOp      *op)
{
  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    {
      const PrkOpSet *set = prk_op_get_set (op, i);

      if (g_str_equal (set->path, "judul") && JSON_NODE_HOLDS_VALUE (set->value)
          && json_node_get_value_type (set->value) == G_TYPE_STRING)
        g_hash_table_replace (names, g_strdup (prk_op_get_device (op)),
                              json_node_dup_string (set->value));
    }
}

static gboolean
list_run (gpointer   where,
          PrkJob    *job,
          GError   **error)
{
  PrkDb *db = where;
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_OPS, "");
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (db, rows, &local_error))
    {
      g_autoptr (GBytes) bytes = _prk_rows_bytes (rows, 1);
      g_autoptr (PrkOp) op = prk_op_new_from_bytes (bytes, _prk_rows_text (rows, 0), &local_error);

      if (op == NULL)
        break;
      read_op (names, op);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  _prk_job_set_result (job, g_steal_pointer (&names), (GDestroyNotify) g_hash_table_unref);
  return TRUE;
}

/**
 * prk_store_list_perangkat_async:
 * @self: a store
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Asks what the devices say of who sits at them.
 */
void
prk_store_list_perangkat_async (PrkStore            *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));

  _prk_store_start (self, _prk_job_new (PRK_JOB_READ, list_run, NULL, NULL),
                    prk_store_list_perangkat_async, cancellable, callback, user_data);
}

/**
 * prk_store_list_perangkat_finish:
 * @self: a store
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_list_perangkat_async().
 *
 * Returns: (transfer full) (element-type utf8 utf8): names by key
 */
GHashTable *
prk_store_list_perangkat_finish (PrkStore      *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return _prk_store_finish (self, result, prk_store_list_perangkat_async, error);
}

/**
 * prk_perangkat_dup_nama:
 * @store: a store
 * @device: key of a device
 *
 * Any thread; never touches the disk.
 *
 * Returns: (transfer full) (nullable): who sits at it, as it says; %NULL where that is not known
 */
char *
prk_perangkat_dup_nama (PrkStore   *store,
                        const char *device)
{
  g_autofree char *key = g_strconcat (PRK_SETTING_PERANGKAT, device, NULL);

  return prk_store_dup_setting (store, key);
}
