/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "base/prk-json.h"

#include "prk-op-private.h"
#include "prk-record-private.h"

typedef struct
{
  char        *path;
  PrkPathNode *node;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->path);
  g_free (entry);
}

static void
add_entry (const char  *path,
           PrkPathNode *node,
           gpointer     user_data)
{
  Entry *entry = g_new (Entry, 1);

  entry->path = g_strdup (path);
  entry->node = node;
  g_ptr_array_add (user_data, entry);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(Entry *const *) a)->path, (*(Entry *const *) b)->path);
}

/* The tree comes out in order, except where a path has a value and goes on below it. */
static GPtrArray *
list_entries (PrkPathNode *node,
              const char  *prefix,
              guint        depth,
              gboolean     skip_hidden)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr(GString) path = g_string_new (prefix);

  _prk_path_node_foreach (node, path, depth, skip_hidden, add_entry, entries);

  for (guint i = 1; i < entries->len; i++)
    {
      if (compare_entries (&entries->pdata[i - 1], &entries->pdata[i]) > 0)
        {
          g_ptr_array_sort (entries, compare_entries);
          break;
        }
    }

  return entries;
}

static guint
count_segments (const char *path)
{
  guint n_segments = 1;

  for (; *path != '\0'; path++)
    n_segments += *path == '/';

  return n_segments;
}

/**
 * prk_record_list_paths:
 * @prefix: (nullable): a path without a slash at its end; only what is below it is listed, not
 *   what stands at it
 *
 * Paths with a value, in the order of their bytes; those in deleted rows are left out, those that
 * were cleared are not.
 *
 * Returns: (transfer full) (array zero-terminated=1): paths
 */
GStrv
prk_record_list_paths (PrkRecord  *self,
                       const char *prefix)
{
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) paths = g_ptr_array_new ();
  PrkPathNode *node;

  g_return_val_if_fail (self != NULL, NULL);

  node = prefix != NULL ? _prk_path_node_find (self->root, prefix) : self->root;
  if (node != NULL && (prefix == NULL || !_prk_path_is_hidden (self->root, prefix)))
    {
      entries = list_entries (node,
                              prefix != NULL ? prefix : "",
                              prefix != NULL ? count_segments (prefix) : 0,
                              TRUE);
      for (guint i = 0; i < entries->len; i++)
        {
          Entry *entry = g_ptr_array_index (entries, i);

          if (entry->node != node)
            g_ptr_array_add (paths, g_steal_pointer (&entry->path));
        }
    }
  g_ptr_array_add (paths, NULL);

  return (GStrv) g_ptr_array_steal (paths, NULL);
}

/**
 * prk_record_list_concurrent:
 *
 * Paths that are %PRK_VALUE_CONCURRENT, in the order of their bytes; those in deleted rows are
 * left out. Takes time in proportion to the paths with several heads, not to all.
 *
 * Returns: (transfer full) (array zero-terminated=1): paths
 */
GStrv
prk_record_list_concurrent (PrkRecord *self)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GList *paths;
  GStrv concurrent;

  g_return_val_if_fail (self != NULL, NULL);

  paths = g_list_sort (g_hash_table_get_keys (self->views), (GCompareFunc) strcmp);
  for (GList *l = paths; l != NULL; l = l->next)
    {
      if (prk_record_get_state (self, l->data) == PRK_VALUE_CONCURRENT &&
          !_prk_path_is_hidden (self->root, l->data))
        g_strv_builder_add (builder, l->data);
    }
  g_list_free (paths);

  concurrent = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  return concurrent;
}

static void
add_op (PrkOp   *op,
        gpointer user_data)
{
  g_ptr_array_add (user_data, prk_op_ref (op));
}

static int
compare_ops (gconstpointer a,
             gconstpointer b)
{
  return _prk_op_compare (*(PrkOp *const *) a, *(PrkOp *const *) b);
}

/**
 * prk_record_list_ops:
 *
 * Every op of the record.
 *
 * Returns: (transfer full) (element-type PrkOp): in the order of (at, id)
 */
GPtrArray *
prk_record_list_ops (PrkRecord *self)
{
  GPtrArray *ops;

  g_return_val_if_fail (self != NULL, NULL);

  ops = g_ptr_array_new_full (_prk_op_map_size (self->ops), (GDestroyNotify) prk_op_unref);
  _prk_op_map_foreach (self->ops, add_op, ops);
  g_ptr_array_sort (ops, compare_ops);

  return ops;
}

static void
add_to_frontier (PrkOp   *op,
                 gpointer user_data)
{
  prk_frontier_add (user_data, prk_op_get_device (op), prk_op_get_n (op));
}

/**
 * prk_record_get_frontier:
 *
 * How far each device's ops on this record go.
 *
 * Returns: (transfer full): a frontier
 */
PrkFrontier *
prk_record_get_frontier (PrkRecord *self)
{
  PrkFrontier *frontier = prk_frontier_new ();

  g_return_val_if_fail (self != NULL, frontier);

  _prk_op_map_foreach (self->ops, add_to_frontier, frontier);

  return frontier;
}

/**
 * prk_record_dup_state:
 *
 * Every path's heads, those in deleted rows too, as canonical JSON:
 * `{path: [{"id": …, "value": …}]}`, heads in the order of (at, id). Two records that took the
 * same ops have the same state, byte for byte.
 *
 * Returns: (transfer full): the state
 */
char *
prk_record_dup_state (PrkRecord *self)
{
  g_autoptr(GPtrArray) entries = NULL;
  GString *state;

  g_return_val_if_fail (self != NULL, NULL);

  entries = list_entries (self->root, "", 0, FALSE);
  state = g_string_new ("{");

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      if (entry->node->n_heads == 0)
        continue;

      g_string_append_printf (state, "%s\"%s\":[", state->len > 1 ? "," : "", entry->path);
      for (guint j = 0; j < entry->node->n_heads; j++)
        {
          const PrkWrite *head = &entry->node->heads[j];
          g_autofree char *value = prk_json_canonical (head->set->value);

          g_string_append_printf (state,
                                  "%s{\"id\":\"%s\",\"value\":",
                                  j > 0 ? "," : "",
                                  prk_op_get_id (head->op));
          g_string_append (state, value);
          g_string_append_c (state, '}');
        }
      g_string_append_c (state, ']');
    }
  g_string_append_c (state, '}');

  return g_string_free (state, FALSE);
}

/**
 * prk_record_dup_hash:
 *
 * Names the state in few letters. An overlay is no part of it.
 *
 * Returns: (transfer full): SHA-256 of prk_record_dup_state(), in hexadecimal digits
 */
char *
prk_record_dup_hash (PrkRecord *self)
{
  g_autofree char *state = prk_record_dup_state (self);

  return state != NULL ? prk_hash_data (state, strlen (state)) : NULL;
}

char *
prk_record_dup_versi (PrkRecord *self)
{
  g_autoptr(PrkFrontier) frontier = prk_record_get_frontier (self);
  g_autoptr(JsonNode) node = prk_frontier_to_json (frontier);

  return json_to_string (node, FALSE);
}
