/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-sinkron.h"

G_BEGIN_DECLS

struct _PrkSinkron
{
  GObject           parent_instance;

  PrkStore         *store;
  PrkSyncWorker    *worker;
  PrkSyncEnrolment *enrolment;
  GCancellable     *cancellable;

  gboolean          is_loaded;
  gboolean          has_token;
  char             *shown_token;   /* (nullable) no keyring keeps it: the person must */
  gboolean          is_paused;
  gboolean          is_metered_ok;

  GPtrArray        *antrean;       /* (element-type PrkAntrean) */
  GHashTable       *by_record;     /* id → element of antrean */
  GHashTable       *known_refusals;/* id → seq; NULL until the first answer */
  GHashTable       *asides;        /* key of a setting → its value, until the next answer */
  gboolean          is_reading;
  gboolean          is_stale;
  guint             refresh_id;
  guint             berkas_id;
  guint             peak;          /* how many records waited when sending began */
  gint64            contact_us;
  gint64            kept_contact_us;
  gint64            clock_offset_us;
};

void _prk_sinkron_look         (PrkSinkron *self);
void _prk_sinkron_refresh      (PrkSinkron *self);
void _prk_sinkron_emit_changed (PrkSinkron *self);
void _prk_sinkron_emit_refused (PrkSinkron *self,
                                const char *record);

G_END_DECLS
