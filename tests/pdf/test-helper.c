/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of requests when the helper is killed, hangs, cannot be started, or is kept busy.
 * The document that hangs is a real one. */

#include "config.h"

#include <signal.h>
#include <string.h>

#include "pdf-maker.h"
#include "pdf-wait.h"

typedef struct
{
  PrkPdfHelper   *helper;
  PrkPdfDocument *good;
  PrkPdfDocument *endless;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GBytes) good = pdf_maker_pages (4);
  g_autoptr(GBytes) endless = pdf_maker_endless ();
  g_autoptr(GError) error = NULL;

  fixture->helper = prk_pdf_helper_new ();
  prk_pdf_helper_set_cage (fixture->helper, GPOINTER_TO_UINT (data));
  fixture->good = pdf_wait_open (fixture->helper, good, &error);
  g_assert_no_error (error);
  fixture->endless = pdf_wait_open (fixture->helper, endless, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->good);
  g_assert_finalize_object (fixture->endless);
  g_assert_finalize_object (fixture->helper);
}

static void
assert_works (Fixture *fixture,
              guint    page)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = pdf_wait_text (fixture->good, page, PRK_PDF_TEXT_READING, &error);
  g_autofree char *wanted = g_strdup_printf ("Halaman %u", page + 1);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, wanted));
}

static void
expect_render_error (PrkPdfDocument *document,
                     PrkPdfError     code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pixels = pdf_wait_render (document, 0, 1, NULL, NULL, NULL, &error);

  g_assert_null (pixels);
  g_assert_error (error, PRK_PDF_ERROR, (int) code);
}

static void
test_killed_while_idle (Fixture       *fixture,
                        gconstpointer  data)
{
  assert_works (fixture, 0);
  g_assert_cmpint (kill (prk_pdf_helper_get_pid (fixture->helper), SIGKILL), ==, 0);
  pdf_wait_for_ms (50);

  assert_works (fixture, 1);
  g_assert_cmpuint (prk_pdf_helper_get_n_starts (fixture->helper), ==, 2);
}

/* Killed, and asked at once, before the death is known. */
static void
test_killed_before_asking (Fixture       *fixture,
                           gconstpointer  data)
{
  g_assert_cmpint (kill (prk_pdf_helper_get_pid (fixture->helper), SIGKILL), ==, 0);
  g_usleep (50 * 1000);

  assert_works (fixture, 1);
}

static void
test_killed_at_work (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GAsyncResult) broken = NULL;
  g_autoptr(GAsyncResult) waiting = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pixels = NULL;

  prk_pdf_document_render_async (fixture->endless, 0, 1, NULL, PRK_PDF_PRIORITY_VISIBLE, NULL,
                                 pdf_wait_cb, &broken);
  prk_pdf_document_render_async (fixture->good, 0, 1, NULL, PRK_PDF_PRIORITY_NEAR, NULL,
                                 pdf_wait_cb, &waiting);
  pdf_wait_for_ms (100);
  g_assert_null (broken);
  g_assert_cmpint (kill (prk_pdf_helper_get_pid (fixture->helper), SIGKILL), ==, 0);

  pixels =
    prk_pdf_document_render_finish (fixture->endless, pdf_wait (&broken), NULL, NULL, NULL, &error);
  g_assert_null (pixels);
  g_assert_error (error, PRK_PDF_ERROR, PRK_PDF_ERROR_DIED);
  g_clear_error (&error);

  /* What had only waited is none the worse. */
  pixels =
    prk_pdf_document_render_finish (fixture->good, pdf_wait (&waiting), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pixels);
}

static void
test_timeout (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 start = g_get_monotonic_time ();

  prk_pdf_helper_set_timeout_ms (fixture->helper, 300);
  expect_render_error (fixture->endless, PRK_PDF_ERROR_TIMEOUT);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);

  prk_pdf_helper_set_timeout_ms (fixture->helper, 20000);
  assert_works (fixture, 2);
}

static void
test_bad_document (Fixture       *fixture,
                   gconstpointer  data)
{
  guint n_starts;

  prk_pdf_helper_set_timeout_ms (fixture->helper, 300);
  expect_render_error (fixture->endless, PRK_PDF_ERROR_TIMEOUT);
  g_assert_false (prk_pdf_document_is_bad (fixture->endless));
  expect_render_error (fixture->endless, PRK_PDF_ERROR_TIMEOUT);
  g_assert_true (prk_pdf_document_is_bad (fixture->endless));

  n_starts = prk_pdf_helper_get_n_starts (fixture->helper);
  expect_render_error (fixture->endless, PRK_PDF_ERROR_BAD);
  g_assert_cmpuint (prk_pdf_helper_get_n_starts (fixture->helper), ==, n_starts);
  g_assert_false (prk_pdf_document_is_bad (fixture->good));

  prk_pdf_document_forgive (fixture->endless);
  expect_render_error (fixture->endless, PRK_PDF_ERROR_TIMEOUT);
}

static void
note_order_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  GString *order = user_data;
  GTask *task = G_TASK (result);

  g_string_append_c (
    order, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (g_task_get_cancellable (task)), "name")));
}

static void
ask (Fixture  *fixture,
     GString  *order,
     char      name,
     int       priority)
{
  g_autoptr(GCancellable) label = g_cancellable_new ();

  g_object_set_data (G_OBJECT (label), "name", GINT_TO_POINTER (name));
  prk_pdf_document_text_async (fixture->good, 0, PRK_PDF_TEXT_READING, priority, label,
                               note_order_cb, order);
}

static void
test_priorities (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GString) order = g_string_new (NULL);

  ask (fixture, order, 'a', PRK_PDF_PRIORITY_IDLE); /* goes at once: nothing else is there */
  ask (fixture, order, 'b', PRK_PDF_PRIORITY_IDLE);
  ask (fixture, order, 'c', PRK_PDF_PRIORITY_NEAR);
  ask (fixture, order, 'd', PRK_PDF_PRIORITY_VISIBLE);
  ask (fixture, order, 'e', PRK_PDF_PRIORITY_NEAR);
  ask (fixture, order, 'f', PRK_PDF_PRIORITY_VISIBLE);
  while (order->len < 6)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (order->str, ==, "adfceb");
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GCancellable) working = g_cancellable_new ();
  g_autoptr(GCancellable) waiting = g_cancellable_new ();
  g_autoptr(GAsyncResult) first = NULL;
  g_autoptr(GAsyncResult) second = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GBytes) pixels = NULL;

  prk_pdf_helper_set_timeout_ms (fixture->helper, 500);
  prk_pdf_document_render_async (fixture->endless, 0, 1, NULL, 0, working, pdf_wait_cb, &first);
  prk_pdf_document_text_async (fixture->good, 0, PRK_PDF_TEXT_READING, 0, waiting, pdf_wait_cb,
                               &second);
  pdf_wait_for_ms (50);
  g_assert_cmpuint (prk_pdf_helper_get_n_waiting (fixture->helper), ==, 2);

  g_cancellable_cancel (waiting);
  text = prk_pdf_document_text_finish (fixture->good, pdf_wait (&second), &error);
  g_assert_null (text);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (prk_pdf_helper_get_n_waiting (fixture->helper), ==, 1);

  g_cancellable_cancel (working);
  pixels =
    prk_pdf_document_render_finish (fixture->endless, pdf_wait (&first), NULL, NULL, NULL, &error);
  g_assert_null (pixels);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  prk_pdf_helper_set_timeout_ms (fixture->helper, 20000);
  assert_works (fixture, 3);
}

/* What a person has turned away from does not keep the next one waiting. */
static void
test_abandoned (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GBytes) pixels = NULL;
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  prk_pdf_document_render_async (fixture->endless, 0, 1, NULL, 0, cancellable, pdf_wait_cb,
                                 &result);
  pdf_wait_for_ms (50);
  g_cancellable_cancel (cancellable);
  pixels =
    prk_pdf_document_render_finish (fixture->endless, pdf_wait (&result), NULL, NULL, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  assert_works (fixture, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

/* The answer to an opening that nobody waits for closes the document again. */
static void
test_cancel_opening (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GBytes) bytes = pdf_maker_pages (1);

  for (guint i = 0; i < 3 * PRK_PDF_MAX_DOCUMENTS; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(PrkPdfDocument) document = NULL;
      g_autoptr(GError) error = NULL;

      prk_pdf_document_open_async (fixture->helper, bytes, cancellable, pdf_wait_cb, &result);
      g_cancellable_cancel (cancellable);
      document = prk_pdf_document_open_finish (pdf_wait (&result), &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }

  assert_works (fixture, 0);
}

static void
test_no_program (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) bytes = pdf_maker_pages (1);
  g_autoptr(PrkPdfDocument) document = NULL;
  g_autoptr(GError) error = NULL;

  prk_pdf_helper_set_program (helper, "/nonexistent/prakarsa-pdf-helper");
  document = pdf_wait_open (helper, bytes, &error);
  g_assert_null (document);
  g_assert_error (error, PRK_PDF_ERROR, PRK_PDF_ERROR_SPAWN);
  g_assert_cmpuint (prk_pdf_helper_get_n_waiting (helper), ==, 0);
}

/* A program that is no helper: it ends at once, behind bubblewrap and without. */
static void
test_wrong_program (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) bytes = pdf_maker_pages (1);
  g_autoptr(PrkPdfDocument) document = NULL;
  g_autoptr(GError) error = NULL;

  prk_pdf_helper_set_program (helper, "/bin/true");
  document = pdf_wait_open (helper, bytes, &error);
  g_assert_null (document);
  g_assert_error (error, PRK_PDF_ERROR, PRK_PDF_ERROR_SPAWN);
}

/* A bubblewrap that cannot make namespaces, first on the path. */
static void
test_broken_bubblewrap (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) bytes = pdf_maker_pages (1);
  g_autoptr(PrkPdfDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *old_path = g_strdup (g_getenv ("PATH"));
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "pdf", "broken-bubblewrap", NULL);
  g_autofree char *path = g_strdup_printf ("%s:%s", folder, old_path);

  g_setenv ("PATH", path, TRUE);
  prk_pdf_helper_prespawn (helper);
  document = pdf_wait_open (helper, bytes, &error);
  g_setenv ("PATH", old_path, TRUE);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  g_assert_cmpuint (prk_pdf_helper_get_cage (helper) & PRK_PDF_CAGE_BUBBLEWRAP, ==, 0);
  g_assert_cmpuint (prk_pdf_helper_get_cage (helper) & PRK_PDF_CAGE_SECCOMP, !=, 0);
}

static void
add (const char *name,
     void      (*test) (Fixture *fixture, gconstpointer data))
{
  static const struct { const char *name; PrkPdfCage cage; } cages[] = {
    { "all", PRK_PDF_CAGE_ALL },
    { "no-bubblewrap", PRK_PDF_CAGE_LANDLOCK | PRK_PDF_CAGE_SECCOMP },
    { "seccomp-only", PRK_PDF_CAGE_SECCOMP },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pdf/helper/%s/%s", cages[i].name, name);

      g_test_add (path, Fixture, GUINT_TO_POINTER (cages[i].cage), set_up, test, tear_down);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("killed-while-idle-is-restarted", test_killed_while_idle);
  add ("killed-before-asking-is-restarted", test_killed_before_asking);
  add ("killed-at-work-fails-that-request-only", test_killed_at_work);
  add ("too-long-is-stopped", test_timeout);
  add ("two-kills-make-a-document-bad", test_bad_document);
  add ("visible-goes-first", test_priorities);
  add ("cancelled-waiting-and-at-work", test_cancel);
  add ("abandoned-does-not-block", test_abandoned);
  add ("cancelled-opening-leaves-nothing-open", test_cancel_opening);
  g_test_add_func ("/pdf/helper/no-program", test_no_program);
  g_test_add_func ("/pdf/helper/wrong-program", test_wrong_program);
  g_test_add_func ("/pdf/helper/broken-bubblewrap-falls-back", test_broken_bubblewrap);

  return g_test_run ();
}
