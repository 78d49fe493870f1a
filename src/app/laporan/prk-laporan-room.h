/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-application.h"

G_BEGIN_DECLS

/* Reports of each semester: to be given and given. */
GtkWidget *prk_laporan_room_new      (PrkApplication *application);
/* One of them: "laporan/<id>". */
GtkWidget *prk_laporan_room_new_satu (PrkApplication *application,
                                      const char     *id);

G_END_DECLS
