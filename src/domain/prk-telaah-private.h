/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kak-periksa-private.h"
#include "prk-telaah.h"

G_BEGIN_DECLS

/* The parts and fields of a KAK that count for a criterion: data/aturan/telaah.json, "sumber". */
const char *const *_prk_telaah_get_sumber (guint kriteria);

G_END_DECLS
