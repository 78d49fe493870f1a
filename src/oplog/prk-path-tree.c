/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The paths of a record as a tree, a node for each segment. A row is one node of it, so what was
 * written in a row, and whether all of that was seen by the one who deleted it, is found without
 * looking at the rest of the table.
 *
 * Copies of a record share nodes. A node that somebody else holds, too, is never changed: who
 * writes makes the nodes on the way down its own first. That costs one pass over the children of
 * each, which for a table of 5,000 rows is some tens of microseconds, and a copy costs nothing.
 *
 * Nodes hold no references to ops: whoever holds the tree holds the ops. */
#include "config.h"

#include <string.h>

#include "prk-op-private.h"
#include "prk-path-tree-private.h"

PrkPathNode *
_prk_path_node_new (const char *name,
                    gsize       length)
{
  PrkPathNode *self = g_malloc0 (sizeof *self + length + 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->name_length = length;
  memcpy (self->name, name, length);

  return self;
}

PrkPathNode *
_prk_path_node_ref (PrkPathNode *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
_prk_path_node_unref (PrkPathNode *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_children; i++)
    _prk_path_node_unref (self->children[i]);
  g_free (self->children);
  g_free (self->heads);
  g_clear_pointer (&self->overlay, json_node_unref);
  g_clear_pointer (&self->awaited, g_hash_table_unref);
  g_free (self);
}

/* As if each name ended with a slash, so that walking the tree gives the paths in order. */
static int
compare_names (const char *a,
               gsize       a_length,
               const char *b,
               gsize       b_length)
{
  int order = memcmp (a, b, MIN (a_length, b_length));

  if (order != 0 || a_length == b_length)
    return order;

  return a_length < b_length ? '/' - b[a_length] : a[b_length] - '/';
}

static gboolean
find_place (PrkPathNode *self,
            const char  *name,
            gsize        length,
            guint       *place)
{
  guint low = 0, high = self->n_children;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const PrkPathNode *child = self->children[middle];
      int order = compare_names (name, length, child->name, child->name_length);

      if (order == 0)
        {
          *place = middle;
          return TRUE;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  *place = low;

  return FALSE;
}

PrkPathNode *
_prk_path_node_get_child (PrkPathNode *self,
                          const char  *name,
                          gsize        length)
{
  guint place;

  return find_place (self, name, length, &place) ? self->children[place] : NULL;
}

PrkPathNode *
_prk_path_node_find (PrkPathNode *self,
                     const char  *path)
{
  while (self != NULL && *path != '\0')
    {
      gsize length = strcspn (path, "/");

      self = _prk_path_node_get_child (self, path, length);
      path += length;
      path += *path == '/';
    }

  return self;
}

/* Rows */

static gboolean
is_true (JsonNode *value)
{
  return JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (value);
}

static gboolean
is_named (const char *const *over,
          GHashTable        *over_set,
          const char        *id)
{
  return over_set != NULL ? g_hash_table_contains (over_set, id) : g_strv_contains (over, id);
}

/* Whether the author of @tombstone had seen every write that stands from @node down. That a row
 * in a row is deleted is no reason to keep the outer one. */
static gboolean
covers (const PrkWrite *tombstone,
        GHashTable     *over_set,
        PrkPathNode    *node)
{
  gboolean is_hapus = strcmp (node->name, PRK_SEGMENT_HAPUS) == 0;

  /* What is being typed was not seen by anybody. */
  if (node->overlay != NULL && !(is_hapus && is_true (node->overlay)))
    return FALSE;

  for (guint i = 0; i < node->n_heads; i++)
    {
      const PrkWrite *head = &node->heads[i];

      if (head->op == tombstone->op || (is_hapus && is_true (head->set->value)))
        continue;
      if (!is_named (tombstone->set->over, over_set, prk_op_get_id (head->op)))
        return FALSE;
    }

  for (guint i = 0; i < node->n_children; i++)
    {
      if (!covers (tombstone, over_set, node->children[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
tombstone_covers (const PrkWrite *tombstone,
                  PrkPathNode    *row)
{
  const guint few = 8;
  g_autoptr(GHashTable) over_set = NULL;
  const char *const *over = tombstone->set->over;

  if (g_strv_length ((GStrv) over) > few)
    {
      over_set = g_hash_table_new (g_str_hash, g_str_equal);
      for (; *over != NULL; over++)
        g_hash_table_add (over_set, (gpointer) *over);
    }

  return covers (tombstone, over_set, row);
}

gboolean
_prk_path_node_is_hidden (PrkPathNode *self)
{
  PrkPathNode *hapus =
      _prk_path_node_get_child (self, PRK_SEGMENT_HAPUS, strlen (PRK_SEGMENT_HAPUS));

  if (hapus != NULL && hapus->overlay != NULL)
    return is_true (hapus->overlay);

  for (guint i = 0; hapus != NULL && i < hapus->n_heads; i++)
    {
      if (is_true (hapus->heads[i].set->value) && tombstone_covers (&hapus->heads[i], self))
        return TRUE;
    }

  return FALSE;
}

gboolean
_prk_path_is_hidden (PrkPathNode *root,
                     const char  *path)
{
  PrkPathNode *node = root;

  for (guint depth = 1; *path != '\0'; depth++)
    {
      gsize length = strcspn (path, "/");

      node = _prk_path_node_get_child (node, path, length);
      if (node == NULL)
        return FALSE;
      if (depth >= PRK_ROW_DEPTH && _prk_path_node_is_hidden (node))
        return TRUE;

      path += length;
      path += *path == '/';
    }

  return FALSE;
}

void
_prk_path_node_foreach (PrkPathNode *self,
                        GString     *path,
                        guint        depth,
                        gboolean     skip_hidden,
                        PrkPathFunc  function,
                        gpointer     user_data)
{
  gsize length = path->len;

  if (self->n_heads > 0 || self->overlay != NULL)
    function (path->str, self, user_data);

  for (guint i = 0; i < self->n_children; i++)
    {
      PrkPathNode *child = self->children[i];

      if (skip_hidden && depth + 1 >= PRK_ROW_DEPTH && _prk_path_node_is_hidden (child))
        continue;

      if (length > 0)
        g_string_append_c (path, '/');
      g_string_append_len (path, child->name, child->name_length);
      _prk_path_node_foreach (child, path, depth + 1, skip_hidden, function, user_data);
      g_string_truncate (path, length);
    }
}

/* Writing */

static void
await (PrkPathNode *self,
       const char  *id)
{
  if (self->awaited == NULL)
    self->awaited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (self->awaited, g_strdup (id));
}

static PrkPathNode *
copy_node (PrkPathNode *self)
{
  PrkPathNode *copy = _prk_path_node_new (self->name, self->name_length);

  copy->n_children = copy->n_allocated = self->n_children;
  copy->children = g_memdup2 (self->children, self->n_children * sizeof *self->children);
  for (guint i = 0; i < copy->n_children; i++)
    _prk_path_node_ref (copy->children[i]);

  copy->n_heads = self->n_heads;
  copy->heads = g_memdup2 (self->heads, self->n_heads * sizeof *self->heads);
  copy->overlay = self->overlay != NULL ? json_node_ref (self->overlay) : NULL;
  if (self->awaited != NULL)
    {
      GHashTableIter iter;
      gpointer id;

      g_hash_table_iter_init (&iter, self->awaited);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        await (copy, id);
    }

  return copy;
}

PrkPathNode *
_prk_path_node_own (PrkPathNode **slot)
{
  if (!g_atomic_ref_count_compare (&(*slot)->ref_count, 1))
    {
      PrkPathNode *own = copy_node (*slot);

      _prk_path_node_unref (*slot);
      *slot = own;
    }

  return *slot;
}

/* @self is owned by the caller alone; so is what comes back. */
PrkPathNode *
_prk_path_node_own_child (PrkPathNode *self,
                          const char  *name,
                          gsize        length,
                          gboolean    *is_new)
{
  guint place;

  *is_new = !find_place (self, name, length, &place);
  if (!*is_new)
    return _prk_path_node_own (&self->children[place]);

  if (self->n_children == self->n_allocated)
    {
      self->n_allocated = MAX (4, self->n_allocated * 2);
      self->children = g_renew (PrkPathNode *, self->children, self->n_allocated);
    }
  memmove (&self->children[place + 1],
           &self->children[place],
           (self->n_children - place) * sizeof *self->children);
  self->children[place] = _prk_path_node_new (name, length);
  self->n_children++;

  return self->children[place];
}

static void
add_head (PrkPathNode    *self,
          PrkOp          *op,
          const PrkOpSet *set)
{
  guint place = self->n_heads;

  while (place > 0 && _prk_op_compare (op, self->heads[place - 1].op) < 0)
    place--;

  self->heads = g_renew (PrkWrite, self->heads, self->n_heads + 1);
  memmove (&self->heads[place + 1],
           &self->heads[place],
           (self->n_heads - place) * sizeof *self->heads);
  self->heads[place] = (PrkWrite) { .op = op, .set = set };
  self->n_heads++;
}

static gboolean
remove_head (PrkPathNode *self,
             const char  *id)
{
  for (guint i = 0; i < self->n_heads; i++)
    {
      if (strcmp (prk_op_get_id (self->heads[i].op), id) == 0)
        {
          self->n_heads--;
          memmove (&self->heads[i],
                   &self->heads[i + 1],
                   (self->n_heads - i) * sizeof *self->heads);
          return TRUE;
        }
    }

  return FALSE;
}

/*
 * _prk_path_node_write:
 * @self: owned by the caller alone
 * @op: new to the tree
 * @set: of @op, for the path that ends at @self
 * @ops: the ops that the tree has taken
 *
 * Takes a write. What it replaces is no head any more, be it here already or on its way.
 */
void
_prk_path_node_write (PrkPathNode    *self,
                      PrkOp          *op,
                      const PrkOpSet *set,
                      PrkOpMap       *ops)
{
  if (self->awaited == NULL || !g_hash_table_contains (self->awaited, prk_op_get_id (op)))
    add_head (self, op, set);

  for (const char *const *id = set->over; *id != NULL; id++)
    {
      if (!remove_head (self, *id) && _prk_op_map_lookup (ops, *id) == NULL)
        await (self, *id);
    }
}

gboolean
_prk_path_node_prune (PrkPathNode *self,
                      const char  *path)
{
  gsize length = strcspn (path, "/");
  PrkPathNode *child;
  gboolean is_pruned = FALSE;
  guint place;

  if (!find_place (self, path, length, &place))
    return FALSE;

  child = self->children[place];
  if (path[length] == '/')
    is_pruned = _prk_path_node_prune (child, path + length + 1);

  if (child->n_children > 0 || child->n_heads > 0 || child->overlay != NULL)
    return is_pruned;

  _prk_path_node_unref (child);
  self->n_children--;
  memmove (&self->children[place],
           &self->children[place + 1],
           (self->n_children - place) * sizeof *self->children);

  return TRUE;
}
