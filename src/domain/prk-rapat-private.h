/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-rapat.h"

G_BEGIN_DECLS

/* @path is scratch. */
const char *_prk_rapat_cell             (PrkRecord  *rapat,
                                         GString    *path,
                                         const char *table,
                                         const char *row,
                                         const char *column);
gboolean    _prk_rapat_ya               (PrkRecord  *rapat,
                                         GString    *path,
                                         const char *table,
                                         const char *row,
                                         const char *column);
PrkHari     _prk_rapat_get_hari         (PrkRecord *rapat);
void        _prk_rapat_set_suara        (JsonObject *isi,
                                         PrkRecord  *rapat,
                                         const char *row);
void        _prk_rapat_set_pertimbangan (JsonObject *isi,
                                         PrkRecord  *rapat,
                                         const char *row);

G_END_DECLS
