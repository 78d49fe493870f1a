/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The disk of one laptop, as PrkSyncStore asks for it: each call takes effect at one moment, and is
 * answered at a later one, so that a crash can come between. */
#include "config.h"

#include <string.h>


#include "sim-store-private.h"

typedef struct
{
  SimStore  *store;
  GTask     *task;
  guint      life;
  void     (*run) (SimStore *self,
                   gpointer  call);
  GPtrArray *array;
  guint64    number;
  gboolean   flag;
  PrkSyncHead *head;
  char      *text;
  gpointer   result;
  GDestroyNotify result_free;
  GError    *error;
} Call;

static void sim_store_iface_init (PrkSyncStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SimStore,
                               sim_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_SYNC_STORE, sim_store_iface_init))

static void
item_free (gpointer data)
{
  SimItem *item = data;

  prk_op_unref (item->op);
  g_free (item->code);
  g_free (item);
}

gboolean
sim_store_is_own (SimStore *self,
                  PrkOp    *op)
{
  return g_str_equal (prk_op_get_device (op), prk_key_get_device (self->key));
}

char *
sim_store_dup_place (PrkOp *op)
{
  return g_strdup_printf ("%s %" G_GUINT64_FORMAT, prk_op_get_device (op), prk_op_get_n (op));
}

void
sim_store_touch (SimStore *self,
                 PrkOp    *op)
{
  g_hash_table_remove (self->records, prk_op_get_record (op));
}

SimItem *
sim_store_add (SimStore     *self,
               PrkOp        *op,
               SimItemState  state,
               guint64       seq)
{
  SimItem *item = g_new0 (SimItem, 1);
  PrkRecord *record = g_hash_table_lookup (self->records, prk_op_get_record (op));

  item->op = prk_op_ref (op);
  item->state = state;
  item->seq = seq;
  g_ptr_array_add (self->items, item);
  g_hash_table_insert (self->by_id, (gpointer) prk_op_get_id (op), item);
  g_hash_table_insert (self->by_place, sim_store_dup_place (op), item);
  if (seq > 0)
    g_hash_table_insert (self->by_seq, GUINT_TO_POINTER (seq), item);
  if (record != NULL)
    prk_record_apply (record, op);

  return item;
}

PrkOp *
sim_store_sign (SimStore   *self,
                const char *record,
                const char *type,
                gint64      at_us,
                GPtrArray  *sets)
{
  g_autoptr (GError) error = NULL;
  PrkOp *op = prk_op_new (self->key, self->n + 1, self->prev, at_us, record, type, sets, &error);

  g_assert_no_error (error);
  self->n++;
  g_free (self->prev);
  self->prev = g_strdup (prk_op_get_id (op));

  return op;
}

/* Calls */

static void
call_free (gpointer data)
{
  Call *call = data;

  g_object_unref (call->store);
  if (!g_task_get_completed (call->task) && call->run != NULL)
    g_task_return_new_error (call->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "crashed");
  g_object_unref (call->task);
  g_clear_pointer (&call->array, g_ptr_array_unref);
  prk_sync_head_free (call->head);
  g_free (call->text);
  g_clear_error (&call->error);
  if (call->result != NULL && call->result_free != NULL)
    call->result_free (call->result);
  g_free (call);
}

static void
answer (gpointer data)
{
  Call *call = data;

  if (call->life != call->store->life)
    return;

  call->run = NULL;
  if (call->error != NULL)
    g_task_return_error (call->task, g_steal_pointer (&call->error));
  else if (call->result_free != NULL)
    g_task_return_pointer (call->task, g_steal_pointer (&call->result), call->result_free);
  else
    g_task_return_boolean (call->task, TRUE);
}

static void
perform (gpointer data)
{
  Call *call = data;
  Sim *sim = call->store->sim;
  Call *later;

  if (call->life != call->store->life)
    return;

  call->run (call->store, call);
  later = g_memdup2 (call, sizeof *call);
  memset (&call->array, 0, sizeof *call - G_STRUCT_OFFSET (Call, array));
  g_object_ref (later->store);
  g_object_ref (later->task);
  call->run = NULL;
  sim_after (sim, sim_choose_us (sim, 0, 5 * SIM_MS), answer, later, call_free);
}

static Call *
begin (PrkSyncStore        *store,
       void               (*run) (SimStore *, gpointer),
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  SimStore *self = SIM_STORE (store);
  Call *call = g_new0 (Call, 1);

  call->store = g_object_ref (self);
  call->task = g_task_new (self, NULL, callback, user_data);
  call->life = self->life;
  call->run = run;
  sim_after (self->sim, sim_choose_us (self->sim, 0, 5 * SIM_MS), perform, call, call_free);

  return call;
}

static void
run_load (SimStore *self,
          gpointer  data)
{
  Call *call = data;
  PrkSyncState *state = g_new0 (PrkSyncState, 1);

  state->device = g_strdup (prk_key_get_device (self->key));
  state->daerah = g_strdup (SIM_DAERAH);
  state->register_key = g_strdup (self->register_key);
  state->is_enrolled = self->is_enrolled;
  state->cursor = self->cursor;
  state->checked = prk_sync_head_copy (self->checked);
  state->seen = prk_sync_head_copy (self->seen);
  state->alarm = g_strdup (self->alarm);
  call->result = state;
  call->result_free = (GDestroyNotify) prk_sync_state_free;
}

static void
sim_store_load (PrkSyncStore        *store,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  begin (store, run_load, callback, user_data);
}

/* A register that was restored may lack an op that it had refused, which shows in no tree head:
 * what comes after it in the chain is then held until it is sent once more. */
static gboolean
is_missed (SimStore *self,
           SimItem  *item)
{
  for (guint i = 0; i < self->items->len && item->state == ITEM_REFUSED; i++)
    {
      const SimItem *other = g_ptr_array_index (self->items, i);

      if (other->state == ITEM_HELD && prk_op_get_n (other->op) > prk_op_get_n (item->op)
          && g_str_equal (prk_op_get_device (other->op), prk_op_get_device (item->op)))
        return TRUE;
    }
  return FALSE;
}

static void
release_held (SimStore *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      SimItem *item = g_ptr_array_index (self->items, i);

      if (is_missed (self, item))
        item->state = ITEM_WAITING;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      SimItem *item = g_ptr_array_index (self->items, i);

      if (item->state == ITEM_HELD)
        item->state = ITEM_WAITING;
    }
}

static void
run_take (SimStore *self,
          gpointer  data)
{
  Call *call = data;
  GPtrArray *ops = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_unref);

  if (call->flag)
    release_held (self);
  sim_store_squash (self);
  for (guint i = 0; i < self->items->len && ops->len < call->number; i++)
    {
      SimItem *item = g_ptr_array_index (self->items, i);

      if (item->state >= ITEM_HELD)
        continue;
      if (item->state == ITEM_FRESH)
        item->state = ITEM_WAITING;
      g_ptr_array_add (ops, prk_op_ref (item->op));
    }
  call->result = ops;
  call->result_free = (GDestroyNotify) g_ptr_array_unref;
}

static void
sim_store_take (PrkSyncStore        *store,
                guint                max_ops,
                gboolean             again,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  Call *call = begin (store, run_take, callback, user_data);

  call->number = max_ops;
  call->flag = again;
}

static void
keep_seen (SimStore    *self,
           PrkSyncHead *head)
{
  if (head == NULL)
    return;

  prk_sync_head_free (self->seen);
  self->seen = prk_sync_head_copy (head);
}

static gboolean
set_accepted (SimStore  *self,
              SimItem   *item,
              guint64    seq,
              GError   **error)
{
  SimItem *there = g_hash_table_lookup (self->by_seq, GUINT_TO_POINTER (seq));

  if ((there != NULL && there != item) || (item->seq != 0 && item->seq != seq))
    {
      g_set_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY, "another op was at %u",
                   (guint) seq);
      return FALSE;
    }

  if (item->is_aside)
    {
      item->is_aside = FALSE;
      sim_store_touch (self, item->op);
    }
  item->state = ITEM_ACCEPTED;
  item->seq = seq;
  g_clear_pointer (&item->code, g_free);
  g_hash_table_insert (self->by_seq, GUINT_TO_POINTER (seq), item);

  return TRUE;
}

static void
set_refused (SimStore   *self,
             SimItem    *item,
             const char *code)
{
  item->state = ITEM_REFUSED;
  g_free (item->code);
  item->code = g_strdup (code);
  if (!sim_store_is_own (self, item->op) && !item->is_aside)
    {
      item->is_aside = TRUE;
      sim_store_touch (self, item->op);
    }
}

/* Only its author's laptop can send what is missing before an op of another key. The register has it
 * in its keeping; until it is in the history it is part of no record, here as everywhere. */
static void
set_held (SimStore *self,
          SimItem  *item)
{
  item->state = self->sim->bug == SIM_BUG_LOSE_HELD ? ITEM_ACCEPTED : ITEM_HELD;
  if (!sim_store_is_own (self, item->op) && !item->is_aside)
    {
      item->is_aside = TRUE;
      sim_store_touch (self, item->op);
    }
}

/* The register's chain is the right one: ops of another device that contradict it, and what follows
 * them, can never be accepted. */
static void
drop_branch (SimStore *self,
             PrkOp    *op)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      SimItem *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (prk_op_get_device (item->op), prk_op_get_device (op))
          && prk_op_get_n (item->op) >= prk_op_get_n (op) && item->seq == 0
          && item->state != ITEM_DEAD)
        set_refused (self, item, "cabang");
    }
}

static void
run_settle (SimStore *self,
            gpointer  data)
{
  Call *call = data;

  for (guint i = 0; i < call->array->len && call->error == NULL; i++)
    {
      const PrkSyncResult *one = g_ptr_array_index (call->array, i);
      SimItem *item = g_hash_table_lookup (self->by_id, one->id);

      if (item == NULL || item->state == ITEM_DEAD)
        continue;
      if (one->fate == PRK_SYNC_FATE_ACCEPTED)
        {
          if (set_accepted (self, item, one->seq, &call->error))
            g_hash_table_add (self->sim->acked, g_strdup (one->id));
        }
      else if (one->fate == PRK_SYNC_FATE_HELD)
        {
          /* It may stand on a branch that this very answer has shown to be dead. */
          if (item->state <= ITEM_HELD)
            set_held (self, item);
        }
      else
        {
          set_refused (self, item, one->code);
          if (g_strcmp0 (one->code, "cabang") == 0 && !sim_store_is_own (self, item->op))
            drop_branch (self, item->op);
        }
    }
  keep_seen (self, call->head);
}

static void
sim_store_settle (PrkSyncStore        *store,
                  GPtrArray           *results,
                  const PrkSyncHead   *seen,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  Call *call = begin (store, run_settle, callback, user_data);

  call->array = g_ptr_array_ref (results);
  call->head = prk_sync_head_copy (seen);
}

static gboolean
receive_one (SimStore             *self,
             const PrkSyncArrival *arrival,
             GError              **error)
{
  SimItem *item = g_hash_table_lookup (self->by_id, prk_op_get_id (arrival->op));
  g_autofree char *where = sim_store_dup_place (arrival->op);

  if (item != NULL)
    {
      if (item->state == ITEM_DEAD)
        {
          item->is_aside = FALSE;
          sim_store_touch (self, item->op);
        }
      return set_accepted (self, item, arrival->seq, error);
    }
  if (g_hash_table_contains (self->by_seq, GUINT_TO_POINTER (arrival->seq)))
    {
      g_set_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY, "another op was at %u",
                   (guint) arrival->seq);
      return FALSE;
    }
  if (sim_store_is_own (self, arrival->op))
    {
      g_set_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_FORK, "op %s was not written here", where);
      return FALSE;
    }

  item = g_hash_table_lookup (self->by_place, where);
  if (item != NULL)
    drop_branch (self, arrival->op);
  sim_store_add (self, arrival->op, ITEM_ACCEPTED, arrival->seq);

  return TRUE;
}

static void
run_receive (SimStore *self,
             gpointer  data)
{
  Call *call = data;

  for (guint i = 0; i < call->array->len; i++)
    {
      const PrkSyncArrival *arrival = g_ptr_array_index (call->array, i);

      if (self->sim->bug == SIM_BUG_SKIP_PAGE && i == 2)
        continue;
      if (!receive_one (self, arrival, &call->error))
        {
          /* What is kept of this history must be in every later one. */
          if (g_error_matches (call->error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_FORK))
            keep_seen (self, call->head);
          return;
        }
      self->cursor = arrival->seq;
    }
  self->cursor = call->number;
  keep_seen (self, call->head);
}

static void
sim_store_receive (PrkSyncStore        *store,
                   GPtrArray           *arrivals,
                   guint64              cursor,
                   const PrkSyncHead   *seen,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  Call *call = begin (store, run_receive, callback, user_data);

  call->array = g_ptr_array_ref (arrivals);
  call->number = cursor;
  call->head = prk_sync_head_copy (seen);
}

static void
run_keep_head (SimStore *self,
               gpointer  data)
{
  Call *call = data;

  prk_sync_head_free (self->checked);
  self->checked = g_steal_pointer (&call->head);
}

static void
sim_store_keep_head (PrkSyncStore        *store,
                     const PrkSyncHead   *checked,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  begin (store, run_keep_head, callback, user_data)->head = prk_sync_head_copy (checked);
}

static void
run_set_alarm (SimStore *self,
               gpointer  data)
{
  Call *call = data;

  g_free (self->alarm);
  self->alarm = g_steal_pointer (&call->text);
  sim_trace (self->sim, "alarm: %s", self->alarm);
}

static void
sim_store_set_alarm (PrkSyncStore        *store,
                     const char          *text,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  begin (store, run_set_alarm, callback, user_data)->text = g_strdup (text);
}

static void
run_rewind (SimStore *self,
            gpointer  data)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      SimItem *item = g_ptr_array_index (self->items, i);

      item->seq = 0;
      if (item->state == ITEM_HELD || item->state == ITEM_ACCEPTED || item->state == ITEM_REFUSED)
        {
          item->state = ITEM_WAITING;
          g_clear_pointer (&item->code, g_free);
        }
    }
  g_hash_table_remove_all (self->by_seq);
  self->cursor = 0;
  g_clear_pointer (&self->checked, prk_sync_head_free);
  g_clear_pointer (&self->seen, prk_sync_head_free);
  g_clear_pointer (&self->alarm, g_free);
}

static void
sim_store_rewind (PrkSyncStore        *store,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  begin (store, run_rewind, callback, user_data);
}

static void
run_rekey (SimStore *self,
           gpointer  data)
{
  sim_store_take_new_key (self);
}

static void
sim_store_rekey (PrkSyncStore        *store,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  begin (store, run_rekey, callback, user_data);
}

void
sim_store_crash (SimStore *self)
{
  self->life++;
}

static void
sim_store_iface_init (PrkSyncStoreInterface *iface)
{
  iface->load = sim_store_load;
  iface->take = sim_store_take;
  iface->settle = sim_store_settle;
  iface->receive = sim_store_receive;
  iface->keep_head = sim_store_keep_head;
  iface->set_alarm = sim_store_set_alarm;
  iface->rewind = sim_store_rewind;
  iface->rekey = sim_store_rekey;
}

static void
sim_store_finalize (GObject *object)
{
  SimStore *self = SIM_STORE (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->key, prk_key_unref);
  g_free (self->prev);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_place);
  g_hash_table_unref (self->by_seq);
  g_hash_table_unref (self->records);
  g_ptr_array_unref (self->items);
  g_free (self->register_key);
  prk_sync_head_free (self->checked);
  prk_sync_head_free (self->seen);
  g_free (self->alarm);

  G_OBJECT_CLASS (sim_store_parent_class)->finalize (object);
}

static void
sim_store_class_init (SimStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sim_store_finalize;
}

static void
sim_store_init (SimStore *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_place = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_seq = g_hash_table_new (NULL, NULL);
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) prk_record_unref);
}

SimStore *
sim_store_new (Sim        *sim,
               PrkClock   *clock,
               const char *register_key)
{
  SimStore *self = g_object_new (SIM_TYPE_STORE, NULL);

  self->sim = sim;
  self->clock = g_object_ref (clock);
  self->key = prk_key_generate (sim->entropy);
  self->register_key = g_strdup (register_key);

  return self;
}

SimStore *
sim_store_copy (SimStore *self,
                PrkClock *clock)
{
  SimStore *copy = g_object_new (SIM_TYPE_STORE, NULL);

  copy->sim = self->sim;
  copy->clock = g_object_ref (clock);
  copy->key = prk_key_ref (self->key);
  copy->n = self->n;
  copy->prev = g_strdup (self->prev);
  copy->last_us = self->last_us;
  copy->register_key = g_strdup (self->register_key);
  copy->is_enrolled = self->is_enrolled;
  copy->cursor = self->cursor;
  copy->checked = prk_sync_head_copy (self->checked);
  copy->seen = prk_sync_head_copy (self->seen);
  copy->alarm = g_strdup (self->alarm);
  for (guint i = 0; i < self->items->len; i++)
    {
      const SimItem *item = g_ptr_array_index (self->items, i);
      SimItem *other = sim_store_add (copy, item->op, item->state, item->seq);

      other->code = g_strdup (item->code);
      other->is_aside = item->is_aside;
    }

  return copy;
}
