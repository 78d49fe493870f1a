/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Places of rows: texts that sort by their bytes, with room for another between any two. */

gboolean prk_urut_is_valid (const char *urut);

/* @before NULL: from the start; @after NULL: to the end; else @before < @after. */
char    *prk_urut_between  (const char *before,
                            const char *after) G_GNUC_WARN_UNUSED_RESULT;

/* @n of them in order, as short as they can be. */
GStrv    prk_urut_spread   (const char *before,
                            const char *after,
                            guint       n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
