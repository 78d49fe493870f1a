/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the lines of a PrkNarasiBuffer are: paragraphs, items, levels, numbers. */

#include "config.h"

#include "prk-narasi-buffer-private.h"

#define TEXT_MARGIN_PX 12
#define LIST_STEP_PX 28
#define PARAGRAPH_GAP_PX 4 /* above and below */
#define ITEM_GAP_PX 1

/* Tags that follow from the lines */

static GtkTextTag *
block_tag (PrkNarasiBuffer     *self,
           const PrkNarasiLine *line)
{
  return self->block[line->kind == PRK_NARASI_PARAGRAPH ? 0 : line->level + 1];
}

static gboolean
has_block_tag (PrkNarasiBuffer   *self,
               GtkTextTag        *tag,
               const GtkTextIter *start,
               const GtkTextIter *end)
{
  for (guint i = 0; i < PRK_NARASI_N_BLOCK_TAGS; i++)
    {
      GtkTextIter toggle = *start;

      if (gtk_text_iter_has_tag (start, self->block[i]) != (self->block[i] == tag))
        return FALSE;
      if (gtk_text_iter_forward_to_tag_toggle (&toggle, self->block[i]) &&
          gtk_text_iter_compare (&toggle, end) < 0)
        return FALSE;
    }

  return TRUE;
}

/* Gives the lines from @first to @last the tags of what they are. */
void
_prk_narasi_buffer_tag_lines (PrkNarasiBuffer *self,
           guint            first,
           guint            last)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  for (guint line = first; line <= last;)
    {
      GtkTextTag *tag = block_tag (self, _prk_narasi_buffer_line_at (self, line));
      GtkTextIter start;
      GtkTextIter end;
      guint next = line + 1;

      while (next <= last && block_tag (self, _prk_narasi_buffer_line_at (self, next)) == tag)
        next++;

      gtk_text_buffer_get_iter_at_line (buffer, &start, line);
      if (!gtk_text_buffer_get_iter_at_line (buffer, &end, next))
        gtk_text_buffer_get_end_iter (buffer, &end);

      if (!has_block_tag (self, tag, &start, &end))
        {
          for (guint i = 0; i < PRK_NARASI_N_BLOCK_TAGS; i++)
            if (self->block[i] != tag)
              gtk_text_buffer_remove_tag (buffer, self->block[i], &start, &end);
          gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
        }
      line = next;
    }
}

/* Puts all lines right after some became another kind, came or went, and numbers them anew. */
void
_prk_narasi_buffer_settle_lines (PrkNarasiBuffer *self)
{
  PrkNarasiLists lists = { 0 };

  g_clear_pointer (&self->ordinals, g_array_unref);
  self->ordinals = g_array_sized_new (FALSE, TRUE, sizeof (guint), self->lines->len);

  for (guint i = 0; i < self->lines->len; i++)
    {
      PrkNarasiLine *line = _prk_narasi_buffer_line_at (self, i);
      PrkNarasiLine old = *line;
      guint ordinal = 0;

      /* Empty paragraphs are not stored, so they do not part a list either. */
      if (line->kind != PRK_NARASI_PARAGRAPH || !_prk_narasi_buffer_is_line_empty (self, i))
        ordinal = prk_narasi_lists_next (&lists, line);

      g_array_append_val (self->ordinals, ordinal);
      if (old.level != line->level)
        _prk_narasi_buffer_tag_lines (self, i, i);
    }

  g_signal_emit_by_name (self, "lines-changed");
}

/**
 * prk_narasi_buffer_get_line:
 *
 * Returns: (transfer none): what a line is; valid until the buffer changes
 */
const PrkNarasiLine *
prk_narasi_buffer_get_line (PrkNarasiBuffer *self,
                            guint            line)
{
  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), NULL);
  g_return_val_if_fail (line < self->lines->len, NULL);

  return _prk_narasi_buffer_line_at (self, line);
}

/**
 * prk_narasi_buffer_get_ordinal:
 *
 * Returns: the number that a line of a numbered list shows, else 0
 */
guint
prk_narasi_buffer_get_ordinal (PrkNarasiBuffer *self,
                               guint            line)
{
  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), 0);

  if (self->ordinals == NULL || line >= self->ordinals->len)
    return 0;

  return g_array_index (self->ordinals, guint, line);
}

/**
 * prk_narasi_buffer_get_margin:
 *
 * Returns: where the text of such a line begins, in pixels from the edge of the view
 */
int
prk_narasi_buffer_get_margin (const PrkNarasiLine *line)
{
  g_return_val_if_fail (line != NULL, 0);

  return TEXT_MARGIN_PX
         + (line->kind == PRK_NARASI_PARAGRAPH ? 0 : LIST_STEP_PX * (int) (line->level + 1));
}

/**
 * prk_narasi_buffer_get_gap:
 *
 * Returns: the white space above such a line, and again below it, in pixels
 */
int
prk_narasi_buffer_get_gap (const PrkNarasiLine *line)
{
  g_return_val_if_fail (line != NULL, 0);

  return line->kind == PRK_NARASI_PARAGRAPH ? PARAGRAPH_GAP_PX : ITEM_GAP_PX;
}

/* The lines that the selection touches. */
static void
get_selected_lines (PrkNarasiBuffer *self,
                    guint           *first,
                    guint           *last)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  *first = gtk_text_iter_get_line (&start);
  *last = gtk_text_iter_get_line (&end);
  if (*last > *first && gtk_text_iter_starts_line (&end))
    *last -= 1;
}

/**
 * prk_narasi_buffer_get_kind:
 *
 * Returns: the kind that all lines of the selection, or that of the cursor, have; if they differ, a
 *   paragraph
 */
PrkNarasiKind
prk_narasi_buffer_get_kind (PrkNarasiBuffer *self)
{
  PrkNarasiKind kind;
  gboolean has_kind = FALSE;
  guint first;
  guint last;

  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), PRK_NARASI_PARAGRAPH);

  get_selected_lines (self, &first, &last);
  kind = _prk_narasi_buffer_line_at (self, first)->kind;
  for (guint i = first; i <= last; i++)
    {
      if (first != last && _prk_narasi_buffer_line_at (self, i)->kind == PRK_NARASI_PARAGRAPH
          && _prk_narasi_buffer_is_line_empty (self, i))
        continue;
      if (has_kind && _prk_narasi_buffer_line_at (self, i)->kind != kind)
        return PRK_NARASI_PARAGRAPH;
      kind = _prk_narasi_buffer_line_at (self, i)->kind;
      has_kind = TRUE;
    }

  return kind;
}

/**
 * prk_narasi_buffer_toggle_kind:
 *
 * Makes the lines of the selection items of such a list, or paragraphs if they are already.
 */
void
prk_narasi_buffer_toggle_kind (PrkNarasiBuffer *self,
                               PrkNarasiKind    kind)
{
  guint first;
  guint last;

  g_return_if_fail (PRK_IS_NARASI_BUFFER (self));

  if (prk_narasi_buffer_get_kind (self) == kind)
    kind = PRK_NARASI_PARAGRAPH;

  get_selected_lines (self, &first, &last);
  for (guint i = first; i <= last; i++)
    {
      PrkNarasiLine *line = _prk_narasi_buffer_line_at (self, i);

      if (first != last && _prk_narasi_buffer_is_line_empty (self, i))
        continue;
      if (line->kind == PRK_NARASI_PARAGRAPH || kind == PRK_NARASI_PARAGRAPH)
        line->level = 0;
      line->kind = kind;
      line->number = kind == PRK_NARASI_NUMBER ? 1 : 0;
    }

  _prk_narasi_buffer_tag_lines (self, first, last);
  _prk_narasi_buffer_settle_lines (self);
  _prk_narasi_buffer_touch (self);
}

/**
 * prk_narasi_buffer_indent:
 * @step: 1 to move the items of the selection in, -1 to move them out
 *
 * Nests items deeper or less deep, as far as lists go; an outermost item that moves out becomes a
 * paragraph.
 *
 * Returns: whether the selection begins in a list
 */
gboolean
prk_narasi_buffer_indent (PrkNarasiBuffer *self,
                          int              step)
{
  guint first;
  guint last;

  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), FALSE);

  get_selected_lines (self, &first, &last);
  if (_prk_narasi_buffer_line_at (self, first)->kind == PRK_NARASI_PARAGRAPH)
    return FALSE;

  for (guint i = first; i <= last; i++)
    {
      PrkNarasiLine *line = _prk_narasi_buffer_line_at (self, i);

      if (line->kind == PRK_NARASI_PARAGRAPH)
        continue;
      if (step < 0 && line->level == 0)
        *line = (PrkNarasiLine) { PRK_NARASI_PARAGRAPH, 0, 0 };
      else
        line->level = MIN ((int) line->level + step, PRK_NARASI_MAX_LEVEL);
      if (line->kind == PRK_NARASI_NUMBER)
        line->number = 1;
    }

  _prk_narasi_buffer_tag_lines (self, first, last);
  _prk_narasi_buffer_settle_lines (self);
  _prk_narasi_buffer_touch (self);

  return TRUE;
}

/**
 * prk_narasi_buffer_leave_item:
 *
 * Moves the item of the cursor out by one level, if the cursor stands at its start and nothing is
 * selected.
 *
 * Returns: whether it did
 */
gboolean
prk_narasi_buffer_leave_item (PrkNarasiBuffer *self)
{
  GtkTextIter cursor;

  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), FALSE);

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &cursor,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));
  if (gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self))
      || !gtk_text_iter_starts_line (&cursor))
    return FALSE;

  return prk_narasi_buffer_indent (self, -1);
}

/* An empty line between paragraphs is not stored, an empty item of a list is. */
static gboolean
is_paragraph (PrkNarasiBuffer *self,
              guint            line)
{
  return _prk_narasi_buffer_line_at (self, line)->kind != PRK_NARASI_PARAGRAPH
         || !_prk_narasi_buffer_is_line_empty (self, line);
}

/**
 * prk_narasi_buffer_get_paragraph:
 *
 * Returns: how many paragraphs and list items stand before the line of the cursor
 */
guint
prk_narasi_buffer_get_paragraph (PrkNarasiBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter cursor;
  guint line;
  guint n = 0;

  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), 0);

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  line = gtk_text_iter_get_line (&cursor);
  for (guint i = 0; i < MIN (line, self->lines->len); i++)
    n += is_paragraph (self, i) ? 1 : 0;

  return n;
}

/**
 * prk_narasi_buffer_find_paragraph:
 * @paragraph: from 0
 *
 * Returns: where it begins, in characters; the end of the text if there are fewer
 */
guint
prk_narasi_buffer_find_paragraph (PrkNarasiBuffer *self,
                                  guint            paragraph)
{
  GtkTextIter start;

  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), 0);

  for (guint i = 0; i < self->lines->len; i++)
    if (is_paragraph (self, i) && paragraph-- == 0)
      {
        gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &start, i);
        return gtk_text_iter_get_offset (&start);
      }

  return gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self));
}
