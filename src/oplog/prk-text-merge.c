/* SPDX-License-Identifier: GPL-3.0-or-later */

/* git merges lines; we merge paragraphs and list items. So each text is first rewritten with one
 * *unit* a line: a paragraph or a list item, its inner line ends spelt "\n". Between two units
 * stands a line of its own, empty where the text had a blank line and "\-" where the units
 * followed one another directly: git joins changes only when an unchanged line parts them, and so
 * two people may change neighbouring paragraphs.
 *
 *     Satu                      Satu
 *                               (empty)
 *     - a              ⇒        - a
 *     - b                       \-
 *       lagi                    - b\n  lagi
 *
 * Numbers of list items after the first are spelt "1": CommonMark ignores them, and an item put
 * in between does not change those that follow. */
#include "config.h"

#include <git2.h>
#include <string.h>

#include "prk-libgit2-private.h"
#include "prk-text-merge.h"

#define TIGHT_LINE "\\-"

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
  GString *out;
  GArray  *lists; /* gsize: columns of the ordered lists that are open, outermost first */
  gsize    item_indent;
  gboolean is_in_unit;
  gboolean is_item;
  gboolean is_after_blank;
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

  return line->n_digits == 0 || !encoder->is_in_unit || encoder->is_after_blank ||
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

static void
start_unit (Encoder    *encoder,
            const Line *line,
            gboolean    is_item)
{
  gboolean goes_on = close_lists (encoder->lists, line->indent);
  gboolean is_ordered = is_item && line->n_digits > 0;
  gsize n_written = 0;

  if (encoder->is_in_unit)
    g_string_append_printf (encoder->out,
                            "\n%s\n",
                            encoder->is_after_blank ? "" : TIGHT_LINE);

  if (is_ordered)
    g_array_append_val (encoder->lists, line->indent);

  if (is_ordered && goes_on)
    {
      g_string_append_printf (encoder->out, "%*s1", (int) line->indent, "");
      n_written = line->indent + line->n_digits;
    }
  append_escaped (encoder->out, line->start + n_written, line->length - n_written);

  encoder->is_in_unit = TRUE;
  encoder->is_item = is_item;
  encoder->item_indent = line->indent;
  encoder->is_after_blank = FALSE;
}

/* The text with one unit a line; always ends with a line end. */
static char *
encode (const char *text)
{
  g_autoptr(GArray) lists = g_array_new (FALSE, FALSE, sizeof (gsize));
  Encoder encoder = { .out = g_string_new (NULL), .lists = lists };

  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n");
      gboolean is_item;
      Line line;

      read_line (&line, text, length);
      is_item = starts_item (&encoder, &line);

      if (line.length == line.indent)
        {
          encoder.is_after_blank = TRUE;
        }
      else if (is_item || encoder.is_after_blank || !encoder.is_in_unit)
        {
          start_unit (&encoder, &line, is_item);
        }
      else
        {
          g_string_append (encoder.out, "\\n");
          append_escaped (encoder.out, line.start, line.length);
        }

      text += length;
      text += *text == '\n';
    }

  if (encoder.is_in_unit)
    g_string_append_c (encoder.out, '\n');

  return g_string_free (encoder.out, FALSE);
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

static char *
decode (const char *encoded,
        gsize       size)
{
  g_autofree char *copy = g_strndup (encoded, size);
  g_auto(GStrv) lines = g_strsplit (copy, "\n", -1);
  GString *out = g_string_sized_new (size);
  gboolean is_tight = FALSE;

  for (char **line = lines; *line != NULL; line++)
    {
      if (**line == '\0')
        continue;

      if (strcmp (*line, TIGHT_LINE) == 0)
        {
          is_tight = TRUE;
          continue;
        }

      if (out->len > 0)
        {
          gboolean has_blank_line = line > lines && *line[-1] == '\0';

          g_string_append (out, is_tight && !has_blank_line ? "\n" : "\n\n");
        }
      append_unescaped (out, *line);
      is_tight = FALSE;
    }

  return g_string_free (out, FALSE);
}

static void
set_input (git_merge_file_input *input,
           const char           *text)
{
  git_merge_file_input_init (input, GIT_MERGE_FILE_INPUT_VERSION);
  input->ptr = text;
  input->size = strlen (text);
}

static char *
merge_encoded (const char *base,
               const char *ours,
               const char *theirs)
{
  git_merge_file_input inputs[3];
  git_merge_file_result result = { 0 };
  char *merged = NULL;

  _prk_libgit2_start ();

  set_input (&inputs[0], base);
  set_input (&inputs[1], ours);
  set_input (&inputs[2], theirs);

  if (git_merge_file (&result, &inputs[0], &inputs[1], &inputs[2], NULL) == 0 &&
      result.automergeable)
    merged = decode (result.ptr, result.len);

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
  g_autofree char *base_lines = NULL;
  g_autofree char *our_lines = NULL;
  g_autofree char *their_lines = NULL;

  g_return_val_if_fail (base != NULL, NULL);
  g_return_val_if_fail (ours != NULL, NULL);
  g_return_val_if_fail (theirs != NULL, NULL);

  if (strcmp (ours, theirs) == 0 || strcmp (base, theirs) == 0)
    return g_strdup (ours);
  if (strcmp (base, ours) == 0)
    return g_strdup (theirs);

  base_lines = encode (base);
  our_lines = encode (ours);
  their_lines = encode (theirs);

  return merge_encoded (base_lines, our_lines, their_lines);
}
