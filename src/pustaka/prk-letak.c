/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page has its letters in reading order, each with a box. Lines that follow one another closely
 * and overlap sideways are one block. Within a block each line owns a cell, as wide as the block
 * and reaching half way to its neighbours: so a point in the margin beside a short line, or between
 * two lines, belongs to the line that a reader would say, and never to the column next to it. */

#include "config.h"

#include <math.h>

#include "prk-letak.h"
#include "prk-pustaka-kotak-private.h"

#define MAX_LEADING  1.0 /* between two lines of a block, in heights of a line */
#define REACH        3.0 /* points around a letter that count as it */
#define MAX_SENTENCE 600 /* characters */

typedef struct
{
  guint      first;
  guint      last; /* with it; letters that are drawn, both */
  PrkPdfRect rect;
  PrkPdfRect cell;
} Line;

struct _PrkLetak
{
  GArray   *boxes; /* PrkPdfRect */
  gunichar *letters;
  guint     n;
  GArray   *lines; /* Line */
};

static double
bottom_of (const PrkPdfRect *rect)
{
  return rect->y + rect->height;
}

static gboolean
follows (const PrkPdfRect *above,
         const PrkPdfRect *below)
{
  double gap = below->y - bottom_of (above);

  return below->y + below->height / 2 > bottom_of (above) &&
         gap < MAX_LEADING * MAX (above->height, below->height) &&
         below->x < above->x + above->width && above->x < below->x + below->width;
}

static void
set_cells (GArray *lines,
           guint   first,
           guint   end)
{
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE;

  for (guint i = first; i < end; i++)
    {
      const PrkPdfRect *rect = &g_array_index (lines, Line, i).rect;

      left = MIN (left, rect->x);
      right = MAX (right, rect->x + rect->width);
    }
  for (guint i = first; i < end; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      double top = line->rect.y, bottom = bottom_of (&line->rect);

      if (i > first)
        top = (top + bottom_of (&(line - 1)->rect)) / 2;
      if (i + 1 < end)
        bottom = (bottom + (line + 1)->rect.y) / 2;
      line->cell = (PrkPdfRect) { left, top, right - left, MAX (bottom - top, 0) };
    }
}

static void
find_lines (PrkLetak *self)
{
  guint first = 0;

  for (guint i = 0; i < self->n; i++)
    {
      const PrkPdfRect *box = &g_array_index (self->boxes, PrkPdfRect, i);
      Line *line = self->lines->len > 0 ? &g_array_index (self->lines, Line, self->lines->len - 1)
                                        : NULL;

      if (!(box->width > 0) || !(box->height > 0))
        continue;
      if (line != NULL && _prk_kotak_is_in_line (&line->rect, box))
        {
          _prk_kotak_extend (&line->rect, box);
          line->last = i;
        }
      else
        {
          Line next = { i, i, *box, *box };

          g_array_append_val (self->lines, next);
        }
    }

  for (guint i = 1; i <= self->lines->len; i++)
    {
      if (i < self->lines->len && follows (&g_array_index (self->lines, Line, i - 1).rect,
                                           &g_array_index (self->lines, Line, i).rect))
        continue;
      set_cells (self->lines, first, i);
      first = i;
    }
}

/**
 * prk_letak_new:
 * @isi: a page; copied
 *
 * Finds the lines of a page. Pure.
 *
 * Returns: (transfer full)
 */
PrkLetak *
prk_letak_new (const PrkPustakaHalaman *isi)
{
  PrkLetak *self;
  glong n_letters;

  g_return_val_if_fail (isi != NULL, NULL);

  self = g_new0 (PrkLetak, 1);
  self->letters = g_utf8_to_ucs4_fast (isi->teks, -1, &n_letters);
  self->boxes = g_array_ref (isi->kotak);
  self->n = MIN (self->boxes->len, (guint) n_letters);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  find_lines (self);

  return self;
}

void
prk_letak_free (PrkLetak *self)
{
  if (self == NULL)
    return;

  g_free (self->letters);
  g_array_unref (self->boxes);
  g_array_unref (self->lines);
  g_free (self);
}

/* How far a point is outside, squared. */
static double
distance (const PrkPdfRect *rect,
          double            x,
          double            y)
{
  double dx = MAX (MAX (rect->x - x, x - rect->x - rect->width), 0);
  double dy = MAX (MAX (rect->y - y, y - bottom_of (rect)), 0);

  return dx * dx + dy * dy;
}

static const Line *
nearest_line (const PrkLetak *self,
              double          x,
              double          y)
{
  const Line *best = NULL;
  double best_cell = 0, best_rect = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      double to_cell = distance (&line->cell, x, y), to_rect = distance (&line->rect, x, y);

      if (best == NULL || to_cell < best_cell || (to_cell == best_cell && to_rect < best_rect))
        {
          best = line;
          best_cell = to_cell;
          best_rect = to_rect;
        }
    }

  return best;
}

static guint
nearest_letter (const PrkLetak *self,
                const Line     *line,
                double          x)
{
  guint best = line->first;
  double best_distance = G_MAXDOUBLE;

  for (guint i = line->first; i <= line->last; i++)
    {
      const PrkPdfRect *box = &g_array_index (self->boxes, PrkPdfRect, i);
      double away = MAX (MAX (box->x - x, x - box->x - box->width), 0);

      if (box->width > 0 && box->height > 0 && !g_unichar_isspace (self->letters[i]) &&
          away < best_distance)
        {
          best = i;
          best_distance = away;
        }
    }

  return best;
}

static gboolean
ends_sentence (gunichar letter)
{
  return letter == '.' || letter == ';' || letter == '!' || letter == '?';
}

/* From the end of the sentence before to the end of this one. */
static void
widen_to_sentence (const PrkLetak *self,
                   guint          *start,
                   guint          *end)
{
  guint at = *start, limit = MIN (self->n, at + MAX_SENTENCE / 2);

  while (*start > 0 && at - *start < MAX_SENTENCE / 2 && !ends_sentence (self->letters[*start - 1]))
    (*start)--;
  while (*start < at && g_unichar_isspace (self->letters[*start]))
    (*start)++;
  for (*end = at + 1; *end < limit && !ends_sentence (self->letters[*end - 1]); (*end)++)
    ;
}

static void
widen (const PrkLetak *self,
       const Line     *line,
       PrkLetakSatuan  satuan,
       guint          *start,
       guint          *end)
{
  switch (satuan)
    {
    case PRK_LETAK_BARIS:
      *start = line->first;
      *end = line->last + 1;
      break;
    case PRK_LETAK_KALIMAT:
      widen_to_sentence (self, start, end);
      break;
    case PRK_LETAK_KATA:
    default:
      while (*start > 0 && !g_unichar_isspace (self->letters[*start - 1]))
        (*start)--;
      while (*end < self->n && !g_unichar_isspace (self->letters[*end]))
        (*end)++;
      break;
    }
}

static gboolean
unit_near (const PrkLetak *self,
           double          x,
           double          y,
           PrkLetakSatuan  satuan,
           guint          *start,
           guint          *end,
           guint          *letter)
{
  const Line *line = nearest_line (self, x, y);

  if (line == NULL)
    return FALSE;

  *letter = nearest_letter (self, line, x);
  *start = *letter;
  *end = *start + 1;
  widen (self, line, satuan, start, end);

  return TRUE;
}

/**
 * prk_letak_pada:
 * @x: in points
 * @y: in points
 * @start: (out): first character
 * @end: (out): after the last one
 *
 * Says which word, line or sentence is at a point. Pure.
 *
 * Returns: %FALSE where the paper is blank
 */
gboolean
prk_letak_pada (const PrkLetak *self,
                double          x,
                double          y,
                PrkLetakSatuan  satuan,
                guint          *start,
                guint          *end)
{
  guint letter;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  return unit_near (self, x, y, satuan, start, end, &letter) &&
         distance (&g_array_index (self->boxes, PrkPdfRect, letter), x, y) <= REACH * REACH;
}

/**
 * prk_letak_antara:
 * @from_x: where it begins, in points; the two points may come in any order
 * @to_x: where it ends
 * @start: (out): first character
 * @end: (out): after the last one
 *
 * Says what is between two points in reading order. Points beside the print count as the line that
 * they are beside of. Pure.
 *
 * Returns: %FALSE where the page has no letters
 */
gboolean
prk_letak_antara (const PrkLetak *self,
                  double          from_x,
                  double          from_y,
                  double          to_x,
                  double          to_y,
                  PrkLetakSatuan  satuan,
                  guint          *start,
                  guint          *end)
{
  guint other_start, other_end, letter;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  if (!unit_near (self, from_x, from_y, satuan, start, end, &letter) ||
      !unit_near (self, to_x, to_y, satuan, &other_start, &other_end, &letter))
    return FALSE;

  *start = MIN (*start, other_start);
  *end = MAX (*end, other_end);

  return TRUE;
}
