/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-page.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* Every KAK of the store. It activates win.open-kak, win.new-kak, win.copy-kak and win.export-kak.
 * Signal: loaded (): the rows of a query stand on the screen, or there are none. */
#define PRK_TYPE_KAK_LIST_PAGE (prk_kak_list_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakListPage, prk_kak_list_page, PRK, KAK_LIST_PAGE, AdwBin)

GtkWidget *prk_kak_list_page_new       (void);
void       prk_kak_list_page_set_store (PrkKakListPage *self,
                                        PrkStore       *store,
                                        gboolean        is_front);

G_END_DECLS
