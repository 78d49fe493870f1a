/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-parallel.h"

static void
count (guint    index,
       gpointer data)
{
  g_atomic_int_inc (&((int *) data)[index]);
}

static gpointer
assert_each_once (gpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autofree int *counts = g_new0 (int, n + 1);

  prk_parallel_for (n, count, counts);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (counts[i], ==, 1);
  g_assert_cmpint (counts[n], ==, 0);

  return NULL;
}

static void
test_each_once (void)
{
  static const guint sizes[] = { 0, 1, 7, 8, 9, 16, 17, 1000, 4099 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    assert_each_once (GUINT_TO_POINTER (sizes[i]));
}

/* More callers than helpers: nobody waits for a thread that another one has. */
static void
test_many_callers (void)
{
  GThread *threads[24];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("caller", assert_each_once, GUINT_TO_POINTER (100 + 37 * i));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parallel/each-once", test_each_once);
  g_test_add_func ("/parallel/many-callers", test_many_callers);

  return g_test_run ();
}
