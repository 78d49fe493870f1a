/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every attempt is made free, which must succeed (else the attempt shows nothing), and behind four
 * cages, the weakest being what a system without bubblewrap and Landlock has. */

#include "config.h"

#include <arpa/inet.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "pdf/prk-pdf-channel.h"
#include "pdf/prk-pdf-launch.h"

#define MEMORY_LIMIT (1024ull * 1024 * 1024)

typedef struct
{
  const char *name;
  PrkPdfCage  cage;
} Wall;

static const Wall WALLS[] = {
  { "all", PRK_PDF_CAGE_ALL },
  { "no-landlock", PRK_PDF_CAGE_BUBBLEWRAP | PRK_PDF_CAGE_SECCOMP },
  { "no-bubblewrap", PRK_PDF_CAGE_LANDLOCK | PRK_PDF_CAGE_SECCOMP },
  { "seccomp-only", PRK_PDF_CAGE_SECCOMP },
};

static char *home_folder;
static char *home_file;
static guint port;

/* "done" or "refused …", and which walls the probe says stand. */
static char *
run_probe (PrkPdfCage   cage,
           const char  *name,
           const char  *argument,
           guint       *walls)
{
  g_autofree char *program =
    g_test_build_filename (G_TEST_BUILT, "pdf", "prakarsa-pdf-probe", NULL);
  g_autofree char *wanted = g_strdup_printf ("--try=%s:%s", name, argument);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GBytes) message = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *outcome = NULL;
  struct pollfd poller = { .events = POLLIN };
  gboolean closed;
  int channel, attached;
  char *space;

  process = prk_pdf_launch (program, cage, MEMORY_LIMIT, wanted, &channel, &error);
  g_assert_no_error (error);

  poller.fd = channel;
  g_assert_cmpint (poll (&poller, 1, 30000), ==, 1);
  message = prk_pdf_channel_receive (channel, &attached, &closed, &error);
  g_assert_no_error (error);
  close (channel);
  g_subprocess_wait (process, NULL, NULL);
  if (message == NULL)
    return NULL;

  outcome = g_strndup (g_bytes_get_data (message, NULL), g_bytes_get_size (message));
  if (walls != NULL)
    *walls = g_ascii_strtoull (outcome, &space, 10);
  else
    space = strchr (outcome, ' ');

  return g_strdup (space + 1);
}

static gboolean
probe_works (PrkPdfCage cage)
{
  guint walls = 0;
  g_autofree char *bubblewrap = g_find_program_in_path ("bwrap");
  g_autofree char *outcome = NULL;

  if ((cage & PRK_PDF_CAGE_BUBBLEWRAP) != 0 && bubblewrap == NULL)
    return FALSE;

  outcome = run_probe (cage, "work", "", &walls);
  if (outcome == NULL)
    return FALSE; /* bubblewrap could not make namespaces */

  g_assert_cmpstr (outcome, ==, "done");
  g_assert_true ((walls & PRK_PDF_CAGE_SECCOMP) != 0);

  return (walls & cage) == cage;
}

static gboolean
can_put_up (PrkPdfCage cage)
{
  static int known[PRK_PDF_CAGE_ALL + 1];

  if (known[cage] == 0)
    known[cage] = probe_works (cage) ? 1 : -1;

  return known[cage] > 0;
}

static void
expect_refused (const char *name,
                const char *argument)
{
  g_autofree char *free_outcome = run_probe (PRK_PDF_CAGE_NONE, name, argument, NULL);

  g_assert_cmpstr (free_outcome, ==, "done");

  for (gsize i = 0; i < G_N_ELEMENTS (WALLS); i++)
    {
      g_autofree char *outcome = NULL;

      if (!can_put_up (WALLS[i].cage))
        {
          g_test_message ("%s: this system cannot put up the cage %s", name, WALLS[i].name);
          continue;
        }

      outcome = run_probe (WALLS[i].cage, name, argument, NULL);
      g_test_message ("%s %s behind %s: %s", name, argument, WALLS[i].name, outcome);
      g_assert_nonnull (outcome);
      g_assert_true (g_str_has_prefix (outcome, "refused "));
    }
}

static void
test_network (void)
{
  g_autofree char *argument = g_strdup_printf ("%u", port);

  expect_refused ("connect", argument);
  expect_refused ("socketpair", "");
}

static void
test_reading (void)
{
  expect_refused ("read", home_file);
  expect_refused ("list", home_folder);
  expect_refused ("read", "/etc/passwd");
}

static void
test_writing (void)
{
  g_autofree char *temporary = g_strdup_printf ("/tmp/prakarsa-pdf-test-%d", getpid ());
  g_autofree char *in_home = g_build_filename (home_folder, "new", NULL);

  expect_refused ("raw-write", home_file);
  expect_refused ("write", home_file);
  expect_refused ("write", temporary);
  expect_refused ("write", in_home);
  expect_refused ("write", "/dev/null");
  g_unlink (temporary);
  g_unlink (in_home);
}

/* Making and removing succeed only once, so each cage is asked by hand. */
static void
test_changing_folders (void)
{
  g_autofree char *folder = g_build_filename (home_folder, "folder", NULL);
  g_autofree char *made = run_probe (PRK_PDF_CAGE_NONE, "make-folder", folder, NULL);
  g_autofree char *removed = NULL;

  g_assert_cmpstr (made, ==, "done");
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  removed = run_probe (PRK_PDF_CAGE_NONE, "remove", home_file, NULL);
  g_assert_cmpstr (removed, ==, "done");
  g_assert_true (g_file_set_contents (home_file, "rahasia", -1, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (WALLS); i++)
    {
      g_autofree char *outcome = NULL;

      if (!can_put_up (WALLS[i].cage))
        continue;

      outcome = run_probe (WALLS[i].cage, "make-folder", folder, NULL);
      g_assert_true (g_str_has_prefix (outcome, "refused "));
      g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
      g_clear_pointer (&outcome, g_free);

      outcome = run_probe (WALLS[i].cage, "remove", home_file, NULL);
      g_assert_true (g_str_has_prefix (outcome, "refused "));
      g_assert_true (g_file_test (home_file, G_FILE_TEST_EXISTS));
    }
}

static void
test_processes (void)
{
  expect_refused ("fork", "");
  expect_refused ("exec", "/bin/true");
  expect_refused ("ptrace", "");
  expect_refused ("kill-parent", "");
  expect_refused ("executable-memory", "");
}

static void
test_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("The sanitizer's own address space leaves no room for a limit");
#else
  expect_refused ("memory", "");
  expect_refused ("pieces-of-memory", "");
#endif
}

static void
remove_home (void)
{
  g_unlink (home_file);
  g_rmdir (home_folder);
  g_free (home_file);
  g_free (home_folder);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  int status;

  g_test_init (&argc, &argv, NULL);

  port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_assert_cmpuint (port, >, 0);

  home_folder = g_build_filename (g_get_home_dir (), "prakarsa-pdf-test-XXXXXX", NULL);
  if (g_mkdtemp (home_folder) == NULL)
    {
      g_free (home_folder);
      home_folder = g_dir_make_tmp ("prakarsa-pdf-test-XXXXXX", NULL);
    }
  home_file = g_build_filename (home_folder, "rahasia.txt", NULL);
  g_assert_true (g_file_set_contents (home_file, "rahasia", -1, NULL));

  g_test_add_func ("/pdf/cage/reaches-no-network", test_network);
  g_test_add_func ("/pdf/cage/reads-no-file-of-the-user", test_reading);
  g_test_add_func ("/pdf/cage/writes-no-file", test_writing);
  g_test_add_func ("/pdf/cage/changes-no-folder", test_changing_folders);
  g_test_add_func ("/pdf/cage/starts-no-process", test_processes);
  g_test_add_func ("/pdf/cage/gets-no-more-memory", test_memory);

  status = g_test_run ();
  remove_home ();

  return status;
}
