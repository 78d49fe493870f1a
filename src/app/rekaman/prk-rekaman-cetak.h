/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-rekaman-page.h"

G_BEGIN_DECLS

/* Asks where to, then prints on a thread. @printed is taken; @naskah: name of a template; @name: of the file. */
void prk_rekaman_cetak (PrkRekamanPage *page,
                        PrkRecord      *printed,
                        const char     *naskah,
                        const char     *name);

G_END_DECLS
