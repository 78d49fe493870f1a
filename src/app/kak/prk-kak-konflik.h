/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-session.h"

G_BEGIN_DECLS

/* The values of a field that two people wrote without seeing each other, with "use this one" beside
 * each. Hidden while there is one value only. */
#define PRK_TYPE_KAK_KONFLIK (prk_kak_konflik_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakKonflik, prk_kak_konflik, PRK, KAK_KONFLIK, AdwPreferencesRow)

GtkWidget *prk_kak_konflik_new    (PrkKakSession   *session,
                                   const PrkBidang *bidang);
void       prk_kak_konflik_update (PrkKakKonflik *self);

G_END_DECLS
