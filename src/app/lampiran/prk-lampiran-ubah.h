/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/kak/prk-kak-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for the name and the note of one attachment. */
GtkWindow *prk_lampiran_ubah_new (GtkWindow     *parent,
                                  PrkKakSession *session,
                                  const char    *row);

G_END_DECLS
