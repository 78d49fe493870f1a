/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-impor-kasus.h"

G_BEGIN_DECLS

void _prk_impor_salah_free (gpointer data);
void _prk_impor_baris_free (gpointer data);
/* @aturan: (nullable) the rule that says it */
void _prk_impor_add_salah  (GPtrArray            *list,
                            guint                 line,
                            const char           *column,
                            const PrkTahapAturan *aturan,
                            const char           *format,
                            ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
