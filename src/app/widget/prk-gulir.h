/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PRK_TYPE_GULIR (prk_gulir_get_type ())
G_DECLARE_FINAL_TYPE (PrkGulir, prk_gulir, PRK, GULIR, GtkWidget)

GtkWidget *prk_gulir_new (GtkWidget *child);

G_END_DECLS
