/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-paraf.h"

#include "prk-db-private.h"
#include "prk-store.h"

G_BEGIN_DECLS

/* The chains of initials below the texts of a case, as the store has them. What the register refused counts for nothing. */

/* Of one text; @naskah as it stands on the screen. Blocks. */
PrkRantai *prk_paraf_muat       (PrkStore   *store,
                                 PrkProfil  *profil,
                                 PrkRecord  *naskah,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type PrkRecord) acts about a text, oldest first. */
void       prk_paraf_muat_peristiwa_async (PrkStore            *store,
                                 const char          *naskah,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
GPtrArray *prk_paraf_muat_peristiwa_finish (PrkStore      *store,
                                 GAsyncResult  *result,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type PrkRantai) of all texts of a case; any connection. */
GPtrArray *_prk_paraf_muat_kasus (PrkDb      *db,
                                 PrkProfil  *profil,
                                 const char *ksd,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
