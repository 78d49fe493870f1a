/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-sop.h"

G_BEGIN_DECLS

/* The header of a procedure, to be read: number and days, legal basis, warnings … and how the source was
 * read. */
GtkWidget *prk_sop_kepala_new (PrkSop *sop);

G_END_DECLS
