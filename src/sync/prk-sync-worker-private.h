/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-sync-http.h"
#include "prk-sync-worker.h"

G_BEGIN_DECLS

struct _PrkSyncWorker
{
  GObject parent_instance;

  PrkStore         *store;
  PrkSyncHttp      *http;    /* NULL until the enrolment is known, or with a transport of others */
  PrkSyncHttp      *line;    /* the one in use, whoever gave it; NULL as the engine, or where it is none */
  PrkSyncEngine    *engine;  /* NULL until then, too */
  PrkSyncBerkas    *berkas;  /* NULL as the engine, or where the transport carries no files */
  PrkSyncEnrolment *enrolment;
  GCancellable     *cancellable;
  guint             wake_id;
  guint             berkas_id;
  gboolean          is_paused;
  gboolean          is_counting;
  gboolean          must_count;

  PrkSyncPhase      phase;
  guint             n_waiting;
  guint             n_refused;
  gint64            contact_us;
  gint64            clock_offset_us;
  char             *problem;
  char             *alarm;
  GError           *error; /* why there is no engine */
};

/* prk-sync-worker.c */
void _prk_sync_worker_emit_berkas_changed (PrkSyncWorker *self);

/* prk-sync-worker-jam.c */
gboolean _prk_sync_worker_read_clock      (PrkSyncWorker *self);

/* prk-sync-worker-berkas.c: files, once the text is done */
void _prk_sync_worker_begin_berkas        (PrkSyncWorker    *self,
                                           PrkSyncTransport *transport,
                                           PrkClock         *steady);
void _prk_sync_worker_guide_berkas        (PrkSyncWorker *self,
                                           PrkSyncPhase   phase);
void _prk_sync_worker_drop_berkas         (PrkSyncWorker *self);

G_END_DECLS
