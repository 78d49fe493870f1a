/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "pdf/prk-pdf-document.h"

G_BEGIN_DECLS

#define PRK_TYPE_PDF_RENDERER (prk_pdf_renderer_get_type ())
G_DECLARE_FINAL_TYPE (PrkPdfRenderer, prk_pdf_renderer, PRK, PDF_RENDERER, GObject)

/* A page that is looked at, or soon will be. */
typedef struct
{
  guint      page;
  gboolean   is_visible;
  PrkPdfClip visible; /* the part seen, in device pixels of the page at the scale wanted */
} PrkPdfWanted;

/* A picture of a page or of a part of it, as a texture and as a surface of the same memory; x, y,
 * width and height are fractions of the page. */
typedef struct
{
  GdkTexture      *texture;
  cairo_surface_t *surface;
  double           x;
  double           y;
  double           width;
  double           height;
} PrkPdfPicture;

PrkPdfRenderer *prk_pdf_renderer_new          (gsize               max_bytes) G_GNUC_WARN_UNUSED_RESULT;
void            prk_pdf_renderer_set_document (PrkPdfRenderer     *self,
                                               PrkPdfDocument     *document);
void            prk_pdf_renderer_want         (PrkPdfRenderer     *self,
                                               double              scale,
                                               const PrkPdfWanted *wanted,
                                               guint               n_wanted);
guint           prk_pdf_renderer_get_pictures (PrkPdfRenderer     *self,
                                               guint               page,
                                               PrkPdfPicture       pictures[2]);
gboolean        prk_pdf_renderer_is_current   (PrkPdfRenderer     *self,
                                               guint               page);
const GError   *prk_pdf_renderer_get_error    (PrkPdfRenderer     *self,
                                               guint               page);
void            prk_pdf_renderer_retry        (PrkPdfRenderer     *self);
gsize           prk_pdf_renderer_get_bytes    (PrkPdfRenderer     *self);

G_END_DECLS
