/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-field.h"

G_BEGIN_DECLS

#define PRK_TYPE_KAK_YA_ROW (prk_kak_ya_row_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakYaRow, prk_kak_ya_row, PRK, KAK_YA_ROW, AdwActionRow)

GtkWidget *prk_kak_ya_row_new (PrkKakSession   *session,
                               const PrkBidang *bidang);

G_END_DECLS
