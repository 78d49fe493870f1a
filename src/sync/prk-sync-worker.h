/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-store-sync.h"

#include "prk-sync-berkas.h"
#include "prk-sync-engine.h"
#include "prk-sync-http.h"

/* Settings of the store: up to how many bytes a file comes down without being asked for, and goes
 * either way over a network that costs by volume. */
#define PRK_SYNC_SETTING_FETCH "sinkron/berkas-otomatis"
#define PRK_SYNC_SETTING_METERED "sinkron/berkas-berkuota"
#define PRK_SYNC_SETTING_PUSTAKA "sinkron/pustaka"
#define PRK_SYNC_PUSTAKA_ASKED "diminta" /* its other value, and none, is "semua" */
#define PRK_SYNC_FETCH_BYTES G_GINT64_CONSTANT (20000000)
#define PRK_SYNC_METERED_BYTES G_GINT64_CONSTANT (1000000)

G_BEGIN_DECLS

/* Sync in a program with a main loop: an engine that is woken in time and told of edits and of
 * changes of the network, with what a screen shows of it. Default main context only.
 *
 * Properties, read only, with notify: phase (int, PrkSyncPhase), n-waiting and n-refused (uint:
 * ops), contact-us (int64, µs since 1970, 0: not since the start), clock-offset-us (int64: how far this laptop's clock is
 * ahead of the register's, 0: not known), problem (string, NULL: none;
 * what failed since the register last answered), alarm (string, NULL: none).
 *
 * Signals:
 *   record-changed (const char *id): ask prk_store_sync_get_status_async() for it again.
 *   berkas-changed (): how files stand, or how far the one under way is. */
#define PRK_TYPE_SYNC_WORKER (prk_sync_worker_get_type ())
G_DECLARE_FINAL_TYPE (PrkSyncWorker, prk_sync_worker, PRK, SYNC_WORKER, GObject)

PrkSyncWorker    *prk_sync_worker_new            (PrkStore *store);

/* Looks for the enrolment and the token, and begins; without them it stays UNENROLLED. */
void              prk_sync_worker_start          (PrkSyncWorker *self);
void              prk_sync_worker_start_with     (PrkSyncWorker    *self,
                                                  PrkSyncTransport *transport);
void              prk_sync_worker_stop           (PrkSyncWorker *self);

void              prk_sync_worker_set_paused     (PrkSyncWorker *self,
                                                  gboolean       is_paused);
void              prk_sync_worker_kick           (PrkSyncWorker *self);
void              prk_sync_worker_accept_history (PrkSyncWorker *self);

/* Where no keyring keeps the token a person gives it again. */
void              prk_sync_worker_give_token     (PrkSyncWorker *self,
                                                  const char    *token);
void              prk_sync_worker_enrol          (PrkSyncWorker       *self,
                                                  const char          *address,
                                                  const char          *code,
                                                  const char          *ca_file,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
/* @token: (out) (nullable): set when there is no keyring: the person must keep it. */
gboolean          prk_sync_worker_enrol_finish   (PrkSyncWorker  *self,
                                                  GAsyncResult   *result,
                                                  char          **token,
                                                  GError        **error);

/* The way to the register; NULL until the enrolment is known. */
PrkSyncHttp      *prk_sync_worker_get_http       (PrkSyncWorker *self);
/* NULL until there is an engine, or where its transport carries no files. */
PrkSyncBerkas    *prk_sync_worker_get_berkas     (PrkSyncWorker *self);
/* A person asks for a file, whatever the limits. */
void              prk_sync_worker_want_berkas    (PrkSyncWorker *self,
                                                  const char    *hash);
/* The settings were changed. */
void              prk_sync_worker_read_limits    (PrkSyncWorker *self);

PrkSyncPhase      prk_sync_worker_get_phase      (PrkSyncWorker *self);
guint             prk_sync_worker_get_n_waiting  (PrkSyncWorker *self);
guint             prk_sync_worker_get_n_refused  (PrkSyncWorker *self);
gint64            prk_sync_worker_get_contact_us (PrkSyncWorker *self);
gint64            prk_sync_worker_get_clock_offset_us (PrkSyncWorker *self);
const GError     *prk_sync_worker_get_error      (PrkSyncWorker *self);
const char       *prk_sync_worker_get_alarm      (PrkSyncWorker *self);

G_END_DECLS
