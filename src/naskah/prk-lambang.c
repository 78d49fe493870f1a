/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An emblem file comes from anywhere. What kind it is is read from its first bytes, so that only the three loaders that are
 * meant ever see it; its size is known from its header, before any memory is taken for its pixels. It is kept as a JPEG
 * on white, which Cairo hands to the PDF as it is: compressing the pixels anew for every preview would cost more than
 * the rest of the document. */
#define GETTEXT_PACKAGE PRK_GETTEXT_DOMAIN

#include "config.h"

#include <string.h>

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#include "prk-lambang.h"
#include "prk-naskah.h"

#define TARGET_SIDE 945 /* pixels: 600 a inch on 40 mm */
#define PIECE_BYTES 4096
#define OUTLINE_SIDE 360

struct _PrkLambang
{
  cairo_surface_t *surface;
};

typedef struct
{
  gboolean vector;
  gboolean too_large;
  int      width, height;
} Size;

static const char *
find_kind (const guint8 *data,
           gsize         size)
{
  const gsize head = MIN (size, 4096);

  if (size > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "png";
  if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "jpeg";
  if (g_strstr_len ((const char *) data, head, "<svg") != NULL)
    return "svg";

  return NULL;
}

static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gpointer         user_data)
{
  Size *size = user_data;
  double scale = (double) TARGET_SIDE / MAX (MAX (width, height), 1);

  size->width = width;
  size->height = height;
  size->too_large = width > PRK_LAMBANG_MAX_SIDE || height > PRK_LAMBANG_MAX_SIDE ||
                    (gint64) width * height > PRK_LAMBANG_MAX_AREA;
  if (size->too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (scale < 1 || size->vector)
    gdk_pixbuf_loader_set_size (loader, MAX (1, width * scale), MAX (1, height * scale));
}

/* Feeds the loader until it is done, fails, or has told a size that is refused. */
static gboolean
feed (GdkPixbufLoader  *loader,
      GBytes           *image,
      const Size       *size,
      GError          **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (image, &length);
  gboolean ok = TRUE;

  for (gsize done = 0; ok && done < length && !size->too_large; done += PIECE_BYTES)
    ok = gdk_pixbuf_loader_write (loader, data + done, MIN (PIECE_BYTES, length - done), error);

  if (!gdk_pixbuf_loader_close (loader, ok && !size->too_large ? error : NULL))
    ok = FALSE;

  return ok && !size->too_large;
}

static GdkPixbuf *
decode (GBytes  *image,
        GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (image, &length);
  const char *kind = data != NULL ? find_kind (data, length) : NULL;
  Size size = { .vector = g_strcmp0 (kind, "svg") == 0 };
  g_autoptr(GdkPixbufLoader) loader = NULL;
  g_autoptr(GError) local_error = NULL;
  GdkPixbuf *pixbuf;

  if (kind == NULL)
    {
      g_set_error_literal (error,
                           PRK_NASKAH_ERROR,
                           PRK_NASKAH_ERROR_IMAGE,
                           _("The emblem is not a PNG, JPEG or SVG image"));
      return NULL;
    }

  loader = gdk_pixbuf_loader_new_with_type (kind, &local_error);
  if (loader != NULL)
    {
      g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &size);
      feed (loader, image, &size, &local_error);
    }
  if (size.too_large)
    {
      g_set_error (error,
                   PRK_NASKAH_ERROR,
                   PRK_NASKAH_ERROR_IMAGE,
                   _("The emblem is too large: %d × %d pixels; at most %d a side and %d million in all"),
                   size.width,
                   size.height,
                   PRK_LAMBANG_MAX_SIDE,
                   PRK_LAMBANG_MAX_AREA / 1000000);
      return NULL;
    }

  pixbuf = local_error == NULL ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (pixbuf == NULL)
    g_set_error (error,
                 PRK_NASKAH_ERROR,
                 PRK_NASKAH_ERROR_IMAGE,
                 _("The emblem cannot be read as an image: %s"),
                 local_error != NULL ? local_error->message : kind);

  return pixbuf != NULL ? g_object_ref (pixbuf) : NULL;
}

/**
 * prk_lambang_new:
 * @image: bytes of a PNG, JPEG or SVG file of at most %PRK_LAMBANG_MAX_BYTES
 *
 * Decodes an emblem, scaled down to what paper can show. Transparent parts become white.
 *
 * Returns: (transfer full): the emblem, or %NULL with %PRK_NASKAH_ERROR_IMAGE
 */
PrkLambang *
prk_lambang_new (GBytes  *image,
                 GError **error)
{
  g_autoptr(GdkPixbuf) pixbuf = NULL;
  g_autoptr(GdkPixbuf) flat = NULL;
  PrkLambang *self;
  char *jpeg;
  gsize size;
  int width, height;

  if (g_bytes_get_size (image) > PRK_LAMBANG_MAX_BYTES)
    {
      g_set_error (error,
                   PRK_NASKAH_ERROR,
                   PRK_NASKAH_ERROR_IMAGE,
                   _("The emblem file is larger than %d MB"),
                   PRK_LAMBANG_MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  pixbuf = decode (image, error);
  if (pixbuf == NULL)
    return NULL;

  width = gdk_pixbuf_get_width (pixbuf);
  height = gdk_pixbuf_get_height (pixbuf);
  flat = gdk_pixbuf_composite_color_simple (pixbuf, width, height, GDK_INTERP_NEAREST, 255, 1, 0xffffff, 0xffffff);
  if (flat == NULL || !gdk_pixbuf_save_to_buffer (flat, &jpeg, &size, "jpeg", error, "quality", "95", NULL))
    {
      g_prefix_error (error, "%s: ", _("The emblem cannot be read as an image"));
      return NULL;
    }

  self = g_new0 (PrkLambang, 1);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_surface_set_mime_data (self->surface, CAIRO_MIME_TYPE_JPEG, (guchar *) jpeg, size, g_free, jpeg);

  return self;
}

void
prk_lambang_free (PrkLambang *self)
{
  cairo_surface_destroy (self->surface);
  g_free (self);
}

int
prk_lambang_get_sisi (PrkLambang *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return MAX (cairo_image_surface_get_width (self->surface), cairo_image_surface_get_height (self->surface));
}

/* A shield of no daerah. */
static void
draw_outline (cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_move_to (cr, 0.14, 0.08);
  cairo_curve_to (cr, 0.30, 0.14, 0.42, 0.10, 0.50, 0.04);
  cairo_curve_to (cr, 0.58, 0.10, 0.70, 0.14, 0.86, 0.08);
  cairo_curve_to (cr, 0.92, 0.50, 0.84, 0.80, 0.50, 0.97);
  cairo_curve_to (cr, 0.16, 0.80, 0.08, 0.50, 0.14, 0.08);
  cairo_close_path (cr);
}

void
prk_lambang_draw (PrkLambang *self,
                  cairo_t    *cr,
                  double      x,
                  double      y,
                  double      side)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  if (self != NULL)
    {
      int width = cairo_image_surface_get_width (self->surface);
      int height = cairo_image_surface_get_height (self->surface);
      double scale = side / MAX (width, height);

      cairo_translate (cr, (side - width * scale) / 2, (side - height * scale) / 2);
      cairo_scale (cr, scale, scale);
      cairo_set_source_surface (cr, self->surface, 0, 0);
      cairo_paint (cr);
    }
  else
    {
      cairo_scale (cr, side, side);
      cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
      cairo_set_line_width (cr, 1.0 / side);
      draw_outline (cr);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static cairo_status_t
png_cb (void         *closure,
        const guchar *data,
        guint         size)
{
  g_byte_array_append (closure, data, size);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * prk_lambang_dup_berkas:
 * @self: (nullable): %NULL for the neutral outline
 * @width: (out): pixels
 * @height: (out): pixels
 *
 * The emblem for programs that take images only: a JPEG, or a PNG of the outline.
 *
 * Returns: (transfer full): bytes of an image file
 */
GBytes *
prk_lambang_dup_berkas (PrkLambang *self,
                        int        *width,
                        int        *height)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  GByteArray *out;

  *width = *height = OUTLINE_SIDE;
  if (self != NULL)
    {
      const guchar *jpeg = NULL;
      gulong size = 0;

      *width = cairo_image_surface_get_width (self->surface);
      *height = cairo_image_surface_get_height (self->surface);
      cairo_surface_get_mime_data (self->surface, CAIRO_MIME_TYPE_JPEG, &jpeg, &size);
      return g_bytes_new (jpeg, size);
    }

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, OUTLINE_SIDE, OUTLINE_SIDE);
  cr = cairo_create (surface);
  out = g_byte_array_new ();
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  prk_lambang_draw (NULL, cr, 0, 0, OUTLINE_SIDE);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, png_cb, out);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (out);
}
