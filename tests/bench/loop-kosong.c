/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A main loop with as much to do as a person's typing gives one, in pieces of half a millisecond, which are never a
 * reason to be late: what it is late all the same is the machine's doing. It counts its stalls as the application does
 * (SIGUSR1), and ends with its standard input. */

#include "config.h"

#include <unistd.h>

#include <glib-unix.h>

#include "app/prk-macet.h"

#define EVERY_MS 2
#define WORK_US  500

static gboolean
work_cb (gpointer user_data)
{
  gint64 until_us = g_get_monotonic_time () + WORK_US;

  while (g_get_monotonic_time () < until_us)
    ;

  return G_SOURCE_CONTINUE;
}

static gboolean
input_cb (int          fd,
          GIOCondition condition,
          gpointer     user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_REMOVE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  prk_macet_watch ();
  g_timeout_add (EVERY_MS, work_cb, NULL);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, input_cb, loop);
  g_main_loop_run (loop);

  return 0;
}
