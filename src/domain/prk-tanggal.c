/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days and durations of official documents. A term counts its first and its last day: twelve months
 * from 1 January end on 31 December. Where the last month has no day of that number, the term ends
 * with that month (one month from 31 January ends on 28 February). So prk_tanggal_add_bulan() grows
 * with every month, and prk_tanggal_count_bulan() is its inverse. */

#include "config.h"

#include <string.h>
#include <unicode/udat.h>

#include "prk-terbilang.h"

#define ISO_LENGTH 10
#define MAX_NAME 64 /* UTF-16 units of a month's or day's name */

static int
read_digits (const char *text,
             int         n_digits)
{
  int number = 0;

  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }

  return number;
}

static gboolean
parse_iso (const char *iso,
           GDate      *date)
{
  int year, month, day;

  if (iso == NULL || strlen (iso) != ISO_LENGTH || iso[4] != '-' || iso[7] != '-')
    return FALSE;

  year = read_digits (iso, 4);
  month = read_digits (iso + 5, 2);
  day = read_digits (iso + 8, 2);
  if (year < 1 || month < 1 || day < 1 || !g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

static char *
format_iso (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

/* The names of months or weekdays in Indonesian, in ICU's order. */
static gpointer
load_names (gpointer data)
{
  UDateFormatSymbolType type = GPOINTER_TO_INT (data);
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = udat_open (UDAT_NONE, UDAT_NONE, "id", u"UTC", -1, NULL, 0, &status);
  GPtrArray *names = g_ptr_array_new ();
  int n = U_SUCCESS (status) ? udat_countSymbols (format, type) : 0;

  for (int i = 0; i < n; i++)
    {
      UChar name[MAX_NAME];
      int length = udat_getSymbols (format, type, i, name, MAX_NAME, &status);

      g_ptr_array_add (names, g_utf16_to_utf8 (name, length, NULL, NULL, NULL));
    }
  if (U_FAILURE (status))
    g_error ("ICU has no Indonesian names of months and days: %s", u_errorName (status));

  udat_close (format);
  return names;
}

static const char *
get_month_name (GDateMonth month)
{
  static GOnce once = G_ONCE_INIT;
  GPtrArray *names = g_once (&once, load_names, GINT_TO_POINTER (UDAT_MONTHS));

  return g_ptr_array_index (names, month - G_DATE_JANUARY);
}

/* ICU counts weekdays from Sunday = 1, GLib from Monday = 1 to Sunday = 7. */
static const char *
get_weekday_name (GDateWeekday weekday)
{
  static GOnce once = G_ONCE_INIT;
  GPtrArray *names = g_once (&once, load_names, GINT_TO_POINTER (UDAT_WEEKDAYS));

  return g_ptr_array_index (names, weekday % 7 + 1);
}

gboolean
prk_tanggal_is_valid (const char *iso)
{
  GDate date;

  g_date_clear (&date, 1);
  return parse_iso (iso, &date);
}

/**
 * prk_tanggal_dup_panjang:
 * @iso: (nullable): a day, such as `2026-11-21`
 *
 * Writes a day as documents do.
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): such as `21 November 2026`; %NULL for what is no day
 */
char *
prk_tanggal_dup_panjang (const char *iso)
{
  GDate date;

  g_date_clear (&date, 1);
  if (!parse_iso (iso, &date))
    return NULL;

  return g_strdup_printf ("%d %s %d", g_date_get_day (&date),
                          get_month_name (g_date_get_month (&date)), g_date_get_year (&date));
}

char *
prk_tanggal_dup_hari (const char *iso)
{
  GDate date;

  g_date_clear (&date, 1);
  if (!parse_iso (iso, &date))
    return NULL;

  return g_strdup (get_weekday_name (g_date_get_weekday (&date)));
}

char *
prk_tanggal_dup_resmi (const char *iso)
{
  g_autofree char *words = prk_tanggal_dup_terbilang (iso);
  GDate date;

  g_date_clear (&date, 1);
  if (words == NULL || !parse_iso (iso, &date))
    return NULL;

  return g_strdup_printf ("%s, tanggal %s (%02d-%02d-%04d)", get_weekday_name (g_date_get_weekday (&date)), words,
                          g_date_get_day (&date), g_date_get_month (&date), g_date_get_year (&date));
}

/**
 * prk_tanggal_dup_terbilang:
 * @iso: (nullable): a day
 *
 * Writes a day as the opening of an agreement does, without its weekday.
 *
 * Returns: (transfer full) (nullable): %NULL for what is no day
 */
char *
prk_tanggal_dup_terbilang (const char *iso)
{
  GDate date;
  g_autofree char *day = NULL;
  g_autofree char *year = NULL;

  g_date_clear (&date, 1);
  if (!parse_iso (iso, &date))
    return NULL;
  day = prk_terbilang (g_date_get_day (&date));
  year = prk_terbilang (g_date_get_year (&date));

  return g_strdup_printf ("%s bulan %s tahun %s", day, get_month_name (g_date_get_month (&date)), year);
}

/**
 * prk_tanggal_dup_dari_teks:
 * @text: what a person typed or pasted: `21-11-2026`, `21/11/2026`, `21.11.2026`, `2026-11-21`, `21
 * November 2026`, `21 Nov 2026`
 *
 * Reads a day; the day stands before the month unless a year of four digits comes first.
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the day in ISO form; %NULL for what is no day
 */
char *
prk_tanggal_dup_dari_teks (const char *text)
{
  g_autoptr(GRegex) numbers
      = g_regex_new ("^(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})$", 0, 0, NULL);
  g_autoptr(GRegex) words = g_regex_new ("^(\\d{1,2})[- ]([A-Za-z]{3,})[- ](\\d{4})$", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  g_autofree char *year = NULL;
  g_autofree char *iso = NULL;
  int number = 0;

  if (prk_tanggal_is_valid (trimmed))
    return g_steal_pointer (&trimmed);

  if (!g_regex_match (numbers, trimmed, 0, &match))
    {
      g_clear_pointer (&match, g_match_info_unref);
      if (!g_regex_match (words, trimmed, 0, &match))
        return NULL;
    }

  day = g_match_info_fetch (match, 1);
  month = g_match_info_fetch (match, 2);
  year = g_match_info_fetch (match, 3);
  number = atoi (month);
  for (int i = G_DATE_JANUARY; number == 0 && i <= G_DATE_DECEMBER; i++)
    {
      const char *name = get_month_name (i);

      if (g_ascii_strcasecmp (month, name) == 0
          || (strlen (month) == 3 && g_ascii_strncasecmp (month, name, 3) == 0))
        number = i;
    }

  iso = g_strdup_printf ("%s-%02d-%02d", year, number, atoi (day));
  return prk_tanggal_is_valid (iso) ? g_steal_pointer (&iso) : NULL;
}

/**
 * prk_tanggal_add_bulan:
 * @iso: the first day of a term
 * @months: how long it is, above 0
 *
 * Finds the last day of a term.
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the day; %NULL for what is no day, no length, or ends after
 * the year 9999
 */
char *
prk_tanggal_add_bulan (const char *iso,
                       int         months)
{
  GDate date;
  int month_index, year, month, n_days;

  g_date_clear (&date, 1);
  if (months < 1 || months > 12 * 9999 || !parse_iso (iso, &date))
    return NULL;

  month_index = g_date_get_year (&date) * 12 + g_date_get_month (&date) - 1 + months;
  year = month_index / 12;
  month = month_index % 12 + 1;
  if (year > 9999)
    return NULL;

  n_days = g_date_get_days_in_month (month, year);
  if (g_date_get_day (&date) > n_days)
    {
      g_date_set_dmy (&date, n_days, month, year);
    }
  else
    {
      g_date_set_dmy (&date, g_date_get_day (&date), month, year);
      g_date_subtract_days (&date, 1);
    }

  return format_iso (&date);
}

/**
 * prk_tanggal_count_bulan:
 * @mulai: the first day of a term
 * @selesai: its last day
 *
 * Counts the months of a term.
 *
 * Any thread.
 *
 * Returns: the number for which prk_tanggal_add_bulan() gives @selesai; -1 when there is none
 */
int
prk_tanggal_count_bulan (const char *mulai,
                         const char *selesai)
{
  GDate first, last;
  int months;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  if (!parse_iso (mulai, &first) || !parse_iso (selesai, &last))
    return -1;

  months = (g_date_get_year (&last) - g_date_get_year (&first)) * 12 + (int)g_date_get_month (&last)
           - (int)g_date_get_month (&first);

  /* The last day stands in the month counted, or, for a term that begins on the first, in the one
   * before. */
  for (int candidate = months; candidate <= months + 1; candidate++)
    {
      g_autofree char *end = prk_tanggal_add_bulan (mulai, candidate);

      if (g_strcmp0 (end, selesai) == 0)
        return candidate;
    }

  return -1;
}
