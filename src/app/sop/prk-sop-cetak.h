/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "naskah/prk-bagan.h"
#include "store/prk-identitas.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* Asks where to and writes a procedure as a PDF; a dialog says when it could not be. @tanda: (nullable)
 * how far a run is, by step. */
void prk_sop_cetak (GtkWindow           *parent,
                    PrkStore            *store,
                    PrkProfil           *profil,
                    PrkSop              *sop,
                    const PrkBaganTanda *tanda);

G_END_DECLS
