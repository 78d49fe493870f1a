/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Narrative text between its two faces, the CommonMark of a record and the lines of a text view:
 * a list of blocks, each a paragraph or a list item, each one line of text in runs of one style.
 * Nothing here knows GTK.
 *
 * A document is normal when writing it as CommonMark and reading it back gives the same
 * document: no empty paragraphs, nothing at all if no block has text, no white space beside the
 * markup of bold and italic, a list begins at level 0 and steps in by one. */

#include "config.h"

#include "prk-narasi-doc.h"
#include "prk-narasi-nesting.h"

#include <string.h>

struct _PrkNarasiDoc
{
  GPtrArray *blocks;
};

static void
block_free (PrkNarasiBlock *block)
{
  g_string_free (block->text, TRUE);
  g_array_unref (block->runs);
  g_free (block);
}

static void
append_run (GArray         *runs,
            gsize           n_bytes,
            PrkNarasiStyle  style)
{
  if (n_bytes == 0)
    return;

  if (runs->len > 0)
    {
      PrkNarasiRun *last = &g_array_index (runs, PrkNarasiRun, runs->len - 1);

      if (last->style == style)
        {
          last->n_bytes += n_bytes;
          return;
        }
    }

  g_array_append_val (runs, ((PrkNarasiRun) { n_bytes, style }));
}

/* Takes @style from the white space that begins at byte @start. @styles has one entry a byte. */
static gboolean
trim_after (const char     *text,
            guint8         *styles,
            gsize           start,
            gsize           length,
            PrkNarasiStyle  style)
{
  gsize i = start;

  while (i < length && (styles[i] & style) != 0 && g_unichar_isspace (g_utf8_get_char (text + i)))
    for (gsize next = g_utf8_next_char (text + i) - text; i < next; i++)
      styles[i] &= ~style;

  return i > start;
}

/* The same with the white space that ends before byte @stop. */
static gboolean
trim_before (const char     *text,
             guint8         *styles,
             gsize           stop,
             PrkNarasiStyle  style)
{
  gsize i = stop;

  while (i > 0 && (styles[i - 1] & style) != 0)
    {
      const char *p = g_utf8_prev_char (text + i);

      if (!g_unichar_isspace (g_utf8_get_char (p)))
        break;
      while (i > (gsize) (p - text))
        styles[--i] &= ~style;
    }

  return i < stop;
}

static void
trim_edges (const char     *text,
            guint8         *styles,
            gsize           length,
            PrkNarasiStyle  style)
{
  for (gsize i = 0; i <= length; i++)
    {
      gboolean before = i > 0 && (styles[i - 1] & style) != 0;
      gboolean after = i < length && (styles[i] & style) != 0;

      if (before && !after)
        trim_before (text, styles, i, style);
      else if (after && !before)
        trim_after (text, styles, i, length, style);
    }
}

/* Where styles overlap, one is closed and opened again in the middle; no white space there
 * either. */
static gboolean
trim_overlaps (PrkNarasiBlock *block,
               guint8         *styles)
{
  PrkNarasiNesting nesting = { 0 };
  gboolean trimmed = FALSE;
  gsize at = 0;

  for (guint i = 0; i < block->runs->len; i++)
    {
      PrkNarasiStep step = prk_narasi_nesting_step (&nesting, block->runs, i);
      PrkNarasiStyle reopened = prk_narasi_step_reopened (&step);

      if (reopened != PRK_NARASI_PLAIN)
        {
          trimmed |= trim_before (block->text->str, styles, at, reopened);
          trimmed |= trim_after (block->text->str, styles, at, block->text->len, reopened);
        }
      at += g_array_index (block->runs, PrkNarasiRun, i).n_bytes;
    }

  return trimmed;
}

static void
normalize_runs (PrkNarasiBlock *block)
{
  g_autofree guint8 *styles = NULL;
  gsize at = 0;

  if (block->runs->len == 0
      || (block->runs->len == 1
          && g_array_index (block->runs, PrkNarasiRun, 0).style == PRK_NARASI_PLAIN))
    return;

  styles = g_malloc (block->text->len);
  for (guint i = 0; i < block->runs->len; i++)
    {
      const PrkNarasiRun *run = &g_array_index (block->runs, PrkNarasiRun, i);

      memset (styles + at, run->style, run->n_bytes);
      at += run->n_bytes;
    }
  g_assert (at == block->text->len);

  do
    {
      trim_edges (block->text->str, styles, block->text->len, PRK_NARASI_BOLD);
      trim_edges (block->text->str, styles, block->text->len, PRK_NARASI_ITALIC);

      g_array_set_size (block->runs, 0);
      for (gsize i = 0; i < block->text->len; i++)
        append_run (block->runs, 1, styles[i]);
    }
  while (trim_overlaps (block, styles));
}

/**
 * prk_narasi_lists_next:
 * @line: (inout): what the next line is; empty paragraphs are left out
 *
 * Moves on to the next line and puts it right: a list begins at level 0, steps in by one, and has
 * one first number.
 *
 * Returns: the number that the line shows; 0 if it shows none
 */
guint
prk_narasi_lists_next (PrkNarasiLists *self,
                       PrkNarasiLine  *line)
{
  g_return_val_if_fail (self != NULL && line != NULL, 0);

  if (line->kind == PRK_NARASI_PARAGRAPH)
    {
      *line = (PrkNarasiLine) { PRK_NARASI_PARAGRAPH, 0, 0 };
      self->depth = 0;
      return 0;
    }

  line->level = MIN (line->level, MIN (self->depth, PRK_NARASI_MAX_LEVEL));
  if (line->kind == PRK_NARASI_BULLET)
    line->number = 0;

  if (self->depth > line->level && self->open[line->level].kind == line->kind)
    line->number = self->open[line->level].number;
  else
    self->n_items[line->level] = 0;

  self->open[line->level] = *line;
  self->depth = line->level + 1;

  return line->kind == PRK_NARASI_NUMBER ? line->number + self->n_items[line->level]++ : 0;
}

/**
 * prk_narasi_doc_new:
 *
 * Makes a document without blocks.
 *
 * Returns: (transfer full): the document
 */
PrkNarasiDoc *
prk_narasi_doc_new (void)
{
  PrkNarasiDoc *self = g_new0 (PrkNarasiDoc, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);

  return self;
}

void
prk_narasi_doc_free (PrkNarasiDoc *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

guint
prk_narasi_doc_get_n_blocks (const PrkNarasiDoc *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

const PrkNarasiBlock *
prk_narasi_doc_get_block (const PrkNarasiDoc *self,
                          guint               index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, index);
}

/**
 * prk_narasi_doc_begin_block:
 * @level: of a list item, 0 the outermost; 0 for a paragraph
 * @number: the first number of the numbered list; else 0
 *
 * Adds an empty block, to which prk_narasi_doc_append() then adds.
 *
 * Returns: (transfer none): the block, valid as long as the document
 */
PrkNarasiBlock *
prk_narasi_doc_begin_block (PrkNarasiDoc  *self,
                            PrkNarasiKind  kind,
                            guint          level,
                            guint          number)
{
  PrkNarasiBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = g_new0 (PrkNarasiBlock, 1);
  block->line = (PrkNarasiLine) { kind, MIN (level, PRK_NARASI_MAX_LEVEL), number };
  block->text = g_string_new (NULL);
  block->runs = g_array_new (FALSE, FALSE, sizeof (PrkNarasiRun));
  g_ptr_array_add (self->blocks, block);

  return block;
}

/**
 * prk_narasi_doc_append:
 * @text: UTF-8 without line ends, as prk_narasi_sanitize() leaves it
 * @length: in bytes, or -1 up to the terminating NUL
 *
 * Adds text to the last block.
 */
void
prk_narasi_doc_append (PrkNarasiDoc   *self,
                       const char     *text,
                       gssize          length,
                       PrkNarasiStyle  style)
{
  PrkNarasiBlock *block;

  g_return_if_fail (self != NULL && self->blocks->len > 0);
  g_return_if_fail (text != NULL);

  if (length < 0)
    length = strlen (text);

  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  g_string_append_len (block->text, text, length);
  append_run (block->runs, length, style);
}

/**
 * prk_narasi_doc_set_line:
 *
 * Makes a block another kind of line.
 */
void
prk_narasi_doc_set_line (PrkNarasiDoc        *self,
                         guint                index,
                         const PrkNarasiLine *line)
{
  g_return_if_fail (self != NULL && index < self->blocks->len);

  ((PrkNarasiBlock *) g_ptr_array_index (self->blocks, index))->line = *line;
}

/**
 * prk_narasi_doc_normalize:
 *
 * Makes the document normal, as described at the top of this file.
 */
void
prk_narasi_doc_normalize (PrkNarasiDoc *self)
{
  PrkNarasiLists lists = { 0 };
  gboolean has_text = FALSE;
  guint kept = 0;

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->blocks->len && !has_text; i++)
    has_text = ((PrkNarasiBlock *) g_ptr_array_index (self->blocks, i))->text->len > 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      PrkNarasiBlock *block = g_ptr_array_index (self->blocks, i);

      if (!has_text || (block->line.kind == PRK_NARASI_PARAGRAPH && block->text->len == 0))
        {
          block_free (block);
          continue;
        }

      normalize_runs (block);
      prk_narasi_lists_next (&lists, &block->line);
      self->blocks->pdata[kept++] = block;
    }

  /* The pointers past the kept ones were freed or moved down. */
  for (guint i = kept; i < self->blocks->len; i++)
    self->blocks->pdata[i] = NULL;
  g_ptr_array_set_free_func (self->blocks, NULL);
  g_ptr_array_set_size (self->blocks, kept);
  g_ptr_array_set_free_func (self->blocks, (GDestroyNotify) block_free);
}

gboolean
prk_narasi_doc_equal (const PrkNarasiDoc *a,
                      const PrkNarasiDoc *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->blocks->len != b->blocks->len)
    return FALSE;

  for (guint i = 0; i < a->blocks->len; i++)
    {
      const PrkNarasiBlock *one = g_ptr_array_index (a->blocks, i);
      const PrkNarasiBlock *other = g_ptr_array_index (b->blocks, i);

      if (one->line.kind != other->line.kind || one->line.level != other->line.level
          || one->line.number != other->line.number || !g_string_equal (one->text, other->text)
          || one->runs->len != other->runs->len)
        return FALSE;

      for (guint j = 0; j < one->runs->len; j++)
        {
          const PrkNarasiRun *run = &g_array_index (one->runs, PrkNarasiRun, j);
          const PrkNarasiRun *twin = &g_array_index (other->runs, PrkNarasiRun, j);

          if (run->n_bytes != twin->n_bytes || run->style != twin->style)
            return FALSE;
        }
    }

  return TRUE;
}

/**
 * prk_narasi_doc_to_plain:
 *
 * The text as the editor shows it: one line a block, no list markers.
 *
 * Returns: (transfer full): UTF-8
 */
char *
prk_narasi_doc_to_plain (const PrkNarasiDoc *self)
{
  GString *plain = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const PrkNarasiBlock *block = g_ptr_array_index (self->blocks, i);

      if (i > 0)
        g_string_append_c (plain, '\n');
      g_string_append_len (plain, block->text->str, block->text->len);
    }

  return g_string_free (plain, FALSE);
}

/**
 * prk_narasi_doc_new_plain:
 * @text: any bytes
 *
 * Makes a document with one paragraph a line of @text; empty lines stay as empty paragraphs.
 *
 * Returns: (transfer full): the document
 */
PrkNarasiDoc *
prk_narasi_doc_new_plain (const char *text,
                          gsize       length)
{
  PrkNarasiDoc *self = prk_narasi_doc_new ();
  g_autofree char *clean = prk_narasi_sanitize (text, length);
  const char *line = clean;

  for (;;)
    {
      const char *end = strchr (line, '\n');

      prk_narasi_doc_begin_block (self, PRK_NARASI_PARAGRAPH, 0, 0);
      prk_narasi_doc_append (self, line, end != NULL ? end - line : -1, PRK_NARASI_PLAIN);
      if (end == NULL)
        return self;
      line = end + 1;
    }
}

/**
 * prk_narasi_sanitize:
 * @text: any bytes
 *
 * Makes of outside bytes text that can be shown, stored and printed.
 *
 * Invalid UTF-8 becomes U+FFFD. Every way to end a line becomes a line feed, a vertical tab (a word
 * processor's line break) becomes %PRK_NARASI_BREAK. Other control characters, NUL among them, the
 * object placeholder U+FFFC and the byte order mark go.
 *
 * Returns: (transfer full): UTF-8
 */
char *
prk_narasi_sanitize (const char *text,
                     gsize       length)
{
  g_autofree char *valid = NULL;
  GString *clean;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length == 0)
    return g_strdup ("");

  valid = g_utf8_make_valid (text, length);
  clean = g_string_sized_new (strlen (valid));

  /* g_utf8_make_valid() turns a NUL into U+FFFD as well, which would show; one that was in the
   * text stays. */
  if (memchr (text, '\0', length) != NULL)
    {
      g_autoptr(GString) without_nul = g_string_sized_new (length);

      for (gsize i = 0; i < length; i++)
        if (text[i] != '\0')
          g_string_append_c (without_nul, text[i]);

      g_free (valid);
      valid = g_utf8_make_valid (without_nul->str, without_nul->len);
    }

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (clean, '\n');
        }
      else if (c == '\f' || c == 0x85 || c == 0x2029)
        g_string_append_c (clean, '\n');
      else if (c == '\v')
        g_string_append (clean, PRK_NARASI_BREAK);
      else if (c == '\n' || c == '\t' || (!g_unichar_iscntrl (c) && c != 0xfffc && c != 0xfeff))
        g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}
