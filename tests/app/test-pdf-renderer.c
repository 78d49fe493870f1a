/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures through the real helper; no screen is needed. */

#include "config.h"

#include <signal.h>

#include "app/widget/prk-pdf-renderer.h"
#include "app/widget/prk-pdf-search.h"
#include "pdf-maker.h"
#include "pdf-wait.h"

#define MEGABYTE (1024 * 1024)

typedef struct
{
  PrkPdfHelper   *helper;
  PrkPdfDocument *document;
  PrkPdfRenderer *renderer;
} Fixture;

static PrkPdfDocument *
open_bytes (PrkPdfHelper *helper,
            GBytes       *taken)
{
  g_autoptr(GBytes) bytes = taken;
  g_autoptr(GError) error = NULL;
  PrkPdfDocument *document = pdf_wait_open (helper, bytes, &error);

  g_assert_no_error (error);

  return document;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->helper = prk_pdf_helper_new ();
  fixture->document = open_bytes (fixture->helper, pdf_maker_pages (30));
  fixture->renderer = prk_pdf_renderer_new (12 * MEGABYTE);
  prk_pdf_renderer_set_document (fixture->renderer, fixture->document);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  prk_pdf_renderer_set_document (fixture->renderer, NULL);
  while (prk_pdf_helper_get_n_waiting (fixture->helper) > 0 || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (fixture->renderer);
  g_assert_finalize_object (fixture->document);
  g_assert_finalize_object (fixture->helper);
}

static void
want (PrkPdfRenderer *renderer,
      double          scale,
      guint           page)
{
  const PrkPdfWanted wanted[] = { { page, TRUE, { 0, 0, 500, 500 } }, { page + 1, FALSE, { 0 } } };

  prk_pdf_renderer_want (renderer, scale, wanted, G_N_ELEMENTS (wanted));
}

static void
wait_for (PrkPdfRenderer *renderer,
          guint           page)
{
  while (!prk_pdf_renderer_is_current (renderer, page) &&
         prk_pdf_renderer_get_error (renderer, page) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_bounded (Fixture       *fixture,
              gconstpointer  data)
{
  PrkPdfPicture pictures[2];

  for (guint page = 0; page + 1 < 30; page++)
    {
      want (fixture->renderer, 1.5, page);
      wait_for (fixture->renderer, page);
      wait_for (fixture->renderer, page + 1);
      g_assert_cmpuint (prk_pdf_renderer_get_bytes (fixture->renderer), <=, 12 * MEGABYTE);
      g_assert_cmpuint (prk_pdf_renderer_get_pictures (fixture->renderer, page, pictures), ==, 1);
    }

  g_assert_cmpuint (prk_pdf_renderer_get_pictures (fixture->renderer, 0, pictures), ==, 0);
}

/* More than all the room there is, and still seen. */
static void
test_visible_stays (Fixture       *fixture,
                    gconstpointer  data)
{
  PrkPdfPicture pictures[2];

  want (fixture->renderer, 3, 4);
  wait_for (fixture->renderer, 4);
  g_assert_cmpuint (prk_pdf_renderer_get_bytes (fixture->renderer), >, 12 * MEGABYTE);
  g_assert_cmpuint (prk_pdf_renderer_get_pictures (fixture->renderer, 4, pictures), ==, 1);
  g_assert_cmpuint (prk_pdf_renderer_get_pictures (fixture->renderer, 5, pictures), ==, 0);
}

static void
test_high_zoom (Fixture       *fixture,
                gconstpointer  data)
{
  const PrkPdfWanted wanted = { 0, TRUE, { 1000, 2000, 800, 600 } };
  PrkPdfPicture pictures[2];

  prk_pdf_renderer_want (fixture->renderer, 10, &wanted, 1);
  wait_for (fixture->renderer, 0);
  g_assert_cmpuint (prk_pdf_renderer_get_pictures (fixture->renderer, 0, pictures), ==, 2);
  g_assert_cmpint (gdk_texture_get_width (pictures[0].texture), <, 1200);
  g_assert_cmpfloat (pictures[1].x, <=, 1000 / 5950.0);
  g_assert_cmpfloat (pictures[1].y, <=, 2000 / 8420.0);
  g_assert_cmpfloat (pictures[1].x + pictures[1].width, >=, 1800 / 5950.0);
  g_assert_cmpfloat (pictures[1].y + pictures[1].height, >=, 2600 / 8420.0);
  g_assert_cmpfloat_with_epsilon (gdk_texture_get_width (pictures[1].texture),
                                  pictures[1].width * 5950, 1);
  g_assert_cmpuint (prk_pdf_renderer_get_bytes (fixture->renderer), <, 12 * MEGABYTE);
}

static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(PrkPdfDocument) other = open_bytes (fixture->helper, pdf_maker_pages (4));
  g_autoptr(GdkTexture) before = NULL;
  PrkPdfPicture pictures[2];

  want (fixture->renderer, 1, 2);
  wait_for (fixture->renderer, 2);
  wait_for (fixture->renderer, 3);
  prk_pdf_renderer_get_pictures (fixture->renderer, 2, pictures);
  before = g_object_ref (pictures[0].texture);

  prk_pdf_renderer_set_document (fixture->renderer, other);
  g_assert_false (prk_pdf_renderer_is_current (fixture->renderer, 2));
  g_assert_cmpuint (prk_pdf_renderer_get_pictures (fixture->renderer, 2, pictures), ==, 1);
  g_assert_true (pictures[0].texture == before);
  g_assert_cmpuint (prk_pdf_renderer_get_pictures (fixture->renderer, 20, pictures), ==, 0);

  want (fixture->renderer, 1, 2);
  g_assert_cmpuint (prk_pdf_renderer_get_pictures (fixture->renderer, 2, pictures), ==, 1);
  wait_for (fixture->renderer, 2);
  g_assert_cmpuint (prk_pdf_renderer_get_pictures (fixture->renderer, 2, pictures), ==, 1);
  g_assert_true (pictures[0].texture != before);
}

static void
test_scrolled_past (Fixture       *fixture,
                    gconstpointer  data)
{
  PrkPdfPicture pictures[2];

  for (guint page = 0; page < 28; page++)
    want (fixture->renderer, 1, page);
  g_assert_cmpuint (prk_pdf_helper_get_n_waiting (fixture->helper), <=, 60);
  wait_for (fixture->renderer, 27);
  wait_for (fixture->renderer, 28);

  /* What was only passed was never drawn: the first may have been with the helper already. */
  for (guint page = 1; page < 27; page++)
    g_assert_cmpuint (prk_pdf_renderer_get_pictures (fixture->renderer, page, pictures), ==, 0);
}

static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(PrkPdfDocument) endless = open_bytes (fixture->helper, pdf_maker_endless ());
  PrkPdfPicture pictures[2];
  const PrkPdfWanted wanted = { 0, TRUE, { 0, 0, 500, 500 } };

  prk_pdf_helper_set_timeout_ms (fixture->helper, 200);
  prk_pdf_renderer_set_document (fixture->renderer, endless);
  prk_pdf_renderer_want (fixture->renderer, 1, &wanted, 1);
  wait_for (fixture->renderer, 0);
  g_assert_error (prk_pdf_renderer_get_error (fixture->renderer, 0), PRK_PDF_ERROR,
                  PRK_PDF_ERROR_TIMEOUT);

  /* Not again of its own accord, but when a person asks. */
  prk_pdf_renderer_want (fixture->renderer, 1, &wanted, 1);
  g_assert_cmpuint (prk_pdf_helper_get_n_waiting (fixture->helper), ==, 0);
  prk_pdf_renderer_retry (fixture->renderer);
  g_assert_null (prk_pdf_renderer_get_error (fixture->renderer, 0));
  wait_for (fixture->renderer, 0);
  g_assert_nonnull (prk_pdf_renderer_get_error (fixture->renderer, 0));
  g_assert_cmpuint (prk_pdf_renderer_get_pictures (fixture->renderer, 0, pictures), ==, 0);
}

static void
search_for (PrkPdfSearch *search,
            const char   *text,
            guint         from_page)
{
  prk_pdf_search_set_text (search, text, from_page);
  while (prk_pdf_search_is_running (search))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(PrkPdfSearch) search = prk_pdf_search_new ();
  GArray *marks = prk_pdf_search_get_marks (search);
  guint first, count;

  prk_pdf_search_set_document (search, fixture->document, 0);
  search_for (search, "KERJA SAMA", 10);
  g_assert_cmpuint (prk_pdf_search_get_n_hits (search), ==, 30);
  g_assert_cmpuint (marks->len, ==, 30);
  for (guint i = 0; i < marks->len; i++)
    g_assert_cmpuint (g_array_index (marks, PrkPdfMark, i).page, ==, i);

  /* From the page that is read, not from the first. */
  g_assert_cmpuint (prk_pdf_search_get_current (search), ==, 11);
  prk_pdf_search_step (search, -1);
  g_assert_cmpuint (prk_pdf_search_get_current (search), ==, 10);
  prk_pdf_search_step (search, -10);
  g_assert_cmpuint (prk_pdf_search_get_current (search), ==, 30);
  prk_pdf_search_step (search, 1);
  g_assert_cmpuint (prk_pdf_search_get_current (search), ==, 1);
  g_assert_true (prk_pdf_search_get_range (search, &first, &count));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (count, ==, 1);

  search_for (search, "Halaman 7 ", 0);
  g_assert_cmpuint (prk_pdf_search_get_n_hits (search), ==, 1);
  g_assert_cmpuint (g_array_index (marks, PrkPdfMark, 0).page, ==, 6);
  search_for (search, "tidak ada", 0);
  g_assert_cmpuint (prk_pdf_search_get_n_hits (search), ==, 0);
  g_assert_cmpuint (prk_pdf_search_get_current (search), ==, 0);
  g_assert_false (prk_pdf_search_get_range (search, &first, &count));
  prk_pdf_search_set_document (search, NULL, 0);
}

/* A hit over a line end is one hit of two rectangles. */
static void
test_search_over_lines (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(PrkPdfSearch) search = prk_pdf_search_new ();
  g_autoptr(PrkPdfDocument) columns = open_bytes (fixture->helper, pdf_maker_columns ());
  guint first, count;

  prk_pdf_search_set_document (search, columns, 0);
  search_for (search, "lintas kabupaten", 0);
  g_assert_cmpuint (prk_pdf_search_get_n_hits (search), ==, 1);
  g_assert_true (prk_pdf_search_get_range (search, &first, &count));
  g_assert_cmpuint (count, ==, 2);
  prk_pdf_search_set_document (search, NULL, 0);
}

static void
add (const char *path,
     void      (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/pdf-renderer/takes-no-more-than-its-share", test_bounded);
  add ("/pdf-renderer/what-is-seen-stays", test_visible_stays);
  add ("/pdf-renderer/high-zoom-draws-the-part-that-is-seen", test_high_zoom);
  add ("/pdf-renderer/old-pictures-stand-until-new-ones-come", test_replaced);
  add ("/pdf-renderer/pages-scrolled-past-are-not-drawn", test_scrolled_past);
  add ("/pdf-renderer/failure-is-kept-until-tried-again", test_failure);
  add ("/pdf-search/goes-round-from-the-page-that-is-read", test_search);
  add ("/pdf-search/a-hit-over-a-line-end-is-one", test_search_over_lines);

  return g_test_run ();
}
