/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-profil.h"

#include "prk-identitas.h"
#include "prk-store.h"

G_BEGIN_DECLS

/* Ways a KAK comes into being. Each writes at once and gives back the id of the new record. */

/* Empty but for what is known already: perangkat daerah, daerah, budget year, defaults of the
 * schema. */
char *prk_kak_baru        (PrkStore            *store,
                           PrkProfil           *profil,
                           const PrkIdentitas  *identitas,
                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void  prk_kak_baru_async  (PrkStore            *store,
                           PrkProfil           *profil,
                           const PrkIdentitas  *identitas,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);

/* Adds to a new KAK before it is written; FALSE: it is not written. */
typedef gboolean (*PrkKakIsi) (PrkEdit   *edit,
                               gpointer   user_data,
                               GError   **error);

/* With what @isi adds, in the same step. */
char *prk_kak_baru_dengan (PrkStore            *store,
                           PrkProfil           *profil,
                           const PrkIdentitas  *identitas,
                           PrkKakIsi            isi,
                           gpointer             user_data,
                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* With what an entry of the plan of a year says, see domain/prk-rencana.h. */
char *prk_kak_baru_dari_rencana (PrkStore            *store,
                                 PrkProfil           *profil,
                                 const PrkIdentitas  *identitas,
                                 const char          *rencana,
                                 const char          *butir,
                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void  prk_kak_baru_dari_rencana_async (PrkStore            *store,
                                 PrkProfil           *profil,
                                 const PrkIdentitas  *identitas,
                                 const char          *rencana,
                                 const char          *butir,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);

/* With the content of another one, but for number, date and history. */
char *prk_kak_salin       (PrkStore            *store,
                           PrkProfil           *profil,
                           const char          *source,
                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void  prk_kak_salin_async (PrkStore            *store,
                           PrkProfil           *profil,
                           const char          *source,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);

/* From a file of the exchange form, see prk-tukar.h. */
char *prk_kak_impor       (PrkStore            *store,
                           PrkProfil           *profil,
                           const char          *text,
                           gssize               size,
                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* For all _async forms. */
char *prk_kak_baru_finish (GAsyncResult        *result,
                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
