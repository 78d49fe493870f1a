/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/prk-templat-simpan.h"

G_BEGIN_DECLS

/* A list of what a template once said, newest first; what counts now is marked. Each row has its text as data "isi". */
GtkWidget *prk_templat_riwayat_list_new (PrkStore   *store,
                                         GPtrArray  *versi,
                                         const char *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
