/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-application.h"

G_BEGIN_DECLS

/* Meetings of the TKKSD: those to come and those that were held. */
GtkWidget *prk_rapat_room_new      (PrkApplication *application);
/* One of them. */
GtkWidget *prk_rapat_room_new_satu (PrkApplication *application,
                                    const char     *id);

G_END_DECLS
