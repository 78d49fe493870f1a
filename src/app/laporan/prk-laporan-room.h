/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-application.h"

G_BEGIN_DECLS

/* Reports of each semester: to be given and given. */
GtkWidget *prk_laporan_room_new (PrkApplication *application);

G_END_DECLS
