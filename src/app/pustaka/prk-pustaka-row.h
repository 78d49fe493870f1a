/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pustaka/prk-pustaka-types.h"

G_BEGIN_DECLS

/* A row of the library's left side: a document, or a page that was found. */
#define PRK_TYPE_PUSTAKA_ROW (prk_pustaka_row_get_type ())
G_DECLARE_FINAL_TYPE (PrkPustakaRow, prk_pustaka_row, PRK, PUSTAKA_ROW, GtkListBoxRow)

GtkWidget  *prk_pustaka_row_new         (const PrkPustakaDokumen *dokumen);
GtkWidget  *prk_pustaka_row_new_temuan  (const PrkPustakaTemuan  *temuan,
                                         const char              *judul);
const char *prk_pustaka_row_get_id      (PrkPustakaRow *self); /* of the document's record */
const char *prk_pustaka_row_get_hash    (PrkPustakaRow *self);
const char *prk_pustaka_row_get_judul   (PrkPustakaRow *self);
guint       prk_pustaka_row_get_halaman (PrkPustakaRow *self); /* from 1; 0: the document as a whole */

G_END_DECLS
