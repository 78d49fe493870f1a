/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-kasus-items.h"

#define MAX_STEPS 16

typedef struct
{
  GPtrArray *old; /* (nullable) */
  guint      n;
  gboolean   is_short;
} Pertanyaan;

static void
pertanyaan_free (Pertanyaan *pertanyaan)
{
  g_clear_pointer (&pertanyaan->old, g_ptr_array_unref);
  g_free (pertanyaan);
}

/* What was read apart is another object that says the same. */
static PrkKasusItem *
find_item (const Pertanyaan *pertanyaan,
           GHashTable       *known,
           PrkKasusRingkas  *ringkas)
{
  PrkKasusItem *item;
  const PrkKasusRingkas *before;

  if (!pertanyaan->is_short)
    return g_hash_table_lookup (known, ringkas);

  item = g_hash_table_lookup (known, ringkas->id);
  before = item != NULL ? prk_kasus_item_get_ringkas (item) : NULL;

  return before != NULL && before->changed_us == ringkas->changed_us
             && before->n_kejadian == ringkas->n_kejadian
           ? item
           : NULL;
}

static GPtrArray *
new_items (const Pertanyaan *pertanyaan,
           GPtrArray        *all)
{
  g_autoptr(GHashTable) known = pertanyaan->is_short ? g_hash_table_new (g_str_hash, g_str_equal)
                                                     : g_hash_table_new (NULL, NULL);
  GPtrArray *items = g_ptr_array_new_full (all->len, g_object_unref);

  for (guint i = 0; pertanyaan->old != NULL && i < pertanyaan->old->len; i++)
    {
      PrkKasusItem *item = g_ptr_array_index (pertanyaan->old, i);
      const PrkKasusRingkas *ringkas = prk_kasus_item_get_ringkas (item);

      g_hash_table_insert (known, pertanyaan->is_short ? ringkas->id : (gpointer) ringkas, item);
    }
  for (guint i = 0; i < all->len; i++)
    {
      PrkKasusRingkas *ringkas = g_ptr_array_index (all, i);
      PrkKasusItem *item = find_item (pertanyaan, known, ringkas);

      if (!ringkas->is_lembaga)
        g_ptr_array_add (items, item != NULL ? g_object_ref (item) : prk_kasus_item_new (ringkas));
    }

  return items;
}

static void
muat_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Pertanyaan *pertanyaan = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all
    = pertanyaan->n > 0 ? prk_kasus_daftar_muat_terbaru (source, pertanyaan->n, &error)
                        : prk_kasus_daftar_muat (source, &error);

  if (all != NULL)
    g_task_return_pointer (task, new_items (pertanyaan, all), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
prk_kasus_items_muat_async (PrkKasusDaftar      *daftar,
                            guint                n,
                            GPtrArray           *old,
                            gboolean             is_short,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Pertanyaan *pertanyaan;

  g_return_if_fail (PRK_IS_KASUS_DAFTAR (daftar));

  pertanyaan = g_new0 (Pertanyaan, 1);
  pertanyaan->n = n;
  pertanyaan->old = old != NULL ? g_ptr_array_ref (old) : NULL;
  pertanyaan->is_short = is_short;
  task = g_task_new (daftar, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_kasus_items_muat_async);
  g_task_set_task_data (task, pertanyaan, (GDestroyNotify) pertanyaan_free);
  g_task_run_in_thread (task, muat_thread);
}

GPtrArray *
prk_kasus_items_muat_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Order */

static GPtrArray *
list_store (GListStore *store)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  GPtrArray *list = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, g_list_model_get_item (G_LIST_MODEL (store), i));

  return list;
}

static GHashTable *
new_set (GPtrArray *list)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < list->len; i++)
    g_hash_table_add (set, g_ptr_array_index (list, i));

  return set;
}

static void
remove_at (GListStore *store,
           GPtrArray  *now,
           guint       place)
{
  g_list_store_remove (store, place);
  g_ptr_array_remove_index (now, place);
}

/* Who changed went to the top: few steps, if there are few. Returns whether that was enough. */
static gboolean
take_steps (GListStore *store,
            GPtrArray  *now,
            GPtrArray  *rows)
{
  g_autoptr(GHashTable) wanted = new_set (rows);
  guint n_steps = 0;

  for (guint i = now->len; i-- > 0;)
    {
      if (g_hash_table_contains (wanted, g_ptr_array_index (now, i)))
        continue;
      if (++n_steps > MAX_STEPS)
        return FALSE;
      remove_at (store, now, i);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      gpointer row = g_ptr_array_index (rows, i);
      guint place;

      if (i < now->len && g_ptr_array_index (now, i) == row)
        continue;
      if (++n_steps > MAX_STEPS)
        return FALSE;
      if (g_ptr_array_find (now, row, &place))
        remove_at (store, now, place);
      g_list_store_insert (store, i, row);
      g_ptr_array_insert (now, (int) i, g_object_ref (row));
    }

  return TRUE;
}

void
prk_kasus_items_tata (GListStore *store,
                      GPtrArray  *rows)
{
  g_autoptr(GPtrArray) now = NULL;
  guint head = 0, tail = 0, shorter;

  g_return_if_fail (G_IS_LIST_STORE (store) && rows != NULL);

  now = list_store (store);
  if (ABS ((int) now->len - (int) rows->len) <= MAX_STEPS && take_steps (store, now, rows))
    return;

  shorter = MIN (now->len, rows->len);
  while (head < shorter && now->pdata[head] == rows->pdata[head])
    head++;
  while (tail < shorter - head
         && now->pdata[now->len - 1 - tail] == rows->pdata[rows->len - 1 - tail])
    tail++;
  g_list_store_splice (store, head, now->len - head - tail, rows->pdata + head,
                       rows->len - head - tail);
}
