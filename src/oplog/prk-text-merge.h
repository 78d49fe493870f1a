/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Three-way merge of CommonMark by paragraph and list item; NULL when the two sides touch one
 * another. */
char *prk_text_merge (const char *base,
                      const char *ours,
                      const char *theirs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
