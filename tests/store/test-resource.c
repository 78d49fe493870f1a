/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Threads that ask for compiled-in data at the same moment, in programs that have just begun: each is
 * this one, started again. */

#include "config.h"

#include <string.h>

#include "base/prk-resource.h"
#include "store/prk-contoh-resources.h"

#define N_PROGRAMS 300
#define N_THREADS 4
#define AGAIN "--again"

static int n_ready;
static int n_missing;

static gpointer
ask (gpointer data)
{
  g_atomic_int_inc (&n_ready);
  while (g_atomic_int_get (&n_ready) < N_THREADS)
    ;
  if (prk_resource_get (prk_contoh_get_resource) == NULL)
    g_atomic_int_inc (&n_missing);

  return NULL;
}

static int
ask_at_once (void)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("ask", ask, NULL);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);

  return n_missing;
}

static void
test_threads_that_ask_at_once_are_answered (gconstpointer program)
{
  const char *const argv[] = { program, AGAIN, NULL };

  for (guint i = 0; i < N_PROGRAMS; i++)
    {
      g_autoptr(GError) error = NULL;
      int status;

      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
      g_assert_no_error (error);
      g_spawn_check_wait_status (status, &error);
      g_assert_no_error (error);
    }
}

int
main (int    argc,
      char **argv)
{
  if (argc > 1 && strcmp (argv[1], AGAIN) == 0)
    return ask_at_once ();

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/resource/threads-that-ask-at-once-are-answered", argv[0],
                        test_threads_that_ask_at_once_are_answered);

  return g_test_run ();
}
