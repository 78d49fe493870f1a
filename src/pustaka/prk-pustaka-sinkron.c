/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a library has is said by records, so that it syncs like everything else: one record of type
 * "pustaka" a document. Its id is made of the file's hash, so two people who take in the same file
 * write the same record. The index follows the records: what is new is read as soon as its file is
 * here, what was taken out is dropped. */

#include "config.h"

#include <string.h>

#include "base/prk-id.h"
#include "oplog/prk-berkas-value.h"

#include "prk-pustaka-private.h"

#define TYPE       "pustaka"
#define MEDIA_TYPE "application/pdf"

/* A file may come without anybody telling us; then whoever looks at the list sees to it, not
 * oftener than this. */
#define REFRESH_US (20 * G_USEC_PER_SEC)

#define SQL_STATES                                                                                 \
  "SELECT d.n_halaman, d.pesan,"                                                                   \
  " (SELECT count(*) FROM halaman h WHERE h.ocr = 1 AND h.id BETWEEN d.nomor * 65536"              \
  "   AND d.nomor * 65536 + 65535),"                                                               \
  " (SELECT count(*) FROM ocr o WHERE o.hash = d.hash)"                                            \
  " FROM dokumen d WHERE d.hash = ?"
#define SQL_HASHES "SELECT hash FROM dokumen"

char *
_prk_pustaka_id_of_hash (const char *hash)
{
  char *id = prk_id_new_dari_hash (hash);

  return id != NULL ? id : g_strdup ("");
}

static JsonNode *
make_file_value (const char *hash,
                 const char *nama,
                 gint64      ukuran)
{
  g_autoptr(PrkBerkasValue) berkas = prk_berkas_value_new (hash, nama, ukuran, MEDIA_TYPE);

  return prk_berkas_to_value (berkas);
}

static void
set_words (PrkEdit    *edit,
           const char *path,
           const char *words)
{
  if (words != NULL)
    prk_edit_set_string (edit, path, words);
}

static void
set_meta (PrkEdit              *edit,
          const PrkPustakaMeta *meta)
{
  if (meta == NULL)
    return;

  set_words (edit, "judul", meta->judul);
  set_words (edit, "jenis", meta->jenis);
  set_words (edit, "daerah", meta->daerah);
  if (meta->mulai != 0)
    prk_edit_set_int (edit, "periode_mulai", meta->mulai);
  if (meta->selesai != 0)
    prk_edit_set_int (edit, "periode_selesai", meta->selesai);
}

static PrkRecord *
load_or_new (PrkStore    *store,
             const char  *id,
             GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  PrkRecord *record = prk_store_load (store, id, &local_error);

  if (record == NULL && g_error_matches (local_error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND))
    return prk_record_new (id, TYPE);
  if (record == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return record;
}

/* @judul: of the file itself, where @meta says none. Blocks; any thread but the main one. */
gboolean
_prk_pustaka_write_record (PrkPustaka            *self,
                           const char            *hash,
                           const char            *nama,
                           gint64                 ukuran,
                           const char            *judul,
                           const PrkPustakaMeta  *meta,
                           GError               **error)
{
  g_autofree char *id = _prk_pustaka_id_of_hash (hash);
  g_autoptr(PrkRecord) record = load_or_new (self->store, id, error);
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(JsonNode) file = NULL;
  g_autoptr(PrkOp) op = NULL;

  if (record == NULL)
    return FALSE;

  edit = prk_edit_new (record);
  if (prk_record_get_value (record, "berkas") == NULL)
    {
      file = make_file_value (hash, nama, ukuran);
      prk_edit_set_node (edit, "berkas", file);
      prk_edit_set_string (edit, "judul", judul);
      prk_edit_set_string (edit, "jenis", "lain");
    }
  if (prk_record_get_bool (record, "dihapus"))
    prk_edit_clear (edit, "dihapus");
  set_meta (edit, meta);
  if (prk_edit_is_empty (edit))
    return TRUE;

  op = prk_store_commit (self->store, edit, error);

  return op != NULL;
}

static char *
dup_string (PrkRecord  *record,
            const char *path)
{
  const char *value = prk_record_get_string (record, path);

  return g_strdup (value != NULL ? value : "");
}

/* NULL where the record is no document, or one that was taken out. */
static PrkPustakaDokumen *
read_record (PrkRecord *record)
{
  g_autoptr(PrkPustakaDokumen) dokumen = NULL;
  g_autoptr(PrkBerkasValue) berkas =
    prk_berkas_from_value (prk_record_get_value (record, "berkas"));

  if (berkas == NULL || prk_record_get_bool (record, "dihapus"))
    return NULL;

  dokumen = g_new0 (PrkPustakaDokumen, 1);
  dokumen->id = g_strdup (prk_record_get_id (record));
  dokumen->hash = g_strdup (berkas->hash);
  dokumen->judul = dup_string (record, "judul");
  dokumen->jenis = dup_string (record, "jenis");
  dokumen->daerah = dup_string (record, "daerah");
  dokumen->mulai = CLAMP (prk_record_get_int (record, "periode_mulai", 0), 0, 9999);
  dokumen->selesai = CLAMP (prk_record_get_int (record, "periode_selesai", 0), 0, 9999);
  dokumen->nama = g_strdup (berkas->nama);
  dokumen->ukuran = berkas->ukuran;

  return g_steal_pointer (&dokumen);
}

static int
compare_documents (gconstpointer a,
                   gconstpointer b)
{
  const PrkPustakaDokumen *first = *(const PrkPustakaDokumen *const *) a;
  const PrkPustakaDokumen *second = *(const PrkPustakaDokumen *const *) b;
  int order = g_strcmp0 (first->jenis, second->jenis);

  return order != 0 ? order : g_utf8_collate (first->judul, second->judul);
}

/* (element-type PrkPustakaDokumen) the documents as the records say, in order. Blocks. */
GPtrArray *
_prk_pustaka_read_records (PrkPustaka  *self,
                           GError     **error)
{
  const PrkQuery query = { .type = TYPE, .urut = PRK_URUT_JUDUL };
  g_autoptr(GPtrArray) rows = prk_store_list (self->store, &query, error);
  g_autoptr(GPtrArray) documents =
    g_ptr_array_new_with_free_func ((GDestroyNotify) prk_pustaka_dokumen_free);

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const PrkRingkas *row = g_ptr_array_index (rows, i);
      g_autoptr(PrkRecord) record = prk_store_load (self->store, row->id, error);
      PrkPustakaDokumen *dokumen;

      if (record == NULL)
        return NULL;
      dokumen = read_record (record);
      if (dokumen != NULL)
        g_ptr_array_add (documents, dokumen);
    }
  g_ptr_array_sort (documents, compare_documents);

  return g_steal_pointer (&documents);
}

gboolean
_prk_pustaka_has_file (PrkPustaka *self,
                       const char *hash)
{
  const char prefix[] = { hash[0], hash[1], '\0' };
  g_autofree char *path =
    g_build_filename (prk_store_get_folder (self->store), "blob", prefix, hash, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static gboolean
read_state (PrkPustaka         *self,
            PrkDb              *db,
            PrkPustakaDokumen  *dokumen,
            GError            **error)
{
  g_autoptr(PrkRows) rows = _prk_db_query (db, error, SQL_STATES, "t", dokumen->hash);
  gboolean has_row;

  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;

  if (has_row)
    {
      dokumen->n_halaman = _prk_rows_int (rows, 0);
      dokumen->pesan = g_strdup (_prk_rows_text (rows, 1));
      dokumen->n_ocr_menunggu = _prk_rows_int (rows, 2);
      dokumen->n_ocr_selesai = _prk_rows_int (rows, 3);
    }

  if (!_prk_pustaka_has_file (self, dokumen->hash))
    dokumen->keadaan = PRK_PUSTAKA_ABSENT;
  else if (!has_row)
    dokumen->keadaan = PRK_PUSTAKA_WAITING;
  else
    dokumen->keadaan = dokumen->n_halaman > 0 ? PRK_PUSTAKA_READY : PRK_PUSTAKA_BAD;

  return TRUE;
}

static void
list_on_reader (PrkPustaka *self,
                GTask      *task)
{
  GError *error = NULL;
  PrkDb *db = _prk_pustaka_get_read_db (self, &error);
  g_autoptr(GPtrArray) documents = db != NULL ? _prk_pustaka_read_records (self, &error) : NULL;
  gboolean has_new = FALSE;

  for (guint i = 0; documents != NULL && error == NULL && i < documents->len; i++)
    {
      PrkPustakaDokumen *dokumen = g_ptr_array_index (documents, i);

      if (read_state (self, db, dokumen, &error) && dokumen->keadaan == PRK_PUSTAKA_WAITING)
        has_new = TRUE;
    }
  if (has_new && g_get_monotonic_time () >= self->refresh_at_us)
    {
      self->refresh_at_us = g_get_monotonic_time () + REFRESH_US;
      prk_pustaka_refresh (self);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&documents), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * prk_pustaka_list_async:
 *
 * Lists the documents. Any thread with a main context.
 */
void
prk_pustaka_list_async (PrkPustaka          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PRK_IS_PUSTAKA (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pustaka_list_async);
  _prk_pustaka_push_reader (self, list_on_reader, task);
}

/**
 * prk_pustaka_list_finish:
 *
 * Ends prk_pustaka_list_async().
 *
 * Returns: (element-type PrkPustakaDokumen) (transfer full): by kind and title; %NULL with a
 *   %PRK_STORE_ERROR set
 */
GPtrArray *
prk_pustaka_list_finish (PrkPustaka    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pustaka_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
list_hashes (PrkDb       *db,
             GHashTable  *hashes,
             GError     **error)
{
  g_autoptr(PrkRows) rows = _prk_db_query (db, error, SQL_HASHES, "");
  g_autoptr(GError) local_error = NULL;

  while (rows != NULL && _prk_db_next (db, rows, &local_error))
    g_hash_table_add (hashes, g_strdup (_prk_rows_text (rows, 0)));
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return rows != NULL && local_error == NULL;
}

/* Drops what is in the index and in no record; says what is the other way round. */
GPtrArray *
_prk_pustaka_match (PrkPustaka  *self,
                    GError     **error)
{
  PrkDb *db = _prk_pustaka_get_write_db (self, error);
  g_autoptr(GPtrArray) documents = db != NULL ? _prk_pustaka_read_records (self, error) : NULL;
  g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) indexed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer hash;

  if (documents == NULL || !list_hashes (db, indexed, error))
    return NULL;

  for (guint i = 0; i < documents->len; i++)
    {
      const PrkPustakaDokumen *dokumen = g_ptr_array_index (documents, i);

      if (!g_hash_table_remove (indexed, dokumen->hash) &&
          _prk_pustaka_has_file (self, dokumen->hash))
        g_ptr_array_add (missing, g_strdup (dokumen->hash));
    }

  g_hash_table_iter_init (&iter, indexed);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    if (!_prk_indeks_remove (db, hash, error))
      return NULL;
  if (g_hash_table_size (indexed) > 0)
    _prk_pustaka_note_words (self);

  return g_steal_pointer (&missing);
}

static void
match_on_writer (PrkPustaka *self,
                 GTask      *task)
{
  GError *error = NULL;
  GPtrArray *missing = _prk_pustaka_match (self, &error);

  if (missing != NULL)
    g_task_return_pointer (task, missing, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
matched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  PrkPustaka *self = PRK_PUSTAKA (object);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) missing = g_task_propagate_pointer (G_TASK (result), &error);

  /* A fault of the file shows with whatever a person asks for next. */
  if (missing == NULL)
    g_debug ("The library's index was not brought up to date: %s", error->message);
  else
    _prk_pustaka_index_missing (self, missing);
  _prk_pustaka_end_work (self, result);
  _prk_pustaka_emit (self, "changed");
}

static void
begin_matching (PrkPustaka *self,
                GTask      *task)
{
  _prk_pustaka_push_writer (self, match_on_writer, task);
}

/* Brings the index up to date with the records. On the worker. */
void
_prk_pustaka_match_records (PrkPustaka *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, matched_cb, NULL);

  g_task_set_source_tag (task, _prk_pustaka_match_records);
  _prk_pustaka_begin_work (self, begin_matching, task);
}

static gboolean
refresh_cb (gpointer data)
{
  PrkPustaka *self = data;

  if (!g_atomic_int_get (&self->is_closed))
    _prk_pustaka_match_records (self);

  return G_SOURCE_REMOVE;
}

/**
 * prk_pustaka_refresh:
 *
 * Reads documents whose files have come since, and drops those that were taken out elsewhere.
 * Returns at once; any thread. What records say is noticed anyway.
 */
void
prk_pustaka_refresh (PrkPustaka *self)
{
  g_return_if_fail (PRK_IS_PUSTAKA (self));

  g_main_context_invoke (self->context, refresh_cb, self);
}
