/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a page made fit for an index. What the page shows over several lines is one line
 * here: white space collapsed, and a word that a hyphen parts at a line end joined again, unless
 * the two parts are a word said twice (undang-\nundang), whose hyphen belongs to it. Ligatures
 * become letters, since the tokenizer would not. */

#include "config.h"

#include <string.h>

#include "prk-pustaka-teks.h"

#define SOFT_HYPHEN   0xad
#define HYPHEN        0x2010
#define MIN_LETTERS   12 /* a page number and a stamp are not yet a page of text */
#define TWICE_LETTERS 3  /* kementerian-\nkementerian, but also daerah-\ndaerahnya */

typedef struct
{
  const char *at;
  guint       place; /* of the character at `at` */
  GString    *out;
  GArray     *places;
} Tidy;

static void
put (Tidy       *tidy,
     const char *bytes,
     gsize       length)
{
  g_string_append_len (tidy->out, bytes, length);
  if (tidy->places != NULL)
    for (gsize i = 0; i < length; i++)
      g_array_append_val (tidy->places, tidy->place);
}

static void
step (Tidy *tidy)
{
  tidy->at = g_utf8_next_char (tidy->at);
  tidy->place++;
}

static gboolean
is_blank (gunichar character)
{
  if (character < 0x80)
    return character <= ' ' || character == 0x7f;

  return g_unichar_isspace (character) || g_unichar_iscntrl (character) ||
         g_unichar_type (character) == G_UNICODE_PRIVATE_USE || character == 0xfffd;
}

static const char *
find_ligature (gunichar character)
{
  static const char *const letters[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

  return character >= 0xfb00 && character <= 0xfb06 ? letters[character - 0xfb00] : NULL;
}

/* Where the word goes on after a line end, or NULL: @after stands behind the hyphen. */
static const char *
find_next_line (const char *after,
                guint      *n_skipped)
{
  gboolean has_line_end = FALSE;

  for (*n_skipped = 0; *after != '\0'; after = g_utf8_next_char (after), (*n_skipped)++)
    {
      gunichar character = g_utf8_get_char (after);

      if (character == '\n' || character == '\f')
        has_line_end = TRUE;
      else if (!is_blank (character))
        break;
    }

  return has_line_end && g_unichar_islower (g_utf8_get_char (after)) ? after : NULL;
}

static gboolean
is_said_twice (const GString *out,
               const char    *next)
{
  gsize start = out->len;

  while (start > 0 && g_ascii_isalpha (out->str[start - 1]))
    start--;

  return out->len - start >= TWICE_LETTERS &&
         g_ascii_strncasecmp (out->str + start, next, TWICE_LETTERS) == 0;
}

/* At a hyphen. FALSE where it is one like any other. */
static gboolean
take_hyphen (Tidy    *tidy,
             gunichar hyphen)
{
  guint n_skipped;
  const char *after = g_utf8_next_char (tidy->at);
  const char *next = find_next_line (after, &n_skipped);

  if (tidy->out->len == 0 || next == NULL || g_ascii_isspace (tidy->out->str[tidy->out->len - 1]) ||
      g_ascii_isdigit (tidy->out->str[tidy->out->len - 1]))
    {
      if (hyphen != SOFT_HYPHEN)
        return FALSE;
      step (tidy);
      return TRUE;
    }

  if (is_said_twice (tidy->out, next))
    put (tidy, "-", 1);
  tidy->at = next;
  tidy->place += n_skipped + 1;

  return TRUE;
}

/**
 * prk_pustaka_teks_tidy:
 *
 * Makes the text of a page fit for an index. Pure.
 */
char *
prk_pustaka_teks_tidy (const char *raw,
                       GArray     *places)
{
  Tidy tidy = { raw, 0, g_string_sized_new (strlen (raw) + 1), places };
  gboolean is_parted = FALSE;

  while (*tidy.at != '\0')
    {
      gunichar character = g_utf8_get_char (tidy.at);
      const char *ligature;

      if (is_blank (character))
        {
          is_parted = TRUE;
          step (&tidy);
          continue;
        }
      if (!is_parted &&
          (character == '-' || character == SOFT_HYPHEN || character == HYPHEN) &&
          take_hyphen (&tidy, character))
        continue;

      if (is_parted && tidy.out->len > 0)
        put (&tidy, " ", 1);
      is_parted = FALSE;

      ligature = find_ligature (character);
      if (ligature != NULL)
        put (&tidy, ligature, strlen (ligature));
      else
        put (&tidy, tidy.at, g_utf8_skip[(guchar) *tidy.at]);
      step (&tidy);
    }

  return g_string_free (tidy.out, FALSE);
}

gboolean
prk_pustaka_teks_is_empty (const char *tidy)
{
  guint n_letters = 0;

  for (; *tidy != '\0' && n_letters < MIN_LETTERS; tidy = g_utf8_next_char (tidy))
    n_letters += g_unichar_isalpha (g_utf8_get_char (tidy)) ? 1 : 0;

  return n_letters < MIN_LETTERS;
}

char *
prk_pustaka_teks_fold (const char *word,
                       gssize      length)
{
  g_autofree char *parted = g_utf8_normalize (word, length, G_NORMALIZE_NFD);
  GString *out = g_string_new (NULL);

  for (const char *at = parted; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_ismark (character))
        g_string_append_unichar (out, g_unichar_tolower (character));
    }

  return g_string_free (out, FALSE);
}
