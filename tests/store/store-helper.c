/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another process at work on a store.
 *
 * store-helper FOLDER RECORD COUNT edits the record COUNT times, each time after reading what stands there, and
 * says the id of each op when it is safe. store-helper FOLDER HOW indexes what is not indexed yet: "idle" as a
 * program does while nobody asks, "search" because somebody does. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "store-fixture.h"

static int
index_all (const char *folder,
           gboolean    is_search)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkStore) store = NULL;
  g_autoptr (GPtrArray) found = NULL;
  PrkQuery query = { .type = "kak", .text = "sawit" };
  PrkTuning tuning = _prk_tuning_default;

  tuning.idle_ms = 0;
  tuning.daily_copy = FALSE;
  store = _prk_store_open_tuned (folder, NULL, NULL, NULL, &tuning, &error);
  g_assert_no_error (error);
  printf ("begun\n");
  fflush (stdout);
  if (is_search)
    {
      found = prk_store_list (store, &query, &error);
      g_assert_no_error (error);
    }
  else
    {
      while (query_int (folder, "SELECT count(*) FROM record WHERE stale = 1") > 0)
        g_usleep (20 * 1000);
    }
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkStore) store = NULL;
  guint n_edits;

  if (argc == 3)
    return index_all (argv[1], strcmp (argv[2], "search") == 0);
  g_assert_cmpint (argc, ==, 4);
  n_edits = (guint) atoi (argv[3]);
  store = prk_store_open (argv[1], NULL, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < n_edits; i++)
    {
      g_autofree char *path = g_strdup_printf ("proses/%d/%u", (int) getpid (), i);
      g_autoptr (PrkOp) op = commit_string (store, argv[2], "kak", path, "isi", &error);

      g_assert_no_error (error);
      printf ("%s\n", prk_op_get_id (op));
      fflush (stdout);
    }
  return 0;
}
