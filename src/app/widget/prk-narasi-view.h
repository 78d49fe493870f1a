/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-narasi-buffer.h"

G_BEGIN_DECLS

#define PRK_TYPE_NARASI_VIEW (prk_narasi_view_get_type ())
G_DECLARE_FINAL_TYPE (PrkNarasiView, prk_narasi_view, PRK, NARASI_VIEW, GtkTextView)

PrkNarasiBuffer *prk_narasi_view_get_buffer      (PrkNarasiView *self);
void             prk_narasi_view_set_placeholder (PrkNarasiView *self,
                                                  const char    *placeholder);
void             prk_narasi_view_show_cursor     (PrkNarasiView *self);

G_END_DECLS
