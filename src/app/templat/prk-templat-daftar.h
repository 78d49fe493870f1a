/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list of all templates, those of one kind below its name. Each row has the template's name as data "nama". */
GtkWidget *prk_templat_daftar_new    (void) G_GNUC_WARN_UNUSED_RESULT;
/* Says of each whether it is the office's (@kantor) or has changes that are not saved (@ketik). */
void       prk_templat_daftar_update (GtkListBox *list,
                                      GHashTable *kantor,
                                      GHashTable *ketik);

G_END_DECLS
