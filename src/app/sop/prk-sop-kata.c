/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "prk-sop-kata.h"

char *
prk_sop_kata_dup_pelaksana (PrkSop *sop, guint index)
{
  const PrkSopLangkah *langkah = prk_sop_get_langkah (sop, index);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < langkah->n_peran; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            prk_sop_get_pelaksana (sop, langkah->peran[i].pelaksana)->nama);

  return g_string_free (text, FALSE);
}

char *
prk_sop_kata_dup_waktu (const PrkSopLangkah *langkah)
{
  guint sums[PRK_N_SATUAN] = { 0 };

  sums[langkah->satuan] = langkah->waktu;
  return prk_sop_dup_waktu (sums);
}

char *
prk_sop_kata_dup_langkah (PrkSop *sop, guint index, PrkBaganTanda tanda)
{
  const PrkSopLangkah *langkah = prk_sop_get_langkah (sop, index);
  g_autofree char *who = prk_sop_kata_dup_pelaksana (sop, index);
  g_autofree char *time = prk_sop_kata_dup_waktu (langkah);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Step %s: %s. %s. %s"), langkah->id, langkah->kegiatan, who,
                          time);
  if (langkah->n_kembali > 0)
    g_string_append_printf (text, ". %s", _ ("Decision"));
  if (langkah->lanjut >= 0)
    {
      g_string_append (text, ". ");
      g_string_append_printf (text, _ ("Next is step %s"),
                              prk_sop_get_langkah (sop, langkah->lanjut)->id);
    }
  for (guint i = 0; i < langkah->n_kembali; i++)
    {
      g_string_append (text, i == 0 ? ". " : ", ");
      g_string_append_printf (text, _ ("“No” leads to step %s"),
                              prk_sop_get_langkah (sop, langkah->kembali[i])->id);
    }
  if (tanda == PRK_TANDA_SELESAI)
    g_string_append_printf (text, ". %s", _ ("Done"));
  else if (tanda == PRK_TANDA_DI_SINI)
    g_string_append_printf (text, ". %s", _ ("Here now"));

  return g_string_free (text, FALSE);
}

char *
prk_sop_kata_dup_uraian (PrkSop *sop)
{
  guint n = prk_sop_get_n_langkah (sop);
  const char *daerah = prk_sop_get_daerah (sop);
  g_autofree char *steps = g_strdup_printf (ngettext ("%u step", "%u steps", n), n);
  g_autofree char *sum = NULL;
  guint sums[PRK_N_SATUAN];

  prk_sop_jumlah_waktu (sop, sums);
  sum = prk_sop_dup_waktu (sums);

  return daerah != NULL && *daerah != '\0' ? g_strdup_printf ("%s · %s · %s", daerah, steps, sum)
                                           : g_strdup_printf ("%s · %s", steps, sum);
}
