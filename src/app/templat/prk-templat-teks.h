/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text view for XML: fixed width, numbered lines, one of them marked as wrong. */
GtkWidget *prk_templat_teks_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* @line from 1; 0 for none. */
void       prk_templat_teks_mark (GtkTextView *view,
                                  guint        line);

G_END_DECLS
