/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A moment as a list shows it: "10.42" on the same day, "Kemarin 10.42", "21 Nov",
 * "21 Nov 2024". */
char *prk_when_dup_short (gint64 time_us,
                          gint64 now_us) G_GNUC_WARN_UNUSED_RESULT;

/* In full: "21 November 2026 10.42". */
char *prk_when_dup_long  (gint64 time_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
