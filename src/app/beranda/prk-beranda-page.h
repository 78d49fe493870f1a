/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-page.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* What waits for a person: returned KAK, drafts, what is with others. It activates win.open-kak
 * and win.new-kak. Signals: loaded (): the rows stand on the screen. due-changed (guint count):
 * how many things wait for this person. */
#define PRK_TYPE_BERANDA_PAGE (prk_beranda_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkBerandaPage, prk_beranda_page, PRK, BERANDA_PAGE, AdwBin)

GtkWidget *prk_beranda_page_new       (void);
void       prk_beranda_page_set_store (PrkBerandaPage *self,
                                       PrkStore       *store,
                                       gboolean        is_front);

G_END_DECLS
