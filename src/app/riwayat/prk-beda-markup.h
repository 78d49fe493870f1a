/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-kak-banding.h"
#include "oplog/prk-text-diff.h"

G_BEGIN_DECLS

/* The difference as Pango markup: what went struck through and red, what came underlined and green. Both marks stand
 * besides the colours, which differ for a dark background. */
char *prk_beda_dup_markup      (const PrkBeda *beda,
                                gboolean       dark) G_GNUC_WARN_UNUSED_RESULT;

/* The same for a screen reader: "Dihapus: “…”. Ditambah: “…”." */
char *prk_beda_dup_description (const PrkBeda *beda) G_GNUC_WARN_UNUSED_RESULT;

/* One piece of text in the same marks. */
void  prk_beda_append_markup   (GString     *markup,
                                PrkDiffKind  kind,
                                const char  *text,
                                gboolean     dark);

G_END_DECLS
