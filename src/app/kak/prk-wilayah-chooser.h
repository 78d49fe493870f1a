/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A dialog that finds one provinsi, kabupaten/kota, kecamatan or desa: by typing, or by going down
 * level by level. Signal chosen (const char *kode). */
#define PRK_TYPE_WILAYAH_CHOOSER (prk_wilayah_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PrkWilayahChooser, prk_wilayah_chooser, PRK, WILAYAH_CHOOSER, AdwWindow)

/* @tingkat: "daerah" or "semua", as in the schema; @current and @near may be NULL. */
GtkWindow *prk_wilayah_chooser_new (GtkWindow  *parent,
                                    const char *title,
                                    const char *tingkat,
                                    const char *current,
                                    const char *near);

G_END_DECLS
