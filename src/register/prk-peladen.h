/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-register.h"

G_BEGIN_DECLS

/* The register on HTTP: for loopback or a Unix socket only, behind a proxy that faces the network. */
#define PRK_TYPE_PELADEN (prk_peladen_get_type ())
G_DECLARE_FINAL_TYPE (PrkPeladen, prk_peladen, PRK, PELADEN, GObject)

PrkPeladen *prk_peladen_new           (PrkRegister *registry);
/* Port 0 takes a free one; the port is returned, 0 on error. */
guint       prk_peladen_listen_local  (PrkPeladen  *self,
                                       guint        port,
                                       GError     **error);
gboolean    prk_peladen_listen_unix   (PrkPeladen  *self,
                                       const char  *path,
                                       GError     **error);
void        prk_peladen_stop          (PrkPeladen  *self);

G_END_DECLS
