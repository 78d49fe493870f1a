/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-application.h"

G_BEGIN_DECLS

/* The plans of the years (Pasal 7–8). */
GtkWidget *prk_rencana_room_new (PrkApplication *application);

G_END_DECLS
