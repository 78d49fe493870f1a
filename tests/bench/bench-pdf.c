/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the cage costs: the first page of a document on the screen, by a helper that already runs,
 * against poppler in this process. Both open the same bytes, learn the sizes of all pages (which a
 * view of continuous pages must know), draw the first at the same size and put it where
 * a window is composed, in turns. The least of many runs is shown: other programs only ever add
 * time, and to two processes more than to one. */

#include "config.h"

#include <stdlib.h>

#include <cairo-pdf.h>
#include <poppler.h>

#include "pdf/prk-pdf-document.h"

#define N_RUNS 121
#define SCALE  (96.0 / 72)
#define GOAL   1.25

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         size)
{
  g_byte_array_append (closure, data, size);

  return CAIRO_STATUS_SUCCESS;
}

/* A KAK's worth of text: 46 lines a page, two faces. */
static GBytes *
make_document (guint n_pages)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_set_font_size (cr, 11);
  for (guint page = 0; page < n_pages; page++)
    {
      for (guint line = 0; line < 46; line++)
        {
          g_autofree char *words = g_strdup_printf ("%u.%u Kerja sama daerah dalam penyelenggaraan "
                                                    "urusan pemerintahan yang menjadi kewenangan",
                                                    page, line);

          cairo_select_font_face (cr, "serif", CAIRO_FONT_SLANT_NORMAL,
                                  line % 9 == 0 ? CAIRO_FONT_WEIGHT_BOLD
                                                : CAIRO_FONT_WEIGHT_NORMAL);
          cairo_move_to (cr, 72, 72 + 15 * line);
          cairo_show_text (cr, words);
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Documents do not come in a stream: a person has typed, or turned to another one. */
static void
rest (void)
{
  g_usleep (10 * 1000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* As the view of pages does where there is no graphics card. */
static void
show (guchar *pixels,
      guint   width,
      guint   height,
      gsize   stride)
{
  static cairo_surface_t *window;
  cairo_surface_t *picture =
    cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, width, height, stride);
  cairo_t *cr;

  if (window == NULL)
    window = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  cr = cairo_create (window);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (picture);
}

static double
measure_ours (PrkPdfHelper *helper,
              GBytes       *bytes)
{
  g_autoptr(GAsyncResult) opened = NULL;
  g_autoptr(GAsyncResult) rendered = NULL;
  g_autoptr(PrkPdfDocument) document = NULL;
  g_autoptr(GBytes) pixels = NULL;
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  guint width, height;
  gsize stride;

  prk_pdf_document_open_async (helper, bytes, NULL, keep_result_cb, &opened);
  wait_for (&opened);
  document = prk_pdf_document_open_finish (opened, &error);
  g_assert_no_error (error);

  prk_pdf_document_render_async (document, 0, SCALE, NULL, PRK_PDF_PRIORITY_VISIBLE, NULL,
                                 keep_result_cb, &rendered);
  wait_for (&rendered);
  pixels = prk_pdf_document_render_finish (document, rendered, &width, &height, &stride, &error);
  g_assert_no_error (error);
  show ((guchar *) g_bytes_get_data (pixels, NULL), width, height, stride);

  return (g_get_monotonic_time () - start) / 1000.0;
}

static double
measure_peer (GBytes *bytes)
{
  gint64 start = g_get_monotonic_time ();
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  PopplerPage *page = poppler_document_get_page (document, 0);
  double width, height, ms;
  cairo_surface_t *surface;
  cairo_t *cr;

  for (int i = poppler_document_get_n_pages (document) - 1; i > 0; i--)
    {
      PopplerPage *other = poppler_document_get_page (document, i);

      poppler_page_get_size (other, &width, &height);
      g_object_unref (other);
    }
  poppler_page_get_size (page, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * SCALE, height * SCALE);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  poppler_page_render (page, cr);
  cairo_surface_flush (surface);
  show (cairo_image_surface_get_data (surface), cairo_image_surface_get_width (surface),
        cairo_image_surface_get_height (surface), cairo_image_surface_get_stride (surface));
  ms = (g_get_monotonic_time () - start) / 1000.0;

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (page);
  g_object_unref (document);

  return ms;
}

static void
run (PrkPdfHelper *helper,
     const char   *name,
     GBytes       *bytes)
{
  double ours = G_MAXDOUBLE, peer = G_MAXDOUBLE;

  for (guint i = 0; i < N_RUNS; i++)
    {
      double ms;

      rest ();
      ms = measure_ours (helper, bytes);
      ours = MIN (ours, ms);
      rest ();
      ms = measure_peer (bytes);
      peer = MIN (peer, ms);
    }

  g_print ("{\"name\": \"%s\", \"ours\": %.3f, \"peer\": %.3f, \"unit\": \"ms\", \"ratio\": %.3f, "
           "\"goal\": \"<= %.2f\", \"holds\": %s}\n",
           name, ours, peer, ours / peer, GOAL, ours / peer <= GOAL ? "true" : "false");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(GBytes) thirty = make_document (30);
  g_autoptr(GBytes) long_one = make_document (300);
  PopplerDocument *kept_open;

  /* As in the helper: poppler's own tables stay read while any document is open. */
  kept_open = poppler_document_new_from_bytes (thirty, NULL, NULL);
  prk_pdf_helper_prespawn (helper);
  run (helper, "first page of 30, caged helper", thirty);
  run (helper, "first page of 300, caged helper", long_one);

  g_object_unref (kept_open);

  return EXIT_SUCCESS;
}
