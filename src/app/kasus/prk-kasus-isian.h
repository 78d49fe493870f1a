/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-isian.h"

#include "prk-kasus-lembar.h"

G_BEGIN_DECLS

/* A row of a form for one field at one path. Not for tables. */
GtkWidget *prk_kasus_isian_new_row   (PrkKasusLembar *form,
                                      const PrkIsian   *isian,
                                      const char       *path);
/* A group for a table: a row for each of its rows, which can be added and taken away. */
GtkWidget *prk_kasus_isian_new_table (PrkKasusLembar *form,
                                      const PrkIsian   *isian);

G_END_DECLS
