/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/kak/prk-kak-session.h"

G_BEGIN_DECLS

/* Takes files into a KAK one after the other: each becomes a blob, then a row of `lampiran` in one
 * step that can be undone. Shows what is under way, with a button to cancel; nothing otherwise.
 *
 * Signals: failed (const char *words): one was not taken. */
#define PRK_TYPE_LAMPIRAN_IMPOR (prk_lampiran_impor_get_type ())
G_DECLARE_FINAL_TYPE (PrkLampiranImpor, prk_lampiran_impor, PRK, LAMPIRAN_IMPOR, GtkWidget)

void prk_lampiran_impor_set_session (PrkLampiranImpor *self,
                                     PrkKakSession    *session);
void prk_lampiran_impor_add         (PrkLampiranImpor *self,
                                     GFile            *file);

G_END_DECLS
