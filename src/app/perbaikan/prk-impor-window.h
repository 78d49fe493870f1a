/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kak/prk-kak-session.h"
#include "store/prk-identitas.h"

G_BEGIN_DECLS

/* A KAK that was written freely in a word processor, brought into the parts of an open one, or of a new one that nothing is written
 * of before. Signals: applied (const char *words); begun (const char *id): the new one stands in the store. */
#define PRK_TYPE_IMPOR_WINDOW (prk_impor_window_get_type ())
G_DECLARE_FINAL_TYPE (PrkImporWindow, prk_impor_window, PRK, IMPOR_WINDOW, AdwWindow)

GtkWindow *prk_impor_window_new (GtkWindow     *parent,
                                 PrkKakSession *session,
                                 GFile         *file);
GtkWindow *prk_impor_window_new_kak (GtkWindow          *parent,
                                     PrkStore           *store,
                                     PrkProfil          *profil,
                                     const PrkIdentitas *identitas,
                                     GFile              *file);

G_END_DECLS
