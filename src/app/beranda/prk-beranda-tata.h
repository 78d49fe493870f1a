/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two children beside each other where there is room for both, else one of them.
 *
 * Properties: main, side (GtkWidget); is-narrow (boolean, read only); shows-side (boolean): in a narrow one the
 * side stands in the place of the main child. */
#define PRK_TYPE_BERANDA_TATA (prk_beranda_tata_get_type ())
G_DECLARE_FINAL_TYPE (PrkBerandaTata, prk_beranda_tata, PRK, BERANDA_TATA, GtkWidget)

gboolean prk_beranda_tata_get_is_narrow  (PrkBerandaTata *self);
gboolean prk_beranda_tata_get_shows_side (PrkBerandaTata *self);
void     prk_beranda_tata_set_shows_side (PrkBerandaTata *self,
                                          gboolean        shows_side);

G_END_DECLS
