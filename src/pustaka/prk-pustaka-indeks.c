/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file pustaka.db. It is made of records and blobs, so a damaged one is put aside and made
 * anew; one of a newer program is left alone. Pages are kept tidied, once: the full-text index
 * refers to them, so it must be told the old words when a page changes. */

#include "config.h"

#include <glib/gstdio.h>

#include "base/prk-resource.h"

#include "prk-pustaka-indeks-private.h"
#include "prk-pustaka-judul-private.h"
#include "prk-pustaka-resources.h"
#include "prk-pustaka-teks.h"

#define APPLICATION_ID 0x50525055 /* "PRPU", also in data/sql/pustaka */
#define VERSION        1
#define SQL_PATH       "/org/prakarsa/Prakarsa/pustaka/001-pustaka.sql"
#define ASIDE          ".rusak"

#define SQL_PRAGMAS                                                                                \
  "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000;"
#define SQL_READER_PRAGMAS "PRAGMA cache_size = -16000; PRAGMA mmap_size = 268435456;"
#define SQL_APPLICATION    "PRAGMA application_id"
#define SQL_VERSION        "PRAGMA user_version"

#define SQL_NEXT     "SELECT 1 + max(ifnull((SELECT max(nomor) FROM dokumen), 0)," \
                     " ifnull((SELECT max(id) FROM halaman) / 65536, 0))"
#define SQL_FIND     "SELECT nomor, n_halaman FROM dokumen WHERE hash = ?"
#define SQL_ADD_DOC  "INSERT INTO dokumen (nomor, hash, n_halaman, pesan) VALUES (?, ?, ?, ?)"
#define SQL_ADD_PAGE "INSERT INTO halaman (id, teks, ocr) VALUES (?, ?, ?)"
#define SQL_ADD_WORDS "INSERT INTO cari (rowid, teks) VALUES (?, ?)"
#define SQL_GET_OCR  "SELECT teks FROM ocr WHERE hash = ? AND halaman = ?"
#define SQL_PUT_OCR                                                                                \
  "INSERT OR REPLACE INTO ocr (hash, halaman, teks, kotak) VALUES (?, ?, ?, ?)"
#define SQL_GET_PAGE "SELECT teks FROM halaman WHERE id = ?"
#define SQL_SET_PAGE "UPDATE halaman SET teks = ?2, ocr = ?3 WHERE id = ?1"
#define SQL_DROP_WORDS                                                                             \
  "INSERT INTO cari (cari, rowid, teks)"                                                           \
  " SELECT 'delete', id, teks FROM halaman WHERE id BETWEEN ?1 AND ?2"
#define SQL_DROP_PAGES  "DELETE FROM halaman WHERE id BETWEEN ? AND ?"
#define SQL_DROP_TITLES "DELETE FROM judul WHERE dokumen = ?"
#define SQL_DROP_DOC    "DELETE FROM dokumen WHERE nomor = ?"

static gboolean
make (PrkDb   *db,
      GError **error)
{
  GResource *resource = prk_resource_get (prk_pustaka_get_resource);
  g_autoptr(GBytes) text = g_resource_lookup_data (resource, SQL_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gint64 version;

  g_assert (text != NULL);
  if (!_prk_db_begin (db, error) ||
      !_prk_db_get_int (db, &version, 0, error, SQL_VERSION, ""))
    return FALSE;

  /* Another process may have been quicker. */
  if (version == VERSION)
    return _prk_db_exec (db, "COMMIT", error);

  return _prk_db_exec (db, g_bytes_get_data (text, NULL), error) &&
         _prk_db_exec (db, "PRAGMA user_version = 1; COMMIT", error);
}

static gboolean
check (PrkDb   *db,
       GError **error)
{
  gint64 application, version, n_tables;

  if (!_prk_db_get_int (db, &application, 0, error, SQL_APPLICATION, "") ||
      !_prk_db_get_int (db, &version, 0, error, SQL_VERSION, "") ||
      !_prk_db_get_int (db, &n_tables, 0, error, "SELECT count(*) FROM sqlite_schema", ""))
    return FALSE;

  if (n_tables == 0)
    return TRUE;
  if (application != APPLICATION_ID)
    g_set_error_literal (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED,
                         "not an index of a library");
  else if (version > VERSION)
    g_set_error_literal (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NEWER,
                         "the library's index was written by a newer program");
  else
    return TRUE;

  return FALSE;
}

static PrkDb *
open_and_make (const char  *path,
               GError     **error)
{
  g_autoptr(PrkDb) db = _prk_db_open (path, PRK_DB_WRITE, error);

  if (db == NULL || !check (db, error) || !_prk_db_exec (db, SQL_PRAGMAS, error) ||
      !make (db, error))
    return NULL;

  return g_steal_pointer (&db);
}

static void
put_aside (const char *path)
{
  static const char *const parts[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (path, parts[i], NULL);
      g_autofree char *to = g_strconcat (path, ASIDE, parts[i], NULL);

      if (g_rename (from, to) != 0)
        g_debug ("%s stays where it is", from);
    }
}

/**
 * _prk_indeks_open:
 * @folder: of the store
 * @writes: whether through this connection the file is made and written; the first one opened must
 * be
 *   such
 *
 * Opens the index. One that cannot be read is put aside under another name and made anew, empty.
 */
PrkDb *
_prk_indeks_open (const char  *folder,
                  gboolean     writes,
                  GError     **error)
{
  g_autofree char *path = g_build_filename (folder, PRK_INDEKS_FILE, NULL);
  g_autoptr(GError) local_error = NULL;
  g_autoptr(PrkDb) db = NULL;

  if (!writes)
    {
      db = _prk_db_open (path, PRK_DB_READ, error);
      if (db == NULL || !_prk_db_exec (db, SQL_READER_PRAGMAS, error))
        return NULL;
      return g_steal_pointer (&db);
    }

  db = open_and_make (path, &local_error);
  if (db == NULL && g_error_matches (local_error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED))
    {
      g_message ("The library's index is made anew: %s", local_error->message);
      g_clear_error (&local_error);
      put_aside (path);
      db = open_and_make (path, &local_error);
    }
  if (db == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return g_steal_pointer (&db);
}

gboolean
_prk_indeks_find (PrkDb       *db,
                  const char  *hash,
                  gint64      *nomor,
                  guint       *n_halaman,
                  GError     **error)
{
  g_autoptr(PrkRows) rows = _prk_db_query (db, error, SQL_FIND, "t", hash);
  gboolean has_row;

  *nomor = 0;
  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;

  if (has_row)
    *nomor = _prk_rows_int (rows, 0);
  if (n_halaman != NULL)
    *n_halaman = has_row ? _prk_rows_int (rows, 1) : 0;

  return TRUE;
}

static gboolean
drop (PrkDb   *db,
      gint64   nomor,
      GError **error)
{
  gint64 first = PRK_INDEKS_ID (nomor, 0), last = PRK_INDEKS_ID (nomor, 65535);

  return _prk_db_run (db, error, SQL_DROP_WORDS, "ii", first, last) &&
         _prk_db_run (db, error, SQL_DROP_PAGES, "ii", first, last) &&
         _prk_db_run (db, error, SQL_DROP_TITLES, "i", nomor) &&
         _prk_db_run (db, error, SQL_DROP_DOC, "i", nomor);
}

gboolean
_prk_indeks_begin (PrkDb       *db,
                   const char  *hash,
                   gint64      *nomor,
                   GError     **error)
{
  gint64 old;

  return _prk_db_begin (db, error) &&
         _prk_indeks_find (db, hash, &old, NULL, error) &&
         _prk_db_get_int (db, nomor, 1, error, SQL_NEXT, "") &&
         (old == 0 || drop (db, old, error));
}

static gboolean
dup_ocr (PrkDb       *db,
         const char  *hash,
         guint        halaman,
         char       **teks,
         GError     **error)
{
  g_autoptr(PrkRows) rows =
    _prk_db_query (db, error, SQL_GET_OCR, "ti", hash, (gint64) halaman);
  gboolean has_row;

  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;

  *teks = has_row ? g_strdup (_prk_rows_text (rows, 0)) : NULL;

  return TRUE;
}

gboolean
_prk_indeks_add (PrkDb       *db,
                 const char  *hash,
                 gint64       nomor,
                 guint        halaman,
                 const char  *raw,
                 GError     **error)
{
  g_autofree char *tidy = prk_pustaka_teks_tidy (raw != NULL ? raw : "", NULL);
  gint64 id = PRK_INDEKS_ID (nomor, halaman);
  PrkOcrKeadaan ocr = PRK_OCR_NONE;

  if (prk_pustaka_teks_is_empty (tidy))
    {
      g_autofree char *read = NULL;

      if (!dup_ocr (db, hash, halaman, &read, error))
        return FALSE;
      ocr = read != NULL ? PRK_OCR_DONE : PRK_OCR_WAITING;
      if (read != NULL)
        {
          g_free (tidy);
          tidy = prk_pustaka_teks_tidy (read, NULL);
          if (!_prk_judul_add (db, nomor, halaman, read, error))
            return FALSE;
        }
    }
  else if (!_prk_judul_add (db, nomor, halaman, raw, error))
    return FALSE;

  return _prk_db_run (db, error, SQL_ADD_PAGE, "iti", id, tidy, (gint64) ocr) &&
         _prk_db_run (db, error, SQL_ADD_WORDS, "it", id, tidy);
}

gboolean
_prk_indeks_end (PrkDb       *db,
                 const char  *hash,
                 gint64       nomor,
                 guint        n_halaman,
                 const char  *pesan,
                 GError     **error)
{
  return _prk_db_run (db, error, SQL_ADD_DOC, "itit", nomor, hash, (gint64) n_halaman, pesan);
}

gboolean
_prk_indeks_commit (PrkDb   *db,
                    GError **error)
{
  return _prk_db_exec (db, "COMMIT", error);
}

static gboolean
end_or_roll_back (PrkDb    *db,
                  gboolean  is_good,
                  GError  **error)
{
  if (is_good && _prk_db_exec (db, "COMMIT", error))
    return TRUE;

  _prk_db_roll_back (db);

  return FALSE;
}

gboolean
_prk_indeks_remove (PrkDb       *db,
                    const char  *hash,
                    GError     **error)
{
  gint64 nomor;
  gboolean is_good;

  if (!_prk_db_begin (db, error))
    return FALSE;

  is_good = _prk_indeks_find (db, hash, &nomor, NULL, error) &&
            (nomor == 0 || drop (db, nomor, error));

  return end_or_roll_back (db, is_good, error);
}

/* Keeps what OCR read of a page and puts it into the index, where the document still is there. */
gboolean
_prk_indeks_set_ocr (PrkDb          *db,
                     const char     *hash,
                     guint           halaman,
                     PrkOcrKeadaan   keadaan,
                     const char     *teks,
                     GBytes         *kotak,
                     GError        **error)
{
  g_autofree char *tidy = prk_pustaka_teks_tidy (teks != NULL ? teks : "", NULL);
  gint64 nomor, id;
  gboolean is_good;

  if (!_prk_db_begin (db, error))
    return FALSE;

  is_good = _prk_indeks_find (db, hash, &nomor, NULL, error);
  id = PRK_INDEKS_ID (nomor, halaman);
  if (is_good && teks != NULL)
    is_good = _prk_db_run (db, error, SQL_PUT_OCR, "titb", hash, (gint64) halaman, teks, kotak);
  if (is_good && nomor != 0)
    is_good = _prk_db_run (db, error, SQL_DROP_WORDS, "ii", id, id) &&
              _prk_db_run (db, error, SQL_SET_PAGE, "iti", id, tidy, (gint64) keadaan) &&
              _prk_db_run (db, error, SQL_ADD_WORDS, "it", id, tidy) &&
              (teks == NULL || _prk_judul_add (db, nomor, halaman, teks, error));

  return end_or_roll_back (db, is_good, error);
}
