/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/prk-kasus-daftar.h"

G_BEGIN_DECLS

/* Blocks of numbers that are kept for offices without a network: those that there are, and a form for one more. */
#define PRK_TYPE_NOMOR_WINDOW (prk_nomor_window_get_type ())
G_DECLARE_FINAL_TYPE (PrkNomorWindow, prk_nomor_window, PRK, NOMOR_WINDOW, AdwWindow)

GtkWindow *prk_nomor_window_new (GtkWindow      *parent,
                                 PrkKasusDaftar *daftar);

G_END_DECLS
