/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kasus/prk-kasus-page.h"

G_BEGIN_DECLS

/* Asks what of the case is to be dealt with and in which meeting, puts it on the agenda and goes there. @rapat:
 * (element-type PrkRapatRingkas), all meetings. */
void prk_rapat_bawa (PrkKasusPage *page,
                     GPtrArray    *rapat);

G_END_DECLS
