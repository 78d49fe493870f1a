/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-page.h"
#include "store/prk-telaahan.h"

G_BEGIN_DECLS

/* Every KAK that was submitted, by what it waits for.
 * Signals: loaded (): the rows stand; waiting-changed (guint): how many wait for the person here. */
#define PRK_TYPE_TELAAH_PAGE (prk_telaah_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkTelaahPage, prk_telaah_page, PRK, TELAAH_PAGE, AdwBin)

GtkWidget *prk_telaah_page_new       (void);
/* @identitas: who sits here; copied. */
void       prk_telaah_page_set_store (PrkTelaahPage      *self,
                                      PrkStore           *store,
                                      const PrkIdentitas *identitas);

G_END_DECLS
