/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "register/prk-gudang.h"

G_BEGIN_DECLS

/* A PostgreSQL server of this test's own, on a Unix socket in a folder of its own; NULL with a word
 * on the test's output when none is installed. */
typedef struct _Gugus Gugus;

Gugus     *gugus_start        (void);
void       gugus_stop         (Gugus *self);

/* A second server that has every commit before its writer is told. */
void       gugus_add_standby  (Gugus *self);
/* Kills the first server and promotes the second. */
void       gugus_fail_over    (Gugus *self);

/* The connection string of a new, empty database. */
char      *gugus_new_database (Gugus *self);

/* Storage in a new database of the one server that gugus_start() made. */
PrkGudang *gugus_open         (const char *folder);

G_END_DECLS
