/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-tabel-kolom.h"

G_BEGIN_DECLS

/* What opens under a cell to choose from: a list of choices that can be narrowed by typing, or a
 * calendar.
 *
 * Signal: chosen (id of the choice, NULL for none; or the day in ISO 8601). */
#define PRK_TYPE_TABEL_CHOOSER (prk_tabel_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PrkTabelChooser, prk_tabel_chooser, PRK, TABEL_CHOOSER, GtkPopover)

GtkWidget *prk_tabel_chooser_new_choices  (PrkTabelKolom *column,
                                           const char    *chosen);
GtkWidget *prk_tabel_chooser_new_calendar (const char *iso);
void       prk_tabel_chooser_forward      (PrkTabelChooser       *self,
                                           GtkEventControllerKey *keys);

G_END_DECLS
