/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several heads of one path, seen as one value where that can be done without choosing for
 * people: when all say the same, and when they are narrative text that merges.
 *
 * The writes of a path and what each replaced form a graph without cycles. Two heads merge over
 * their nearest common ancestor in it: a write that both replaced, directly or not, and that no
 * other such write replaced. There may be more than one, as when two people went on from the same
 * merged view; then the base is the view of those, as both people saw it. More heads fold in the
 * order of (at, id). The view depends on nothing but the set of ops. */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-op-private.h"
#include "prk-path-tree-private.h"
#include "prk-text-merge.h"
#include "prk-view-private.h"

#define TEXT_KEY "teks"

/* Merges for one view, bases included. People who work on one text at a time need two or three;
 * beyond this the text is put to them as it is. */
#define MAX_MERGES 64

typedef struct
{
  const char *path;
  PrkOpMap   *ops;
  guint       n_merges;
} Graph;

const char *
_prk_node_get_text (JsonNode *value)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (value))
    return NULL;

  object = json_node_get_object (value);

  return json_object_get_size (object) == 1 ? prk_json_get_string (object, TEXT_KEY, NULL) : NULL;
}

JsonNode *
_prk_node_new_text (const char *commonmark)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  json_object_set_string_member (json_node_get_object (node), TEXT_KEY, commonmark);
  json_node_seal (node);

  return node;
}

/* Adds what @op replaced at the path, directly or not, to @found: a set of PrkOp. */
static void
add_ancestors (const Graph *graph,
               PrkOp       *op,
               GHashTable  *found)
{
  g_autoptr(GQueue) waiting = g_queue_new ();

  for (; op != NULL; op = g_queue_pop_head (waiting))
    {
      const PrkOpSet *set = _prk_op_find_set (op, graph->path);

      for (const char *const *id = set->over; *id != NULL; id++)
        {
          PrkOp *parent = _prk_op_map_lookup (graph->ops, *id);

          if (parent != NULL && _prk_op_find_set (parent, graph->path) != NULL &&
              g_hash_table_add (found, parent))
            g_queue_push_tail (waiting, parent);
        }
    }
}

static int
compare_ops (gconstpointer a,
             gconstpointer b)
{
  return _prk_op_compare (*(PrkOp *const *) a, *(PrkOp *const *) b);
}

/* Of the ops in both sets those that no other one in both replaced, in the order of (at, id). */
static GPtrArray *
list_nearest (const Graph *graph,
              GHashTable  *a,
              GHashTable  *b)
{
  GPtrArray *nearest = g_ptr_array_new ();
  g_autoptr(GHashTable) replaced = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer op;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &op, NULL))
    {
      const char *const *over;

      if (!g_hash_table_contains (b, op))
        continue;

      over = _prk_op_find_set (op, graph->path)->over;
      for (; *over != NULL; over++)
        g_hash_table_add (replaced, (gpointer) *over);
    }

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &op, NULL))
    {
      if (g_hash_table_contains (b, op) && !g_hash_table_contains (replaced, prk_op_get_id (op)))
        g_ptr_array_add (nearest, op);
    }
  g_ptr_array_sort (nearest, compare_ops);

  return nearest;
}

static const char *
get_text (const Graph *graph,
          PrkOp       *op)
{
  return _prk_node_get_text (_prk_op_find_set (op, graph->path)->value);
}

/* The merged text of some writes, in the order of (at, id); NULL when it is not clean. */
static char *
fold (Graph     *graph,
      GPtrArray *writes,
      gboolean   is_base)
{
  g_autoptr(GHashTable) ancestors = g_hash_table_new (NULL, NULL);
  g_autofree char *merged = NULL;

  if (writes->len == 0)
    return g_strdup ("");

  for (guint i = 0; i < writes->len; i++)
    {
      PrkOp *op = g_ptr_array_index (writes, i);
      const char *text = get_text (graph, op);
      g_autoptr(GHashTable) own_ancestors = NULL;
      g_autoptr(GPtrArray) nearest = NULL;
      g_autofree char *base = NULL;
      char *next;

      /* A path that was cleared had no text. */
      if (text == NULL && is_base &&
          JSON_NODE_HOLDS_NULL (_prk_op_find_set (op, graph->path)->value))
        text = "";
      if (text == NULL)
        return NULL;

      if (i == 0)
        {
          merged = g_strdup (text);
          add_ancestors (graph, op, ancestors);
          continue;
        }

      own_ancestors = g_hash_table_new (NULL, NULL);
      add_ancestors (graph, op, own_ancestors);
      nearest = list_nearest (graph, ancestors, own_ancestors);
      base = graph->n_merges++ < MAX_MERGES ? fold (graph, nearest, TRUE) : NULL;
      next = base != NULL ? prk_text_merge (base, merged, text) : NULL;
      if (next == NULL)
        return NULL;

      g_free (merged);
      merged = next;
      add_ancestors (graph, op, ancestors);
    }

  return g_steal_pointer (&merged);
}

static gboolean
all_equal (const PrkWrite *heads,
           guint           n_heads)
{
  for (guint i = 1; i < n_heads; i++)
    {
      if (!json_node_equal (heads[0].set->value, heads[i].set->value))
        return FALSE;
    }

  return TRUE;
}

static char *
merge_heads (const char     *path,
             const PrkWrite *heads,
             guint           n_heads,
             PrkOpMap       *ops)
{
  Graph graph = { .path = path, .ops = ops };
  g_autoptr(GPtrArray) writes = g_ptr_array_sized_new (n_heads);

  for (guint i = 0; i < n_heads; i++)
    {
      if (_prk_node_get_text (heads[i].set->value) == NULL)
        return NULL;
      g_ptr_array_add (writes, heads[i].op);
    }

  return fold (&graph, writes, FALSE);
}

/* The place of a row and whether it is there are never put to people: any replica picks the
 * same. */
static gboolean
is_for_machines (const char *path)
{
  return g_str_has_suffix (path, "/" PRK_SEGMENT_URUT) ||
         g_str_has_suffix (path, "/" PRK_SEGMENT_HAPUS);
}

/*
 * _prk_view_new:
 * @heads: in the order of (at, id), at least two
 */
PrkView *
_prk_view_new (const char     *path,
               const PrkWrite *heads,
               guint           n_heads,
               PrkOpMap       *ops)
{
  PrkView *self = g_new0 (PrkView, 1);
  g_autofree char *merged = NULL;

  g_assert (n_heads > 1);

  self->state = PRK_VALUE_MERGED;
  if (!is_for_machines (path) && !all_equal (heads, n_heads))
    {
      merged = merge_heads (path, heads, n_heads, ops);
      if (merged == NULL)
        self->state = PRK_VALUE_CONCURRENT;
    }

  self->value = merged != NULL ? _prk_node_new_text (merged)
                               : json_node_ref (heads[n_heads - 1].set->value);

  return self;
}

PrkView *
_prk_view_copy (PrkView *self)
{
  PrkView *copy = g_new (PrkView, 1);

  copy->state = self->state;
  copy->value = json_node_ref (self->value);

  return copy;
}

void
_prk_view_free (PrkView *self)
{
  if (self == NULL)
    return;

  json_node_unref (self->value);
  g_free (self);
}
