/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-session.h"

G_BEGIN_DECLS

/* Find and replace across all parts. Signal jump (const char *path, int start, int end): show that
 * place. */
#define PRK_TYPE_KAK_FIND_BAR (prk_kak_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakFindBar, prk_kak_find_bar, PRK, KAK_FIND_BAR, AdwBin)

void prk_kak_find_bar_set_session (PrkKakFindBar *self,
                                   PrkKakSession *session);
void prk_kak_find_bar_open        (PrkKakFindBar *self,
                                   gboolean       with_replace);
void prk_kak_find_bar_close       (PrkKakFindBar *self);
void prk_kak_find_bar_grab_focus  (PrkKakFindBar *self); /* where it is open */

G_END_DECLS
