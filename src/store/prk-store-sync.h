/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-store.h"
#include "prk-sync-value.h"

G_BEGIN_DECLS

/* What sync asks of a store. Each call is one transaction. */
void          prk_store_sync_load_async      (PrkStore            *self,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
PrkSyncState *prk_store_sync_load_finish     (PrkStore            *self,
                                              GAsyncResult        *result,
                                              GError             **error)
                                              G_GNUC_WARN_UNUSED_RESULT;
PrkSyncState *prk_store_sync_load            (PrkStore            *self,
                                              GError             **error)
                                              G_GNUC_WARN_UNUSED_RESULT;
void          prk_store_sync_take_async      (PrkStore            *self,
                                              guint                max_ops,
                                              gboolean             again,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
GPtrArray    *prk_store_sync_take_finish     (PrkStore            *self,
                                              GAsyncResult        *result,
                                              GError             **error)
                                              G_GNUC_WARN_UNUSED_RESULT;
void          prk_store_sync_settle_async    (PrkStore            *self,
                                              GPtrArray           *results,
                                              const PrkSyncHead   *seen,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
void          prk_store_sync_receive_async   (PrkStore            *self,
                                              GPtrArray           *arrivals,
                                              guint64              cursor,
                                              const PrkSyncHead   *seen,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
void          prk_store_sync_keep_head_async (PrkStore            *self,
                                              const PrkSyncHead   *checked,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
void          prk_store_sync_set_alarm_async (PrkStore            *self,
                                              const char          *text,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
void          prk_store_sync_rewind_async    (PrkStore            *self,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
void          prk_store_sync_rekey_async     (PrkStore            *self,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
void          prk_store_sync_resend_async    (PrkStore            *self,
                                              const char          *record,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean      prk_store_sync_rekey_finish    (PrkStore            *self,
                                              GAsyncResult        *result,
                                              GError             **error);
/* For every call above, but that of a new key, that gives nothing back. */
gboolean      prk_store_sync_finish          (PrkStore            *self,
                                              GAsyncResult        *result,
                                              GError             **error);

/* Where to and as whom this device was enrolled. */
typedef struct
{
  char *address;
  char *daerah;
  char *person;
  char *register_key;
} PrkSyncEnrolment;

void              prk_sync_enrolment_free    (PrkSyncEnrolment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSyncEnrolment, prk_sync_enrolment_free)

gboolean          prk_store_sync_enrol         (PrkStore                *self,
                                                const PrkSyncEnrolment  *enrolment,
                                                GError                 **error);
PrkSyncEnrolment *prk_store_sync_get_enrolment (PrkStore                *self,
                                                GError                 **error)
                                                G_GNUC_WARN_UNUSED_RESULT;
/* What a device signs: a proof that it has the key of prk_store_get_device(). */
char             *prk_store_sign               (PrkStore                *self,
                                                const char              *text)
                                                G_GNUC_WARN_UNUSED_RESULT;

/* How the ops of a record stand with the register; of all records when none is named. */
typedef struct
{
  guint64  n_waiting;
  guint64  n_held;
  guint64  n_accepted;
  guint64  n_refused;
  guint64  last_place;     /* of the newest accepted one */
  gint64   last_placed_us; /* when that was known here, µs since 1970; 0 where it is not */
  char    *code;       /* (nullable) of the newest refused one */
  char    *message;    /* (nullable) the same */
} PrkSyncStatus;

void           prk_sync_status_free      (PrkSyncStatus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSyncStatus, prk_sync_status_free)

PrkSyncStatus *prk_store_sync_get_status (PrkStore    *self,
                                          const char  *record,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void           prk_store_sync_get_status_async  (PrkStore            *self,
                                                 const char          *record,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
PrkSyncStatus *prk_store_sync_get_status_finish (PrkStore      *self,
                                                 GAsyncResult  *result,
                                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
