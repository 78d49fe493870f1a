/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bar of warnings above what it warns of; not there until there is something to say. */
GtkWidget *prk_spanduk_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* @words (nullable): the bar goes away. */
void       prk_spanduk_tell (GtkWidget  *spanduk,
                             const char *words);

G_END_DECLS
