/* SPDX-License-Identifier: GPL-3.0-or-later */

/* halaman-poppler FILE PAGE SCALE: the median time, in ms, in which poppler opens the document in
 * this process and draws one page with SCALE pixels a point. */

#include <stdlib.h>

#include <cairo.h>
#include <poppler.h>

#define N_RUNS 41

static int
compare (const void *a,
         const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
draw_once (GBytes *bytes,
           int     number,
           double  scale)
{
  gint64 began_us = g_get_monotonic_time ();
  g_autoptr(GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);
  PopplerPage *page = document != NULL ? poppler_document_get_page (document, number) : NULL;
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (page == NULL)
    g_error ("%s", error != NULL ? error->message : "no such page");

  poppler_page_get_size (page, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (width * scale),
                                        (int) (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (page);
  g_object_unref (document);

  return (g_get_monotonic_time () - began_us) / 1000.0;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autoptr(GBytes) bytes = NULL;
  double times[N_RUNS];
  gsize size;

  if (argc != 4 || !g_file_get_contents (argv[1], &contents, &size, &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "halaman-poppler FILE PAGE SCALE");
      return 2;
    }

  bytes = g_bytes_new_take (g_steal_pointer (&contents), size);
  for (guint i = 0; i < N_RUNS; i++)
    times[i] = draw_once (bytes, atoi (argv[2]), g_ascii_strtod (argv[3], NULL));
  qsort (times, N_RUNS, sizeof *times, compare);
  g_print ("%.2f\n", times[N_RUNS / 2]);

  return 0;
}
