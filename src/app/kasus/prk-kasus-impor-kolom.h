/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/prk-impor-kasus.h"

G_BEGIN_DECLS

/* The columns in which the rows of a table of old agreements are shown. */

/* An item for row @index; it keeps @impor. */
gpointer             prk_kasus_impor_kolom_new_item (PrkImporKasus *impor,
                                                     guint          index) G_GNUC_WARN_UNUSED_RESULT;
const PrkImporBaris *prk_kasus_impor_kolom_get      (gpointer       item);
void                 prk_kasus_impor_kolom_add      (GtkColumnView *view);

G_END_DECLS
