/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-db-private.h"

G_BEGIN_DECLS

/* One piece of work for the writer or a reader, and the one who waits for it: a blocked thread, a
 * GTask, or nobody. */
typedef struct _PrkJob PrkJob;

typedef enum
{
  PRK_JOB_WRITE, /* in a transaction, maybe with its neighbours */
  PRK_JOB_READ,  /* on a reader */
  PRK_JOB_CACHE, /* gives the writer a loaded record */
  PRK_JOB_INDEX, /* a search: the writer brings the index up to date and hands it to a reader */
  PRK_JOB_CLOSE,
} PrkJobKind;

/* @where: the PrkWriter or, for PRK_JOB_READ, the PrkDb of the reader. May run again after a
 * failure, so it leaves the input alone. */
typedef gboolean (*PrkJobRun) (gpointer   where,
                               PrkJob    *job,
                               GError   **error);

struct _PrkJob
{
  gatomicrefcount ref_count;
  PrkJobKind      kind;
  PrkJobRun       run;
  gpointer        input;
  GDestroyNotify  input_free;
  gpointer        result;
  GDestroyNotify  result_free;
  GError         *error;

  GTask          *task;
  GPtrArray      *riders; /* (nullable) PrkJob: older drafts of the field, answered with this */
  gboolean        is_blocking;
  gboolean        is_answered;
  GMutex          mutex;
  GCond           cond;
};

PrkJob  *_prk_job_new          (PrkJobKind      kind,
                                PrkJobRun       run,
                                gpointer        input,
                                GDestroyNotify  input_free) G_GNUC_WARN_UNUSED_RESULT;
PrkJob  *_prk_job_ref          (PrkJob *self);
void     _prk_job_unref        (PrkJob *self);

/* Makes the job answer a task; takes nothing. The result goes to the task with its free function. */
void     _prk_job_set_task     (PrkJob *self,
                                GTask  *task);
void     _prk_job_set_result   (PrkJob         *self,
                                gpointer        result,
                                GDestroyNotify  result_free);
/* Forgets what a run that did not reach the disk left. */
void     _prk_job_clear_result (PrkJob *self);

gboolean _prk_job_is_cancelled (PrkJob  *self,
                                GError **error);
/* @older need not run any more. Takes it. */
void     _prk_job_replace      (PrkJob *self,
                                PrkJob *older);
/* Takes @error; NULL: answered with the result. */
void     _prk_job_answer       (PrkJob *self,
                                GError *error);
/* Blocks until answered; the result is the caller's. */
gpointer _prk_job_wait         (PrkJob  *self,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkJob, _prk_job_unref)

G_END_DECLS
