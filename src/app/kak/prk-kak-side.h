/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-check.h"
#include "prk-kak-form.h"

G_BEGIN_DECLS

/* The list of parts beside the form, each with how far it is, and the attachments below them.
 * Property: attachments (boolean): these are chosen rather than a part. */
#define PRK_TYPE_KAK_SIDE (prk_kak_side_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakSide, prk_kak_side, PRK, KAK_SIDE, AdwBin)

void prk_kak_side_set_up (PrkKakSide  *self,
                          PrkProfil   *profil,
                          PrkKakForm  *form,
                          PrkKakCheck *check);
gboolean prk_kak_side_get_attachments (PrkKakSide *self);
void     prk_kak_side_set_attachments (PrkKakSide *self,
                                       gboolean    is_chosen);
/* How many there are. */
void     prk_kak_side_show_count      (PrkKakSide *self,
                                       guint       n_attachments);

G_END_DECLS
