/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/stat.h>

#include "prk-pustaka-private.h"

G_BEGIN_DECLS

/* A document on its way into the index: prk-pustaka-impor.c begins and ends it, prk-pustaka-baca.c
 * reads its pages. On the worker, but for what says otherwise. */
typedef struct
{
  PrkPustaka         *self;
  GTask              *task;
  GCancellable       *cancellable; /* by the caller, or by closing the library */
  gulong              caller_handler;
  gulong              closing_handler;

  char               *path;  /* of the file to take in; NULL to index a blob */
  GBytes             *bytes; /* of that blob */
  char               *hash;
  struct stat         info;
  int                 file;
  PrkPustakaMeta      meta;
  PrkPustakaProgress  progress;
  gpointer            progress_data;
  gint64              progress_at_us;

  GPtrArray          *readers;
  guint               n_busy;
  guint               n_pages;
  guint               next_page;
  guint               n_read;
  guint               n_bad;
  GPtrArray          *texts;    /* by page; Page, NULL until read */
  guint               n_sent;
  gboolean            has_begun;
  GError             *error;    /* worker: why it ends */

  gint64              nomor;    /* writer */
  char               *title;    /* writer, after the readers are done */
  GError             *write_error;
} PrkImpor;

void  _prk_impor_add_readers  (PrkImpor *self,
                               guint     n_readers);
void  _prk_impor_read         (PrkImpor *self);
void  _prk_impor_drop_readers (PrkImpor *self);

/* Takes @error; the first counts. */
void  _prk_impor_fail         (PrkImpor *self,
                               GError   *error);
void  _prk_impor_begin_writing (PrkImpor *self);
/* When no process is at work any more: all is read, or something went wrong. */
void  _prk_impor_end_if_done  (PrkImpor *self);
void  _prk_impor_tell         (PrkImpor *self);
char *_prk_impor_dup_name     (PrkImpor *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
