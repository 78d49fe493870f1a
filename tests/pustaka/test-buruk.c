/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bad documents: each is refused with its own error or taken in as far as it can be read, within
 * the limits, and the library goes on as before. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pdf-maker.h"
#include "pdf/prk-pdf-error.h"

#include "pustaka-fixture.h"

#ifdef __SANITIZE_ADDRESS__ /* which makes each page ten times as dear */
#define N_MANY     2000
#define MANY_QUERY "\"halaman 1876\""
#define MANY_PAGE  "1876"
#else
#define N_MANY     10000
#define MANY_QUERY "\"halaman 9876\""
#define MANY_PAGE  "9876"
#endif

static const char *const GOOD[] = { "Penanganan sampah", NULL };

static void
open_with_good (Meja *meja)
{
  g_autoptr(GBytes) pdf = pustaka_pdf (GOOD, NULL);
  g_autofree char *id = NULL;

  meja_open (meja);
  id = meja_import (meja, "baik.pdf", pdf);
}

static void
close_with_good (Meja  *meja,
                 guint  n_documents)
{
  g_autofree char *pages = meja_search (meja, "penanganan");

  g_assert_cmpstr (pages, ==, "1");
  g_assert_cmpuint (meja_count (meja), ==, n_documents);
  meja_close (meja);
}

static void
expect_refused (GBytes     *bytes,
                int         code)
{
  Meja meja;
  g_autoptr(GError) error = NULL;

  open_with_good (&meja);
  error = meja_refuse (&meja, "buruk.pdf", bytes);
  g_assert_error (error, PRK_PDF_ERROR, code);
  close_with_good (&meja, 1);
}

static void
test_refused (void)
{
  static const char no_pages[] = "%PDF-1.4\n"
                                 "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                 "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                                 "trailer<</Root 1 0 R>>\n%%EOF\n";
  g_autoptr(GBytes) pdf = pustaka_pdf (GOOD, NULL);
  g_autoptr(GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr(GBytes) words = g_bytes_new_static ("Bukan PDF, hanya kata-kata.", 27);
  g_autoptr(GBytes) cut = g_bytes_new_from_bytes (pdf, 0, 200);
  g_autoptr(GBytes) none = g_bytes_new_static (no_pages, sizeof no_pages - 1);
  g_autoptr(GBytes) encrypted = pdf_maker_encrypted ();

  expect_refused (empty, PRK_PDF_ERROR_EMPTY);
  expect_refused (words, PRK_PDF_ERROR_NOT_PDF);
  expect_refused (cut, PRK_PDF_ERROR_TRUNCATED);
  expect_refused (none, PRK_PDF_ERROR_DAMAGED);
  if (encrypted != NULL)
    expect_refused (encrypted, PRK_PDF_ERROR_ENCRYPTED);
}

static void
test_no_file (void)
{
  Meja meja;
  g_autofree char *missing = NULL;
  g_autofree char *unreadable = NULL;
  g_autoptr(GError) error = NULL;

  open_with_good (&meja);
  missing = g_build_filename (meja.folder, "tidak-ada.pdf", NULL);
  g_assert_null (prk_pustaka_import (meja.pustaka, missing, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (prk_pustaka_import (meja.pustaka, meja.folder, NULL, &error));
  g_assert_error (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_INPUT);
  g_clear_error (&error);

  g_assert_null (prk_pustaka_import (meja.pustaka, "/dev/zero", NULL, &error));
  g_assert_error (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_INPUT);
  close_with_good (&meja, 1);
}

/* In pieces of every length: some can be mended by poppler, none may hurt. */
static void
test_cut_anywhere (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pdf_maker_pages (12);
  gsize size = g_bytes_get_size (pdf);
  guint n_taken = 0;

  open_with_good (&meja);
  for (guint i = 1; i < 8; i++)
    {
      g_autoptr(GBytes) cut = g_bytes_new_from_bytes (pdf, 0, size * i / 8);
      g_autofree char *path = meja_put_file (&meja, "potong.pdf", cut);
      g_autoptr(GError) error = NULL;
      g_autofree char *id = prk_pustaka_import (meja.pustaka, path, NULL, &error);

      g_assert_true (id != NULL || error->domain == PRK_PDF_ERROR);
      n_taken += id != NULL ? 1 : 0;
    }
  close_with_good (&meja, 1 + n_taken);
}

static void
test_many_pages (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pdf_maker_pages (N_MANY);
  g_autofree char *id = NULL;
  g_autofree char *pages = NULL;

  open_with_good (&meja);
  id = meja_import (&meja, "tebal.pdf", pdf);
  pages = meja_search (&meja, MANY_QUERY);
  g_assert_cmpstr (pages, ==, MANY_PAGE);
  close_with_good (&meja, 2);
}

static void
test_huge_page (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pdf_maker_sheet (PRK_PDF_MAX_PAGE_SIDE, PRK_PDF_MAX_PAGE_SIDE);
  g_autofree char *id = NULL;
  g_autofree char *pages = NULL;

  open_with_good (&meja);
  id = meja_import (&meja, "luas.pdf", pdf);
  pages = meja_search (&meja, "lembar");
  g_assert_cmpstr (pages, ==, "1");
  close_with_good (&meja, 2);
}

/* The page stays empty, and it does not take longer than it may. */
static void
test_endless_page (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pdf_maker_endless ();
  g_autofree char *id = NULL;

  open_with_good (&meja);
  prk_pustaka_set_page_timeout_ms (meja.pustaka, 4000);
  id = meja_import (&meja, "tanpa-akhir.pdf", pdf);
  close_with_good (&meja, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pustaka/buruk/each-has-its-own-error", test_refused);
  g_test_add_func ("/pustaka/buruk/what-is-no-file", test_no_file);
  g_test_add_func ("/pustaka/buruk/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/pustaka/buruk/ten-thousand-pages", test_many_pages);
  g_test_add_func ("/pustaka/buruk/huge-page", test_huge_page);
  g_test_add_func ("/pustaka/buruk/page-without-end", test_endless_page);

  return g_test_run ();
}
