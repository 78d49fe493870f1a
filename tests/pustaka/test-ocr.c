/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading pictures of pages, and how well. */

#include "config.h"

#include <string.h>

#include "pdf/prk-pdf-document.h"
#include "pdf/prk-pdf-launch.h"

#include "pustaka-fixture.h"

#define SCAN         "kepmendagri-6098-2025-pindaian.pdf"
#define TYPED_PAGE   1 /* the first to be read */
#define MIN_ACCURACY 0.90

static const char PICTURE[] = "Kawasan lindung dan kawasan budi daya\n"
                              "Rencana struktur ruang wilayah kabupaten\n"
                              "Penanganan kebakaran hutan dan lahan";

static PrkPustakaDokumen *
only_document (Meja *meja)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = prk_pustaka_list (meja->pustaka, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);

  return prk_pustaka_dokumen_copy (g_ptr_array_index (documents, 0));
}

static guint
n_waiting (Meja *meja)
{
  g_autoptr(PrkPustakaDokumen) dokumen = only_document (meja);

  return dokumen->n_ocr_menunggu;
}

/* The test's own time limit ends it otherwise. */
static void
read_all (Meja *meja)
{
  prk_pustaka_ocr_start (meja->pustaka);
  while (n_waiting (meja) > 0)
    g_usleep (50000);
}

static gboolean
skip_without_ocr (Meja *meja)
{
  if (prk_pustaka_ocr_is_available (meja->pustaka))
    return FALSE;

  g_test_skip ("Built without OCR");
  meja_close (meja);

  return TRUE;
}

static void
test_picture (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pustaka_pdf_picture (PICTURE);
  g_autoptr(PrkPustakaDokumen) dokumen = NULL;
  g_autoptr(PrkPustakaHalaman) isi = NULL;
  g_autoptr(GArray) hits = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const PrkPdfHit *hit;

  meja_open (&meja);
  if (skip_without_ocr (&meja))
    return;

  id = meja_import (&meja, "pindaian.pdf", pdf);
  g_assert_cmpuint (n_waiting (&meja), ==, 1);
  before = meja_search (&meja, "lindung");
  g_assert_cmpstr (before, ==, "");

  read_all (&meja);
  after = meja_search (&meja, "\"struktur ruang\"");
  g_assert_cmpstr (after, ==, "1");
  dokumen = only_document (&meja);
  g_assert_cmpuint (dokumen->n_ocr_selesai, ==, 1);

  /* Drawn at 72 points from the left, the second line at 90 from the top, 12 points high. */
  isi = prk_pustaka_halaman (meja.pustaka, dokumen->hash, 1, &error);
  g_assert_no_error (error);
  g_assert_true (isi->ocr);
  g_assert_cmpuint (isi->kotak->len, ==, g_utf8_strlen (isi->teks, -1));
  hits = prk_pustaka_tandai (meja.pustaka, dokumen->hash, 1, "Rencana", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = &g_array_index (hits, PrkPdfHit, 0);
  g_assert_cmpfloat_with_epsilon (hit->rect.x, 72, 3);
  g_assert_cmpfloat_with_epsilon (hit->rect.y + hit->rect.height, 90, 4);
  g_assert_cmpfloat (hit->rect.height, >, 5);
  g_assert_cmpfloat (hit->rect.height, <, 16);
  meja_close (&meja);
}

/* What was read is kept when the index is made anew, and not read again. */
static void
test_kept (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pustaka_pdf_picture (PICTURE);
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *pages = NULL;

  meja_open (&meja);
  if (skip_without_ocr (&meja))
    return;

  id = meja_import (&meja, "pindaian.pdf", pdf);
  read_all (&meja);
  g_assert_true (prk_pustaka_rebuild (meja.pustaka, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_waiting (&meja), ==, 0);
  pages = meja_search (&meja, "kebakaran");
  g_assert_cmpstr (pages, ==, "1");
  meja_close (&meja);
}

static void
test_paused (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pustaka_pdf_picture (PICTURE);
  g_autofree char *id = NULL;

  meja_open (&meja);
  if (skip_without_ocr (&meja))
    return;

  id = meja_import (&meja, "pindaian.pdf", pdf);
  prk_pustaka_ocr_set_paused (meja.pustaka, TRUE);
  prk_pustaka_ocr_start (meja.pustaka);
  meja_reopen (&meja);
  prk_pustaka_ocr_start (meja.pustaka);
  g_assert_true (prk_pustaka_ocr_is_paused (meja.pustaka));
  g_assert_cmpuint (n_waiting (&meja), ==, 1);

  prk_pustaka_ocr_set_paused (meja.pustaka, FALSE);
  while (n_waiting (&meja) > 0)
    g_usleep (50000);
  meja_close (&meja);
}

/* Closed in the middle of a page: it waits for the next start. */
static void
test_closed (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pustaka_pdf_picture (PICTURE);
  g_autofree char *id = NULL;

  meja_open (&meja);
  if (skip_without_ocr (&meja))
    return;

  id = meja_import (&meja, "pindaian.pdf", pdf);
  for (guint i = 0; i < 3; i++)
    {
      prk_pustaka_ocr_start (meja.pustaka);
      g_usleep (i * 100000);
      meja_reopen (&meja);
    }
  read_all (&meja);
  meja_close (&meja);
}

static void
keep_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
read_behind (PrkPdfCage  walls,
             const char *program,
             GBytes     *pdf)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(PrkPdfDocument) document = NULL;
  g_autoptr(GAsyncResult) opened = NULL;
  g_autoptr(GAsyncResult) read = NULL;
  g_autoptr(GArray) boxes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  prk_pdf_helper_set_program (helper, program);
  prk_pdf_helper_set_cage (helper, walls);
  prk_pdf_helper_set_timeout_ms (helper, 110000);
  prk_pdf_document_open_async (helper, pdf, NULL, keep_cb, &opened);
  document = prk_pdf_document_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (prk_pdf_helper_get_cage (helper) & PRK_PDF_CAGE_SECCOMP, !=, 0);

  prk_pdf_document_ocr_async (document, 0, PRK_PDF_PRIORITY_IDLE, NULL, keep_cb, &read);
  boxes = prk_pdf_document_ocr_finish (document, wait_for (&read), &text, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "kebakaran hutan"));
  g_assert_cmpuint (prk_pdf_helper_get_n_starts (helper), ==, 1);
}

/* The probes of tests/pdf show what the walls keep in; tesseract needs nothing beyond them, not
 * even where no file can be opened any more. */
static void
test_walls (void)
{
  static const PrkPdfCage walls[] = { PRK_PDF_CAGE_ALL,
                                      PRK_PDF_CAGE_LANDLOCK | PRK_PDF_CAGE_SECCOMP,
                                      PRK_PDF_CAGE_SECCOMP };
  g_autofree char *program = prk_pdf_launch_find_ocr_program ();
  g_autoptr(GBytes) pdf = pustaka_pdf_picture (PICTURE);

  if (program == NULL)
    {
      g_test_skip ("Built without OCR");
      return;
    }
#ifdef __SANITIZE_ADDRESS__ /* once is enough for what it looks for */
  read_behind (walls[0], program, pdf);
  return;
#endif
  for (gsize i = 0; i < G_N_ELEMENTS (walls); i++)
    read_behind (walls[i], program, pdf);
}

/* The helper that serves the screen has no OCR in it, and says so. */
static void
test_other_helper (void)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(PrkPdfDocument) document = NULL;
  g_autoptr(GBytes) pdf = pustaka_pdf_picture (PICTURE);
  g_autoptr(GAsyncResult) opened = NULL;
  g_autoptr(GAsyncResult) read = NULL;
  g_autoptr(GError) error = NULL;

  prk_pdf_document_open_async (helper, pdf, NULL, keep_cb, &opened);
  document = prk_pdf_document_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
  prk_pdf_document_ocr_async (document, 0, PRK_PDF_PRIORITY_IDLE, NULL, keep_cb, &read);
  g_assert_null (prk_pdf_document_ocr_finish (document, wait_for (&read), NULL, &error));
  g_assert_error (error, PRK_PDF_ERROR, PRK_PDF_ERROR_NO_OCR);
}

static GPtrArray *
list_words (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_auto(GStrv) words = g_regex_split_simple ("[^\\p{L}\\p{N}]+", lower, 0, 0);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_ptr_array_add (list, g_strdup (words[i]));

  return list;
}

/* How many words of @right stand in @read, in their order. */
static guint
count_common (GPtrArray *right,
              GPtrArray *read)
{
  guint width = read->len + 1;
  g_autofree guint *best = g_new0 (guint, (right->len + 1) * width);

  for (guint i = 1; i <= right->len; i++)
    for (guint j = 1; j <= read->len; j++)
      {
        const char *a = g_ptr_array_index (right, i - 1), *b = g_ptr_array_index (read, j - 1);

        best[i * width + j] = strcmp (a, b) == 0
                                ? best[(i - 1) * width + j - 1] + 1
                                : MAX (best[(i - 1) * width + j], best[i * width + j - 1]);
      }

  return best[right->len * width + read->len];
}

static void
test_accuracy (void)
{
  Meja meja;
  g_autofree char *scan = find_shared (SCAN);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "pustaka", "diketik.txt", NULL);
  g_autofree char *typed = NULL;
  g_autofree char *id = NULL;
  g_autoptr(PrkPustakaDokumen) dokumen = NULL;
  g_autoptr(PrkPustakaHalaman) isi = NULL;
  g_autoptr(GPtrArray) right = NULL;
  g_autoptr(GPtrArray) read = NULL;
  g_autoptr(GError) error = NULL;
  double accuracy;

  if (scan == NULL)
    {
      g_test_skip ("The scan is not beside the checkout");
      return;
    }
  meja_open (&meja);
  if (skip_without_ocr (&meja))
    return;

  id = prk_pustaka_import (meja.pustaka, scan, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_waiting (&meja), ==, 6);
  prk_pustaka_ocr_start (meja.pustaka);
  while (n_waiting (&meja) == 6)
    g_usleep (50000);
  dokumen = only_document (&meja);
  isi = prk_pustaka_halaman (meja.pustaka, dokumen->hash, TYPED_PAGE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &typed, NULL, NULL));

  right = list_words (typed);
  read = list_words (isi->teks);
  accuracy = (double) count_common (right, read) / right->len;
  g_test_message ("%u words typed, %u read, %.1f %% of the typed ones right", right->len, read->len,
                  100 * accuracy);
  g_assert_cmpuint (right->len, >, 100);
  g_assert_cmpfloat (accuracy, >=, MIN_ACCURACY);
  meja_close (&meja);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pustaka/ocr/reads-a-picture", test_picture);
  g_test_add_func ("/pustaka/ocr/what-was-read-is-kept", test_kept);
  g_test_add_func ("/pustaka/ocr/pause-outlives-a-restart", test_paused);
  g_test_add_func ("/pustaka/ocr/closing-loses-no-page", test_closed);
  g_test_add_func ("/pustaka/ocr/behind-every-wall", test_walls);
  g_test_add_func ("/pustaka/ocr/not-by-the-other-helper", test_other_helper);
  g_test_add_func ("/pustaka/ocr/words-of-a-scan", test_accuracy);

  return g_test_run ();
}
