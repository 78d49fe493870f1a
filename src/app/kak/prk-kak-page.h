/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-session.h"

G_BEGIN_DECLS

/* The editor of one KAK, a page of the window: parts, form, preview, findings, find and replace. */
#define PRK_TYPE_KAK_PAGE (prk_kak_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakPage, prk_kak_page, PRK, KAK_PAGE, AdwBin)

GtkWidget     *prk_kak_page_new         (PrkKakSession *session);
PrkKakSession *prk_kak_page_get_session (PrkKakPage *self);

G_END_DECLS
