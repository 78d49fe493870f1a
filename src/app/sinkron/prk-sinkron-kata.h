/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-sinkron.h"

G_BEGIN_DECLS

/* The state of sync in words and icons; the icon and the word always stand together. */

/* As short as the foot of the sidebar: "Luring · 4 menunggu". @self NULL: not known yet. */
char       *prk_sinkron_kata_dup_ringkas  (PrkSinkron *self) G_GNUC_WARN_UNUSED_RESULT;
const char *prk_sinkron_kata_get_icon     (PrkSinkron *self);
/* What is the matter and what to do, in a sentence or two. */
char       *prk_sinkron_kata_dup_uraian   (PrkSinkron *self) G_GNUC_WARN_UNUSED_RESULT;

/* One record: "menunggu jaringan"; "" where nothing can be said. */
char       *prk_sinkron_kata_dup_catatan  (PrkSinkron *self,
                                           const char *record) G_GNUC_WARN_UNUSED_RESULT;
/* The same with place and time in the register's history, where all of the record is there. */
char       *prk_sinkron_kata_dup_catatan_penuh (PrkSinkron          *self,
                                                const char          *record,
                                                const PrkSyncStatus *status) G_GNUC_WARN_UNUSED_RESULT;
const char *prk_sinkron_kata_get_catatan_icon (PrkSinkron *self,
                                               const char *record);

/* Why the register refused, and what helps. */
const char *prk_sinkron_kata_get_alasan   (const char *code);
const char *prk_sinkron_kata_get_saran    (const char *code);

/* Why enrolling did not work, in words for whoever typed it. */
char       *prk_sinkron_kata_dup_galat    (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
