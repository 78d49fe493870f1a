/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each lie of a helper is found out, ends it, and harms nothing but the request that got it. */

#include "config.h"

#include <string.h>

#include "pdf-wait.h"

static PrkPdfHelper *
start_liar (void)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "pdf", "prakarsa-pdf-liar", NULL);
  PrkPdfHelper *helper = prk_pdf_helper_new ();

  prk_pdf_helper_set_program (helper, program);

  return helper;
}

static PrkPdfDocument *
open_lie (PrkPdfHelper *helper,
          const char   *lie)
{
  g_autoptr(GBytes) bytes = g_bytes_new (lie, strlen (lie));
  g_autoptr(GError) error = NULL;
  PrkPdfDocument *document = pdf_wait_open (helper, bytes, &error);

  g_assert_no_error (error);

  return document;
}

static void
test_lie (gconstpointer data)
{
  g_autoptr(PrkPdfHelper) helper = start_liar ();
  g_autoptr(PrkPdfDocument) honest = open_lie (helper, "honest");
  g_autoptr(PrkPdfDocument) document = open_lie (helper, data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pixels = NULL;

  for (guint i = 0; i < 2; i++)
    {
      pixels = pdf_wait_render (document, 0, 1, NULL, NULL, NULL, &error);
      g_assert_null (pixels);
      g_assert_error (error, PRK_PDF_ERROR, PRK_PDF_ERROR_ANSWER);
      g_clear_error (&error);
    }
  g_assert_true (prk_pdf_document_is_bad (document));
  g_assert_false (prk_pdf_document_is_bad (honest));

  pixels = pdf_wait_render (honest, 0, 1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pixels), ==, 4 * 100 * 100);
  g_assert_cmpuint (prk_pdf_helper_get_n_starts (helper), ==, 3);
}

/* An answer that nobody has asked for. */
static void
test_twice (void)
{
  g_autoptr(PrkPdfHelper) helper = start_liar ();
  g_autoptr(PrkPdfDocument) document = open_lie (helper, "twice");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pixels = pdf_wait_render (document, 0, 1, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  pdf_wait_for_ms (100);
  g_assert_cmpint (prk_pdf_helper_get_pid (helper), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const char *const lies[] = {
    "wrong-serial", "wrong-size", "small-memory", "soft-memory", "no-memory",
    "other-kind",   "hello-again", "empty-envelope", "garbage",
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pdf/lies/%s", lies[i]);

      g_test_add_data_func (path, lies[i], test_lie);
    }
  g_test_add_func ("/pdf/lies/twice", test_twice);

  return g_test_run ();
}
