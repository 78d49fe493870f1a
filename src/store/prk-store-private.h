/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-job-private.h"
#include "prk-signals-private.h"

G_BEGIN_DECLS

typedef struct _PrkWriter PrkWriter;
typedef struct _PrkReaders PrkReaders;
typedef struct _PrkCopier PrkCopier;

/* What tests turn to reach a moment sooner, or to show that a test can fail. */
typedef struct
{
  const char *synchronous;      /* of the writer; anything but FULL loses edits at a power cut */
  guint       idle_ms;          /* of an empty queue before indexing and checkpoints begin */
  guint       poll_ms;          /* how often we look for another process's commits */
  guint       retry_ms;         /* between tries of what failed */
  guint       checkpoint_pages; /* of the -wal, when idle; four times as many between commits */
  gboolean    daily_copy;
  guint       copy_delay_ms;    /* after opening, when the program has better things to do */
} PrkTuning;

extern const PrkTuning _prk_tuning_default;

struct _PrkStore
{
  GObject     parent_instance;

  char       *folder;
  PrkClock   *clock;
  PrkEntropy *entropy;
  PrkKey     *key;
  PrkTuning   tuning;
  int         lock_fd; /* shared lock on folder/prakarsa.lock while open */
  PrkEmitter *emitter;

  PrkWriter  *writer;
  PrkReaders *readers;
  PrkCopier  *copier;

  GMutex      mutex;    /* of what follows */
  GHashTable *settings;
  gboolean    closed;
};

#define PRK_STORE_FILE "prakarsa.db"
#define PRK_STORE_LOCK "prakarsa.lock"
#define PRK_STORE_KEY  "perangkat.key"
#define PRK_STORE_BLOB "blob"
#define PRK_STORE_COPIES "salinan"

/* @context: where signals are emitted. */
PrkStore *_prk_store_open_tuned  (const char       *folder,
                                  PrkClock         *clock,
                                  PrkEntropy       *entropy,
                                  GMainContext     *context,
                                  const PrkTuning  *tuning,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/* The three forms of every call. All take @job; when the store is closed it is answered with an
 * error at once. */
gpointer  _prk_store_call        (PrkStore  *self,
                                  PrkJob    *job,
                                  GError   **error);
void      _prk_store_start       (PrkStore            *self,
                                  PrkJob              *job,
                                  gpointer             source_tag,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
gpointer  _prk_store_finish      (PrkStore      *self,
                                  GAsyncResult  *result,
                                  gpointer       source_tag,
                                  GError       **error);
/* Nobody waits for it. */
void      _prk_store_queue       (PrkStore *self,
                                  PrkJob   *job);

G_END_DECLS
