/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where to, and writes a calendar there. What came of it is told by win.show-toast of @parent.
 * @agenda: (element-type PrkAgenda). */
void prk_beranda_ekspor (GtkWindow *parent,
                         GPtrArray *agenda,
                         gint64     kini_us);

G_END_DECLS
