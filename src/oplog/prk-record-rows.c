/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-record-private.h"
#include "prk-urut.h"

static void
place_free (gpointer data)
{
  PrkRowPlace *place = data;

  g_free (place->row);
  g_free (place);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const PrkRowPlace *place_a = *(PrkRowPlace *const *) a;
  const PrkRowPlace *place_b = *(PrkRowPlace *const *) b;
  int order = strcmp (place_a->urut, place_b->urut);

  return order != 0 ? order : strcmp (place_a->row, place_b->row);
}

static const char *
get_urut (PrkPathNode *row)
{
  PrkPathNode *node = _prk_path_node_get_child (row, PRK_SEGMENT_URUT, strlen (PRK_SEGMENT_URUT));
  JsonNode *value;

  if (node == NULL || (node->n_heads == 0 && node->overlay == NULL))
    return "";

  value = node->overlay != NULL ? node->overlay : node->heads[node->n_heads - 1].set->value;

  return JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING &&
                 prk_urut_is_valid (json_node_get_string (value))
             ? json_node_get_string (value)
             : "";
}

static GPtrArray *
find_places (PrkPathNode *table)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (place_free);

  for (guint i = 0; i < table->n_children; i++)
    {
      PrkPathNode *row = table->children[i];
      PrkRowPlace *place;

      if (row->n_children == 0 || _prk_path_node_is_hidden (row))
        continue;

      place = g_new (PrkRowPlace, 1);
      place->row = g_strdup (row->name);
      place->urut = get_urut (row);
      g_ptr_array_add (places, place);
    }
  g_ptr_array_sort (places, compare_places);

  return places;
}

GPtrArray *
_prk_record_get_places (PrkRecord  *self,
                        const char *table)
{
  GPtrArray *places = g_hash_table_lookup (self->places, table);
  PrkPathNode *node;

  if (places != NULL)
    return places;

  node = _prk_path_node_find (self->root, table);
  places = node != NULL ? find_places (node) : g_ptr_array_new ();
  g_hash_table_insert (self->places, g_strdup (table), places);

  return places;
}

/**
 * prk_record_list_rows:
 * @table: the path of a table
 *
 * The rows of a table that stand, in their order: by `_urut`, then by id.
 *
 * Returns: (transfer full) (array zero-terminated=1): ids of rows
 */
GStrv
prk_record_list_rows (PrkRecord  *self,
                      const char *table)
{
  GPtrArray *places;
  GStrv rows;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (table != NULL, NULL);

  places = _prk_record_get_places (self, table);
  rows = g_new0 (char *, places->len + 1);
  for (guint i = 0; i < places->len; i++)
    rows[i] = g_strdup (((PrkRowPlace *) g_ptr_array_index (places, i))->row);

  return rows;
}

gboolean
_prk_record_row_exists (PrkRecord  *self,
                        const char *row_path)
{
  PrkPathNode *node = _prk_path_node_find (self->root, row_path);

  return node != NULL && node->n_children > 0;
}

gboolean
_prk_record_row_is_hidden (PrkRecord  *self,
                           const char *row_path)
{
  PrkPathNode *node = _prk_path_node_find (self->root, row_path);

  return node != NULL && _prk_path_node_is_hidden (node);
}

static void
add_head_ids (PrkPathNode *node,
              gboolean     below,
              GHashTable  *ids)
{
  for (guint i = 0; i < node->n_heads; i++)
    g_hash_table_add (ids, (gpointer) prk_op_get_id (node->heads[i].op));

  for (guint i = 0; below && i < node->n_children; i++)
    add_head_ids (node->children[i], TRUE, ids);
}

GStrv
_prk_record_list_head_ids (PrkRecord  *self,
                           const char *path,
                           gboolean    below)
{
  PrkPathNode *node = _prk_path_node_find (self->root, path);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gpointer *keys = NULL;

  if (node != NULL)
    add_head_ids (node, below, ids);
  keys = g_hash_table_get_keys_as_array (ids, NULL);

  return g_strdupv ((GStrv) keys);
}
