/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-agenda.h"
#include "domain/prk-rapat-ringkas.h"

#include "prk-kasus-daftar.h"

G_BEGIN_DECLS

/* What of a store stands in a calendar. */

/* Open deadlines of cases. @kasus: (nullable) (element-type PrkKasusRingkas). (element-type PrkAgenda) */
GPtrArray *prk_agenda_list_kasus       (GPtrArray *kasus) G_GNUC_WARN_UNUSED_RESULT;
/* A meeting: a record of type "rapat". NULL while it has no day. */
PrkAgenda *prk_agenda_dari_rapat       (PrkRecord *rapat) G_GNUC_WARN_UNUSED_RESULT;
/* All meetings, the one that changed last first. Blocks. @agenda: (nullable) (element-type PrkAgenda): gets those that have a
 * day, and is sorted by it. (element-type PrkRapatRingkas) */
GPtrArray *prk_store_list_rapat        (PrkStore  *store,
                                        GPtrArray *agenda,
                                        GError   **error) G_GNUC_WARN_UNUSED_RESULT;
/* All meetings, by day. Blocks. (element-type PrkAgenda) */
GPtrArray *prk_store_list_agenda_rapat (PrkStore  *store,
                                        GError   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
