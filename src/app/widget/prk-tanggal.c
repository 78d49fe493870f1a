/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days as Indonesians type them, "21-11-2026", "21/11/26" or "21 November 2026", to and from ISO
 * 8601. */

#include "config.h"

#include "prk-tanggal.h"

#include <string.h>

#define MIN_YEAR 1900
#define MAX_YEAR 2200

/* Full names; at least three letters of one are enough. English ones come from spreadsheets. */
static const char *const months[][2] = {
  { "januari", "january" }, { "februari", "february" }, { "maret", "march" },
  { "april", "april" },     { "mei", "may" },           { "juni", "june" },
  { "juli", "july" },       { "agustus", "august" },    { "september", "september" },
  { "oktober", "october" }, { "november", "november" }, { "desember", "december" },
};

static guint
parse_month (const char *text)
{
  g_autofree char *name = g_ascii_strdown (text, -1);
  gsize length = strlen (name);

  if (length > 0 && strspn (name, "0123456789") == length)
    return length <= 2 ? atoi (name) : 0;
  if (length < 3)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (strncmp (months[i][0], name, length) == 0 || strncmp (months[i][1], name, length) == 0)
      return i + 1;

  return g_str_equal (name, "agt") || g_str_equal (name, "ags") ? 8 : 0;
}

static gboolean
parse_digits (const char *text,
              guint       max_length,
              guint      *number)
{
  gsize length = strlen (text);

  if (length == 0 || length > max_length || strspn (text, "0123456789") != length)
    return FALSE;

  *number = atoi (text);

  return TRUE;
}

/**
 * prk_tanggal_parse:
 * @text: what a person typed
 *
 * Returns: (transfer full) (nullable): the day in ISO 8601; %NULL if @text is no day from 1900 to
 *   2200
 */
char *
prk_tanggal_parse (const char *text)
{
  g_auto(GStrv) parts = NULL;
  g_autofree char *copy = NULL;
  const char *words[3];
  guint n_words = 0;
  guint day;
  guint month;
  guint year;

  g_return_val_if_fail (text != NULL, NULL);

  copy = g_strstrip (g_strdup (text));
  parts = g_strsplit_set (copy, "-/. ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (n_words == G_N_ELEMENTS (words))
        return NULL;
      words[n_words++] = parts[i];
    }
  if (n_words != 3)
    return NULL;

  /* A year of four digits in front is ISO. */
  if (strlen (words[0]) == 4)
    {
      const char *first = words[0];

      words[0] = words[2];
      words[2] = first;
    }

  month = parse_month (words[1]);
  if (!parse_digits (words[0], 2, &day) || !parse_digits (words[2], 4, &year))
    return NULL;
  if (strlen (words[2]) == 2)
    year += 2000;
  if (year < MIN_YEAR || year > MAX_YEAR || !g_date_valid_dmy (day, month, year))
    return NULL;

  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

/**
 * prk_tanggal_format:
 * @iso: a day in ISO 8601
 *
 * Returns: (transfer full): "21-11-2026"; @iso itself if it is none
 */
char *
prk_tanggal_format (const char *iso)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (iso != NULL, NULL);

  day = strlen (iso) == 10 ? prk_tanggal_parse (iso) : NULL;
  if (g_strcmp0 (day, iso) != 0)
    return g_strdup (iso);

  return g_strdup_printf ("%.2s-%.2s-%.4s", iso + 8, iso + 5, iso);
}
