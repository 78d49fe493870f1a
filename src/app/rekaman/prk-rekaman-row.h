/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "oplog/prk-record.h"

G_BEGIN_DECLS

/* A record in the list of its room: two lines. */
GtkWidget *prk_rekaman_row_new        (PrkRecord     *record,
                                       const char    *title,
                                       const char    *below);
PrkRecord *prk_rekaman_row_get_record (GtkListBoxRow *row);

G_END_DECLS
