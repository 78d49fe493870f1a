/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kasus/prk-kasus-page.h"

G_BEGIN_DECLS

/* The tab of a case: meetings that dealt or will deal with it, what they decided, what they left to be done. */
GtkWidget *prk_rapat_tab_new    (PrkKasusPage *page);
void       prk_rapat_tab_update (GtkWidget    *tab,
                                 PrkKasusPage *page);

G_END_DECLS
