/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-catatan-daftar.h"

G_BEGIN_DECLS

/* All notes on a KAK, the open ones first. Signal: jump (PrkRecord *catatan): the person wants to see
 * the place of that note. */
#define PRK_TYPE_CATATAN_PANEL (prk_catatan_panel_get_type ())
G_DECLARE_FINAL_TYPE (PrkCatatanPanel, prk_catatan_panel, PRK, CATATAN_PANEL, AdwBin)

GtkWidget *prk_catatan_panel_new         (void);
void       prk_catatan_panel_set_daftar  (PrkCatatanPanel  *self,
                                          PrkCatatanDaftar *daftar);

G_END_DECLS
