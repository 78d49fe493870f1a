/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record holds its ops (by id) and, as a tree of paths, the writes that stand. Both are shared
 * with its copies until one of them changes, so a copy costs next to nothing and may go to another
 * thread, where the original never writes into what they share.
 *
 * Beside these, each record keeps for itself what it worked out on demand: views of paths with
 * several heads, and rows of tables in order. An op throws away only what it touches. */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-record-private.h"

G_DEFINE_BOXED_TYPE (PrkRecord, prk_record, prk_record_ref, prk_record_unref)

static PrkRecord *
new_empty (const char *id,
           const char *kind)
{
  PrkRecord *self = g_new0 (PrkRecord, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->kind = g_strdup (kind);
  self->views = g_hash_table_new_full (g_str_hash,
                                       g_str_equal,
                                       g_free,
                                       (GDestroyNotify) _prk_view_free);
  self->places = g_hash_table_new_full (g_str_hash,
                                        g_str_equal,
                                        g_free,
                                        (GDestroyNotify) g_ptr_array_unref);

  return self;
}

/**
 * prk_record_new:
 * @id: of prk_id_new()
 * @type: such as `kak`
 *
 * The record with this id before any op.
 *
 * Returns: (transfer full): a record for one thread at a time
 */
PrkRecord *
prk_record_new (const char *id,
                const char *type)
{
  PrkRecord *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);

  self = new_empty (id, type);
  self->ops = _prk_op_map_new ();
  self->root = _prk_path_node_new ("", 0);

  return self;
}

/**
 * prk_record_copy:
 *
 * The record as it is now. Costs next to nothing, however large the record.
 *
 * The copy may be used in another thread than the original. Values that it gives may be read
 * there; who wants to keep part of one makes a copy by prk_json_copy().
 *
 * Returns: (transfer full): a record of its own
 */
PrkRecord *
prk_record_copy (PrkRecord *self)
{
  PrkRecord *copy;
  GHashTableIter iter;
  gpointer key, value;

  g_return_val_if_fail (self != NULL, NULL);

  copy = new_empty (self->id, self->kind);
  copy->version = self->version;
  copy->ops = _prk_op_map_ref (self->ops);
  copy->root = _prk_path_node_ref (self->root);

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->views,
                         g_strdup (key),
                         value != NULL ? _prk_view_copy (value) : NULL);

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->places, g_strdup (key), g_ptr_array_ref (value));

  return copy;
}

typedef struct
{
  PrkRecord   *record;
  PrkFrontier *frontier;
} CopyAt;

static void
copy_op (PrkOp   *op,
         gpointer user_data)
{
  CopyAt *copy_at = user_data;

  if (prk_frontier_contains (copy_at->frontier, op))
    prk_record_apply (copy_at->record, op);
}

/**
 * prk_record_copy_at:
 * @frontier: of a versi
 *
 * The record as it was when only the ops in @frontier were there. Takes time in proportion to
 * these ops.
 *
 * Returns: (transfer full): a record of its own
 */
PrkRecord *
prk_record_copy_at (PrkRecord   *self,
                    PrkFrontier *frontier)
{
  CopyAt copy_at = { .frontier = frontier };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (frontier != NULL, NULL);

  copy_at.record = prk_record_new (self->id, self->kind);
  _prk_op_map_foreach (self->ops, copy_op, &copy_at);

  return copy_at.record;
}

PrkRecord *
prk_record_ref (PrkRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_record_unref (PrkRecord *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->views);
  g_hash_table_unref (self->places);
  _prk_path_node_unref (self->root);
  _prk_op_map_unref (self->ops);
  g_free (self->id);
  g_free (self->kind);
  g_free (self);
}

/**
 * prk_record_get_id:
 *
 * The id of the record.
 */
const char *
prk_record_get_id (PrkRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * prk_record_get_kind:
 *
 * The type of the record, such as `kak`.
 */
const char *
prk_record_get_kind (PrkRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

/* Taking ops */

static gboolean
is_row_control (const char *segment)
{
  return strcmp (segment, PRK_SEGMENT_URUT) == 0 || strcmp (segment, PRK_SEGMENT_HAPUS) == 0;
}

static gboolean
has_hapus (PrkPathNode *node)
{
  return _prk_path_node_get_child (node, PRK_SEGMENT_HAPUS, strlen (PRK_SEGMENT_HAPUS)) != NULL;
}

/* Throws away the places of a table's rows; @length bytes of @path are the table. */
static void
forget_places (PrkRecord  *self,
               const char *path,
               gsize       length)
{
  g_autofree char *table = NULL;

  if (g_hash_table_size (self->places) == 0)
    return;

  table = g_strndup (path, length);
  g_hash_table_remove (self->places, table);
}

/* The node of @path, made where it is not there, with each on the way to it our own. A table must
 * be put in order anew when a row of it is new, is moved, or may have gone or come back. */
static PrkPathNode *
own_path (PrkRecord  *self,
          const char *path)
{
  PrkPathNode *node = _prk_path_node_own (&self->root);
  const char *segment = path;

  while (TRUE)
    {
      gsize length = strcspn (segment, "/");
      gboolean is_new;

      node = _prk_path_node_own_child (node, segment, length, &is_new);
      if (segment[length] == '\0')
        return node;

      if (segment != path &&
          (is_new || has_hapus (node) || is_row_control (segment + length + 1)))
        forget_places (self, path, segment - path - 1);

      segment += length + 1;
    }
}

static void
write_path (PrkRecord      *self,
            PrkOp          *op,
            const PrkOpSet *set)
{
  PrkPathNode *node = own_path (self, set->path);

  _prk_path_node_write (node, op, set, self->ops);

  if (node->n_heads > 1)
    g_hash_table_replace (self->views, g_strdup (set->path), NULL);
  else
    g_hash_table_remove (self->views, set->path);
}

/**
 * prk_record_apply:
 * @op: of any device, in any order; one of another record or type changes nothing
 *
 * Takes one op. Takes time in proportion to the paths that @op sets. Values and lists that were
 * borrowed from the record before are not to be used any more.
 *
 * Returns: whether @op was new
 */
gboolean
prk_record_apply (PrkRecord *self,
                  PrkOp     *op)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (op != NULL, FALSE);

  if (strcmp (prk_op_get_record (op), self->id) != 0 ||
      strcmp (prk_op_get_kind (op), self->kind) != 0 ||
      _prk_op_map_lookup (self->ops, prk_op_get_id (op)) != NULL)
    return FALSE;

  _prk_op_map_insert (&self->ops, op);
  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    write_path (self, op, prk_op_get_set (op, i));
  self->version++;

  return TRUE;
}

/**
 * prk_record_get_version:
 *
 * Counts up with every op applied: a cheap "did anything change".
 */
guint
prk_record_get_version (PrkRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->version;
}

/**
 * prk_record_overlay:
 * @path: of a value
 * @value: (nullable): not taken; %NULL takes the overlay of @path away
 *
 * What a screen shows before it is an op: @value stands for @path in every reading, be it a row's
 * `_urut` or `_hapus`, with the state %PRK_VALUE_SINGLE. What is overlaid in a row keeps the row,
 * as writing it would. Copies have the overlay, and the version counts up.
 *
 * Heads, ops, frontier and state know nothing of it, and an edit must be made on a record without
 * one. Takes time in proportion to the length of @path.
 */
void
prk_record_overlay (PrkRecord  *self,
                    const char *path,
                    JsonNode   *value)
{
  PrkPathNode *node;

  g_return_if_fail (self != NULL);
  g_return_if_fail (prk_path_is_valid (path));

  node = own_path (self, path);
  g_clear_pointer (&node->overlay, json_node_unref);
  self->version++;

  if (value != NULL)
    node->overlay = json_node_is_immutable (value) ? json_node_ref (value) : prk_json_copy (value);
  else if (_prk_path_node_prune (self->root, path))
    g_hash_table_remove_all (self->places);
}

/* Values */

static PrkPathNode *
find_written (PrkRecord  *self,
              const char *path)
{
  PrkPathNode *node = _prk_path_node_find (self->root, path);

  return node != NULL && (node->n_heads > 0 || node->overlay != NULL) ? node : NULL;
}

static PrkView *
get_view (PrkRecord   *self,
          const char  *path,
          PrkPathNode *node)
{
  PrkView *view = g_hash_table_lookup (self->views, path);

  if (view == NULL)
    {
      view = _prk_view_new (path, node->heads, node->n_heads, self->ops);
      g_hash_table_insert (self->views, g_strdup (path), view);
    }

  return view;
}

/**
 * prk_record_get_state:
 *
 * What the value of @path is made of.
 *
 * Heads that all say the same are %PRK_VALUE_MERGED, and so are those of `_urut` and `_hapus`:
 * nobody is asked to choose among them.
 */
PrkValueState
prk_record_get_state (PrkRecord  *self,
                      const char *path)
{
  PrkPathNode *node;

  g_return_val_if_fail (self != NULL, PRK_VALUE_NONE);
  g_return_val_if_fail (path != NULL, PRK_VALUE_NONE);

  node = find_written (self, path);
  if (node == NULL)
    return PRK_VALUE_NONE;

  return node->overlay != NULL || node->n_heads == 1 ? PRK_VALUE_SINGLE
                                                     : get_view (self, path, node)->state;
}

/**
 * prk_record_get_value:
 *
 * The value shown: the single head, the merged text, or of concurrent heads the one with the
 * latest (at, id). A path that was cleared has the value null. What stands in a deleted row is
 * still to be had.
 *
 * Returns: (nullable) (transfer none): %NULL when nobody wrote the path; good until the next op
 */
JsonNode *
prk_record_get_value (PrkRecord  *self,
                      const char *path)
{
  PrkPathNode *node;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  node = find_written (self, path);
  if (node == NULL)
    return NULL;
  if (node->overlay != NULL)
    return node->overlay;

  return node->n_heads == 1 ? node->heads[0].set->value : get_view (self, path, node)->value;
}

static JsonNode *
get_value_of_type (PrkRecord  *self,
                   const char *path,
                   GType       type)
{
  JsonNode *value = prk_record_get_value (self, path);

  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != type)
    return NULL;

  return value;
}

/**
 * prk_record_get_string:
 *
 * Returns: (nullable): the string shown at @path; %NULL when there is something else or nothing
 */
const char *
prk_record_get_string (PrkRecord  *self,
                       const char *path)
{
  JsonNode *value = get_value_of_type (self, path, G_TYPE_STRING);

  return value != NULL ? json_node_get_string (value) : NULL;
}

/**
 * prk_record_get_text:
 *
 * Returns: (nullable): the CommonMark shown at @path; %NULL when there is something else or nothing
 */
const char *
prk_record_get_text (PrkRecord  *self,
                     const char *path)
{
  JsonNode *value = prk_record_get_value (self, path);

  return value != NULL ? _prk_node_get_text (value) : NULL;
}

/**
 * prk_record_get_int:
 * @fallback: what is given when there is something else at @path or nothing
 */
gint64
prk_record_get_int (PrkRecord  *self,
                    const char *path,
                    gint64      fallback)
{
  JsonNode *value = get_value_of_type (self, path, G_TYPE_INT64);

  return value != NULL ? json_node_get_int (value) : fallback;
}

/**
 * prk_record_get_bool:
 *
 * Returns: the boolean shown at @path; %FALSE when there is something else or nothing
 */
gboolean
prk_record_get_bool (PrkRecord  *self,
                     const char *path)
{
  JsonNode *value = get_value_of_type (self, path, G_TYPE_BOOLEAN);

  return value != NULL && json_node_get_boolean (value);
}

/**
 * prk_record_list_heads:
 *
 * The writes that stand at @path.
 *
 * Returns: (transfer container) (element-type PrkWrite): in the order of (at, id); the ops are good
 *   as long as the record
 */
GPtrArray *
prk_record_list_heads (PrkRecord  *self,
                       const char *path)
{
  GPtrArray *heads = g_ptr_array_new_with_free_func (g_free);
  PrkPathNode *node;

  g_return_val_if_fail (self != NULL, heads);
  g_return_val_if_fail (path != NULL, heads);

  node = find_written (self, path);
  for (guint i = 0; node != NULL && i < node->n_heads; i++)
    g_ptr_array_add (heads, g_memdup2 (&node->heads[i], sizeof node->heads[i]));

  return heads;
}
