/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-isian.h"
#include "store/prk-kasus-daftar.h"

#include "prk-kasus-lembar.h"

G_BEGIN_DECLS

/* The form of one event, made from data/tahapan/isian.json, with the rules judged while it is being filled in.
 * Signal: recorded (const char *alur, const char *jenis): it is on the disk. */
#define PRK_TYPE_KASUS_FORMULIR (prk_kasus_formulir_get_type ())
G_DECLARE_FINAL_TYPE (PrkKasusFormulir, prk_kasus_formulir, PRK, KASUS_FORMULIR, AdwWindow)

GtkWidget    *prk_kasus_formulir_new       (GtkWindow        *parent,
                                            PrkKasusDaftar   *daftar,
                                            PrkKasusBuka     *buka,
                                            const char       *alur,
                                            const char       *jenis,
                                            JsonObject       *isi);
PrkKasusBuka *prk_kasus_formulir_get_buka  (PrkKasusFormulir *self);

G_END_DECLS
