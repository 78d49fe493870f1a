/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-application.h"
#include "app/prk-page.h"

G_BEGIN_DECLS

/* The library: its documents or what was found in them at the left, the page at the right. */
#define PRK_TYPE_PUSTAKA_PAGE (prk_pustaka_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkPustakaPage, prk_pustaka_page, PRK, PUSTAKA_PAGE, AdwBin)

GtkWidget *prk_pustaka_page_new (PrkApplication *application);

G_END_DECLS
