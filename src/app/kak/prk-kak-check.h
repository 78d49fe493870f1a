/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-kak.h"

#include "prk-kak-session.h"

G_BEGIN_DECLS

/* Keeps reading the rules and the completeness of an open KAK, on a worker thread, after changes.
 * Signal checked (): the results below are new. Properties: n-hard, n-soft. */
#define PRK_TYPE_KAK_CHECK (prk_kak_check_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakCheck, prk_kak_check, PRK, KAK_CHECK, GObject)

PrkKakCheck *prk_kak_check_new          (PrkKakSession *session);
/* (element-type PrkTemuan) (transfer none); NULL before the first check is done. */
GPtrArray   *prk_kak_check_get_temuan   (PrkKakCheck *self);
guint        prk_kak_check_get_n_hard   (PrkKakCheck *self);
guint        prk_kak_check_get_n_soft   (PrkKakCheck *self);
PrkLengkap   prk_kak_check_get_lengkap  (PrkKakCheck *self,
                                         guint        bagian); /* index in prk_kak_bagian_list() */
/* Does a hard rule fail in that part, other than by something that is merely still empty? */
gboolean     prk_kak_check_is_broken    (PrkKakCheck *self,
                                         guint        bagian);
gboolean     prk_kak_check_is_current   (PrkKakCheck *self); /* nothing changed since the results */

G_END_DECLS
