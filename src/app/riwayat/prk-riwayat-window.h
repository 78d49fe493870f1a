/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/kak/prk-kak-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PRK_TYPE_RIWAYAT_WINDOW (prk_riwayat_window_get_type ())
G_DECLARE_FINAL_TYPE (PrkRiwayatWindow, prk_riwayat_window, PRK, RIWAYAT_WINDOW, AdwWindow)

GtkWindow *prk_riwayat_window_new (PrkKakSession *session);
/* The same with what changed since a versi in front. */
GtkWindow *prk_riwayat_window_new_sejak (PrkKakSession *session,
                                         const char    *versi);

G_END_DECLS
