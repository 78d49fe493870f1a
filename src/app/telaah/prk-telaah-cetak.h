/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/prk-profil.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* Asks where to and writes what prk_telaah_new_cetak() laid together as a PDF; a dialog says when it
 * could not be. @printed is taken. */
void prk_telaah_cetak (GtkWindow  *parent,
                       PrkStore   *store,
                       PrkProfil  *profil,
                       PrkRecord  *printed,
                       const char *name);

G_END_DECLS
