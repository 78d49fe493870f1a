/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/prk-kasus-daftar.h"

G_BEGIN_DECLS

/* The ten tahapan of Pasal 13 as a line of stations. */
#define PRK_TYPE_KASUS_GARIS (prk_kasus_garis_get_type ())
G_DECLARE_FINAL_TYPE (PrkKasusGaris, prk_kasus_garis, PRK, KASUS_GARIS, AdwBin)

GtkWidget *prk_kasus_garis_new       (void);
void       prk_kasus_garis_set_alur  (PrkKasusGaris *self,
                                      PrkKasus      *kasus,
                                      const char    *alur);
/* Without words under the stations, but for the present one. */
void       prk_kasus_garis_set_narrow (PrkKasusGaris *self,
                                      gboolean       is_narrow);

G_END_DECLS
