/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-pdf-helper.h"
#include "prk-pdf-wire.h"

G_BEGIN_DECLS

/* A document as the helper's queue sees it: what must be sent again to a new process. */
typedef struct
{
  gatomicrefcount refs;
  guint32         number;
  int             file;
  guint           n_pages;         /* 0 until opened */
  guint           n_kills;
  guint           opened_at_start; /* which start of the helper has it open; 0 for none */
  gboolean        is_forgotten;    /* nobody will ask for it any more */
} PrkPdfSource;

/* An answer with what came attached to it. */
typedef struct
{
  PrkPdfAnswer *answer;
  GBytes       *pixels;
} PrkPdfResult;

/* One request on its way. */
typedef struct
{
  PrkPdfHelper  *helper; /* borrowed; valid while the job waits or runs */
  GTask         *task;   /* NULL once cancelled */
  PrkPdfSource  *source;
  PrkPdfRequest *request;
  PrkPdfClip     expected;
  int            priority;
  guint64        order;
  GCancellable  *cancellable; /* (nullable) while it is watched */
  gulong         cancel_id;
  GSource       *cancel_source;
} PrkPdfJob;

PrkPdfSource *_prk_pdf_source_new     (int               file) G_GNUC_WARN_UNUSED_RESULT;
PrkPdfSource *_prk_pdf_source_ref     (PrkPdfSource     *self);
void          _prk_pdf_source_unref   (PrkPdfSource     *self);

void          _prk_pdf_result_free    (PrkPdfResult     *self);

PrkPdfJob    *_prk_pdf_job_new        (PrkPdfSource     *source,
                                       PrkPdfRequest    *request,
                                       const PrkPdfClip *expected,
                                       int               priority,
                                       GTask            *task) G_GNUC_WARN_UNUSED_RESULT;
void          _prk_pdf_job_free       (PrkPdfJob        *self);
void          _prk_pdf_job_watch      (PrkPdfJob        *self,
                                       GMainContext     *context,
                                       GSourceFunc       cancelled);
void          _prk_pdf_job_unwatch    (PrkPdfJob        *self);
int           _prk_pdf_job_compare    (gconstpointer     a,
                                       gconstpointer     b,
                                       gpointer          user_data);
void          _prk_pdf_job_fail       (PrkPdfJob        *self,
                                       GError           *error);
void          _prk_pdf_job_finish     (PrkPdfJob        *self,
                                       PrkPdfResult     *result);
PrkPdfResult *_prk_pdf_job_check      (PrkPdfJob        *self,
                                       PrkPdfAnswer     *answer,
                                       int               attached,
                                       gboolean          is_reopening) G_GNUC_WARN_UNUSED_RESULT;

void          _prk_pdf_helper_submit  (PrkPdfHelper     *self,
                                       PrkPdfJob        *job);
void          _prk_pdf_helper_forget  (PrkPdfHelper     *self,
                                       PrkPdfSource     *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPdfSource, _prk_pdf_source_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPdfResult, _prk_pdf_result_free)

G_END_DECLS
