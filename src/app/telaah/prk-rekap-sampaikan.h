/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/prk-telaahan.h"

G_BEGIN_DECLS

/* Gives the result of a review back (Pasal 15 ayat (2)): says what is missing, or asks to whom and
 * when, and writes the acts. @rekap: as the screen shows it. */
void prk_rekap_sampaikan (GtkWindow          *parent,
                          PrkStore           *store,
                          PrkProfil          *profil,
                          const PrkIdentitas *identitas,
                          PrkTelaahan        *telaahan,
                          PrkRecord          *rekap);

G_END_DECLS
