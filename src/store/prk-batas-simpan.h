/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-batas.h"

#include "prk-store.h"

G_BEGIN_DECLS

/* The profile with the neighbours that the office keeps, if it keeps any. Reads one record; any thread. */
PrkProfil *prk_batas_muat_profil (PrkStore  *store,
                                  PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;
/* The office's record, begun with the profile's list where there is none yet. Blocks until it is on the disk.
 * Returns its id. */
char      *prk_batas_siapkan     (PrkStore   *store,
                                  PrkProfil  *profil,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
