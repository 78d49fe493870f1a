/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-application.h"
#include "app/prk-page.h"

G_BEGIN_DECLS

/* All cooperations. Signal: loaded (): the rows stand. */
#define PRK_TYPE_KASUS_LIST_PAGE (prk_kasus_list_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkKasusListPage, prk_kasus_list_page, PRK, KASUS_LIST_PAGE, AdwBin)

GtkWidget *prk_kasus_list_page_new (PrkApplication *application);

G_END_DECLS
