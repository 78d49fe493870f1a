/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "naskah/prk-lambang.h"

#include "uji.h"

#define SVG "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"60\">" \
            "<circle cx=\"20\" cy=\"30\" r=\"18\" fill=\"#205080\"/></svg>"

static GBytes *
make_image (const char *type,
            int         width,
            int         height)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, g_str_equal (type, "png"), 8, width, height);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x20508080);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

/* How many images the PDF has; the cover's page is drawn by a second program without complaint. */
static guint
count_images (Uji *uji)
{
  g_autofree char *list = uji_tanya (uji, "pdfimages", "-list", NULL);
  g_auto(GStrv) lines = NULL;

  if (list == NULL)
    return G_MAXUINT;

  lines = g_strsplit (g_strchomp (list), "\n", -1);

  return g_strv_length (lines) - 2;
}

static void
assert_prints (Uji        *uji,
               GBytes     *image,
               guint       n_images)
{
  g_autoptr(GError) error = NULL;
  guint n;

  g_assert_true (prk_pencetak_set_lambang (uji->pencetak, image, &error));
  g_assert_no_error (error);
  uji_cetak (uji);
  n = count_images (uji);
  if (n == G_MAXUINT)
    g_test_skip ("pdfimages is not installed");
  else
    g_assert_cmpuint (n, ==, n_images);
}

static void
test_images (void)
{
  Uji uji;
  g_autoptr(GBytes) png = make_image ("png", 300, 400);
  g_autoptr(GBytes) large = make_image ("png", 3000, 2000);
  g_autoptr(GBytes) jpeg = make_image ("jpeg", 300, 400);
  g_autoptr(GBytes) svg = g_bytes_new_static (SVG, strlen (SVG));
  gsize plain;

  uji_init (&uji, "barito-selatan", "kesehatan-perbatasan");
  plain = g_bytes_get_size (prk_cetakan_get_pdf (uji.cetakan));
  assert_prints (&uji, NULL, 0);
  assert_prints (&uji, png, 1);
  assert_prints (&uji, jpeg, 1);
  assert_prints (&uji, svg, 1);
  assert_prints (&uji, large, 1);
  g_assert_cmpuint (g_bytes_get_size (prk_cetakan_get_pdf (uji.cetakan)), <, plain + 200 * 1024);
  assert_prints (&uji, NULL, 0);
  uji_clear (&uji);
}

/* It is refused in words, and the document is made with the emblem that was there before. */
static void
assert_refused (GBytes     *image,
                const char *words)
{
  Uji uji;
  g_autoptr(GBytes) good = make_image ("png", 100, 100);
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GError) error = NULL;

  uji_init (&uji, "samarinda", "draf-persampahan");
  assert_prints (&uji, good, 1);
  before = g_bytes_ref (prk_cetakan_get_pdf (uji.cetakan));
  g_assert_false (prk_pencetak_set_lambang (uji.pencetak, image, &error));
  g_assert_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_IMAGE);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” says nothing of “%s”", error->message, words);
  uji_cetak (&uji);
  g_assert_true (g_bytes_equal (before, prk_cetakan_get_pdf (uji.cetakan)));
  uji_clear (&uji);
}

static void
test_no_image (void)
{
  static const char *const words = "not a PNG, JPEG or SVG image";
  const char *const text = "Ini surat, bukan gambar.";
  g_autoptr(GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr(GBytes) letter = g_bytes_new_static (text, strlen (text));
  g_autoptr(GBytes) zeros = g_bytes_new_static ("\0\0\0\0\0\0\0\0\0\0\0", 11);
  g_autoptr(GBytes) pdf = g_bytes_new_static ("%PDF-1.5\n", 9);

  assert_refused (empty, words);
  assert_refused (letter, words);
  assert_refused (zeros, words);
  assert_refused (pdf, words);
}

static void
test_truncated (void)
{
  g_autoptr(GBytes) png = make_image ("png", 300, 400);
  g_autoptr(GBytes) head = g_bytes_new_from_bytes (png, 0, 20);
  g_autoptr(GBytes) broken_svg = g_bytes_new_static (SVG, strlen (SVG) - 20);

  assert_refused (head, "cannot be read as an image");
  assert_refused (broken_svg, "cannot be read as an image");
}

/* Of a file that was cut off anywhere there is either an emblem or a refusal, and always a document. */
static void
test_truncated_anywhere (void)
{
  static const char *const type[] = { "png", "jpeg" };

  for (guint i = 0; i < G_N_ELEMENTS (type); i++)
    {
      g_autoptr(GBytes) whole = make_image (type[i], 64, 64);
      gsize size = g_bytes_get_size (whole);
      guint n_refused = 0;

      for (gsize cut = 0; cut < size; cut += 1 + size / 60)
        {
          g_autoptr(GBytes) part = g_bytes_new_from_bytes (whole, 0, cut);
          g_autoptr(GError) error = NULL;
          PrkLambang *lambang = prk_lambang_new (part, &error);

          g_assert_true ((lambang != NULL) == (error == NULL));
          n_refused += lambang == NULL ? 1 : 0;
          g_clear_pointer (&lambang, prk_lambang_free);
        }
      g_assert_cmpuint (n_refused, >, 5);
    }
}

/* Its size is told by its header: 20,000 pixels a side would take 1.6 GB. */
static void
test_too_large (void)
{
  static const guint8 square[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R',
    0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20, 8, 6, 0, 0, 0, 0xe3, 0x70, 0x46, 0x39,
    0, 0, 0x10, 0, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0, 0,
  };
  g_autoptr(GBytes) wide = make_image ("png", 20000, 2);
  g_autoptr(GBytes) jpeg = make_image ("jpeg", 20000, 2);
  g_autoptr(GBytes) bomb = g_bytes_new_static (square, sizeof square);
  g_autofree guint8 *much = g_malloc0 (PRK_LAMBANG_MAX_BYTES + 1);
  g_autoptr(GBytes) heavy = NULL;

  assert_refused (wide, "20000 × 2 pixels");
  assert_refused (jpeg, "20000 × 2 pixels");
  assert_refused (bomb, "20000 × 20000 pixels");
  memcpy (much, "\x89PNG\r\n\x1a\n", 8);
  heavy = g_bytes_new_take (g_steal_pointer (&much), PRK_LAMBANG_MAX_BYTES + 1);
  assert_refused (heavy, "larger than 20 MB");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lambang/images", test_images);
  g_test_add_func ("/lambang/no-image", test_no_image);
  g_test_add_func ("/lambang/truncated", test_truncated);
  g_test_add_func ("/lambang/truncated-anywhere", test_truncated_anywhere);
  g_test_add_func ("/lambang/too-large", test_too_large);

  return g_test_run ();
}
