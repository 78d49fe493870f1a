/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-clock.h"

static void
test_manual_clock_moves_only_when_told (void)
{
  g_autoptr(PrkClock) clock = prk_clock_new_manual (5);

  g_assert_cmpint (prk_clock_now_us (clock), ==, 5);
  g_assert_cmpint (prk_clock_now_us (clock), ==, 5);
  prk_clock_set_now_us (clock, 3);
  g_assert_cmpint (prk_clock_now_us (clock), ==, 3);

  g_assert_finalize_object (g_steal_pointer (&clock));
}

static void
test_system_clock_tells_the_time (void)
{
  g_autoptr(PrkClock) clock = prk_clock_new_system ();
  gint64 before_us = g_get_real_time ();
  gint64 now_us = prk_clock_now_us (clock);

  g_assert_cmpint (now_us, >=, before_us);
  g_assert_cmpint (now_us, <=, g_get_real_time ());

  g_assert_finalize_object (g_steal_pointer (&clock));
}

static void
test_hybrid_clock_never_goes_back (void)
{
  g_assert_cmpint (prk_hlc_next (100, 0), ==, 100);
  g_assert_cmpint (prk_hlc_next (100, 99), ==, 100);
  g_assert_cmpint (prk_hlc_next (100, 100), ==, 101);
  g_assert_cmpint (prk_hlc_next (7, 100), ==, 101);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/manual-clock-moves-only-when-told",
                   test_manual_clock_moves_only_when_told);
  g_test_add_func ("/clock/system-clock-tells-the-time", test_system_clock_tells_the_time);
  g_test_add_func ("/clock/hybrid-clock-never-goes-back", test_hybrid_clock_never_goes_back);

  return g_test_run ();
}
