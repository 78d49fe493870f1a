/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A DOCX from outside. The first byte says whether the rest is the zip or the text within one, since no mutation of a zip
 * keeps its checksums. */

#include "config.h"

#include <string.h>

#include "naskah/prk-docx.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  if (size == 0)
    return 0;
  if (data[0] == 'x')
    {
      list = prk_docx_baca_isi ((const char *) data + 1, size - 1, &error);
    }
  else
    {
      g_autoptr(GBytes) docx = g_bytes_new (data + 1, size - 1);

      list = prk_docx_baca (docx, &error);
    }

  g_assert_true ((list == NULL) == (error != NULL));
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const PrkDocxParagraf *one = g_ptr_array_index (list, i);

      g_assert_true (*one->teks != '\0' && g_utf8_validate (one->teks, -1, NULL));
      g_assert_cmpuint (one->tingkat, <=, 9);
    }

  return 0;
}
