/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says on standard error, after the frame that shows @widget, how many ms have passed since @started_us: the
 * line "siap N" that tests and benches wait for. A widget that is not shown yet has no frames. */
void prk_siap_tell (GtkWidget *widget,
                    gint64     started_us);

G_END_DECLS
