/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-application.h"

G_BEGIN_DECLS

/* The texts of Kesepakatan Bersama and Perjanjian Kerja Sama. */
GtkWidget *prk_naskah_room_new      (PrkApplication *application);
/* One of them: "naskah/<id>". */
GtkWidget *prk_naskah_room_new_satu (PrkApplication *application,
                                     const char     *id);

G_END_DECLS
