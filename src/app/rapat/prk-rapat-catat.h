/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rekaman/prk-rekaman-page.h"

G_BEGIN_DECLS

/* Asks, then writes events of the TKKSD and of cases in one act and says what became of them. @tindakan: (element-type
 * PrkTindakan), noted in the record on the page; taken. */
void prk_rapat_tanya_catat (PrkRekamanPage *page,
                            GPtrArray      *tindakan,
                            const char     *title,
                            const char     *question);

G_END_DECLS
