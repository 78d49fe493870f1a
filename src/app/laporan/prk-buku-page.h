/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-application.h"
#include "app/prk-page.h"

G_BEGIN_DECLS

/* The register of cooperations. Signal: loaded (): the lines stand. */
#define PRK_TYPE_BUKU_PAGE (prk_buku_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkBukuPage, prk_buku_page, PRK, BUKU_PAGE, AdwBin)

GtkWidget *prk_buku_page_new (PrkApplication *application);

G_END_DECLS
