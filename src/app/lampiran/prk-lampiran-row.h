/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "oplog/prk-berkas-value.h"

G_BEGIN_DECLS

/* One attachment: what it is, where its bytes are, and what can be done with it, by the actions
 * lampiran.fetch, .preview, .open, .save, .edit, .remove with the row's id. */
#define PRK_TYPE_LAMPIRAN_ROW (prk_lampiran_row_get_type ())
G_DECLARE_FINAL_TYPE (PrkLampiranRow, prk_lampiran_row, PRK, LAMPIRAN_ROW, GtkListBoxRow)

GtkWidget  *prk_lampiran_row_new    (const char *id);
const char *prk_lampiran_row_get_id (PrkLampiranRow *self);
void        prk_lampiran_row_show   (PrkLampiranRow       *self,
                                     const PrkBerkasValue *berkas,
                                     const char           *keterangan,
                                     const char           *keadaan,
                                     gboolean              is_here,
                                     gboolean              is_locked);
/* Where the bytes are not here. */
void        prk_lampiran_row_offer_fetch (PrkLampiranRow *self,
                                          gboolean        is_offered);

G_END_DECLS
