/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/prk-sop.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* What an office does with procedures as a whole. What goes wrong is told in a dialog or a toast. */

typedef void (*PrkSopMilikFunc) (const char *id,
                                 gpointer    user_data);

/* A record that is a copy of @sop; @func is called with its id once it is on the disk, and with NULL
 * when it could not be. @page lives as long as the program. */
void prk_sop_milik_salin   (GtkWidget       *page,
                            PrkStore        *store,
                            PrkSop          *sop,
                            PrkSopMilikFunc  func);
/* Asks for a file and copies what it holds. */
void prk_sop_milik_impor   (GtkWidget       *page,
                            PrkStore        *store,
                            PrkSopMilikFunc  func);
/* Asks for a place and writes the procedure as a file that this or another office can import. */
void prk_sop_milik_ekspor  (GtkWidget       *page,
                            PrkSop          *sop);
/* Asks, and takes the copy away: the shipped one counts again. What has begun goes on. */
void prk_sop_milik_buang   (GtkWidget       *page,
                            PrkStore        *store,
                            PrkRecord       *record,
                            PrkSopMilikFunc  func);

G_END_DECLS
