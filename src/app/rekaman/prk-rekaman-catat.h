/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-rekaman-page.h"

G_BEGIN_DECLS

/* Writes the record on the screen into its case (field "ksd") as an event; what stands in the way is told. @tanpa_kasus,
 * @keadaan: words where it has no case, and where the line has moved on. */
void prk_rekaman_catat (PrkRekamanPage *page,
                        const char     *peristiwa,
                        JsonObject     *isi,
                        const char     *tanpa_kasus,
                        const char     *keadaan);

G_END_DECLS
