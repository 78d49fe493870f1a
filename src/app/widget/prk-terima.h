/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @files: (element-type GFile) (nullable): NULL: the clipboard has none. */
typedef void (*PrkTerima) (GtkWidget *widget,
                           GSList    *files);

void prk_terima_drop  (GtkWidget *widget,
                       PrkTerima  terima);
void prk_terima_paste (GtkWidget *widget,
                       PrkTerima  terima);

G_END_DECLS
