/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/prk-telaah.h"

G_BEGIN_DECLS

/* A window with what changed in a KAK since it was judged, word by word, and which criteria rest on
 * what changed. */
void prk_telaah_perubahan_show (GtkWindow *parent,
                                PrkRecord *ditelaah,
                                PrkRecord *baru,
                                PrkSkema  *skema);

G_END_DECLS
