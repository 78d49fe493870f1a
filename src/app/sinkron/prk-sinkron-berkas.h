/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-sinkron.h"

G_BEGIN_DECLS

/* The file under way. */
typedef struct
{
  gboolean is_upload;
  gint64   done;
  gint64   size;
} PrkSinkronLaju;

/* FALSE when that file is not under way now. */
gboolean prk_sinkron_get_laju    (PrkSinkron     *self,
                                  const char     *hash,
                                  PrkSinkronLaju *laju);
/* A person asks for a file, here or there, whatever the limits. */
void     prk_sinkron_want_berkas (PrkSinkron *self,
                                  const char *hash);
/* In words: "sending 42 %"; NULL when it is not under way. */
char    *prk_sinkron_dup_laju    (PrkSinkron *self,
                                  const char *hash) G_GNUC_WARN_UNUSED_RESULT;
/* A list of sizes to choose from, kept as @setting. */
void     prk_sinkron_bind_limit  (PrkSinkron  *self,
                                  AdwComboRow *row,
                                  const char  *setting,
                                  gint64       fallback);

/* All files of the library, or those that somebody asked for. */
void     prk_sinkron_bind_pustaka (PrkSinkron  *self,
                                   AdwComboRow *row);

/* The files that are on their way, with how far the one under way is. Not to be seen when there are
 * none. */
#define PRK_TYPE_SINKRON_BERKAS (prk_sinkron_berkas_get_type ())
G_DECLARE_FINAL_TYPE (PrkSinkronBerkas, prk_sinkron_berkas, PRK, SINKRON_BERKAS, AdwPreferencesGroup)

void     prk_sinkron_berkas_set_sinkron (PrkSinkronBerkas *self,
                                         PrkSinkron       *sinkron);

G_END_DECLS
