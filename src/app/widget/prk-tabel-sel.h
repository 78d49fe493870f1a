/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-tabel-kolom.h"

G_BEGIN_DECLS

#define PRK_TABEL_SEL_PAD_X 8
#define PRK_TABEL_SEL_PAD_Y 6
#define PRK_TABEL_SEL_ICON 16
#define PRK_TABEL_SEL_BORDER 1 /* at the right and the bottom, as in widget.css */

/* One cell on the screen: draws its text itself, since hundreds of these stand in a table. */
#define PRK_TYPE_TABEL_SEL (prk_tabel_sel_get_type ())
G_DECLARE_FINAL_TYPE (PrkTabelSel, prk_tabel_sel, PRK, TABEL_SEL, GtkWidget)

GtkWidget *prk_tabel_sel_new         (PrkTabelKolom *column);
void       prk_tabel_sel_set_name    (PrkTabelSel *self,
                                      const char  *name);
void       prk_tabel_sel_show        (PrkTabelSel *self,
                                      const char  *text,
                                      const char  *problem,
                                      gboolean     is_draft,
                                      gboolean     is_true);
int        prk_tabel_sel_text_width  (PrkTabelKolom *column,
                                      int            width,
                                      gboolean       has_problem);

G_END_DECLS
