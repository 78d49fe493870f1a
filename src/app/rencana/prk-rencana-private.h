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

G_END_DECLS
