/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A row of a PrkTabelModel. What a person typed and the column refused is kept here as a draft,
 * with the reason, until it is mended or the value changes. */
#define PRK_TYPE_TABEL_BARIS (prk_tabel_baris_get_type ())
G_DECLARE_FINAL_TYPE (PrkTabelBaris, prk_tabel_baris, PRK, TABEL_BARIS, GObject)

const char *prk_tabel_baris_get_id       (PrkTabelBaris *self);
guint       prk_tabel_baris_get_position (PrkTabelBaris *self);
GVariant   *prk_tabel_baris_get_value    (PrkTabelBaris *self,
                                          guint          column);
const char *prk_tabel_baris_get_draft    (PrkTabelBaris  *self,
                                          guint           column,
                                          const char    **message);
const char *prk_tabel_baris_get_note     (PrkTabelBaris *self,
                                          guint          column);
gboolean    prk_tabel_baris_is_empty     (PrkTabelBaris *self);

G_END_DECLS
