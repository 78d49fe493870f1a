/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-application.h"

G_BEGIN_DECLS

/* The templates of papers: their text beside a paper made of it. What is typed counts once it is saved, and only what is sound can be. */
#define PRK_TYPE_TEMPLAT_WINDOW (prk_templat_window_get_type ())
G_DECLARE_FINAL_TYPE (PrkTemplatWindow, prk_templat_window, PRK, TEMPLAT_WINDOW, AdwWindow)

GtkWindow *prk_templat_window_new  (PrkApplication *application,
                                    GtkWindow      *parent);
/* For the preferences. */
GtkWidget *prk_templat_setelan_new (PrkApplication *application);

G_END_DECLS
