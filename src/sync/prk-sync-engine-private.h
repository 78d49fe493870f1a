/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-sync-engine.h"

G_BEGIN_DECLS

#define PRK_SYNC_POLL_S 50
#define PRK_SYNC_MAX_BATCH 200
#define PRK_SYNC_NEVER G_MAXINT64

typedef enum
{
  ACTIVITY_NONE,
  ACTIVITY_STORE, /* never given up: it will be done */
  ACTIVITY_PUSH,
  ACTIVITY_PULL,
  ACTIVITY_POLL,
  ACTIVITY_PROVE,
  ACTIVITY_LOOK, /* at the head alone, after a proof was refused */
} Activity;

struct _PrkSyncEngine
{
  GObject parent_instance;

  PrkSyncStore     *store;
  PrkSyncTransport *transport;
  PrkClock         *steady;
  PrkClock         *clock;
  PrkEntropy       *entropy;

  gboolean          is_running;
  gboolean          is_paused;
  gboolean          must_rewind;
  gboolean          must_rekey;
  gboolean          must_reload;
  gboolean          needs_enrolment;
  char             *alarm;   /* one that is not kept in the store yet */

  PrkSyncState     *state;   /* NULL until loaded */
  Activity          activity;
  guint             serial;  /* of what is under way; answers to another one come too late */
  GCancellable     *cancellable;
  GPtrArray        *batch;   /* (element-type PrkOp) taken and not settled */
  PrkSyncPage      *page;
  PrkSyncHead      *seen;    /* with the results or the page being kept */
  PrkSyncHead      *proven;  /* (nullable) came with the proof that it follows the checked one */
  guint64           floor;   /* the least history that the answer under way may show */

  /* By the steady clock. */
  gint64            started_us;
  gint64            not_before_us;
  gint64            push_at_us;
  gint64            held_at_us;
  gint64            poll_at_us;

  guint             n_failures;
  guint             n_asked_again; /* about held ops, since the start */
  guint             batch_size;
  gboolean          is_asking_again; /* the take under way releases held ops */
  gboolean          must_look;
  gboolean          is_caught_up;
  PrkSyncPhase      phase;
  GError           *error;
  gint64            contact_us;
};

/* prk-sync-engine.c */
void _prk_sync_emit_changed (PrkSyncEngine *self);
void _prk_sync_emit_settled (PrkSyncEngine *self,
                             GPtrArray     *ops);

/* prk-sync-round.c: asking, giving up, failing, and what comes next */
gint64         _prk_sync_get_now_us       (PrkSyncEngine *self);
void           _prk_sync_set_phase        (PrkSyncEngine *self,
                                           PrkSyncPhase   phase);
gpointer       _prk_sync_begin            (PrkSyncEngine *self,
                                           Activity       activity);
PrkSyncEngine *_prk_sync_end              (gpointer  data,
                                           Activity *activity);
void           _prk_sync_abandon          (PrkSyncEngine *self);
void           _prk_sync_wait_and_retry   (PrkSyncEngine *self,
                                           gint64         least_us);
void           _prk_sync_note_contact     (PrkSyncEngine *self);
void           _prk_sync_fail             (PrkSyncEngine *self,
                                           Activity       activity,
                                           GError        *error);
PrkSyncEngine *_prk_sync_end_store        (gpointer      data,
                                           GAsyncResult *result);
GError        *_prk_sync_new_broken_error (const char *what);
void           _prk_sync_reload           (PrkSyncEngine *self);
gboolean       _prk_sync_wants_up         (PrkSyncEngine *self);
void           _prk_sync_step             (PrkSyncEngine *self);
void           _prk_sync_interrupt        (PrkSyncEngine *self);

/* prk-sync-up.c */
void _prk_sync_settle      (PrkSyncEngine *self,
                            GPtrArray     *results);
void _prk_sync_narrow_down (PrkSyncEngine *self,
                            const GError  *error);
void _prk_sync_take        (PrkSyncEngine *self);

/* prk-sync-down.c */
void _prk_sync_pull (PrkSyncEngine *self,
                     gboolean       is_poll);

/* prk-sync-proof.c */
gboolean           _prk_sync_check_head  (PrkSyncEngine      *self,
                                          const PrkSyncHead  *head,
                                          GError            **error);
guint64            _prk_sync_get_known   (PrkSyncEngine      *self);
gboolean           _prk_sync_check_proof (PrkSyncEngine      *self,
                                          const PrkSyncHead  *head,
                                          GArray             *proof,
                                          GError            **error);
const PrkSyncHead *_prk_sync_take_seen   (PrkSyncEngine  *self,
                                          PrkSyncHead   **head);
void               _prk_sync_keep_seen   (PrkSyncEngine *self);
void               _prk_sync_note_floor  (PrkSyncEngine *self);
void               _prk_sync_look        (PrkSyncEngine *self);
gboolean           _prk_sync_needs_proof (PrkSyncEngine *self);
void               _prk_sync_prove       (PrkSyncEngine *self);

G_END_DECLS
