/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/prk-kasus-daftar.h"

#include "prk-kasus-lembar.h"

G_BEGIN_DECLS

/* One cooperation from before the program: which state it is in, then what that state needs. Shows its page afterwards. */
#define PRK_TYPE_KASUS_LAMA (prk_kasus_lama_get_type ())
G_DECLARE_FINAL_TYPE (PrkKasusLama, prk_kasus_lama, PRK, KASUS_LAMA, AdwWindow)

GtkWidget *prk_kasus_lama_new (GtkWindow      *parent,
                               PrkKasusDaftar *daftar,
                               PrkProfil      *profil);

G_END_DECLS
