/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-kasus-susun.h"

G_BEGIN_DECLS

/* The columns of the list of cases. */
void         prk_kasus_columns_add       (GtkColumnView *view);
/* Shows those that there is room for. */
void         prk_kasus_columns_set_width (GtkColumnView *view,
                                          int            width);
/* What the headers say. */
PrkKasusUrut prk_kasus_columns_get_sort  (GtkColumnView *view,
                                          gboolean      *is_descending);

G_END_DECLS
