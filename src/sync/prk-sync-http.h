/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-store-sync.h"

#include "prk-sync-transport.h"

G_BEGIN_DECLS

/* The register over HTTP, as src/register/PROTOCOL.md says. */
#define PRK_TYPE_SYNC_HTTP (prk_sync_http_get_type ())
G_DECLARE_FINAL_TYPE (PrkSyncHttp, prk_sync_http, PRK, SYNC_HTTP, GObject)

PrkSyncHttp      *prk_sync_http_new          (const char           *address,
                                              const char           *ca_file,
                                              GError              **error)
                                              G_GNUC_WARN_UNUSED_RESULT;
void              prk_sync_http_set_token    (PrkSyncHttp          *self,
                                              const char           *token,
                                              const char           *register_key);

/* Binds the device to the person whom the code was made for. */
void              prk_sync_http_enrol        (PrkSyncHttp          *self,
                                              const char           *code,
                                              const char           *device,
                                              const char           *proof,
                                              const char           *name,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
PrkSyncEnrolment *prk_sync_http_enrol_finish (PrkSyncHttp          *self,
                                              GAsyncResult         *result,
                                              char                **token,
                                              GError              **error)
                                              G_GNUC_WARN_UNUSED_RESULT;

/* What a device signs to enrol with @code; NULL when it is no code. */
char             *prk_sync_enrolment_text    (const char           *code)
                                              G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
