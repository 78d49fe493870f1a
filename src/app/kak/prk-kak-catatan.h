/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/catatan/prk-catatan-daftar.h"

G_BEGIN_DECLS

/* The open notes of reviewers below the field that they are pinned to; not there while there are
 * none. */
#define PRK_TYPE_KAK_CATATAN (prk_kak_catatan_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakCatatan, prk_kak_catatan, PRK, KAK_CATATAN, AdwPreferencesRow)

/* @path: of the field, also for what lies below it; of a part it is the part alone. */
GtkWidget *prk_kak_catatan_new        (const char *path,
                                       gboolean    is_part);
void       prk_kak_catatan_set_daftar (PrkKakCatatan    *self,
                                       PrkCatatanDaftar *daftar);

G_END_DECLS
