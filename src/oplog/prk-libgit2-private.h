/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Starting libgit2 costs milliseconds: done once, before its first use, and never undone. Any
 * thread. */
void _prk_libgit2_start (void);

G_END_DECLS
