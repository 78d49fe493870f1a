/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Narrative text while it is edited. The characters of the buffer are what a person wrote and nothing else: list
 * markers are not in it. What each line is (paragraph, bullet, number, level) stands in an array beside the text, one
 * entry a line, which follows every insertion and deletion. Tags for margins are derived from that array; only bold
 * and italic are tags in their own right.
 *
 * The last line may be empty, and an empty last line has no character that could carry a tag. Every other line has one,
 * at least its line feed. So the view gives that line its margin by its own left-margin, see prk-narasi-view.c. */

#include "config.h"

#include "prk-narasi-buffer.h"
#include "prk-narasi-markup.h"

#include <string.h>

#define TEXT_MARGIN_PX 12
#define LIST_STEP_PX 28
#define PARAGRAPH_GAP_PX 4 /* above and below */
#define ITEM_GAP_PX 1

/* So many matches are more than anybody looks through; marking them all would make typing slow. */
#define MAX_MATCHES 5000

#define N_BLOCK_TAGS (PRK_NARASI_MAX_LEVEL + 2)

struct _PrkNarasiBuffer
{
  GtkTextBuffer parent_instance;

  GArray *lines;    /* PrkNarasiLine, one a line of the buffer */
  GArray *ordinals; /* guint, one a line; NULL when lines changed since */

  GtkTextTag *bold;
  GtkTextTag *italic;
  GtkTextTag *match;
  GtkTextTag *block[N_BLOCK_TAGS];

  char *text; /* the CommonMark; NULL when the buffer changed since */

  char *needle;
  gboolean needle_has_case;
  guint search_id;

  int next_style; /* of what is inserted next; -1 to go by the place */
  guint n_loads;
  gboolean in_action;
  gboolean was_edited;
  gboolean space_typed;
};

enum
{
  SIGNAL_EDITED,
  SIGNAL_LINES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkNarasiBuffer, prk_narasi_buffer, GTK_TYPE_TEXT_BUFFER)

static GtkTextBuffer *
as_buffer (PrkNarasiBuffer *self)
{
  return GTK_TEXT_BUFFER (self);
}

static PrkNarasiLine *
line_at (PrkNarasiBuffer *self,
         guint            line)
{
  g_assert (line < self->lines->len);

  return &g_array_index (self->lines, PrkNarasiLine, line);
}

static void
get_line_iters (PrkNarasiBuffer *self,
                guint            line,
                GtkTextIter     *start,
                GtkTextIter     *end)
{
  gtk_text_buffer_get_iter_at_line (as_buffer (self), start, line);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
}

static gboolean
is_line_empty (PrkNarasiBuffer *self,
               guint            line)
{
  GtkTextIter start;

  gtk_text_buffer_get_iter_at_line (as_buffer (self), &start, line);

  return gtk_text_iter_ends_line (&start);
}

static void
touch (PrkNarasiBuffer *self)
{
  g_clear_pointer (&self->text, g_free);

  if (self->n_loads > 0)
    return;

  self->was_edited = TRUE;
  if (self->in_action)
    return;

  self->was_edited = FALSE;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

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
  for (guint i = 0; i < N_BLOCK_TAGS; i++)
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
static void
tag_lines (PrkNarasiBuffer *self,
           guint            first,
           guint            last)
{
  GtkTextBuffer *buffer = as_buffer (self);

  for (guint line = first; line <= last;)
    {
      GtkTextTag *tag = block_tag (self, line_at (self, line));
      GtkTextIter start;
      GtkTextIter end;
      guint next = line + 1;

      while (next <= last && block_tag (self, line_at (self, next)) == tag)
        next++;

      gtk_text_buffer_get_iter_at_line (buffer, &start, line);
      if (!gtk_text_buffer_get_iter_at_line (buffer, &end, next))
        gtk_text_buffer_get_end_iter (buffer, &end);

      if (!has_block_tag (self, tag, &start, &end))
        {
          for (guint i = 0; i < N_BLOCK_TAGS; i++)
            if (self->block[i] != tag)
              gtk_text_buffer_remove_tag (buffer, self->block[i], &start, &end);
          gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
        }
      line = next;
    }
}

/* Puts all lines right after some became another kind, came or went, and numbers them anew. */
static void
settle_lines (PrkNarasiBuffer *self)
{
  PrkNarasiLists lists = { 0 };

  g_clear_pointer (&self->ordinals, g_array_unref);
  self->ordinals = g_array_sized_new (FALSE, TRUE, sizeof (guint), self->lines->len);

  for (guint i = 0; i < self->lines->len; i++)
    {
      PrkNarasiLine *line = line_at (self, i);
      PrkNarasiLine old = *line;
      guint ordinal = 0;

      /* Empty paragraphs are not stored, so they do not part a list either. */
      if (line->kind != PRK_NARASI_PARAGRAPH || !is_line_empty (self, i))
        ordinal = prk_narasi_lists_next (&lists, line);

      g_array_append_val (self->ordinals, ordinal);
      if (old.level != line->level)
        tag_lines (self, i, i);
    }

  g_signal_emit (self, signals[SIGNAL_LINES_CHANGED], 0);
}

/* Bold and italic */

static PrkNarasiStyle
style_of_char (PrkNarasiBuffer   *self,
               const GtkTextIter *iter)
{
  return (gtk_text_iter_has_tag (iter, self->bold) ? PRK_NARASI_BOLD : 0) |
         (gtk_text_iter_has_tag (iter, self->italic) ? PRK_NARASI_ITALIC : 0);
}

/* The style that text typed at @iter takes on: that of the character before it in the same line. */
static PrkNarasiStyle
style_at (PrkNarasiBuffer   *self,
          const GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  if (self->next_style >= 0)
    return self->next_style;
  if (gtk_text_iter_starts_line (iter))
    return gtk_text_iter_ends_line (iter) ? PRK_NARASI_PLAIN : style_of_char (self, iter);

  gtk_text_iter_backward_char (&before);

  return style_of_char (self, &before);
}

static void
set_style (PrkNarasiBuffer   *self,
           const GtkTextIter *start,
           const GtkTextIter *end,
           PrkNarasiStyle     style)
{
  GtkTextBuffer *buffer = as_buffer (self);

  gtk_text_buffer_remove_tag (buffer, self->bold, start, end);
  gtk_text_buffer_remove_tag (buffer, self->italic, start, end);
  if ((style & PRK_NARASI_BOLD) != 0)
    gtk_text_buffer_apply_tag (buffer, self->bold, start, end);
  if ((style & PRK_NARASI_ITALIC) != 0)
    gtk_text_buffer_apply_tag (buffer, self->italic, start, end);
}

/* The styles that every character from @start to @end has; line feeds do not count. */
static PrkNarasiStyle
common_style (PrkNarasiBuffer   *self,
              const GtkTextIter *start,
              const GtkTextIter *end)
{
  PrkNarasiStyle style = PRK_NARASI_BOLD | PRK_NARASI_ITALIC;
  GtkTextIter iter = *start;
  gboolean has_text = FALSE;

  while (gtk_text_iter_compare (&iter, end) < 0 && (style != PRK_NARASI_PLAIN || !has_text))
    {
      GtkTextIter next = iter;

      if (gtk_text_iter_ends_line (&iter))
        {
          gtk_text_iter_forward_line (&iter);
          continue;
        }

      has_text = TRUE;
      style &= style_of_char (self, &iter);
      gtk_text_iter_forward_to_tag_toggle (&next, NULL);
      if (gtk_text_iter_get_line (&next) != gtk_text_iter_get_line (&iter))
        gtk_text_iter_forward_to_line_end (&iter);
      else
        iter = next;
    }

  return has_text ? style : PRK_NARASI_PLAIN;
}

/* Search */

static guint
mark_matches (PrkNarasiBuffer *self)
{
  GtkTextSearchFlags flags = GTK_TEXT_SEARCH_TEXT_ONLY;
  GtkTextIter start;
  GtkTextIter end;
  guint n_matches = 0;

  gtk_text_buffer_get_bounds (as_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag (as_buffer (self), self->match, &start, &end);
  if (self->needle == NULL)
    return 0;

  if (!self->needle_has_case)
    flags |= GTK_TEXT_SEARCH_CASE_INSENSITIVE;

  while (n_matches < MAX_MATCHES &&
         gtk_text_iter_forward_search (&start, self->needle, flags, &start, &end, NULL))
    {
      gtk_text_buffer_apply_tag (as_buffer (self), self->match, &start, &end);
      start = end;
      n_matches++;
    }

  return n_matches;
}

static gboolean
search_again_cb (gpointer user_data)
{
  PrkNarasiBuffer *self = user_data;

  self->search_id = 0;
  mark_matches (self);

  return G_SOURCE_REMOVE;
}

/* "- " and "1. " at the start of a paragraph begin a list. */
static void
begin_typed_list (PrkNarasiBuffer *self)
{
  static GRegex *pattern;
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *digits = NULL;
  PrkNarasiLine *line;
  GtkTextIter cursor;
  GtkTextIter start;

  if (pattern == NULL)
    pattern = g_regex_new ("^(?:[-*•]|(\\d{1,3})[.)]) $", G_REGEX_OPTIMIZE, 0, NULL);

  gtk_text_buffer_get_iter_at_mark (as_buffer (self), &cursor,
                                    gtk_text_buffer_get_insert (as_buffer (self)));
  if (gtk_text_iter_get_line_offset (&cursor) > 5)
    return;

  start = cursor;
  gtk_text_iter_set_line_offset (&start, 0);
  line = line_at (self, gtk_text_iter_get_line (&start));
  typed = gtk_text_iter_get_slice (&start, &cursor);
  if (line->kind != PRK_NARASI_PARAGRAPH || !g_regex_match (pattern, typed, 0, &match))
    return;

  digits = g_match_info_fetch (match, 1);
  gtk_text_buffer_delete (as_buffer (self), &start, &cursor);
  line->kind = digits != NULL && *digits != '\0' ? PRK_NARASI_NUMBER : PRK_NARASI_BULLET;
  line->number = line->kind == PRK_NARASI_NUMBER ? atoi (digits) : 0;
  tag_lines (self, gtk_text_iter_get_line (&start), gtk_text_iter_get_line (&start));
  settle_lines (self);
  touch (self);
}

static void
prk_narasi_buffer_insert_text (GtkTextBuffer *buffer,
                               GtkTextIter   *pos,
                               const char    *text,
                               int            length)
{
  PrkNarasiBuffer *self = PRK_NARASI_BUFFER (buffer);
  g_autofree char *clean = prk_narasi_sanitize (text, length >= 0 ? (gsize) length : strlen (text));
  guint first = gtk_text_iter_get_line (pos);
  int offset = gtk_text_iter_get_offset (pos);
  PrkNarasiStyle style = style_at (self, pos);
  gboolean was_empty = is_line_empty (self, first);
  guint n_lines = self->lines->len;
  PrkNarasiLine line = *line_at (self, first);
  GtkTextIter start;

  if (*clean == '\0')
    return;

  /* Before the text, because the parent tells the world of its change. */
  for (const char *p = clean; (p = strchr (p, '\n')) != NULL; p++)
    g_array_insert_val (self->lines, first + 1, line);

  GTK_TEXT_BUFFER_CLASS (prk_narasi_buffer_parent_class)->insert_text (buffer, pos, clean, -1);
  g_assert (self->lines->len == (guint) gtk_text_buffer_get_line_count (buffer));

  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  set_style (self, &start, pos, style);
  tag_lines (self, first, gtk_text_iter_get_line (pos));
  self->space_typed = self->in_action && g_str_equal (clean, " ");
  if (self->n_loads == 0)
    {
      self->next_style = -1;
      if (self->lines->len != n_lines || was_empty)
        settle_lines (self);
    }
  touch (self);
}

static void
prk_narasi_buffer_delete_range (GtkTextBuffer *buffer,
                                GtkTextIter   *start,
                                GtkTextIter   *end)
{
  PrkNarasiBuffer *self = PRK_NARASI_BUFFER (buffer);
  guint first;
  guint last;

  gtk_text_iter_order (start, end);
  first = gtk_text_iter_get_line (start);
  last = gtk_text_iter_get_line (end);

  /* Where whole lines go, what follows stays what it was; else the tail joins the line that the deletion began in. */
  if (gtk_text_iter_starts_line (start) && gtk_text_iter_starts_line (end))
    *line_at (self, first) = *line_at (self, last);
  g_array_remove_range (self->lines, first + 1, last - first);

  GTK_TEXT_BUFFER_CLASS (prk_narasi_buffer_parent_class)->delete_range (buffer, start, end);
  g_assert (self->lines->len == (guint) gtk_text_buffer_get_line_count (buffer));

  if (gtk_text_buffer_get_char_count (buffer) == 0 && last > first)
    *line_at (self, 0) = (PrkNarasiLine) { PRK_NARASI_PARAGRAPH, 0, 0 };

  tag_lines (self, first, first);
  if (self->n_loads == 0 && (last > first || is_line_empty (self, first)))
    settle_lines (self);
  touch (self);
}

static void
prk_narasi_buffer_changed (GtkTextBuffer *buffer)
{
  PrkNarasiBuffer *self = PRK_NARASI_BUFFER (buffer);

  if (self->needle != NULL && self->search_id == 0)
    self->search_id = g_idle_add (search_again_cb, self);

  if (GTK_TEXT_BUFFER_CLASS (prk_narasi_buffer_parent_class)->changed != NULL)
    GTK_TEXT_BUFFER_CLASS (prk_narasi_buffer_parent_class)->changed (buffer);
}

static void
prk_narasi_buffer_mark_set (GtkTextBuffer     *buffer,
                            const GtkTextIter *location,
                            GtkTextMark       *mark)
{
  PrkNarasiBuffer *self = PRK_NARASI_BUFFER (buffer);

  if (mark == gtk_text_buffer_get_insert (buffer) && self->n_loads == 0)
    self->next_style = -1;

  GTK_TEXT_BUFFER_CLASS (prk_narasi_buffer_parent_class)->mark_set (buffer, location, mark);
}

static void
prk_narasi_buffer_begin_user_action (GtkTextBuffer *buffer)
{
  PrkNarasiBuffer *self = PRK_NARASI_BUFFER (buffer);

  self->in_action = TRUE;
  self->space_typed = FALSE;
}

static void
prk_narasi_buffer_end_user_action (GtkTextBuffer *buffer)
{
  PrkNarasiBuffer *self = PRK_NARASI_BUFFER (buffer);

  if (self->space_typed)
    begin_typed_list (self);
  self->space_typed = FALSE;

  self->in_action = FALSE;
  if (self->was_edited)
    touch (self);
}

static void
prk_narasi_buffer_constructed (GObject *object)
{
  PrkNarasiBuffer *self = PRK_NARASI_BUFFER (object);
  GtkTextBuffer *buffer = as_buffer (self);

  G_OBJECT_CLASS (prk_narasi_buffer_parent_class)->constructed (object);

  for (guint i = 0; i < N_BLOCK_TAGS; i++)
    {
      PrkNarasiLine line = { i == 0 ? PRK_NARASI_PARAGRAPH : PRK_NARASI_BULLET, i == 0 ? 0 : i - 1, 0 };

      self->block[i] = gtk_text_buffer_create_tag (buffer, NULL,
                                                   "left-margin", prk_narasi_buffer_get_margin (&line),
                                                   "pixels-above-lines", prk_narasi_buffer_get_gap (&line),
                                                   "pixels-below-lines", prk_narasi_buffer_get_gap (&line),
                                                   NULL);
    }
  self->bold = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->italic = gtk_text_buffer_create_tag (buffer, NULL, "style", PANGO_STYLE_ITALIC, NULL);
  self->match = gtk_text_buffer_create_tag (buffer, NULL,
                                            "background", "#f9f06b",
                                            "foreground", "#000000",
                                            NULL);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
}

static void
prk_narasi_buffer_dispose (GObject *object)
{
  PrkNarasiBuffer *self = PRK_NARASI_BUFFER (object);

  g_clear_handle_id (&self->search_id, g_source_remove);

  G_OBJECT_CLASS (prk_narasi_buffer_parent_class)->dispose (object);
}

static void
prk_narasi_buffer_finalize (GObject *object)
{
  PrkNarasiBuffer *self = PRK_NARASI_BUFFER (object);

  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->ordinals, g_array_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->needle, g_free);

  G_OBJECT_CLASS (prk_narasi_buffer_parent_class)->finalize (object);
}

static void
prk_narasi_buffer_class_init (PrkNarasiBufferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  object_class->constructed = prk_narasi_buffer_constructed;
  object_class->dispose = prk_narasi_buffer_dispose;
  object_class->finalize = prk_narasi_buffer_finalize;

  buffer_class->insert_text = prk_narasi_buffer_insert_text;
  buffer_class->delete_range = prk_narasi_buffer_delete_range;
  buffer_class->changed = prk_narasi_buffer_changed;
  buffer_class->mark_set = prk_narasi_buffer_mark_set;
  buffer_class->begin_user_action = prk_narasi_buffer_begin_user_action;
  buffer_class->end_user_action = prk_narasi_buffer_end_user_action;

  /**
   * PrkNarasiBuffer::edited:
   *
   * Something that the CommonMark shows was changed, not by prk_narasi_buffer_set_text(). Once a user action.
   */
  signals[SIGNAL_EDITED] =
    g_signal_new ("edited", PRK_TYPE_NARASI_BUFFER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PrkNarasiBuffer::lines-changed:
   *
   * Markers are others now, or stand elsewhere.
   */
  signals[SIGNAL_LINES_CHANGED] =
    g_signal_new ("lines-changed", PRK_TYPE_NARASI_BUFFER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
prk_narasi_buffer_init (PrkNarasiBuffer *self)
{
  self->lines = g_array_new (FALSE, TRUE, sizeof (PrkNarasiLine));
  g_array_set_size (self->lines, 1);
  self->next_style = -1;
}

PrkNarasiBuffer *
prk_narasi_buffer_new (void)
{
  return g_object_new (PRK_TYPE_NARASI_BUFFER, NULL);
}

/* Documents in and out */

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
          gtk_text_buffer_get_iter_at_line_index (as_buffer (self), &start, line, index);
          gtk_text_buffer_get_iter_at_line_index (as_buffer (self), &end, line, index + run->n_bytes);
          set_style (self, &start, &end, run->style);
        }
      index += run->n_bytes;
    }
}

/* What a line becomes when @block is put into it; @base is what it was. Text pasted within a list joins the list. */
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
  gboolean was_empty = is_line_empty (self, first);
  PrkNarasiLine base = *line_at (self, first);

  if (n_blocks == 0)
    return;

  self->n_loads++;
  self->next_style = PRK_NARASI_PLAIN;
  gtk_text_buffer_insert (as_buffer (self), iter, plain, -1);
  self->next_style = -1;

  for (guint i = 0; i < n_blocks; i++)
    {
      const PrkNarasiBlock *block = prk_narasi_doc_get_block (doc, i);

      if (i > 0 || was_empty)
        *line_at (self, first + i) = adopt_line (&base, &block->line);
      apply_runs (self, block, first + i, i == 0 ? index : 0);
    }
  tag_lines (self, first, first + n_blocks - 1);
  self->n_loads--;

  settle_lines (self);
}

static void
append_range (PrkNarasiBuffer   *self,
              PrkNarasiDoc      *doc,
              const GtkTextIter *start,
              const GtkTextIter *end)
{
  GtkTextIter iter = *start;

  while (gtk_text_iter_compare (&iter, end) < 0)
    {
      g_autofree char *text = NULL;
      GtkTextIter next = iter;

      gtk_text_iter_forward_to_tag_toggle (&next, NULL);
      if (gtk_text_iter_compare (&next, end) > 0)
        next = *end;
      text = gtk_text_iter_get_slice (&iter, &next);
      prk_narasi_doc_append (doc, text, -1, style_of_char (self, &iter));
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
  guint last;

  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), doc);

  last = gtk_text_iter_get_line (end);
  for (guint i = gtk_text_iter_get_line (start); i <= last; i++)
    {
      const PrkNarasiLine *line = line_at (self, i);
      GtkTextIter from;
      GtkTextIter to;

      get_line_iters (self, i, &from, &to);
      if (gtk_text_iter_compare (&from, start) < 0)
        from = *start;
      if (gtk_text_iter_compare (&to, end) > 0)
        to = *end;
      prk_narasi_doc_begin_block (doc, line->kind, line->level, line->number);
      append_range (self, doc, &from, &to);
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

  gtk_text_buffer_get_bounds (as_buffer (self), &start, &end);
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

  gtk_text_buffer_get_bounds (as_buffer (self), &start, &end);

  return gtk_text_buffer_get_slice (as_buffer (self), &start, &end, TRUE);
}

/* Where the cursor goes when @before is replaced by @after: it keeps its place in what both have, and stands behind
 * what is new if it stood in what is gone. All in characters. */
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
 * Shows another text. The cursor stays with the words it stood in. Does nothing if the text is the one shown.
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
  gtk_text_buffer_set_text (as_buffer (self), "", 0);
  *line_at (self, 0) = (PrkNarasiLine) { PRK_NARASI_PARAGRAPH, 0, 0 };
  gtk_text_buffer_get_start_iter (as_buffer (self), &iter);
  insert_blocks (self, &iter, doc);
  if (prk_narasi_doc_get_n_blocks (doc) == 0)
    settle_lines (self);

  after = prk_narasi_buffer_dup_shown (self);
  gtk_text_buffer_get_iter_at_offset (as_buffer (self), &iter, follow_cursor (before, after, cursor));
  gtk_text_buffer_place_cursor (as_buffer (self), &iter);
  self->n_loads--;
  self->next_style = -1;
  g_clear_pointer (&self->text, g_free);
}

/**
 * prk_narasi_buffer_insert_doc:
 *
 * Puts @doc in the place of the selection, as pasting does. The first block joins the line of the cursor.
 */
void
prk_narasi_buffer_insert_doc (PrkNarasiBuffer    *self,
                              const PrkNarasiDoc *doc)
{
  GtkTextBuffer *buffer = as_buffer (self);
  GtkTextIter iter;

  g_return_if_fail (PRK_IS_NARASI_BUFFER (self));
  g_return_if_fail (doc != NULL);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  insert_blocks (self, &iter, doc);
  self->space_typed = FALSE;
  touch (self);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * prk_narasi_buffer_replace:
 * @start: in characters
 * @end: in characters
 *
 * Puts plain text in the place of a piece of the text. It has the style of the first character that it replaces.
 */
void
prk_narasi_buffer_replace (PrkNarasiBuffer *self,
                           guint            start,
                           guint            end,
                           const char      *text)
{
  GtkTextBuffer *buffer = as_buffer (self);
  GtkTextIter from;
  GtkTextIter to;
  PrkNarasiStyle style;

  g_return_if_fail (PRK_IS_NARASI_BUFFER (self));
  g_return_if_fail (start <= end && text != NULL);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  style = start < end ? style_of_char (self, &from) : style_at (self, &from);
  gtk_text_buffer_delete (buffer, &from, &to);
  self->next_style = style;
  gtk_text_buffer_insert (buffer, &from, text, -1);
  self->next_style = -1;
  self->space_typed = FALSE;
  gtk_text_buffer_end_user_action (buffer);
}

/* Lines */

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

  return line_at (self, line);
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

  return TEXT_MARGIN_PX + (line->kind == PRK_NARASI_PARAGRAPH ? 0 : LIST_STEP_PX * (int) (line->level + 1));
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

  gtk_text_buffer_get_selection_bounds (as_buffer (self), &start, &end);
  *first = gtk_text_iter_get_line (&start);
  *last = gtk_text_iter_get_line (&end);
  if (*last > *first && gtk_text_iter_starts_line (&end))
    *last -= 1;
}

/**
 * prk_narasi_buffer_get_kind:
 *
 * Returns: the kind that all lines of the selection, or that of the cursor, have; if they differ, a paragraph
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
  kind = line_at (self, first)->kind;
  for (guint i = first; i <= last; i++)
    {
      if (first != last && line_at (self, i)->kind == PRK_NARASI_PARAGRAPH && is_line_empty (self, i))
        continue;
      if (has_kind && line_at (self, i)->kind != kind)
        return PRK_NARASI_PARAGRAPH;
      kind = line_at (self, i)->kind;
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
      PrkNarasiLine *line = line_at (self, i);

      if (first != last && is_line_empty (self, i))
        continue;
      if (line->kind == PRK_NARASI_PARAGRAPH || kind == PRK_NARASI_PARAGRAPH)
        line->level = 0;
      line->kind = kind;
      line->number = kind == PRK_NARASI_NUMBER ? 1 : 0;
    }

  tag_lines (self, first, last);
  settle_lines (self);
  touch (self);
}

/**
 * prk_narasi_buffer_indent:
 * @step: 1 to move the items of the selection in, -1 to move them out
 *
 * Nests items deeper or less deep, as far as lists go; an outermost item that moves out becomes a paragraph.
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
  if (line_at (self, first)->kind == PRK_NARASI_PARAGRAPH)
    return FALSE;

  for (guint i = first; i <= last; i++)
    {
      PrkNarasiLine *line = line_at (self, i);

      if (line->kind == PRK_NARASI_PARAGRAPH)
        continue;
      if (step < 0 && line->level == 0)
        *line = (PrkNarasiLine) { PRK_NARASI_PARAGRAPH, 0, 0 };
      else
        line->level = MIN ((int) line->level + step, PRK_NARASI_MAX_LEVEL);
      if (line->kind == PRK_NARASI_NUMBER)
        line->number = 1;
    }

  tag_lines (self, first, last);
  settle_lines (self);
  touch (self);

  return TRUE;
}

/**
 * prk_narasi_buffer_leave_item:
 *
 * Moves the item of the cursor out by one level, if the cursor stands at its start and nothing is selected.
 *
 * Returns: whether it did
 */
gboolean
prk_narasi_buffer_leave_item (PrkNarasiBuffer *self)
{
  GtkTextIter cursor;

  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), FALSE);

  gtk_text_buffer_get_iter_at_mark (as_buffer (self), &cursor,
                                    gtk_text_buffer_get_insert (as_buffer (self)));
  if (gtk_text_buffer_get_has_selection (as_buffer (self)) || !gtk_text_iter_starts_line (&cursor))
    return FALSE;

  return prk_narasi_buffer_indent (self, -1);
}

/* Styles */

/**
 * prk_narasi_buffer_get_style:
 *
 * Returns: the styles of the whole selection, or those that typing at the cursor would have
 */
PrkNarasiStyle
prk_narasi_buffer_get_style (PrkNarasiBuffer *self)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), PRK_NARASI_PLAIN);

  if (gtk_text_buffer_get_selection_bounds (as_buffer (self), &start, &end))
    return common_style (self, &start, &end);

  return style_at (self, &start);
}

/**
 * prk_narasi_buffer_toggle_style:
 *
 * Gives the selection a style, or takes it if all of the selection has it; without a selection, for what is typed next.
 */
void
prk_narasi_buffer_toggle_style (PrkNarasiBuffer *self,
                                PrkNarasiStyle   style)
{
  GtkTextTag *tag;
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (PRK_IS_NARASI_BUFFER (self));
  g_return_if_fail (style == PRK_NARASI_BOLD || style == PRK_NARASI_ITALIC);

  tag = style == PRK_NARASI_BOLD ? self->bold : self->italic;
  if (!gtk_text_buffer_get_selection_bounds (as_buffer (self), &start, &end))
    {
      self->next_style = style_at (self, &start) ^ style;
      return;
    }

  if ((common_style (self, &start, &end) & style) != 0)
    gtk_text_buffer_remove_tag (as_buffer (self), tag, &start, &end);
  else
    gtk_text_buffer_apply_tag (as_buffer (self), tag, &start, &end);
  touch (self);
}

/**
 * prk_narasi_buffer_set_search:
 * @text: (nullable): what to look for; %NULL or empty to mark nothing
 *
 * Marks every place where @text stands, now and as the text changes.
 *
 * Returns: how many there are now, at most 5,000
 */
guint
prk_narasi_buffer_set_search (PrkNarasiBuffer *self,
                              const char      *text,
                              gboolean         case_sensitive)
{
  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), 0);

  g_free (self->needle);
  self->needle = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  self->needle_has_case = case_sensitive;

  return mark_matches (self);
}
