/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-hash.h"

#include "prk-frontier.h"

struct _PrkFrontier
{
  gatomicrefcount ref_count;

  GHashTable *places; /* device → guint64 * */
};

G_DEFINE_BOXED_TYPE (PrkFrontier, prk_frontier, prk_frontier_ref, prk_frontier_unref)

/**
 * prk_frontier_new:
 *
 * The frontier of no ops.
 *
 * Returns: (transfer full): a frontier for one thread
 */
PrkFrontier *
prk_frontier_new (void)
{
  PrkFrontier *self = g_new0 (PrkFrontier, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * prk_frontier_new_from_json:
 *
 * Reads what prk_frontier_to_json() gives. Fails with %PRK_OP_ERROR_FORMAT.
 *
 * Returns: (transfer full): the frontier
 */
PrkFrontier *
prk_frontier_new_from_json (JsonNode *node,
                            GError  **error)
{
  g_autoptr(PrkFrontier) self = prk_frontier_new ();
  JsonObjectIter iter;
  const char *device;
  JsonNode *place;

  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, PRK_OP_ERROR, PRK_OP_ERROR_FORMAT, "a frontier is an object");
      return NULL;
    }

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &device, &place))
    {
      if (!prk_hash_is_valid (device) || !JSON_NODE_HOLDS_VALUE (place) ||
          json_node_get_value_type (place) != G_TYPE_INT64 || json_node_get_int (place) < 1)
        {
          g_set_error (error, PRK_OP_ERROR, PRK_OP_ERROR_FORMAT, "a frontier counts devices' ops");
          return NULL;
        }
      prk_frontier_add (self, device, json_node_get_int (place));
    }

  return g_steal_pointer (&self);
}

PrkFrontier *
prk_frontier_ref (PrkFrontier *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_frontier_unref (PrkFrontier *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->places);
  g_free (self);
}

/**
 * prk_frontier_add:
 * @n: a place in the chain of @device, from 1
 *
 * Takes in the ops of @device up to the one at @n; what the frontier has beyond that stays.
 */
void
prk_frontier_add (PrkFrontier *self,
                  const char  *device,
                  guint64      n)
{
  guint64 *place;

  g_return_if_fail (self != NULL);
  g_return_if_fail (device != NULL);
  g_return_if_fail (n >= 1);

  place = g_hash_table_lookup (self->places, device);
  if (place == NULL)
    {
      place = g_new0 (guint64, 1);
      g_hash_table_insert (self->places, g_strdup (device), place);
    }
  *place = MAX (*place, n);
}

/**
 * prk_frontier_contains:
 *
 * Whether @op is in the set that the frontier names.
 */
gboolean
prk_frontier_contains (PrkFrontier *self,
                       PrkOp       *op)
{
  const guint64 *place;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (op != NULL, FALSE);

  place = g_hash_table_lookup (self->places, prk_op_get_device (op));

  return place != NULL && prk_op_get_n (op) <= *place;
}

/**
 * prk_frontier_to_json:
 *
 * The frontier as an object, `{device: n}`.
 *
 * Returns: (transfer full): an immutable node
 */
JsonNode *
prk_frontier_to_json (PrkFrontier *self)
{
  JsonNode *node;
  GHashTableIter iter;
  gpointer device, place;

  g_return_val_if_fail (self != NULL, NULL);

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, json_object_new ());

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &device, &place))
    json_object_set_int_member (json_node_get_object (node), device, *(guint64 *) place);
  json_node_seal (node);

  return node;
}
