/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Searching: the best pages first by their rank alone, then of these few the words found and a
 * snippet around them. */

#include "config.h"

#include <string.h>

#include "base/prk-hash.h"

#include "prk-pustaka-private.h"

#define MAX_LIMIT     200
#define SNIPPET_BYTES 220
#define LEAD_BYTES    60 /* before the first word found */

#define SQL_SEARCH                                                                                 \
  "SELECT id, nilai FROM (SELECT rowid AS id, prk_nilai (cari, ?2) AS nilai FROM cari"             \
  " WHERE cari MATCH ?1 AND rowid BETWEEN ?3 AND ?4 LIMIT ?5) ORDER BY nilai DESC, id LIMIT ?6"
#define SQL_MARKS                                                                                  \
  "SELECT prk_tanda (cari, ?2), teks FROM cari WHERE cari MATCH ?1 AND rowid = ?3"
#define SQL_HASH "SELECT hash FROM dokumen WHERE nomor = ?"

typedef struct
{
  char  *query;
  char  *hash;
  guint  limit;
} Search;

static void
search_free (Search *search)
{
  g_free (search->query);
  g_free (search->hash);
  g_free (search);
}

static gboolean
is_text_byte (char byte)
{
  return ((guchar) byte & 0xc0) != 0x80;
}

/* The start of the word or character that @at is in, not before @least. */
static gsize
word_start (const char *text,
            gsize       at,
            gsize       least)
{
  gsize back = at;

  while (back > least && at - back < 24 && text[back - 1] != ' ')
    back--;
  if (back > least && text[back - 1] != ' ')
    back = at;
  while (back < at && !is_text_byte (text[back]))
    back++;

  return back;
}

static gsize
word_end (const char *text,
          gsize       size,
          gsize       at)
{
  gsize end = MIN (at, size);

  while (end < size && end - at < 24 && text[end] != ' ')
    end++;
  while (end < size && !is_text_byte (text[end]))
    end++;

  return end;
}

/* Where most of the question stands: a window that begins with a mark, worth the groups in it. */
static guint
best_window (const PrkTanya *tanya,
             const PrkTanda *marks,
             guint           n_marks)
{
  double best = -1;
  guint found = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      double worth = 0;
      guint32 seen = 0;

      for (guint j = i; j < n_marks && marks[j].end < marks[i].start + SNIPPET_BYTES - LEAD_BYTES;
           j++)
        if ((seen & (1u << marks[j].grup)) == 0)
          {
            seen |= 1u << marks[j].grup;
            worth += tanya->idf[marks[j].grup] * (marks[j].tepat ? 1 : 0.5);
          }

      if (worth > best)
        {
          best = worth;
          found = i;
        }
    }

  return found;
}

static void
make_snippet (PrkPustakaTemuan *temuan,
              const PrkTanya   *tanya,
              const char       *text,
              const PrkTanda   *marks,
              guint             n_marks)
{
  gsize size = strlen (text), start, end;
  GString *out = g_string_new (NULL);
  guint first = best_window (tanya, marks, n_marks);

  start = n_marks > 0 && marks[first].start > LEAD_BYTES ? marks[first].start - LEAD_BYTES : 0;
  start = word_start (text, start, 0);
  while (start < size && !is_text_byte (text[start]))
    start++;
  end = word_end (text, size, start + SNIPPET_BYTES);

  if (start > 0)
    g_string_append (out, "…");
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].start >= start && marks[i].end <= end)
      {
        PrkPustakaRentang range = { marks[i].start - start + out->len,
                                    marks[i].end - start + out->len };
        g_array_append_val (temuan->tanda, range);
      }
  g_string_append_len (out, text + start, end - start);
  if (end < size)
    g_string_append (out, "…");

  temuan->cuplikan = g_string_free (out, FALSE);
}

static gboolean
is_whole (const PrkTanya *tanya,
          const PrkTanda *marks,
          guint           n_marks)
{
  guint32 seen = 0;

  for (guint i = 0; i < n_marks; i++)
    if (marks[i].tepat)
      seen |= 1u << marks[i].grup;

  return seen == (tanya->n_grup >= 32 ? G_MAXUINT32 : (1u << tanya->n_grup) - 1);
}

static gboolean
show (PrkDb             *db,
      const PrkTanya    *tanya,
      gint64             id,
      PrkPustakaTemuan  *temuan,
      GError           **error)
{
  g_autoptr(PrkRows) hash = _prk_db_query (db, error, SQL_HASH, "i", PRK_INDEKS_NOMOR (id));
  g_autoptr(PrkRows) rows = NULL;
  gboolean has_row;

  if (!_prk_db_first (db, hash, &has_row, error))
    return FALSE;

  temuan->halaman = PRK_INDEKS_HALAMAN (id);
  temuan->hash = g_strdup (has_row ? _prk_rows_text (hash, 0) : "");
  temuan->dokumen = has_row ? _prk_pustaka_id_of_hash (temuan->hash) : g_strdup ("");
  temuan->tanda = g_array_new (FALSE, FALSE, sizeof (PrkPustakaRentang));

  rows = _prk_db_query (db, error, SQL_MARKS, "t", tanya->match);
  if (rows == NULL)
    return FALSE;
  sqlite3_bind_pointer (rows, 2, (gpointer) tanya, PRK_TANYA_POINTER, NULL);
  sqlite3_bind_int64 (rows, 3, id);
  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;

  if (has_row)
    {
      g_autoptr(GBytes) blob = _prk_rows_bytes (rows, 0);
      gsize size;
      const PrkTanda *marks = g_bytes_get_data (blob, &size);
      guint n_marks = size / sizeof (PrkTanda);

      make_snippet (temuan, tanya, _prk_rows_text (rows, 1), marks, n_marks);
      temuan->tepat = is_whole (tanya, marks, n_marks);
    }
  else
    {
      temuan->cuplikan = g_strdup ("");
    }

  return TRUE;
}

/* (element-type PrkPustakaTemuan) without what is shown: ids stand in @ids. */
static gboolean
rank (PrkDb           *db,
      const PrkTanya  *tanya,
      gint64           nomor,
      guint            limit,
      GArray          *ids,
      GPtrArray       *found,
      GError         **error)
{
  g_autoptr(PrkRows) rows = _prk_db_query (db, error, SQL_SEARCH, "t", tanya->match);
  g_autoptr(GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;

  sqlite3_bind_pointer (rows, 2, (gpointer) tanya, PRK_TANYA_POINTER, NULL);
  sqlite3_bind_int64 (rows, 3, nomor > 0 ? PRK_INDEKS_ID (nomor, 0) : 0);
  sqlite3_bind_int64 (rows, 4, nomor > 0 ? PRK_INDEKS_ID (nomor, 65535) : G_MAXINT64);
  sqlite3_bind_int64 (rows, 5, tanya->n_rows_ranked);
  sqlite3_bind_int64 (rows, 6, limit);

  while (_prk_db_next (db, rows, &local_error))
    {
      PrkPustakaTemuan *temuan = g_new0 (PrkPustakaTemuan, 1);
      gint64 id = _prk_rows_int (rows, 0);

      temuan->nilai = sqlite3_column_double (rows, 1);
      g_array_append_val (ids, id);
      g_ptr_array_add (found, temuan);
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static GPtrArray *
run_search (PrkPustaka    *self,
            const Search  *search,
            GError       **error)
{
  g_autoptr(GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) prk_pustaka_temuan_free);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  PrkDb *db = _prk_pustaka_get_read_db (self, error);
  PrkKata *kata = db != NULL ? _prk_pustaka_get_kata (self, error) : NULL;
  g_autoptr(PrkTanya) tanya = NULL;
  gint64 nomor = 0;

  if (kata == NULL)
    return NULL;

  tanya = _prk_tanya_new (search->query, kata);
  if (tanya->match == NULL)
    return g_steal_pointer (&found);
  if (search->hash != NULL && !_prk_indeks_find (db, search->hash, &nomor, NULL, error))
    return NULL;
  if (search->hash != NULL && nomor == 0)
    {
      g_set_error_literal (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_NOT_FOUND,
                           "The library has no such document");
      return NULL;
    }

  if (!rank (db, tanya, nomor, search->limit, ids, found, error))
    return NULL;
  for (guint i = 0; i < found->len; i++)
    if (!show (db, tanya, g_array_index (ids, gint64, i), g_ptr_array_index (found, i), error))
      return NULL;

  return g_steal_pointer (&found);
}

static void
search_on_reader (PrkPustaka *self,
                  GTask      *task)
{
  GError *error = NULL;
  GPtrArray *found = run_search (self, g_task_get_task_data (task), &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * prk_pustaka_search_async:
 * @query: what a person typed: words, "phrases", beginnings*
 * @hash: (nullable): of the document to search; %NULL for all
 * @limit: at most so many pages, up to 200
 *
 * Finds pages. Any thread with a main context.
 */
void
prk_pustaka_search_async (PrkPustaka          *self,
                          const char          *query,
                          const char          *hash,
                          guint                limit,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Search *search;

  g_return_if_fail (PRK_IS_PUSTAKA (self));
  g_return_if_fail (query != NULL && g_utf8_validate (query, -1, NULL));
  g_return_if_fail (hash == NULL || prk_hash_is_valid (hash));

  search = g_new0 (Search, 1);
  search->query = g_strdup (query);
  search->hash = g_strdup (hash);
  search->limit = CLAMP (limit, 1, MAX_LIMIT);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pustaka_search_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  _prk_pustaka_push_reader (self, search_on_reader, task);
}

/**
 * prk_pustaka_search_finish:
 *
 * Ends prk_pustaka_search_async().
 *
 * Returns: (element-type PrkPustakaTemuan) (transfer full): the best first; empty where nothing was
 *   asked for or found. %NULL with %PRK_PUSTAKA_ERROR_NOT_FOUND or a %PRK_STORE_ERROR set
 */
GPtrArray *
prk_pustaka_search_finish (PrkPustaka    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pustaka_search_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
