/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-isian.h"
#include "store/prk-kasus-daftar.h"

G_BEGIN_DECLS

#define PRK_KASUS_N_TAHAPAN 10

/* Cases in words. */
/* The ten tahapan of Pasal 13, from 0; NULL beyond. */
const char *prk_kasus_kata_get_tahapan (guint index);
/* Of the letter "a" … "j"; -1 for any other. */
int         prk_kasus_kata_find_tahapan (const char *letter);
/* "Cooperation", "PKS 2", "Dispute 1" */
char       *prk_kasus_kata_dup_alur    (const char *alur) G_GNUC_WARN_UNUSED_RESULT;
const char *prk_kasus_kata_get_varian  (const char *varian);
/* "3 working days left", "today", "2 days over" */
char       *prk_kasus_kata_dup_sisa    (const PrkTenggat *tenggat) G_GNUC_WARN_UNUSED_RESULT;
/* Of an open deadline that is over, or nearly; NULL for none. */
const char *prk_kasus_kata_get_sisa_style (const PrkTenggat *tenggat);
/* The open deadline that comes first; NULL where none has a day. */
const PrkTenggat *prk_kasus_kata_find_tenggat (const PrkKasusRingkas *ringkas);
/* "20-12-2026 · 3 days left"; NULL where there is none. */
char       *prk_kasus_kata_dup_tenggat (const PrkTenggat *tenggat) G_GNUC_WARN_UNUSED_RESULT;
const char *prk_kasus_kata_get_judul   (const PrkKasusRingkas *ringkas);
/* The value of a field as a person reads it. @isian (nullable) */
char       *prk_kasus_kata_dup_nilai   (const PrkIsian *isian,
                                        JsonNode       *value) G_GNUC_WARN_UNUSED_RESULT;
/* The name of an event's kind; the kind itself where nobody knows it. */
const char *prk_kasus_kata_get_peristiwa (const char *alur,
                                        const char *jenis);
/* What a party is called. */
char       *prk_kasus_kata_dup_pihak   (PrkKasus   *kasus,
                                        const char *pihak) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
