/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "domain/prk-sop-rekaman.h"

#include "prk-sop-sumber.h"

void
prk_sop_sumber_free (PrkSopSumber *self)
{
  g_free (self->id);
  g_free (self->nama);
  g_free (self->asal);
  g_free (self->galat);
  g_clear_pointer (&self->sop, prk_sop_unref);
  g_clear_pointer (&self->record, prk_record_unref);
  g_free (self);
}

/* The shipped ones, and the files in the office's folder. */
static void
add_files (GPtrArray *list, PrkStore *store)
{
  g_autofree char *folder = g_build_filename (prk_store_get_folder (store), "sop", NULL);
  g_auto (GStrv) ids = prk_sop_list (folder);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      PrkSopSumber *one = g_new0 (PrkSopSumber, 1);

      one->id = g_strdup (ids[i]);
      one->sop = prk_sop_load (ids[i], folder, &error);
      one->nama = g_strdup (one->sop != NULL ? prk_sop_get_nama (one->sop) : ids[i]);
      one->galat = error != NULL ? g_strdup (error->message) : NULL;
      g_ptr_array_add (list, one);
    }
}

/* What this office made of them. One that was taken away is left out. */
static gboolean
add_records (GPtrArray *list, PrkStore *store, GError **error)
{
  const PrkQuery query = { .type = "sop", .urut = PRK_URUT_CHANGED };
  g_autoptr (GPtrArray) rows = prk_store_list (store, &query, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PrkRingkas *row = g_ptr_array_index (rows, i);
      g_autoptr (PrkRecord) record = prk_store_load (store, row->id, error);
      g_autoptr (GPtrArray) cela
          = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_cela_free);
      PrkSopSumber *one;

      if (record == NULL)
        return FALSE;
      if (prk_record_get_bool (record, "dihapus"))
        continue;
      one = g_new0 (PrkSopSumber, 1);
      one->id = g_strdup (row->id);
      one->nama = g_strdup (prk_record_get_string (record, "judul"));
      one->asal = g_strdup (prk_record_get_string (record, "asal"));
      one->sop = prk_sop_dari_rekaman (record, cela);
      if (cela->len > 0)
        one->galat = g_strdup (((PrkSopCela *)g_ptr_array_index (cela, 0))->pesan);
      one->record = g_steal_pointer (&record);
      g_ptr_array_add (list, one);
    }

  return rows != NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_sumber_free);

  GError *error = NULL;

  if (!add_records (list, task_data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  add_files (list, task_data);
  g_task_return_pointer (task, g_steal_pointer (&list), (GDestroyNotify)g_ptr_array_unref);
}

void
prk_sop_sumber_muat_async (PrkStore *store,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, prk_sop_sumber_muat_async);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

GPtrArray *
prk_sop_sumber_muat_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
