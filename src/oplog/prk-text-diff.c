/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Differences of two texts by word. Both are cut into tokens (a word, a run of spaces, one mark), written one token a line
 * and handed to libgit2's line diff, which is Myers' with its heuristics for large inputs. A run of spaces that stands
 * between two changes joins them, so that a rewritten phrase reads as one removal and one addition, not as confetti. */

#include "config.h"

#include <string.h>

#include <git2.h>

#include "prk-libgit2-private.h"
#include "prk-text-diff.h"

/* A token that is itself a line end is written as this, which no text from outside holds (control characters are refused). */
#define LINE_END_TOKEN '\x01'

typedef struct
{
  GPtrArray *runs;
  GString   *pending[3]; /* by PrkDiffKind */
} Collector;

void
prk_diff_run_free (PrkDiffRun *self)
{
  g_free (self->text);
  g_free (self);
}

static const char *
token_end (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c == '\n')
    return p + 1;

  if (g_unichar_isspace (c))
    {
      while (*p != '\0' && *p != '\n' && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      return p;
    }

  if (!g_unichar_isalnum (c))
    {
      do
        p = g_utf8_next_char (p);
      while (*p != '\0' && g_unichar_ismark (g_utf8_get_char (p)));
      return p;
    }

  while (*p != '\0' && (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  return p;
}

static GString *
write_tokens (const char *text)
{
  GString *lines = g_string_sized_new (strlen (text) * 2);

  while (*text != '\0')
    {
      const char *end = token_end (text);

      if (*text == '\n')
        g_string_append_c (lines, LINE_END_TOKEN);
      else
        g_string_append_len (lines, text, end - text);
      g_string_append_c (lines, '\n');
      text = end;
    }

  return lines;
}

static void
add_run (GPtrArray   *runs,
         PrkDiffKind  kind,
         GString     *text)
{
  PrkDiffRun *last = runs->len > 0 ? g_ptr_array_index (runs, runs->len - 1) : NULL;

  if (text->len == 0)
    return;

  if (last != NULL && last->kind == kind)
    {
      char *joined = g_strconcat (last->text, text->str, NULL);

      g_free (last->text);
      last->text = joined;
    }
  else
    {
      PrkDiffRun *run = g_new0 (PrkDiffRun, 1);

      run->kind = kind;
      run->text = g_strdup (text->str);
      g_ptr_array_add (runs, run);
    }
  g_string_truncate (text, 0);
}

static gboolean
is_space (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (*text == '\n' || !g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/* What is equal between two changes and only space belongs to both of them. */
static void
flush_equal (Collector *self,
             gboolean   is_last)
{
  GString *equal = self->pending[PRK_DIFF_EQUAL];
  gboolean in_change = self->pending[PRK_DIFF_REMOVED]->len > 0 || self->pending[PRK_DIFF_ADDED]->len > 0;

  if (equal->len == 0)
    return;

  if (in_change && !is_last && is_space (equal->str))
    {
      g_string_append_len (self->pending[PRK_DIFF_REMOVED], equal->str, equal->len);
      g_string_append_len (self->pending[PRK_DIFF_ADDED], equal->str, equal->len);
      g_string_truncate (equal, 0);
      return;
    }

  add_run (self->runs, PRK_DIFF_REMOVED, self->pending[PRK_DIFF_REMOVED]);
  add_run (self->runs, PRK_DIFF_ADDED, self->pending[PRK_DIFF_ADDED]);
  add_run (self->runs, PRK_DIFF_EQUAL, equal);
}

static int
collect_line_cb (const git_diff_delta *delta,
                 const git_diff_hunk  *hunk,
                 const git_diff_line  *line,
                 void                 *data)
{
  Collector *self = data;
  PrkDiffKind kind;
  gsize length = line->content_len;

  switch (line->origin)
    {
    case GIT_DIFF_LINE_CONTEXT:
      kind = PRK_DIFF_EQUAL;
      break;
    case GIT_DIFF_LINE_ADDITION:
      kind = PRK_DIFF_ADDED;
      break;
    case GIT_DIFF_LINE_DELETION:
      kind = PRK_DIFF_REMOVED;
      break;
    default:
      return 0;
    }

  if (kind != PRK_DIFF_EQUAL)
    flush_equal (self, FALSE);

  if (length > 0 && line->content[length - 1] == '\n')
    length--;
  if (length == 1 && line->content[0] == LINE_END_TOKEN)
    g_string_append_c (self->pending[kind], '\n');
  else
    g_string_append_len (self->pending[kind], line->content, length);

  return 0;
}

/**
 * prk_text_diff:
 * @before: UTF-8 text
 * @after: UTF-8 text
 *
 * Finds what changed between two texts, word by word.
 *
 * Runs of the same kind never follow each other; a removal stands before the addition that takes its place. Time is
 * near linear for texts that are mostly alike. Any thread.
 *
 * Returns: (transfer full) (element-type PrkDiffRun): the runs in reading order, none for two empty texts
 */
GPtrArray *
prk_text_diff (const char *before,
               const char *after)
{
  Collector self = { 0 };
  g_autoptr(GString) old_lines = write_tokens (before);
  g_autoptr(GString) new_lines = write_tokens (after);
  git_diff_options options = GIT_DIFF_OPTIONS_INIT;

  self.runs = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_diff_run_free);
  for (guint i = 0; i < G_N_ELEMENTS (self.pending); i++)
    self.pending[i] = g_string_new (NULL);

  if (strcmp (before, after) == 0)
    {
      g_string_assign (self.pending[PRK_DIFF_EQUAL], before);
    }
  else
    {
      options.flags = GIT_DIFF_FORCE_TEXT;
      options.context_lines = G_MAXINT32;

      _prk_libgit2_start ();
      if (git_diff_buffers (old_lines->str, old_lines->len, NULL,
                            new_lines->str, new_lines->len, NULL,
                            &options, NULL, NULL, NULL, collect_line_cb, &self) < 0)
        {
          /* Only memory can fail here; the whole text then stands as replaced. */
          g_string_assign (self.pending[PRK_DIFF_REMOVED], before);
          g_string_assign (self.pending[PRK_DIFF_ADDED], after);
        }
    }

  flush_equal (&self, TRUE);
  add_run (self.runs, PRK_DIFF_REMOVED, self.pending[PRK_DIFF_REMOVED]);
  add_run (self.runs, PRK_DIFF_ADDED, self.pending[PRK_DIFF_ADDED]);

  for (guint i = 0; i < G_N_ELEMENTS (self.pending); i++)
    g_string_free (self.pending[i], TRUE);

  return self.runs;
}
