/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Narrative text while it is edited. The characters of the buffer are what a person wrote and
 * nothing else: list markers are not in it. What each line is (paragraph, bullet, number, level)
 * stands in an array beside the text, one entry a line, which follows every insertion and
 * deletion. Tags for margins are derived from that array; only bold and italic are tags in their
 * own right.
 *
 * The last line may be empty, and an empty last line has no character that could carry a tag.
 * Every other line has one, at least its line feed. So the view gives that line its margin by
 * its own left-margin, see prk-narasi-view.c. */

#include "config.h"

#include "prk-narasi-buffer-private.h"

/* So many matches are more than anybody looks through; marking them all would make typing slow. */
#define MAX_MATCHES 5000

enum
{
  SIGNAL_EDITED,
  SIGNAL_LINES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkNarasiBuffer, prk_narasi_buffer, GTK_TYPE_TEXT_BUFFER)

PrkNarasiLine *
_prk_narasi_buffer_line_at (PrkNarasiBuffer *self,
         guint            line)
{
  g_assert (line < self->lines->len);

  return &g_array_index (self->lines, PrkNarasiLine, line);
}

gboolean
_prk_narasi_buffer_is_line_empty (PrkNarasiBuffer *self,
               guint            line)
{
  GtkTextIter start;

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &start, line);

  return gtk_text_iter_ends_line (&start);
}

void
_prk_narasi_buffer_touch (PrkNarasiBuffer *self)
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

/* Search */

static guint
mark_matches (PrkNarasiBuffer *self)
{
  GtkTextSearchFlags flags = GTK_TEXT_SEARCH_TEXT_ONLY;
  GtkTextIter start;
  GtkTextIter end;
  guint n_matches = 0;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), self->match, &start, &end);
  if (self->needle == NULL)
    return 0;

  if (!self->needle_has_case)
    flags |= GTK_TEXT_SEARCH_CASE_INSENSITIVE;

  while (n_matches < MAX_MATCHES &&
         gtk_text_iter_forward_search (&start, self->needle, flags, &start, &end, NULL))
    {
      gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), self->match, &start, &end);
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

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &cursor,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));
  if (gtk_text_iter_get_line_offset (&cursor) > 5)
    return;

  start = cursor;
  gtk_text_iter_set_line_offset (&start, 0);
  line = _prk_narasi_buffer_line_at (self, gtk_text_iter_get_line (&start));
  typed = gtk_text_iter_get_slice (&start, &cursor);
  if (line->kind != PRK_NARASI_PARAGRAPH || !g_regex_match (pattern, typed, 0, &match))
    return;

  digits = g_match_info_fetch (match, 1);
  gtk_text_buffer_delete (GTK_TEXT_BUFFER (self), &start, &cursor);
  line->kind = digits != NULL && *digits != '\0' ? PRK_NARASI_NUMBER : PRK_NARASI_BULLET;
  line->number = line->kind == PRK_NARASI_NUMBER ? atoi (digits) : 0;
  _prk_narasi_buffer_tag_lines (self, gtk_text_iter_get_line (&start),
                                gtk_text_iter_get_line (&start));
  _prk_narasi_buffer_settle_lines (self);
  _prk_narasi_buffer_touch (self);
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
  PrkNarasiStyle style = _prk_narasi_buffer_style_at (self, pos);
  gboolean was_empty = _prk_narasi_buffer_is_line_empty (self, first);
  guint n_lines = self->lines->len;
  PrkNarasiLine line = *_prk_narasi_buffer_line_at (self, first);
  GtkTextIter start;

  if (*clean == '\0')
    return;

  /* Before the text, because the parent tells the world of its change. */
  for (const char *p = clean; (p = strchr (p, '\n')) != NULL; p++)
    g_array_insert_val (self->lines, first + 1, line);

  GTK_TEXT_BUFFER_CLASS (prk_narasi_buffer_parent_class)->insert_text (buffer, pos, clean, -1);
  g_assert (self->lines->len == (guint) gtk_text_buffer_get_line_count (buffer));

  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  _prk_narasi_buffer_set_style (self, &start, pos, style);
  _prk_narasi_buffer_tag_lines (self, first, gtk_text_iter_get_line (pos));
  self->space_typed = self->in_action && g_str_equal (clean, " ");
  if (self->n_loads == 0)
    {
      self->next_style = -1;
      if (self->lines->len != n_lines || was_empty)
        _prk_narasi_buffer_settle_lines (self);
    }
  _prk_narasi_buffer_touch (self);
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

  /* Where whole lines go, what follows stays what it was; else the tail joins the line that the
   * deletion began in. */
  if (gtk_text_iter_starts_line (start) && gtk_text_iter_starts_line (end))
    *_prk_narasi_buffer_line_at (self, first) = *_prk_narasi_buffer_line_at (self, last);
  g_array_remove_range (self->lines, first + 1, last - first);

  GTK_TEXT_BUFFER_CLASS (prk_narasi_buffer_parent_class)->delete_range (buffer, start, end);
  g_assert (self->lines->len == (guint) gtk_text_buffer_get_line_count (buffer));

  if (gtk_text_buffer_get_char_count (buffer) == 0 && last > first)
    *_prk_narasi_buffer_line_at (self, 0) = (PrkNarasiLine) { PRK_NARASI_PARAGRAPH, 0, 0 };

  _prk_narasi_buffer_tag_lines (self, first, first);
  if (self->n_loads == 0 && (last > first || _prk_narasi_buffer_is_line_empty (self, first)))
    _prk_narasi_buffer_settle_lines (self);
  _prk_narasi_buffer_touch (self);
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
    _prk_narasi_buffer_touch (self);
}

static void
prk_narasi_buffer_constructed (GObject *object)
{
  PrkNarasiBuffer *self = PRK_NARASI_BUFFER (object);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  G_OBJECT_CLASS (prk_narasi_buffer_parent_class)->constructed (object);

  for (guint i = 0; i < PRK_NARASI_N_BLOCK_TAGS; i++)
    {
      PrkNarasiLine line
          = { i == 0 ? PRK_NARASI_PARAGRAPH : PRK_NARASI_BULLET, i == 0 ? 0 : i - 1, 0 };

      self->block[i] = gtk_text_buffer_create_tag (
          buffer, NULL, "left-margin", prk_narasi_buffer_get_margin (&line), "pixels-above-lines",
          prk_narasi_buffer_get_gap (&line), "pixels-below-lines",
          prk_narasi_buffer_get_gap (&line), NULL);
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
   * Something that the CommonMark shows was changed, not by prk_narasi_buffer_set_text(). Once a
   * user action.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", PRK_TYPE_NARASI_BUFFER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PrkNarasiBuffer::lines-changed:
   *
   * Markers are others now, or stand elsewhere.
   */
  signals[SIGNAL_LINES_CHANGED]
      = g_signal_new ("lines-changed", PRK_TYPE_NARASI_BUFFER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
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
