/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is derived from ops, kept up in the transaction that brings the op: the list row of the
 * record, the index of versi, peristiwa and sheets by what they speak of, and the status that follows from
 * a record's peristiwa. Only the full-text index may lag behind (record.stale), see
 * prk-search-index.c. */

#include "config.h"

#include "prk-berkas-private.h"
#include "prk-kunci-private.h"
#include "prk-materi-private.h"

/* Counts up when summaries or search texts are read from a record in another way; all are then made
 * again. */
#define DERIVED_VERSION 7

/* A clock that runs ahead somewhere else moves ours along at most so far. */
#define MAX_AHEAD_US (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

#define SQL_FIND_RECORD "SELECT number, type, status, changed_us FROM record WHERE id = ?"
#define SQL_ADD_RECORD "INSERT INTO record (id, type) VALUES (?, ?) RETURNING number"
#define SQL_MOVE_HEAD                                                                              \
  "INSERT INTO device (key, last_n, last_id, last_at_us) VALUES (?1, ?2, ?3, ?4)"                  \
  " ON CONFLICT (key) DO UPDATE SET last_n = ?2, last_id = ?3, last_at_us = ?4 RETURNING number"
#define SQL_ADD_OP                                                                                 \
  "INSERT INTO op (seq, id, device, n, record, at_us, signature, bytes) VALUES"                    \
  " (1 + max (coalesce ((SELECT max (seq) FROM op), 0), (SELECT dropped_seq FROM sync)),"          \
  " ?, ?, ?, ?, ?, ?, ?) RETURNING seq"
#define SQL_TOUCH_RECORD                                                                           \
  "UPDATE record SET stale = 1, changed_us = max(changed_us, ?2) WHERE number = ?1"
#define SQL_SUMMARY                                                                                \
  "UPDATE record SET judul = ?2, keterangan = ?3, perangkat_daerah = ?4, tahun = ?5, lengkap = ?6," \
  " konflik = ?7 WHERE number = ?1"
#define SQL_STATUS                                                                                 \
  "SELECT a.jenis FROM about a JOIN record r ON r.number = a.record"                               \
  " WHERE a.target = ? AND a.type = 'peristiwa'"                                                   \
  " AND a.jenis IN ('diajukan', 'ditelaah', 'diterima', 'dikembalikan', 'ditolak')"                           \
  " ORDER BY a.at_us DESC, r.id DESC LIMIT 1"
#define SQL_SET_STATUS                                                                             \
  "UPDATE record SET status = ?2 WHERE id = ?1 AND status <> ?2 RETURNING type"
#define SQL_FIRST_AT "SELECT min(at_us) FROM op WHERE record = ?"
#define SQL_ABOUT_TARGET "SELECT target FROM about WHERE record = ?"
#define SQL_DROP_ABOUT "DELETE FROM about WHERE record = ?"
#define SQL_SET_ABOUT                                                                              \
  "INSERT INTO about (record, target, type, jenis, nomor, at_us) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"  \
  " ON CONFLICT (record) DO UPDATE SET target = ?2, jenis = ?4, nomor = ?5, at_us = ?6"
#define SQL_HEAD "SELECT last_n, last_id, last_at_us FROM device WHERE key = ?"
#define SQL_DROP_DRAFT "DELETE FROM draft WHERE record = ? AND path = ?"
#define SQL_DERIVED "SELECT version FROM derived"
#define SQL_SET_DERIVED "UPDATE derived SET version = ?"
#define SQL_ALL_STALE "UPDATE record SET stale = 1"

/* Records that are written once and never edited. */
gboolean
_prk_type_is_once (const char *type)
{
  return g_strcmp0 (type, "versi") == 0 || g_strcmp0 (type, "peristiwa") == 0;
}

gboolean
_prk_status_is_locked (const char *status)
{
  return g_strcmp0 (status, "diajukan") == 0 || g_strcmp0 (status, "ditelaah") == 0
         || g_strcmp0 (status, "diterima") == 0 || g_strcmp0 (status, "ditolak") == 0;
}

/* Records that are found by the record that they speak of. */
static gboolean
type_is_about (const char *type)
{
  return _prk_type_is_once (type) || g_strcmp0 (type, "telaah") == 0
         || g_strcmp0 (type, "rekap") == 0 || g_strcmp0 (type, "catatan") == 0
         || g_strcmp0 (type, "naskah") == 0;
}

gboolean
_prk_materi_find (PrkWriter   *writer,
                  const char  *id,
                  const char  *type,
                  gint64      *number,
                  char       **status,
                  gint64      *changed_us,
                  GError     **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_FIND_RECORD, "t", id);
  gboolean has_row;

  *number = 0;
  if (!_prk_db_first (writer->db, rows, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  if (type != NULL && strcmp (_prk_rows_text (rows, 1), type) != 0)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT,
                   "record %s is of type %s, not %s", id, _prk_rows_text (rows, 1), type);
      return FALSE;
    }

  *number = _prk_rows_int (rows, 0);
  if (status != NULL)
    *status = g_strdup (_prk_rows_text (rows, 2));
  if (changed_us != NULL)
    *changed_us = _prk_rows_int (rows, 3);
  return TRUE;
}

gboolean
_prk_materi_add (PrkWriter   *writer,
                 const char  *id,
                 const char  *type,
                 gint64      *number,
                 GError     **error)
{
  return _prk_db_get_int (writer->db, number, 0, error, SQL_ADD_RECORD, "tt", id, type);
}

gboolean
_prk_materi_append (PrkWriter  *writer,
                    gint64      number,
                    PrkOp      *op,
                    gint64     *seq,
                    GError    **error)
{
  gint64 n = prk_op_get_n (op);
  gint64 at_us = prk_op_get_at_us (op);
  gint64 device;

  if (!_prk_db_get_int (writer->db, &device, 0, error, SQL_MOVE_HEAD, "titi",
                        prk_op_get_device (op), n, prk_op_get_id (op), at_us)
      || !_prk_db_get_int (writer->db, seq, 0, error, SQL_ADD_OP, "tiiiitb", prk_op_get_id (op),
                           device, n, number, at_us, prk_op_get_signature (op),
                           prk_op_get_bytes (op))
      || !_prk_db_run (writer->db, error, SQL_TOUCH_RECORD, "ii", number, at_us))
    return FALSE;

  writer->last_seq = *seq;
  writer->may_have_stale = TRUE;
  _prk_writer_note_changed (writer, prk_op_get_record (op), prk_op_get_kind (op));
  return TRUE;
}

/* Copies the first column of the only row; NULL when there is no row. Takes @query. */
static gboolean
get_text (PrkDb    *db,
          char    **text,
          GError  **error,
          PrkRows  *query)
{
  g_autoptr (PrkRows) rows = query;
  gboolean has_row;

  *text = NULL;
  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;
  if (has_row)
    *text = g_strdup (_prk_rows_text (rows, 0));
  return TRUE;
}

static gboolean
refresh_status (PrkWriter   *writer,
                const char  *target,
                GError     **error)
{
  PrkDb *db = writer->db;
  g_autofree char *status = NULL;
  g_autofree char *type = NULL;

  if (!get_text (db, &status, error, _prk_db_query (db, error, SQL_STATUS, "t", target))
      || !get_text (db, &type, error,
                    _prk_db_query (db, error, SQL_SET_STATUS, "tt", target,
                                   status != NULL ? status : "draft")))
    return FALSE;

  if (type != NULL)
    _prk_writer_note_changed (writer, target, type);
  return TRUE;
}

static gboolean
refresh_about (PrkWriter   *writer,
               gint64       number,
               const char  *type,
               PrkRecord   *record,
               GError     **error)
{
  PrkDb *db = writer->db;
  const char *target
      = prk_record_get_string (record, strcmp (type, "naskah") == 0 ? "ksd" : "tentang");
  const char *jenis = prk_record_get_string (record, "jenis");
  gint64 nomor = prk_record_get_int (record, "nomor", 0);
  g_autofree char *before = NULL;
  gint64 at_us;

  if (!get_text (db, &before, error, _prk_db_query (db, error, SQL_ABOUT_TARGET, "i", number))
      || !_prk_db_get_int (db, &at_us, 0, error, SQL_FIRST_AT, "i", number))
    return FALSE;

  if (target == NULL)
    {
      if (!_prk_db_run (db, error, SQL_DROP_ABOUT, "i", number))
        return FALSE;
    }
  else if (!_prk_db_run (db, error, SQL_SET_ABOUT, "itttii", number, target, type,
                         jenis != NULL ? jenis : "", nomor, at_us))
    {
      return FALSE;
    }

  if (strcmp (type, "peristiwa") != 0)
    return TRUE;
  if (before != NULL && g_strcmp0 (before, target) != 0 && !refresh_status (writer, before, error))
    return FALSE;
  return target == NULL || refresh_status (writer, target, error);
}

gboolean
_prk_materi_refresh (PrkWriter   *writer,
                     gint64       number,
                     const char  *id,
                     const char  *type,
                     GError     **error)
{
  PrkRecord *record = _prk_cache_get (writer->cache, writer->db, number, id, type, error);
  g_auto (PrkKakRingkas) ringkas = { 0 };
  g_auto (GStrv) concurrent = NULL;

  if (record == NULL)
    return FALSE;

  _prk_ringkas_read (record, &ringkas);
  concurrent = prk_record_list_concurrent (record);
  if (!_prk_db_run (writer->db, error, SQL_SUMMARY, "itttiii", number, ringkas.judul, ringkas.mitra,
                    ringkas.perangkat_daerah, (gint64) ringkas.tahun, (gint64) ringkas.lengkap,
                    (gint64) g_strv_length (concurrent))
      || !_prk_berkas_refresh (writer, number, record, error))
    return FALSE;

  if (type_is_about (type) && !refresh_about (writer, number, type, record, error))
    return FALSE;
  if (_prk_type_is_once (type))
    return TRUE;
  /* Peristiwa may have come before the record that they speak of. */
  return refresh_status (writer, id, error);
}

typedef struct
{
  gint64 n;
  char  *id;
  gint64 at_us;
} Head;

static gboolean
get_head (PrkWriter *writer,
          Head      *head,
          GError   **error)
{
  g_autoptr (PrkRows) rows =
      _prk_db_query (writer->db, error, SQL_HEAD, "t", prk_key_get_device (writer->key));
  gboolean has_row;

  *head = (Head) { 0 };
  if (!_prk_db_first (writer->db, rows, &has_row, error))
    return FALSE;
  if (has_row)
    {
      head->n = _prk_rows_int (rows, 0);
      head->id = g_strdup (_prk_rows_text (rows, 1));
      head->at_us = _prk_rows_int (rows, 2);
    }
  return TRUE;
}

/* An op shall stand after what its author had before him, his own ops and this record's, even when
 * the clock was set back; but one device with a wild clock must not drag all others with it. */
static gint64
choose_at (PrkWriter *writer,
           gint64     head_at_us,
           gint64     changed_us)
{
  gint64 now_us = prk_clock_now_us (writer->clock);
  gint64 at_us = MAX (now_us, head_at_us + 1);

  if (changed_us >= at_us && changed_us - now_us < MAX_AHEAD_US)
    at_us = changed_us + 1;
  return at_us;
}

static gboolean
check_may_write (const char  *id,
                 const char  *type,
                 gint64       number,
                 const char  *status,
                 GError     **error)
{
  if (_prk_type_is_once (type))
    {
      if (number == 0)
        return TRUE;
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT,
                   "a record of type %s is written once", type);
      return FALSE;
    }
  if (number != 0 && _prk_status_is_locked (status))
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED,
                   "record %s takes no edits while it is %s", id, status);
      return FALSE;
    }
  return TRUE;
}

static PrkOp *
make_op (PrkWriter   *writer,
         const char  *id,
         const char  *type,
         gint64       changed_us,
         GPtrArray   *sets,
         GError     **error)
{
  Head head;
  g_autofree char *head_id = NULL;
  g_autoptr (GError) local_error = NULL;
  PrkOp *op;

  if (!get_head (writer, &head, error))
    return NULL;
  head_id = head.id;

  op = prk_op_new (writer->key, head.n + 1, head_id, choose_at (writer, head.at_us, changed_us),
                   id, type, sets, &local_error);
  if (op == NULL)
    g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT, "the edit makes no op: %s",
                 local_error->message);
  return op;
}

static gboolean
drop_drafts (PrkWriter  *writer,
             PrkOp      *op,
             GError    **error)
{
  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    if (!_prk_db_run (writer->db, error, SQL_DROP_DRAFT, "tt", prk_op_get_record (op),
                      prk_op_get_set (op, i)->path))
      return FALSE;
  return TRUE;
}

PrkOp *
_prk_materi_write (PrkWriter   *writer,
                   const char  *id,
                   const char  *type,
                   GPtrArray   *sets,
                   GError     **error)
{
  g_autoptr (PrkOp) op = NULL;
  g_autoptr (GPtrArray) translated = NULL;
  g_autoptr (GPtrArray) extended = NULL;
  g_autofree char *status = NULL;
  gint64 number, seq, changed_us = 0;

  if (!_prk_materi_find (writer, id, type, &number, &status, &changed_us, error)
      || !check_may_write (id, type, number, status, error))
    return NULL;

  translated = _prk_kunci_translate (writer->db, sets, error);
  extended = translated != NULL ? _prk_over_extend (writer->db, translated, error) : NULL;
  op = extended != NULL ? make_op (writer, id, type, changed_us, extended, error) : NULL;
  if (op == NULL || (number == 0 && !_prk_materi_add (writer, id, type, &number, error)))
    return NULL;

  /* Loaded before the op is inserted, so that the op need not be read back and verified. */
  if (_prk_cache_get (writer->cache, writer->db, number, id, type, error) == NULL
      || !_prk_materi_append (writer, number, op, &seq, error))
    return NULL;
  _prk_cache_apply (writer->cache, number, op, seq);

  if (!_prk_materi_refresh (writer, number, id, type, error) || !drop_drafts (writer, op, error))
    return NULL;
  return g_steal_pointer (&op);
}

gboolean
_prk_materi_prepare (PrkDb   *db,
                     GError **error)
{
  gint64 version;

  if (!_prk_db_get_int (db, &version, 0, error, SQL_DERIVED, ""))
    return FALSE;
  if (version == DERIVED_VERSION)
    return TRUE;

  if (_prk_db_begin (db, error)
      && _prk_db_run (db, error, SQL_ALL_STALE, "")
      && _prk_db_run (db, error, SQL_SET_DERIVED, "i", (gint64) DERIVED_VERSION)
      && _prk_db_exec (db, "COMMIT", error))
    return TRUE;
  _prk_db_roll_back (db);
  return FALSE;
}
