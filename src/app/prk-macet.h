/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Counts how often the main thread kept the screen waiting. Does nothing unless
 * PRAKARSA_HITUNG_MACET=1. */
void prk_macet_watch (void);

gboolean prk_macet_is_on (void);

/* The preview shows what was typed at @changed_us (monotonic): tells how long it took. */
void prk_macet_tell_shown (gint64 changed_us);

G_END_DECLS
