/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where justified text is parted. Words are long in Indonesian, so a line whose next word did not fit by a little is torn into
 * gaps. Lines are broken here by the widths of the characters alone, as Pango will break them; where a line's gaps would be
 * too wide, as much of the next word as fits is taken, with a hyphen, at a place that the patterns of the language allow. A line
 * that is well filled is left alone, so most paragraphs have no hyphen. Kerning is not looked at: who lays the text out
 * sees whether each hyphen ends its line, and does without them when one does not. */
#include "config.h"

#include <string.h>

#include <hyphen.h>

#include "prk-pisah.h"

#define PATTERNS    "/usr/share/hyphen/hyph_id_ID.dic"
#define MIN_WORD    6   /* letters */
#define MAX_WORD    40
#define MIN_LEFT    3
#define MIN_RIGHT   3
#define LOOSE       0.8 /* of a space, on top of each */
#define MARGIN      0.4 /* pt, for what kerning may add */
#define MAX_IN_A_ROW 2

/* NULL where the patterns are not installed: words stay whole then. */
static HyphenDict *
get_patterns (void)
{
  static gsize once;
  static HyphenDict *patterns;

  if (g_once_init_enter (&once))
    {
      if (g_file_test (PATTERNS, G_FILE_TEST_EXISTS))
        patterns = hnj_hyphen_load (PATTERNS);
      g_once_init_leave (&once, 1);
    }

  return patterns;
}

/* Names, abbreviations, numbers and addresses are left whole: only a word of small letters is parted. */
guint
prk_pisah_kata (const char *word,
                gsize       length,
                guint8     *titik)
{
  char copy[MAX_WORD + 1] = { 0 }; /* the library reads on to a NUL */
  char marks[MAX_WORD + 5];
  char **rep = NULL;
  int *pos = NULL, *cut = NULL;
  HyphenDict *patterns;
  guint n = 0;

  if (length < MIN_WORD || length > MAX_WORD)
    return 0;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (copy[i] = word[i]))
      return 0;
  patterns = get_patterns ();
  if (patterns == NULL || hnj_hyphen_hyphenate2 (patterns, copy, (int) length, marks, NULL, &rep, &pos, &cut) != 0)
    return 0;

  for (gsize i = MIN_LEFT; i + MIN_RIGHT <= length; i++)
    if (marks[i - 1] & 1)
      titik[n++] = i;
  g_free (pos);
  g_free (cut);
  for (gsize i = 0; rep != NULL && i < length; i++)
    g_free (rep[i]);
  g_free (rep);

  return n;
}

static double
get_width (const PrkPisahHuruf *huruf,
           const char         **p)
{
  guchar byte = **p;
  gunichar c;

  if (byte < 128)
    {
      (*p)++;
      return huruf->latin[byte];
    }
  c = g_utf8_get_char (*p);
  *p = g_utf8_next_char (*p);
  if (c < 256)
    return huruf->latin[c];

  return c >= PRK_PISAH_TANDA && c < PRK_PISAH_TANDA + PRK_PISAH_N_TANDA ? huruf->tanda[c - PRK_PISAH_TANDA] : huruf->lain;
}

/* Where the word at @p ends for the breaker: before a space, or after a hyphen between letters. */
static const char *
find_end (const PrkPisahHuruf *huruf,
          const char          *p,
          double              *width)
{
  *width = 0;
  while (*p != '\0' && *p != ' ')
    {
      gboolean is_hyphen = *p == '-' && g_ascii_isalpha (p[1]);

      *width += get_width (huruf, &p);
      if (is_hyphen)
        break;
    }

  return p;
}

/* The longest beginning of the word at @word, with a hyphen, that @room has place for; 0 for none. */
static guint
find_part (const PrkPisahHuruf *huruf,
           const char          *word,
           const char          *end,
           double               room,
           double              *width)
{
  guint8 titik[MAX_WORD];
  guint n, from = 0, best = 0;
  double sum = 0;

  while (end > word && g_ascii_ispunct (end[-1]))
    end--;
  n = prk_pisah_kata (word, end - word, titik);
  room -= huruf->latin['-'] + MARGIN;
  for (guint i = 0; i < n; i++)
    {
      for (; from < titik[i]; from++)
        sum += huruf->latin[(guchar) word[from]];
      if (sum > room)
        break;
      best = titik[i];
      *width = sum;
    }

  return best;
}

GArray *
prk_pisah_cari (const char          *text,
                const PrkPisahHuruf *huruf,
                double               lebar,
                double               baris_pertama)
{
  const double space = huruf->latin[' '];
  double room = lebar - MAX (baris_pertama, 0);
  double line = 0;    /* what stands in the line, without the space at its end */
  guint n_spaces = 0, in_a_row = 0;
  GArray *titik = NULL;

  for (const char *p = text; *p != '\0';)
    {
      double width, part = 0;
      gboolean has_space = p > text && p[-1] == ' ' && line > 0;
      const char *end = find_end (huruf, p, &width);
      double gap = has_space ? space : 0;
      double slack = room - line;
      guint cut = 0;

      if (line + gap + width > room && line > 0)
        {
          if (n_spaces > 0 && slack / n_spaces > LOOSE * space && in_a_row < MAX_IN_A_ROW && strchr (end, ' ') != NULL)
            cut = find_part (huruf, p, end, slack - gap, &part);
          if (cut > 0)
            {
              guint at = p + cut - text;

              if (titik == NULL)
                titik = g_array_new (FALSE, FALSE, sizeof (guint));
              g_array_append_val (titik, at);
              width -= part;
            }
          in_a_row = cut > 0 ? in_a_row + 1 : 0;
          room = lebar - MAX (-baris_pertama, 0);
          line = width;
          n_spaces = 0;
        }
      else
        {
          line += gap + width;
          n_spaces += has_space ? 1 : 0;
        }
      for (p = end; *p == ' '; p++)
        ;
    }

  return titik;
}

char *
prk_pisah_dup (const char   *text,
               const GArray *titik)
{
  GString *out = g_string_sized_new (strlen (text) + titik->len);
  guint from = 0;

  for (guint i = 0; i < titik->len; i++)
    {
      guint at = g_array_index (titik, guint, i);

      g_string_append_len (out, text + from, at - from);
      g_string_append_c (out, '-');
      from = at;
    }
  g_string_append (out, text + from);

  return g_string_free (out, FALSE);
}
