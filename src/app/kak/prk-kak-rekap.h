/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-session.h"

G_BEGIN_DECLS

/* The totals of the cost table: by year, by party, by source, in digits, and the whole in words. */
#define PRK_TYPE_KAK_REKAP (prk_kak_rekap_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakRekap, prk_kak_rekap, PRK, KAK_REKAP, AdwBin)

GtkWidget *prk_kak_rekap_new (PrkKakSession *session);

G_END_DECLS
