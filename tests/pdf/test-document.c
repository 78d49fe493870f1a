/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "pdf-maker.h"
#include "pdf-wait.h"

static guint32
pixel_at (GBytes *pixels,
          guint   width,
          guint   x,
          guint   y)
{
  return ((const guint32 *) g_bytes_get_data (pixels, NULL))[y * width + x];
}

static PrkPdfDocument *
open_well (PrkPdfHelper *helper,
           GBytes       *bytes)
{
  g_autoptr(GError) error = NULL;
  PrkPdfDocument *document = pdf_wait_open (helper, bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);

  return document;
}

static void
test_open (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) bytes = pdf_maker_pages (12);
  g_autoptr(PrkPdfDocument) document = open_well (helper, bytes);
  GPtrArray *outline = prk_pdf_document_get_outline (document);
  const PrkPdfOutlineItem *item = g_ptr_array_index (outline, 23);

  g_assert_cmpuint (prk_pdf_document_get_n_pages (document), ==, 12);
  g_assert_cmpfloat_with_epsilon (prk_pdf_document_get_page_size (document, 11).width, 595, 0.01);
  g_assert_cmpfloat_with_epsilon (prk_pdf_document_get_page_size (document, 11).height, 842, 0.01);
  g_assert_cmpstr (prk_pdf_document_get_title (document), ==, "KAK contoh — uji");

  g_assert_cmpuint (outline->len, ==, 24);
  g_assert_cmpuint (item->depth, ==, 1);
  g_assert_cmpstr (item->title, ==, "Anak");
  g_assert_cmpint (item->page, ==, 11);
  g_assert_cmpfloat_with_epsilon (item->y, 111, 0.5);
  g_assert_cmpuint (prk_pdf_helper_get_cage (helper) & PRK_PDF_CAGE_SECCOMP, !=, 0);
}

static void
test_render (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) bytes = pdf_maker_pages (1);
  g_autoptr(PrkPdfDocument) document = open_well (helper, bytes);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) whole = NULL;
  g_autoptr(GBytes) part = NULL;
  guint width, height, part_width, part_height;

  whole = pdf_wait_render (document, 0, 2, NULL, &width, &height, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (width, ==, 1190);
  g_assert_cmpuint (height, ==, 1684);
  g_assert_cmpuint (g_bytes_get_size (whole), ==, 4 * width * height);
  g_assert_cmphex (pixel_at (whole, width, 5, 5), ==, 0xffffffff);
  g_assert_cmphex (pixel_at (whole, width, 250, 850), ==, 0xff0000ff);

  part = pdf_wait_render (document, 0, 2, &(PrkPdfClip) { 1100, 800, 400, 300 }, &part_width,
                          &part_height, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (part_width, ==, 90);
  g_assert_cmpuint (part_height, ==, 300);
  g_clear_pointer (&part, g_bytes_unref);

  part = pdf_wait_render (document, 0, 2, &(PrkPdfClip) { 150, 750, 200, 200 }, &part_width,
                          &part_height, &error);
  g_assert_no_error (error);
  for (guint y = 0; y < part_height; y += 7)
    for (guint x = 0; x < part_width; x += 7)
      g_assert_cmphex (pixel_at (part, part_width, x, y), ==,
                       pixel_at (whole, width, x + 150, y + 750));
}

static void
test_text_and_find (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) bytes = pdf_maker_columns ();
  g_autoptr(PrkPdfDocument) document = open_well (helper, bytes);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) hits = NULL;
  g_autofree char *text = NULL;
  g_autofree char *layout = NULL;
  const PrkPdfHit *hit;

  text = pdf_wait_text (document, 0, PRK_PDF_TEXT_READING, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "pembangunan jalan lintas\nkabupaten dan jembatan"));

  layout = pdf_wait_text (document, 0, PRK_PDF_TEXT_LAYOUT, &error);
  g_assert_no_error (error);
  g_assert_true (g_regex_match_simple (
    "^Uraian {4,}Jumlah\nHonorarium {4,}1\\.250\\.000\npembangunan jalan lintas\n"
    "kabupaten dan jembatan\n",
    layout, 0, 0));

  hits = pdf_wait_find (document, 0, "HONORARIUM", PRK_PDF_FIND_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = &g_array_index (hits, PrkPdfHit, 0);
  g_assert_cmpfloat_with_epsilon (hit->rect.x, 72, 2);
  g_assert_cmpfloat_with_epsilon (hit->rect.y + hit->rect.height / 2, 116, 4);
  g_assert_cmpfloat (hit->rect.width, >, 50);
  g_clear_pointer (&hits, g_array_unref);

  hits = pdf_wait_find (document, 0, "HONORARIUM", PRK_PDF_FIND_CASE_SENSITIVE, &error);
  g_assert_cmpuint (hits->len, ==, 0);
  g_clear_pointer (&hits, g_array_unref);

  hits = pdf_wait_find (document, 0, "lintas kabupaten", PRK_PDF_FIND_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpuint (g_array_index (hits, PrkPdfHit, 0).hit, ==,
                    g_array_index (hits, PrkPdfHit, 1).hit);
  g_assert_cmpfloat (g_array_index (hits, PrkPdfHit, 0).rect.y, <,
                     g_array_index (hits, PrkPdfHit, 1).rect.y);
}

static void
test_boxes (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) bytes = pdf_maker_columns ();
  g_autoptr(PrkPdfDocument) document = open_well (helper, bytes);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GArray) boxes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  const PrkPdfRect *box;

  prk_pdf_document_boxes_async (document, 0, 0, NULL, pdf_wait_cb, &result);
  boxes = prk_pdf_document_boxes_finish (document, pdf_wait (&result), &text, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, boxes->len);

  box = &g_array_index (boxes, PrkPdfRect, strstr (text, "1.250") - text);
  g_assert_cmpfloat_with_epsilon (box->x, 300, 3);
  g_assert_cmpfloat_with_epsilon (box->y + box->height / 2, 116, 4);
}

/* A page of the largest size the format allows: not all at once, but any part of it. */
static void
test_huge_page (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) bytes = pdf_maker_sheet (14400, 14400);
  g_autoptr(PrkPdfDocument) document = open_well (helper, bytes);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pixels = NULL;
  guint width, height;

  pixels = pdf_wait_render (document, 0, 1, NULL, &width, &height, &error);
  g_assert_null (pixels);
  g_assert_error (error, PRK_PDF_ERROR, PRK_PDF_ERROR_TOO_LARGE);
  g_clear_error (&error);

  pixels = pdf_wait_render (document, 0, 1, &(PrkPdfClip) { 14000, 14000, 1000, 1000 }, &width,
                            &height, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (width, ==, 400);
  g_assert_cmphex (pixel_at (pixels, width, 399, 399), ==, 0xffff0000);
  g_assert_cmphex (pixel_at (pixels, width, 0, 0), ==, 0xffffffff);
  g_assert_cmpuint (prk_pdf_helper_get_n_starts (helper), ==, 1);
}

static void
expect_open_error (PrkPdfHelper *helper,
                   GBytes       *bytes,
                   PrkPdfError   code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPdfDocument) document = pdf_wait_open (helper, bytes, &error);

  g_assert_null (document);
  g_assert_error (error, PRK_PDF_ERROR, (int) code);
}

static void
test_bad_input (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) whole = pdf_maker_pages (3);
  g_autoptr(GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr(GBytes) text = g_bytes_new_static ("Bukan PDF, hanya tulisan.\n", 26);
  g_autoptr(GBytes) picture = g_bytes_new_static ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  g_autoptr(GBytes) cut = g_bytes_new_from_bytes (whole, 0, 40);
  g_autoptr(GBytes) hollow = g_bytes_new_static ("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n"
                                                 "trailer<</Root 1 0 R>>\n%%EOF\n", 69);
  g_autoptr(GString) noise = g_string_new ("%PDF-1.7\n");
  g_autoptr(GBytes) garbage = NULL;
  g_autoptr(PrkPdfDocument) document = NULL;

  g_random_set_seed (7);
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (noise, (char) g_random_int_range (0, 256));
  g_string_append (noise, "\n%%EOF\n");
  garbage = g_bytes_new (noise->str, noise->len);

  expect_open_error (helper, empty, PRK_PDF_ERROR_EMPTY);
  expect_open_error (helper, text, PRK_PDF_ERROR_NOT_PDF);
  expect_open_error (helper, picture, PRK_PDF_ERROR_NOT_PDF);
  expect_open_error (helper, cut, PRK_PDF_ERROR_TRUNCATED);
  expect_open_error (helper, hollow, PRK_PDF_ERROR_DAMAGED);
  expect_open_error (helper, garbage, PRK_PDF_ERROR_DAMAGED);

  /* None of it has hurt the helper. */
  document = open_well (helper, whole);
  g_assert_cmpuint (prk_pdf_helper_get_n_starts (helper), ==, 1);
}

static void
test_encrypted (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) bytes = pdf_maker_encrypted ();

  if (bytes == NULL)
    {
      g_test_skip ("qpdf is not installed");
      return;
    }

  expect_open_error (helper, bytes, PRK_PDF_ERROR_ENCRYPTED);
}

/* However many come at a time, together they are the text of each page, in order. */
static void
test_texts (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) bytes = pdf_maker_pages (150);
  g_autoptr(PrkPdfDocument) document = open_well (helper, bytes);
  g_autoptr(GError) error = NULL;

  for (guint page = 0; page < 150;)
    {
      GAsyncResult *result = NULL;
      g_autoptr(GPtrArray) texts = NULL;

      prk_pdf_document_texts_async (document, page, 1000, PRK_PDF_PRIORITY_IDLE, NULL, pdf_wait_cb,
                                    &result);
      texts = prk_pdf_document_texts_finish (document, pdf_wait (&result), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (texts->len, >=, 1);
      g_assert_cmpuint (texts->len, <=, PRK_PDF_MAX_TEXTS);
      g_clear_object (&result);

      for (guint i = 0; i < texts->len; i++, page++)
        {
          g_autofree char *alone = pdf_wait_text (document, page, PRK_PDF_TEXT_READING, &error);
          g_autofree char *words = g_strdup_printf ("Halaman %u kerja", page + 1);

          g_assert_no_error (error);
          g_assert_cmpstr (g_ptr_array_index (texts, i), ==, alone);
          g_assert_nonnull (strstr (alone, words));
        }
    }
}

static void
test_no_such_page (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) bytes = pdf_maker_pages (2);
  g_autoptr(PrkPdfDocument) document = open_well (helper, bytes);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = pdf_wait_text (document, 2, PRK_PDF_TEXT_READING, &error);

  g_assert_null (text);
  g_assert_error (error, PRK_PDF_ERROR, PRK_PDF_ERROR_NO_PAGE);
}

static void
test_file (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) bytes = pdf_maker_pages (5);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PrkPdfDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  int file = g_file_open_tmp ("prakarsa-pdf-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (write (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)), ==,
                   g_bytes_get_size (bytes));
  prk_pdf_document_open_fd_async (helper, file, NULL, pdf_wait_cb, &result);
  close (file);

  document = prk_pdf_document_open_finish (pdf_wait (&result), &error);
  g_assert_no_error (error);
  text = pdf_wait_text (document, 4, PRK_PDF_TEXT_READING, &error);
  g_assert_nonnull (strstr (text, "Halaman 5"));
  g_unlink (path);
}

static guint
count_descriptors (void)
{
  g_autoptr(GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

static void
test_many_documents (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 2 * PRK_PDF_MAX_DOCUMENTS + 8, n_descriptors;
  g_autoptr(GBytes) first_bytes = pdf_maker_pages (1);
  PrkPdfDocument *first = open_well (helper, first_bytes);

  g_object_unref (first);
  n_descriptors = count_descriptors ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GBytes) bytes = pdf_maker_pages (i + 1);

      g_ptr_array_add (documents, open_well (helper, bytes));
    }

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text =
        pdf_wait_text (g_ptr_array_index (documents, i), i, PRK_PDF_TEXT_READING, NULL);
      g_autofree char *wanted = g_strdup_printf ("Halaman %u kerja sama", i + 1);

      g_assert_nonnull (text);
      g_assert_nonnull (strstr (text, wanted));
    }
  g_assert_cmpuint (prk_pdf_helper_get_n_starts (helper), ==, 1);

  /* Closed documents leave nothing: as many again as the helper could ever hold. */
  g_ptr_array_set_size (documents, 0);
  for (guint i = 0; i < 3 * PRK_PDF_MAX_DOCUMENTS; i++)
    {
      g_autoptr(GBytes) bytes = pdf_maker_pages (1);
      g_autoptr(PrkPdfDocument) document = open_well (helper, bytes);
    }
  g_assert_cmpuint (count_descriptors (), ==, n_descriptors);
}

static void
test_objects_end (void)
{
  PrkPdfHelper *helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) bytes = pdf_maker_pages (1);
  PrkPdfDocument *document = open_well (helper, bytes);

  g_assert_finalize_object (document);
  g_assert_finalize_object (helper);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/document/opens-with-pages-title-and-outline", test_open);
  g_test_add_func ("/pdf/document/renders-whole-and-part-alike", test_render);
  g_test_add_func ("/pdf/document/gives-text-and-finds-it", test_text_and_find);
  g_test_add_func ("/pdf/document/gives-the-text-of-many-pages", test_texts);
  g_test_add_func ("/pdf/document/gives-a-box-for-every-character", test_boxes);
  g_test_add_func ("/pdf/document/huge-page-is-rendered-by-parts", test_huge_page);
  g_test_add_func ("/pdf/document/bad-input-has-its-own-errors", test_bad_input);
  g_test_add_func ("/pdf/document/encrypted-is-told-apart", test_encrypted);
  g_test_add_func ("/pdf/document/page-that-is-not-there", test_no_such_page);
  g_test_add_func ("/pdf/document/opens-a-file", test_file);
  g_test_add_func ("/pdf/document/many-documents-in-one-helper", test_many_documents);
  g_test_add_func ("/pdf/document/objects-end", test_objects_end);

  return g_test_run ();
}
