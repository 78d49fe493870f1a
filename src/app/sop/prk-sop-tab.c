/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "prk-sop-panel.h"
#include "prk-sop-tab.h"

GtkWidget *
prk_sop_tab_new (PrkKasusPage *page)
{
  return prk_sop_panel_new (prk_application_get_profil (prk_kasus_page_get_application (page)));
}

void
prk_sop_tab_update (GtkWidget *tab, PrkKasusPage *page)
{
  PrkKasusBuka *buka = prk_kasus_page_get_buka (page);

  if (buka != NULL)
    prk_sop_panel_show (PRK_SOP_PANEL (tab), prk_kasus_page_get_daftar (page), buka,
                        prk_kasus_page_get_alur (page));
}
