/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The C library's month names follow LC_TIME, and a bare Debian has no Indonesian locale, so the
 * names are ours. */

#include "config.h"

#include <glib/gi18n.h>

#include "prk-when.h"

static const char *const short_months[] = {
  NC_("short month", "Jan"), NC_("short month", "Feb"), NC_("short month", "Mar"),
  NC_("short month", "Apr"), NC_("short month", "May"), NC_("short month", "Jun"),
  NC_("short month", "Jul"), NC_("short month", "Aug"), NC_("short month", "Sep"),
  NC_("short month", "Oct"), NC_("short month", "Nov"), NC_("short month", "Dec"),
};

static const char *const long_months[] = {
  NC_("month", "January"), NC_("month", "February"), NC_("month", "March"), NC_("month", "April"),
  NC_("month", "May"), NC_("month", "June"), NC_("month", "July"), NC_("month", "August"),
  NC_("month", "September"), NC_("month", "October"), NC_("month", "November"),
  NC_("month", "December"),
};

static GDateTime *
new_local (gint64 time_us)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

static char *
dup_clock (GDateTime *moment)
{
  /* Translators: hour and minute, %1$02d and %2$02d; Indonesian writes 10.42 */
  return g_strdup_printf (_("%1$02d:%2$02d"),
                          g_date_time_get_hour (moment), g_date_time_get_minute (moment));
}

/**
 * prk_when_dup_short:
 * @time_us: the moment, µs since 1970
 * @now_us: the present, µs since 1970
 *
 * As short as it can be said.
 *
 * Returns: (transfer full): local time; empty for a moment out of range
 */
char *
prk_when_dup_short (gint64 time_us,
                    gint64 now_us)
{
  g_autoptr(GDateTime) moment = new_local (time_us);
  g_autoptr(GDateTime) now = new_local (now_us);
  g_autoptr(GDateTime) yesterday = NULL;
  const char *month;

  if (moment == NULL || now == NULL)
    return g_strdup ("");

  if (g_date_time_get_year (moment) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (moment) == g_date_time_get_day_of_year (now))
    return dup_clock (moment);

  yesterday = g_date_time_add_days (now, -1);
  if (g_date_time_get_year (moment) == g_date_time_get_year (yesterday) &&
      g_date_time_get_day_of_year (moment) == g_date_time_get_day_of_year (yesterday))
    {
      g_autofree char *clock = dup_clock (moment);

      /* Translators: %s is a time of day */
      return g_strdup_printf (_("Yesterday %s"), clock);
    }

  month = g_dpgettext2 (NULL, "short month", short_months[g_date_time_get_month (moment) - 1]);
  if (g_date_time_get_year (moment) == g_date_time_get_year (now))
    return g_strdup_printf ("%d %s", g_date_time_get_day_of_month (moment), month);
  return g_strdup_printf ("%d %s %d", g_date_time_get_day_of_month (moment), month,
                          g_date_time_get_year (moment));
}

/**
 * prk_when_dup_long:
 * @time_us: the moment, µs since 1970
 *
 * Day and time in full.
 *
 * Returns: (transfer full): local time; empty for a moment out of range
 */
char *
prk_when_dup_long (gint64 time_us)
{
  g_autoptr(GDateTime) moment = new_local (time_us);
  g_autofree char *clock = NULL;

  if (moment == NULL)
    return g_strdup ("");

  clock = dup_clock (moment);
  return g_strdup_printf ("%d %s %d %s", g_date_time_get_day_of_month (moment),
                          g_dpgettext2 (NULL, "month",
                                        long_months[g_date_time_get_month (moment) - 1]),
                          g_date_time_get_year (moment), clock);
}
