/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Working days added with the shipped tables, beside a walk day by day over the same calendar. */

#include "config.h"

#include "domain/prk-kalender.h"

#define N_FAST 2000000
#define N_SLOW 20000
#define GOAL_A_SECOND 1000000.0

static PrkHari
walk (PrkKalender *kalender, PrkHari day, gint n)
{
  while (n > 0)
    n -= prk_kalender_is_kerja (kalender, ++day);

  return day;
}

int
main (void)
{
  g_autoptr (GPtrArray) salah
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
  g_autoptr (GPtrArray) libur = prk_libur_muat (NULL, salah);
  const PrkHitung usual = { .hari_kerja = 5 };
  g_autoptr (PrkKalender) kalender = prk_kalender_new (libur, "62.04", &usual);
  PrkHari first = prk_hari_dari_iso ("2025-01-01");
  gint64 started_us;
  double fast, slow;
  guint64 sum = 0, wrong = 0;

  started_us = g_get_monotonic_time ();
  for (guint i = 0; i < N_FAST; i++)
    sum += prk_kalender_add_kerja (kalender, first + i % 1000, 15 + i % 31);
  fast = N_FAST * 1e6 / MAX (g_get_monotonic_time () - started_us, 1);

  started_us = g_get_monotonic_time ();
  for (guint i = 0; i < N_SLOW; i++)
    sum += walk (kalender, first + i % 1000, 15 + i % 31);
  slow = N_SLOW * 1e6 / MAX (g_get_monotonic_time () - started_us, 1);

  for (guint i = 0; i < N_SLOW; i++)
    wrong += walk (kalender, first + i % 1000, 15 + i % 31)
             != prk_kalender_add_kerja (kalender, first + i % 1000, 15 + i % 31);

  g_print ("{\"name\": \"hari kerja ditambah\", \"ours\": %.0f, \"peer\": %.0f, \"unit\": \"/s\", "
           "\"ratio\": %.1f, "
           "\"goal\": \"at least 1 million/s\", \"holds\": %s}\n",
           fast, slow, fast / slow,
           fast >= GOAL_A_SECOND && wrong == 0 && sum != 0 ? "true" : "false");

  return 0;
}
