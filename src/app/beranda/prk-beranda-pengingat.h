/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-beranda-isi.h"

G_BEGIN_DECLS

/* Tells by notifications of the desktop what of the desk is news, and remembers that it did. Main thread. */
void prk_beranda_ingatkan (PrkStore      *store,
                           PrkBerandaIsi *isi);

G_END_DECLS
