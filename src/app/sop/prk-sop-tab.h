/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/kasus/prk-kasus-page.h"

G_BEGIN_DECLS

/* The tab "SOP" of a case, see kasus/prk-kasus-tab.h. */
GtkWidget *prk_sop_tab_new    (PrkKasusPage *page);
void       prk_sop_tab_update (GtkWidget    *tab,
                               PrkKasusPage *page);

G_END_DECLS
