/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/prk-profil.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* Asks where to, then makes the PDF of a KAK on another thread. What came of it is told by
 * win.show-toast of @parent. */
void prk_kak_list_export (GtkWindow  *parent,
                          PrkStore   *store,
                          PrkProfil  *profil,
                          const char *id);

G_END_DECLS
