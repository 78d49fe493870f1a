/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "prk-kak-ringkas.h"

G_BEGIN_DECLS

/* The record of a case (type "ksd", data/skema/ksd.json): what is known of a cooperation beside its events. */

/* What lists and the full-text index keep of it: `mitra` the names of the other parties. */
void        prk_ksd_ringkas      (PrkRecord     *ksd,
                                  PrkKakRingkas *ringkas);
/* What a KAK says about the case that begins with it, as prk_kasus_baru_async() takes it: its id under `kak`, title,
 * parties, objects, dates, the three questions of Pasal 21(1). (transfer full) */
JsonObject *prk_ksd_new_dari_kak (PrkRecord *kak) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
