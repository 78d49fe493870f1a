/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-materi-private.h"
#include "prk-store-sync.h"

#define SQL_REGISTER "SELECT register_key, daerah FROM sync"
#define SQL_ENROL                                                                                  \
  "UPDATE sync SET address = ?, daerah = ?, person = ?, register_key = ?, device = ?"
#define SQL_ENROLMENT                                                                              \
  "SELECT address, daerah, person, register_key FROM sync WHERE device = ?"
/* The time is that of the row with the greatest place. */
#define SQL_STATUS_ALL                                                                             \
  "SELECT fate, count(*), max(place), placed_us FROM op WHERE ?1 IS NULL GROUP BY fate"
#define SQL_STATUS                                                                                 \
  "SELECT o.fate, count(*), max(o.place), o.placed_us FROM record r JOIN op o ON o.record = r.number" \
  " WHERE r.id = ?1 GROUP BY o.fate"
#define SQL_REFUSAL                                                                                \
  "SELECT o.code, o.message FROM op o JOIN record r ON r.number = o.record"                        \
  " WHERE o.fate = 3 AND (?1 IS NULL OR r.id = ?1) ORDER BY o.seq DESC LIMIT 1"

void
prk_sync_enrolment_free (PrkSyncEnrolment *self)
{
  if (self == NULL)
    return;

  g_free (self->address);
  g_free (self->daerah);
  g_free (self->person);
  g_free (self->register_key);
  g_free (self);
}

void
prk_sync_status_free (PrkSyncStatus *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self->message);
  g_free (self);
}

static PrkSyncEnrolment *
enrolment_copy (const PrkSyncEnrolment *self)
{
  PrkSyncEnrolment *copy = g_new0 (PrkSyncEnrolment, 1);

  copy->address = g_strdup (self->address);
  copy->daerah = g_strdup (self->daerah);
  copy->person = g_strdup (self->person);
  copy->register_key = g_strdup (self->register_key);
  return copy;
}

static gboolean
enrol_run (gpointer   where,
           PrkJob    *job,
           GError   **error)
{
  PrkWriter *writer = where;
  const PrkSyncEnrolment *enrolment = job->input;
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_REGISTER, "");
  gboolean has_row, is_other;

  if (!_prk_db_first (writer->db, rows, &has_row, error))
    return FALSE;
  is_other = _prk_rows_text (rows, 0) != NULL
             && (strcmp (_prk_rows_text (rows, 0), enrolment->register_key) != 0
                 || g_strcmp0 (_prk_rows_text (rows, 1), enrolment->daerah) != 0);
  g_clear_pointer (&rows, _prk_rows_done);

  _prk_job_set_result (job, GINT_TO_POINTER (TRUE), NULL);
  return (!is_other || _prk_sync_rewind (writer, error))
         && _prk_db_run (writer->db, error, SQL_ENROL, "ttttt", enrolment->address,
                         enrolment->daerah, enrolment->person, enrolment->register_key,
                         prk_key_get_device (writer->key));
}

/**
 * prk_store_sync_enrol:
 * @self: a store
 * @enrolment: where to and as whom
 * @error: of the domain PRK_STORE_ERROR
 *
 * Keeps that the device was enrolled. Blocks. At another register than before, all that is here
 * counts as not sent.
 *
 * Returns: TRUE when that is durable
 */
gboolean
prk_store_sync_enrol (PrkStore                *self,
                      const PrkSyncEnrolment  *enrolment,
                      GError                 **error)
{
  g_return_val_if_fail (PRK_IS_STORE (self), FALSE);
  g_return_val_if_fail (enrolment != NULL && enrolment->register_key != NULL, FALSE);

  return _prk_store_call (self,
                          _prk_job_new (PRK_JOB_WRITE, enrol_run, enrolment_copy (enrolment),
                                        (GDestroyNotify) prk_sync_enrolment_free),
                          error)
         != NULL;
}

static gboolean
get_enrolment_run (gpointer   where,
                   PrkJob    *job,
                   GError   **error)
{
  PrkWriter *writer = where;
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_ENROLMENT, "t",
                                            prk_key_get_device (writer->key));
  PrkSyncEnrolment *enrolment;
  gboolean has_row;

  if (!_prk_db_first (writer->db, rows, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND,
                           "this device is not enrolled");
      return FALSE;
    }

  enrolment = g_new0 (PrkSyncEnrolment, 1);
  enrolment->address = g_strdup (_prk_rows_text (rows, 0));
  enrolment->daerah = g_strdup (_prk_rows_text (rows, 1));
  enrolment->person = g_strdup (_prk_rows_text (rows, 2));
  enrolment->register_key = g_strdup (_prk_rows_text (rows, 3));
  _prk_job_set_result (job, enrolment, (GDestroyNotify) prk_sync_enrolment_free);
  return TRUE;
}

/**
 * prk_store_sync_get_enrolment:
 * @self: a store
 * @error: PRK_STORE_ERROR_NOT_FOUND when this device is not enrolled
 *
 * Where to and as whom this device is enrolled. Blocks.
 *
 * Returns: (transfer full): the enrolment
 */
PrkSyncEnrolment *
prk_store_sync_get_enrolment (PrkStore  *self,
                              GError   **error)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);

  return _prk_store_call (self, _prk_job_new (PRK_JOB_WRITE, get_enrolment_run, NULL, NULL), error);
}

/**
 * prk_store_sign:
 * @self: a store
 * @text: what to sign; never bytes that somebody else chose
 *
 * Signs with the device's key. Any thread.
 *
 * Returns: (transfer full): the signature, base64url
 */
char *
prk_store_sign (PrkStore   *self,
                const char *text)
{
  g_autoptr (PrkKey) key = NULL;

  g_return_val_if_fail (PRK_IS_STORE (self) && text != NULL, NULL);

  key = _prk_writer_dup_key (self->writer);
  return prk_key_sign (key, text, strlen (text));
}

static gboolean
read_counts (PrkDb          *db,
             const char     *record,
             PrkSyncStatus  *status,
             GError        **error)
{
  const char *sql = record != NULL ? SQL_STATUS : SQL_STATUS_ALL;
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, sql, "t", record);
  g_autoptr (GError) local_error = NULL;
  guint64 *const counts[] = { &status->n_waiting, &status->n_held, &status->n_accepted,
                              &status->n_refused };

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (db, rows, &local_error))
    {
      *counts[CLAMP (_prk_rows_int (rows, 0), 0, 3)] = (guint64) _prk_rows_int (rows, 1);
      if ((guint64) _prk_rows_int (rows, 2) <= status->last_place)
        continue;
      status->last_place = (guint64) _prk_rows_int (rows, 2);
      status->last_placed_us = _prk_rows_int (rows, 3);
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
get_status_run (gpointer   where,
                PrkJob    *job,
                GError   **error)
{
  PrkDb *db = where;
  const char *record = job->input;
  g_autoptr (PrkSyncStatus) status = g_new0 (PrkSyncStatus, 1);
  g_autoptr (PrkRows) rows = NULL;
  gboolean has_row;

  if (!read_counts (db, record, status, error))
    return FALSE;
  rows = _prk_db_query (db, error, SQL_REFUSAL, "t", record);
  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;
  if (has_row)
    {
      status->code = g_strdup (_prk_rows_text (rows, 0));
      status->message = g_strdup (_prk_rows_text (rows, 1));
    }

  _prk_job_set_result (job, g_steal_pointer (&status), (GDestroyNotify) prk_sync_status_free);
  return TRUE;
}

/**
 * prk_store_sync_get_status:
 * @self: a store
 * @record: (nullable): NULL for all records together
 * @error: of the domain PRK_STORE_ERROR
 *
 * How the ops of a record stand with the register. Blocks.
 *
 * Returns: (transfer full): counts, and why the newest refused op was
 */
PrkSyncStatus *
prk_store_sync_get_status (PrkStore    *self,
                           const char  *record,
                           GError     **error)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);

  return _prk_store_call (self,
                          _prk_job_new (PRK_JOB_READ, get_status_run, g_strdup (record), g_free),
                          error);
}

/**
 * prk_store_sync_get_status_async:
 * @self: a store
 * @record: (nullable): NULL for all records together
 * @cancellable: (nullable): to give up waiting
 * @callback: called with the counts
 * @user_data: for @callback
 *
 * prk_store_sync_get_status() without blocking.
 */
void
prk_store_sync_get_status_async (PrkStore            *self,
                                 const char          *record,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));

  _prk_store_start (self, _prk_job_new (PRK_JOB_READ, get_status_run, g_strdup (record), g_free),
                    prk_store_sync_get_status_async, cancellable, callback, user_data);
}

/**
 * prk_store_sync_get_status_finish:
 * @self: a store
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_sync_get_status_async().
 *
 * Returns: (transfer full): counts, and why the newest refused op was
 */
PrkSyncStatus *
prk_store_sync_get_status_finish (PrkStore      *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return _prk_store_finish (self, result, prk_store_sync_get_status_async, error);
}
