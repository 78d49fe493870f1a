/* SPDX-License-Identifier: GPL-3.0-or-later */

/* git merges lines; we merge paragraphs and list items. So each text is first rewritten with one
 * *unit* a line, a paragraph or a list item: its kind (p or i), how it joins the unit before it,
 * and its text with inner line ends spelt "\n". An empty line follows each unit: git joins changes
 * only when an unchanged line parts them, and so two people may change neighbours.
 *
 *     Satu                      p Satu
 *     - a               ⇒       i-- a
 *     - b                       i - b\n  lagi
 *       lagi
 *
 *     Dua                       p Dua
 *
 * Items are expected right behind one another and everything else after a blank line; only what
 * differs from that is marked, + for a blank line and - for none. Numbers of list items after the
 * first are spelt "1": CommonMark ignores them, and an item put in between does not change those
 * that follow. */
#include "config.h"

#include <git2.h>
#include <string.h>

#include "prk-libgit2-private.h"
#include "prk-text-merge.h"

typedef enum
{
  JOIN_EXPECTED = ' ',
  JOIN_LOOSE = '+',
  JOIN_TIGHT = '-',
} Join;

#define KIND_ITEM 'i'
#define KIND_PARAGRAPH 'p'

/* One line of the text, without its end. */
typedef struct
{
  const char *start;
  gsize       length;
  gsize       indent;
  gsize       marker_length; /* of a list item with the space behind it; 0 for other lines */
  gsize       n_digits;      /* of an ordered item */
} Line;

typedef struct
{
  GPtrArray *units; /* GString */
  GArray    *lists; /* gsize: columns of the ordered lists that are open, outermost first */
  gsize      item_indent;
  gboolean   is_item;
  gboolean   is_after_blank;
} Encoder;

static gsize
measure_indent (const char *text,
                gsize       length)
{
  gsize indent = 0;

  while (indent < length && text[indent] == ' ')
    indent++;

  return indent;
}

static void
read_line (Line       *line,
           const char *start,
           gsize       length)
{
  const char *marker;
  gsize rest, n_digits = 0;

  while (length > 0 && strchr (" \t\r", start[length - 1]) != NULL)
    length--;

  *line = (Line) { .start = start, .length = length, .indent = measure_indent (start, length) };
  marker = start + line->indent;
  rest = length - line->indent;

  while (n_digits < rest && n_digits < 9 && g_ascii_isdigit (marker[n_digits]))
    n_digits++;

  if (rest > n_digits + 1 && marker[n_digits + 1] == ' ' &&
      strchr (n_digits > 0 ? ".)" : "-*+", marker[n_digits]) != NULL)
    {
      line->marker_length = n_digits + 2;
      line->n_digits = n_digits;
    }
}

/* Whether an item starts here. In the middle of a paragraph "2027. …" is only text. */
static gboolean
starts_item (const Encoder *encoder,
             const Line    *line)
{
  if (line->marker_length == 0)
    return FALSE;

  return line->n_digits == 0 || encoder->units->len == 0 || encoder->is_after_blank ||
         (encoder->is_item && line->indent <= encoder->item_indent);
}

/* Closes the ordered lists that a unit at @column ends. Whether one of them stood at that very
 * column, so that an ordered item there goes on with it. */
static gboolean
close_lists (GArray *lists,
             gsize   column)
{
  gboolean goes_on = FALSE;

  while (lists->len > 0 && g_array_index (lists, gsize, lists->len - 1) >= column)
    {
      goes_on = g_array_index (lists, gsize, lists->len - 1) == column;
      g_array_set_size (lists, lists->len - 1);
    }

  return goes_on;
}

static void
append_escaped (GString    *out,
                const char *text,
                gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, text[i]);
    }
}

static Join
find_join (const Encoder *encoder,
           gboolean       is_item)
{
  gboolean is_tight_expected = encoder->is_item && is_item;

  if (encoder->units->len == 0 || encoder->is_after_blank != is_tight_expected)
    return JOIN_EXPECTED;

  return encoder->is_after_blank ? JOIN_LOOSE : JOIN_TIGHT;
}

static void
start_unit (Encoder    *encoder,
            const Line *line,
            gboolean    is_item)
{
  GString *unit = g_string_new (NULL);
  gboolean goes_on = close_lists (encoder->lists, line->indent);
  gboolean is_ordered = is_item && line->n_digits > 0;
  gsize n_written = 0;

  g_string_append_c (unit, is_item ? KIND_ITEM : KIND_PARAGRAPH);
  g_string_append_c (unit, find_join (encoder, is_item));

  if (is_ordered)
    g_array_append_val (encoder->lists, line->indent);

  if (is_ordered && goes_on)
    {
      g_string_append_printf (unit, "%*s1", (int) line->indent, "");
      n_written = line->indent + line->n_digits;
    }
  append_escaped (unit, line->start + n_written, line->length - n_written);

  g_ptr_array_add (encoder->units, unit);
  encoder->is_item = is_item;
  encoder->item_indent = line->indent;
}

static void
unit_free (gpointer data)
{
  g_string_free (data, TRUE);
}

/* (element-type GString): the units of a text, each one line. */
static GPtrArray *
encode (const char *text)
{
  g_autoptr(GArray) lists = g_array_new (FALSE, FALSE, sizeof (gsize));
  Encoder encoder = { .units = g_ptr_array_new_with_free_func (unit_free), .lists = lists };

  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n");
      gboolean is_item;
      Line line;

      read_line (&line, text, length);
      is_item = starts_item (&encoder, &line);

      if (line.length > line.indent)
        {
          if (is_item || encoder.is_after_blank || encoder.units->len == 0)
            {
              start_unit (&encoder, &line, is_item);
            }
          else
            {
              GString *unit = g_ptr_array_index (encoder.units, encoder.units->len - 1);

              g_string_append (unit, "\\n");
              append_escaped (unit, line.start, line.length);
            }
        }
      encoder.is_after_blank = line.length == line.indent;

      text += length;
      text += *text == '\n';
    }

  return encoder.units;
}

static void
append_unescaped (GString    *out,
                  const char *line)
{
  for (; *line != '\0'; line++)
    {
      if (*line == '\\' && line[1] != '\0')
        {
          line++;
          g_string_append_c (out, *line == 'n' ? '\n' : *line);
        }
      else
        {
          g_string_append_c (out, *line);
        }
    }
}

/* @lines: (element-type utf8) */
static char *
decode (GPtrArray *lines)
{
  GString *out = g_string_new (NULL);
  gboolean is_after_item = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      gboolean is_item = line[0] == KIND_ITEM;

      if (out->len > 0 && (line[1] == JOIN_TIGHT ||
                           (line[1] == JOIN_EXPECTED && is_item && is_after_item)))
        g_string_append (out, "\n");
      else if (out->len > 0)
        g_string_append (out, "\n\n");

      append_unescaped (out, line + 2);
      is_after_item = is_item;
    }

  return g_string_free (out, FALSE);
}

/* The units as git gets them, from the first or from the last. */
static GString *
write_units (GPtrArray *units,
             gboolean   is_reversed)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      const GString *unit =
          g_ptr_array_index (units, is_reversed ? units->len - 1 - i : i);

      g_string_append_len (text, unit->str, unit->len);
      g_string_append (text, "\n\n");
    }

  return text;
}

static char *
read_merged (const git_merge_file_result *result,
             gboolean                     is_reversed)
{
  g_autofree char *text = g_strndup (result->ptr, result->len);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GPtrArray) units = g_ptr_array_new ();

  guint n_lines = g_strv_length (lines);

  for (guint i = 0; i < n_lines; i++)
    {
      char *line = lines[is_reversed ? n_lines - 1 - i : i];

      if (*line != '\0')
        g_ptr_array_add (units, line);
    }

  return decode (units);
}

static void
set_input (git_merge_file_input *input,
           const GString        *text)
{
  git_merge_file_input_init (input, GIT_MERGE_FILE_INPUT_VERSION);
  input->ptr = text->str;
  input->size = text->len;
}

/* NULL when it is not clean. */
static char *
merge_units (GPtrArray *base,
             GPtrArray *ours,
             GPtrArray *theirs,
             gboolean   is_reversed)
{
  g_autoptr(GString) base_text = write_units (base, is_reversed);
  g_autoptr(GString) our_text = write_units (ours, is_reversed);
  g_autoptr(GString) their_text = write_units (theirs, is_reversed);
  git_merge_file_input inputs[3];
  git_merge_file_result result = { 0 };
  char *merged = NULL;

  _prk_libgit2_start ();

  set_input (&inputs[0], base_text);
  set_input (&inputs[1], our_text);
  set_input (&inputs[2], their_text);

  if (git_merge_file (&result, &inputs[0], &inputs[1], &inputs[2], NULL) == 0 &&
      result.automergeable)
    merged = read_merged (&result, is_reversed);

  git_merge_file_result_free (&result);

  return merged;
}

/**
 * prk_text_merge:
 * @base: what both sides had
 * @ours: CommonMark
 * @theirs: CommonMark
 *
 * Merges two texts that grew from one, by paragraph and list item. Where only one side changed
 * anything, that side is the result as it is; else blank lines and list numbers come out in one
 * form.
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the merged text, %NULL when both sides changed the same
 *   paragraph or put something at the same place
 */
char *
prk_text_merge (const char *base,
                const char *ours,
                const char *theirs)
{
  g_autoptr(GPtrArray) base_units = NULL;
  g_autoptr(GPtrArray) our_units = NULL;
  g_autoptr(GPtrArray) their_units = NULL;
  char *merged;

  g_return_val_if_fail (base != NULL, NULL);
  g_return_val_if_fail (ours != NULL, NULL);
  g_return_val_if_fail (theirs != NULL, NULL);

  if (strcmp (ours, theirs) == 0 || strcmp (base, theirs) == 0)
    return g_strdup (ours);
  if (strcmp (base, ours) == 0)
    return g_strdup (theirs);

  base_units = encode (base);
  our_units = encode (ours);
  their_units = encode (theirs);

  /* Of two empty lines around a new unit git takes the one below to be new, too. So what is put in
   * right before a changed unit clashes with it from the first line on, but not from the last. */
  merged = merge_units (base_units, our_units, their_units, FALSE);
  if (merged == NULL)
    merged = merge_units (base_units, our_units, their_units, TRUE);

  return merged;
}
