/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kak-field.h"

G_BEGIN_DECLS

/* A field of narrative text with its label above it. */
#define PRK_TYPE_KAK_NARASI (prk_kak_narasi_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakNarasi, prk_kak_narasi, PRK, KAK_NARASI, GtkBox)

GtkWidget *prk_kak_narasi_new (PrkKakSession   *session,
                               const PrkBidang *bidang);

G_END_DECLS
