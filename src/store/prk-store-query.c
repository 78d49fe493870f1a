/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-materi-private.h"

#define SQL_RECORD "SELECT number, type, dropped FROM record WHERE id = ?"
#define SQL_LIST                                                                                   \
  "SELECT id, type, judul, keterangan, perangkat_daerah, status, tahun, lengkap, changed_us"       \
  " FROM record WHERE (?1 IS NULL OR type = ?1) AND (?2 IS NULL OR status = ?2)"
#define SQL_MATCH " AND number IN (SELECT rowid FROM search WHERE search MATCH ?3)"
#define SQL_ABOUT                                                                                  \
  "SELECT r.number, r.id, r.type FROM about a JOIN record r ON r.number = a.record"                \
  " WHERE a.target = ? AND a.type = ? ORDER BY a.at_us, r.id"

/* By PrkUrut; the second one is the order turned round. */
static const char *const orders[][2] = {
  [PRK_URUT_CHANGED] = { " ORDER BY changed_us DESC, number DESC",
                         " ORDER BY changed_us, number" },
  [PRK_URUT_JUDUL] = { " ORDER BY judul COLLATE NOCASE, number",
                       " ORDER BY judul COLLATE NOCASE DESC, number" },
  [PRK_URUT_STATUS] = { " ORDER BY status, changed_us DESC",
                        " ORDER BY status DESC, changed_us DESC" },
  [PRK_URUT_TAHUN] = { " ORDER BY tahun, judul COLLATE NOCASE",
                       " ORDER BY tahun DESC, judul COLLATE NOCASE" },
  [PRK_URUT_PERANGKAT_DAERAH] = { " ORDER BY perangkat_daerah COLLATE NOCASE, judul COLLATE NOCASE",
                                  " ORDER BY perangkat_daerah COLLATE NOCASE DESC,"
                                  " judul COLLATE NOCASE" },
  [PRK_URUT_KETERANGAN] = { " ORDER BY keterangan COLLATE NOCASE, judul COLLATE NOCASE",
                            " ORDER BY keterangan COLLATE NOCASE DESC, judul COLLATE NOCASE" },
  [PRK_URUT_LENGKAP] = { " ORDER BY lengkap, changed_us DESC",
                         " ORDER BY lengkap DESC, changed_us DESC" },
};

/* What a reader loaded, on its way to the writer's cache. */
typedef struct
{
  gint64     number;
  PrkRecord *record;
  gint64     seq;
  gint64     dropped;
} Loaded;

typedef struct
{
  char      *id;
  PrkWriter *writer;
} Load;

static void
loaded_free (Loaded *loaded)
{
  prk_record_unref (loaded->record);
  g_free (loaded);
}

static gboolean
cache_run (gpointer   where,
           PrkJob    *job,
           GError   **error)
{
  PrkWriter *writer = where;
  Loaded *loaded = job->input;

  _prk_cache_take (writer->cache, loaded->number, loaded->record, loaded->seq,
                   loaded->dropped);
  return TRUE;
}

static void
load_free (Load *load)
{
  g_free (load->id);
  g_free (load);
}

static PrkRecord *
load_record (PrkDb       *db,
             gint64       number,
             const char  *id,
             const char  *type,
             gint64      *seq,
             GError     **error)
{
  g_autoptr (PrkRecord) record = prk_record_new (id, type);

  *seq = 0;
  if (!_prk_load_ops (db, number, record, seq, error))
    return NULL;
  return g_steal_pointer (&record);
}

static gboolean
load_run (gpointer   where,
          PrkJob    *job,
          GError   **error)
{
  PrkDb *db = where;
  Load *load = job->input;
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_RECORD, "t", load->id);
  PrkRecord *record;
  Loaded *loaded;
  gboolean has_row;
  gint64 seq;

  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND, "there is no record %s",
                   load->id);
      return FALSE;
    }
  record = load_record (db, _prk_rows_int (rows, 0), load->id, _prk_rows_text (rows, 1), &seq,
                        error);
  if (record == NULL)
    return FALSE;

  /* Who loads a record is likely to edit it next. */
  loaded = g_new0 (Loaded, 1);
  loaded->number = _prk_rows_int (rows, 0);
  loaded->record = prk_record_copy (record);
  loaded->seq = seq;
  loaded->dropped = _prk_rows_int (rows, 2);
  _prk_writer_push (load->writer,
                    _prk_job_new (PRK_JOB_CACHE, cache_run, loaded, (GDestroyNotify) loaded_free));

  _prk_job_set_result (job, record, (GDestroyNotify) prk_record_unref);
  return TRUE;
}

static PrkJob *
new_load_job (PrkStore   *self,
              const char *id)
{
  Load *load = g_new0 (Load, 1);

  load->id = g_strdup (id);
  load->writer = self->writer;
  return _prk_job_new (PRK_JOB_READ, load_run, load, (GDestroyNotify) load_free);
}

/**
 * prk_store_load:
 * @self: a store
 * @id: of a record
 * @error: of the domain PRK_STORE_ERROR
 *
 * Loads a record with all its ops.
 *
 * Blocks. The record is the caller's own and does not follow later commits: apply their ops, or
 * load again when `record-changed` tells of ops from elsewhere. PRK_STORE_ERROR_NOT_FOUND: no op of
 * it is here.
 *
 * Returns: (transfer full): the record
 */
PrkRecord *
prk_store_load (PrkStore    *self,
                const char  *id,
                GError     **error)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return _prk_store_call (self, new_load_job (self, id), error);
}

/**
 * prk_store_load_async:
 * @self: a store
 * @id: of a record
 * @cancellable: (nullable): to give up
 * @callback: called when it is loaded
 * @user_data: for @callback
 *
 * prk_store_load() without blocking.
 */
void
prk_store_load_async (PrkStore            *self,
                      const char          *id,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));
  g_return_if_fail (id != NULL);

  _prk_store_start (self, new_load_job (self, id), prk_store_load_async, cancellable, callback,
                    user_data);
}

/**
 * prk_store_load_finish:
 * @self: a store
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_load_async().
 *
 * Returns: (transfer full): the record
 */
PrkRecord *
prk_store_load_finish (PrkStore      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  return _prk_store_finish (self, result, prk_store_load_async, error);
}

typedef struct
{
  char    *type;
  char    *status;
  char    *match; /* FTS5 query */
  PrkUrut  urut;
  gboolean descending;
  guint    limit;
} ListInput;

static void
list_input_free (ListInput *input)
{
  g_free (input->type);
  g_free (input->status);
  g_free (input->match);
  g_free (input);
}

static PrkRows *
query_list (PrkDb      *db,
            ListInput  *input,
            GError    **error)
{
  g_autofree char *text = g_strconcat (SQL_LIST, input->match != NULL ? SQL_MATCH : "",
                                       orders[input->urut][input->descending ? 1 : 0], NULL);
  /* Interned, since the connection keeps its statements by address; there are 20 of these. */
  const char *sql = g_intern_string (text);

  if (input->match == NULL)
    return _prk_db_query (db, error, sql, "tt", input->type, input->status);
  return _prk_db_query (db, error, sql, "ttt", input->type, input->status, input->match);
}

static PrkRingkas *
read_ringkas (PrkRows *rows)
{
  PrkRingkas *ringkas = g_new0 (PrkRingkas, 1);

  ringkas->id = g_strdup (_prk_rows_text (rows, 0));
  ringkas->type = g_strdup (_prk_rows_text (rows, 1));
  ringkas->judul = g_strdup (_prk_rows_text (rows, 2));
  ringkas->keterangan = g_strdup (_prk_rows_text (rows, 3));
  ringkas->perangkat_daerah = g_strdup (_prk_rows_text (rows, 4));
  ringkas->status = g_strdup (_prk_rows_text (rows, 5));
  ringkas->tahun = (int) CLAMP (_prk_rows_int (rows, 6), G_MININT, G_MAXINT);
  ringkas->lengkap = (int) _prk_rows_int (rows, 7);
  ringkas->changed_us = _prk_rows_int (rows, 8);
  return ringkas;
}

static gboolean
list_run (gpointer   where,
          PrkJob    *job,
          GError   **error)
{
  PrkDb *db = where;
  ListInput *input = job->input;
  /* No LIMIT in the SQL: with one, SQLite sorts in a b-tree, half as fast when all rows are wanted. */
  guint limit = input->limit > 0 ? input->limit : G_MAXUINT;
  g_autoptr (PrkRows) rows = query_list (db, input, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_ringkas_free);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (list->len < limit && _prk_db_next (db, rows, &local_error))
    g_ptr_array_add (list, read_ringkas (rows));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  _prk_job_set_result (job, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

static PrkJob *
new_list_job (const PrkQuery *query)
{
  ListInput *input = g_new0 (ListInput, 1);

  input->type = g_strdup (query->type);
  input->status = g_strdup (query->status);
  input->match = query->text != NULL ? _prk_search_query (query->text) : NULL;
  input->urut = query->urut;
  input->descending = query->descending;
  input->limit = query->limit;
  /* A search goes by way of the writer, which indexes what was just committed. */
  return _prk_job_new (input->match != NULL ? PRK_JOB_INDEX : PRK_JOB_READ, list_run, input,
                       (GDestroyNotify) list_input_free);
}

/**
 * prk_store_list:
 * @self: a store
 * @query: what to list; its strings are copied
 * @error: of the domain PRK_STORE_ERROR
 *
 * Lists records without loading them.
 *
 * Blocks. The text may be anything that somebody types: its words must all stand somewhere in the
 * record, the last one may be a beginning; a text without a letter or digit finds all. `descending`
 * turns the order round: with PRK_URUT_CHANGED the oldest comes first.
 *
 * Returns: (transfer full) (element-type PrkRingkas): the rows
 */
GPtrArray *
prk_store_list (PrkStore        *self,
                const PrkQuery  *query,
                GError         **error)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);
  g_return_val_if_fail (query != NULL && query->urut < G_N_ELEMENTS (orders), NULL);

  return _prk_store_call (self, new_list_job (query), error);
}

/**
 * prk_store_list_async:
 * @self: a store
 * @query: what to list; it is copied
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * prk_store_list() without blocking.
 */
void
prk_store_list_async (PrkStore            *self,
                      const PrkQuery      *query,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));
  g_return_if_fail (query != NULL && query->urut < G_N_ELEMENTS (orders));

  _prk_store_start (self, new_list_job (query), prk_store_list_async, cancellable, callback,
                    user_data);
}

/**
 * prk_store_list_finish:
 * @self: a store
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_list_async().
 *
 * Returns: (transfer full) (element-type PrkRingkas): the rows
 */
GPtrArray *
prk_store_list_finish (PrkStore      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  return _prk_store_finish (self, result, prk_store_list_async, error);
}

typedef struct
{
  char *record;
  char *type;
} AboutInput;

static void
about_input_free (AboutInput *input)
{
  g_free (input->record);
  g_free (input->type);
  g_free (input);
}

static gboolean
about_run (gpointer   where,
           PrkJob    *job,
           GError   **error)
{
  PrkDb *db = where;
  AboutInput *input = job->input;
  g_autoptr (PrkRows) rows =
      _prk_db_query (db, error, SQL_ABOUT, "tt", input->record, input->type);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (db, rows, &local_error))
    {
      gint64 seq;
      PrkRecord *record = load_record (db, _prk_rows_int (rows, 0), _prk_rows_text (rows, 1),
                                       _prk_rows_text (rows, 2), &seq, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (list, record);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  _prk_job_set_result (job, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

static PrkJob *
new_about_job (const char *record,
               const char *type)
{
  AboutInput *input = g_new0 (AboutInput, 1);

  input->record = g_strdup (record);
  input->type = g_strdup (type);
  return _prk_job_new (PRK_JOB_READ, about_run, input, (GDestroyNotify) about_input_free);
}

/**
 * prk_store_list_about:
 * @self: a store
 * @record: id of a record
 * @type: "versi" or "peristiwa"
 * @error: of the domain PRK_STORE_ERROR
 *
 * The versi or peristiwa of a record, in the order in which they were written.
 *
 * Blocks.
 *
 * Returns: (transfer full) (element-type PrkRecord): empty when there is none
 */
GPtrArray *
prk_store_list_about (PrkStore    *self,
                      const char  *record,
                      const char  *type,
                      GError     **error)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);
  g_return_val_if_fail (record != NULL && type != NULL, NULL);

  return _prk_store_call (self, new_about_job (record, type), error);
}

/**
 * prk_store_list_about_async:
 * @self: a store
 * @record: id of a record
 * @type: "versi" or "peristiwa"
 * @cancellable: (nullable): to give up
 * @callback: called when they are loaded
 * @user_data: for @callback
 *
 * prk_store_list_about() without blocking.
 */
void
prk_store_list_about_async (PrkStore            *self,
                            const char          *record,
                            const char          *type,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));
  g_return_if_fail (record != NULL && type != NULL);

  _prk_store_start (self, new_about_job (record, type), prk_store_list_about_async, cancellable,
                    callback, user_data);
}

/**
 * prk_store_list_about_finish:
 * @self: a store
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_list_about_async().
 *
 * Returns: (transfer full) (element-type PrkRecord): as prk_store_list_about()
 */
GPtrArray *
prk_store_list_about_finish (PrkStore      *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return _prk_store_finish (self, result, prk_store_list_about_async, error);
}
