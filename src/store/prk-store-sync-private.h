/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-materi-private.h"
#include "prk-store-sync.h"

G_BEGIN_DECLS

/* What a job is given, copied. */
typedef struct
{
  GPtrArray   *array;
  guint64      number;
  gboolean     flag;
  PrkSyncHead *head;
  char        *text;
} PrkSyncInput;

/* What receiving ends with. */
enum
{
  PRK_SYNC_OUTCOME_DONE = 1,
  PRK_SYNC_OUTCOME_FORK,
};

void     _prk_sync_input_free (gpointer data);
/* Runs a job of the writer for whoever asks through prk-store-sync.h. Takes @input. */
void     _prk_sync_start      (PrkStore            *self,
                               PrkJobRun            run,
                               PrkSyncInput        *input,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);

#define PRK_SYNC_SQL_SEEN                                                                          \
  "UPDATE sync SET seen_size = ?, seen_root = ?, seen_at_us = ?, seen_signature = ?"

/* NULL keeps what is there. */
gboolean _prk_sync_keep_head  (PrkWriter          *writer,
                               const char         *sql,
                               const PrkSyncHead  *head,
                               GError            **error);

G_END_DECLS
