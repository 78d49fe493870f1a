/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold once the lines have healed (DESIGN: every acknowledged op is in the history
 * exactly once, all replicas are equal, queues are empty, no guard is broken), judged from the
 * register's history alone and by other means than the ones that made it. */
#include "config.h"

#include <string.h>

#include "sim.h"

static const char *
get_string (PrkOp      *op,
            const char *path)
{
  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    if (g_str_equal (prk_op_get_set (op, i)->path, path))
      return json_node_get_string (prk_op_get_set (op, i)->value);
  return NULL;
}

static char *
check_queues (Sim *self)
{
  for (guint i = 0; i < self->clients->len; i++)
    {
      SimClient *client = g_ptr_array_index (self->clients, i);

      if (sim_client_is_quiet (client))
        continue;
      return g_strdup_printf ("client %u is not done: %u ops wait, phase %d, %s", client->number,
                              sim_store_count_waiting (client->store),
                              prk_sync_engine_get_phase (client->engine),
                              prk_sync_engine_get_error (client->engine) != NULL
                                ? prk_sync_engine_get_error (client->engine)->message : "no error");
    }
  return NULL;
}

/* Nobody but a restored register may give an alarm. */
static char *
check_alarms (Sim *self)
{
  if (!self->had_restore && strstr (self->trace->str, "alarm:") != NULL)
    return g_strdup ("an alarm although the register's history was never cut");
  return NULL;
}

static char *
check_once (Sim *self)
{
  GPtrArray *history = sim_register_get_history (self->registry);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < history->len; i++)
    {
      PrkOp *op = g_ptr_array_index (history, i);

      if (!g_hash_table_add (ids, (gpointer) prk_op_get_id (op)))
        return g_strdup_printf ("op %s is twice in the history", prk_op_get_id (op));
      for (guint j = 0; j < prk_op_get_n_sets (op) && !self->had_clone; j++)
        {
          const char *value = json_node_get_string (prk_op_get_set (op, j)->value);

          if (*value == 'v' && !g_hash_table_add (values, (gpointer) value))
            return g_strdup_printf ("what was written once, %s, is twice in the history", value);
        }
    }
  return NULL;
}

static gboolean
is_told_refused (Sim        *self,
                 const char *id)
{
  for (guint i = 0; i < self->clients->len; i++)
    {
      SimClient *client = g_ptr_array_index (self->clients, i);

      if (sim_store_knows_refused (client->store, id, client->is_revoked))
        return TRUE;
    }
  return FALSE;
}

/* A register that was restored judges again what it had accepted, and a device may have been shut
 * out or its record submitted since: those ops are refused now, and their authors are told. */
static char *
check_acknowledged (Sim *self)
{
  GPtrArray *history = sim_register_get_history (self->registry);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < history->len; i++)
    g_hash_table_add (ids, (gpointer) prk_op_get_id (g_ptr_array_index (history, i)));
  g_hash_table_iter_init (&iter, self->acked);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const char *now = id;

      while (now != NULL && !g_hash_table_contains (ids, now)
             && !(self->had_restore && is_told_refused (self, now)))
        now = g_hash_table_lookup (self->rewritten, now);
      if (now == NULL)
        return g_strdup_printf ("op %s was acknowledged and is not in the history", (char *) id);
    }
  return NULL;
}

/* The rules of the register told once more, over the history that it ended with. */
static char *
check_guards (Sim *self)
{
  GPtrArray *history = sim_register_get_history (self->registry);
  g_autoptr (GHashTable) submitted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) offices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < history->len; i++)
    {
      PrkOp *op = g_ptr_array_index (history, i);
      const char *device = prk_op_get_device (op);
      const char *target = get_string (op, "tentang");
      const char *record = target != NULL ? target : prk_op_get_record (op);
      gboolean was_submitted = g_hash_table_contains (submitted, record);
      guint64 *last = g_hash_table_lookup (places, device);
      guint64 n = prk_op_get_n (op);
      guint office;
      gboolean is_secretary;

      sim_register_get_rights (self->registry, device, &office, &is_secretary);
      if (i >= sim_register_get_revoked_at (self->registry, device))
        return g_strdup_printf ("op %u is of a device that was shut out", i + 1);
      if (last != NULL && n <= *last)
        return g_strdup_printf ("op %u stands behind a later one of its device", i + 1);
      g_hash_table_insert (places, g_strdup (device), g_memdup2 (&n, sizeof n));

      if (g_strcmp0 (get_string (op, "jenis"), "dikembalikan") == 0)
        {
          if (!is_secretary || !was_submitted)
            return g_strdup_printf ("op %u returns what it may not", i + 1);
          g_hash_table_remove (submitted, record);
          continue;
        }
      if (was_submitted || is_secretary)
        return g_strdup_printf ("op %u changes what it may not", i + 1);
      if (target != NULL)
        g_hash_table_add (submitted, (gpointer) record);
      else if (!g_hash_table_contains (offices, record))
        g_hash_table_insert (offices, (gpointer) record, GUINT_TO_POINTER (office));
      if (GPOINTER_TO_UINT (g_hash_table_lookup (offices, record)) != office)
        return g_strdup_printf ("op %u is another office's", i + 1);
    }
  return NULL;
}

static GHashTable *
read_history (Sim *self)
{
  GPtrArray *history = sim_register_get_history (self->registry);
  GHashTable *records =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) prk_record_unref);

  for (guint i = 0; i < history->len; i++)
    {
      PrkOp *op = g_ptr_array_index (history, i);
      PrkRecord *record = g_hash_table_lookup (records, prk_op_get_record (op));

      if (record == NULL)
        {
          record = prk_record_new (prk_op_get_record (op), prk_op_get_kind (op));
          g_hash_table_insert (records, (gpointer) prk_op_get_record (op), record);
        }
      prk_record_apply (record, op);
    }
  return records;
}

static char *
check_equal (Sim        *self,
             GHashTable *records)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_autofree char *expected = prk_record_dup_state (value);

      for (guint i = 0; i < self->clients->len; i++)
        {
          SimClient *client = g_ptr_array_index (self->clients, i);
          PrkRecord *record;
          g_autofree char *actual = NULL;

          if (client->is_revoked)
            continue;
          record = sim_store_get_record (client->store, prk_record_get_id (value),
                                         prk_record_get_kind (value));
          actual = prk_record_dup_state (record);
          if (g_strcmp0 (actual, expected) != 0)
            return g_strdup_printf ("client %u has another state of %s:\n%s\n%s", client->number,
                                    prk_record_get_id (value), actual, expected);
        }
    }

  for (guint i = 0; i < self->clients->len; i++)
    {
      SimClient *client = g_ptr_array_index (self->clients, i);
      g_autoptr (GPtrArray) ids = sim_store_list_records (client->store);

      for (guint j = 0; j < ids->len && !client->is_revoked; j++)
        if (!g_hash_table_contains (records, g_ptr_array_index (ids, j)))
          return g_strdup_printf ("client %u has a record that the register has not",
                                  client->number);
    }
  return NULL;
}

/* Did the author of @value see @standing at its place, or what had replaced it? That one may be
 * refused, and @value not. A register that was restored may refuse what it had accepted, of which
 * nobody could know. */
static gboolean
has_replaced (Sim        *self,
              const char *value,
              const char *standing)
{
  GPtrArray *seen = g_hash_table_lookup (self->seen, value);

  for (guint i = 0; seen != NULL && i < seen->len; i++)
    if (g_str_equal (seen->pdata[i], standing)
        || (!self->had_restore && has_replaced (self, seen->pdata[i], standing)))
      return TRUE;
  return FALSE;
}

/* Whoever wrote a value replaced those that he saw at its place. */
static char *
check_replaced (Sim        *self,
                GHashTable *records)
{
  GPtrArray *history = sim_register_get_history (self->registry);

  for (guint i = 0; i < history->len; i++)
    {
      PrkOp *op = g_ptr_array_index (history, i);
      PrkRecord *record = g_hash_table_lookup (records, prk_op_get_record (op));

      for (guint j = 0; j < prk_op_get_n_sets (op); j++)
        {
          const PrkOpSet *set = prk_op_get_set (op, j);
          g_autoptr (GPtrArray) heads = prk_record_list_heads (record, set->path);
          const char *value = json_node_get_string (set->value);

          for (guint k = 0; k < heads->len; k++)
            {
              const PrkWrite *head = g_ptr_array_index (heads, k);
              const char *standing = json_node_get_string (head->set->value);

              if (has_replaced (self, value, standing))
                return g_strdup_printf ("%s still stands beside %s, which replaced it", standing,
                                        value);
            }
        }
    }
  return NULL;
}

char *
sim_check (Sim *self)
{
  g_autoptr (GHashTable) records = NULL;
  char *failure = NULL;

  if ((failure = check_queues (self)) != NULL || (failure = check_alarms (self)) != NULL
      || (failure = check_once (self)) != NULL || (failure = check_acknowledged (self)) != NULL
      || (failure = check_guards (self)) != NULL)
    return failure;

  for (guint i = 0; i < self->clients->len; i++)
    sim_store_discard (((SimClient *) g_ptr_array_index (self->clients, i))->store);
  records = read_history (self);
  failure = check_equal (self, records);

  return failure != NULL || self->had_clone ? failure : check_replaced (self, records);
}
