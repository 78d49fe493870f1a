/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-naskah.h"
#include "prk-hamparan.h"

G_BEGIN_DECLS

#define PRK_HAMPARAN_MAX_TEKS 32767 /* characters of a cell, as spreadsheets have them */
#define PRK_HAMPARAN_BERTANYA 256   /* rows between two looks at the cancellable */

/* A cell without what no XML may hold, at most PRK_HAMPARAN_MAX_TEKS long; @scratch (inout) is used where that changes it. */
const char *_prk_hamparan_bersih     (const char *text,
                                   GString    *scratch);
gboolean    _prk_hamparan_tulis_xlsx (const PrkHamparan *self,
                                   const char     *path,
                                   GCancellable   *cancellable,
                                   GError        **error);
gboolean    _prk_hamparan_tulis_ods  (const PrkHamparan *self,
                                   const char     *path,
                                   GCancellable   *cancellable,
                                   GError        **error);

G_END_DECLS
