/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lists that are sorted by us ask which header was chosen, which GTK 4.8 does not tell. */
GtkSorter *prk_urut_kolom_new_sorter (guint          kolom) G_GNUC_WARN_UNUSED_RESULT;
/* The number of the column that the view is sorted by; -1: by none. */
int        prk_urut_kolom_get        (GtkColumnView *view,
                                      gboolean      *is_turun);

G_END_DECLS
