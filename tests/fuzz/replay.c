/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives every file of a corpus folder to the fuzz target, and every file shortened and with single
 * bits turned, so that each build walks the decoder's refusals without a fuzzer. A crash is the
 * failure. */

#include "config.h"

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static void
run_copy (const guint8 *data,
          gsize         size)
{
  /* Of exactly this size, so that a sanitizer sees the end. */
  g_autofree guint8 *copy = g_memdup2 (data, size);

  LLVMFuzzerTestOneInput (copy, size);
}

static void
replay_file (gconstpointer user_data)
{
  const char *path = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize size, step;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  run_copy ((guint8 *) contents, size);

  step = MAX (size / 200, 1);
  for (gsize i = 0; i < size; i += step)
    {
      run_copy ((guint8 *) contents, i);
      for (guint bit = 0; bit < 8; bit++)
        {
          contents[i] ^= 1 << bit;
          run_copy ((guint8 *) contents, size);
          contents[i] ^= 1 << bit;
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  folder = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strdup_printf ("/fuzz/%s", name);

      g_test_add_data_func_full (test, g_build_filename (argv[1], name, NULL), replay_file, g_free);
    }

  return g_test_run ();
}
