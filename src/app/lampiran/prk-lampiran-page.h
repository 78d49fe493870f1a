/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/kak/prk-kak-session.h"

G_BEGIN_DECLS

/* The attachments of a KAK. Property: count (uint), how many there are. Signal: toast (const char
 * *words): something to tell the person. */
#define PRK_TYPE_LAMPIRAN_PAGE (prk_lampiran_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkLampiranPage, prk_lampiran_page, PRK, LAMPIRAN_PAGE, AdwBin)

void  prk_lampiran_page_set_session (PrkLampiranPage *self,
                                     PrkKakSession   *session);
guint prk_lampiran_page_get_count   (PrkLampiranPage *self);
/* Shows the row that @path lies in and puts the focus there. */
void  prk_lampiran_page_focus_path  (PrkLampiranPage *self,
                                     const char      *path);

G_END_DECLS
