/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-teks.h"

G_BEGIN_DECLS

/* Draws laid out text, many lines at a time. */
typedef struct _PrkKuas PrkKuas;

PrkKuas *prk_kuas_new   (cairo_t      *cr,
                         PangoContext *context);
void     prk_kuas_free  (PrkKuas *self);
/* The lines [dari, sampai), the first one's top at @y. */
void     prk_kuas_teks  (PrkKuas *self,
                         PrkTeks *teks,
                         guint    dari,
                         guint    sampai,
                         double   x,
                         double   y,
                         guint32  warna);
/* Before anything else is drawn, and at a page's end. */
void     prk_kuas_flush (PrkKuas *self);

void     prk_kuas_set_warna (cairo_t *cr,
                             guint32  rgb);

G_END_DECLS
