/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages read back as they were written, and what neither side may believe. Every lie is one
 * number or string of an otherwise good message. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "pdf/prk-pdf-wire.h"

static PrkPdfAnswer *
make_opened (void)
{
  PrkPdfAnswer *answer = prk_pdf_answer_new (PRK_PDF_ANSWER_OPENED, 7);
  const PrkPdfSize sizes[] = { { 595, 842 }, { 842, 595 } };

  answer->text = g_strdup ("Judul");
  answer->sizes = g_array_new (FALSE, FALSE, sizeof (PrkPdfSize));
  g_array_append_vals (answer->sizes, sizes, 2);
  answer->outline = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_pdf_outline_item_free);
  g_ptr_array_add (answer->outline, prk_pdf_outline_item_new (0, "Bab I", 0, 10));
  g_ptr_array_add (answer->outline, prk_pdf_outline_item_new (1, "Pasal 1", 1, 20));
  g_ptr_array_add (answer->outline, prk_pdf_outline_item_new (0, "Luar", -1, 0));

  return answer;
}

static PrkPdfAnswer *
send_answer (const PrkPdfAnswer *answer,
             GError            **error)
{
  g_autoptr(GBytes) bytes = prk_pdf_answer_write (answer);

  return prk_pdf_answer_read (bytes, error);
}

static void
expect_refused (const PrkPdfAnswer *answer)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPdfAnswer) read = send_answer (answer, &error);

  g_assert_null (read);
  g_assert_error (error, PRK_PDF_ERROR, PRK_PDF_ERROR_ANSWER);
}

static void
test_request_round_trip (void)
{
  g_autoptr(PrkPdfRequest) request = prk_pdf_request_new (PRK_PDF_OP_FIND, 3);
  g_autoptr(PrkPdfRequest) read = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  request->serial = 0xfffffffe;
  request->page = 19;
  request->scale = 1.5;
  request->clip = (PrkPdfClip) { 1, 2, 3, 4 };
  request->mode = PRK_PDF_FIND_WHOLE_WORDS;
  request->needle = g_strdup ("daerah “pemrakarsa”");
  bytes = prk_pdf_request_write (request);

  read = prk_pdf_request_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->serial, ==, 0xfffffffe);
  g_assert_cmpuint (read->op, ==, PRK_PDF_OP_FIND);
  g_assert_cmpuint (read->document, ==, 3);
  g_assert_cmpuint (read->page, ==, 19);
  g_assert_cmpfloat (read->scale, ==, 1.5);
  g_assert_cmpuint (read->clip.height, ==, 4);
  g_assert_cmpuint (read->mode, ==, PRK_PDF_FIND_WHOLE_WORDS);
  g_assert_cmpstr (read->needle, ==, "daerah “pemrakarsa”");
}

static void
expect_request_refused (const PrkPdfRequest *request)
{
  g_autoptr(GBytes) bytes = prk_pdf_request_write (request);
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPdfRequest) read = prk_pdf_request_read (bytes, &error);

  g_assert_null (read);
  g_assert_error (error, PRK_PDF_ERROR, PRK_PDF_ERROR_ANSWER);
}

static void
test_request_refusals (void)
{
  g_autofree char *long_needle = g_strnfill (PRK_PDF_MAX_NEEDLE + 1, 'a');
  PrkPdfRequest render = { .op = PRK_PDF_OP_RENDER, .scale = 1 };
  PrkPdfRequest find = { .op = PRK_PDF_OP_FIND, .needle = (char *) "a" };
  PrkPdfRequest text = { .op = PRK_PDF_OP_TEXT, .mode = 2 };
  PrkPdfRequest texts = { .op = PRK_PDF_OP_TEXTS };
  PrkPdfRequest unknown = { .op = 99 };
  const double bad_scales[] = { 0, -1, NAN, INFINITY, PRK_PDF_MAX_SCALE * 2 };

  for (gsize i = 0; i < G_N_ELEMENTS (bad_scales); i++)
    {
      render.scale = bad_scales[i];
      expect_request_refused (&render);
    }
  render.scale = 1;
  render.page = PRK_PDF_MAX_PAGES;
  expect_request_refused (&render);

  find.mode = 4;
  expect_request_refused (&find);
  find.mode = 0;
  find.needle = (char *) "";
  expect_request_refused (&find);
  find.needle = long_needle;
  expect_request_refused (&find);

  expect_request_refused (&text);
  expect_request_refused (&texts);
  texts.mode = PRK_PDF_MAX_TEXTS + 1;
  expect_request_refused (&texts);
  expect_request_refused (&unknown);
}

static void
test_opened_round_trip (void)
{
  g_autoptr(PrkPdfAnswer) answer = make_opened ();
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPdfAnswer) read = send_answer (answer, &error);
  const PrkPdfOutlineItem *item;

  g_assert_no_error (error);
  g_assert_cmpuint (read->serial, ==, 7);
  g_assert_cmpstr (read->text, ==, "Judul");
  g_assert_cmpuint (read->sizes->len, ==, 2);
  g_assert_cmpfloat (g_array_index (read->sizes, PrkPdfSize, 1).width, ==, 842);
  g_assert_cmpuint (read->outline->len, ==, 3);
  item = g_ptr_array_index (read->outline, 1);
  g_assert_cmpuint (item->depth, ==, 1);
  g_assert_cmpstr (item->title, ==, "Pasal 1");
  g_assert_cmpint (item->page, ==, 1);
  g_assert_cmpfloat (item->y, ==, 20);
}

static void
test_opened_refusals (void)
{
  const PrkPdfSize bad_sizes[] = {
    { 0, 10 }, { 10, -1 }, { NAN, 10 }, { 10, INFINITY }, { 1e9, 10 }
  };
  const PrkPdfOutlineItem bad_items[] = {
    { 3, (char *) "deep", 0, 0 },      { PRK_PDF_MAX_DEPTH, (char *) "deeper", 0, 0 },
    { 0, (char *) "no page", 2, 0 },   { 0, (char *) "no page", -2, 0 },
    { 0, (char *) "no place", 0, NAN }, { 0, (char *) "no place", 0, 1e9 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad_sizes); i++)
    {
      g_autoptr(PrkPdfAnswer) answer = make_opened ();

      g_array_index (answer->sizes, PrkPdfSize, 1) = bad_sizes[i];
      expect_refused (answer);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (bad_items); i++)
    {
      g_autoptr(PrkPdfAnswer) answer = make_opened ();
      PrkPdfOutlineItem *item = g_ptr_array_index (answer->outline, 1);

      g_free (item->title);
      *item = bad_items[i];
      item->title = g_strdup (bad_items[i].title);
      expect_refused (answer);
    }

  {
    g_autoptr(PrkPdfAnswer) answer = make_opened ();

    g_array_set_size (answer->sizes, 0);
    g_ptr_array_set_size (answer->outline, 0);
    expect_refused (answer);
  }

  {
    g_autoptr(PrkPdfAnswer) answer = make_opened ();

    g_free (answer->text);
    answer->text = g_strnfill (PRK_PDF_MAX_TITLE + 1, 'a');
    expect_refused (answer);
  }
}

static void
test_drawing_refusals (void)
{
  g_autoptr(PrkPdfAnswer) answer = prk_pdf_answer_new (PRK_PDF_ANSWER_RENDERED, 1);
  const guint bad[][2] = {
    { 0, 10 }, { 10, 0 }, { PRK_PDF_MAX_PIXEL_SIDE + 1, 1 }, { 16384, 16384 }, { 0x10000, 0x10000 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      answer->width = bad[i][0];
      answer->height = bad[i][1];
      expect_refused (answer);
    }
}

static void
test_hits (void)
{
  g_autoptr(PrkPdfAnswer) answer = prk_pdf_answer_new (PRK_PDF_ANSWER_HITS, 1);
  g_autoptr(PrkPdfAnswer) read = NULL;
  const PrkPdfHit good = { 3, { 1, 2, 3, 4 } };
  const PrkPdfHit bad[] = { { 0, { NAN, 0, 1, 1 } },
                            { 0, { 0, 0, -1, 1 } },
                            { 0, { 0, 1e300, 1, 1 } },
                            { PRK_PDF_MAX_HITS, { 0, 0, 1, 1 } } };

  answer->hits = g_array_new (FALSE, FALSE, sizeof (PrkPdfHit));
  g_array_append_val (answer->hits, good);
  read = send_answer (answer, NULL);
  g_assert_nonnull (read);
  g_assert_cmpuint (g_array_index (read->hits, PrkPdfHit, 0).hit, ==, 3);
  g_assert_cmpfloat (g_array_index (read->hits, PrkPdfHit, 0).rect.height, ==, 4);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_array_index (answer->hits, PrkPdfHit, 0) = bad[i];
      expect_refused (answer);
    }

  g_array_index (answer->hits, PrkPdfHit, 0) = good;
  for (guint i = 0; i < PRK_PDF_MAX_HITS; i++)
    g_array_append_val (answer->hits, good);
  expect_refused (answer);
}

static void
test_boxes (void)
{
  g_autoptr(PrkPdfAnswer) answer = prk_pdf_answer_new (PRK_PDF_ANSWER_BOXES, 1);
  g_autoptr(PrkPdfAnswer) read = NULL;
  const PrkPdfRect box = { 1, 2, 3, 4 };

  answer->text = g_strdup ("aé");
  answer->boxes = g_array_new (FALSE, FALSE, sizeof (PrkPdfRect));
  g_array_append_val (answer->boxes, box);
  expect_refused (answer);

  g_array_append_val (answer->boxes, box);
  read = send_answer (answer, NULL);
  g_assert_nonnull (read);
  g_assert_cmpuint (read->boxes->len, ==, 2);

  g_array_append_val (answer->boxes, box);
  expect_refused (answer);
}

/* Damaged pages come as NULL, not as pages without text. */
static void
test_texts (void)
{
  g_autoptr(PrkPdfAnswer) answer = prk_pdf_answer_new (PRK_PDF_ANSWER_TEXTS, 1);
  g_autoptr(PrkPdfAnswer) read = NULL;

  answer->texts = g_ptr_array_new_with_free_func (g_free);
  expect_refused (answer);

  g_ptr_array_add (answer->texts, g_strdup ("Bab I"));
  g_ptr_array_add (answer->texts, NULL);
  g_ptr_array_add (answer->texts, g_strdup (""));
  read = send_answer (answer, NULL);
  g_assert_nonnull (read);
  g_assert_cmpuint (read->texts->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (read->texts, 0), ==, "Bab I");
  g_assert_null (g_ptr_array_index (read->texts, 1));
  g_assert_cmpstr (g_ptr_array_index (read->texts, 2), ==, "");

  g_ptr_array_add (answer->texts, g_strnfill (PRK_PDF_MAX_PAGE_TEXT + 1, 'a'));
  expect_refused (answer);

  g_ptr_array_set_size (answer->texts, 1);
  while (answer->texts->len <= PRK_PDF_MAX_TEXTS)
    g_ptr_array_add (answer->texts, g_strdup ("a"));
  expect_refused (answer);
}

/* The helper may say that a document is damaged, not that the helper has died. */
static void
test_failures (void)
{
  g_autoptr(PrkPdfAnswer) answer = prk_pdf_answer_new (PRK_PDF_ANSWER_FAILED, 1);
  g_autoptr(PrkPdfAnswer) read = NULL;

  answer->text = g_strdup ("reason");
  answer->code = PRK_PDF_ERROR_DAMAGED;
  read = send_answer (answer, NULL);
  g_assert_cmpint (read->code, ==, PRK_PDF_ERROR_DAMAGED);

  answer->code = PRK_PDF_ERROR_DIED;
  expect_refused (answer);
}

static void
test_other_bytes (void)
{
  g_autoptr(PrkPdfAnswer) answer = make_opened ();
  g_autoptr(GBytes) bytes = prk_pdf_answer_write (answer);
  g_autoptr(GBytes) hello = NULL;
  g_autoptr(GVariant) wrong_body = NULL;
  g_autoptr(PrkPdfAnswer) read = NULL;

  for (gsize size = 0; size < g_bytes_get_size (bytes); size++)
    {
      g_autoptr(GBytes) cut = g_bytes_new_from_bytes (bytes, 0, size);

      g_assert_null (prk_pdf_answer_read (cut, NULL));
      g_assert_null (prk_pdf_request_read (cut, NULL));
    }

  wrong_body =
    g_variant_ref_sink (g_variant_new ("(uyv)", 1, PRK_PDF_ANSWER_TEXT, g_variant_new_uint32 (5)));
  hello = g_variant_get_data_as_bytes (wrong_body);
  g_assert_null (prk_pdf_answer_read (hello, NULL));
}

static void
test_pixels (void)
{
  const PrkPdfSize a4 = { 595.276, 841.89 };
  PrkPdfClip clip;

  g_assert_true (prk_pdf_clip_for_page (&a4, 2, NULL, &clip));
  g_assert_cmpuint (clip.width, ==, 1191);
  g_assert_cmpuint (clip.height, ==, 1684);

  g_assert_true (prk_pdf_clip_for_page (&(PrkPdfSize) { 100, 100 }, 1, NULL, &clip));
  g_assert_cmpuint (clip.width, ==, 100);
  g_assert_true (prk_pdf_clip_for_page (&(PrkPdfSize) { 0.1, 0.1 }, 1, NULL, &clip));
  g_assert_cmpuint (clip.width, ==, 1);

  g_assert_true (prk_pdf_clip_for_page (&a4, 1, &(PrkPdfClip) { 500, 0, 4000000000u, 10 }, &clip));
  g_assert_cmpuint (clip.width, ==, 96);
  g_assert_false (prk_pdf_clip_for_page (&a4, 1, &(PrkPdfClip) { 596, 0, 10, 10 }, &clip));
  g_assert_false (prk_pdf_clip_for_page (&(PrkPdfSize) { 14400, 14400 }, 1, NULL, &clip));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/wire/request-reads-back", test_request_round_trip);
  g_test_add_func ("/pdf/wire/helper-refuses-odd-requests", test_request_refusals);
  g_test_add_func ("/pdf/wire/opened-reads-back", test_opened_round_trip);
  g_test_add_func ("/pdf/wire/client-refuses-odd-documents", test_opened_refusals);
  g_test_add_func ("/pdf/wire/client-refuses-odd-drawings", test_drawing_refusals);
  g_test_add_func ("/pdf/wire/client-refuses-odd-hits", test_hits);
  g_test_add_func ("/pdf/wire/client-refuses-odd-boxes", test_boxes);
  g_test_add_func ("/pdf/wire/client-refuses-odd-texts", test_texts);
  g_test_add_func ("/pdf/wire/client-refuses-errors-of-its-own", test_failures);
  g_test_add_func ("/pdf/wire/other-bytes-are-refused", test_other_bytes);
  g_test_add_func ("/pdf/wire/both-sides-reckon-pixels-alike", test_pixels);

  return g_test_run ();
}
