/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a laptop wrote and nobody else has is written again: in fewer ops, or with another key. */

#include "config.h"

#include "oplog/prk-chain.h"

#include "sim-store-private.h"

/* A squashed op has the time of the last one that went into it. */
static void
note_rewritten (SimStore  *self,
                PrkOp     *op,
                GPtrArray *fewer)
{
  for (guint i = 0; i < fewer->len; i++)
    {
      PrkOp *other = g_ptr_array_index (fewer, i);

      if (g_str_equal (prk_op_get_record (other), prk_op_get_record (op))
          && prk_op_get_at_us (other) >= prk_op_get_at_us (op))
        {
          if (!g_str_equal (prk_op_get_id (other), prk_op_get_id (op)))
            g_hash_table_insert (self->sim->rewritten, g_strdup (prk_op_get_id (op)),
                                 g_strdup (prk_op_get_id (other)));
          return;
        }
    }
}

static gboolean
may_squash (SimStore *self,
            SimItem  *item)
{
  return item->state == ITEM_FRESH
         || (self->sim->bug == SIM_BUG_SQUASH_LATE && item->state == ITEM_WAITING
             && sim_store_is_own (self, item->op));
}

void
sim_store_squash (SimStore *self)
{
  g_autoptr (GPtrArray) tail = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_unref);
  g_autoptr (GPtrArray) fewer = NULL;
  g_autoptr (GError) error = NULL;
  PrkOp *first;

  for (guint i = 0; i < self->items->len; i++)
    {
      SimItem *item = g_ptr_array_index (self->items, i);

      if (may_squash (self, item))
        g_ptr_array_add (tail, prk_op_ref (item->op));
    }
  if (tail->len < 2)
    return;

  first = g_ptr_array_index (tail, 0);
  fewer = prk_chain_squash (tail, self->key, &error);
  g_assert_no_error (error);
  for (guint i = self->items->len; i > 0; i--)
    {
      SimItem *item = g_ptr_array_index (self->items, i - 1);
      g_autofree char *where = NULL;

      if (!may_squash (self, item))
        continue;
      where = sim_store_dup_place (item->op);
      sim_store_touch (self, item->op);
      g_hash_table_remove (self->by_id, prk_op_get_id (item->op));
      g_hash_table_remove (self->by_place, where);
      g_ptr_array_remove_index (self->items, i - 1);
    }
  self->n = prk_op_get_n (first) - 1;
  for (guint i = 0; i < tail->len; i++)
    note_rewritten (self, g_ptr_array_index (tail, i), fewer);
  for (guint i = 0; i < fewer->len; i++)
    {
      PrkOp *op = g_ptr_array_index (fewer, i);

      sim_store_add (self, op, ITEM_FRESH, 0);
      self->n = prk_op_get_n (op);
      g_free (self->prev);
      self->prev = g_strdup (prk_op_get_id (op));
    }
}

static GPtrArray *
translate_sets (PrkOp      *op,
                GHashTable *ids)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);

  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    {
      const PrkOpSet *set = prk_op_get_set (op, i);
      g_autoptr (GPtrArray) over = g_ptr_array_new ();

      for (const char *const *id = set->over; *id != NULL; id++)
        {
          const char *other = g_hash_table_lookup (ids, *id);

          g_ptr_array_add (over, (gpointer) (other != NULL ? other : *id));
        }
      g_ptr_array_add (over, NULL);
      g_ptr_array_add (sets, prk_op_set_new (set->path, set->value,
                                             (const char *const *) over->pdata));
    }

  return sets;
}

void
sim_store_take_new_key (SimStore *self)
{
  g_autoptr (GPtrArray) again = g_ptr_array_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->items->len; i++)
    {
      SimItem *item = g_ptr_array_index (self->items, i);

      if (sim_store_is_own (self, item->op)
          && (item->state <= ITEM_HELD || g_strcmp0 (item->code, "cabang") == 0))
        g_ptr_array_add (again, item);
    }

  prk_key_unref (self->key);
  self->key = prk_key_generate (self->sim->entropy);
  self->is_enrolled = FALSE;
  self->n = 0;
  g_clear_pointer (&self->prev, g_free);
  sim_trace (self->sim, "new key %.6s, %u ops written again", prk_key_get_device (self->key),
             again->len);
  for (guint i = 0; i < again->len; i++)
    {
      SimItem *item = g_ptr_array_index (again, i);
      g_autoptr (GPtrArray) sets = NULL;
      g_autoptr (PrkOp) op = NULL;

      item->state = ITEM_DEAD;
      /* What a person let go of is not said again. */
      if (item->is_aside)
        continue;
      sets = translate_sets (item->op, ids);
      op = sim_store_sign (self, prk_op_get_record (item->op), prk_op_get_kind (item->op),
                 prk_op_get_at_us (item->op), sets);
      sim_store_add (self, op, ITEM_FRESH, 0);
      g_hash_table_insert (ids, (gpointer) prk_op_get_id (item->op), (gpointer) prk_op_get_id (op));
      g_hash_table_insert (self->sim->rewritten, g_strdup (prk_op_get_id (item->op)),
                           g_strdup (prk_op_get_id (op)));
      item->is_aside = TRUE;
      sim_store_touch (self, item->op);
    }
}
