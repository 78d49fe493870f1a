/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-sop.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* The form of a procedure that the office changes, with its mistakes above it; each leads to its cell.
 * Signal: edited (): it reads otherwise now, see prk_sop_editor_get_sop(). */
#define PRK_TYPE_SOP_EDITOR (prk_sop_editor_get_type ())
G_DECLARE_FINAL_TYPE (PrkSopEditor, prk_sop_editor, PRK, SOP_EDITOR, AdwBin)

/* @profil: of the daerah. */
void    prk_sop_editor_open     (PrkSopEditor *self,
                                 PrkStore     *store,
                                 PrkProfil    *profil,
                                 const char   *id);
/* Settles what is being typed. */
void    prk_sop_editor_close    (PrkSopEditor *self);
void    prk_sop_editor_settle   (PrkSopEditor *self);
void    prk_sop_editor_undo     (PrkSopEditor *self);
/* NULL while it has mistakes, or is not loaded. */
PrkSop *prk_sop_editor_get_sop  (PrkSopEditor *self);
/* To the row of a step. */
void    prk_sop_editor_go_to    (PrkSopEditor *self,
                                 guint         langkah);

G_END_DECLS
