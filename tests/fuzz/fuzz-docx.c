/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A DOCX from outside. The first byte says whether the rest is the zip, the text within one, or text and what was sent, parted
 * by a zero, since no mutation of a zip keeps its checksums. */

#include "config.h"

#include <string.h>

#include "naskah/prk-docx-kembali.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Every change taken is what the paragraph is now, none of them what it was. */
static void
check_perbaikan (const PrkDocxPerbaikan *one)
{
  g_autofree gboolean *taken = g_new0 (gboolean, one->ubahan->len + 1);
  g_autofree char *former = prk_docx_perbaikan_terapkan (one, taken);
  g_autofree char *now = NULL;
  guint done = 0;

  for (guint i = 0; i < one->ubahan->len; i++)
    {
      const PrkDocxUbahan *ubahan = g_ptr_array_index (one->ubahan, i);

      g_assert_cmpuint (ubahan->mulai, >=, done);
      g_assert_cmpuint (ubahan->akhir, >=, ubahan->mulai);
      g_assert_cmpuint (ubahan->akhir, <=, strlen (one->lama));
      done = ubahan->akhir;
      taken[i] = TRUE;
    }
  now = prk_docx_perbaikan_terapkan (one, taken);
  g_assert_cmpstr (former, ==, one->lama);
  g_assert_cmpstr (now, ==, one->baru);
}

static void
check_kembali (const guint8 *data,
               gsize         size)
{
  const guint8 *part = size > 0 ? memchr (data, 0, size) : NULL;
  const gsize length = part != NULL ? (gsize) (part - data) : size;
  g_autoptr(PrkDocxKembali) kembali = NULL;
  g_autoptr(GError) error = NULL;

  kembali = prk_docx_kembali_new_isi ((const char *) data, length,
                                      part != NULL ? (const char *) part + 1 : "",
                                      part != NULL ? size - length - 1 : 0, &error);
  g_assert_true ((kembali == NULL) == (error != NULL));
  for (guint i = 0; kembali != NULL && i < kembali->perbaikan->len; i++)
    check_perbaikan (g_ptr_array_index (kembali->perbaikan, i));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  if (size == 0)
    return 0;
  if (data[0] == 'k')
    {
      check_kembali (data + 1, size - 1);
      return 0;
    }
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
