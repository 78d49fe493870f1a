/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-sinkron.h"

G_BEGIN_DECLS

/* From now on this laptop says at the register who sits at it, and knows the names of others. */
void prk_sinkron_perangkat_watch (PrkSinkron *sinkron);

G_END_DECLS
