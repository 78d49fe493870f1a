/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A source that wants to run every 2 ms, before everything else in the main loop. When it runs more
 * than 16 ms late, one frame was missed: a stall. The time for which the thread could have run and
 * had no processor, because of other programs, is told apart. At the end, and at each SIGUSR1
 * (which begins a new count), one line goes to standard output:
 *
 *     macet: 3 stalls over 16 ms, longest 41.7 ms, in 5021 ms; 2 more without a processor
 *
 * and one each time the preview has caught up with the typing:
 *
 *     pratinjau: shown after 62.3 ms
 */

#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include <glib-unix.h>

#include "prk-macet.h"

#define TICK_US  2000
#define STALL_US 16000

typedef struct
{
  GSource source;
  gint64  due_us;
  gint64  waited_us; /* for a processor, since the thread began */
} Ticker;

static gboolean is_on;
static gint64 began_us;
static gint64 longest_us;
static guint n_stalls;
static guint n_starved;
static int schedstat = -1;

static void
print_count (void)
{
  gint64 now_us = g_get_monotonic_time ();

  g_print ("macet: %u stalls over 16 ms, longest %.1f ms, in %" G_GINT64_FORMAT " ms; "
           "%u more without a processor\n",
           n_stalls, longest_us / 1000.0, (now_us - began_us) / 1000, n_starved);
  began_us = now_us;
  longest_us = 0;
  n_stalls = 0;
  n_starved = 0;
}

/* How long this thread has waited for a processor in its life; 0 where the kernel does not say. */
static gint64
read_waited_us (void)
{
  char line[128];
  char *rest = NULL;
  ssize_t length = pread (schedstat, line, sizeof line - 1, 0);

  if (length <= 0)
    return 0;

  line[length] = '\0';
  g_ascii_strtoll (line, &rest, 10); /* what it ran */

  return g_ascii_strtoll (rest, NULL, 10) / 1000;
}

static gboolean
signal_cb (gpointer user_data)
{
  print_count ();

  return G_SOURCE_CONTINUE;
}

static gboolean
tick (GSource     *source,
      GSourceFunc  callback,
      gpointer     user_data)
{
  Ticker *ticker = (Ticker *) source;
  gint64 now_us = g_get_monotonic_time ();
  gint64 late_us = now_us - ticker->due_us;
  gint64 waited_us = read_waited_us ();
  gint64 own_us = late_us - (waited_us - ticker->waited_us);

  if (own_us > STALL_US)
    n_stalls++;
  else if (late_us > STALL_US)
    n_starved++;
  longest_us = MAX (longest_us, own_us);
  ticker->waited_us = waited_us;
  ticker->due_us = now_us + TICK_US;
  g_source_set_ready_time (source, ticker->due_us);

  return G_SOURCE_CONTINUE;
}

void
prk_macet_watch (void)
{
  static GSourceFuncs funcs = { .dispatch = tick };
  static GSource *source = NULL;

  if (source != NULL || g_strcmp0 (g_getenv ("PRAKARSA_HITUNG_MACET"), "1") != 0)
    return;

  is_on = TRUE;
  schedstat = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  source = g_source_new (&funcs, sizeof (Ticker));
  began_us = g_get_monotonic_time ();
  ((Ticker *) source)->due_us = began_us;
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_ready_time (source, 0);
  g_source_attach (source, NULL);
  g_unix_signal_add (SIGUSR1, signal_cb, NULL);
  atexit (print_count);
}

gboolean
prk_macet_is_on (void)
{
  return is_on;
}

void
prk_macet_tell_shown (gint64 changed_us)
{
  if (is_on && changed_us > 0)
    g_print ("pratinjau: shown after %.1f ms\n", (g_get_monotonic_time () - changed_us) / 1000.0);
}
