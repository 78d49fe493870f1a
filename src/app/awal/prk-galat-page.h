/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Fills the window when the store cannot be opened: what happened, what was kept, what to do.
 * Signal: retry-clicked (): the store is to be opened again. */
#define PRK_TYPE_GALAT_PAGE (prk_galat_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkGalatPage, prk_galat_page, PRK, GALAT_PAGE, AdwBin)

GtkWidget *prk_galat_page_new (const char   *folder,
                               const GError *error);

G_END_DECLS
