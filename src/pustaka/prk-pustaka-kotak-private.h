/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-pustaka-types.h"

G_BEGIN_DECLS

/* Whether a letter goes on with a line of print, and the line with it. */
gboolean _prk_kotak_is_in_line (const PrkPdfRect *line,
                                const PrkPdfRect *box);
void     _prk_kotak_extend     (PrkPdfRect       *rect,
                                const PrkPdfRect *by);

/* (element-type PrkPdfRect) the characters from @start up to @end, one rectangle a line. */
GArray *_prk_kotak_join  (const PrkPustakaHalaman *isi,
                          guint                    start,
                          guint                    end) G_GNUC_WARN_UNUSED_RESULT;

/* The boxes of a page's words for keeping: of the characters of a word one box. */
GBytes *_prk_kotak_pack  (const char *teks,
                          GArray     *kotak) G_GNUC_WARN_UNUSED_RESULT;
/* One box a character of @teks again; those that @packed lacks are empty. */
GArray *_prk_kotak_unpack (const char *teks,
                           GBytes     *packed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
