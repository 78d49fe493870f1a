/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands in for a helper that a document has taken over: shuts the same cage and then tries what it
 * must not be able to do. Says the outcome of one attempt, named by --try=, over the channel:
 * "done" where it succeeded, else the errno. With --cage=0 it tries without a cage, which shows
 * that the attempt itself is sound. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pdf/helper/prk-pdf-cage.h"
#include "pdf/prk-pdf-channel.h"

typedef struct
{
  const char *name;
  gboolean  (*attempt) (const char *argument);
} Attempt;

static gboolean
try_connect (const char *port)
{
  struct sockaddr_in address = { .sin_family = AF_INET,
                                 .sin_port = htons (atoi (port)),
                                 .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  int socket_fd = socket (AF_INET, SOCK_STREAM, 0);

  return socket_fd >= 0 && connect (socket_fd, (struct sockaddr *) &address, sizeof address) == 0;
}

static gboolean
try_socketpair (const char *argument)
{
  int pair[2];

  return socketpair (AF_UNIX, SOCK_STREAM, 0, pair) == 0;
}

static gboolean
try_read (const char *path)
{
  char byte;
  int file = open (path, O_RDONLY);

  return file >= 0 && read (file, &byte, 1) == 1;
}

static gboolean
try_list (const char *path)
{
  return open (path, O_RDONLY | O_DIRECTORY) >= 0;
}

/* A file made or open for writing is too much already: the file system fills by names alone. */
static gboolean
try_write (const char *path)
{
  return open (path, O_WRONLY | O_CREAT, 0600) >= 0;
}

static gboolean
try_raw_write (const char *path)
{
  return syscall (SYS_openat, AT_FDCWD, path, O_RDWR) >= 0;
}

static gboolean
try_remove (const char *path)
{
  return unlink (path) == 0;
}

static gboolean
try_make_folder (const char *path)
{
  return mkdir (path, 0700) == 0;
}

static gboolean
try_fork (const char *argument)
{
  pid_t child = fork ();

  if (child == 0)
    _exit (0);

  return child > 0 && waitpid (child, NULL, 0) == child;
}

/* In a child where there may be one: success replaces the program. */
static gboolean
try_exec (const char *path)
{
  pid_t child = fork ();
  int status;

  if (child <= 0)
    {
      execl (path, path, NULL);
      if (child == 0)
        _exit (errno);
      return FALSE;
    }

  waitpid (child, &status, 0);
  errno = WEXITSTATUS (status);

  return status == 0;
}

static gboolean
try_ptrace (const char *argument)
{
  return ptrace (PTRACE_TRACEME, 0, NULL, NULL) == 0;
}

static gboolean
try_kill_parent (const char *argument)
{
  return kill (getppid (), 0) == 0;
}

static gboolean
try_executable_memory (const char *argument)
{
  return mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
               0) != MAP_FAILED;
}

static gboolean
try_memory (const char *argument)
{
  return mmap (NULL, 2048ull * 1024 * 1024, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
               0) != MAP_FAILED;
}

static gboolean
try_pieces_of_memory (const char *argument)
{
  for (int i = 0; i < 2048; i++)
    if (malloc (1024 * 1024) == NULL)
      return FALSE;

  return TRUE;
}

/* What the helper itself needs: a cage in which this fails proves nothing by the rest. */
static gboolean
try_work (const char *argument)
{
  gpointer map;
  int memory = prk_pdf_memory_new_size (4096, &map, NULL);

  return memory >= 0 && prk_pdf_memory_seal (memory, map, 4096, 4096, NULL);
}

static const Attempt ATTEMPTS[] = {
  { "connect", try_connect },
  { "socketpair", try_socketpair },
  { "read", try_read },
  { "list", try_list },
  { "write", try_write },
  { "raw-write", try_raw_write },
  { "remove", try_remove },
  { "make-folder", try_make_folder },
  { "fork", try_fork },
  { "exec", try_exec },
  { "ptrace", try_ptrace },
  { "kill-parent", try_kill_parent },
  { "executable-memory", try_executable_memory },
  { "memory", try_memory },
  { "pieces-of-memory", try_pieces_of_memory },
  { "work", try_work },
};

static const char *
find_option (int          argc,
             char       **argv,
             const char  *prefix)
{
  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], prefix))
      return argv[i] + strlen (prefix);

  return NULL;
}

int
main (int    argc,
      char **argv)
{
  const char *wanted = find_option (argc, argv, "--try=");
  const char *colon = wanted != NULL ? strchr (wanted, ':') : NULL;
  g_autofree char *name = colon != NULL ? g_strndup (wanted, colon - wanted) : NULL;
  g_autofree char *outcome = NULL;
  g_autoptr(GBytes) message = NULL;
  PrkPdfCageOptions options;
  PrkPdfCage cage = PRK_PDF_CAGE_NONE;

  if (name == NULL)
    return EXIT_FAILURE;

  prk_pdf_cage_read_options (argc, argv, &options);
  if (options.wanted != PRK_PDF_CAGE_NONE)
    {
      if (!prk_pdf_cage_limit (&options))
        return EXIT_FAILURE;
      cage = prk_pdf_cage_close (&options);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (ATTEMPTS); i++)
    if (g_str_equal (name, ATTEMPTS[i].name))
      {
        errno = 0;
        outcome = ATTEMPTS[i].attempt (colon + 1)
                    ? g_strdup_printf ("%u done", cage)
                    : g_strdup_printf ("%u refused %s", cage, g_strerror (errno));
      }

  if (outcome == NULL)
    return EXIT_FAILURE;
  message = g_bytes_new (outcome, strlen (outcome));

  return prk_pdf_channel_send (PRK_PDF_CHANNEL_NUMBER, message, -1, NULL) ? EXIT_SUCCESS
                                                                          : EXIT_FAILURE;
}
