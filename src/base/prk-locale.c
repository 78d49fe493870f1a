/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program speaks Indonesian whatever the desktop speaks, and a bare Debian has no id_ID
 * locale. gettext takes its language from LANGUAGE as long as LC_MESSAGES is any locale but "C",
 * and C.UTF-8 is built into the C library. So: keep the desktop's locale where it is a UTF-8
 * one, fall back on C.UTF-8 where it is not, and let LANGUAGE choose. A program with GTK calls
 * gtk_disable_setlocale() too, or GTK would undo this. */

#include "config.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include <glib.h>

#include "prk-locale.h"

/* Beside the program in a build folder lie the translations of that build; installed ones lie
 * where meson put them. */
static char *
find_locale_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (program != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (program);
      g_autofree char *built = g_build_filename (folder, "..", "..", "po", NULL);
      g_autofree char *catalog =
        g_build_filename (built, "id", "LC_MESSAGES", PRK_GETTEXT_DOMAIN ".mo", NULL);

      if (g_file_test (catalog, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&built);
    }

  return g_strdup (PRK_LOCALEDIR);
}

/**
 * prk_locale_init:
 * @language: (nullable): "id", "en", or %NULL for Indonesian
 *
 * Sets locale and language of the whole process.
 *
 * Main thread, before anything else. A second call changes the language of what is not yet on the
 * screen.
 */
void
prk_locale_init (const char *language)
{
  g_autofree char *folder = find_locale_folder ();
  const char *messages;

  g_setenv ("LANGUAGE", language != NULL ? language : "id", TRUE);

  if (setlocale (LC_ALL, "") == NULL || strcmp (nl_langinfo (CODESET), "UTF-8") != 0)
    {
      setlocale (LC_ALL, "C.UTF-8");
      g_unsetenv ("LC_ALL");
      g_setenv ("LANG", "C.UTF-8", TRUE);
    }
  messages = setlocale (LC_MESSAGES, NULL);
  if (strcmp (messages, "C") == 0 || strcmp (messages, "POSIX") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");

  bindtextdomain (PRK_GETTEXT_DOMAIN, folder);
  bind_textdomain_codeset (PRK_GETTEXT_DOMAIN, "UTF-8");
  textdomain (PRK_GETTEXT_DOMAIN);
}
