/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "app/widget/prk-pdf-geometry.h"

#define M PRK_PDF_GEOMETRY_MARGIN

static const PrkPdfSize SIZES[] = { { 600, 800 }, { 800, 600 }, { 600, 800 } };

static void
set_up (PrkPdfGeometry *geometry,
        double          zoom,
        int             factor,
        double          width)
{
  prk_pdf_geometry_init (geometry);
  prk_pdf_geometry_set_sizes (geometry, SIZES, G_N_ELEMENTS (SIZES));
  prk_pdf_geometry_update (geometry, zoom, factor, width);
}

static void
test_places (void)
{
  PrkPdfGeometry geometry;
  graphene_rect_t rect;

  set_up (&geometry, 0.5, 1, 1000);
  g_assert_cmpfloat (geometry.width, ==, 1000);
  g_assert_cmpfloat (geometry.height, ==, 400 + 300 + 400 + 4 * M);

  prk_pdf_geometry_get_page (&geometry, 1, &rect);
  g_assert_cmpfloat (rect.origin.x, ==, 300);
  g_assert_cmpfloat (rect.origin.y, ==, 400 + 2 * M);
  g_assert_cmpfloat (rect.size.width, ==, 400);
  g_assert_cmpfloat (rect.size.height, ==, 300);

  prk_pdf_geometry_update (&geometry, 2, 1, 1000);
  g_assert_cmpfloat (geometry.width, ==, 1600 + 2 * M);
  prk_pdf_geometry_clear (&geometry);
}

/* On a screen of double density half a logical pixel is a whole one. */
static void
test_device_pixels (void)
{
  PrkPdfGeometry geometry;
  graphene_rect_t rect;
  const PrkPdfSize odd = { 595.276, 841.89 };

  prk_pdf_geometry_init (&geometry);
  prk_pdf_geometry_set_sizes (&geometry, &odd, 1);
  prk_pdf_geometry_update (&geometry, 1, 2, 800);
  prk_pdf_geometry_get_page (&geometry, 0, &rect);
  g_assert_cmpfloat (rect.size.width, ==, 595.5);
  g_assert_cmpfloat (rect.size.height, ==, 842);
  g_assert_cmpfloat (rect.origin.x, ==, floor (rect.origin.x));
  prk_pdf_geometry_clear (&geometry);
}

static void
test_fit (void)
{
  PrkPdfGeometry geometry;

  set_up (&geometry, 1, 1, 500);
  g_assert_cmpfloat (prk_pdf_geometry_fit_width (&geometry, 400 + 2 * M), ==, 0.5);
  g_assert_cmpfloat (prk_pdf_geometry_fit_page (&geometry, 0, 1200 + 2 * M, 400 + 2 * M), ==, 0.5);
  g_assert_cmpfloat (prk_pdf_geometry_fit_page (&geometry, 1, 400 + 2 * M, 4000), ==, 0.5);
  g_assert_cmpfloat (prk_pdf_geometry_fit_width (&geometry, 0), >, 0);
  prk_pdf_geometry_clear (&geometry);
}

static void
test_range (void)
{
  PrkPdfGeometry geometry, empty;
  guint first, last;

  set_up (&geometry, 1, 1, 500);
  g_assert_true (prk_pdf_geometry_range (&geometry, 0, 500, &first, &last));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (last, ==, 0);

  /* In the gap below the first page, it is not seen any more. */
  g_assert_true (prk_pdf_geometry_range (&geometry, M + 801, M + 900, &first, &last));
  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpuint (last, ==, 1);

  g_assert_true (prk_pdf_geometry_range (&geometry, 700, 1600, &first, &last));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (last, ==, 2);

  g_assert_true (prk_pdf_geometry_range (&geometry, 1e9, 2e9, &first, &last));
  g_assert_cmpuint (last, ==, 2);
  prk_pdf_geometry_clear (&geometry);

  prk_pdf_geometry_init (&empty);
  g_assert_false (prk_pdf_geometry_range (&empty, 0, 500, &first, &last));
  prk_pdf_geometry_clear (&empty);
}

static void
test_locate (void)
{
  PrkPdfGeometry geometry;
  const PrkPdfRect there = { 100, 50, 20, 10 };
  graphene_rect_t rect;
  double x, y;
  guint page;

  set_up (&geometry, 1.5, 1, 3000);
  prk_pdf_geometry_place (&geometry, 1, &there, &rect);
  g_assert_cmpfloat (rect.size.width, ==, 30);
  g_assert_true (prk_pdf_geometry_locate (&geometry, rect.origin.x, rect.origin.y, &page, &x, &y));
  g_assert_cmpuint (page, ==, 1);
  g_assert_cmpfloat_with_epsilon (x, 100, 0.01);
  g_assert_cmpfloat_with_epsilon (y, 50, 0.01);
  g_assert_false (prk_pdf_geometry_locate (&geometry, 5, rect.origin.y, &page, &x, &y));
  prk_pdf_geometry_clear (&geometry);
}

/* Whatever zoom comes between, the point under the pointer stays under it. */
static void
test_anchor (void)
{
  PrkPdfGeometry geometry;
  PrkPdfAnchor anchor;
  double scroll_x, scroll_y, x, y;
  guint page;

  set_up (&geometry, 1, 1, 500);
  prk_pdf_geometry_hold (&geometry, 100, 1000, 200, 150, &anchor);
  g_assert_cmpuint (anchor.page, ==, 1);

  prk_pdf_geometry_update (&geometry, 2.7, 1, 500);
  prk_pdf_geometry_restore (&geometry, &anchor, &scroll_x, &scroll_y);
  prk_pdf_geometry_locate (&geometry, scroll_x + 200, scroll_y + 150, &page, &x, &y);
  g_assert_cmpuint (page, ==, 1);
  g_assert_cmpfloat_with_epsilon (x, anchor.x, 0.5 / 2.7);
  g_assert_cmpfloat_with_epsilon (y, anchor.y, 0.5 / 2.7);

  /* Laying out again and again does not creep. */
  for (guint i = 0; i < 50; i++)
    {
      double before = scroll_y;

      prk_pdf_geometry_hold (&geometry, scroll_x, scroll_y, 0, 0, &anchor);
      prk_pdf_geometry_update (&geometry, 2.7, 1, 500);
      prk_pdf_geometry_restore (&geometry, &anchor, &scroll_x, &scroll_y);
      g_assert_cmpfloat (scroll_y, ==, before);
    }

  /* At the very top one stays there, margin and all. */
  prk_pdf_geometry_hold (&geometry, 0, 0, 0, 0, &anchor);
  prk_pdf_geometry_update (&geometry, 0.3, 1, 500);
  prk_pdf_geometry_restore (&geometry, &anchor, &scroll_x, &scroll_y);
  g_assert_cmpfloat (scroll_y, ==, 0);

  /* A document that has become shorter is shown at its last page. */
  prk_pdf_geometry_update (&geometry, 1, 1, 500);
  prk_pdf_geometry_hold (&geometry, 0, 1500, 0, 0, &anchor);
  g_assert_cmpuint (anchor.page, ==, 2);
  prk_pdf_geometry_set_sizes (&geometry, SIZES, 1);
  prk_pdf_geometry_update (&geometry, 1, 1, 500);
  prk_pdf_geometry_restore (&geometry, &anchor, &scroll_x, &scroll_y);
  g_assert_cmpfloat (scroll_y, <, geometry.height);
  prk_pdf_geometry_clear (&geometry);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf-geometry/pages-lie-below-each-other", test_places);
  g_test_add_func ("/pdf-geometry/pages-have-whole-device-pixels", test_device_pixels);
  g_test_add_func ("/pdf-geometry/fits-width-and-page", test_fit);
  g_test_add_func ("/pdf-geometry/knows-what-is-seen", test_range);
  g_test_add_func ("/pdf-geometry/knows-what-is-where", test_locate);
  g_test_add_func ("/pdf-geometry/a-held-point-stays", test_anchor);

  return g_test_run ();
}
