/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-kak-session.h"

G_BEGIN_DECLS

/* Asks for day and note of TKKSD's returning a submitted KAK, and records it: the one way back to editing. */
GtkWindow *prk_kak_kembali_new (GtkWindow     *parent,
                                PrkKakSession *session);

/* The peristiwa "dikembalikan" as an edit of a record of its own. */
PrkEdit   *prk_kak_kembali_edit (PrkStore   *store,
                                 const char *kak,
                                 const char *iso_day,
                                 const char *note) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
