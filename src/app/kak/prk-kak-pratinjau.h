/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-session.h"

G_BEGIN_DECLS

/* The paper beside the form. It follows the typing; a click on it goes to the field.
 * Signals: jump (const char *path, guint paragraf); shown (): the newest state of the KAK is on the screen. */
#define PRK_TYPE_KAK_PRATINJAU (prk_kak_pratinjau_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakPratinjau, prk_kak_pratinjau, PRK, KAK_PRATINJAU, AdwBin)

GtkWidget *prk_kak_pratinjau_new        (PrkKakSession *session);
/* Marks where @path stands on paper and scrolls there unless it is in view; NULL for nowhere.
 * @paragraf: which one of a narrative text, from 0; -1 for all of it. */
void       prk_kak_pratinjau_mark       (PrkKakPratinjau *self,
                                         const char      *path,
                                         int              paragraf);
/* Hidden previews make no paper. */
void       prk_kak_pratinjau_set_active (PrkKakPratinjau *self,
                                         gboolean         active);
/* Begins finding in the paper when the cursor is there; FALSE when it is elsewhere. */
gboolean   prk_kak_pratinjau_find       (PrkKakPratinjau *self);

G_END_DECLS
