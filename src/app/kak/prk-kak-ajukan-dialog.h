/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-session.h"

G_BEGIN_DECLS

/* Submitting a KAK to TKKSD (Pasal 14 ayat (3)): what still forbids it, or day, receiver and
 * reasons. Signals: jump (const char *path): a person wants to mend that field; submitted (const
 * char *versi). */
#define PRK_TYPE_KAK_AJUKAN_DIALOG (prk_kak_ajukan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakAjukanDialog, prk_kak_ajukan_dialog, PRK, KAK_AJUKAN_DIALOG, AdwWindow)

GtkWindow *prk_kak_ajukan_dialog_new (GtkWindow     *parent,
                                      PrkKakSession *session);

G_END_DECLS
