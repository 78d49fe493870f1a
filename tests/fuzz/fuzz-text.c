/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "oplog/prk-text-diff.h"
#include "oplog/prk-text-merge.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static void
compare (const char *before,
         const char *after)
{
  g_autoptr(GPtrArray) runs = prk_text_diff (before, after);
  g_autoptr(GString) old_text = g_string_new (NULL);
  g_autoptr(GString) new_text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const PrkDiffRun *run = g_ptr_array_index (runs, i);

      if (run->kind != PRK_DIFF_ADDED)
        g_string_append (old_text, run->text);
      if (run->kind != PRK_DIFF_REMOVED)
        g_string_append (new_text, run->text);
    }

  g_assert (strcmp (old_text->str, before) == 0);
  g_assert (strcmp (new_text->str, after) == 0);
}

/* Three texts parted by a line of "====": a base and what two people made of it. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *whole = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_auto(GStrv) texts = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *swapped = NULL;

  if (!g_utf8_validate (whole, -1, NULL))
    return 0;

  texts = g_strsplit (whole, "\n====\n", 3);
  if (g_strv_length (texts) != 3)
    return 0;

  compare (texts[0], texts[1]);
  compare (texts[1], texts[2]);

  merged = prk_text_merge (texts[0], texts[1], texts[2]);
  swapped = prk_text_merge (texts[0], texts[2], texts[1]);
  g_assert ((merged == NULL) == (swapped == NULL));
  if (merged != NULL)
    g_assert (g_utf8_validate (merged, -1, NULL));

  return 0;
}
