/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A small icon that says how one record stands with the register, in words for who points at it or
 * listens. Empty where there is nothing to say. */
#define PRK_TYPE_SINKRON_TANDA (prk_sinkron_tanda_get_type ())
G_DECLARE_FINAL_TYPE (PrkSinkronTanda, prk_sinkron_tanda, PRK, SINKRON_TANDA, AdwBin)

GtkWidget *prk_sinkron_tanda_new        (void);
void       prk_sinkron_tanda_set_record (PrkSinkronTanda *self,
                                         const char      *record);

G_END_DECLS
