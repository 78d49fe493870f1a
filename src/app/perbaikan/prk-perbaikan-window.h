/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kak/prk-kak-session.h"
#include "naskah/prk-docx-sunting.h"

G_BEGIN_DECLS

/* A DOCX that was made from the open record and came back changed. Signal: applied (const char *words): something to tell the
 * person once the window is gone. */
#define PRK_TYPE_PERBAIKAN_WINDOW (prk_perbaikan_window_get_type ())
G_DECLARE_FINAL_TYPE (PrkPerbaikanWindow, prk_perbaikan_window, PRK, PERBAIKAN_WINDOW, AdwWindow)

/* @jalan: (nullable): see prk_docx_suntingan_new(). */
GtkWindow *prk_perbaikan_window_new (GtkWindow     *parent,
                                     PrkKakSession *session,
                                     PrkDocxJalan   jalan);

G_END_DECLS
