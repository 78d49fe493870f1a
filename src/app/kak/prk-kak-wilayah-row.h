/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-field.h"

G_BEGIN_DECLS

/* A field that holds the code of a place. */
#define PRK_TYPE_KAK_WILAYAH_ROW (prk_kak_wilayah_row_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakWilayahRow, prk_kak_wilayah_row, PRK, KAK_WILAYAH_ROW, AdwActionRow)

GtkWidget *prk_kak_wilayah_row_new (PrkKakSession   *session,
                                    const PrkBidang *bidang);

G_END_DECLS
