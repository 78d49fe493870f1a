/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Counts how often the main thread kept the screen waiting. Does nothing unless
 * PRAKARSA_HITUNG_MACET=1. */
void prk_kak_macet_watch (void);

G_END_DECLS
