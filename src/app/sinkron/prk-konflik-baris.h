/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/kak/prk-kak-session.h"

G_BEGIN_DECLS

/* One field that two people wrote without seeing each other: mine left, theirs right, differences
 * marked by word, and the four ways out. Choosing is an ordinary step of the session. */
#define PRK_TYPE_KONFLIK_BARIS (prk_konflik_baris_get_type ())
G_DECLARE_FINAL_TYPE (PrkKonflikBaris, prk_konflik_baris, PRK, KONFLIK_BARIS, GtkBox)

GtkWidget  *prk_konflik_baris_new      (PrkKakSession *session,
                                        const char    *path);
const char *prk_konflik_baris_get_path (PrkKonflikBaris *self);

/* Both texts as one: what is in either stands in it once, paragraph by paragraph. */
char       *prk_konflik_gabung         (const char *mine,
                                        const char *theirs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
