/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where words stand. What OCR read is kept with one box a word, four numbers of 16 bits in quarters
 * of a point, little end first; the characters of a word then share its width evenly, which is near
 * enough for marking and selecting. */

#include "config.h"

#include <math.h>

#include "prk-pustaka-kotak-private.h"

#define PER_POINT 4
#define BOX_BYTES 8

/* Gaps between words belong to a line; those between columns do not. */
#define MAX_GAP 3.0 /* of the height of a line */

gboolean
_prk_kotak_is_in_line (const PrkPdfRect *line,
                       const PrkPdfRect *box)
{
  double middle = box->y + box->height / 2;
  double gap = box->x - line->x - line->width;

  return middle > line->y && middle < line->y + line->height && gap < MAX_GAP * line->height &&
         gap > -0.5 * line->height;
}

void
_prk_kotak_extend (PrkPdfRect       *rect,
                   const PrkPdfRect *by)
{
  double right = MAX (rect->x + rect->width, by->x + by->width);
  double bottom = MAX (rect->y + rect->height, by->y + by->height);

  rect->x = MIN (rect->x, by->x);
  rect->y = MIN (rect->y, by->y);
  rect->width = right - rect->x;
  rect->height = bottom - rect->y;
}

GArray *
_prk_kotak_join (const PrkPustakaHalaman *isi,
                 guint                    start,
                 guint                    end)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PrkPdfRect));

  for (guint i = start; i < MIN (end, isi->kotak->len); i++)
    {
      PrkPdfRect box = g_array_index (isi->kotak, PrkPdfRect, i);
      PrkPdfRect *line =
        lines->len > 0 ? &g_array_index (lines, PrkPdfRect, lines->len - 1) : NULL;

      if (!(box.width > 0) || !(box.height > 0))
        continue;
      if (line != NULL && _prk_kotak_is_in_line (line, &box))
        _prk_kotak_extend (line, &box);
      else
        g_array_append_val (lines, box);
    }

  return lines;
}

static const char *
skip_space (const char *at,
            guint      *place)
{
  while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
    {
      at = g_utf8_next_char (at);
      (*place)++;
    }

  return at;
}

static const char *
skip_word (const char *at,
           guint      *place)
{
  while (*at != '\0' && !g_unichar_isspace (g_utf8_get_char (at)))
    {
      at = g_utf8_next_char (at);
      (*place)++;
    }

  return at;
}

static void
append_number (GByteArray *out,
               double      points)
{
  guint16 number = GUINT16_TO_LE ((guint16) CLAMP (lround (points * PER_POINT), 0, G_MAXUINT16));

  g_byte_array_append (out, (const guint8 *) &number, sizeof number);
}

GBytes *
_prk_kotak_pack (const char *teks,
                 GArray     *kotak)
{
  GByteArray *out = g_byte_array_new ();
  guint place = 0;

  for (const char *at = skip_space (teks, &place); *at != '\0'; at = skip_space (at, &place))
    {
      PrkPdfRect word = { 0 };
      guint first = place;

      at = skip_word (at, &place);
      for (guint i = first; i < MIN (place, kotak->len); i++)
        {
          const PrkPdfRect *box = &g_array_index (kotak, PrkPdfRect, i);

          if (word.width <= 0)
            word = *box;
          else if (box->width > 0)
            _prk_kotak_extend (&word, box);
        }
      append_number (out, word.x);
      append_number (out, word.y);
      append_number (out, word.width);
      append_number (out, word.height);
    }

  return g_byte_array_free_to_bytes (out);
}

static double
read_number (const guint8 *at)
{
  return (at[0] | at[1] << 8) / (double) PER_POINT;
}

GArray *
_prk_kotak_unpack (const char *teks,
                   GBytes     *packed)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);
  const guint8 *end = data + size / BOX_BYTES * BOX_BYTES;
  GArray *kotak = g_array_new (FALSE, TRUE, sizeof (PrkPdfRect));
  guint place = 0;

  g_array_set_size (kotak, g_utf8_strlen (teks, -1));
  for (const char *at = skip_space (teks, &place); *at != '\0' && data < end;
       at = skip_space (at, &place), data += BOX_BYTES)
    {
      PrkPdfRect word = { read_number (data), read_number (data + 2), read_number (data + 4),
                          read_number (data + 6) };
      guint first = place;

      at = skip_word (at, &place);
      for (guint i = first; i < place; i++)
        g_array_index (kotak, PrkPdfRect, i) =
          (PrkPdfRect) { word.x + word.width * (i - first) / (place - first), word.y,
                         word.width / (place - first), word.height };
    }

  return kotak;
}
