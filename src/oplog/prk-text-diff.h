/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PRK_DIFF_EQUAL,
  PRK_DIFF_REMOVED,
  PRK_DIFF_ADDED,
} PrkDiffKind;

typedef struct
{
  PrkDiffKind kind;
  char       *text;
} PrkDiffRun;

void       prk_diff_run_free (PrkDiffRun *self);

/* (element-type PrkDiffRun): equal and removed runs together are @before, equal and added
 * @after. */
GPtrArray *prk_text_diff     (const char *before,
                              const char *after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
