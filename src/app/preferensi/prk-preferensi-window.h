/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-application.h"

G_BEGIN_DECLS

#define PRK_TYPE_PREFERENSI_WINDOW (prk_preferensi_window_get_type ())
G_DECLARE_FINAL_TYPE (PrkPreferensiWindow, prk_preferensi_window, PRK, PREFERENSI_WINDOW,
                      AdwPreferencesWindow)

GtkWindow *prk_preferensi_window_new (GtkWindow      *parent,
                                      PrkApplication *application);

G_END_DECLS
