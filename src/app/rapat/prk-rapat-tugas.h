/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-rapat-ringkas.h"

#include "prk-application.h"

G_BEGIN_DECLS

/* A row for something that a meeting left to be done; while it is open a button marks it as done, today, by whoever
 * sits here. @failed: called with words when that could not be written. */
typedef void (*PrkTugasFailed) (gpointer    user_data,
                                const char *words);

GtkWidget *prk_rapat_tugas_row_new (PrkApplication *application,
                                    const char     *rapat,
                                    const PrkTugas *tugas,
                                    PrkHari         hari_ini,
                                    PrkTugasFailed  failed,
                                    GObject        *user_data);

G_END_DECLS
