/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "pdf/prk-gambar-pdf.h"

/* A PNG of 3 × 2 pixels, of which only the framing matters here, and a JPEG up to its size. */
static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D',
                              'R', 0, 0, 0, 3, 0, 0, 0, 2, 8, 6, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 4,
                              'I', 'D', 'A', 'T', 'd', 'a', 't', 'a', 1, 2, 3, 4, 0, 0, 0, 0, 'I', 'E',
                              'N', 'D', 1, 2, 3, 4 };
static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0,
                               8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0,
                               0xff, 0xc0, 0, 17, 8, 0, 2, 0, 3, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1,
                               0xff, 0xd9 };

/* A copy of its own, so that a reader that goes beyond it is caught. */
static char *
wrap (const guint8 *data,
      gsize         size)
{
  g_autoptr (GBytes) image = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = prk_gambar_pdf_new (image, &error);

  g_assert_true ((pdf == NULL) == (error != NULL));
  return pdf != NULL ? g_strndup (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf)) : NULL;
}

static void
test_kinds (void)
{
  g_autofree char *of_png = wrap (png, sizeof png);
  g_autofree char *of_jpeg = wrap (jpeg, sizeof jpeg);

  g_assert_nonnull (strstr (of_png, "/Width 3 /Height 2 /BitsPerComponent 8 /ColorSpace [/DeviceN"));
  g_assert_nonnull (strstr (of_png, "stream\ndata\nendstream"));
  /* Held upright by its camera: the page is higher than wide. */
  g_assert_nonnull (strstr (of_jpeg, "/MediaBox [0 0 533 800]"));
}

static void
test_cut_and_changed (void)
{
  guint8 copy[sizeof png + sizeof jpeg];

  for (gsize size = 0; size < sizeof png - 16; size++)
    g_free (wrap (png, size));
  for (gsize size = 0; size < sizeof jpeg - 21; size++)
    g_assert_null (wrap (jpeg, size));
  for (gsize i = 0; i < sizeof jpeg; i++)
    for (guint value = 0; value < 256; value++)
      {
        memcpy (copy, jpeg, sizeof jpeg);
        copy[i] = (guint8) value;
        g_free (wrap (copy, sizeof jpeg));
      }
  for (gsize i = 0; i < sizeof png; i++)
    for (guint value = 0; value < 256; value++)
      {
        memcpy (copy, png, sizeof png);
        copy[i] = (guint8) value;
        g_free (wrap (copy, sizeof png));
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gambar-pdf/kinds", test_kinds);
  g_test_add_func ("/gambar-pdf/cut-and-changed", test_cut_and_changed);

  return g_test_run ();
}
