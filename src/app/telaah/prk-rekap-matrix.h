/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/prk-telaah.h"

G_BEGIN_DECLS

/* Criterion × reviewer. Colour never alone: each verdict is an icon and a word. */
void        prk_rekap_matrix_fill    (GtkGrid              *grid,
                                      const PrkRekapTelaah *rekap);
/* What is quoted for each criterion, once, with all who quote it. */
void        prk_rekap_evidence_fill  (GtkBox               *box,
                                      const PrkRekapTelaah *rekap);
const char *prk_rekap_get_icon       (const char *nilai);
const char *prk_rekap_get_word       (const PrkPendapat *pendapat);
const char *prk_rekap_get_sepakat    (PrkSepakat sepakat);

G_END_DECLS
