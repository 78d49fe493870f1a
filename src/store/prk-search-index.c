/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indexing the text of a long KAK costs more than the op that changed it, so it is not part of the
 * commit: the commit marks the record stale, in the same transaction, and the writer indexes stale
 * records when it is idle or when somebody searches. After a crash the mark is still there. */

#include "config.h"

#include "prk-materi-private.h"

/* More words than a person types; FTS5 refuses expressions nested deeper than 256. */
#define MAX_WORDS 16

#define SQL_STALE "SELECT number, id, type FROM record WHERE stale = 1 LIMIT 1"
#define SQL_UNREADABLE "UPDATE record SET stale = 2 WHERE number = ?"
#define SQL_FRESH "UPDATE record SET stale = 0 WHERE number = ?"
#define SQL_OLD_TEXT "SELECT teks FROM indexed_text WHERE record = ?"
#define SQL_FORGET "INSERT INTO search (search, rowid, teks) VALUES ('delete', ?, ?)"
#define SQL_INDEX "INSERT INTO search (rowid, teks) VALUES (?, ?)"
#define SQL_KEEP_TEXT "INSERT OR REPLACE INTO indexed_text (record, teks) VALUES (?, ?)"

static GBytes *
convert (GConverter    *converter,
         gconstpointer  data,
         gsize          size,
         GError       **error)
{
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_data (data, size, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (source, converter);
  g_autoptr (GOutputStream) sink = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (sink, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (sink));
}

static GBytes *
deflate_text (const char  *text,
              GError     **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 1);

  return convert (G_CONVERTER (compressor), text, strlen (text), error);
}

static char *
inflate_text (GBytes  *deflated,
              GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor =
      g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GBytes) text = convert (G_CONVERTER (decompressor), g_bytes_get_data (deflated, NULL),
                                     g_bytes_get_size (deflated), error);

  if (text == NULL)
    return NULL;
  return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

static gboolean
forget_text (PrkDb   *db,
             gint64   number,
             GError **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_OLD_TEXT, "i", number);
  g_autoptr (GBytes) deflated = NULL;
  g_autofree char *teks = NULL;
  gboolean has_row;

  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  deflated = _prk_rows_bytes (rows, 0);
  teks = inflate_text (deflated, error);
  return teks != NULL && _prk_db_run (db, error, SQL_FORGET, "it", number, teks);
}

static gboolean
index_record (PrkWriter   *writer,
              gint64       number,
              const char  *id,
              const char  *type,
              GError     **error)
{
  PrkDb *db = writer->db;
  PrkRecord *record;
  g_auto (PrkKakRingkas) ringkas = { 0 };
  g_autoptr (GBytes) deflated = NULL;

  if (!_prk_materi_refresh (writer, number, id, type, error))
    return FALSE;
  /* Versi and peristiwa are found by the record that they speak of. */
  if (_prk_type_is_once (type))
    return _prk_db_run (db, error, SQL_FRESH, "i", number);

  record = _prk_cache_get (writer->cache, db, number, id, type, error);
  if (record == NULL || !forget_text (db, number, error))
    return FALSE;

  _prk_ringkas_read (record, &ringkas);
  deflated = deflate_text (ringkas.teks, error);
  return deflated != NULL
         && _prk_db_run (db, error, SQL_INDEX, "it", number, ringkas.teks)
         && _prk_db_run (db, error, SQL_KEEP_TEXT, "ib", number, deflated)
         && _prk_db_run (db, error, SQL_FRESH, "i", number);
}

static gboolean
find_stale (PrkDb    *db,
            gint64   *number,
            char    **id,
            char    **type,
            GError  **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_STALE, "");
  gboolean has_row;

  *number = 0;
  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *number = _prk_rows_int (rows, 0);
      *id = g_strdup (_prk_rows_text (rows, 1));
      *type = g_strdup (_prk_rows_text (rows, 2));
    }
  return TRUE;
}

/* A record that cannot be read must not keep all others out of the index. */
static gboolean
give_up (PrkWriter  *writer,
         gint64      number,
         GError    **error)
{
  if (_prk_writer_begin (writer, error)
      && _prk_db_run (writer->db, error, SQL_UNREADABLE, "i", number)
      && _prk_writer_commit (writer, error))
    return TRUE;
  _prk_writer_roll_back (writer);
  return FALSE;
}

/* Indexes stale records in the transaction under way; *number is the one that failed. */
static gboolean
index_until (PrkWriter  *writer,
             gint64      until_us,
             gint64     *number,
             gboolean   *done,
             GError    **error)
{
  do
    {
      g_autofree char *id = NULL;
      g_autofree char *type = NULL;

      if (!find_stale (writer->db, number, &id, &type, error))
        return FALSE;
      *done = *number == 0;
      if (!*done && !index_record (writer, *number, id, type, error))
        return FALSE;
    }
  while (!*done && g_get_monotonic_time () < until_us);
  return TRUE;
}

gboolean
_prk_search_index_some (PrkWriter *writer,
                        gint64     until_us,
                        gboolean  *done,
                        GError   **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 number = 0;

  *done = FALSE;
  if (!_prk_writer_begin (writer, error))
    return FALSE;
  if (index_until (writer, until_us, &number, done, &local_error)
      && _prk_writer_commit (writer, &local_error))
    return TRUE;

  *done = FALSE;
  _prk_writer_roll_back (writer);
  if (number != 0 && !_prk_db_has_disk_fault (writer->db))
    {
      g_info ("A record is not searchable: %s", local_error->message);
      return give_up (writer, number, error);
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
has_letter (const char *word)
{
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

char *
_prk_search_query (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  /* Inside quotes FTS5 knows no operator; a quote itself cannot be part of a word, so it parts
   * words. */
  g_auto (GStrv) words = g_strsplit_set (g_strdelimit (valid, "\"", ' '), " \t\r\n\v\f", -1);
  GString *query = g_string_new (NULL);
  guint n_words = 0;

  for (guint i = 0; words[i] != NULL && n_words < MAX_WORDS; i++)
    {
      if (!has_letter (words[i]))
        continue;
      g_string_append_printf (query, "%s\"%s\"", n_words > 0 ? " " : "", words[i]);
      n_words++;
    }

  if (n_words > 0)
    g_string_append_c (query, '*');
  return g_string_free (query, n_words == 0);
}
