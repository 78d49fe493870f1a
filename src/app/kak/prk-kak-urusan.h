/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-field.h"

G_BEGIN_DECLS

/* Several choices out of a long list: those chosen stand on the form, all stand grouped in a
 * popover that can be searched. */
#define PRK_TYPE_KAK_URUSAN (prk_kak_urusan_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakUrusan, prk_kak_urusan, PRK, KAK_URUSAN, AdwPreferencesGroup)

GtkWidget *prk_kak_urusan_new (PrkKakSession   *session,
                               const PrkBidang *bidang);

G_END_DECLS
