/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-buku.h"

G_BEGIN_DECLS

/* What is odd about the numbers of the register, in a window of its own; a case is opened in @parent. */
void prk_buku_temuan_tunjukkan (GtkWindow *parent,
                                GPtrArray *findings);

G_END_DECLS
