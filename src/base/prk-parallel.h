/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*PrkParallelFunc) (guint    index,
                                 gpointer data);

void prk_parallel_for (guint            n,
                       PrkParallelFunc  func,
                       gpointer         data);

G_END_DECLS
