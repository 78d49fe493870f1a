/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/prk-kasus-daftar.h"

G_BEGIN_DECLS

/* Begins a case: from a KAK that was submitted, or with a partner's offer; shows its page afterwards. */
#define PRK_TYPE_KASUS_BARU (prk_kasus_baru_get_type ())
G_DECLARE_FINAL_TYPE (PrkKasusBaru, prk_kasus_baru, PRK, KASUS_BARU, AdwWindow)

GtkWidget *prk_kasus_baru_new (GtkWindow      *parent,
                               PrkKasusDaftar *daftar,
                               PrkProfil      *profil,
                               gboolean        is_offer);

G_END_DECLS
