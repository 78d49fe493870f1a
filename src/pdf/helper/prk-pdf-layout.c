/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text as it stands on the page, for tables: characters whose middles lie on one height make a
 * line, and gaps along the line become as many spaces as average characters would fill. Columns of
 * a table thus stay apart, and stand under each other as long as the type size does not change. */

#include "config.h"

#include <math.h>

#include "prk-pdf-layout.h"

#define MAX_COLUMN 400 /* beyond it a gap is one space; no page is wider in characters */

typedef struct
{
  gunichar   character;
  double     middle;
  PrkPdfRect box;
} Glyph;

static int
compare_height (gconstpointer a,
                gconstpointer b)
{
  const Glyph *first = a, *second = b;

  return (first->middle > second->middle) - (first->middle < second->middle);
}

static int
compare_column (gconstpointer a,
                gconstpointer b)
{
  const Glyph *first = a, *second = b;

  return (first->box.x > second->box.x) - (first->box.x < second->box.x);
}

static GArray *
collect_glyphs (const char       *text,
                const PrkPdfRect *boxes,
                gsize             n_boxes,
                double           *average_width)
{
  GArray *glyphs = g_array_new (FALSE, FALSE, sizeof (Glyph));
  double total = 0;

  for (gsize i = 0; i < n_boxes && *text != '\0'; i++, text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);
      Glyph glyph = { character, boxes[i].y + boxes[i].height / 2, boxes[i] };

      if (g_unichar_isspace (character) || !(boxes[i].width > 0))
        continue;

      total += boxes[i].width;
      g_array_append_val (glyphs, glyph);
    }

  *average_width = glyphs->len > 0 ? total / glyphs->len : 1;

  return glyphs;
}

static void
append_line (GString *out,
             Glyph   *glyphs,
             gsize    n_glyphs,
             double   left,
             double   average_width)
{
  const Glyph *last = NULL;
  guint column = 0;

  qsort (glyphs, n_glyphs, sizeof (Glyph), compare_column);
  for (gsize i = 0; i < n_glyphs; i++)
    {
      const Glyph *glyph = &glyphs[i];
      double gap = last != NULL ? glyph->box.x - last->box.x - last->box.width : G_MAXDOUBLE;

      if (gap > 0.25 * glyph->box.height)
        {
          guint wanted = CLAMP (lround ((glyph->box.x - left) / average_width), 0, MAX_COLUMN);
          guint spaces = wanted > column ? wanted - column : (last != NULL ? 1 : 0);

          /* An ordinary space between words stays one, however the reckoning by averages has
           * drifted. */
          if (last != NULL && gap < 1.2 * glyph->box.height)
            spaces = 1;

          for (guint space = 0; space < spaces; space++, column++)
            g_string_append_c (out, ' ');
        }

      g_string_append_unichar (out, glyph->character);
      column++;
      last = glyph;
    }

  g_string_append_c (out, '\n');
}

/**
 * prk_pdf_layout_text:
 * @boxes: one a character of @text
 *
 * Sets @text as it stands on the page.
 *
 * Returns: lines, each with its newline
 */
char *
prk_pdf_layout_text (const char       *text,
                     const PrkPdfRect *boxes,
                     gsize             n_boxes)
{
  GString *out = g_string_new (NULL);
  double average_width, left = G_MAXDOUBLE;
  g_autoptr(GArray) array = collect_glyphs (text, boxes, n_boxes, &average_width);
  Glyph *glyphs = (Glyph *) array->data;

  g_array_sort (array, compare_height);
  for (guint i = 0; i < array->len; i++)
    left = MIN (left, glyphs[i].box.x);

  for (guint start = 0, end; start < array->len; start = end)
    {
      double limit = glyphs[start].middle + 0.5 * glyphs[start].box.height;

      for (end = start + 1; end < array->len && glyphs[end].middle < limit; end++)
        ;
      append_line (out, glyphs + start, end - start, left, average_width);
    }

  return g_string_free (out, FALSE);
}
