/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says on standard error when somebody sees what they wait for. Tests and benchmarks read it.
 *
 *     siap 412                        PRAKARSA_READY: the program is usable, ms after its start
 *     lukis: kasus tiba 21.4 ms       PRAKARSA_HITUNG_MACET=1: the place is on the screen,
 *     lukis: kasus terisi 40.2 ms     what it shows is; ms after somebody went there
 */

/* The next frame of @widget's window shows that the program, begun at @started_us, is usable. */
void prk_lukis_tell_ready   (GtkWidget  *widget,
                             gint64      started_us);

/* Somebody went to @place. */
void prk_lukis_begin        (const char *place);
/* The next frame shows the place, perhaps without what stands in it. */
void prk_lukis_tell_arrived (GtkWidget  *widget);
/* The next frame shows what stands in it. */
void prk_lukis_tell_filled  (GtkWidget  *widget);

G_END_DECLS
