/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Sockets that listen where a proxy of this machine finds them. */
GSocket *_prk_soket_open_local (guint        port,
                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GSocket *_prk_soket_open_unix  (const char  *path,
                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
