/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kasus-page.h"

G_BEGIN_DECLS

/* A row from which papers and attachments of the case become one PDF. */
void prk_kasus_bundel_add (GtkWidget    *group,
                           PrkKasusPage *page);

G_END_DECLS
