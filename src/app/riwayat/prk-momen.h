/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-skema.h"
#include "oplog/prk-record.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* One moment of a record's history that a person can name: a versi, or a stretch of changes by one device. Immutable. */
#define PRK_TYPE_MOMEN (prk_momen_get_type ())
G_DECLARE_FINAL_TYPE (PrkMomen, prk_momen, PRK, MOMEN, GObject)

/* Moments of @record, newest first. @versi: (element-type PrkRecord) its versi and peristiwa records; @store and
 * @own_name name this laptop's changes. */
GListModel  *prk_momen_list          (PrkRecord  *record,
                                      PrkSkema   *skema,
                                      GPtrArray  *versi,
                                      GPtrArray  *peristiwa,
                                      PrkStore   *store,
                                      const char *own_name) G_GNUC_WARN_UNUSED_RESULT;

gint64       prk_momen_get_when_us   (PrkMomen *self);
const char  *prk_momen_get_who       (PrkMomen *self);
const char  *prk_momen_get_title     (PrkMomen *self); /* "Versi 2", or the fields that changed */
const char  *prk_momen_get_detail    (PrkMomen *self); /* a note or the number of changes; may be empty */
gboolean     prk_momen_is_versi      (PrkMomen *self);
const char  *prk_momen_get_versi     (PrkMomen *self); /* (nullable) id of the versi */

/* The state right after this moment. */
PrkFrontier *prk_momen_get_frontier  (PrkMomen *self);

G_END_DECLS
