/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-telaah.h"

G_BEGIN_DECLS

/* For the projector: one criterion fills the screen, in type that is read from the back of a room.
 * Right, J or space: the next; left or N: the one before; Escape closes. */
#define PRK_TYPE_LAYAR_RAPAT (prk_layar_rapat_get_type ())
G_DECLARE_FINAL_TYPE (PrkLayarRapat, prk_layar_rapat, PRK, LAYAR_RAPAT, AdwWindow)

/* Takes @rekap. */
GtkWindow *prk_layar_rapat_new (GtkWindow      *parent,
                                const char     *judul,
                                PrkRekapTelaah *rekap);

G_END_DECLS
