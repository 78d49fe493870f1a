/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/prk-kasus-daftar.h"

G_BEGIN_DECLS

/* A procedure on one line of a case: who has it now, what is wanted, what can be done, how it came there.
 * Each deed is an event of the case. */
#define PRK_TYPE_SOP_PANEL (prk_sop_panel_get_type ())
G_DECLARE_FINAL_TYPE (PrkSopPanel, prk_sop_panel, PRK, SOP_PANEL, AdwBin)

GtkWidget *prk_sop_panel_new  (PrkProfil      *profil);
/* @buka is kept until the next call. */
void       prk_sop_panel_show (PrkSopPanel    *self,
                               PrkKasusDaftar *daftar,
                               PrkKasusBuka   *buka,
                               const char     *alur);

G_END_DECLS
