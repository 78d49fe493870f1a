/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kasus-page.h"

G_BEGIN_DECLS

/* A row that exports the whole case, at the end of a tab. */
void prk_kasus_ekspor_add (GtkWidget    *column,
                           PrkKasusPage *page);

G_END_DECLS
