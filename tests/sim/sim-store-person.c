/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the person at a laptop does with its disk, and what a check asks of it. */
#include "config.h"

#include "sim-store-private.h"

PrkRecord *
sim_store_get_record (SimStore   *self,
                      const char *id,
                      const char *type)
{
  PrkRecord *record = g_hash_table_lookup (self->records, id);

  if (record != NULL)
    return record;

  record = prk_record_new (id, type);
  for (guint i = 0; i < self->items->len; i++)
    {
      SimItem *item = g_ptr_array_index (self->items, i);

      if (!item->is_aside && g_str_equal (prk_op_get_record (item->op), id))
        prk_record_apply (record, item->op);
    }
  g_hash_table_insert (self->records, g_strdup (id), record);

  return record;
}

GPtrArray *
sim_store_list_records (SimStore *self)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->items->len; i++)
    {
      SimItem *item = g_ptr_array_index (self->items, i);

      if (!item->is_aside && g_str_equal (prk_op_get_kind (item->op), "kak")
          && g_hash_table_add (found, (gpointer) prk_op_get_record (item->op)))
        g_ptr_array_add (ids, g_strdup (prk_op_get_record (item->op)));
    }

  return ids;
}

/* It and what comes next will not become one op. */
static gboolean
is_before_event (SimStore      *self,
                 const SimItem *item)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const SimItem *other = g_ptr_array_index (self->items, i);

      if (g_str_equal (prk_op_get_kind (other->op), "peristiwa")
          && g_str_equal (prk_op_get_device (other->op), prk_op_get_device (item->op))
          && prk_op_get_n (other->op) > prk_op_get_n (item->op))
        return TRUE;
    }
  return FALSE;
}

/* Of writes over one that may be refused, see prk-store-over.c. @over grows while it is read. */
static void
extend_over (SimStore   *self,
             const char *path,
             GPtrArray  *over)
{
  for (guint i = 0; i < over->len; i++)
    {
      const SimItem *item = g_hash_table_lookup (self->by_id, over->pdata[i]);

      if (item == NULL || item->state == ITEM_ACCEPTED
          || (item->state == ITEM_FRESH && !is_before_event (self, item)))
        continue;
      for (guint j = 0; j < prk_op_get_n_sets (item->op); j++)
        {
          const PrkOpSet *set = prk_op_get_set (item->op, j);

          for (const char *const *id = set->over; g_str_equal (set->path, path) && *id != NULL; id++)
            if (!g_ptr_array_find_with_equal_func (over, *id, g_str_equal, NULL))
              g_ptr_array_add (over, (gpointer) *id);
        }
    }
}

static void
extend_sets (SimStore  *self,
             GPtrArray *sets)
{
  for (guint i = 0; i < sets->len; i++)
    {
      PrkOpSet *set = g_ptr_array_index (sets, i);
      g_autoptr (GPtrArray) over = g_ptr_array_new ();

      for (const char *const *id = set->over; *id != NULL; id++)
        g_ptr_array_add (over, (gpointer) *id);
      extend_over (self, set->path, over);
      g_ptr_array_add (over, NULL);
      sets->pdata[i] = prk_op_set_new (set->path, set->value, (const char *const *) over->pdata);
      prk_op_set_free (set);
    }
}

void
sim_store_write (SimStore *self,
                 PrkEdit  *edit)
{
  PrkRecord *record = prk_edit_get_record (edit);
  g_autoptr (GPtrArray) sets = prk_edit_list_sets (edit);
  g_autoptr (PrkOp) op = NULL;

  extend_sets (self, sets);
  if (self->sim->bug == SIM_BUG_SKIP_OVER)
    for (guint i = 0; i < sets->len; i++)
      {
        static const char *const none[] = { NULL };
        PrkOpSet *set = g_ptr_array_index (sets, i);

        sets->pdata[i] = prk_op_set_new (set->path, set->value, none);
        prk_op_set_free (set);
      }

  self->last_us = prk_hlc_next (prk_clock_now_us (self->clock), self->last_us);
  op = sim_store_sign (self, prk_record_get_id (record), prk_record_get_kind (record),
                       self->last_us, sets);
  sim_store_add (self, op, ITEM_FRESH, 0);
}

GPtrArray *
sim_store_export (SimStore *self)
{
  GPtrArray *ops = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_unref);

  sim_store_squash (self);
  for (guint i = 0; i < self->items->len; i++)
    {
      SimItem *item = g_ptr_array_index (self->items, i);

      if (item->state > ITEM_HELD)
        continue;
      if (item->state == ITEM_FRESH)
        item->state = ITEM_WAITING;
      g_ptr_array_add (ops, prk_op_ref (item->op));
    }

  return ops;
}

/* For the story of a seed that failed. */
void
sim_store_trace (SimStore *self)
{
  static const char *const states[] = { "fresh", "waiting", "held", "accepted", "refused", "dead" };

  for (guint i = 0; i < self->items->len; i++)
    {
      const SimItem *item = g_ptr_array_index (self->items, i);

      sim_trace (self->sim, "  %.6s of %.6s %2u %s %u %s%s", prk_op_get_id (item->op),
                 prk_op_get_device (item->op), (guint) prk_op_get_n (item->op), states[item->state],
                 (guint) item->seq, item->code != NULL ? item->code : "",
                 item->is_aside ? " aside" : "");
    }
}

guint
sim_store_count_waiting (SimStore *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const SimItem *item = g_ptr_array_index (self->items, i);

      n += item->state < ITEM_HELD || (item->state == ITEM_HELD && !item->is_aside);
    }
  return n;
}

/* Was the person here told that this op is refused? Where the whole laptop was shut out, that is
 * what he was told. */
gboolean
sim_store_knows_refused (SimStore   *self,
                         const char *id,
                         gboolean    is_shut_out)
{
  const SimItem *item = g_hash_table_lookup (self->by_id, id);

  return item != NULL && (item->state == ITEM_REFUSED || is_shut_out);
}

void
sim_store_discard (SimStore *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      SimItem *item = g_ptr_array_index (self->items, i);

      if (item->state == ITEM_REFUSED && !item->is_aside)
        {
          item->is_aside = TRUE;
          sim_store_touch (self, item->op);
        }
    }
}

const char *
sim_store_get_device (SimStore *self)
{
  return prk_key_get_device (self->key);
}

gboolean
sim_store_is_enrolled (SimStore *self)
{
  return self->is_enrolled;
}

void
sim_store_set_enrolled (SimStore *self)
{
  self->is_enrolled = TRUE;
}
