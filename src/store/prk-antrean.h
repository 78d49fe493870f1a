/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-store.h"

G_BEGIN_DECLS

/* A record that the register has not all of, or that a person must decide about. Versi and
 * peristiwa count with the record that they speak of. */
#define PRK_TYPE_ANTREAN (prk_antrean_get_type ())
typedef struct
{
  char   *record;
  char   *type;
  char   *judul;
  guint   n_waiting;
  guint   n_held;
  guint   n_refused;
  guint   n_konflik;
  gint64  changed_us;
  gint64  refused_seq;   /* of the newest refused op: counts up with each refusal */
  gint64  refused_at_us; /* when that op was written */
  char   *code;          /* (nullable) why it was refused */
  char   *message;       /* (nullable) the same */
} PrkAntrean;

GType       prk_antrean_get_type           (void);
PrkAntrean *prk_antrean_copy               (const PrkAntrean *self);
void        prk_antrean_free               (PrkAntrean *self);

/* (element-type PrkAntrean) what was changed last comes first. */
void        prk_store_list_antrean_async   (PrkStore            *self,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
GPtrArray  *prk_store_list_antrean_finish  (PrkStore      *self,
                                            GAsyncResult  *result,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *prk_store_list_antrean         (PrkStore  *self,
                                            GError   **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkAntrean, prk_antrean_free)

/* What the register took last of one record and one device. */
typedef struct
{
  char    *record;
  char    *type;
  char    *judul;
  char    *device;
  guint    n_ops;
  guint64  place; /* of the newest of them in the register's history */
  gint64   at_us; /* when that one was written */
} PrkKiriman;

void        prk_kiriman_free               (PrkKiriman *self);

/* (element-type PrkKiriman) the newest first, at most @limit ops back. */
void        prk_store_list_kiriman_async   (PrkStore            *self,
                                            guint                limit,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
GPtrArray  *prk_store_list_kiriman_finish  (PrkStore      *self,
                                            GAsyncResult  *result,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKiriman, prk_kiriman_free)

G_END_DECLS
