/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sodium.h>

G_BEGIN_DECLS

/* libsodium wants to be started before anything else in it; once a process, in any thread. */
void _prk_sodium_ensure (void);

G_END_DECLS
