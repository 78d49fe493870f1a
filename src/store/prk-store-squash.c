/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ops that wait to be sent become as few as they can be just before the first of them is taken, in
 * the transaction that takes it: from then on an op keeps its bytes for ever. Whoever has loaded a
 * record before may still speak of the former ops; the table `rewritten` knows what they are called
 * now. */

#include "config.h"

#include "oplog/prk-chain.h"

#include "prk-kunci-private.h"
#include "prk-materi-private.h"

/* Of a longer queue only the end is made shorter: it is one transaction, and others wait for it. */
#define MAX_TAIL 10000

/* How long a program may go on showing a record that it has not read anew. */
#define REMEMBER_US (G_GINT64_CONSTANT (30) * 24 * 60 * 60 * G_USEC_PER_SEC)

#define SQL_TAIL                                                                                   \
  "SELECT * FROM (SELECT o.signature, o.bytes FROM op o JOIN device d ON d.number = o.device"      \
  " WHERE d.key = ?1 AND o.n > coalesce ((SELECT s.n FROM op s WHERE s.device = d.number"          \
  " AND s.sent = 1 ORDER BY s.n DESC LIMIT 1), 0) ORDER BY o.n DESC LIMIT ?2)"
#define SQL_LAST "SELECT last_id FROM device WHERE key = ?"
#define SQL_FORGET "DELETE FROM rewritten WHERE at_us < ?"

static void
reverse (GPtrArray *ops)
{
  for (guint i = 0; i < ops->len / 2; i++)
    {
      gpointer op = ops->pdata[i];

      ops->pdata[i] = ops->pdata[ops->len - 1 - i];
      ops->pdata[ops->len - 1 - i] = op;
    }
}

/* The end of our chain that has never left this machine, oldest first. */
static GPtrArray *
list_tail (PrkWriter  *writer,
           GError    **error)
{
  g_autoptr (PrkRows) rows =
      _prk_db_query (writer->db, error, SQL_TAIL, "ti", prk_key_get_device (writer->key),
                     (gint64) MAX_TAIL);
  g_autoptr (GPtrArray) ops = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_unref);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (_prk_db_next (writer->db, rows, &local_error))
    {
      g_autoptr (GBytes) bytes = _prk_rows_bytes (rows, 1);
      PrkOp *op = prk_op_new_from_bytes (bytes, _prk_rows_text (rows, 0), &local_error);

      if (op == NULL)
        break;
      g_ptr_array_add (ops, op);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  reverse (ops);
  return g_steal_pointer (&ops);
}

static gboolean
is_unbroken (GPtrArray *ops)
{
  guint64 first = prk_op_get_n (ops->pdata[0]);

  for (guint i = 1; i < ops->len; i++)
    if (prk_op_get_n (ops->pdata[i]) != first + i)
      return FALSE;
  return TRUE;
}

static guint
count_same (GPtrArray *ops,
            GPtrArray *fewer)
{
  guint n = 0;

  while (n < fewer->len
         && g_str_equal (prk_op_get_id (ops->pdata[n]), prk_op_get_id (fewer->pdata[n])))
    n++;
  return n;
}

/* Ops of a record that became one stand next to each other among the ops of that record, and the
 * one has the time of the last of them. */
static gboolean
remember (PrkWriter  *writer,
          GPtrArray  *ops,
          GPtrArray  *fewer,
          guint       first,
          GError    **error)
{
  g_autoptr (GHashTable) by_record =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_queue_free);
  gint64 now_us = prk_clock_now_us (writer->clock);

  for (guint i = first; i < fewer->len; i++)
    {
      const char *record = prk_op_get_record (fewer->pdata[i]);
      GQueue *queue = g_hash_table_lookup (by_record, record);

      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (by_record, (gpointer) record, queue);
        }
      g_queue_push_tail (queue, fewer->pdata[i]);
    }

  for (guint i = first; i < ops->len; i++)
    {
      PrkOp *op = ops->pdata[i];
      GQueue *queue = g_hash_table_lookup (by_record, prk_op_get_record (op));

      while (prk_op_get_at_us (g_queue_peek_head (queue)) < prk_op_get_at_us (op))
        g_queue_pop_head (queue);
      if (!_prk_kunci_remember (writer->db, prk_op_get_id (op),
                                prk_op_get_id (g_queue_peek_head (queue)), now_us, error))
        return FALSE;
    }
  return _prk_db_run (writer->db, error, SQL_FORGET, "i", now_us - REMEMBER_US);
}

static gboolean
replace (PrkWriter   *writer,
         GPtrArray   *ops,
         GPtrArray   *fewer,
         GHashTable  *touched,
         GError     **error)
{
  guint first = count_same (ops, fewer);

  for (guint i = first; i < ops->len; i++)
    if (!_prk_sync_drop (writer, prk_op_get_id (ops->pdata[i]), touched, error))
      return FALSE;
  for (guint i = first; i < fewer->len; i++)
    if (!_prk_sync_append (writer, fewer->pdata[i], touched, error))
      return FALSE;
  return remember (writer, ops, fewer, first, error);
}

/* A long queue is taken in many batches; only the first finds anything to do. */
static gboolean
is_squashed (PrkWriter  *writer,
             gboolean   *is_done,
             GError    **error)
{
  g_autoptr (PrkRows) rows =
      _prk_db_query (writer->db, error, SQL_LAST, "t", prk_key_get_device (writer->key));
  gboolean has_row;

  if (rows == NULL || !_prk_db_first (writer->db, rows, &has_row, error))
    return FALSE;

  *is_done = has_row && writer->squashed_id != NULL
             && g_strcmp0 (writer->squashed_id, _prk_rows_text (rows, 0)) == 0;
  return TRUE;
}

gboolean
_prk_squash_unsent (PrkWriter   *writer,
                    GHashTable  *touched,
                    GError     **error)
{
  g_autoptr (GPtrArray) ops = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean is_done;

  if (!is_squashed (writer, &is_done, error))
    return FALSE;
  if (is_done)
    return TRUE;

  ops = list_tail (writer, error);
  if (ops == NULL)
    return FALSE;
  if (ops->len < 2 || !is_unbroken (ops))
    return TRUE;

  fewer = prk_chain_squash (ops, writer->key, &local_error);
  /* They can go as they are. */
  if (fewer == NULL)
    g_warning ("Ops are sent one by one: %s", local_error->message);
  if (fewer != NULL && fewer->len < ops->len && !replace (writer, ops, fewer, touched, error))
    return FALSE;

  g_free (writer->squashed_id);
  writer->squashed_id =
      g_strdup (prk_op_get_id (fewer != NULL ? fewer->pdata[fewer->len - 1]
                                             : ops->pdata[ops->len - 1]));
  return TRUE;
}
