/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rank of a page, and the places of the words in it: functions that FTS5 calls for each row.
 *
 * The rank is BM25 over groups instead of words: all forms of a word count as that word, each with
 * its weight, since FTS5's own would take a rare misspelling for a rare and therefore telling word.
 * To it comes what BM25 does not see: words of the question that stand close together, and how much
 * of the question the page has at all. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "prk-pustaka-rank-private.h"

/* BM25's usual constants; pages of a book differ little in length for a reason, so length counts
 * less than with articles. */
#define K1 1.2
#define B  0.4

#define AVERAGE_WORDS 350.0 /* of a page; only the rank's shape depends on it */
#define NEAR_WORDS    6
#define NEAR_WEIGHT   0.5
#define MAX_NEAR      3.0
#define MAX_INSTANCES 4000 /* looked at in one page */
#define MAX_MARKS     2000

static const PrkTanya *
tanya_of (sqlite3_context  *context,
          int               n_values,
          sqlite3_value   **values)
{
  const PrkTanya *tanya =
    n_values == 1 ? sqlite3_value_pointer (values[0], PRK_TANYA_POINTER) : NULL;

  if (tanya == NULL)
    sqlite3_result_error (context, "no query", -1);

  return tanya;
}

static double
score (const PrkTanya *tanya,
       const double   *counts,
       double          n_words,
       double          near)
{
  double sum = 0, covered = 0;
  double length = 1 - B + B * n_words / AVERAGE_WORDS;

  for (guint i = 0; i < tanya->n_grup; i++)
    {
      sum += tanya->idf[i] * counts[i] * (K1 + 1) / (counts[i] + K1 * length);
      covered += tanya->idf[i] * MIN (counts[i], 1);
    }

  return (sum + NEAR_WEIGHT * near) * (0.25 + 0.75 * covered / tanya->idf_sum);
}

static void
nilai (const Fts5ExtensionApi  *api,
       Fts5Context             *fts,
       sqlite3_context         *context,
       int                      n_values,
       sqlite3_value          **values)
{
  const PrkTanya *tanya = tanya_of (context, n_values, values);
  double counts[PRK_TANYA_MAX_GRUP] = { 0 }, near = 0;
  int n_instances = 0, n_words = 0, last_at = 0;
  const PrkTanyaFrasa *last = NULL;

  if (tanya == NULL)
    return;

  api->xInstCount (fts, &n_instances);
  api->xColumnSize (fts, 0, &n_words);
  for (int i = 0; i < MIN (n_instances, MAX_INSTANCES); i++)
    {
      int phrase, column, at;
      const PrkTanyaFrasa *frasa;

      if (api->xInst (fts, i, &phrase, &column, &at) != SQLITE_OK)
        break;

      frasa = &g_array_index (tanya->frasa, PrkTanyaFrasa, phrase);
      if (frasa->bobot <= 0)
        continue;
      counts[frasa->grup] += frasa->bobot;
      if (last != NULL && last->grup != frasa->grup && at - last_at <= NEAR_WORDS)
        near += MIN (tanya->idf[last->grup] * last->bobot, tanya->idf[frasa->grup] * frasa->bobot) /
                MAX (at - last_at, 1);
      last = frasa;
      last_at = at;
    }

  sqlite3_result_double (context,
                         score (tanya, counts, n_words, MIN (near, MAX_NEAR * tanya->idf_sum)));
}

/* What tokens are to be marked, and where they turn out to stand. */
typedef struct
{
  const PrkTanya *tanya;
  GArray         *spans; /* Span, in order */
  guint           next;
  int             token;
  GArray         *marks;
} Marking;

typedef struct
{
  int                  first;
  int                  end;
  const PrkTanyaFrasa *frasa;
} Span;

static int
mark_token_cb (void       *user_data,
               int         flags,
               const char *token,
               int         size,
               int         start,
               int         end)
{
  Marking *marking = user_data;
  int at = marking->token;

  if ((flags & FTS5_TOKEN_COLOCATED) != 0)
    return SQLITE_OK;

  marking->token++;
  for (guint i = marking->next; i < marking->spans->len; i++)
    {
      const Span *span = &g_array_index (marking->spans, Span, i);

      if (span->first > at)
        break;
      if (span->first == at)
        {
          PrkTanda mark = { start, end, span->frasa->grup, span->frasa->bobot >= 1 };

          g_array_append_val (marking->marks, mark);
        }
      else if (at < span->end && marking->marks->len > 0)
        {
          g_array_index (marking->marks, PrkTanda, marking->marks->len - 1).end = end;
        }
      if (at + 1 >= span->end)
        marking->next = i + 1;
    }

  return SQLITE_OK;
}

/* In the order of the text; of two that overlap the first, which of a phrase and a word is the
 * phrase if it begins there. */
static GArray *
list_spans (const Fts5ExtensionApi *api,
            Fts5Context            *fts,
            const PrkTanya         *tanya)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  int n_instances = 0, end = 0;

  api->xInstCount (fts, &n_instances);
  for (int i = 0; i < n_instances && spans->len < MAX_MARKS; i++)
    {
      int phrase, column, at;
      Span span;

      if (api->xInst (fts, i, &phrase, &column, &at) != SQLITE_OK)
        break;

      span.frasa = &g_array_index (tanya->frasa, PrkTanyaFrasa, phrase);
      span.first = at;
      span.end = at + api->xPhraseSize (fts, phrase);
      if (span.frasa->bobot <= 0 || at < end)
        continue;
      end = span.end;
      g_array_append_val (spans, span);
    }

  return spans;
}

static void
tanda (const Fts5ExtensionApi  *api,
       Fts5Context             *fts,
       sqlite3_context         *context,
       int                      n_values,
       sqlite3_value          **values)
{
  const PrkTanya *tanya = tanya_of (context, n_values, values);
  g_autoptr(GArray) spans = NULL;
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (PrkTanda));
  Marking marking;
  const char *text = NULL;
  int size = 0;

  if (tanya == NULL)
    return;

  spans = list_spans (api, fts, tanya);
  marking = (Marking) { tanya, spans, 0, 0, marks };
  if (api->xColumnText (fts, 0, &text, &size) == SQLITE_OK && text != NULL)
    api->xTokenize (fts, text, size, &marking, mark_token_cb);

  sqlite3_result_blob (context, marks->len > 0 ? marks->data : "", marks->len * sizeof (PrkTanda),
                       SQLITE_TRANSIENT);
}

static fts5_api *
find_fts5 (sqlite3 *handle)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *found = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &found, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);

  return found;
}

gboolean
_prk_rank_register (PrkDb   *db,
                    GError **error)
{
  fts5_api *api = find_fts5 (_prk_db_get_handle (db));

  if (api != NULL &&
      api->xCreateFunction (api, "prk_nilai", NULL, nilai, NULL) == SQLITE_OK &&
      api->xCreateFunction (api, "prk_tanda", NULL, tanda, NULL) == SQLITE_OK)
    return TRUE;

  g_set_error_literal (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FAILED, "SQLite has no FTS5");

  return FALSE;
}
