/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rekaman/prk-rekaman-page.h"

G_BEGIN_DECLS

/* Where signed papers lie: copies, sheets, scan, shelf. */
GtkWidget *prk_arsip_room_new      (PrkApplication *application);
/* One of them, without the list. */
GtkWidget *prk_arsip_room_new_satu (PrkApplication *application,
                                    const char     *id);

G_END_DECLS
