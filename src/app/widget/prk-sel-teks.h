/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *prk_sel_teks_new (guint       min_chars,
                             guint       nat_chars,
                             gboolean    has_tooltip);
void       prk_sel_teks_set (GtkWidget  *self,
                             const char *words);

G_END_DECLS
