/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-db-private.h"

G_BEGIN_DECLS

/* One numbered file of data/sql. */
typedef struct
{
  guint       version;
  const char *sql;
} PrkMigrasi;

/* What stands at a path, found out without touching it. */
typedef enum
{
  PRK_DB_ABSENT, /* nothing, or a database that was never filled */
  PRK_DB_OURS,
} PrkDbKind;

guint    _prk_migrasi_get_newest (void);
gboolean _prk_migrasi_look       (const char  *path,
                                  gboolean     check_unclean,
                                  PrkDbKind   *kind,
                                  GError     **error);
gboolean _prk_migrasi_verify     (PrkDb       *db,
                                  PrkDbKind   *kind,
                                  GError     **error);
gboolean _prk_migrasi_run        (PrkDb   *db,
                                  GError **error);
gboolean _prk_migrasi_run_steps  (PrkDb             *db,
                                  const PrkMigrasi  *steps,
                                  guint              n_steps,
                                  GError           **error);

G_END_DECLS
