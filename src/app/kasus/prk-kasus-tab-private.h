/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kasus-tab.h"

G_BEGIN_DECLS

#define TAB(name)                                                        \
  GtkWidget *prk_kasus_tab_##name##_new (PrkKasusPage *page);            \
  void prk_kasus_tab_##name##_update (GtkWidget *tab, PrkKasusPage *page);

TAB (ringkasan)
TAB (tenggat)
TAB (dokumen)
TAB (lampiran)
TAB (pihak)
TAB (riwayat)

#undef TAB

G_END_DECLS
