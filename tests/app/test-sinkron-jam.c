/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app/sinkron/prk-sinkron-jam.h"

#define MINUTE G_TIME_SPAN_MINUTE
#define HOUR   G_TIME_SPAN_HOUR
#define DAY    G_TIME_SPAN_DAY

/* A few minutes mean nothing; from a day on today is another day. */
static void
test_grades (void)
{
  static const struct
  {
    gint64 offset_us;
    PrkJam jam;
  } cases[] = {
    { 0, PRK_JAM_BENAR },
    { 10 * MINUTE - 1, PRK_JAM_BENAR },
    { -10 * MINUTE + 1, PRK_JAM_BENAR },
    { 10 * MINUTE, PRK_JAM_MELESET },
    { -10 * MINUTE, PRK_JAM_MELESET },
    { DAY - 1, PRK_JAM_MELESET },
    { DAY, PRK_JAM_SALAH },
    { -730 * DAY, PRK_JAM_SALAH },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%" G_GINT64_FORMAT, cases[i].offset_us);
      g_assert_cmpint (prk_sinkron_jam_nilai (cases[i].offset_us), ==, cases[i].jam);
    }
}

static void
test_words (void)
{
  static const struct
  {
    gint64 offset_us;
    const char *words;
  } cases[] = {
    { 25 * MINUTE + 10, "The clock of this laptop is 25 minutes ahead of the register’s" },
    { -90 * MINUTE, "The clock of this laptop is 2 hours behind the register’s" },
    { -1 * DAY, "The clock of this laptop is 1 day behind the register’s" },
    { -730 * DAY, "The clock of this laptop is 2 years behind the register’s" },
    { 400 * DAY, "The clock of this laptop is 1 year ahead of the register’s" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = prk_sinkron_jam_dup_judul (cases[i].offset_us);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  /* The way it is wrong decides what is said of deadlines. */
  g_assert_cmpstr (prk_sinkron_jam_get_uraian (-2 * DAY), !=, prk_sinkron_jam_get_uraian (2 * DAY));
  g_assert_cmpstr (prk_sinkron_jam_get_uraian (-HOUR), ==, prk_sinkron_jam_get_uraian (HOUR));
}

/* Without a network what the last answer told still stands. */
static void
test_remembered (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("prakarsa-jam-XXXXXX", &error);
  g_autoptr(PrkClock) clock = prk_clock_new_system ();
  g_autoptr(PrkStore) store = prk_store_open (folder, clock, NULL, &error);
  g_autoptr(PrkSinkron) sinkron = NULL;
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);

  g_assert_no_error (error);
  prk_store_set_setting (store, "sinkron/selisih-jam", "-63072000000000");
  sinkron = prk_sinkron_new (store);
  prk_sinkron_start (sinkron);
  g_assert_cmpint (prk_sinkron_get_clock_offset_us (sinkron), ==, -730 * DAY);
  prk_sinkron_stop (sinkron);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&sinkron);
  prk_store_close (store);
  g_assert_cmpint (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL), ==, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sinkron-jam/grades", test_grades);
  g_test_add_func ("/sinkron-jam/words", test_words);
  g_test_add_func ("/sinkron-jam/remembered", test_remembered);

  return g_test_run ();
}
