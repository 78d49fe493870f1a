/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-sop-jalan.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A procedure that was taken can be gone through: each step leads to the end in no more steps than
 * there are. */
static void
follow (PrkSop *sop)
{
  guint sums[PRK_N_SATUAN];
  g_autofree char *waktu = NULL;

  prk_sop_jumlah_waktu (sop, sums);
  waktu = prk_sop_dup_waktu (sums);
  g_assert_nonnull (waktu);
  for (guint i = 0; i < prk_sop_get_n_langkah (sop); i++)
    {
      const PrkSopLangkah *langkah = prk_sop_get_langkah (sop, i);

      g_assert_cmpuint (langkah->n_peran, >, 0);
      g_assert_cmpint (langkah->lanjut, <, (gint)prk_sop_get_n_langkah (sop));
      g_assert_cmpint (prk_sop_find_langkah (sop, langkah->id), ==, (gint)i);
      for (guint j = 0; j < langkah->n_peran; j++)
        g_assert_cmpuint (langkah->peran[j].pelaksana, <, prk_sop_get_n_pelaksana (sop));
      for (guint j = 0; j < langkah->n_kembali; j++)
        g_assert_cmpuint (langkah->kembali[j], <, prk_sop_get_n_langkah (sop));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray) salah = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_salah_free);
  g_autofree char *text = size > 0 ? g_strndup ((const char *)data, size) : g_strdup ("");
  g_autoptr (PrkSop) sop = prk_sop_baca (text, -1, salah);
  guint n_lines = 1;

  for (const char *c = text; *c != '\0'; c++)
    n_lines += *c == '\n';
  g_assert_true ((sop == NULL) == (salah->len > 0));
  for (guint i = 0; i < salah->len; i++)
    {
      const PrkSopSalah *one = g_ptr_array_index (salah, i);

      g_assert_cmpuint (one->baris, >=, 1);
      g_assert_cmpuint (one->baris, <=, n_lines);
    }
  if (sop != NULL)
    follow (sop);

  return 0;
}
