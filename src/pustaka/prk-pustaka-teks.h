/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @raw: the text of a page as src/pdf gives it. @places: NULL, or (element-type guint32) filled
 * with, for each byte of the answer, the number of the character of @raw that it came from. */
char    *prk_pustaka_teks_tidy     (const char *raw,
                                    GArray     *places) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a page with that (tidied) text is rather a picture of one. */
gboolean prk_pustaka_teks_is_empty (const char *tidy);
/* A word as the index has it: small letters, no marks on them. */
char    *prk_pustaka_teks_fold     (const char *word,
                                    gssize      length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
