/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *prk_tanggal_parse  (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *prk_tanggal_format (const char *iso) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
