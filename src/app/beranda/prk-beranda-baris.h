/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-agenda.h"
#include "store/prk-meja.h"

G_BEGIN_DECLS

/* A row of the desk: what to do, when, by which article, who acts, and one button that leads there by
 * win.show-place. */
GtkWidget *prk_beranda_baris_new       (const PrkMejaBaris *baris,
                                        PrkHari             hari_ini);
GtkWidget *prk_beranda_baris_new_rapat (const PrkAgenda *rapat,
                                        PrkHari          hari_ini);
/* "3 working days left", "today", "2 days late"; NULL without a day. */
char      *prk_beranda_baris_dup_sisa  (const PrkMejaBaris *baris,
                                        PrkHari             hari_ini) G_GNUC_WARN_UNUSED_RESULT;
/* All that such a row would show, to see whether it must be made again. */
void       prk_beranda_baris_append    (GString            *text,
                                        const PrkMejaBaris *baris);

G_END_DECLS
