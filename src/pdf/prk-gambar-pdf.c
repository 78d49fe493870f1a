/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture from outside is not decoded in this process: image decoders are where hostile files
 * bite. PDF takes the compressed data of a JPEG as it stands, and that of a PNG too, for its
 * predictors are PNG's own filters. So the picture is wrapped in a PDF of one page, of which only
 * the size in pixels and the order of the colours must be read here, and goes to the caged helper,
 * where poppler decodes it like any scanned page. Transparency, which PDF wants apart, is mixed
 * with white by a function in the colour space. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "prk-gambar-pdf.h"

#define PAGE_PT 800 /* the longer side; the view zooms anyway */

typedef struct
{
  guint       width, height;
  guint       bits;
  guint       n_components;
  guint       turn;      /* orientation of EXIF, 1 … 8 */
  gboolean    is_adobe;  /* four colours are inverted then */
  GByteArray *palette;   /* (nullable) of a PNG */
  GByteArray *data;      /* (nullable) the compressed data of a PNG; NULL: the whole file */
} Picture;

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->palette, g_byte_array_unref);
  g_clear_pointer (&picture->data, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

static guint
get16 (const guint8 *at,
       gboolean      is_little)
{
  return is_little ? at[0] | (guint) at[1] << 8 : (guint) at[0] << 8 | at[1];
}

static guint32
get32 (const guint8 *at,
       gboolean      is_little)
{
  return is_little ? get16 (at, TRUE) | (guint32) get16 (at + 2, TRUE) << 16
                   : (guint32) get16 (at, FALSE) << 16 | get16 (at + 2, FALSE);
}

/* How a camera was held, out of the first directory of EXIF; 1 when that is not to be found. */
static guint
read_turn (const guint8 *exif,
           gsize         size)
{
  const guint8 *tiff = exif + 6;
  gboolean is_little;
  guint32 at;
  guint n;

  if (size < 6 + 8 || memcmp (exif, "Exif\0\0", 6) != 0)
    return 1;
  size -= 6;
  is_little = tiff[0] == 'I';
  at = get32 (tiff + 4, is_little);
  if (at > size - 2)
    return 1;
  n = get16 (tiff + at, is_little);
  for (gsize entry = (gsize) at + 2; n > 0 && entry + 12 <= size; entry += 12, n--)
    if (get16 (tiff + entry, is_little) == 0x0112)
      {
        guint turn = get16 (tiff + entry + 8, is_little);

        return turn >= 1 && turn <= 8 ? turn : 1;
      }
  return 1;
}

/* From marker to marker up to the one that tells the size; what comes after is the decoder's. */
static gboolean
read_jpeg (const guint8 *data,
           gsize         size,
           Picture      *picture)
{
  gsize at = 2;

  picture->turn = 1;
  while (at + 4 <= size && data[at] == 0xff)
    {
      guint marker = data[at + 1];
      guint length;

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      length = get16 (data + at + 2, FALSE);
      if (length < 2 || at + 2 + length > size)
        return FALSE;
      if (marker >= 0xc0 && marker <= 0xc2)
        {
          if (length < 8)
            return FALSE;
          picture->bits = data[at + 4];
          picture->height = get16 (data + at + 5, FALSE);
          picture->width = get16 (data + at + 7, FALSE);
          picture->n_components = data[at + 9];
          return picture->bits == 8
                 && (picture->n_components == 1 || picture->n_components == 3
                     || picture->n_components == 4);
        }
      if (marker == 0xda || marker == 0xd9 || (marker > 0xc2 && marker <= 0xcf && marker != 0xc4
                                                && marker != 0xc8 && marker != 0xcc))
        return FALSE;
      if (marker == 0xe1)
        picture->turn = read_turn (data + at + 4, length - 2);
      if (marker == 0xee && length >= 14 && memcmp (data + at + 4, "Adobe", 5) == 0)
        picture->is_adobe = TRUE;
      at += 2 + length;
    }
  return FALSE;
}

static gboolean
read_png_header (const guint8 *data,
                 Picture      *picture)
{
  static const guint n_components[] = { 1, 0, 3, 1, 2, 0, 4 };
  guint colour = data[9];

  picture->width = get32 (data, FALSE);
  picture->height = get32 (data + 4, FALSE);
  picture->bits = data[8];
  picture->turn = 1;
  if (colour > 6 || n_components[colour] == 0 || data[10] != 0 || data[11] != 0 || data[12] != 0)
    return FALSE; /* interlaced, or of no known kind */
  picture->n_components = n_components[colour];
  if (colour == 3)
    picture->palette = g_byte_array_new ();
  return picture->bits == 1 || picture->bits == 2 || picture->bits == 4 || picture->bits == 8
         || picture->bits == 16;
}

static gboolean
read_png (const guint8 *data,
          gsize         size,
          Picture      *picture)
{
  picture->data = g_byte_array_new ();
  for (gsize at = 8; at + 12 <= size;)
    {
      guint32 length = get32 (data + at, FALSE);
      const guint8 *name = data + at + 4;

      if (length > size - at - 12)
        return FALSE;
      if (at == 8
          && (length != 13 || memcmp (name, "IHDR", 4) != 0 || !read_png_header (name + 4, picture)))
        return FALSE;
      if (memcmp (name, "PLTE", 4) == 0 && picture->palette != NULL && picture->palette->len == 0
          && length % 3 == 0 && length <= 768)
        g_byte_array_append (picture->palette, name + 4, length);
      else if (memcmp (name, "IDAT", 4) == 0)
        g_byte_array_append (picture->data, name + 4, length);
      else if (memcmp (name, "IEND", 4) == 0)
        break;
      at += 12 + (gsize) length;
    }
  return picture->data->len > 0 && (picture->palette == NULL || picture->palette->len > 0);
}

static void
append_colours (GString       *pdf,
                const Picture *picture,
                gboolean       is_png)
{
  if (picture->palette != NULL)
    {
      g_string_append_printf (pdf, "[/Indexed /DeviceRGB %u <", picture->palette->len / 3 - 1);
      for (guint i = 0; i < picture->palette->len; i++)
        g_string_append_printf (pdf, "%02x", picture->palette->data[i]);
      g_string_append (pdf, ">]");
    }
  else if (is_png && picture->n_components == 2)
    g_string_append (pdf, "[/DeviceN [/G /A] /DeviceGray 6 0 R]");
  else if (is_png && picture->n_components == 4)
    g_string_append (pdf, "[/DeviceN [/R /G /B /A] /DeviceRGB 6 0 R]");
  else if (picture->n_components == 4)
    g_string_append (pdf, "/DeviceCMYK");
  else
    g_string_append (pdf, picture->n_components == 3 ? "/DeviceRGB" : "/DeviceGray");
}

/* Mixing with white: 1 - a (1 - c) for each colour c. The opacity stays on top of the stack while
 * the colours go round below it. */
static void
append_mixing (GString       *pdf,
               const Picture *picture)
{
  guint n = picture->n_components;
  g_autoptr (GString) code = g_string_new ("{");

  for (guint i = 1; i < n; i++)
    g_string_append_printf (code, " dup %u -1 roll 1 exch sub mul 1 exch sub exch", n + 1);
  g_string_append (code, " pop }");
  g_string_append_printf (pdf,
                          "6 0 obj\n<</FunctionType 4 /Domain [%s] /Range [%s] /Length %u>>\n"
                          "stream\n%s\nendstream\nendobj\n",
                          n == 2 ? "0 1 0 1" : "0 1 0 1 0 1 0 1", n == 2 ? "0 1" : "0 1 0 1 0 1",
                          (guint) code->len, code->str);
}

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, message);
  return FALSE;
}

static gboolean
read_picture (const guint8 *data,
              gsize         size,
              Picture      *picture,
              gboolean     *is_png,
              GError      **error)
{
  gboolean is_read = FALSE;

  *is_png = size > 45 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0;
  if (*is_png)
    is_read = read_png (data, size, picture);
  else if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    is_read = read_jpeg (data, size, picture);
  if (!is_read)
    return refuse (error, _("This picture cannot be previewed. Open it in another program."));
  if (picture->width == 0 || picture->height == 0 || picture->width > PRK_GAMBAR_MAX_SIDE
      || picture->height > PRK_GAMBAR_MAX_SIDE
      || (guint64) picture->width * picture->height > PRK_GAMBAR_MAX_AREA)
    return refuse (error, _("This picture has too many pixels to be previewed."));
  return TRUE;
}

/* From the unit square in which PDF draws an image to the page, turned as EXIF says. */
static void
append_place (GString       *pdf,
              const Picture *picture,
              int           *width_pt,
              int           *height_pt)
{
  static const int turns[9][6] = {
    { 0 },
    { 1, 0, 0, 1, 0, 0 },   { -1, 0, 0, 1, 1, 0 }, { -1, 0, 0, -1, 1, 1 }, { 1, 0, 0, -1, 0, 1 },
    { 0, -1, -1, 0, 1, 1 }, { 0, -1, 1, 0, 0, 1 }, { 0, 1, 1, 0, 0, 0 },   { 0, 1, -1, 0, 1, 0 },
  };
  gboolean is_sideways = picture->turn >= 5;
  double width = is_sideways ? picture->height : picture->width;
  double height = is_sideways ? picture->width : picture->height;
  double scale = PAGE_PT / MAX (width, height);
  const int *turn = turns[picture->turn];

  *width_pt = (int) MAX (width * scale, 1);
  *height_pt = (int) MAX (height * scale, 1);
  g_string_append_printf (pdf, "q %d 0 0 %d 0 0 cm %d %d %d %d %d %d cm /I Do Q", *width_pt,
                          *height_pt, turn[0], turn[1], turn[2], turn[3], turn[4], turn[5]);
}

static void
append_image (GString       *pdf,
              const Picture *picture,
              gboolean       is_png,
              const guint8  *data,
              gsize          size)
{
  g_string_append_printf (pdf, "5 0 obj\n<</Type /XObject /Subtype /Image /Width %u /Height %u "
                               "/BitsPerComponent %u /ColorSpace ",
                          picture->width, picture->height, picture->bits);
  append_colours (pdf, picture, is_png);
  if (is_png)
    g_string_append_printf (pdf, " /Filter /FlateDecode /DecodeParms <</Predictor 15 /Colors %u "
                                 "/BitsPerComponent %u /Columns %u>>",
                            picture->n_components, picture->bits, picture->width);
  else
    g_string_append (pdf, " /Filter /DCTDecode");
  if (!is_png && picture->n_components == 4 && picture->is_adobe)
    g_string_append (pdf, " /Decode [1 0 1 0 1 0 1 0]");
  g_string_append_printf (pdf, " /Length %" G_GSIZE_FORMAT ">>\nstream\n", size);
  g_string_append_len (pdf, (const char *) data, (gssize) size);
  g_string_append (pdf, "\nendstream\nendobj\n");
}

/**
 * prk_gambar_pdf_new:
 * @image: the bytes of a file
 * @error: G_IO_ERROR_NOT_SUPPORTED, with words for the person
 *
 * Returns: (transfer full): a PDF of one page
 */
GBytes *
prk_gambar_pdf_new (GBytes  *image,
                    GError **error)
{
  gsize size, offsets[7] = { 0 };
  const guint8 *data = g_bytes_get_data (image, &size);
  g_auto (Picture) picture = { 0 };
  g_autoptr (GString) drawing = g_string_new (NULL);
  GString *pdf;
  int width_pt, height_pt;
  gboolean is_png;
  gsize start;

  if (!read_picture (data, size, &picture, &is_png, error))
    return NULL;
  append_place (drawing, &picture, &width_pt, &height_pt);

  pdf = g_string_sized_new (size + 4096);
  g_string_append (pdf, "%PDF-1.5\n");
  offsets[1] = pdf->len;
  g_string_append (pdf, "1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n");
  offsets[2] = pdf->len;
  g_string_append (pdf, "2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n");
  offsets[3] = pdf->len;
  g_string_append_printf (pdf, "3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] "
                               "/Resources <</XObject <</I 5 0 R>>>> /Contents 4 0 R>>\nendobj\n",
                          width_pt, height_pt);
  offsets[4] = pdf->len;
  g_string_append_printf (pdf, "4 0 obj\n<</Length %" G_GSIZE_FORMAT ">>\nstream\n%s\nendstream\n"
                               "endobj\n",
                          drawing->len, drawing->str);
  offsets[5] = pdf->len;
  append_image (pdf, &picture, is_png, picture.data != NULL ? picture.data->data : data,
                picture.data != NULL ? picture.data->len : size);
  offsets[6] = pdf->len;
  if (is_png && (picture.n_components == 2 || picture.n_components == 4))
    append_mixing (pdf, &picture);
  else
    g_string_append (pdf, "6 0 obj\nnull\nendobj\n");

  start = pdf->len;
  g_string_append (pdf, "xref\n0 7\n0000000000 65535 f \n");
  for (guint i = 1; i <= 6; i++)
    g_string_append_printf (pdf, "%010" G_GSIZE_FORMAT " 00000 n \n", offsets[i]);
  g_string_append_printf (pdf, "trailer\n<</Size 7 /Root 1 0 R>>\nstartxref\n%" G_GSIZE_FORMAT
                               "\n%%%%EOF\n",
                          start);
  return g_string_free_to_bytes (pdf);
}
