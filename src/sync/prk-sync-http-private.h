/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "prk-sync-http.h"

G_BEGIN_DECLS

/* prk-sync-http.c, for the other files of this class. A request that bears the token; NULL when no
 * token is at hand. */
SoupMessage *_prk_sync_http_new_message   (PrkSyncHttp *self,
                                           const char  *method,
                                           const char  *path) G_GNUC_WARN_UNUSED_RESULT;
SoupSession *_prk_sync_http_get_session   (PrkSyncHttp *self);
/* NULL when the answer bears the mark of the register that is expected. */
GError      *_prk_sync_http_judge_mark    (PrkSyncHttp *self,
                                           SoupMessage *message);

/* Asks a question that changes nothing; the answer is a GTask's pointer. */
void         _prk_sync_http_ask           (PrkSyncHttp         *self,
                                           const char          *path,
                                           gpointer           (*read) (GBytes *body, GError **error),
                                           GDestroyNotify       result_free,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
/* (nullable) whom we expect */
const char  *_prk_sync_http_get_key       (PrkSyncHttp *self);

/* prk-sync-http-berkas.c */
struct _PrkSyncBerkasLineInterface;
void         _prk_sync_http_berkas_init   (struct _PrkSyncBerkasLineInterface *iface);

gint64       _prk_sync_http_get_date_us (PrkSyncHttp *self);

G_END_DECLS
