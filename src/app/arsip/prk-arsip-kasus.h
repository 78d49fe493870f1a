/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kasus/prk-kasus-page.h"

G_BEGIN_DECLS

/* Adds to a column what is archived of a case's line; nothing before it is signed. @is_belum: only what is not yet, of all
 * lines. */
guint prk_arsip_kasus_add (GtkWidget    *column,
                           PrkKasusPage *page,
                           gboolean      is_belum);

G_END_DECLS
