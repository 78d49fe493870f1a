/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kak/prk-kak-session.h"

G_BEGIN_DECLS

/* A KAK that was written freely in a word processor, brought into the parts of an open one. Signal: applied (const char *words). */
#define PRK_TYPE_IMPOR_WINDOW (prk_impor_window_get_type ())
G_DECLARE_FINAL_TYPE (PrkImporWindow, prk_impor_window, PRK, IMPOR_WINDOW, AdwWindow)

GtkWindow *prk_impor_window_new (GtkWindow     *parent,
                                 PrkKakSession *session,
                                 GFile         *file);

G_END_DECLS
