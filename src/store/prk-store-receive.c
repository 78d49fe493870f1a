/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ops from elsewhere. A PrkOp cannot exist with a wrong signature, so what is left to check is its
 * place in its device's chain: it follows the head, or is known, or waits in the table `held` until
 * its predecessor is here, or contradicts what stands there, and then nothing of the batch is
 * taken. */

#include "config.h"

#include "oplog/prk-chain.h"

#include "prk-materi-private.h"

#define SQL_IS_KNOWN                                                                               \
  "SELECT EXISTS (SELECT 1 FROM op WHERE id = ?1) OR EXISTS (SELECT 1 FROM held WHERE id = ?1)"    \
  " OR EXISTS (SELECT 1 FROM aside WHERE id = ?1)"
#define SQL_HEAD "SELECT last_n, last_id FROM device WHERE key = ?"
#define SQL_HOLD "INSERT INTO held (id, key, n, signature, bytes) VALUES (?, ?, ?, ?, ?)"
#define SQL_NEXT_HELD "SELECT signature, bytes FROM held WHERE key = ? AND n = ?"
#define SQL_RELEASE "DELETE FROM held WHERE key = ? AND n <= ?"

typedef struct
{
  char   *id; /* of a record */
  char   *type;
  gint64  number;
} Touched;

static void
touched_free (Touched *touched)
{
  g_free (touched->id);
  g_free (touched->type);
  g_free (touched);
}

/* Does @op follow the head of its device? Fails as prk_chain_check(). */
static gboolean
check_place (PrkWriter  *writer,
             PrkOp      *op,
             GError    **error)
{
  g_autoptr (PrkRows) rows =
      _prk_db_query (writer->db, error, SQL_HEAD, "t", prk_op_get_device (op));
  gboolean has_row;

  if (!_prk_db_first (writer->db, rows, &has_row, error))
    return FALSE;
  return prk_chain_check (op, has_row ? (guint64) _prk_rows_int (rows, 0) : 0,
                          has_row ? _prk_rows_text (rows, 1) : NULL, error);
}

static gboolean
hold (PrkWriter  *writer,
      PrkOp      *op,
      GError    **error)
{
  return _prk_db_run (writer->db, error, SQL_HOLD, "ttitb", prk_op_get_id (op),
                      prk_op_get_device (op), (gint64) prk_op_get_n (op),
                      prk_op_get_signature (op), prk_op_get_bytes (op));
}

static gboolean
append (PrkWriter   *writer,
        PrkOp       *op,
        GHashTable  *touched,
        GError     **error)
{
  const char *id = prk_op_get_record (op);
  const char *type = prk_op_get_kind (op);
  Touched *entry;
  gint64 number, seq;

  if (!_prk_materi_find (writer, id, type, &number, NULL, NULL, error)
      || (number == 0 && !_prk_materi_add (writer, id, type, &number, error))
      || !_prk_materi_append (writer, number, op, &seq, error))
    return FALSE;

  if (!g_hash_table_contains (touched, id))
    {
      entry = g_new0 (Touched, 1);
      entry->id = g_strdup (id);
      entry->type = g_strdup (type);
      entry->number = number;
      g_hash_table_insert (touched, entry->id, entry);
    }
  return TRUE;
}

/* The op that waited for place @n of a device and fits there; NULL without an error when there is
 * none. */
static PrkOp *
find_held (PrkWriter   *writer,
           const char  *device,
           gint64       n,
           GError     **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_NEXT_HELD, "ti", device, n);

  if (rows == NULL)
    return NULL;

  while (_prk_db_next (writer->db, rows, error))
    {
      g_autoptr (GBytes) bytes = _prk_rows_bytes (rows, 1);
      g_autoptr (PrkOp) op = prk_op_new_from_bytes (bytes, _prk_rows_text (rows, 0), error);

      if (op == NULL)
        return NULL;
      if (check_place (writer, op, NULL))
        return g_steal_pointer (&op);
    }
  return NULL;
}

/* Appends what had waited for @op, as far as it goes. Held ops of those places that do not follow
 * are dropped: they were no state yet, and their device has contradicted itself. */
static gboolean
release_held (PrkWriter   *writer,
              PrkOp       *op,
              GHashTable  *touched,
              GError     **error)
{
  const char *device = prk_op_get_device (op);
  gint64 n = prk_op_get_n (op);

  for (;;)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (PrkOp) next = find_held (writer, device, n + 1, &local_error);

      if (next != NULL && append (writer, next, touched, &local_error))
        {
          n++;
          continue;
        }
      /* One that is refused goes on waiting; it must not keep out the op that came now. */
      if (local_error != NULL
          && !g_error_matches (local_error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      break;
    }
  return _prk_db_run (writer->db, error, SQL_RELEASE, "ti", device, n);
}

static gboolean
receive_op (PrkWriter   *writer,
            PrkOp       *op,
            GHashTable  *touched,
            GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 is_known;

  if (!_prk_db_get_int (writer->db, &is_known, 0, error, SQL_IS_KNOWN, "t", prk_op_get_id (op)))
    return FALSE;
  if (is_known)
    return TRUE;

  if (check_place (writer, op, &local_error))
    return append (writer, op, touched, error) && release_held (writer, op, touched, error);
  if (g_error_matches (local_error, PRK_OP_ERROR, PRK_OP_ERROR_HOLE))
    return hold (writer, op, error);

  g_propagate_prefixed_error (error, g_steal_pointer (&local_error),
                              "Op %" G_GUINT64_FORMAT " of device %s: ", prk_op_get_n (op),
                              prk_op_get_device (op));
  return FALSE;
}

static gboolean
receive_run (gpointer   where,
             PrkJob    *job,
             GError   **error)
{
  PrkWriter *writer = where;
  GPtrArray *ops = job->input;
  g_autoptr (GHashTable) touched =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) touched_free);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < ops->len; i++)
    if (!receive_op (writer, ops->pdata[i], touched, error))
      return FALSE;

  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Touched *entry = value;

      if (!_prk_materi_refresh (writer, entry->number, entry->id, entry->type, error))
        return FALSE;
    }

  _prk_job_set_result (job, GINT_TO_POINTER (TRUE), NULL);
  return TRUE;
}

/**
 * prk_store_receive:
 * @self: a store
 * @ops: (element-type PrkOp): in any order, also ones that are here already
 * @error: of the domain PRK_STORE_ERROR or PRK_OP_ERROR
 *
 * Takes ops that were written elsewhere, all or none.
 *
 * Blocks. An op whose predecessor is missing is kept aside and becomes part of its record when that
 * one comes. PRK_OP_ERROR_FORK: an op contradicts the chain of its device. PRK_STORE_ERROR_INPUT:
 * an op speaks of a known record as one of another type. Locks do not apply: what was written
 * elsewhere before a record was submitted is part of it.
 *
 * Returns: TRUE when they are on the disk
 */
gboolean
prk_store_receive (PrkStore   *self,
                   GPtrArray  *ops,
                   GError    **error)
{
  GPtrArray *copy;

  g_return_val_if_fail (PRK_IS_STORE (self), FALSE);
  g_return_val_if_fail (ops != NULL, FALSE);

  copy = g_ptr_array_new_full (ops->len, (GDestroyNotify) prk_op_unref);
  for (guint i = 0; i < ops->len; i++)
    g_ptr_array_add (copy, prk_op_ref (ops->pdata[i]));
  return _prk_store_call (self,
                          _prk_job_new (PRK_JOB_WRITE, receive_run, copy,
                                        (GDestroyNotify) g_ptr_array_unref),
                          error)
         != NULL;
}
