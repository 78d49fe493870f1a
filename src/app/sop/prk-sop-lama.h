/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-sop.h"
#include "store/prk-kasus-daftar.h"

G_BEGIN_DECLS

/* What the steps of a procedure took in all cases, against the standard: it names the step that waits, not
 * the person. */
#define PRK_TYPE_SOP_LAMA (prk_sop_lama_get_type ())
G_DECLARE_FINAL_TYPE (PrkSopLama, prk_sop_lama, PRK, SOP_LAMA, AdwBin)

/* Reads the cases in a thread. */
void prk_sop_lama_show (PrkSopLama *self,
                        PrkStore   *store,
                        PrkProfil  *profil,
                        PrkSop     *sop);

G_END_DECLS
