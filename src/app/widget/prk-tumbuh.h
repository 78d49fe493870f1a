/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PRK_TUMBUH_AWAL 32 /* rows that are there at once */

typedef struct _PrkTumbuh PrkTumbuh;

PrkTumbuh  *prk_tumbuh_new       (GtkWidget  *widget,
                                  GListModel *rows) G_GNUC_WARN_UNUSED_RESULT;
void        prk_tumbuh_free      (PrkTumbuh  *self);
GListModel *prk_tumbuh_get_model (PrkTumbuh  *self);
void        prk_tumbuh_mulai     (PrkTumbuh  *self);

G_END_DECLS
