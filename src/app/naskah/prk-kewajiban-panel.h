/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kasus/prk-kasus-page.h"

G_BEGIN_DECLS

/* What the parties of a case owe by its texts, until when, and what was done. Nothing is seen of it while nothing is owed. */
GtkWidget *prk_kewajiban_panel_new    (PrkKasusPage *page);
/* The case has changed. */
void       prk_kewajiban_panel_update (GtkWidget    *panel);

G_END_DECLS
