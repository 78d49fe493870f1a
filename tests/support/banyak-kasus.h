/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-kasus-impor.h"

G_BEGIN_DECLS

#define BANYAK_KASUS_TENGGAT 5 /* deadlines of each case */

/* Writes @n_cases, each with a KB and a PKS that run, and a second PKS before the DPRD; then, where @n_events is not
 * 0, one with so many events, "Kerja sama yang panjang". */
void banyak_kasus_isi (PrkKasusDaftar *daftar,
                       guint           n_cases,
                       guint           n_events);

G_END_DECLS
