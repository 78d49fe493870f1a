/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where sync stands: cursor, heads, alarm. */

#include "config.h"

#include "prk-store-sync-private.h"

#define SQL_LOAD                                                                                   \
  "SELECT daerah, register_key, device, cursor, checked_size, checked_root, checked_at_us,"        \
  " checked_signature, seen_size, seen_root, seen_at_us, seen_signature, alarm FROM sync"
#define SQL_CHECKED                                                                                \
  "UPDATE sync SET checked_size = ?, checked_root = ?, checked_at_us = ?, checked_signature = ?"
#define SQL_ALARM "UPDATE sync SET alarm = ?"
#define SQL_REWIND_OPS                                                                             \
  "UPDATE op SET fate = 0, place = NULL, placed_us = NULL, code = NULL, message = NULL"             \
  " WHERE fate <> 0"
#define SQL_REWIND_BERKAS                                                                          \
  "UPDATE berkas_sync SET is_there = 0, upload = NULL, code = NULL, message = NULL"
#define SQL_REWIND_ASIDE "UPDATE aside SET fate = 0, code = NULL, message = NULL WHERE is_dead = 0"
#define SQL_REWIND                                                                                 \
  "UPDATE sync SET cursor = 0, alarm = NULL, checked_size = NULL, checked_root = NULL,"            \
  " checked_at_us = NULL, checked_signature = NULL, seen_size = NULL, seen_root = NULL,"           \
  " seen_at_us = NULL, seen_signature = NULL"

void
_prk_sync_input_free (gpointer data)
{
  PrkSyncInput *input = data;

  g_clear_pointer (&input->array, g_ptr_array_unref);
  prk_sync_head_free (input->head);
  g_free (input->text);
  g_free (input);
}

void
_prk_sync_start (PrkStore            *self,
                 PrkJobRun            run,
                 PrkSyncInput        *input,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  _prk_store_start (self, _prk_job_new (PRK_JOB_WRITE, run, input, _prk_sync_input_free),
                    _prk_sync_start, NULL, callback, user_data);
}

gboolean
_prk_sync_keep_head (PrkWriter          *writer,
                     const char         *sql,
                     const PrkSyncHead  *head,
                     GError            **error)
{
  return head == NULL
         || _prk_db_run (writer->db, error, sql, "itit", (gint64) head->size, head->root,
                         head->at_us, head->signature);
}

/* Loading */

static PrkSyncHead *
read_head (PrkRows *rows,
           int      column)
{
  const char *root = _prk_rows_text (rows, column + 1);

  return root != NULL ? prk_sync_head_new ((guint64) _prk_rows_int (rows, column), root,
                                           _prk_rows_int (rows, column + 2),
                                           _prk_rows_text (rows, column + 3))
                      : NULL;
}

static gboolean
load_run (gpointer   where,
          PrkJob    *job,
          GError   **error)
{
  PrkWriter *writer = where;
  const char *device = prk_key_get_device (writer->key);
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_LOAD, "");
  PrkSyncState *state;
  gboolean has_row;

  if (!_prk_db_first (writer->db, rows, &has_row, error))
    return FALSE;

  state = g_new0 (PrkSyncState, 1);
  state->device = g_strdup (device);
  state->daerah = g_strdup (_prk_rows_text (rows, 0));
  state->register_key = g_strdup (_prk_rows_text (rows, 1));
  state->is_enrolled = g_strcmp0 (_prk_rows_text (rows, 2), device) == 0;
  state->cursor = (guint64) _prk_rows_int (rows, 3);
  state->checked = read_head (rows, 4);
  state->seen = read_head (rows, 8);
  state->alarm = g_strdup (_prk_rows_text (rows, 12));
  _prk_job_set_result (job, state, (GDestroyNotify) prk_sync_state_free);

  return TRUE;
}

/**
 * prk_store_sync_load_async:
 * @self: a store
 * @callback: called with where sync stands
 * @user_data: for @callback
 *
 * Asks where sync stands.
 */
void
prk_store_sync_load_async (PrkStore            *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));

  _prk_sync_start (self, load_run, g_new0 (PrkSyncInput, 1), callback, user_data);
}

/**
 * prk_store_sync_load_finish:
 *
 * Returns: (transfer full): where sync stands
 */
PrkSyncState *
prk_store_sync_load_finish (PrkStore      *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return _prk_store_finish (self, result, _prk_sync_start, error);
}

/**
 * prk_store_sync_load:
 *
 * prk_store_sync_load_async(), blocking.
 *
 * Returns: (transfer full): where sync stands
 */
PrkSyncState *
prk_store_sync_load (PrkStore  *self,
                     GError   **error)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);

  return _prk_store_call (self,
                          _prk_job_new (PRK_JOB_WRITE, load_run, g_new0 (PrkSyncInput, 1),
                                        _prk_sync_input_free),
                          error);
}

/* Heads, alarms, rewinding */

static gboolean
keep_head_run (gpointer   where,
               PrkJob    *job,
               GError   **error)
{
  const PrkSyncInput *input = job->input;

  _prk_job_set_result (job, GINT_TO_POINTER (PRK_SYNC_OUTCOME_DONE), NULL);
  return _prk_sync_keep_head (where, SQL_CHECKED, input->head, error);
}

/**
 * prk_store_sync_keep_head_async:
 * @self: a store
 * @checked: a head that was proven to contain the last one
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Keeps a proven head.
 */
void
prk_store_sync_keep_head_async (PrkStore            *self,
                                const PrkSyncHead   *checked,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  PrkSyncInput *input;

  g_return_if_fail (PRK_IS_STORE (self) && checked != NULL);

  input = g_new0 (PrkSyncInput, 1);
  input->head = prk_sync_head_copy (checked);
  _prk_sync_start (self, keep_head_run, input, callback, user_data);
}

static gboolean
set_alarm_run (gpointer   where,
               PrkJob    *job,
               GError   **error)
{
  PrkWriter *writer = where;
  const PrkSyncInput *input = job->input;

  _prk_job_set_result (job, GINT_TO_POINTER (PRK_SYNC_OUTCOME_DONE), NULL);
  return _prk_db_run (writer->db, error, SQL_ALARM, "t", input->text);
}

/**
 * prk_store_sync_set_alarm_async:
 * @self: a store
 * @text: what is wrong with the register's history
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Keeps an alarm until prk_store_sync_rewind_async().
 */
void
prk_store_sync_set_alarm_async (PrkStore            *self,
                                const char          *text,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  PrkSyncInput *input;

  g_return_if_fail (PRK_IS_STORE (self) && text != NULL);

  input = g_new0 (PrkSyncInput, 1);
  input->text = g_strdup (text);
  _prk_sync_start (self, set_alarm_run, input, callback, user_data);
}

gboolean
_prk_sync_rewind (PrkWriter  *writer,
                  GError    **error)
{
  return _prk_db_run (writer->db, error, SQL_REWIND_OPS, "")
         && _prk_db_run (writer->db, error, SQL_REWIND_ASIDE, "")
         && _prk_db_run (writer->db, error, SQL_REWIND_BERKAS, "")
         && _prk_db_run (writer->db, error, SQL_REWIND, "");
}

static gboolean
rewind_run (gpointer   where,
            PrkJob    *job,
            GError   **error)
{
  _prk_job_set_result (job, GINT_TO_POINTER (PRK_SYNC_OUTCOME_DONE), NULL);
  return _prk_sync_rewind (where, error);
}

/**
 * prk_store_sync_rewind_async:
 * @self: a store
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Forgets what the register has: everything here, whoever wrote it, counts as not sent.
 */
void
prk_store_sync_rewind_async (PrkStore            *self,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));

  _prk_sync_start (self, rewind_run, g_new0 (PrkSyncInput, 1), callback, user_data);
}

/**
 * prk_store_sync_finish:
 *
 * Ends every call that gives nothing back.
 *
 * Returns: TRUE when it is durable
 */
gboolean
prk_store_sync_finish (PrkStore      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  int outcome = GPOINTER_TO_INT (_prk_store_finish (self, result, _prk_sync_start, error));

  if (outcome == PRK_SYNC_OUTCOME_FORK)
    g_set_error_literal (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_FORK,
                         "somebody else writes with this device's key");
  return outcome == PRK_SYNC_OUTCOME_DONE;
}
