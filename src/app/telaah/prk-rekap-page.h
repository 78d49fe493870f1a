/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-page.h"
#include "kak/prk-kak-session.h"
#include "store/prk-telaahan.h"

G_BEGIN_DECLS

/* The sheets on a KAK side by side, what they quote, and what the meeting made of them. Signal
 * loaded (): it is on the screen. */
#define PRK_TYPE_REKAP_PAGE (prk_rekap_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkRekapPage, prk_rekap_page, PRK, REKAP_PAGE, AdwBin)

GtkWidget     *prk_rekap_page_new         (PrkStore           *store,
                                           PrkProfil          *profil,
                                           const PrkIdentitas *identitas,
                                           const char         *kak);
const char    *prk_rekap_page_get_kak     (PrkRekapPage *self);
PrkKakSession *prk_rekap_page_get_session (PrkRekapPage *self); /* (nullable) of the meeting's record */

G_END_DECLS
