/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-kak.h"

G_BEGIN_DECLS

/* What the rules found in a record: a line with the counts, and under it, when a person wants it, the
 * findings. Signal jump (const char *path). */
#define PRK_TYPE_REKAMAN_TEMUAN (prk_rekaman_temuan_get_type ())
G_DECLARE_FINAL_TYPE (PrkRekamanTemuan, prk_rekaman_temuan, PRK, REKAMAN_TEMUAN, GtkBox)

GtkWidget *prk_rekaman_temuan_new  (void);
/* @temuan: (element-type PrkTemuan) */
void       prk_rekaman_temuan_show (PrkRekamanTemuan *self,
                                    PrkProfil        *profil,
                                    PrkRecord        *record,
                                    GPtrArray        *temuan);

G_END_DECLS
