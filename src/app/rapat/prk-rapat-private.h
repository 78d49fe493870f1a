/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-rapat.h"
#include "rekaman/prk-rekaman-page.h"

G_BEGIN_DECLS

/* Deeds of a meeting's page; each stands in a file with what it needs. */
void _prk_rapat_ambil_kasus    (PrkRekamanPage *page); /* agenda from waiting cases */
void _prk_rapat_isi_hadir      (PrkRekamanPage *page); /* the list from membership */
void _prk_rapat_semua_hadir    (PrkRekamanPage *page);
void _prk_rapat_ambil_agenda   (PrkRekamanPage *page); /* decisions from the agenda */
void _prk_rapat_semua_setuju   (PrkRekamanPage *page);
void _prk_rapat_isi_timbangan  (PrkRekamanPage *page); /* considerations of Pasal 18(4)–(5) */
void _prk_rapat_catat_kasus    (PrkRekamanPage *page); /* the meeting and its decisions as events */
void _prk_rapat_isi_tugas      (PrkRekamanPage *page); /* tasks from the decisions */
void _prk_rapat_tandai_tugas   (PrkRekamanPage *page); /* which of them are done */
void _prk_rapat_cetak_undangan (PrkRekamanPage *page);
void _prk_rapat_cetak_hadir    (PrkRekamanPage *page);
void _prk_rapat_cetak_ba       (PrkRekamanPage *page);
void _prk_rapat_cetak_notulen  (PrkRekamanPage *page);

/* What a new meeting begins with, besides the schema's defaults. */
void _prk_rapat_mulai          (PrkApplication *application,
                                PrkEdit        *edit);

/* Of a decree's page: the decree as the event of the TKKSD that it is. */
void _prk_lembaga_catat        (PrkRekamanPage *page);

G_END_DECLS
