/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-cache-private.h"
#include "prk-saksi.h"
#include "prk-store-private.h"

/* Accepted ones before those that wait; refused ones say nothing. */
#define SQL_TAIL " AND o.fate <> 3 ORDER BY o.place IS NULL, o.place DESC, o.seq DESC LIMIT 1"
#define SQL_BERKAS                                                                                 \
  "SELECT o.place, o.signature, o.bytes FROM berkas b JOIN op o ON o.record = b.record"            \
  " JOIN record r ON r.number = b.record WHERE b.hash = ?2 AND (?1 IS NULL OR r.id = ?1)"          \
  " AND instr (o.bytes, CAST (?2 AS BLOB)) > 0" SQL_TAIL
#define SQL_VERSI                                                                                  \
  "SELECT o.place, o.signature, o.bytes FROM about a JOIN op o ON o.record = a.record"             \
  " WHERE a.target = ?1 AND a.type = 'versi' AND a.nomor = (SELECT max (n.nomor) FROM about n"     \
  " JOIN op u ON u.record = n.record WHERE n.target = ?1 AND n.type = 'versi' AND u.fate <> 3)"    \
  SQL_TAIL
#define SQL_PERISTIWA                                                                              \
  "SELECT o.place, o.signature, o.bytes FROM record r JOIN op o ON o.record = r.number"            \
  " WHERE r.id = ?1 AND r.type = 'peristiwa'" SQL_TAIL

typedef struct
{
  char *record;
  char *hash;
} Find;

static void
find_free (Find *find)
{
  g_free (find->record);
  g_free (find->hash);
  g_free (find);
}

void
prk_saksi_free (PrkSaksi *self)
{
  g_clear_pointer (&self->op, prk_op_unref);
  g_free (self);
}

static gboolean
take_row (PrkDb     *db,
          PrkRows   *rows,
          PrkSaksi  *saksi,
          GError   **error)
{
  g_autoptr(GBytes) bytes = NULL;
  gboolean has_row;

  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  saksi->tempat = (guint64) _prk_rows_int (rows, 0);
  saksi->keadaan = saksi->tempat > 0 ? PRK_SAKSI_DITERIMA : PRK_SAKSI_MENUNGGU;
  bytes = _prk_rows_bytes (rows, 2);
  saksi->op = prk_op_new_from_bytes (bytes, _prk_rows_text (rows, 1), error);

  return saksi->op != NULL;
}

static gboolean
find_run (gpointer   where,
          PrkJob    *job,
          GError   **error)
{
  PrkDb *db = where;
  Find *find = job->input;
  g_autoptr(PrkSaksi) saksi = g_new0 (PrkSaksi, 1);
  g_autoptr(PrkRows) rows = find->hash != NULL
                              ? _prk_db_query (db, error, SQL_BERKAS, "tt", find->record, find->hash)
                              : _prk_db_query (db, error, SQL_VERSI, "t", find->record);

  if (!take_row (db, rows, saksi, error))
    return FALSE;
  if (saksi->op == NULL && find->hash == NULL)
    {
      g_autoptr(PrkRows) event = _prk_db_query (db, error, SQL_PERISTIWA, "t", find->record);

      if (!take_row (db, event, saksi, error))
        return FALSE;
    }
  _prk_job_set_result (job, g_steal_pointer (&saksi), (GDestroyNotify) prk_saksi_free);

  return TRUE;
}

static PrkJob *
new_job (const char *record,
         const char *hash)
{
  Find *find = g_new0 (Find, 1);

  find->record = g_strdup (record);
  find->hash = g_strdup (hash);

  return _prk_job_new (PRK_JOB_READ, find_run, find, (GDestroyNotify) find_free);
}

/**
 * prk_store_find_saksi:
 * @record: (nullable): a record; %NULL only with @hash: any
 * @hash: (nullable): of a file, SHA-256, base64url; %NULL for the record's newest versi, or for the op of a peristiwa
 * @error: of the domain PRK_STORE_ERROR
 *
 * Finds the op whose receipt proves what a person wants to prove. Blocks.
 *
 * Returns: (transfer full): it, and how it stands with the register
 */
PrkSaksi *
prk_store_find_saksi (PrkStore    *self,
                      const char  *record,
                      const char  *hash,
                      GError     **error)
{
  g_return_val_if_fail (PRK_IS_STORE (self) && (record != NULL || hash != NULL), NULL);

  return _prk_store_call (self, new_job (record, hash), error);
}

/**
 * prk_store_find_saksi_async:
 *
 * prk_store_find_saksi() without blocking.
 */
void
prk_store_find_saksi_async (PrkStore            *self,
                            const char          *record,
                            const char          *hash,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self) && (record != NULL || hash != NULL));

  _prk_store_start (self, new_job (record, hash), prk_store_find_saksi_async, cancellable, callback, user_data);
}

PrkSaksi *
prk_store_find_saksi_finish (PrkStore      *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return _prk_store_finish (self, result, prk_store_find_saksi_async, error);
}
