/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-naskah.h"

G_BEGIN_DECLS

PrkCetakan *_prk_cetakan_new (GBytes    *pdf,
                              GPtrArray *jangkar,
                              guint      n_pages);

G_END_DECLS
