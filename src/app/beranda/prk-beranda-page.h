/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-page.h"

G_BEGIN_DECLS

#define PRK_TYPE_BERANDA_PAGE (prk_beranda_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkBerandaPage, prk_beranda_page, PRK, BERANDA_PAGE, AdwBin)

GtkWidget *prk_beranda_page_new (void);

G_END_DECLS
