/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the index, for finding those that a slip of a pen or of OCR made of one another. A
 * hundred thousand words take a megabyte and are gone through in about a millisecond, so there is
 * no second index on the disk to be kept right: words lie by length, and of the three lengths that
 * can be meant each word is compared only if the sets of letters fit. */

#include "config.h"

#include <string.h>

#include "prk-pustaka-kata-private.h"

#define MAX_LENGTH 63 /* bytes; longer ones are no words */

#define SQL_WORDS   "SELECT term, doc, cnt FROM kosakata"
#define SQL_N_PAGES "SELECT count(*) FROM halaman"

typedef struct
{
  guint32 offset;
  guint32 letters; /* a bit for each letter that it has */
  guint32 n_pages;
  guint32 n_all;
} Word;

struct _PrkKata
{
  GString *pool;
  GArray  *by_length[MAX_LENGTH + 1]; /* Word, sorted by bytes */
  guint    n_words;
  guint    n_pages;
};

static guint32
letters_of (const char *word,
            gsize       length)
{
  guint32 letters = 0;

  for (gsize i = 0; i < length; i++)
    letters |= 1u << ((guchar) word[i] & 31);

  return letters;
}

static const char *
bytes_of (PrkKata    *self,
          const Word *word)
{
  return self->pool->str + word->offset;
}

static void
add_word (PrkKata    *self,
          const char *term,
          guint       n_pages,
          guint       n_all)
{
  gsize length = strlen (term);
  Word word = { self->pool->len, letters_of (term, length), n_pages, n_all };

  if (length == 0 || length > MAX_LENGTH)
    return;

  g_string_append_len (self->pool, term, length);
  g_array_append_val (self->by_length[length], word);
  self->n_words++;
}

PrkKata *
_prk_kata_load (PrkDb   *db,
                GError **error)
{
  g_autoptr(PrkKata) self = g_new0 (PrkKata, 1);
  g_autoptr(PrkRows) rows = NULL;
  g_autoptr(GError) local_error = NULL;
  gint64 n_pages;

  self->pool = g_string_new (NULL);
  for (guint i = 0; i <= MAX_LENGTH; i++)
    self->by_length[i] = g_array_new (FALSE, FALSE, sizeof (Word));

  if (!_prk_db_get_int (db, &n_pages, 0, error, SQL_N_PAGES, ""))
    return NULL;
  self->n_pages = n_pages;

  rows = _prk_db_query (db, &local_error, SQL_WORDS, "");
  while (rows != NULL && _prk_db_next (db, rows, &local_error))
    add_word (self, _prk_rows_text (rows, 0), _prk_rows_int (rows, 1), _prk_rows_int (rows, 2));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
_prk_kata_free (PrkKata *self)
{
  if (self == NULL)
    return;

  g_string_free (self->pool, TRUE);
  for (guint i = 0; i <= MAX_LENGTH; i++)
    g_array_unref (self->by_length[i]);
  g_free (self);
}

guint
_prk_kata_get_n (PrkKata *self)
{
  return self->n_words;
}

guint
_prk_kata_get_n_pages (PrkKata *self)
{
  return self->n_pages;
}

/* The first word of a length that is not before @start. */
static guint
lower_bound (PrkKata    *self,
             GArray     *words,
             const char *start,
             gsize       n_compared)
{
  guint from = 0, to = words->len;

  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (memcmp (bytes_of (self, &g_array_index (words, Word, middle)), start, n_compared) < 0)
        from = middle + 1;
      else
        to = middle;
    }

  return from;
}

static PrkKataEntri
entry_of (PrkKata    *self,
          const Word *word,
          guint       length)
{
  return (PrkKataEntri) { bytes_of (self, word), length, word->n_pages, word->n_all };
}

gboolean
_prk_kata_find (PrkKata      *self,
                const char   *word,
                PrkKataEntri *entry)
{
  gsize length = strlen (word);
  GArray *words;
  guint at;

  if (length == 0 || length > MAX_LENGTH)
    return FALSE;

  words = self->by_length[length];
  at = lower_bound (self, words, word, length);
  if (at >= words->len ||
      memcmp (bytes_of (self, &g_array_index (words, Word, at)), word, length) != 0)
    return FALSE;

  *entry = entry_of (self, &g_array_index (words, Word, at), length);

  return TRUE;
}

void
_prk_kata_sum_prefix (PrkKata    *self,
                      const char *prefix,
                      guint      *n_pages,
                      guint      *n_all)
{
  gsize size = strlen (prefix);

  *n_pages = *n_all = 0;
  for (gsize length = MAX (size, 1); length <= MAX_LENGTH; length++)
    {
      GArray *words = self->by_length[length];

      for (guint i = lower_bound (self, words, prefix, size);
           i < words->len &&
           memcmp (bytes_of (self, &g_array_index (words, Word, i)), prefix, size) == 0;
           i++)
        {
          *n_pages += g_array_index (words, Word, i).n_pages;
          *n_all += g_array_index (words, Word, i).n_all;
        }
    }

  *n_pages = MIN (*n_pages, self->n_pages);
}

/* @a is as long as @b, or one shorter. */
static gboolean
is_near (const char *a,
         guint       a_length,
         const char *b,
         guint       b_length)
{
  guint head = 0, tail = 0;

  while (head < a_length && a[head] == b[head])
    head++;
  while (tail < a_length - head && a[a_length - 1 - tail] == b[b_length - 1 - tail])
    tail++;

  if (a_length < b_length)
    return head + tail == a_length;

  return head + tail + 1 >= a_length ||
         (head + tail + 2 == a_length && a[head] == b[head + 1] && a[head + 1] == b[head]);
}

GArray *
_prk_kata_list_near (PrkKata    *self,
                     const char *word)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (PrkKataEntri));
  guint size = strlen (word);
  guint32 letters = letters_of (word, size);

  for (guint length = MAX (size, 2) - 1; length <= MIN (size + 1, MAX_LENGTH); length++)
    {
      GArray *words = self->by_length[length];

      for (guint i = 0; i < words->len; i++)
        {
          const Word *other = &g_array_index (words, Word, i);
          const char *bytes = bytes_of (self, other);
          gboolean fits;

          if (__builtin_popcount (other->letters ^ letters) > 2)
            continue;

          fits = length < size ? is_near (bytes, length, word, size)
                               : is_near (word, size, bytes, length);
          if (fits && !(length == size && memcmp (bytes, word, size) == 0))
            {
              PrkKataEntri entry = entry_of (self, other, length);
              g_array_append_val (found, entry);
            }
        }
    }

  return found;
}
