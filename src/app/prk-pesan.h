/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *prk_pesan_toast_new (const char      *words) G_GNUC_WARN_UNUSED_RESULT;
void      prk_pesan_toast     (AdwToastOverlay *toasts,
                               const char      *words);
void      prk_pesan_dialog    (gpointer         widget,
                               const char      *heading,
                               const char      *body);

G_END_DECLS
