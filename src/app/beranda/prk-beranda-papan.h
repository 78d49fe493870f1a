/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PRK_TYPE_BERANDA_PAPAN (prk_beranda_papan_get_type ())
G_DECLARE_FINAL_TYPE (PrkBerandaPapan, prk_beranda_papan, PRK, BERANDA_PAPAN, AdwBin)

/* Makes the row of @bahan, which lives as long as what was given with it. */
typedef GtkWidget *(*PrkBerandaBuat) (gconstpointer bahan, gpointer owner);

GtkWidget *prk_beranda_papan_new (void);
/* What is told from here to the end is what shall stand there. @owner holds all that rows are made of. */
void prk_beranda_papan_begin (PrkBerandaPapan *self, gpointer owner, GDestroyNotify free_owner);
/* @id tells groups apart and lives for ever; @description and @suffix (floating) are nullable. What the head says
 * is in @says: while that stays, @suffix is not taken. */
void prk_beranda_papan_add_group (PrkBerandaPapan *self,
                                  const char *id,
                                  const char *title,
                                  const char *description,
                                  GtkWidget *suffix,
                                  const char *says);
/* In the group that was added last. @says: all that the row says; while it stays, so does the row. */
void prk_beranda_papan_add_row (PrkBerandaPapan *self,
                                const char *says,
                                PrkBerandaBuat buat,
                                gconstpointer bahan);
void prk_beranda_papan_end (PrkBerandaPapan *self);

G_END_DECLS
