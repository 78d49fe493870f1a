/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-application.h"

G_BEGIN_DECLS

/* The very first page: where one works and who one is, or a look at samples.
 * Signals: identity-given (): saved and in use. samples-chosen (). */
#define PRK_TYPE_AWAL_PAGE (prk_awal_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkAwalPage, prk_awal_page, PRK, AWAL_PAGE, AdwBin)

GtkWidget *prk_awal_page_new (PrkApplication *application);

G_END_DECLS
