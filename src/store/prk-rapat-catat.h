/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-rapat.h"
#include "domain/prk-rencana.h"

#include "prk-kasus-tindakan.h"

G_BEGIN_DECLS

/* What a meeting was and decided, as events that are not written yet: the TKKSD's own once it was held, then each
 * decision about a case. @lembaga: (element-type PrkRecord), all decrees. (element-type PrkTindakan), for
 * prk_kasus_lakukan() with the meeting's record. */
GPtrArray *prk_rapat_list_tindakan   (PrkRecord *rapat,
                                      GPtrArray *lembaga) G_GNUC_WARN_UNUSED_RESULT;
/* A decree about the TKKSD as its event, noted in the decree; none for a Tim Teknis. */
GPtrArray *prk_lembaga_list_tindakan (PrkRecord *lembaga) G_GNUC_WARN_UNUSED_RESULT;
/* A plan as its events: the mapping once its day is known, the list once it is signed, each noted in the plan. */
GPtrArray *prk_rencana_list_tindakan (PrkRecord *rencana,
                                      GPtrArray *lembaga,
                                      PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
