/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-page.h"
#include "domain/prk-profil.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* The conflicts of one KAK, field by field. It activates win.open-kak and win.show-place. */
#define PRK_TYPE_KONFLIK_PAGE (prk_konflik_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkKonflikPage, prk_konflik_page, PRK, KONFLIK_PAGE, AdwBin)

GtkWidget  *prk_konflik_page_new        (PrkStore   *store,
                                         PrkProfil  *profil,
                                         const char *record);
const char *prk_konflik_page_get_record (PrkKonflikPage *self);

G_END_DECLS
