/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/prk-kasus-daftar.h"

G_BEGIN_DECLS

/* Old agreements from a table: chosen, dropped or pasted, looked at row by row, then taken. */
#define PRK_TYPE_KASUS_IMPOR (prk_kasus_impor_get_type ())
G_DECLARE_FINAL_TYPE (PrkKasusImpor, prk_kasus_impor, PRK, KASUS_IMPOR, AdwWindow)

GtkWidget *prk_kasus_impor_new (GtkWindow      *parent,
                                PrkKasusDaftar *daftar);

G_END_DECLS
