/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-store-private.h"

G_BEGIN_DECLS

/* A folder of its own with a store in it, a clock that moves when told and known randomness. */
typedef struct
{
  char       *folder;
  PrkClock   *clock;
  PrkEntropy *entropy;
  PrkTuning   tuning;
  PrkStore   *store;
} Fixture;

#define FIXTURE_NOW_US G_GINT64_CONSTANT (1795229464000000)

void       fixture_set_up      (Fixture       *self,
                                gconstpointer  data);
/* The folder, clock and tuning, but no store yet. */
void       fixture_prepare     (Fixture       *self,
                                gconstpointer  data);
void       fixture_tear_down   (Fixture       *self,
                                gconstpointer  data);
void       fixture_open        (Fixture *self);
PrkStore  *fixture_try_open    (Fixture  *self,
                                GError  **error);
/* Closes and asserts that nobody kept a reference. */
void       fixture_close       (Fixture *self);
char      *fixture_path        (Fixture    *self,
                                const char *name);
char      *fixture_new_id      (Fixture *self);

/* Commits one string to a record, which is loaded first when it exists. */
PrkOp     *commit_string       (PrkStore    *store,
                                const char  *id,
                                const char  *type,
                                const char  *path,
                                const char  *value,
                                GError     **error);
void       assert_commit       (PrkStore   *store,
                                const char *id,
                                const char *path,
                                const char *value);
void       assert_string       (PrkStore   *store,
                                const char *id,
                                const char *path,
                                const char *expected);
PrkRecord *load_or_new         (PrkStore   *store,
                                const char *id,
                                const char *type);

/* One integer out of the database, by a connection of the test's own. */
gint64     query_int           (const char *folder,
                                const char *sql);
void       run_sql             (const char *folder,
                                const char *sql);
/* Every op stands in an unbroken, signed chain of its device, and the derived rows agree with the
 * ops. */
void       assert_store_sound  (const char *folder);

void       remove_folder       (const char *path);

/* Processor time of this process: what a busy machine does not lengthen as it does the wall's. */
gint64     cpu_time_us         (void);

/* Runs the default main context until @done is set. */
void       iterate_until       (const gboolean *done);
void       take_result_cb      (GObject      *source,
                                GAsyncResult *result,
                                gpointer      data); /* GAsyncResult ** */
GAsyncResult *wait_result      (GAsyncResult **result);

G_END_DECLS
