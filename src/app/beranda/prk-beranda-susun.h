/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-beranda-isi.h"
#include "prk-beranda-papan.h"

G_BEGIN_DECLS

/* Tells the board what is due; @hari: 0, or the one day that is wanted. @is_long has PRK_MEJA_N_KELOMPOK
 * entries: groups of which somebody asked for all rows. Returns whether there is anything. Rows activate
 * page.show-more (u, the group) and page.show-everything. */
gboolean prk_beranda_susun (PrkBerandaPapan *papan,
                            PrkBerandaIsi *isi,
                            PrkHari hari,
                            const gboolean *is_long);

G_END_DECLS
