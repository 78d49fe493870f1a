/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Differences of two texts by word. The words and marks of each are written one a line and handed
 * to libgit2's line diff (Myers', with heuristics for large inputs). White space takes no part in
 * that, so that words find one another across a new line break; it is compared afterwards, between
 * words that are the same in both.
 *
 * What people read is made from *gaps*: stretches between such words where the texts differ. Two
 * gaps with little between them become one, so that a rewritten phrase reads as one removal and
 * one addition instead of confetti. */
#include "config.h"

#include <git2.h>
#include <string.h>

#include "prk-libgit2-private.h"
#include "prk-text-diff.h"

/* Words that may be drawn into the gaps around them, when the gaps are longer. */
#define MAX_WORDS_BETWEEN 3

typedef struct
{
  const char *start;
  const char *end;
} Word;

/* Words [before_start, before_end) are replaced by words [after_start, after_end). */
typedef struct
{
  guint before_start, before_end;
  guint after_start, after_end;
} Gap;

typedef struct
{
  const char *before;
  const char *after;
  GArray     *before_words; /* Word */
  GArray     *after_words;  /* Word */
  GArray     *gaps;         /* Gap */
  GPtrArray  *runs;
} Diff;

/**
 * prk_diff_run_free:
 *
 * Frees one run of prk_text_diff().
 */
void
prk_diff_run_free (PrkDiffRun *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

/* Words */

static gboolean
is_in_word (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* A number with its points and commas is one word. */
static gboolean
is_in_number (const char *start,
              const char *at)
{
  return at > start && (*at == '.' || *at == ',') && g_ascii_isdigit (at[-1]) &&
         g_ascii_isdigit (at[1]);
}

static const char *
find_word_end (const char *start)
{
  const char *at = start;

  while (is_in_word (at) || is_in_number (start, at))
    at = g_utf8_next_char (at);

  if (at > start)
    return at;

  /* One mark, with what joins on to it. */
  do
    at = g_utf8_next_char (at);
  while (*at != '\0' && g_unichar_ismark (g_utf8_get_char (at)));

  return at;
}

static GArray *
find_words (const char *text,
            GString    *lines)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  while (*text != '\0')
    {
      Word word;

      if (g_unichar_isspace (g_utf8_get_char (text)))
        {
          text = g_utf8_next_char (text);
          continue;
        }

      word = (Word) { .start = text, .end = find_word_end (text) };
      g_array_append_val (words, word);
      g_string_append_len (lines, word.start, word.end - word.start);
      g_string_append_c (lines, '\n');
      text = word.end;
    }

  return words;
}

static const Word *
get_word (GArray *words,
          guint   index)
{
  return &g_array_index (words, Word, index);
}

/* Gaps */

static int
add_gap (const git_diff_delta *delta,
         const git_diff_hunk  *hunk,
         void                 *data)
{
  Diff *diff = data;
  Gap gap;

  /* Lines count from 1; a side without lines is named by the line before it. */
  gap.before_start = hunk->old_start - (hunk->old_lines > 0 ? 1 : 0);
  gap.before_end = gap.before_start + hunk->old_lines;
  gap.after_start = hunk->new_start - (hunk->new_lines > 0 ? 1 : 0);
  gap.after_end = gap.after_start + hunk->new_lines;
  g_array_append_val (diff->gaps, gap);

  return 0;
}

static void
find_gaps (Diff          *diff,
           const GString *before_lines,
           const GString *after_lines)
{
  git_diff_options options = GIT_DIFF_OPTIONS_INIT;

  _prk_libgit2_start ();

  options.flags = GIT_DIFF_FORCE_TEXT;
  options.context_lines = 0;

  if (git_diff_buffers (before_lines->str,
                        before_lines->len,
                        NULL,
                        after_lines->str,
                        after_lines->len,
                        NULL,
                        &options,
                        NULL,
                        NULL,
                        add_gap,
                        NULL,
                        diff) < 0)
    {
      Gap whole = { 0, diff->before_words->len, 0, diff->after_words->len };

      /* Too large for libgit2, or out of memory: all was replaced. */
      g_array_set_size (diff->gaps, 0);
      g_array_append_val (diff->gaps, whole);
    }
}

static gsize
measure_words (GArray *words,
               guint   start,
               guint   end)
{
  return start < end ? get_word (words, end - 1)->end - get_word (words, start)->start : 0;
}

static gsize
measure_gap (const Diff *diff,
             const Gap  *gap)
{
  return MAX (measure_words (diff->before_words, gap->before_start, gap->before_end),
              measure_words (diff->after_words, gap->after_start, gap->after_end));
}

static gboolean
read_as_one (const Diff *diff,
             const Gap  *gap,
             const Gap  *next)
{
  gsize between = measure_words (diff->after_words, gap->after_end, next->after_start);

  return next->after_start - gap->after_end <= MAX_WORDS_BETWEEN &&
         between <= measure_gap (diff, gap) && between <= measure_gap (diff, next);
}

static void
join_gaps (Diff *diff)
{
  guint n_joined = 0;

  for (guint i = 0; i < diff->gaps->len; i++)
    {
      Gap next = g_array_index (diff->gaps, Gap, i);
      Gap *last = n_joined > 0 ? &g_array_index (diff->gaps, Gap, n_joined - 1) : NULL;

      if (last != NULL && read_as_one (diff, last, &next))
        {
          last->before_end = next.before_end;
          last->after_end = next.after_end;
        }
      else
        {
          g_array_index (diff->gaps, Gap, n_joined++) = next;
        }
    }
  g_array_set_size (diff->gaps, n_joined);
}

/* Runs */

static void
add_run (Diff       *diff,
         PrkDiffKind kind,
         const char *start,
         const char *end)
{
  PrkDiffRun *run;

  if (start == end)
    return;

  run = g_new (PrkDiffRun, 1);
  run->kind = kind;
  run->text = g_strndup (start, end - start);
  g_ptr_array_add (diff->runs, run);
}

/* How many bytes of white space both texts begin with. */
static gsize
measure_common_space (const char *a,
                      const char *a_end,
                      const char *b,
                      const char *b_end)
{
  const char *start = a;

  while (a < a_end && b < b_end && g_utf8_get_char (a) == g_utf8_get_char (b) &&
         g_unichar_isspace (g_utf8_get_char (a)))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }

  return a - start;
}

/* The same at their ends. */
static gsize
measure_common_space_behind (const char *a,
                             const char *a_end,
                             const char *b,
                             const char *b_end)
{
  const char *end = a_end;

  while (a < a_end && b < b_end)
    {
      const char *a_last = g_utf8_prev_char (a_end);
      const char *b_last = g_utf8_prev_char (b_end);

      if (g_utf8_get_char (a_last) != g_utf8_get_char (b_last) ||
          !g_unichar_isspace (g_utf8_get_char (a_last)))
        break;
      a_end = a_last;
      b_end = b_last;
    }

  return end - a_end;
}

/* What stands before the words @before_end and @after_end, from where the last run ended. */
typedef struct
{
  const char *equal_start; /* in the text after: equal from here on, no run yet */
  const char *before;
  const char *after;
} Place;

static void
add_difference (Diff       *diff,
                Place      *place,
                const char *before_end,
                const char *after_end)
{
  const char *before = place->before, *after = place->after;
  gsize n_same = measure_common_space (before, before_end, after, after_end);
  gsize n_same_behind;

  before += n_same;
  after += n_same;
  n_same_behind = measure_common_space_behind (before, before_end, after, after_end);
  before_end -= n_same_behind;
  after_end -= n_same_behind;

  if (before < before_end || after < after_end)
    {
      add_run (diff, PRK_DIFF_EQUAL, place->equal_start, after);
      add_run (diff, PRK_DIFF_REMOVED, before, before_end);
      add_run (diff, PRK_DIFF_ADDED, after, after_end);
      place->equal_start = after_end;
    }

  place->before = before_end + n_same_behind;
  place->after = after_end + n_same_behind;
}

/* Over a word that is the same in both texts, and the white space before it. */
static void
pass_word (Diff       *diff,
           Place      *place,
           const Word *before,
           const Word *after)
{
  add_difference (diff, place, before->start, after->start);
  place->before = before->end;
  place->after = after->end;
}

static void
add_runs (Diff *diff)
{
  Place place = { .equal_start = diff->after, .before = diff->before, .after = diff->after };
  guint before = 0, after = 0;

  for (guint i = 0; i <= diff->gaps->len; i++)
    {
      Gap end = { diff->before_words->len, 0, diff->after_words->len, 0 };
      const Gap *gap = i < diff->gaps->len ? &g_array_index (diff->gaps, Gap, i) : &end;

      while (before < gap->before_start)
        pass_word (diff,
                   &place,
                   get_word (diff->before_words, before++),
                   get_word (diff->after_words, after++));

      if (gap != &end)
        {
          before = gap->before_end;
          after = gap->after_end;
        }
    }

  add_difference (diff,
                  &place,
                  diff->before + strlen (diff->before),
                  diff->after + strlen (diff->after));
  add_run (diff, PRK_DIFF_EQUAL, place.equal_start, place.after);
}

/**
 * prk_text_diff:
 * @before: UTF-8 text
 * @after: UTF-8 text
 *
 * What changed between two texts, word by word.
 *
 * Runs of the same kind never follow each other; a removal stands before the addition that takes
 * its place. Time is near linear for texts that are mostly alike. Any thread.
 *
 * Returns: (transfer full) (element-type PrkDiffRun): in reading order, none for two empty texts
 */
GPtrArray *
prk_text_diff (const char *before,
               const char *after)
{
  g_autoptr(GString) before_lines = g_string_new (NULL);
  g_autoptr(GString) after_lines = g_string_new (NULL);
  g_autoptr(GArray) before_words = NULL;
  g_autoptr(GArray) after_words = NULL;
  g_autoptr(GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  Diff diff;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  before_words = find_words (before, before_lines);
  after_words = find_words (after, after_lines);
  diff = (Diff) {
    .before = before,
    .after = after,
    .before_words = before_words,
    .after_words = after_words,
    .gaps = gaps,
    .runs = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_diff_run_free),
  };

  find_gaps (&diff, before_lines, after_lines);
  join_gaps (&diff);
  add_runs (&diff);

  return diff.runs;
}
