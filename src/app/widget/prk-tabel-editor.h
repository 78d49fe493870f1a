/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-tabel-edits.h"
#include "prk-tabel-model.h"

G_BEGIN_DECLS

/* A table that is edited like a spreadsheet. It changes nothing itself: each signal below asks
 * the owner, who changes the record and then fills the model from it.
 *
 * Properties: model, label, editable.
 *
 * Signals (rows and columns by their ids): cell-edited (row, column, GVariant value or NULL)
 * cell-typed (row, column, text): letters of a text on their way; cell-edited always follows
 * cells-edited (PrkTabelEdits *): a paste or a cleared selection, one step; rows without an id
 * are to be made row-insert-requested (after or NULL), rows-delete-requested (GStrv rows),
 * row-move-requested (row, after or NULL) cell-activated (row, column, GdkRectangle in the
 * coordinates of prk_tabel_editor_get_grid()): of PRK_TABEL_CUSTOM cursor-moved (row, column) */
#define PRK_TYPE_TABEL_EDITOR (prk_tabel_editor_get_type ())
G_DECLARE_FINAL_TYPE (PrkTabelEditor, prk_tabel_editor, PRK, TABEL_EDITOR, GtkWidget)

GtkWidget     *prk_tabel_editor_new          (void);

PrkTabelModel *prk_tabel_editor_get_model    (PrkTabelEditor *self);
void           prk_tabel_editor_set_model    (PrkTabelEditor *self,
                                              PrkTabelModel  *model);
const char    *prk_tabel_editor_get_label    (PrkTabelEditor *self);
void           prk_tabel_editor_set_label    (PrkTabelEditor *self,
                                              const char     *label);
gboolean       prk_tabel_editor_get_editable (PrkTabelEditor *self);
void           prk_tabel_editor_set_editable (PrkTabelEditor *self,
                                              gboolean        editable);

GtkWidget     *prk_tabel_editor_get_grid     (PrkTabelEditor *self);
gboolean       prk_tabel_editor_focus_cell   (PrkTabelEditor *self,
                                              const char     *row,
                                              const char     *column);
void           prk_tabel_editor_settle       (PrkTabelEditor *self);

G_END_DECLS
