/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-catatan-daftar.h"

G_BEGIN_DECLS

/* One note: where it is pinned, what it says, the answers, and what may be done: answer, settle or
 * open again, go to its place. Signal: jump (): the person wants to see the place. */
#define PRK_TYPE_CATATAN_ROW (prk_catatan_row_get_type ())
G_DECLARE_FINAL_TYPE (PrkCatatanRow, prk_catatan_row, PRK, CATATAN_ROW, GtkBox)

/* @has_place: beside its field a note need not say where it is. */
GtkWidget *prk_catatan_row_new         (PrkCatatanDaftar *daftar,
                                        PrkRecord        *catatan,
                                        gboolean          has_place);
PrkRecord *prk_catatan_row_get_catatan (PrkCatatanRow *self);
/* The same note, as it is now; an answer that is being written stays. */
void       prk_catatan_row_update      (PrkCatatanRow *self,
                                        PrkRecord     *catatan);

/* Fills @box with a row for each of @list, keeping the rows that are there.
 * (element-type PrkRecord); @jump (nullable) is connected to each new row. */
void       prk_catatan_row_fill        (GtkBox           *box,
                                        PrkCatatanDaftar *daftar,
                                        GPtrArray        *list,
                                        gboolean          has_place,
                                        GCallback         jump,
                                        gpointer          user_data);

G_END_DECLS
