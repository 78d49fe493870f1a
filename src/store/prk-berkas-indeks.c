/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which files the records that stand name. Every head of a path counts, not only the one shown: a
 * file that a person may yet choose must be there to be looked at. */
#include "config.h"

#include "prk-berkas-private.h"

#define SQL_HAS "SELECT EXISTS (SELECT 1 FROM berkas WHERE record = ?)"
#define SQL_CLEAR "DELETE FROM berkas WHERE record = ?"
#define SQL_ADD                                                                                    \
  "INSERT OR REPLACE INTO berkas (record, path, hash, nama, size, jenis) VALUES (?, ?, ?, ?, ?, ?)"

#define COLUMNS                                                                                    \
  "r.id, r.type, r.judul, f.path, f.hash, f.nama, f.size, f.jenis, b.hash IS NOT NULL,"            \
  " coalesce (s.is_there, 0), coalesce (s.wanted, 0), s.code, s.message"                           \
  " FROM berkas f JOIN record r ON r.number = f.record"                                            \
  " LEFT JOIN blob b ON b.hash = f.hash LEFT JOIN berkas_sync s ON s.hash = f.hash"
#define SQL_OF_RECORD "SELECT " COLUMNS " WHERE r.id = ? ORDER BY f.path, f.hash"
#define SQL_UNSETTLED                                                                              \
  "SELECT " COLUMNS " WHERE (b.hash IS NULL OR coalesce (s.is_there, 0) = 0)"                      \
  " AND (b.hash IS NOT NULL OR coalesce (s.wanted, 0) >= 0)"                                       \
  " GROUP BY f.hash ORDER BY b.hash IS NULL, f.size, f.hash"

G_DEFINE_BOXED_TYPE (PrkBerkasKeadaan, prk_berkas_keadaan, prk_berkas_keadaan_copy,
                     prk_berkas_keadaan_free)

static gboolean
add_heads (PrkWriter   *writer,
           gint64       number,
           PrkRecord   *record,
           const char  *path,
           GError     **error)
{
  g_autoptr (GPtrArray) heads = prk_record_list_heads (record, path);

  for (guint i = 0; i < heads->len; i++)
    {
      const PrkWrite *write = g_ptr_array_index (heads, i);
      g_autoptr (PrkBerkasValue) berkas = prk_berkas_from_value (write->set->value);

      if (berkas != NULL
          && !_prk_db_run (writer->db, error, SQL_ADD, "itttit", number, path, berkas->hash,
                           berkas->nama, berkas->ukuran, berkas->jenis))
        return FALSE;
    }
  return TRUE;
}

/* Brings the rows of a record up to date. Most records have no files, and that costs no write. */
gboolean
_prk_berkas_refresh (PrkWriter  *writer,
                     gint64      number,
                     PrkRecord  *record,
                     GError    **error)
{
  g_auto (GStrv) paths = NULL;
  gint64 has_rows;

  if (!_prk_db_get_int (writer->db, &has_rows, 0, error, SQL_HAS, "i", number)
      || (has_rows != 0 && !_prk_db_run (writer->db, error, SQL_CLEAR, "i", number)))
    return FALSE;

  paths = prk_record_list_paths (record, NULL);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      JsonNode *value = prk_record_get_value (record, paths[i]);

      if (value != NULL && JSON_NODE_HOLDS_OBJECT (value)
          && !add_heads (writer, number, record, paths[i], error))
        return FALSE;
    }
  return TRUE;
}

PrkBerkasKeadaan *
prk_berkas_keadaan_copy (const PrkBerkasKeadaan *self)
{
  PrkBerkasKeadaan *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->record = g_strdup (self->record);
  copy->type = g_strdup (self->type);
  copy->judul = g_strdup (self->judul);
  copy->path = g_strdup (self->path);
  copy->berkas = prk_berkas_value_copy (self->berkas);
  copy->code = g_strdup (self->code);
  copy->message = g_strdup (self->message);
  return copy;
}

void
prk_berkas_keadaan_free (PrkBerkasKeadaan *self)
{
  if (self == NULL)
    return;

  g_free (self->record);
  g_free (self->type);
  g_free (self->judul);
  g_free (self->path);
  prk_berkas_value_free (self->berkas);
  g_free (self->code);
  g_free (self->message);
  g_free (self);
}

static PrkBerkasKeadaan *
read_row (PrkRows *rows)
{
  PrkBerkasKeadaan *self = g_new0 (PrkBerkasKeadaan, 1);

  self->record = g_strdup (_prk_rows_text (rows, 0));
  self->type = g_strdup (_prk_rows_text (rows, 1));
  self->judul = g_strdup (_prk_rows_text (rows, 2));
  self->path = g_strdup (_prk_rows_text (rows, 3));
  self->berkas = prk_berkas_value_new (_prk_rows_text (rows, 4), _prk_rows_text (rows, 5),
                                       _prk_rows_int (rows, 6), _prk_rows_text (rows, 7));
  self->is_here = _prk_rows_int (rows, 8) != 0;
  self->is_there = _prk_rows_int (rows, 9) != 0;
  self->is_wanted = _prk_rows_int (rows, 10) > 0;
  self->is_dilepas = !self->is_here && _prk_rows_int (rows, 10) < 0;
  self->code = g_strdup (_prk_rows_text (rows, 11));
  self->message = g_strdup (_prk_rows_text (rows, 12));
  return self;
}

static gboolean
list_run (gpointer   where,
          PrkJob    *job,
          GError   **error)
{
  PrkDb *db = where;
  const char *record = job->input;
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) prk_berkas_keadaan_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PrkRows) rows = record != NULL
                                 ? _prk_db_query (db, error, SQL_OF_RECORD, "t", record)
                                 : _prk_db_query (db, error, SQL_UNSETTLED, "");

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (db, rows, &local_error))
    g_ptr_array_add (list, read_row (rows));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  _prk_job_set_result (job, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/**
 * prk_store_list_berkas:
 * @self: a store
 * @record: (nullable): of which record; NULL for what waits in all of them
 * @error: of the domain PRK_STORE_ERROR
 *
 * Lists files that records name. Blocks.
 *
 * Returns: (transfer full) (element-type PrkBerkasKeadaan): those of the record in the order of
 *   path; of all records what the register or this machine lacks, one a blob
 */
GPtrArray *
prk_store_list_berkas (PrkStore    *self,
                       const char  *record,
                       GError     **error)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);

  return _prk_store_call (self, _prk_job_new (PRK_JOB_READ, list_run, g_strdup (record), g_free),
                          error);
}

/**
 * prk_store_list_berkas_async:
 * @self: a store
 * @record: (nullable): of which record; NULL for what waits in all of them
 * @cancellable: (nullable): to give up
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * prk_store_list_berkas() without blocking.
 */
void
prk_store_list_berkas_async (PrkStore            *self,
                             const char          *record,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));

  _prk_store_start (self, _prk_job_new (PRK_JOB_READ, list_run, g_strdup (record), g_free),
                    prk_store_list_berkas_async, cancellable, callback, user_data);
}

/**
 * prk_store_list_berkas_finish:
 * @self: a store
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_list_berkas_async().
 *
 * Returns: (transfer full) (element-type PrkBerkasKeadaan): as of prk_store_list_berkas()
 */
GPtrArray *
prk_store_list_berkas_finish (PrkStore      *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return _prk_store_finish (self, result, prk_store_list_berkas_async, error);
}
