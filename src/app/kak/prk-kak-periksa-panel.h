/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-check.h"

G_BEGIN_DECLS

/* Every rule that fails, hard and soft apart, in plain words. Signals: jump (const char *path);
 * close (). */
#define PRK_TYPE_KAK_PERIKSA_PANEL (prk_kak_periksa_panel_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakPeriksaPanel, prk_kak_periksa_panel, PRK, KAK_PERIKSA_PANEL, AdwBin)

void prk_kak_periksa_panel_set_up (PrkKakPeriksaPanel *self,
                                   PrkKakSession      *session,
                                   PrkKakCheck        *check);
void prk_kak_periksa_panel_grab_focus (PrkKakPeriksaPanel *self);

G_END_DECLS
