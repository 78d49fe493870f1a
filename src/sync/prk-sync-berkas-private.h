/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-sync-berkas.h"

G_BEGIN_DECLS

typedef enum
{
  BERKAS_NONE,
  BERKAS_STORE, /* never given up: it will be done */
  BERKAS_LINE,
} BerkasActivity;

struct _PrkSyncBerkas
{
  GObject parent_instance;

  PrkStore            *store;
  PrkSyncBerkasLine   *line;
  PrkClock            *steady;
  PrkEntropy          *entropy;
  PrkSyncBerkasLimits  limits;

  gboolean             is_open;
  gboolean             is_stopped;
  gboolean             must_list;
  gboolean             has_listed;
  GPtrArray           *list;     /* (nullable) (element-type PrkBerkasTugas) */
  GHashTable          *trouble;  /* hash → Trouble */

  PrkBerkasTugas      *current;
  BerkasActivity       activity;
  guint                serial;
  GCancellable        *cancellable;
  gint64               done;     /* of the current one */
  gint64               offset;   /* where what is under way began */
  gint64               heard_us; /* when the line last moved */

  gint64               not_before_us;
  guint                n_failures;
  GError              *error;
};

typedef struct
{
  PrkSyncBerkas *self;
  guint          serial;
} BerkasCall;

/* prk-sync-berkas.c */
gpointer       _prk_sync_berkas_begin     (PrkSyncBerkas *self,
                                           BerkasActivity activity);
/* The one that still waits for this answer; NULL when it does not. */
PrkSyncBerkas *_prk_sync_berkas_end       (gpointer data);
/* The same for a call of the store that only succeeds or fails. */
PrkSyncBerkas *_prk_sync_berkas_end_noted (gpointer      data,
                                           GAsyncResult *result);
void           _prk_sync_berkas_progress  (gint64   done,
                                           gpointer data);
/* Takes @error: the line fails; all files wait. */
void           _prk_sync_berkas_fail      (PrkSyncBerkas *self,
                                           GError        *error);
/* Takes @error: this file fails; others go on. How often it has is returned. */
guint          _prk_sync_berkas_set_aside (PrkSyncBerkas *self,
                                           GError        *error,
                                           gint64         least_us);
guint          _prk_sync_berkas_count     (PrkSyncBerkas *self);
/* The register has the current file, or with @code will not have it. */
void           _prk_sync_berkas_settle    (PrkSyncBerkas *self,
                                           const char    *code,
                                           const char    *message);
void           _prk_sync_berkas_step      (PrkSyncBerkas *self);

void           _prk_sync_berkas_up        (PrkSyncBerkas *self);
void           _prk_sync_berkas_down      (PrkSyncBerkas *self);

G_END_DECLS
