/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void prk_reveal_rect (GtkWidget          *widget,
                      const GdkRectangle *rect);

G_END_DECLS
