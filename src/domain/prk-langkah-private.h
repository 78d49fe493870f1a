/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-langkah.h"

G_BEGIN_DECLS

void _prk_langkah_set_teks (JsonObject *isi,
                            const char *path,
                            const char *text);
void _prk_langkah_fill     (const PrkTahapKonteks *konteks,
                            const char            *jenis,
                            PrkHari                hari_ini,
                            JsonObject            *isi);

G_END_DECLS
