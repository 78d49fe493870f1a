/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-naskah-teks.h"

#include "prk-kasus-page.h"

G_BEGIN_DECLS

/* Adds to a tab the papers that the chosen line can make now; each opens in a window of its own. Returns how many. */
guint      prk_kasus_naskah_add        (GtkWidget    *column,
                                        PrkKasusPage *page);
/* One paper as it is printed, with a way to keep it as a PDF. Not shown yet. @teks (nullable): its own text; NULL: the newest that the
 * store has for it. */
GtkWindow *prk_kasus_naskah_window_new (GtkWindow            *parent,
                                        PrkStore             *store,
                                        PrkKasusBuka         *buka,
                                        const PrkNaskahKasus *naskah,
                                        const char           *alur,
                                        PrkRecord            *teks);

G_END_DECLS
