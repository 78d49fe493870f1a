/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-naskah-teks.h"

#include "prk-kasus-page.h"

G_BEGIN_DECLS

/* Papers that are written in a record of their own: a text of an agreement, a report, a meeting. A row of the tab of papers leads to it,
 * or begins it where there is none. Each filling of the tab begins and ends. */
void prk_kasus_sunting_begin (GtkWidget            *tab,
                              PrkKasusPage         *page);
void prk_kasus_sunting_add   (GtkWidget            *tab,
                              AdwActionRow         *row,
                              const PrkNaskahKasus *naskah);
void prk_kasus_sunting_end   (GtkWidget            *tab);

G_END_DECLS
