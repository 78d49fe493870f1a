/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-page.h"
#include "kak/prk-kak-session.h"
#include "store/prk-telaahan.h"

G_BEGIN_DECLS

/* One reviewer's sheet beside the KAK that it judges. Signal loaded (): the sheet is on the screen. */
#define PRK_TYPE_TELAAH_LEMBAR (prk_telaah_lembar_get_type ())
G_DECLARE_FINAL_TYPE (PrkTelaahLembar, prk_telaah_lembar, PRK, TELAAH_LEMBAR, AdwBin)

/* Opens the sheet of whoever sits here on the newest versi of @kak; begins it when there is none. */
GtkWidget     *prk_telaah_lembar_new         (PrkStore           *store,
                                              PrkProfil          *profil,
                                              const PrkIdentitas *identitas,
                                              const char         *kak);
const char    *prk_telaah_lembar_get_kak     (PrkTelaahLembar *self);
PrkKakSession *prk_telaah_lembar_get_session (PrkTelaahLembar *self); /* (nullable) */

G_END_DECLS
