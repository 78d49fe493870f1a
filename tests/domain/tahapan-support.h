/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-tahapan.h"

G_BEGIN_DECLS

/* Events of cases that are right in every way, and the cases that they make. */

typedef struct
{
  const char *alur, *jenis, *tanggal;
} Kejadian;

/* From our own offer to the end of the KB, with the DPRD, a change, a dispute and aid; ends with jenis NULL. */
extern const Kejadian jalan_daerah[];
/* The partner's offer that is in nobody's plan, through the Rapat Pleno. */
extern const Kejadian jalan_mitra[];
/* TKKSD through its year. */
extern const Kejadian jalan_tkksd[];
/* An old KB and its PKS, entered as they stand. */
extern const Kejadian jalan_lama[];

PrkKalender *muat_kalender (void);
/* What is known of a case: "daerah" or "mitra" is whose initiative it is. */
PrkKasus    *kasus_baru    (const char *varian,
                            const char *prakarsa);
/* The fields of a right event of this kind; aborts for a kind that nobody wrote down. */
JsonObject  *isi_benar     (const char *alur,
                            const char *jenis,
                            const char *tanggal);
/* @json NULL takes the value away. */
void         isi_ubah      (JsonObject *isi,
                            const char *path,
                            const char *json);

G_END_DECLS
