/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A device's ops form a chain, each naming the one before. Its tail, the ops that nobody else has,
 * may be rewritten into fewer before it is first sent.
 *
 * The ops of one record are gathered into *groups*, each to become one op that says what its ops
 * said together: of each path the last value, over all that they replaced outside the group. Since
 * a tombstone has seen what stands in its own op (see src/README.md), deleting what was written
 * before fits into one op; writing into a row after deleting it does not, and begins a new group.
 * So do the limits of an op.
 *
 * All this relies on one thing: that the device saw its own writes, so that each write replaces
 * the device's last one at its path and each tombstone names its last ones in the row. A record
 * where that is not so keeps its ops one for one.
 *
 * A group takes the place and the time of its last op, so that times still rise along the chain.
 * Nothing before the last op of a versi or a peristiwa is touched, for these name ops. */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-chain.h"
#include "prk-op-private.h"
#include "prk-path-tree-private.h"

/* What the head of an op and the marks around one set take at most, in bytes. */
#define OP_OVERHEAD 1024
#define SET_OVERHEAD 64
#define OVER_OVERHEAD 46

/**
 * prk_chain_check:
 * @last_n: the place of the last op of @op's device that is here, 0 when there is none
 * @last_id: (nullable): its id
 *
 * Whether @op follows (@last_n, @last_id) in its device's chain.
 *
 * Fails with %PRK_OP_ERROR_HOLE when ops before it are missing, %PRK_OP_ERROR_KNOWN when it is the
 * very last op, and %PRK_OP_ERROR_FORK when its place is taken or it follows another op. Of an op
 * further back it cannot be told whether it is known: ask for its id first.
 */
gboolean
prk_chain_check (PrkOp      *op,
                 guint64     last_n,
                 const char *last_id,
                 GError    **error)
{
  guint64 n;

  g_return_val_if_fail (op != NULL, FALSE);
  g_return_val_if_fail ((last_n == 0) == (last_id == NULL), FALSE);

  n = prk_op_get_n (op);

  if (n == last_n + 1 && g_strcmp0 (prk_op_get_prev (op), last_id) == 0)
    return TRUE;

  if (n > last_n + 1)
    g_set_error (error,
                 PRK_OP_ERROR,
                 PRK_OP_ERROR_HOLE,
                 "op %" G_GUINT64_FORMAT " came, the last here is %" G_GUINT64_FORMAT,
                 n,
                 last_n);
  else if (n == last_n && strcmp (prk_op_get_id (op), last_id) == 0)
    g_set_error (error, PRK_OP_ERROR, PRK_OP_ERROR_KNOWN, "op %s is here already", last_id);
  else
    g_set_error (error,
                 PRK_OP_ERROR,
                 PRK_OP_ERROR_FORK,
                 "another op stands at %" G_GUINT64_FORMAT " of the chain",
                 MIN (n, last_n));

  return FALSE;
}

/* Squash */

/* The last write of a path so far. */
typedef struct
{
  PrkOp          *op;
  const PrkOpSet *set;
  GHashTable     *over; /* all that the writes of the group replaced */
  gsize           size_bytes;
} Final;

typedef struct
{
  GHashTable *finals; /* path → Final */
  gsize       size_bytes;
  PrkOp      *last;
  char       *new_id;
} Group;

typedef struct
{
  GTree   *lasts; /* path → PrkOp: the device's last write, over all groups */
  Group   *open;
  gboolean sees_itself;
} Squashed;

typedef struct
{
  GPtrArray  *tail;
  GPtrArray  *groups;
  GHashTable *groups_by_id; /* id of an op of the tail → Group */
  GHashTable *records;      /* id → Squashed */
} Squash;

static void
final_free (gpointer data)
{
  Final *final = data;

  g_hash_table_unref (final->over);
  g_free (final);
}

static void
group_free (gpointer data)
{
  Group *group = data;

  g_hash_table_unref (group->finals);
  g_free (group->new_id);
  g_free (group);
}

static void
squashed_free (gpointer data)
{
  Squashed *squashed = data;

  g_tree_unref (squashed->lasts);
  g_free (squashed);
}

static gboolean
is_tombstone (const PrkOpSet *set)
{
  return g_str_has_suffix (set->path, "/" PRK_SEGMENT_HAPUS) &&
         JSON_NODE_HOLDS_VALUE (set->value) &&
         json_node_get_value_type (set->value) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (set->value);
}

static gboolean
names_lasts_in_row (Squashed       *squashed,
                    PrkOp          *op,
                    const PrkOpSet *tombstone)
{
  g_autofree char *row =
      g_strndup (tombstone->path, strlen (tombstone->path) - strlen (PRK_SEGMENT_HAPUS));
  GTreeNode *node = g_tree_lower_bound (squashed->lasts, row);

  for (; node != NULL && g_str_has_prefix (g_tree_node_key (node), row);
       node = g_tree_node_next (node))
    {
      PrkOp *last = g_tree_node_value (node);

      if (last != op && !is_tombstone (_prk_op_find_set (last, g_tree_node_key (node))) &&
          !g_strv_contains (tombstone->over, prk_op_get_id (last)))
        return FALSE;
    }

  return TRUE;
}

static void
look_at_op (Squash *squash,
            PrkOp  *op)
{
  Squashed *squashed = g_hash_table_lookup (squash->records, prk_op_get_record (op));

  if (squashed == NULL)
    {
      squashed = g_new0 (Squashed, 1);
      squashed->lasts = g_tree_new ((GCompareFunc) strcmp);
      squashed->sees_itself = TRUE;
      g_hash_table_insert (squash->records, (gpointer) prk_op_get_record (op), squashed);
    }

  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    {
      const PrkOpSet *set = prk_op_get_set (op, i);
      PrkOp *last = g_tree_lookup (squashed->lasts, set->path);

      if (last != NULL && !g_strv_contains (set->over, prk_op_get_id (last)))
        squashed->sees_itself = FALSE;
      g_tree_replace (squashed->lasts, (gpointer) set->path, op);
    }

  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    {
      const PrkOpSet *set = prk_op_get_set (op, i);

      if (is_tombstone (set) && !names_lasts_in_row (squashed, op, set))
        squashed->sees_itself = FALSE;
    }
}

/* Whether @set writes into a row that the group has deleted and @op does not bring back. */
static gboolean
is_in_deleted_row (Group          *group,
                   PrkOp          *op,
                   const PrkOpSet *set)
{
  const char *slash = strchr (set->path, '/');

  if (is_tombstone (set))
    return FALSE;

  while (slash != NULL && (slash = strchr (slash + 1, '/')) != NULL)
    {
      g_autofree char *hapus = g_strdup_printf ("%.*s/" PRK_SEGMENT_HAPUS,
                                                (int) (slash - set->path),
                                                set->path);
      const Final *final = g_hash_table_lookup (group->finals, hapus);

      if (final != NULL && is_tombstone (final->set) && _prk_op_find_set (op, hapus) == NULL)
        return TRUE;
    }

  return FALSE;
}

static gsize
measure_set (const PrkOpSet *set)
{
  g_autofree char *value = prk_json_canonical (set->value);

  return strlen (value) + strlen (set->path) + SET_OVERHEAD +
         OVER_OVERHEAD * g_strv_length ((GStrv) set->over);
}

static gboolean
fits (Group *group,
      PrkOp *op)
{
  gsize size_bytes = group->size_bytes;

  if (g_hash_table_size (group->finals) + prk_op_get_n_sets (op) > PRK_OP_MAX_SETS)
    return FALSE;

  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    {
      const PrkOpSet *set = prk_op_get_set (op, i);
      const Final *final = g_hash_table_lookup (group->finals, set->path);

      if (is_in_deleted_row (group, op, set))
        return FALSE;

      size_bytes += measure_set (set) - (final != NULL ? final->size_bytes : 0) +
                    OVER_OVERHEAD * (final != NULL ? g_hash_table_size (final->over) : 0);
    }

  return size_bytes + OP_OVERHEAD <= PRK_OP_MAX_SIZE;
}

static void
group_add (Group *group,
           PrkOp *op)
{
  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    {
      const PrkOpSet *set = prk_op_get_set (op, i);
      Final *final = g_hash_table_lookup (group->finals, set->path);

      if (final == NULL)
        {
          final = g_new0 (Final, 1);
          final->over = g_hash_table_new (g_str_hash, g_str_equal);
          g_hash_table_insert (group->finals, (gpointer) set->path, final);
        }

      group->size_bytes -= final->size_bytes;
      final->op = op;
      final->set = set;
      final->size_bytes =
          measure_set (set) + OVER_OVERHEAD * g_hash_table_size (final->over);
      group->size_bytes += final->size_bytes;

      for (const char *const *id = set->over; *id != NULL; id++)
        g_hash_table_add (final->over, (gpointer) *id);
    }

  group->last = op;
}

static void
gather_op (Squash *squash,
           PrkOp  *op)
{
  Squashed *squashed = g_hash_table_lookup (squash->records, prk_op_get_record (op));

  if (squashed->open == NULL || !squashed->sees_itself || !fits (squashed->open, op))
    {
      Group *group = g_new0 (Group, 1);

      group->finals = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, final_free);
      g_ptr_array_add (squash->groups, group);
      squashed->open = group;
    }

  group_add (squashed->open, op);
  g_hash_table_insert (squash->groups_by_id, (gpointer) prk_op_get_id (op), squashed->open);
}

/* What a write of @group replaces, in terms of the ops that will be there. */
static GPtrArray *
translate_over (Squash *squash,
                Group  *group,
                Final  *final)
{
  GPtrArray *over = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, final->over);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const Group *replaced = g_hash_table_lookup (squash->groups_by_id, id);

      if (replaced == NULL)
        g_ptr_array_add (over, id);
      else if (replaced != group && replaced->new_id != NULL)
        g_ptr_array_add (over, replaced->new_id);
    }
  g_ptr_array_add (over, NULL);

  return over;
}

static PrkOp *
write_group (Squash     *squash,
             Group      *group,
             PrkKey     *key,
             guint64     n,
             const char *prev,
             GError    **error)
{
  g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
  GHashTableIter iter;
  gpointer path, final;
  PrkOp *op;

  g_hash_table_iter_init (&iter, group->finals);
  while (g_hash_table_iter_next (&iter, &path, &final))
    {
      g_autoptr(GPtrArray) over = translate_over (squash, group, final);

      g_ptr_array_add (sets,
                       prk_op_set_new (path,
                                       ((Final *) final)->set->value,
                                       (const char *const *) over->pdata));
    }

  op = prk_op_new (key,
                   n,
                   prev,
                   prk_op_get_at_us (group->last),
                   prk_op_get_record (group->last),
                   prk_op_get_kind (group->last),
                   sets,
                   error);
  if (op != NULL)
    group->new_id = g_strdup (prk_op_get_id (op));

  return op;
}

static gboolean
write_groups (Squash    *squash,
              PrkKey    *key,
              GPtrArray *out,
              GError   **error)
{
  PrkOp *first = g_ptr_array_index (squash->tail, 0);
  guint64 n = prk_op_get_n (first);
  const char *prev = prk_op_get_prev (first);

  for (guint i = 0; i < squash->tail->len; i++)
    {
      PrkOp *op = g_ptr_array_index (squash->tail, i);
      Group *group = g_hash_table_lookup (squash->groups_by_id, prk_op_get_id (op));
      PrkOp *written;

      if (group->last != op)
        continue;

      written = write_group (squash, group, key, n++, prev, error);
      if (written == NULL)
        return FALSE;

      g_ptr_array_add (out, written);
      prev = prk_op_get_id (written);
    }

  return TRUE;
}

static gboolean
is_barrier (PrkOp *op)
{
  const char *kind = prk_op_get_kind (op);

  return strcmp (kind, "versi") == 0 || strcmp (kind, "peristiwa") == 0;
}

static gboolean
squash_tail (GPtrArray *tail,
             PrkKey    *key,
             GPtrArray *out,
             GError   **error)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr(GHashTable) groups_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) records =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, squashed_free);
  Squash squash = {
    .tail = tail,
    .groups = groups,
    .groups_by_id = groups_by_id,
    .records = records,
  };

  for (guint i = 0; i < tail->len; i++)
    look_at_op (&squash, g_ptr_array_index (tail, i));
  for (guint i = 0; i < tail->len; i++)
    gather_op (&squash, g_ptr_array_index (tail, i));

  if (groups->len < tail->len)
    return write_groups (&squash, key, out, error);

  for (guint i = 0; i < tail->len; i++)
    g_ptr_array_add (out, prk_op_ref (g_ptr_array_index (tail, i)));

  return TRUE;
}

/**
 * prk_chain_squash:
 * @ops: (element-type PrkOp): ops of the device of @key, one after the other in its chain, none of
 *   which anybody else has
 *
 * Rewrites the tail of one device's chain into as few ops as it can: one a record after the last
 * op of a versi or a peristiwa. A record has the same values after it; heads of other devices stay
 * as they are.
 *
 * Fails as prk_op_new() does. Any thread.
 *
 * Returns: (transfer full) (element-type PrkOp): what stands in the place of @ops now; those up to
 *   the last versi or peristiwa are the same ops
 */
GPtrArray *
prk_chain_squash (GPtrArray *ops,
                  PrkKey    *key,
                  GError   **error)
{
  g_autoptr(GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_unref);
  g_autoptr(GPtrArray) tail = g_ptr_array_new ();

  g_return_val_if_fail (ops != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < ops->len; i++)
    {
      PrkOp *op = g_ptr_array_index (ops, i);

      g_ptr_array_add (tail, op);
      if (is_barrier (op))
        {
          for (guint j = 0; j < tail->len; j++)
            g_ptr_array_add (out, prk_op_ref (g_ptr_array_index (tail, j)));
          g_ptr_array_set_size (tail, 0);
        }
    }

  if (tail->len > 0 && !squash_tail (tail, key, out, error))
    return NULL;

  return g_steal_pointer (&out);
}
