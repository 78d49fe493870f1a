/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "naskah/prk-naskah.h"

G_BEGIN_DECLS

/* The least that anybody who sets words with Pango and Cairo must do: each paragraph and each table row one layout, lines put one
 * below the other, a new page where the paper ends, into a PDF in memory. No tables, no headings kept with their text, no map back
 * to the fields; no layouts and no fonts kept from an earlier run. */

GArray *telanjang_new   (void) G_GNUC_WARN_UNUSED_RESULT;
/* @size: in pt. */
void    telanjang_add   (GArray     *alinea,
                         const char *text,
                         double      size,
                         gboolean    bold);
/* Returns: pages. */
guint   telanjang_cetak (GArray               *alinea,
                         const PrkTataHalaman *halaman);

G_END_DECLS
