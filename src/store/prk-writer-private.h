/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-cache-private.h"
#include "prk-store-private.h"

G_BEGIN_DECLS

struct _PrkWriter
{
  GThread     *thread;
  GAsyncQueue *inbox; /* PrkJob, from any thread */

  /* What follows belongs to the writer's thread. */
  GQueue       backlog;  /* PrkJob of kind write, oldest first */
  GQueue       searches; /* PrkJob of kind index */
  PrkJob      *closing;
  PrkDb       *db;
  PrkCache    *cache;
  PrkKey      *key;
  PrkKey      *former_key; /* (nullable) until the transaction that changed it has ended */
  char        *folder;
  PrkClock    *clock;
  PrkEntropy  *entropy;
  PrkEmitter  *emitter;
  PrkReaders  *readers;
  PrkTuning    tuning;

  GError      *failure;      /* why the newest try failed; NULL when all is well */
  gint64       retry_at_us;  /* monotonic, as the next two */
  gint64       poll_at_us;
  gint64       idle_since_us;
  gint64       version;      /* of the schema, as we know it */
  gint64       data_version; /* moves when another process commits */
  gint64       seen_seq;     /* ops up to this one were told of */
  gint64       last_seq;     /* the same, in the transaction under way */
  GHashTable  *changed;      /* record id → type, in the transaction under way */
  GHashTable  *job_changed;  /* the same, in the job under way */
  GMutex       key_mutex;    /* of what follows, which other threads ask for */
  PrkKey      *shared_key;

  char        *squashed_id;  /* (nullable) the last op of what was made as short as it can be */
  int          wal_pages;    /* in the -wal after the newest commit, 0 when checkpointed */
  gboolean     may_have_stale;
};

/* Takes the open connection. */
PrkWriter  *_prk_writer_start        (PrkDb            *db,
                                      PrkKey           *key,
                                      PrkClock         *clock,
                                      PrkEntropy       *entropy,
                                      PrkEmitter       *emitter,
                                      PrkReaders       *readers,
                                      const PrkTuning  *tuning,
                                      GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @job. Any thread. */
void        _prk_writer_push         (PrkWriter *self,
                                      PrkJob    *job);
/* Finishes what is queued, tries once more what had failed, and ends the thread. Nothing may be
 * pushed afterwards but records for the cache. */
void        _prk_writer_finish       (PrkWriter *self);
/* Closes the connection, after the readers' so that it is the last and leaves no -wal. */
void        _prk_writer_free         (PrkWriter *self);

/* For jobs, inside their transaction. */
void        _prk_writer_note_changed (PrkWriter  *self,
                                      const char *id,
                                      const char *type);
/* What the job noted becomes part of the transaction. */
void        _prk_writer_keep_changed (PrkWriter *self);

/* Goes on with another key, unless the transaction under way is rolled back. */
void        _prk_writer_change_key   (PrkWriter *self,
                                      PrkKey    *key);
/* Any thread: the key of what is committed. */
PrkKey     *_prk_writer_dup_key      (PrkWriter *self) G_GNUC_WARN_UNUSED_RESULT;

/* Transactions of the writer's own thread. */
gboolean    _prk_writer_begin        (PrkWriter  *self,
                                      GError    **error);
gboolean    _prk_writer_commit       (PrkWriter  *self,
                                      GError    **error);
void        _prk_writer_roll_back    (PrkWriter *self);
/* Emits record-changed for what was committed; after those who waited for it were answered. */
void        _prk_writer_tell         (PrkWriter *self);

/* prk-writer-idle.c: what is done when nobody waits. */
gboolean    _prk_writer_has_idle_work (PrkWriter *self);
void        _prk_writer_idle          (PrkWriter *self);
void        _prk_writer_index_for     (PrkWriter *self,
                                       gint64     budget_us);
void        _prk_writer_checkpoint    (PrkWriter *self);
/* Notices another process's commits; in a transaction or outside. */
gboolean    _prk_writer_look_around   (PrkWriter  *self,
                                       GError    **error);
void        _prk_writer_poll          (PrkWriter *self);

G_END_DECLS
