/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "naskah/prk-naskah.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* Makes the paper of an open KAK on a thread of its own. The newest request wins.
 * Signals: rendered (PrkCetakan *cetakan); failed (GError *error). */
#define PRK_TYPE_KAK_RENDER (prk_kak_render_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakRender, prk_kak_render, PRK, KAK_RENDER, GObject)

PrkKakRender *prk_kak_render_new            (PrkProfil *profil);
/* The office's templates and emblems are read anew before the next request. */
void          prk_kak_render_set_kantor     (PrkKakRender *self,
                                             PrkStore     *store);
/* What a person should know of the paper that was rendered last. (nullable) */
const char   *prk_kak_render_get_catatan    (PrkKakRender *self);
/* @record is taken: nobody else may hold it. */
void          prk_kak_render_request        (PrkKakRender *self,
                                             PrkRecord    *record);
gboolean      prk_kak_render_is_busy        (PrkKakRender *self);
/* How long the last one took. */
gint64        prk_kak_render_get_last_us    (PrkKakRender *self);

G_END_DECLS
