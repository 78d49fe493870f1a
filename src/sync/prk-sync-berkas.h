/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/prk-clock.h"
#include "base/prk-entropy.h"
#include "store/prk-berkas-sync.h"

#include "prk-sync-berkas-line.h"

G_BEGIN_DECLS

/* What may go without being asked for, in bytes. */
typedef struct
{
  gint64   fetch;      /* files up to this size come down by themselves */
  gint64   metered;    /* either way, where the network costs by volume */
  gboolean is_metered;
  gboolean is_pustaka_asked; /* documents of the library come only when somebody asks for them */
} PrkSyncBerkasLimits;

/* The sync of files: a state machine as PrkSyncEngine is one. It works while it is open, which its
 * owner says when the text is done.
 *
 * Signals:
 *   changed (): what the getters tell, and when to tick next.
 *   settled (const char *hash): that file is here, or there, or refused. */
#define PRK_TYPE_SYNC_BERKAS (prk_sync_berkas_get_type ())
G_DECLARE_FINAL_TYPE (PrkSyncBerkas, prk_sync_berkas, PRK, SYNC_BERKAS, GObject)

PrkSyncBerkas *prk_sync_berkas_new          (PrkStore                  *store,
                                             PrkSyncBerkasLine         *line,
                                             PrkClock                  *steady,
                                             PrkEntropy                *entropy);
/* Ends for good. What the store is doing is done. */
void           prk_sync_berkas_stop         (PrkSyncBerkas             *self);

/* TRUE: begin what waits. FALSE: what is under way may end. */
void           prk_sync_berkas_set_open     (PrkSyncBerkas             *self,
                                             gboolean                   is_open);
/* What is under way is dropped; the rest of it goes another time. */
void           prk_sync_berkas_interrupt    (PrkSyncBerkas             *self);
void           prk_sync_berkas_set_limits   (PrkSyncBerkas             *self,
                                             const PrkSyncBerkasLimits *limits);
/* Records changed, a person asked for a file: look again at what waits. */
void           prk_sync_berkas_note_change  (PrkSyncBerkas             *self);
/* Forgets how long to wait. */
void           prk_sync_berkas_retry        (PrkSyncBerkas             *self);

void           prk_sync_berkas_tick         (PrkSyncBerkas             *self);
/* After how many µs to tick; -1: nothing to wait for. */
gint64         prk_sync_berkas_get_wait_us  (PrkSyncBerkas             *self);

/* The file under way, and how much of it is over; FALSE when there is none. */
gboolean       prk_sync_berkas_get_progress (PrkSyncBerkas             *self,
                                             const char               **hash,
                                             gboolean                  *is_upload,
                                             gint64                    *done,
                                             gint64                    *size);
/* Nothing to do now, nor later by itself. */
gboolean       prk_sync_berkas_is_idle      (PrkSyncBerkas             *self);
/* Nothing to do now: what is left waits for its time, or for a person. */
gboolean       prk_sync_berkas_is_resting   (PrkSyncBerkas             *self);
const GError  *prk_sync_berkas_get_error    (PrkSyncBerkas             *self);

G_END_DECLS
