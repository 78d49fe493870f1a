/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-tabel-edits.h"
#include "prk-tabel-model.h"

G_BEGIN_DECLS

/* The cells of a PrkTabelEditor: a scrollable of rows with a fixed head and foot. See
 * prk-tabel-grid.c. */

/* Higher tables scroll within themselves, so that what follows them on the page stays within reach.
 */
#define PRK_TABEL_GRID_MAX_HEIGHT_PX 520

#define PRK_TYPE_TABEL_GRID (prk_tabel_grid_get_type ())
G_DECLARE_FINAL_TYPE (PrkTabelGrid, prk_tabel_grid, PRK, TABEL_GRID, GtkWidget)

void           prk_tabel_grid_set_model          (PrkTabelGrid  *self,
                                                  PrkTabelModel *model);
void           prk_tabel_grid_set_editable       (PrkTabelGrid *self,
                                                  gboolean      editable);
void           prk_tabel_grid_set_bar_height     (PrkTabelGrid *self,
                                                  int           bar_height);
int            prk_tabel_grid_get_content_height (PrkTabelGrid *self);
gboolean       prk_tabel_grid_focus_cell         (PrkTabelGrid *self,
                                                  const char   *row,
                                                  const char   *column);
void           prk_tabel_grid_append_row         (PrkTabelGrid *self);
void           prk_tabel_grid_settle             (PrkTabelGrid *self);

G_END_DECLS
