/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents into a PrkNarasiBuffer and out of it. */

#include "config.h"

#include "prk-narasi-buffer-private.h"
#include "naskah/prk-narasi-markup.h"

#include <string.h>

static void
get_line_iters (PrkNarasiBuffer *self,
                guint            line,
                GtkTextIter     *start,
                GtkTextIter     *end)
{
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), start, line);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
}

static void
apply_runs (PrkNarasiBuffer      *self,
            const PrkNarasiBlock *block,
            guint                 line,
            gsize                 index)
{
  for (guint i = 0; i < block->runs->len; i++)
    {
      const PrkNarasiRun *run = &g_array_index (block->runs, PrkNarasiRun, i);
      GtkTextIter start;
      GtkTextIter end;

      if (run->style != PRK_NARASI_PLAIN)
        {
          gtk_text_buffer_get_iter_at_line_index (GTK_TEXT_BUFFER (self), &start, line, index);
          gtk_text_buffer_get_iter_at_line_index (GTK_TEXT_BUFFER (self), &end, line,
                                                  index + run->n_bytes);
          _prk_narasi_buffer_set_style (self, &start, &end, run->style);
        }
      index += run->n_bytes;
    }
}

/* What a line becomes when @block is put into it; @base is what it was. Text pasted within a
 * list joins the list. */
static PrkNarasiLine
adopt_line (const PrkNarasiLine *base,
            const PrkNarasiLine *line)
{
  PrkNarasiLine adopted = *line;

  if (base->kind == PRK_NARASI_PARAGRAPH)
    return adopted;
  if (line->kind == PRK_NARASI_PARAGRAPH)
    return *base;

  adopted.level = MIN (line->level + base->level, PRK_NARASI_MAX_LEVEL);

  return adopted;
}

static void
insert_blocks (PrkNarasiBuffer    *self,
               GtkTextIter        *iter,
               const PrkNarasiDoc *doc)
{
  guint n_blocks = prk_narasi_doc_get_n_blocks (doc);
  g_autofree char *plain = prk_narasi_doc_to_plain (doc);
  guint first = gtk_text_iter_get_line (iter);
  gsize index = gtk_text_iter_get_line_index (iter);
  gboolean was_empty = _prk_narasi_buffer_is_line_empty (self, first);
  PrkNarasiLine base = *_prk_narasi_buffer_line_at (self, first);

  if (n_blocks == 0)
    return;

  self->n_loads++;
  self->next_style = PRK_NARASI_PLAIN;
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), iter, plain, -1);
  self->next_style = -1;

  for (guint i = 0; i < n_blocks; i++)
    {
      const PrkNarasiBlock *block = prk_narasi_doc_get_block (doc, i);

      if (i > 0 || was_empty)
        *_prk_narasi_buffer_line_at (self, first + i) = adopt_line (&base, &block->line);
      apply_runs (self, block, first + i, i == 0 ? index : 0);
    }
  _prk_narasi_buffer_tag_lines (self, first, first + n_blocks - 1);
  self->n_loads--;

  _prk_narasi_buffer_settle_lines (self);
}

/* @toggle is where the style changes next, at or before @start for not known yet: from a plain text
 * of many lines each search for it would go to the end. */
static void
append_range (PrkNarasiBuffer   *self,
              PrkNarasiDoc      *doc,
              const GtkTextIter *start,
              const GtkTextIter *end,
              GtkTextIter       *toggle)
{
  GtkTextIter iter = *start;

  while (gtk_text_iter_compare (&iter, end) < 0)
    {
      g_autofree char *text = NULL;
      GtkTextIter next;

      if (gtk_text_iter_compare (toggle, &iter) <= 0)
        {
          *toggle = iter;
          gtk_text_iter_forward_to_tag_toggle (toggle, NULL);
        }
      next = gtk_text_iter_compare (toggle, end) > 0 ? *end : *toggle;
      text = gtk_text_iter_get_slice (&iter, &next);
      prk_narasi_doc_append (doc, text, -1, _prk_narasi_buffer_style_of_char (self, &iter));
      iter = next;
    }
}

/**
 * prk_narasi_buffer_dup_range:
 *
 * Returns: (transfer full): what stands from @start to @end, as it is shown, empty paragraphs too
 */
PrkNarasiDoc *
prk_narasi_buffer_dup_range (PrkNarasiBuffer   *self,
                             const GtkTextIter *start,
                             const GtkTextIter *end)
{
  PrkNarasiDoc *doc = prk_narasi_doc_new ();
  GtkTextIter toggle = *start;
  guint last;

  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), doc);

  last = gtk_text_iter_get_line (end);
  for (guint i = gtk_text_iter_get_line (start); i <= last; i++)
    {
      const PrkNarasiLine *line = _prk_narasi_buffer_line_at (self, i);
      GtkTextIter from;
      GtkTextIter to;

      get_line_iters (self, i, &from, &to);
      if (gtk_text_iter_compare (&from, start) < 0)
        from = *start;
      if (gtk_text_iter_compare (&to, end) > 0)
        to = *end;
      prk_narasi_doc_begin_block (doc, line->kind, line->level, line->number);
      append_range (self, doc, &from, &to, &toggle);
    }

  return doc;
}

/**
 * prk_narasi_buffer_get_text:
 *
 * Returns: (transfer none): the CommonMark, canonical; valid until the buffer changes
 */
const char *
prk_narasi_buffer_get_text (PrkNarasiBuffer *self)
{
  g_autoptr(PrkNarasiDoc) doc = NULL;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), NULL);

  if (self->text != NULL)
    return self->text;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  doc = prk_narasi_buffer_dup_range (self, &start, &end);
  prk_narasi_doc_normalize (doc);
  self->text = prk_narasi_markup_write (doc);

  return self->text;
}

/**
 * prk_narasi_buffer_dup_shown:
 *
 * Returns: (transfer full): the text as shown, without markers, one line a paragraph
 */
char *
prk_narasi_buffer_dup_shown (PrkNarasiBuffer *self)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);

  return gtk_text_buffer_get_slice (GTK_TEXT_BUFFER (self), &start, &end, TRUE);
}

/* Where the cursor goes when @before is replaced by @after: it keeps its place in what both
 * have, and stands behind what is new if it stood in what is gone. All in characters. */
static int
follow_cursor (const char *before,
               const char *after,
               int         cursor)
{
  int n_before = g_utf8_strlen (before, -1);
  int n_after = g_utf8_strlen (after, -1);
  int same = 0;
  int same_tail = 0;

  for (const char *p = before, *q = after; *p != '\0' && g_utf8_get_char (p) == g_utf8_get_char (q);
       p = g_utf8_next_char (p), q = g_utf8_next_char (q))
    same++;

  for (const char *p = before + strlen (before), *q = after + strlen (after);
       same_tail < MIN (n_before, n_after) - same; same_tail++)
    {
      p = g_utf8_prev_char (p);
      q = g_utf8_prev_char (q);
      if (g_utf8_get_char (p) != g_utf8_get_char (q))
        break;
    }

  if (same == n_before && same == n_after)
    return cursor;
  if (cursor < same)
    return cursor;
  if (cursor >= n_before - same_tail && same_tail > 0)
    return cursor + n_after - n_before;

  return n_after - same_tail;
}

/**
 * prk_narasi_buffer_set_text:
 * @commonmark: (nullable): %NULL is the empty text
 *
 * Shows another text. The cursor stays with the words it stood in. Does nothing if the text is the
 * one shown.
 */
void
prk_narasi_buffer_set_text (PrkNarasiBuffer *self,
                            const char      *commonmark)
{
  g_autoptr(PrkNarasiDoc) doc = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkTextIter iter;
  int cursor;

  g_return_if_fail (PRK_IS_NARASI_BUFFER (self));

  if (g_strcmp0 (prk_narasi_buffer_get_text (self), commonmark != NULL ? commonmark : "") == 0)
    return;

  doc = prk_narasi_markup_parse (commonmark);
  before = prk_narasi_buffer_dup_shown (self);
  g_object_get (self, "cursor-position", &cursor, NULL);

  self->n_loads++;
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self), "", 0);
  *_prk_narasi_buffer_line_at (self, 0) = (PrkNarasiLine) { PRK_NARASI_PARAGRAPH, 0, 0 };
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &iter);
  insert_blocks (self, &iter, doc);
  if (prk_narasi_doc_get_n_blocks (doc) == 0)
    _prk_narasi_buffer_settle_lines (self);

  after = prk_narasi_buffer_dup_shown (self);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &iter,
                                      follow_cursor (before, after, cursor));
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &iter);
  self->n_loads--;
  self->next_style = -1;
  g_clear_pointer (&self->text, g_free);
}

/**
 * prk_narasi_buffer_insert_doc:
 *
 * Puts @doc in the place of the selection, as pasting does. The first block joins the line of the
 * cursor.
 */
void
prk_narasi_buffer_insert_doc (PrkNarasiBuffer    *self,
                              const PrkNarasiDoc *doc)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter;

  g_return_if_fail (PRK_IS_NARASI_BUFFER (self));
  g_return_if_fail (doc != NULL);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  insert_blocks (self, &iter, doc);
  self->space_typed = FALSE;
  _prk_narasi_buffer_touch (self);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * prk_narasi_buffer_replace:
 * @start: in characters
 * @end: in characters
 *
 * Puts plain text in the place of a piece of the text. It has the style of the first character that
 * it replaces.
 */
void
prk_narasi_buffer_replace (PrkNarasiBuffer *self,
                           guint            start,
                           guint            end,
                           const char      *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter from;
  GtkTextIter to;
  PrkNarasiStyle style;

  g_return_if_fail (PRK_IS_NARASI_BUFFER (self));
  g_return_if_fail (start <= end && text != NULL);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  style = start < end ? _prk_narasi_buffer_style_of_char (self, &from)
                      : _prk_narasi_buffer_style_at (self, &from);
  gtk_text_buffer_delete (buffer, &from, &to);
  self->next_style = style;
  gtk_text_buffer_insert (buffer, &from, text, -1);
  self->next_style = -1;
  self->space_typed = FALSE;
  gtk_text_buffer_end_user_action (buffer);
}
