/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/prk-clock.h"
#include "base/prk-entropy.h"

#include "prk-sync-store.h"
#include "prk-sync-transport.h"

G_BEGIN_DECLS

typedef enum
{
  PRK_SYNC_PHASE_UNENROLLED, /* a person must enrol this device, or do it again */
  PRK_SYNC_PHASE_PAUSED,     /* by a person */
  PRK_SYNC_PHASE_WAITING,    /* for the network; tried again by itself */
  PRK_SYNC_PHASE_SENDING,
  PRK_SYNC_PHASE_RECEIVING,
  PRK_SYNC_PHASE_CURRENT,    /* all is sent, and the register tells when there is more */
  PRK_SYNC_PHASE_ALARM,      /* the register's history is not the one shown before */
} PrkSyncPhase;

/* Signals:
 *   changed (): anything that the getters tell, and when to tick next.
 *   record-settled (const char *id): the register has answered for ops of that record. */
#define PRK_TYPE_SYNC_ENGINE (prk_sync_engine_get_type ())
G_DECLARE_FINAL_TYPE (PrkSyncEngine, prk_sync_engine, PRK, SYNC_ENGINE, GObject)

PrkSyncEngine *prk_sync_engine_new            (PrkSyncStore     *store,
                                               PrkSyncTransport *transport,
                                               PrkClock         *steady,
                                               PrkClock         *clock,
                                               PrkEntropy       *entropy);

void           prk_sync_engine_start          (PrkSyncEngine *self);
void           prk_sync_engine_stop           (PrkSyncEngine *self);
void           prk_sync_engine_tick           (PrkSyncEngine *self);
gint64         prk_sync_engine_get_wait_us    (PrkSyncEngine *self);

/* What the engine is told. */
void           prk_sync_engine_note_edit      (PrkSyncEngine *self);
void           prk_sync_engine_note_network   (PrkSyncEngine *self);
void           prk_sync_engine_note_enrolled  (PrkSyncEngine *self);
void           prk_sync_engine_send_now       (PrkSyncEngine *self);
void           prk_sync_engine_set_paused     (PrkSyncEngine *self,
                                               gboolean       is_paused);
void           prk_sync_engine_accept_history (PrkSyncEngine *self);

PrkSyncPhase   prk_sync_engine_get_phase      (PrkSyncEngine *self);
const GError  *prk_sync_engine_get_error      (PrkSyncEngine *self);
const char    *prk_sync_engine_get_alarm      (PrkSyncEngine *self);
gint64         prk_sync_engine_get_contact_us (PrkSyncEngine *self);

G_END_DECLS
