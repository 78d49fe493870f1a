/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-laporan.h"
#include "rekaman/prk-rekaman-page.h"

G_BEGIN_DECLS

void _prk_laporan_ambil_kasus (PrkRekamanPage *page); /* which agreement and semester */
void _prk_laporan_isi_kewajiban (PrkRekamanPage *page); /* from what is owed by the text */
void _prk_laporan_catat_pd    (PrkRekamanPage *page);
void _prk_laporan_catat_terus (PrkRekamanPage *page);
void _prk_laporan_catat_monev (PrkRekamanPage *page);

G_END_DECLS
