/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prk-when.h"

/* Local time, whatever the zone of the machine. */
static gint64
moment (int year,
        int month,
        int day,
        int hour,
        int minute)
{
  g_autoptr(GDateTime) time = g_date_time_new_local (year, month, day, hour, minute, 0);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static void
as_short_as_it_can_be (void)
{
  const gint64 now = moment (2027, 1, 1, 9, 5);
  const struct
  {
    gint64      time;
    const char *text;
  } cases[] = {
    { moment (2027, 1, 1, 0, 0), "00:00" },
    { moment (2027, 1, 1, 8, 7), "08:07" },
    { moment (2026, 12, 31, 23, 59), "Yesterday 23:59" },
    { moment (2026, 12, 30, 23, 59), "30 Dec 2026" },
    { moment (2027, 5, 3, 1, 1), "3 May" },
    { moment (1999, 8, 17, 10, 0), "17 Aug 1999" },
    { G_MAXINT64, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = prk_when_dup_short (cases[i].time, now);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
in_full (void)
{
  g_autofree char *text = prk_when_dup_long (moment (2026, 11, 21, 4, 9));

  g_assert_cmpstr (text, ==, "21 November 2026 04:09");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/when/as-short-as-it-can-be", as_short_as_it_can_be);
  g_test_add_func ("/app/when/in-full", in_full);

  return g_test_run ();
}
