/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-materi-private.h"

/* Longer steps index more with one fsync, and make whoever commits next wait longer. */
#define IDLE_STEP_US (10 * 1000)

/* While a search waits: nobody commits in this process, but one may in another. */
#define SEARCH_STEP_US (50 * 1000)

/* What another process committed since, and the records whose status that may have changed. */
#define SQL_NEWS                                                                                   \
  "SELECT r.id, r.type, max(o.seq) FROM op o JOIN record r ON r.number = o.record"                 \
  " WHERE o.seq > ?1 GROUP BY r.number"                                                            \
  " UNION ALL SELECT t.id, t.type, o.seq FROM op o JOIN about a ON a.record = o.record"            \
  " JOIN record t ON t.id = a.target WHERE o.seq > ?1"

gboolean
_prk_writer_look_around (PrkWriter  *self,
                         GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PrkRows) rows = _prk_db_query (self->db, error, SQL_NEWS, "i", self->last_seq);

  if (rows == NULL)
    return FALSE;

  while (_prk_db_next (self->db, rows, &local_error))
    {
      _prk_writer_note_changed (self, _prk_rows_text (rows, 0), _prk_rows_text (rows, 1));
      self->last_seq = MAX (self->last_seq, _prk_rows_int (rows, 2));
      self->may_have_stale = TRUE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
_prk_writer_poll (PrkWriter *self)
{
  g_autoptr (GError) local_error = NULL;
  gint64 version;

  self->poll_at_us = g_get_monotonic_time () + (gint64) self->tuning.poll_ms * 1000;
  if (!_prk_db_get_int (self->db, &version, 0, &local_error, "PRAGMA data_version", "")
      || version == self->data_version)
    goto out;

  self->last_seq = self->seen_seq;
  if (!_prk_writer_look_around (self, &local_error))
    goto out;
  self->data_version = version;
  self->seen_seq = self->last_seq;
  _prk_writer_keep_changed (self);
  _prk_writer_tell (self);

out:
  /* Reading fails when the disk does; a write will say so, and the next poll tries again. */
  if (local_error != NULL)
    {
      g_info ("Looking for changes of others: %s", local_error->message);
      g_hash_table_remove_all (self->job_changed);
    }
}

static gboolean
wants_checkpoint (PrkWriter *self)
{
  return (guint) self->wal_pages >= self->tuning.checkpoint_pages;
}

gboolean
_prk_writer_has_idle_work (PrkWriter *self)
{
  return self->may_have_stale || wants_checkpoint (self);
}

/* FALSE when there is nothing more to do now. */
static gboolean
index_some (PrkWriter *self,
            gint64     until_us)
{
  g_autoptr (GError) local_error = NULL;
  gboolean done;

  if (_prk_search_index_some (self, until_us, &done, &local_error))
    {
      _prk_writer_tell (self);
      self->may_have_stale = !done;
      return !done;
    }
  /* The marks stay on the disk, and the next commit makes us try again. */
  g_info ("Indexing for the search: %s", local_error->message);
  self->may_have_stale = FALSE;
  return FALSE;
}

void
_prk_writer_index_for (PrkWriter *self,
                       gint64     budget_us)
{
  gint64 until_us = g_get_monotonic_time () + budget_us;

  for (gint64 now_us = until_us - budget_us; self->may_have_stale && now_us < until_us;
       now_us = g_get_monotonic_time ())
    if (!index_some (self, MIN (until_us, now_us + SEARCH_STEP_US)))
      break;
}

/* One small step at a time, so that whoever comes waits for no more than that. */
void
_prk_writer_idle (PrkWriter *self)
{
  if (self->may_have_stale)
    index_some (self, g_get_monotonic_time () + IDLE_STEP_US);
  else if (wants_checkpoint (self))
    _prk_writer_checkpoint (self);
}

void
_prk_writer_checkpoint (PrkWriter *self)
{
  sqlite3 *handle = _prk_db_get_handle (self->db);

  /* What cannot be moved now, because of a reader or of a full disk, is safe in the -wal and moved
   * another time. */
  if (sqlite3_wal_checkpoint_v2 (handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL) != SQLITE_OK)
    g_info ("Checkpoint: %s", sqlite3_errmsg (handle));
  self->wal_pages = 0;
}
