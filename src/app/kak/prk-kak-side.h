/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-check.h"
#include "prk-kak-form.h"

G_BEGIN_DECLS

/* What stands beside the list. */
typedef enum
{
  PRK_KAK_SIDE_PARTS, /* the form */
  PRK_KAK_SIDE_ATTACHMENTS,
  PRK_KAK_SIDE_NOTES,
  PRK_KAK_SIDE_N
} PrkKakSideChoice;

/* The list of parts beside the form, each with how far it is, attachments and notes below them.
 * Property: choice (int, of PrkKakSideChoice). */
#define PRK_TYPE_KAK_SIDE (prk_kak_side_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakSide, prk_kak_side, PRK, KAK_SIDE, AdwBin)

void             prk_kak_side_set_up     (PrkKakSide  *self,
                                          PrkProfil   *profil,
                                          PrkKakForm  *form,
                                          PrkKakCheck *check);
PrkKakSideChoice prk_kak_side_get_choice (PrkKakSide *self);
void             prk_kak_side_set_choice (PrkKakSide       *self,
                                          PrkKakSideChoice  choice);
/* How many there are of what is no part. */
void             prk_kak_side_show_count (PrkKakSide       *self,
                                          PrkKakSideChoice  choice,
                                          guint             count);
void             prk_kak_side_show_notes (PrkKakSide *self,
                                          guint       n_notes,
                                          guint       n_open);

G_END_DECLS
