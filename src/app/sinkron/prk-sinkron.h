/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-antrean.h"
#include "store/prk-store-sync.h"
#include "sync/prk-sync-worker.h"

G_BEGIN_DECLS

/* How it stands between this laptop and the register, as a person sees it. */
typedef enum
{
  PRK_SINKRON_MEMUAT,          /* not known yet */
  PRK_SINKRON_BELUM_TERDAFTAR,
  PRK_SINKRON_TANPA_TOKEN,     /* enrolled, but the keyring does not give the token */
  PRK_SINKRON_DICABUT,         /* the register does not know the device any more */
  PRK_SINKRON_JEDA,            /* a person wants it so, or the network costs money */
  PRK_SINKRON_LURING,
  PRK_SINKRON_MENGIRIM,
  PRK_SINKRON_MENERIMA,
  PRK_SINKRON_TERKIRIM,
  PRK_SINKRON_BEDA_SEJARAH,    /* the register's history was rewritten */
} PrkSinkronKeadaan;

/* Signals:
 *   changed (): anything that the getters tell.
 *   berkas-changed (): how files stand, or how far the one under way is; ten times a second at most.
 *   refused (const char *record): the register refused a change of that record just now.
 *   returned (const char *record): a KAK was sent back just now, by somebody else. */
#define PRK_TYPE_SINKRON (prk_sinkron_get_type ())
G_DECLARE_FINAL_TYPE (PrkSinkron, prk_sinkron, PRK, SINKRON, GObject)

PrkSinkron             *prk_sinkron_new             (PrkStore *store);
void                    prk_sinkron_start           (PrkSinkron *self);
void                    prk_sinkron_stop            (PrkSinkron *self);
PrkStore               *prk_sinkron_get_store       (PrkSinkron *self);

PrkSinkronKeadaan       prk_sinkron_get_keadaan     (PrkSinkron *self);
const PrkSyncEnrolment *prk_sinkron_get_enrolment   (PrkSinkron *self);
/* The way to the register; (nullable) until the enrolment is known. */
PrkSyncHttp            *prk_sinkron_get_http        (PrkSinkron *self);
gboolean                prk_sinkron_is_enrolled     (PrkSinkron *self);
const GError           *prk_sinkron_get_error       (PrkSinkron *self);
const char             *prk_sinkron_get_alarm       (PrkSinkron *self);
gint64                  prk_sinkron_get_contact_us  (PrkSinkron *self);

gint64                  prk_sinkron_get_clock_offset_us (PrkSinkron *self);

/* Where there is no keyring. */
const char             *prk_sinkron_get_shown_token (PrkSinkron *self);
void                    prk_sinkron_give_token      (PrkSinkron *self,
                                                     const char *token);

/* (element-type PrkAntrean) what is on its way or waits for a person. */
GPtrArray              *prk_sinkron_get_antrean     (PrkSinkron *self);
const PrkAntrean       *prk_sinkron_find            (PrkSinkron *self,
                                                     const char *record);
/* A refusal that nobody has put aside yet. */
gboolean                prk_sinkron_is_refused      (PrkSinkron       *self,
                                                     const PrkAntrean *antrean);
void                    prk_sinkron_put_aside       (PrkSinkron       *self,
                                                     const PrkAntrean *antrean);
guint                   prk_sinkron_count_waiting   (PrkSinkron *self);
guint                   prk_sinkron_count_refused   (PrkSinkron *self);
guint                   prk_sinkron_count_konflik   (PrkSinkron *self);
void                    prk_sinkron_get_progress    (PrkSinkron *self,
                                                     guint      *n_done,
                                                     guint      *n_all);

void                    prk_sinkron_enrol_async     (PrkSinkron          *self,
                                                     const char          *address,
                                                     const char          *code,
                                                     const char          *ca_file,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
gboolean                prk_sinkron_enrol_finish    (PrkSinkron    *self,
                                                     GAsyncResult  *result,
                                                     GError       **error);

void                    prk_sinkron_send_now        (PrkSinkron *self);
gboolean                prk_sinkron_is_paused       (PrkSinkron *self);
void                    prk_sinkron_set_paused      (PrkSinkron *self,
                                                     gboolean    is_paused);
/* Whether anything may go over a network that is paid by volume. */
gboolean                prk_sinkron_get_metered     (PrkSinkron *self);
void                    prk_sinkron_set_metered     (PrkSinkron *self,
                                                     gboolean    is_allowed);
void                    prk_sinkron_accept_history  (PrkSinkron *self);

G_END_DECLS
