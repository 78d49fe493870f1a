/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PRK_TYPE_APPLICATION (prk_application_get_type ())
G_DECLARE_FINAL_TYPE (PrkApplication, prk_application, PRK, APPLICATION, AdwApplication)

PrkApplication *prk_application_new             (void);
const char     *prk_application_get_folder      (PrkApplication *self);

void            prk_application_announce_ready  (PrkApplication *self,
                                                GtkWidget      *widget);

/* Without a graphics card GTK's GL renderer is slower and takes more memory than cairo. Call before GTK is initialised. */
void            prk_application_choose_renderer (void);

G_END_DECLS
