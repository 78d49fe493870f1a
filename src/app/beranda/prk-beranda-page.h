/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-page.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* The desk: what waits for the person at this machine, with a calendar beside it. It activates win.show-place and
 * win.new-kak. Signals: loaded (): rows stand on the screen. due-changed (guint count): how many things are late
 * or due this week. */
#define PRK_TYPE_BERANDA_PAGE (prk_beranda_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkBerandaPage, prk_beranda_page, PRK, BERANDA_PAGE, AdwBin)

GtkWidget *prk_beranda_page_new         (void);
void       prk_beranda_page_set_store   (PrkBerandaPage *self,
                                         PrkStore       *store,
                                         gboolean        is_front);
void       prk_beranda_page_note_change (PrkBerandaPage *self);

G_END_DECLS
