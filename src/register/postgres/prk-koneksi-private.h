/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libpq-fe.h>

#include "register/prk-gudang.h"

G_BEGIN_DECLS

/* One connection in pipeline mode. Statements whose rows nobody wants are sent and not waited for;
 * their errors come with the next answer that is. One thread at a time. */
typedef struct
{
  PrkSesi     sesi;
  PGconn     *conn;
  GHashTable *statements; /* text → name */
  GQueue      pending;    /* sent and not answered yet */
  guint       n_names;
  const char *instance;   /* whose announcements are its own */
} PrkKoneksi;

/* @instance must outlive it. */
PrkKoneksi *_prk_koneksi_new     (const char  *conninfo,
                                  const char  *instance,
                                  GError     **error);
void        _prk_koneksi_free    (PrkKoneksi  *self);
/* Waits until everything sent is answered. */
gboolean    _prk_koneksi_settle  (PrkKoneksi  *self,
                                  GError     **error);
gboolean    _prk_koneksi_is_good (PrkKoneksi  *self);

G_END_DECLS
