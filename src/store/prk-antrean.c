/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-antrean.h"
#include "prk-materi-private.h"

/* What a laptop says of itself (prk-perangkat.c) is nothing that a person waits for.
 * Both halves read an index that holds only what is unsettled, so that the cost does not grow with
 * the store. A refused op of this device is the only one that stays in a record. */
#define SQL_ANTREAN                                                                                \
  "WITH unsettled AS ("                                                                            \
  " SELECT coalesce (t.number, r.number) AS number, o.fate, o.seq, o.at_us, o.code, o.message"     \
  " FROM op o JOIN record r ON r.number = o.record"                                                \
  " LEFT JOIN about a ON a.record = r.number AND a.type IN ('versi', 'peristiwa')"                 \
  " LEFT JOIN record t ON t.id = a.target"                                                         \
  " WHERE o.fate <> 2 AND r.type <> 'perangkat'"                                                   \
  " UNION ALL SELECT number, -1, 0, 0, NULL, NULL FROM record WHERE konflik > 0),"                 \
  " counted AS ("                                                                                  \
  " SELECT number, sum (fate = 0) AS waiting, sum (fate = 1) AS held, sum (fate = 3) AS refused,"  \
  " max (CASE WHEN fate = 3 THEN seq END) AS last FROM unsettled GROUP BY number)"                 \
  " SELECT r.id, r.type, r.judul, c.waiting, c.held, c.refused, r.konflik, r.changed_us, c.last,"  \
  " o.at_us, o.code, o.message FROM counted c JOIN record r ON r.number = c.number"                \
  " LEFT JOIN op o ON o.seq = c.last ORDER BY r.changed_us DESC, r.number DESC"
#define SQL_KIRIMAN                                                                                \
  "SELECT coalesce (t.id, r.id), coalesce (t.type, r.type), coalesce (t.judul, r.judul), d.key,"   \
  " count (*), max (n.place), max (n.at_us)"                                                       \
  " FROM (SELECT record, device, place, at_us FROM op WHERE place IS NOT NULL"                     \
  " ORDER BY place DESC LIMIT ?1) n JOIN record r ON r.number = n.record"                          \
  " AND r.type <> 'perangkat' JOIN device d ON d.number = n.device"                                \
  " LEFT JOIN about a ON a.record = r.number AND a.type IN ('versi', 'peristiwa')"                 \
  " LEFT JOIN record t ON t.id = a.target"                                                         \
  " GROUP BY 1, 4 ORDER BY 6 DESC"

G_DEFINE_BOXED_TYPE (PrkAntrean, prk_antrean, prk_antrean_copy, prk_antrean_free)

PrkAntrean *
prk_antrean_copy (const PrkAntrean *self)
{
  PrkAntrean *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->record = g_strdup (self->record);
  copy->type = g_strdup (self->type);
  copy->judul = g_strdup (self->judul);
  copy->code = g_strdup (self->code);
  copy->message = g_strdup (self->message);
  return copy;
}

void
prk_antrean_free (PrkAntrean *self)
{
  if (self == NULL)
    return;

  g_free (self->record);
  g_free (self->type);
  g_free (self->judul);
  g_free (self->code);
  g_free (self->message);
  g_free (self);
}

static PrkAntrean *
read_antrean (PrkRows *rows)
{
  PrkAntrean *self = g_new0 (PrkAntrean, 1);

  self->record = g_strdup (_prk_rows_text (rows, 0));
  self->type = g_strdup (_prk_rows_text (rows, 1));
  self->judul = g_strdup (_prk_rows_text (rows, 2));
  self->n_waiting = (guint) _prk_rows_int (rows, 3);
  self->n_held = (guint) _prk_rows_int (rows, 4);
  self->n_refused = (guint) _prk_rows_int (rows, 5);
  self->n_konflik = (guint) _prk_rows_int (rows, 6);
  self->changed_us = _prk_rows_int (rows, 7);
  self->refused_seq = _prk_rows_int (rows, 8);
  self->refused_at_us = _prk_rows_int (rows, 9);
  self->code = g_strdup (_prk_rows_text (rows, 10));
  self->message = g_strdup (_prk_rows_text (rows, 11));
  return self;
}

static gboolean
list_run (gpointer   where,
          PrkJob    *job,
          GError   **error)
{
  PrkDb *db = where;
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_ANTREAN, "");
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_antrean_free);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (db, rows, &local_error))
    g_ptr_array_add (list, read_antrean (rows));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  _prk_job_set_result (job, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/**
 * prk_store_list_antrean_async:
 * @self: a store
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Lists what the register has not taken yet, what it refused, and what two people wrote without
 * seeing each other.
 */
void
prk_store_list_antrean_async (PrkStore            *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));

  _prk_store_start (self, _prk_job_new (PRK_JOB_READ, list_run, NULL, NULL),
                    prk_store_list_antrean_async, cancellable, callback, user_data);
}

/**
 * prk_store_list_antrean_finish:
 * @self: a store
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_list_antrean_async().
 *
 * Returns: (transfer full) (element-type PrkAntrean): the rows
 */
GPtrArray *
prk_store_list_antrean_finish (PrkStore      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return _prk_store_finish (self, result, prk_store_list_antrean_async, error);
}

/**
 * prk_store_list_antrean:
 * @self: a store
 * @error: of the domain PRK_STORE_ERROR
 *
 * prk_store_list_antrean_async(), but blocks.
 *
 * Returns: (transfer full) (element-type PrkAntrean): the rows
 */
GPtrArray *
prk_store_list_antrean (PrkStore  *self,
                        GError   **error)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);

  return _prk_store_call (self, _prk_job_new (PRK_JOB_READ, list_run, NULL, NULL), error);
}

void
prk_kiriman_free (PrkKiriman *self)
{
  if (self == NULL)
    return;

  g_free (self->record);
  g_free (self->type);
  g_free (self->judul);
  g_free (self->device);
  g_free (self);
}

static gboolean
list_kiriman_run (gpointer   where,
                  PrkJob    *job,
                  GError   **error)
{
  PrkDb *db = where;
  g_autoptr (PrkRows) rows =
      _prk_db_query (db, error, SQL_KIRIMAN, "i", (gint64) GPOINTER_TO_UINT (job->input));
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kiriman_free);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (db, rows, &local_error))
    {
      PrkKiriman *kiriman = g_new0 (PrkKiriman, 1);

      kiriman->record = g_strdup (_prk_rows_text (rows, 0));
      kiriman->type = g_strdup (_prk_rows_text (rows, 1));
      kiriman->judul = g_strdup (_prk_rows_text (rows, 2));
      kiriman->device = g_strdup (_prk_rows_text (rows, 3));
      kiriman->n_ops = (guint) _prk_rows_int (rows, 4);
      kiriman->place = (guint64) _prk_rows_int (rows, 5);
      kiriman->at_us = _prk_rows_int (rows, 6);
      g_ptr_array_add (list, kiriman);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  _prk_job_set_result (job, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/**
 * prk_store_list_kiriman_async:
 * @self: a store
 * @limit: how many ops of the register's history to look back
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Lists what went to the register and came from it last.
 */
void
prk_store_list_kiriman_async (PrkStore            *self,
                              guint                limit,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));

  _prk_store_start (self,
                    _prk_job_new (PRK_JOB_READ, list_kiriman_run, GUINT_TO_POINTER (limit), NULL),
                    prk_store_list_kiriman_async, cancellable, callback, user_data);
}

/**
 * prk_store_list_kiriman_finish:
 * @self: a store
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_list_kiriman_async().
 *
 * Returns: (transfer full) (element-type PrkKiriman): the rows
 */
GPtrArray *
prk_store_list_kiriman_finish (PrkStore      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return _prk_store_finish (self, result, prk_store_list_kiriman_async, error);
}
