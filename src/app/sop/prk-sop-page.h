/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-application.h"
#include "app/prk-page.h"

G_BEGIN_DECLS

/* Standard operating procedures: their list, and one of them with chart and header. */
#define PRK_TYPE_SOP_PAGE (prk_sop_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkSopPage, prk_sop_page, PRK, SOP_PAGE, AdwBin)

GtkWidget *prk_sop_page_new (PrkApplication *application);

G_END_DECLS
