/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/prk-buku.h"

G_BEGIN_DECLS

/* The columns of the register's list; its rows are PrkBukuItem. */
void        prk_buku_columns_add       (GtkColumnView *view);
void        prk_buku_columns_set_width (GtkColumnView *view,
                                        int            width);
/* Which header is chosen; while none is, the newest come first. */
PrkBukuUrut prk_buku_columns_get_sort  (GtkColumnView *view,
                                        gboolean      *is_turun);
const char *prk_buku_get_status_kata   (PrkBukuStatus  status);

G_END_DECLS
