/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-field.h"

G_BEGIN_DECLS

/* Several choices out of a short list, each with its explanation; one of them may be the main one.
 */
#define PRK_TYPE_KAK_BANYAK (prk_kak_banyak_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakBanyak, prk_kak_banyak, PRK, KAK_BANYAK, AdwPreferencesGroup)

GtkWidget *prk_kak_banyak_new (PrkKakSession   *session,
                               const PrkBidang *bidang);

G_END_DECLS
