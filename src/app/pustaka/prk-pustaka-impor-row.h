/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pustaka/prk-pustaka.h"

G_BEGIN_DECLS

/* One import under way, with its progress and a button that ends it. Takes itself out of its box when
 * it is done; what went wrong stays until somebody has read it.
 * Signal: imported (const char *id). */
#define PRK_TYPE_PUSTAKA_IMPOR_ROW (prk_pustaka_impor_row_get_type ())
G_DECLARE_FINAL_TYPE (PrkPustakaImporRow, prk_pustaka_impor_row, PRK, PUSTAKA_IMPOR_ROW, GtkBox)

/* Begins at once. */
GtkWidget *prk_pustaka_impor_row_new (PrkPustaka           *pustaka,
                                      const char           *path,
                                      const PrkPustakaMeta *meta);

G_END_DECLS
