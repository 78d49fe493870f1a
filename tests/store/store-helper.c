/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another process at work on a store: store-helper FOLDER RECORD COUNT. Edits the record COUNT
 * times, each time after reading what stands there, and says the id of each op when it is safe. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "store-fixture.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkStore) store = NULL;
  guint n_edits;

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
