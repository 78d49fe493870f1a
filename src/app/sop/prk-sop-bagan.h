/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "naskah/prk-bagan.h"

G_BEGIN_DECLS

/* The chart of a procedure on the screen: as wide as there is room, larger or smaller by Ctrl with plus,
 * minus or the wheel. Every step is a button, so keyboard and screen reader go through them.
 * Signal: step-activated (guint). */
#define PRK_TYPE_SOP_BAGAN (prk_sop_bagan_get_type ())
G_DECLARE_FINAL_TYPE (PrkSopBagan, prk_sop_bagan, PRK, SOP_BAGAN, GtkWidget)

GtkWidget *prk_sop_bagan_new       (void);
void       prk_sop_bagan_set_sop   (PrkSopBagan         *self,
                                    PrkSop              *sop);
/* How far a run is, by step; NULL: none runs. Copied. */
void       prk_sop_bagan_set_tanda (PrkSopBagan         *self,
                                    const PrkBaganTanda *tanda);
void       prk_sop_bagan_zoom      (PrkSopBagan         *self,
                                    int                  step); /* 0: back to the width of the page */

G_END_DECLS
