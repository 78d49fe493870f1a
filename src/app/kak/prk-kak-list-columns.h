/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/prk-store.h"

G_BEGIN_DECLS

/* The columns of the list of KAK. Sorting is done by the store, so the view only says which
 * column a person chose. */
void    prk_kak_list_columns_add       (GtkColumnView *view);

/* By the present width of the list: the less important columns go first. */
void    prk_kak_list_columns_set_width (GtkColumnView *view,
                                        int            width);

/* What the headers say now. */
PrkUrut prk_kak_list_columns_get_sort  (GtkColumnView *view,
                                        gboolean      *is_descending);

G_END_DECLS
