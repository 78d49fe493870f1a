/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-rencana.h"
#include "rekaman/prk-rekaman-page.h"

G_BEGIN_DECLS

/* The deeds of the room. */
void _prk_rencana_semua_perangkat (PrkRekamanPage *page);
void _prk_rencana_dari_pemetaan   (PrkRekamanPage *page);
void _prk_rencana_sepakati        (PrkRekamanPage *page);
void _prk_rencana_kak             (PrkRekamanPage *page);
void _prk_rencana_catat           (PrkRekamanPage *page);
void _prk_rencana_buka_lagi       (PrkRekamanPage *page);

/* Above the form: whether the plan can be changed, and why. */
char *_prk_rencana_dup_spanduk    (PrkRecord *record,
                                   gboolean  *is_locked);

G_END_DECLS
