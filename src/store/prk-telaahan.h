/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-telaah.h"

#include "prk-identitas.h"
#include "prk-store.h"

G_BEGIN_DECLS

/* Everything that is known about the judging of one KAK: its versi, what happened to it, the sheets,
 * what the meeting made of them, the notes. A snapshot; nobody changes it. */
#define PRK_TYPE_TELAAHAN (prk_telaahan_get_type ())
typedef struct
{
  gatomicrefcount ref_count;
  PrkRecord *kak;       /* as it is now */
  char      *status;    /* of the KAK */
  GPtrArray *versi;     /* (element-type PrkRecord) the four, oldest first */
  GPtrArray *peristiwa;
  GPtrArray *telaah;
  GPtrArray *catatan;
  PrkRecord *rekap;     /* (nullable) of the newest versi */
} PrkTelaahan;

GType        prk_telaahan_get_type        (void);
PrkTelaahan *prk_telaahan_ref             (PrkTelaahan *self);
void         prk_telaahan_unref           (PrkTelaahan *self);

/* Blocks: never on the app's main thread. */
PrkTelaahan *prk_telaahan_load            (PrkStore    *store,
                                           const char  *kak,
                                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void         prk_telaahan_load_async      (PrkStore            *store,
                                           const char          *kak,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
PrkTelaahan *prk_telaahan_load_finish     (GAsyncResult  *result,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of every KAK that was ever submitted. (element-type PrkTelaahan) */
GPtrArray   *prk_telaahan_list            (PrkStore  *store,
                                           GError   **error) G_GNUC_WARN_UNUSED_RESULT;
void         prk_telaahan_list_async      (PrkStore            *store,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
GPtrArray   *prk_telaahan_list_finish     (GAsyncResult  *result,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* The versi that is judged: the newest. NULL before the first. */
PrkRecord   *prk_telaahan_get_versi       (PrkTelaahan *self);
PrkRecord   *prk_telaahan_find_versi      (PrkTelaahan *self,
                                           const char  *id);
/* The KAK as it was at a versi; (nullable) when its frontier cannot be read. */
PrkRecord   *prk_telaahan_new_kak         (PrkTelaahan *self,
                                           PrkRecord   *versi) G_GNUC_WARN_UNUSED_RESULT;
/* The sheet on the newest versi that was begun on this device or under this NIP; NULL for none. */
PrkRecord   *prk_telaahan_find_sendiri    (PrkTelaahan        *self,
                                           const char         *device,
                                           const PrkIdentitas *identitas);
/* (element-type PrkRecord) (transfer container) sheets on the newest versi. */
GPtrArray   *prk_telaahan_list_berlaku    (PrkTelaahan *self) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a sheet judges another versi than the newest. */
gboolean     prk_telaahan_is_usang        (PrkTelaahan *self,
                                           PrkRecord   *telaah);

/* A sheet on the newest versi for whoever sits here: the one that is there, or a new one. Its id. */
char        *prk_telaah_baru              (PrkStore            *store,
                                           const char          *kak,
                                           const PrkIdentitas  *identitas,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void         prk_telaah_baru_async        (PrkStore            *store,
                                           const char          *kak,
                                           const PrkIdentitas  *identitas,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
/* The record of the meeting on the newest versi: the one that is there, or a new one with the reviewers
 * as those present. */
char        *prk_rekap_baru               (PrkStore            *store,
                                           const char          *kak,
                                           const PrkIdentitas  *identitas,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void         prk_rekap_baru_async         (PrkStore            *store,
                                           const char          *kak,
                                           const PrkIdentitas  *identitas,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
/* For both _async forms. */
char        *prk_telaah_baru_finish       (GAsyncResult  *result,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* What follows from an outcome: "hasil_disampaikan" and the peristiwa of the outcome, for
 * prk_store_catat() while the KAK is "ditelaah". (element-type JsonObject) */
GPtrArray   *prk_telaahan_new_penyampaian (PrkTelaahan           *self,
                                           const PrkHasilTelaah  *hasil,
                                           const char            *tanggal,
                                           const char            *kepada,
                                           const char            *oleh) G_GNUC_WARN_UNUSED_RESULT;
/* A1: the KAK has come to TKKSD; for prk_store_catat() while it is "diajukan". */
GPtrArray   *prk_telaahan_new_penerimaan  (PrkTelaahan *self,
                                           const char  *tanggal,
                                           const char  *oleh) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkTelaahan, prk_telaahan_unref)

G_END_DECLS
