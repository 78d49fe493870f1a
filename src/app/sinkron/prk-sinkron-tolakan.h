/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-sinkron.h"

G_BEGIN_DECLS

/* One line of the page: what the register refused, why, and what can be done about it. */
GtkWidget *prk_sinkron_tolakan_new (PrkSinkron       *sinkron,
                                    const PrkAntrean *antrean) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
