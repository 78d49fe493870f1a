/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-agenda.h"
#include "domain/prk-kewajiban.h"

#include "prk-kasus-daftar.h"

G_BEGIN_DECLS

/* What the parties of all agreements owe. */

/* Of every text that says so. Blocks. (element-type PrkKewajibanNaskah), the newest text of each line. */
GPtrArray *prk_store_list_kewajiban     (PrkStore  *store,
                                         GError   **error) G_GNUC_WARN_UNUSED_RESULT;
/* Where a line of a case stands, as far as what is owed is concerned. */
void       prk_kewajiban_garis_baca     (PrkKewajibanGaris *garis,
                                         PrkKasusRingkas   *kasus,
                                         const char        *alur,
                                         PrkHari            hari_ini);
/* Those that are open and have a day. @kewajiban, @kasus: (nullable). (element-type PrkAgenda) */
GPtrArray *prk_kewajiban_list_agenda    (GPtrArray *kewajiban,
                                         GPtrArray *kasus,
                                         PrkHari    hari_ini) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
