/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kasus-page.h"

G_BEGIN_DECLS

/* "Next step": each event that may follow with its conditions, and the lines that may be begun. */
GtkWidget *prk_kasus_langkah_new    (PrkKasusPage *page);
void       prk_kasus_langkah_update (GtkWidget    *panel,
                                     PrkKasusPage *page);

G_END_DECLS
