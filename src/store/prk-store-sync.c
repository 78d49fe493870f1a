/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the register did with each op. The history comes in the register's order, which is the right
 * one also for other devices' chains: an op that it refused is missing there, so that a chain may
 * have gaps, and what contradicts it is set aside. An op in `aside` is part of no record. */

#include "config.h"

#include "prk-store-sync-private.h"

#define MAX_TAKE_BYTES (1024 * 1024)

/* Refused ops before a held one of their device, then the held ones. */
#define SQL_HELD_UP_TO                                                                             \
  "WITH held_up_to AS (SELECT key, max (n) AS n FROM"                                              \
  " (SELECT d.key, o.n FROM op o JOIN device d ON d.number = o.device WHERE o.fate = 1"            \
  " UNION ALL SELECT key, n FROM aside WHERE fate = 1 AND is_dead = 0) GROUP BY key) "
#define SQL_ASK_AGAIN_ASIDE                                                                        \
  SQL_HELD_UP_TO "UPDATE aside SET fate = 0 WHERE is_dead = 0 AND fate = 3"                        \
  " AND n < (SELECT h.n FROM held_up_to h WHERE h.key = aside.key)"
#define SQL_ASK_AGAIN                                                                              \
  SQL_HELD_UP_TO "UPDATE op SET fate = 0 WHERE seq IN (SELECT o.seq FROM held_up_to h"             \
  " JOIN device d ON d.key = h.key JOIN op o ON o.device = d.number AND o.n < h.n"                 \
  " WHERE o.fate = 3)"
#define SQL_RELEASE "UPDATE op SET fate = 0 WHERE fate = 1"
#define SQL_RELEASE_ASIDE "UPDATE aside SET fate = 0 WHERE fate = 1 AND is_dead = 0"
#define SQL_TAKE                                                                                   \
  "SELECT seq, signature, bytes FROM op WHERE fate = 0"                                            \
  " UNION ALL SELECT seq, signature, bytes FROM aside WHERE fate = 0 AND is_dead = 0"              \
  " ORDER BY 1 LIMIT ?"
#define SQL_SENT "UPDATE op SET sent = 1 WHERE id = ? AND sent = 0"
#define SQL_FIND                                                                                   \
  "SELECT o.fate, o.place, d.key, o.n FROM op o JOIN device d ON d.number = o.device WHERE o.id = ?"
#define SQL_FIND_ASIDE "SELECT signature, bytes FROM aside WHERE id = ?"
#define SQL_DROP_ASIDE "DELETE FROM aside WHERE id = ?"
#define SQL_AT_PLACE "SELECT id FROM op WHERE place = ?"
#define SQL_ACCEPT                                                                                 \
  "UPDATE op SET fate = 2, place = ?2, placed_us = coalesce (placed_us, ?3), sent = 1, code = NULL," \
  " message = NULL WHERE id = ?1"
#define SQL_HELD "UPDATE op SET fate = 1 WHERE id = ? AND fate < 2"
#define SQL_HELD_ASIDE "UPDATE aside SET fate = 1 WHERE id = ? AND fate < 2"
#define SQL_REFUSE "UPDATE op SET fate = 3, code = ?2, message = ?3 WHERE id = ?1"
#define SQL_REFUSE_ASIDE "UPDATE aside SET fate = 3, code = ?2, message = ?3 WHERE id = ?1"
#define SQL_PUT_ASIDE                                                                              \
  "INSERT INTO aside (id, seq, key, n, fate, code, message, signature, bytes)"                     \
  " SELECT o.id, o.seq, d.key, o.n, o.fate, o.code, o.message, o.signature, o.bytes"               \
  " FROM op o JOIN device d ON d.number = o.device WHERE o.id = ?"
#define SQL_NOTE_DROP                                                                              \
  "UPDATE sync SET dropped_seq = max (dropped_seq, (SELECT seq FROM op WHERE id = ?))"
#define SQL_DROP_OP "DELETE FROM op WHERE id = ? RETURNING record"
#define SQL_COUNT_DROP "UPDATE record SET dropped = dropped + 1 WHERE number = ?"
#define SQL_RECORD "SELECT number, id, type FROM record WHERE number = ?"
#define SQL_BRANCH                                                                                 \
  "SELECT o.id FROM op o JOIN device d ON d.number = o.device"                                     \
  " WHERE d.key = ? AND o.n >= ? AND o.place IS NULL ORDER BY o.n"
#define SQL_IS_TAKEN                                                                               \
  "SELECT count(*) FROM op o JOIN device d ON d.number = o.device WHERE d.key = ? AND o.n = ?"
#define SQL_KEEP_ASIDE                                                                             \
  "INSERT OR IGNORE INTO aside (id, seq, key, n, fate, code, signature, bytes)"                    \
  " VALUES (?, 0, ?, ?, 2, 'jenis', ?, ?)"
#define SQL_RECORD_OF                                                                              \
  "SELECT r.id, r.type FROM op o JOIN record r ON r.number = o.record WHERE o.id = ?"
#define SQL_DROP_HELD "DELETE FROM held WHERE id = ?"
#define SQL_CURSOR "UPDATE sync SET cursor = ?"
/* Records whose ops have changed, to be read anew at the end: number → nothing. */
gboolean
_prk_sync_refresh (PrkWriter   *writer,
                   GHashTable  *touched,
                   GError     **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autoptr (PrkRows) rows =
          _prk_db_query (writer->db, error, SQL_RECORD, "i", *(const gint64 *) key);
      g_autofree char *id = NULL;
      g_autofree char *type = NULL;
      gboolean has_row;

      if (!_prk_db_first (writer->db, rows, &has_row, error))
        return FALSE;
      if (!has_row)
        continue;
      id = g_strdup (_prk_rows_text (rows, 1));
      type = g_strdup (_prk_rows_text (rows, 2));
      g_clear_pointer (&rows, _prk_rows_done);
      if (!_prk_materi_refresh (writer, *(const gint64 *) key, id, type, error))
        return FALSE;
      _prk_writer_note_changed (writer, id, type);
    }

  return TRUE;
}

GHashTable *
_prk_sync_new_touched (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
touch (GHashTable *touched,
       gint64      number)
{
  g_hash_table_add (touched, g_memdup2 (&number, sizeof number));
}

/* Taking */

static gboolean
ask_again (PrkDb   *db,
           GError **error)
{
  return _prk_db_run (db, error, SQL_ASK_AGAIN_ASIDE, "")
         && _prk_db_run (db, error, SQL_ASK_AGAIN, "") && _prk_db_run (db, error, SQL_RELEASE, "")
         && _prk_db_run (db, error, SQL_RELEASE_ASIDE, "");
}

static GPtrArray *
list_waiting (PrkDb   *db,
              guint64  max_ops,
              GError **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_TAKE, "i", (gint64) max_ops);
  g_autoptr (GPtrArray) ops = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_unref);
  g_autoptr (GError) local_error = NULL;
  gsize n_bytes = 0;

  if (rows == NULL)
    return NULL;

  while (_prk_db_next (db, rows, &local_error))
    {
      g_autoptr (GBytes) bytes = _prk_rows_bytes (rows, 2);
      PrkOp *op = prk_op_new_from_bytes (bytes, _prk_rows_text (rows, 1), &local_error);

      if (op == NULL)
        break;
      g_ptr_array_add (ops, op);
      n_bytes += g_bytes_get_size (bytes);
      if (n_bytes >= MAX_TAKE_BYTES)
        break;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&ops);
}

static gboolean
take_run (gpointer   where,
          PrkJob    *job,
          GError   **error)
{
  PrkWriter *writer = where;
  const PrkSyncInput *input = job->input;
  g_autoptr (GHashTable) touched = _prk_sync_new_touched ();
  g_autoptr (GPtrArray) ops = NULL;

  if ((input->flag && !ask_again (writer->db, error))
      || !_prk_squash_unsent (writer, touched, error)
      || !_prk_sync_refresh (writer, touched, error))
    return FALSE;
  ops = list_waiting (writer->db, input->number, error);
  if (ops == NULL)
    return FALSE;
  for (guint i = 0; i < ops->len; i++)
    if (!_prk_db_run (writer->db, error, SQL_SENT, "t",
                      prk_op_get_id (g_ptr_array_index (ops, i))))
      return FALSE;

  _prk_job_set_result (job, g_steal_pointer (&ops), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/**
 * prk_store_sync_take_async:
 * @self: a store
 * @max_ops: at most so many; fewer where they are large
 * @again: held ops wait once more, with the refused ones before them in their chains
 * @callback: called when they are marked as sent, durably
 * @user_data: for @callback
 *
 * Asks for ops that the register has not answered for, in the order in which they came here. Those
 * that were never taken become as few as they can be first.
 */
void
prk_store_sync_take_async (PrkStore            *self,
                           guint                max_ops,
                           gboolean             again,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  PrkSyncInput *input;

  g_return_if_fail (PRK_IS_STORE (self) && max_ops > 0);

  input = g_new0 (PrkSyncInput, 1);
  input->number = max_ops;
  input->flag = again;
  _prk_sync_start (self, take_run, input, callback, user_data);
}

/**
 * prk_store_sync_take_finish:
 *
 * Returns: (transfer full) (element-type PrkOp): empty when nothing waits
 */
GPtrArray *
prk_store_sync_take_finish (PrkStore      *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return _prk_store_finish (self, result, _prk_sync_start, error);
}

/* Settling */

static gboolean
set_history_error (GError  **error,
                   guint64   place)
{
  g_set_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY,
               "the register had another op at place %" G_GUINT64_FORMAT " of its history", place);
  return FALSE;
}

/* *@id: what stands there; NULL for nothing. */
static gboolean
get_at_place (PrkWriter  *writer,
              guint64     place,
              char      **id,
              GError    **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_AT_PLACE, "i", (gint64) place);
  gboolean has_row;

  *id = NULL;
  if (!_prk_db_first (writer->db, rows, &has_row, error))
    return FALSE;
  if (has_row)
    *id = g_strdup (_prk_rows_text (rows, 0));
  return TRUE;
}

typedef struct
{
  gboolean is_here;
  gboolean is_own;
  gint64   place;
  gint64   n;
  char    *key;
} Found;

static void
found_clear (Found *found)
{
  g_free (found->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static gboolean
find (PrkWriter   *writer,
      const char  *id,
      Found       *found,
      GError     **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_FIND, "t", id);

  if (!_prk_db_first (writer->db, rows, &found->is_here, error))
    return FALSE;
  if (found->is_here)
    {
      found->place = _prk_rows_int (rows, 1);
      found->key = g_strdup (_prk_rows_text (rows, 2));
      found->n = _prk_rows_int (rows, 3);
      found->is_own = g_str_equal (found->key, prk_key_get_device (writer->key));
    }
  return TRUE;
}

/* For good. */
gboolean
_prk_sync_drop (PrkWriter   *writer,
                const char  *id,
                GHashTable  *touched,
                GError     **error)
{
  gint64 number;

  if (!_prk_db_run (writer->db, error, SQL_NOTE_DROP, "t", id)
      || !_prk_db_get_int (writer->db, &number, 0, error, SQL_DROP_OP, "t", id)
      || !_prk_db_run (writer->db, error, SQL_COUNT_DROP, "i", number))
    return FALSE;
  _prk_cache_drop (writer->cache, number);
  touch (touched, number);
  return TRUE;
}

/* Out of its record. */
gboolean
_prk_sync_put_aside (PrkWriter   *writer,
                     const char  *id,
                     GHashTable  *touched,
                     GError     **error)
{
  return _prk_db_run (writer->db, error, SQL_PUT_ASIDE, "t", id)
         && _prk_sync_drop (writer, id, touched, error);
}

gboolean
_prk_sync_append (PrkWriter   *writer,
                  PrkOp       *op,
                  GHashTable  *touched,
                  GError     **error)
{
  const char *id = prk_op_get_record (op);
  const char *type = prk_op_get_kind (op);
  gint64 number, seq;

  if (!_prk_materi_find (writer, id, type, &number, NULL, NULL, error)
      || (number == 0 && !_prk_materi_add (writer, id, type, &number, error))
      || !_prk_materi_append (writer, number, op, &seq, error))
    return FALSE;
  touch (touched, number);
  return TRUE;
}

/* Back into its record, where it is aside; nothing happens where it is not. */
static gboolean
take_back (PrkWriter   *writer,
           const char  *id,
           gboolean    *was_aside,
           GHashTable  *touched,
           GError     **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_FIND_ASIDE, "t", id);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PrkOp) op = NULL;

  if (!_prk_db_first (writer->db, rows, was_aside, error))
    return FALSE;
  if (!*was_aside)
    return TRUE;

  bytes = _prk_rows_bytes (rows, 1);
  op = prk_op_new_from_bytes (bytes, _prk_rows_text (rows, 0), error);
  g_clear_pointer (&rows, _prk_rows_done);
  return op != NULL && _prk_db_run (writer->db, error, SQL_DROP_ASIDE, "t", id)
         && _prk_sync_append (writer, op, touched, error);
}

static gboolean
accept (PrkWriter   *writer,
        const char  *id,
        guint64      place,
        GError     **error)
{
  g_auto (Found) found = { 0 };
  g_autofree char *there = NULL;

  if (!find (writer, id, &found, error) || !get_at_place (writer, place, &there, error))
    return FALSE;
  if ((there != NULL && g_strcmp0 (there, id) != 0)
      || (found.place != 0 && (guint64) found.place != place))
    return set_history_error (error, place);
  return _prk_db_run (writer->db, error, SQL_ACCEPT, "tii", id, (gint64) place,
                      prk_clock_now_us (writer->clock));
}

/* What a device wrote from place @n of its chain on can never be accepted. */
static gboolean
drop_branch (PrkWriter   *writer,
             const char  *key,
             gint64       n,
             GHashTable  *touched,
             GError     **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_BRANCH, "ti", key, n);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (writer->db, rows, &local_error))
    g_ptr_array_add (ids, g_strdup (_prk_rows_text (rows, 0)));
  g_clear_pointer (&rows, _prk_rows_done);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; i < ids->len; i++)
    if (!_prk_db_run (writer->db, error, SQL_REFUSE, "ttt", ids->pdata[i], "cabang", NULL)
        || !_prk_sync_put_aside (writer, ids->pdata[i], touched, error))
      return FALSE;
  return TRUE;
}

/* Whoever shows the record must know: an event of a case that was refused counts no more. */
static gboolean
note_refused (PrkWriter   *writer,
              const char  *id,
              GError     **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_RECORD_OF, "t", id);
  gboolean has_row;

  if (!_prk_db_first (writer->db, rows, &has_row, error))
    return FALSE;
  if (has_row)
    _prk_writer_note_changed (writer, _prk_rows_text (rows, 0), _prk_rows_text (rows, 1));
  return TRUE;
}

static gboolean
refuse (PrkWriter            *writer,
        const PrkSyncResult  *result,
        GHashTable           *touched,
        GError              **error)
{
  g_auto (Found) found = { 0 };

  if (!find (writer, result->id, &found, error))
    return FALSE;
  if (!found.is_here)
    return _prk_db_run (writer->db, error, SQL_REFUSE_ASIDE, "ttt", result->id, result->code,
                        result->message);
  if (!_prk_db_run (writer->db, error, SQL_REFUSE, "ttt", result->id, result->code,
                    result->message))
    return FALSE;
  if (found.is_own)
    return note_refused (writer, result->id, error);
  return _prk_sync_put_aside (writer, result->id, touched, error)
         && (g_strcmp0 (result->code, "cabang") != 0
             || drop_branch (writer, found.key, found.n, touched, error));
}

/* Only the laptop of its author can send what is missing before an op of another device. The
 * register has it in its keeping; until it is in the history it is part of no record, here as
 * everywhere. */
static gboolean
hold (PrkWriter   *writer,
      const char  *id,
      GHashTable  *touched,
      GError     **error)
{
  g_auto (Found) found = { 0 };

  return find (writer, id, &found, error)
         && _prk_db_run (writer->db, error, SQL_HELD, "t", id)
         && _prk_db_run (writer->db, error, SQL_HELD_ASIDE, "t", id)
         && (!found.is_here || found.is_own || found.place != 0
             || _prk_sync_put_aside (writer, id, touched, error));
}

static gboolean
settle_one (PrkWriter            *writer,
            const PrkSyncResult  *result,
            GHashTable           *touched,
            GError              **error)
{
  gboolean was_aside;

  switch (result->fate)
    {
    case PRK_SYNC_FATE_ACCEPTED:
      return take_back (writer, result->id, &was_aside, touched, error)
             && accept (writer, result->id, result->seq, error);
    case PRK_SYNC_FATE_HELD:
      return hold (writer, result->id, touched, error);
    case PRK_SYNC_FATE_REFUSED:
    default:
      return refuse (writer, result, touched, error);
    }
}

static gboolean
settle_run (gpointer   where,
            PrkJob    *job,
            GError   **error)
{
  PrkWriter *writer = where;
  const PrkSyncInput *input = job->input;
  g_autoptr (GHashTable) touched = _prk_sync_new_touched ();

  for (guint i = 0; i < input->array->len; i++)
    if (!settle_one (writer, g_ptr_array_index (input->array, i), touched, error))
      return FALSE;
  if (!_prk_sync_keep_head (writer, PRK_SYNC_SQL_SEEN, input->head, error)
      || !_prk_sync_refresh (writer, touched, error))
    return FALSE;

  _prk_job_set_result (job, GINT_TO_POINTER (PRK_SYNC_OUTCOME_DONE), NULL);
  return TRUE;
}

/**
 * prk_store_sync_settle_async:
 * @self: a store
 * @results: (element-type PrkSyncResult): what the register did with ops taken
 * @seen: (nullable): a newer head
 * @callback: called when that is durable
 * @user_data: for @callback
 *
 * Keeps the register's answers. A refused op of this device stays in its record.
 */
void
prk_store_sync_settle_async (PrkStore            *self,
                             GPtrArray           *results,
                             const PrkSyncHead   *seen,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  PrkSyncInput *input;

  g_return_if_fail (PRK_IS_STORE (self) && results != NULL);

  input = g_new0 (PrkSyncInput, 1);
  input->array = g_ptr_array_ref (results);
  input->head = prk_sync_head_copy (seen);
  _prk_sync_start (self, settle_run, input, callback, user_data);
}

/* Receiving */

/* A record that is here under another type: the op is part of the history and of no record. */
static gboolean
append_or_keep (PrkWriter   *writer,
                PrkOp       *op,
                gboolean    *is_kept,
                GHashTable  *touched,
                GError     **error)
{
  g_autoptr (GError) local_error = NULL;

  *is_kept = FALSE;
  if (_prk_sync_append (writer, op, touched, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *is_kept = TRUE;
  return _prk_db_run (writer->db, error, SQL_KEEP_ASIDE, "ttitb", prk_op_get_id (op),
                      prk_op_get_device (op), (gint64) prk_op_get_n (op),
                      prk_op_get_signature (op), prk_op_get_bytes (op));
}

static gboolean
receive_new (PrkWriter             *writer,
             const PrkSyncArrival  *arrival,
             GHashTable            *touched,
             GError               **error)
{
  PrkOp *op = arrival->op;
  const char *key = prk_op_get_device (op);
  gint64 n = (gint64) prk_op_get_n (op);
  g_autofree char *there = NULL;
  gboolean is_kept;
  gint64 is_taken;

  if (!get_at_place (writer, arrival->seq, &there, error)
      || !_prk_db_get_int (writer->db, &is_taken, 0, error, SQL_IS_TAKEN, "ti", key, n))
    return FALSE;
  if (there != NULL)
    return set_history_error (error, arrival->seq);
  if (is_taken != 0)
    {
      if (!drop_branch (writer, key, n, touched, error)
          || !_prk_db_get_int (writer->db, &is_taken, 0, error, SQL_IS_TAKEN, "ti", key, n))
        return FALSE;
      if (is_taken != 0)
        return set_history_error (error, arrival->seq);
    }

  return append_or_keep (writer, op, &is_kept, touched, error)
         && (is_kept || accept (writer, prk_op_get_id (op), arrival->seq, error))
         && _prk_db_run (writer->db, error, SQL_DROP_HELD, "t", prk_op_get_id (op));
}

static gboolean
receive_one (PrkWriter             *writer,
             const PrkSyncArrival  *arrival,
             gboolean              *is_fork,
             GHashTable            *touched,
             GError               **error)
{
  const char *id = prk_op_get_id (arrival->op);
  g_auto (Found) found = { 0 };
  gboolean was_aside = FALSE;

  if (!find (writer, id, &found, error)
      || (!found.is_here && !take_back (writer, id, &was_aside, touched, error)))
    return FALSE;
  if (found.is_here || was_aside)
    return accept (writer, id, arrival->seq, error);

  *is_fork = g_str_equal (prk_op_get_device (arrival->op), prk_key_get_device (writer->key));
  return *is_fork || receive_new (writer, arrival, touched, error);
}

static gboolean
receive_run (gpointer   where,
             PrkJob    *job,
             GError   **error)
{
  PrkWriter *writer = where;
  const PrkSyncInput *input = job->input;
  g_autoptr (GHashTable) touched = _prk_sync_new_touched ();
  guint64 cursor = input->number;
  gboolean is_fork = FALSE;

  for (guint i = 0; i < input->array->len; i++)
    {
      const PrkSyncArrival *arrival = g_ptr_array_index (input->array, i);

      if (!receive_one (writer, arrival, &is_fork, touched, error))
        return FALSE;
      if (is_fork)
        {
          cursor = arrival->seq - 1;
          break;
        }
    }
  if (!_prk_db_run (writer->db, error, SQL_CURSOR, "i", (gint64) cursor)
      || !_prk_sync_keep_head (writer, PRK_SYNC_SQL_SEEN, input->head, error)
      || !_prk_sync_refresh (writer, touched, error))
    return FALSE;

  _prk_job_set_result (
      job, GINT_TO_POINTER (is_fork ? PRK_SYNC_OUTCOME_FORK : PRK_SYNC_OUTCOME_DONE), NULL);
  return TRUE;
}

/**
 * prk_store_sync_receive_async:
 * @self: a store
 * @arrivals: (element-type PrkSyncArrival): a part of the history, in its order
 * @cursor: where the history stands after them
 * @seen: (nullable): a newer head
 * @callback: called when they are durable
 * @user_data: for @callback
 *
 * Takes ops of the register's history.
 *
 * Ends with PRK_SYNC_ERROR_FORK when one is signed by this device and was not written here; what
 * came before it is kept, and the head, since later histories must contain that, too.
 */
void
prk_store_sync_receive_async (PrkStore            *self,
                              GPtrArray           *arrivals,
                              guint64              cursor,
                              const PrkSyncHead   *seen,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  PrkSyncInput *input;

  g_return_if_fail (PRK_IS_STORE (self) && arrivals != NULL);

  input = g_new0 (PrkSyncInput, 1);
  input->array = g_ptr_array_ref (arrivals);
  input->number = cursor;
  input->head = prk_sync_head_copy (seen);
  _prk_sync_start (self, receive_run, input, callback, user_data);
}
