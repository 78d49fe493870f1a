/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @language: "id", "en", or NULL for Indonesian. Call before GTK is initialised; calling again changes the language. */
void prk_locale_init (const char *language);

G_END_DECLS
