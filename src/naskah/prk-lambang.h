/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define PRK_LAMBANG_MAX_BYTES (20 * 1024 * 1024)
#define PRK_LAMBANG_MAX_SIDE  8000
#define PRK_LAMBANG_MAX_AREA  (40 * 1000 * 1000) /* pixels: 160 MB while it is decoded */

/* The emblem, decoded once and ready for any number of documents. Immutable. */
typedef struct _PrkLambang PrkLambang;

PrkLambang *prk_lambang_new  (GBytes  *image,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        prk_lambang_free (PrkLambang *self);
/* Into a square; @self NULL: a neutral outline. */
void        prk_lambang_draw (PrkLambang *self,
                              cairo_t    *cr,
                              double      x,
                              double      y,
                              double      side);

/* Pixels of its longer side on paper; of what was larger, as many as paper can show. */
int         prk_lambang_get_sisi (PrkLambang *self);

/* The same as an image file. */
GBytes     *prk_lambang_dup_berkas (PrkLambang *self,
                                    int        *width,
                                    int        *height) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkLambang, prk_lambang_free)

G_END_DECLS
