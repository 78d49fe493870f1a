/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/prk-profil.h"
#include "prk-sinkron.h"

G_BEGIN_DECLS

/* Asks the register for a receipt and where it goes, and says so where there is none yet. @hash (nullable): of a file that @record names;
 * NULL: its newest versi. @dokumen: what it is called on the page. */
void prk_sinkron_tanda_terima (GtkWidget  *widget,
                               PrkSinkron *sinkron,
                               PrkProfil  *profil,
                               const char *record,
                               const char *hash,
                               const char *judul,
                               const char *dokumen);

G_END_DECLS
