/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-id.h"

#include "prk-kasus-simpan.h"

#define KIND "ksd"

/* What a peristiwa has of its own, whoever writes it. */
static const char *const reserved[] = { "jenis", "tentang", "pada", "versi", NULL };

static void
warn_of_path (const char *path, GError **error)
{
  g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT, "“%s” is no path of a field", path);
}

PrkKasus *
prk_kasus_muat (PrkStore *store, PrkRecord *ksd, GError **error)
{
  g_autoptr (GPtrArray) peristiwa = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store) && ksd != NULL, NULL);

  peristiwa = prk_store_list_about (store, prk_record_get_id (ksd), "peristiwa", error);

  return peristiwa != NULL ? prk_kasus_new_dari_rekaman (ksd, peristiwa) : NULL;
}

static JsonObject *
new_peristiwa (const PrkKejadian *kejadian, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  GHashTableIter iter;
  const char *path;
  JsonNode *value;

  g_hash_table_iter_init (&iter, kejadian->isi);
  while (g_hash_table_iter_next (&iter, (gpointer *)&path, (gpointer *)&value))
    {
      if (!prk_path_is_valid (path))
        {
          warn_of_path (path, error);
          return NULL;
        }
      if (!g_strv_contains (reserved, path))
        json_object_set_member (object, path, json_node_copy (value));
    }
  json_object_set_string_member (object, "jenis", kejadian->jenis);

  return g_steal_pointer (&object);
}

static gboolean
write_events (PrkStore *store, const char *ksd, PrkKasus *kasus, guint first, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)json_object_unref);

  for (guint i = first; i < prk_kasus_get_n_kejadian (kasus); i++)
    {
      JsonObject *object = new_peristiwa (prk_kasus_get_kejadian (kasus, i), error);

      if (object == NULL)
        return FALSE;
      g_ptr_array_add (list, object);
    }

  return list->len == 0 || prk_store_catat (store, ksd, NULL, list, error);
}

gboolean
prk_kasus_simpan_kejadian (PrkStore *store, const char *ksd, PrkKasus *kasus, GError **error)
{
  g_return_val_if_fail (PRK_IS_STORE (store) && ksd != NULL && kasus != NULL, FALSE);
  g_return_val_if_fail (prk_kasus_get_n_kejadian (kasus) > 0, FALSE);

  return write_events (store, ksd, kasus, prk_kasus_get_n_kejadian (kasus) - 1, error);
}

/**
 * prk_kasus_simpan:
 * @store: an open store
 * @kasus: a case that was read from elsewhere
 * @error: of the domain PRK_STORE_ERROR
 *
 * Writes a case as new. Blocks until it is on the disk.
 *
 * Returns: (transfer full): the id of its record
 */
char *
prk_kasus_simpan (PrkStore *store, PrkKasus *kasus, GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr (PrkRecord) record = NULL;
  g_autoptr (PrkEdit) edit = NULL;
  g_autoptr (PrkOp) op = NULL;
  g_auto (GStrv) paths = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store) && kasus != NULL, NULL);

  id = prk_id_new (prk_store_get_clock (store), prk_store_get_entropy (store));
  record = prk_record_new (id, KIND);
  edit = prk_edit_new (record);
  paths = prk_kasus_list_path (kasus);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (!prk_path_is_valid (paths[i]))
        {
          warn_of_path (paths[i], error);
          return NULL;
        }
      prk_edit_set_node (edit, paths[i], prk_kasus_get (kasus, NULL, paths[i]));
    }
  if (prk_edit_is_empty (edit))
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT, "nothing is known of this case");
      return NULL;
    }

  op = prk_store_commit (store, edit, error);
  if (op == NULL || !write_events (store, id, kasus, 0, error))
    return NULL;

  return g_steal_pointer (&id);
}
