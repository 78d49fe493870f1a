/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Holds a GtkTextView that is as high as its text, within the page's own scroller. See
 * prk-narasi-port.c. */
#define PRK_TYPE_NARASI_PORT (prk_narasi_port_get_type ())
G_DECLARE_FINAL_TYPE (PrkNarasiPort, prk_narasi_port, PRK, NARASI_PORT, GtkWidget)

void prk_narasi_port_align (PrkNarasiPort *self);

G_END_DECLS
