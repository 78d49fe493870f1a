/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* F1: the few things that are good to know. */
#define PRK_TYPE_BANTUAN_WINDOW (prk_bantuan_window_get_type ())
G_DECLARE_FINAL_TYPE (PrkBantuanWindow, prk_bantuan_window, PRK, BANTUAN_WINDOW, AdwWindow)

GtkWindow *prk_bantuan_window_new (GtkWindow *parent);

G_END_DECLS
