/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-application.h"

G_BEGIN_DECLS

/* Decrees about TKKSD and Tim Teknis, with their members. */
GtkWidget *prk_lembaga_room_new (PrkApplication *application);

G_END_DECLS
