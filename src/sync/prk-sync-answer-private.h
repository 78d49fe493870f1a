/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-sync-http.h"

G_BEGIN_DECLS

/* The bodies that travel, without the wire. What is read may come from anybody: whatever is not of
 * the form that the protocol asks for is PRK_SYNC_ERROR_OFFLINE. Any thread. */

GBytes         *_prk_sync_write_push    (GPtrArray *ops);
GBytes         *_prk_sync_write_enrol   (const char *code,
                                         const char *device,
                                         const char *proof,
                                         const char *name);

/* By the status and the body of an answer that is no success. */
GError         *_prk_sync_read_error    (guint   status,
                                         GBytes *body);
PrkSyncReceipt *_prk_sync_read_receipt  (GBytes  *body,
                                         GError **error);
PrkSyncPage    *_prk_sync_read_page     (GBytes  *body,
                                         GError **error);
PrkSyncHead    *_prk_sync_read_head    (GBytes  *body,
                                         GError **error);
GArray         *_prk_sync_read_proof    (GBytes  *body,
                                         GError **error);

typedef struct
{
  PrkSyncEnrolment *enrolment;
  char             *token;
} PrkSyncWelcome;

void            _prk_sync_welcome_free  (PrkSyncWelcome *self);
PrkSyncWelcome *_prk_sync_read_welcome  (GBytes  *body,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSyncWelcome, _prk_sync_welcome_free)

G_END_DECLS
