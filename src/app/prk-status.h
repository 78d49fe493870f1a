/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The six states of a KAK as a person sees them: word and icon always together, so that colour
 * alone says nothing. */
#define PRK_N_STATUS 6

const char *prk_status_get_code  (guint       index);
const char *prk_status_get_label (const char *status);
const char *prk_status_get_icon  (const char *status);

/* CSS class that colours the icon; NULL for none. */
const char *prk_status_get_style (const char *status);

G_END_DECLS
