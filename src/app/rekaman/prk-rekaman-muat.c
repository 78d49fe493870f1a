/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-rekaman-muat.h"

static GPtrArray *
load_type (PrkStore      *store,
           const char    *jenis,
           GCancellable  *cancellable,
           GError       **error)
{
  PrkQuery query = { .type = jenis };
  g_autoptr(GPtrArray) rows = prk_store_list (store, &query, error);
  g_autoptr(GPtrArray) records
    = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const PrkRingkas *row = g_ptr_array_index (rows, i);
      PrkRecord *record;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      record = prk_store_load (store, row->id, error);
      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }

  return g_steal_pointer (&records);
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  char **jenis = task_data;
  g_autoptr(GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                     (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; jenis[i] != NULL; i++)
    {
      GError *error = NULL;
      GPtrArray *records = load_type (PRK_STORE (source), jenis[i], cancellable, &error);

      if (records == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      g_hash_table_insert (all, g_strdup (jenis[i]), records);
    }

  g_task_return_pointer (task, g_steal_pointer (&all), (GDestroyNotify) g_hash_table_unref);
}

void
prk_rekaman_muat_async (PrkStore            *store,
                        const char *const   *jenis,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PRK_IS_STORE (store) && jenis != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_rekaman_muat_async);
  g_task_set_task_data (task, g_strdupv ((char **) jenis), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, load_in_thread);
}

GHashTable *
prk_rekaman_muat_finish (GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

GPtrArray *
prk_rekaman_get (GHashTable *all,
                 const char *jenis)
{
  return all != NULL ? g_hash_table_lookup (all, jenis) : NULL;
}
