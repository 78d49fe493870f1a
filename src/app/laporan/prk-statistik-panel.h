/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/prk-buku-muat.h"

G_BEGIN_DECLS

/* The charts of all cooperations, each with its table. */
#define PRK_TYPE_STATISTIK_PANEL (prk_statistik_panel_get_type ())
G_DECLARE_FINAL_TYPE (PrkStatistikPanel, prk_statistik_panel, PRK, STATISTIK_PANEL, AdwBin)

GtkWidget *prk_statistik_panel_new (void);
void       prk_statistik_panel_set (PrkStatistikPanel *self,
                                    PrkBuku           *buku);

G_END_DECLS
