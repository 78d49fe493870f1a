/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-field.h"

G_BEGIN_DECLS

/* A field with one choice out of a list; a long list can be searched. */
#define PRK_TYPE_KAK_PILIHAN_ROW (prk_kak_pilihan_row_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakPilihanRow, prk_kak_pilihan_row, PRK, KAK_PILIHAN_ROW, AdwActionRow)

GtkWidget *prk_kak_pilihan_row_new (PrkKakSession   *session,
                                    const PrkBidang *bidang);

G_END_DECLS
