/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PRK_JSON_MAX_INT (G_GINT64_CONSTANT (1) << 53)

gboolean _prk_json_scan (const char  *text,
                         gsize        size,
                         guint        max_depth,
                         gsize       *n_members,
                         GError     **error);

G_END_DECLS
