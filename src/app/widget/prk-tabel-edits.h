/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one step changes in several cells: a paste, or clearing a selection. The owner makes one
 * edit of it. Rows stand in the order of the table; a row without an id is new and follows the
 * row before it in this list, or, if it is the first, the row named by
 * prk_tabel_edits_get_after(). */
typedef struct _PrkTabelEdits PrkTabelEdits;

PrkTabelEdits *prk_tabel_edits_new         (const char *after) G_GNUC_WARN_UNUSED_RESULT;
void           prk_tabel_edits_free        (PrkTabelEdits *self);
void           prk_tabel_edits_add_row     (PrkTabelEdits *self,
                                            const char    *row);
void           prk_tabel_edits_add_cell    (PrkTabelEdits *self,
                                            const char    *column,
                                            GVariant      *value);

const char    *prk_tabel_edits_get_after   (PrkTabelEdits *self);
guint          prk_tabel_edits_get_n_rows  (PrkTabelEdits *self);
const char    *prk_tabel_edits_get_row     (PrkTabelEdits *self,
                                            guint          index);
guint          prk_tabel_edits_get_n_cells (PrkTabelEdits *self,
                                            guint          index);
GVariant      *prk_tabel_edits_get_cell    (PrkTabelEdits  *self,
                                            guint           index,
                                            guint           cell,
                                            const char    **column);

GPtrArray     *prk_tabel_tsv_parse         (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void           prk_tabel_tsv_append        (GString    *tsv,
                                            const char *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkTabelEdits, prk_tabel_edits_free)

G_END_DECLS
