/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-application.h"
#include "prk-page.h"
#include "prk-window-state.h"

G_BEGIN_DECLS

#define PRK_TYPE_WINDOW (prk_window_get_type ())
G_DECLARE_FINAL_TYPE (PrkWindow, prk_window, PRK, WINDOW, AdwApplicationWindow)

PrkWindow *prk_window_new (PrkApplication *application,
                           PrkWindowState *state);

G_END_DECLS
