/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Real regulations and plans, where they lie beside the checkout: read whole, drawn in part, within
 * 128 MB. */

#include "config.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pdf-wait.h"

#define MAX_RESIDENT_KB (128 * 1024)

static char *
find_shared (const char *name)
{
  const char *chosen = g_getenv ("PRAKARSA_SHARED");
  char *path = chosen != NULL
                 ? g_build_filename (chosen, "data", name, NULL)
                 : g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "data", name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_clear_pointer (&path, g_free);

  return path;
}

static char *
read_status_line (const char *pid,
                  const char *key)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "status", NULL);
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents (path, &status, NULL, NULL) || (line = strstr (status, key)) == NULL)
    return g_strdup ("");

  line += strlen (key);

  return g_strstrip (g_strndup (line, strcspn (line, "\n")));
}

/* The helper is below bubblewrap's processes: of all our descendants, the one with its name. */
static guint64
helper_peak_kb (void)
{
  g_autoptr(GDir) folder = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint64 peak = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *process =
        g_ascii_isdigit (name[0]) ? read_status_line (name, "Name:") : NULL;
      g_autofree char *parent = g_strdup (name);

      if (process == NULL || !g_str_has_prefix (process, "prakarsa-pdf-he"))
        continue;

      while (atoi (parent) > 1 && atoi (parent) != getpid ())
        {
          char *next = read_status_line (parent, "PPid:");

          g_free (parent);
          parent = next;
        }

      if (atoi (parent) == getpid ())
        {
          g_autofree char *size = read_status_line (name, "VmHWM:");

          peak = MAX (peak, g_ascii_strtoull (size, NULL, 10));
        }
    }

  return peak;
}

static void
check (const char *name,
       guint       n_pages,
       guint       text_page,
       const char *words,
       gsize       min_text)
{
  g_autofree char *path = find_shared (name);
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PrkPdfDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  gsize n_text = 0;
  guint64 peak;
  int file;

  if (path == NULL)
    {
      g_test_skip ("The file is not beside the checkout");
      return;
    }

  file = open (path, O_RDONLY | O_CLOEXEC);
  prk_pdf_document_open_fd_async (helper, file, NULL, pdf_wait_cb, &result);
  close (file);
  document = prk_pdf_document_open_finish (pdf_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (prk_pdf_document_get_n_pages (document), ==, n_pages);

  for (guint page = 0; page < n_pages; page++)
    {
      g_autofree char *text = pdf_wait_text (document, page, PRK_PDF_TEXT_READING, &error);

      g_assert_no_error (error);
      n_text += strlen (text);
    }
  g_assert_cmpuint (n_text, >=, min_text);

  if (words != NULL)
    {
      g_autoptr(GArray) hits =
        pdf_wait_find (document, text_page, words, PRK_PDF_FIND_DEFAULT, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, >, 0);
    }

  for (guint page = 0; page < n_pages; page += MAX (n_pages / 12, 1))
    {
      g_autoptr(GBytes) pixels =
        pdf_wait_render (document, page, 150.0 / 72, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
    }

  peak = helper_peak_kb ();
  g_test_message ("%s: helper's peak %" G_GUINT64_FORMAT " kB", name, peak);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpuint (peak, >, 0);
  g_assert_cmpuint (peak, <=, MAX_RESIDENT_KB);
#endif
}

static void
test_rpjmd (void)
{
  check ("rpjmd-dki-jakarta-2025-2029.pdf", 365, 0, NULL, 500000);
}

static void
test_permendagri (void)
{
  check ("permendagri-83-2022.pdf", 130, 0, "MENTERI DALAM NEGERI", 100000);
}

static void
test_scanned (void)
{
  check ("kepmendagri-6098-2025-pindaian.pdf", 6, 0, NULL, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/shared-data/plan-of-365-pages", test_rpjmd);
  g_test_add_func ("/pdf/shared-data/regulation-without-its-fonts", test_permendagri);
  g_test_add_func ("/pdf/shared-data/scanned-by-phone", test_scanned);

  return g_test_run ();
}
