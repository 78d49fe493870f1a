/* SPDX-License-Identifier: GPL-3.0-or-later */

/* start-time X Y WIDTH HEIGHT PROGRAM [ARGUMENT …]: how long a program takes from its start
 * until there are words in a rectangle of the screen, whatever program it is and whatever
 * toolkit draws it; then how much memory it has after a second of rest. Prints "<ms> <kB>". The
 * rectangle must lie where the program shows its content and nothing else. Words are recognised
 * by their contrast: a window without content is one colour, with a few lines at most. */

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <glib.h>

#define POLL_US   1000
#define LIMIT_US  (30 * G_USEC_PER_SEC)
#define REST_US   (1 * G_USEC_PER_SEC)

/* Neighbouring pixels that differ by more than this belong to the edge of a letter. */
#define EDGE      100

/* This many of them are words: a dozen letters have more, a rule or a border in the rectangle
 * has none along itself. */
#define MIN_EDGES 400

static int
get_light (unsigned long pixel)
{
  return (int) (((pixel >> 16 & 0xff) * 3 + (pixel >> 8 & 0xff) * 6 + (pixel & 0xff)) / 10);
}

static gboolean
has_words (Display *display,
           int      x,
           int      y,
           int      width,
           int      height)
{
  XImage *image =
    XGetImage (display, DefaultRootWindow (display), x, y, width, height, AllPlanes, ZPixmap);
  int edges = 0;

  if (image == NULL)
    return FALSE;

  for (int row = 0; row < height && edges < MIN_EDGES; row++)
    {
      int last = get_light (XGetPixel (image, 0, row));

      for (int column = 1; column < width; column++)
        {
          int light = get_light (XGetPixel (image, column, row));

          if (abs (light - last) > EDGE)
            edges++;
          last = light;
        }
    }
  XDestroyImage (image);
  return edges >= MIN_EDGES;
}

static long
read_memory_kb (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", (int) pid);
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents (path, &status, NULL, NULL))
    return -1;
  line = strstr (status, "VmRSS:");
  return line != NULL ? strtol (line + strlen ("VmRSS:"), NULL, 10) : -1;
}

static pid_t
start (char **argv)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      execvp (argv[0], argv);
      fprintf (stderr, "%s: %s\n", argv[0], g_strerror (errno));
      _exit (127);
    }
  return pid;
}

int
main (int    argc,
      char **argv)
{
  Display *display;
  int rectangle[4];
  gint64 started_us, painted_us = 0;
  long memory_kb;
  pid_t pid;

  if (argc < 6)
    {
      fprintf (stderr, "usage: %s X Y WIDTH HEIGHT PROGRAM [ARGUMENT …]\n", argv[0]);
      return 2;
    }
  for (int i = 0; i < 4; i++)
    rectangle[i] = atoi (argv[i + 1]);

  display = XOpenDisplay (NULL);
  if (display == NULL)
    return 2;
  if (has_words (display, rectangle[0], rectangle[1], rectangle[2], rectangle[3]))
    {
      fprintf (stderr, "something stands on the screen already\n");
      return 1;
    }

  started_us = g_get_monotonic_time ();
  pid = start (argv + 5);
  while (painted_us == 0 && g_get_monotonic_time () - started_us < LIMIT_US
         && waitpid (pid, NULL, WNOHANG) == 0)
    {
      if (has_words (display, rectangle[0], rectangle[1], rectangle[2], rectangle[3]))
        painted_us = g_get_monotonic_time ();
      else
        g_usleep (POLL_US);
    }
  if (painted_us == 0)
    {
      fprintf (stderr, "%s showed nothing\n", argv[5]);
      kill (pid, SIGKILL);
      return 1;
    }

  g_usleep (REST_US);
  memory_kb = read_memory_kb (pid);
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  printf ("%.1f %ld\n", (painted_us - started_us) / 1000.0, memory_kb);
  XCloseDisplay (display);
  return 0;
}
