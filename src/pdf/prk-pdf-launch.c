/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Starting the helper behind bubblewrap: a file system that holds the system's programs and fonts
 * read-only, an empty /tmp and the helper, nothing of the user's; no network, no other processes.
 * There is no /proc and no /dev, which the helper does not need and which containers often do not
 * let us mount. */

#include "config.h"

#include <errno.h>
#include <unistd.h>

#include "prk-pdf-channel.h"
#include "prk-pdf-launch.h"

#define PROGRAM_NAME   "prakarsa-pdf-helper"
#define OCR_NAME       "prakarsa-ocr-helper"
#define BUNDEL_NAME    "prakarsa-bundel-helper"
#define PROGRAM_INSIDE "/prakarsa-pdf-helper"

static const char *const FOLDERS[] = { "/bin", "/lib", "/lib32", "/lib64", "/libx32" };

static const char *const SETTINGS[] = {
  "/etc/fonts", "/etc/ld.so.cache", "/etc/alternatives", "/var/cache/fontconfig",
};

static const char *const ENVIRONMENT[] = { "ASAN_OPTIONS", "UBSAN_OPTIONS" };

static gboolean
is_program (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) &&
         g_file_test (path, G_FILE_TEST_IS_EXECUTABLE);
}

/* An uninstalled program lies somewhere below the build folder, as the helper does. For an
 * installed one the folders asked are /usr/bin and its parents, which only root can fill. */
static char *
find_in_build_folder (const char *name)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;

  for (int level = 0; folder != NULL && level < 4; level++)
    {
      g_autofree char *path = g_build_filename (folder, "src", "pdf", "helper", name, NULL);
      char *parent = g_path_get_dirname (folder);

      if (is_program (path))
        {
          g_free (parent);
          return g_steal_pointer (&path);
        }

      g_free (folder);
      folder = parent;
    }

  return NULL;
}

/**
 * prk_pdf_launch_find_program:
 *
 * Finds the helper: what PRK_PDF_HELPER names, else the one built with this program, else the
 * installed one.
 *
 * Returns: a path, of a file that may not exist
 */
char *
prk_pdf_launch_find_program (void)
{
  const char *chosen = g_getenv ("PRK_PDF_HELPER");
  char *path;

  if (chosen != NULL && chosen[0] != '\0')
    return g_canonicalize_filename (chosen, NULL);

  path = find_in_build_folder (PROGRAM_NAME);

  return path != NULL ? path : g_build_filename (PRK_LIBEXECDIR, PROGRAM_NAME, NULL);
}

/**
 * prk_pdf_launch_find_ocr_program:
 *
 * Finds the helper that reads pictures, too: the one built with this program, else the installed
 * one.
 *
 * Returns: (transfer full) (nullable): a path; %NULL where there is none
 */
char *
prk_pdf_launch_find_ocr_program (void)
{
  g_autofree char *path = find_in_build_folder (OCR_NAME);

  if (path == NULL)
    path = g_build_filename (PRK_LIBEXECDIR, OCR_NAME, NULL);

  return is_program (path) ? g_steal_pointer (&path) : NULL;
}

/**
 * prk_pdf_launch_find_bundel_program:
 *
 * Finds the helper that makes one PDF of many: the one built with this program, else the installed one.
 *
 * Returns: (transfer full): a path, of a file that may not exist
 */
char *
prk_pdf_launch_find_bundel_program (void)
{
  char *path = find_in_build_folder (BUNDEL_NAME);

  return path != NULL ? path : g_build_filename (PRK_LIBEXECDIR, BUNDEL_NAME, NULL);
}

static void
add (GPtrArray  *arguments,
     const char *first,
     ...) G_GNUC_NULL_TERMINATED;

static void
add (GPtrArray  *arguments,
     const char *first,
     ...)
{
  va_list list;

  va_start (list, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (list, const char *))
    g_ptr_array_add (arguments, g_strdup (argument));
  va_end (list);
}

static void
add_bubblewrap (GPtrArray  *arguments,
                const char *bubblewrap,
                const char *program)
{
  add (arguments, bubblewrap, "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop",
       "ALL", "--ro-bind", "/usr", "/usr", "--tmpfs", "/tmp", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (FOLDERS); i++)
    {
      g_autofree char *target = g_file_read_link (FOLDERS[i], NULL);

      if (target != NULL)
        add (arguments, "--symlink", target, FOLDERS[i], NULL);
      else if (g_file_test (FOLDERS[i], G_FILE_TEST_IS_DIR))
        add (arguments, "--ro-bind", FOLDERS[i], FOLDERS[i], NULL);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (SETTINGS); i++)
    add (arguments, "--ro-bind-try", SETTINGS[i], SETTINGS[i], NULL);

#ifdef __SANITIZE_ADDRESS__
  add (arguments, "--proc", "/proc", NULL);
#endif

  add (arguments, "--ro-bind", program, PROGRAM_INSIDE, "--remount-ro", "/", "--chdir", "/", "--",
       PROGRAM_INSIDE, NULL);
}

static GPtrArray *
build_arguments (const char  *program,
                 PrkPdfCage   cage,
                 guint64      memory_limit,
                 const char  *extra,
                 GError     **error)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *bubblewrap = NULL;

  if ((cage & PRK_PDF_CAGE_BUBBLEWRAP) != 0)
    {
      bubblewrap = g_find_program_in_path ("bwrap");
      if (bubblewrap == NULL)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               "bubblewrap is not installed");
          return NULL;
        }
      add_bubblewrap (arguments, bubblewrap, program);
    }
  else
    add (arguments, program, NULL);

  g_ptr_array_add (arguments, g_strdup_printf ("--cage=%u", cage));
  g_ptr_array_add (arguments, g_strdup_printf ("--memory=%" G_GUINT64_FORMAT, memory_limit));
  if (extra != NULL)
    add (arguments, extra, NULL);
  g_ptr_array_add (arguments, NULL);

  return g_steal_pointer (&arguments);
}

static char **
build_environment (void)
{
  char **environment = NULL;

  environment = g_environ_setenv (environment, "HOME", "/nonexistent", TRUE);
  environment = g_environ_setenv (environment, "LC_ALL", "C.UTF-8", TRUE);
  /* OCR with threads is slower than without, and in the cage there can be none. */
  environment = g_environ_setenv (environment, "OMP_THREAD_LIMIT", "1", TRUE);
  environment = g_environ_setenv (environment, "PATH", "/usr/bin:/bin", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (ENVIRONMENT); i++)
    if (g_getenv (ENVIRONMENT[i]) != NULL)
      environment = g_environ_setenv (environment, ENVIRONMENT[i], g_getenv (ENVIRONMENT[i]), TRUE);

  return environment;
}

/**
 * prk_pdf_launch:
 * @program: the helper
 * @cage: the walls to put up; [flags@PrkPdfCage.BUBBLEWRAP] is put up here, the others by @program
 *   itself
 * @memory_limit: bytes of address space, 0 for no limit
 * @extra: (nullable): one more argument
 * @channel: (out): our end of the channel, the caller's to close
 *
 * Starts @program. It ends with the thread that called this, so call it from one that lives as long
 * as the helper shall. What it prints is thrown away unless PRK_PDF_VERBOSE is set: it may come
 * from a document.
 *
 * Returns: (transfer full): %NULL with a %G_IO_ERROR or %G_SPAWN_ERROR set; %G_IO_ERROR_NOT_FOUND
 *   where there is no bubblewrap
 */
GSubprocess *
prk_pdf_launch (const char  *program,
                PrkPdfCage   cage,
                guint64      memory_limit,
                const char  *extra,
                int         *channel,
                GError     **error)
{
  g_autoptr(GPtrArray) arguments = NULL;
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_auto(GStrv) environment = build_environment ();
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_SILENCE;
  int theirs;

  g_return_val_if_fail (program != NULL && channel != NULL, NULL);

  arguments = build_arguments (program, cage, memory_limit, extra, error);
  if (arguments == NULL || !prk_pdf_channel_pair (channel, &theirs, error))
    return NULL;

  if (g_getenv ("PRK_PDF_VERBOSE") == NULL)
    flags |= G_SUBPROCESS_FLAGS_STDERR_SILENCE;

  launcher = g_subprocess_launcher_new (flags);
  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_take_fd (launcher, theirs, PRK_PDF_CHANNEL_NUMBER);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, error);
  g_subprocess_launcher_close (launcher);
  if (process == NULL)
    {
      close (*channel);
      *channel = -1;
      return NULL;
    }

  return g_steal_pointer (&process);
}
