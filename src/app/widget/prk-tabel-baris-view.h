/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-tabel-model.h"

G_BEGIN_DECLS

/* Where the columns stand, shared by the grid with its rows. */
typedef struct
{
  guint n_columns;
  int gutter; /* width of the column of row numbers */
  int *x;
  int *width;
  int total;
} PrkTabelGeometry;

/* A row on the screen: its number, which opens the menu of the row, and its cells. */
#define PRK_TYPE_TABEL_BARIS_VIEW (prk_tabel_baris_view_get_type ())
G_DECLARE_FINAL_TYPE (PrkTabelBarisView, prk_tabel_baris_view, PRK, TABEL_BARIS_VIEW, GtkWidget)

PrkTabelBarisView *prk_tabel_baris_view_new        (PrkTabelModel          *model,
                                                    const PrkTabelGeometry *geometry);
void               prk_tabel_baris_view_bind       (PrkTabelBarisView *self,
                                                    PrkTabelBaris     *row);
PrkTabelBaris     *prk_tabel_baris_view_get_row    (PrkTabelBarisView *self);
void               prk_tabel_baris_view_show_cell  (PrkTabelBarisView *self,
                                                    guint              column);
void               prk_tabel_baris_view_renumber   (PrkTabelBarisView *self);
GtkWidget         *prk_tabel_baris_view_get_cell   (PrkTabelBarisView *self,
                                                    guint              column);
GtkWidget         *prk_tabel_baris_view_get_menu_button (PrkTabelBarisView *self);

G_END_DECLS
