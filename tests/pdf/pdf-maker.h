/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pages of A4 with "Halaman <n>" and some words of each page's own, an outline item a page, a title. */
GBytes *pdf_maker_pages     (guint n_pages);

/* One page of the size given, in points, with one word on it. */
GBytes *pdf_maker_sheet     (double width,
                             double height);

/* A page that draws itself for hours: forms that call forms. */
GBytes *pdf_maker_endless   (void);

/* Two columns of words and a line broken in a phrase. */
GBytes *pdf_maker_columns   (void);

/* NULL where qpdf is not installed. */
GBytes *pdf_maker_encrypted (void);

G_END_DECLS
