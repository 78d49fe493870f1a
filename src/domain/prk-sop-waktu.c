/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-sop-waktu.h"

#define HARI_SEBULAN 21 /* working days, to compare months with days */

void
prk_sop_waktu_free (PrkSopWaktu *self)
{
  g_free (self->langkah);
  g_free (self->kegiatan);
  g_free (self);
}

static gint64
get_standard (const PrkSopWaktu *waktu)
{
  static const gint minutes[PRK_N_SATUAN] = {
    [PRK_SATUAN_MENIT] = 1,
    [PRK_SATUAN_JAM] = 60,
    [PRK_SATUAN_HARI] = PRK_SOP_MENIT_SEHARI,
    [PRK_SATUAN_BULAN] = PRK_SOP_MENIT_SEHARI * HARI_SEBULAN,
  };

  return (gint64)waktu->waktu * minutes[waktu->satuan];
}

static PrkSopWaktu *
find (GPtrArray *list, const char *langkah)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((PrkSopWaktu *)g_ptr_array_index (list, i))->langkah, langkah) == 0)
      return g_ptr_array_index (list, i);

  return NULL;
}

/* A run may be of the words that the procedure had before it was changed: steps that are gone are left
 * out. */
static void
add_run (GPtrArray *list, PrkSopJalan *jalan)
{
  for (guint i = 0; i < jalan->kunjungan->len; i++)
    {
      const PrkSopKunjungan *visit = g_ptr_array_index (jalan->kunjungan, i);
      PrkSopWaktu *waktu = find (list, prk_sop_get_langkah (jalan->sop, visit->langkah)->id);

      if (waktu == NULL)
        continue;
      waktu->n_terlambat += visit->is_terlambat;
      if (visit->is_terlambat)
        waktu->lebih += MAX (visit->menit - get_standard (waktu), 0);
      if (visit->selesai.hari == 0)
        {
          waktu->n_di_sini++;
          continue;
        }
      waktu->n++;
      waktu->menit += visit->menit;
      waktu->hari += visit->hari;
      waktu->menit_maks = MAX (waktu->menit_maks, visit->menit);
      waktu->hari_maks = MAX (waktu->hari_maks, visit->hari);
    }
}

/**
 * prk_sop_waktu_hitung:
 * @sop: a procedure
 * @jalan: (element-type PrkSopJalan): its runs, in any cases
 *
 * Sums up what the steps took. Pure.
 *
 * Returns: (transfer full) (element-type PrkSopWaktu): a row a step
 */
GPtrArray *
prk_sop_waktu_hitung (PrkSop *sop, GPtrArray *jalan)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_waktu_free);

  g_return_val_if_fail (sop != NULL && jalan != NULL, list);

  for (guint i = 0; i < prk_sop_get_n_langkah (sop); i++)
    {
      const PrkSopLangkah *langkah = prk_sop_get_langkah (sop, i);
      PrkSopWaktu *waktu = g_new0 (PrkSopWaktu, 1);

      waktu->langkah = g_strdup (langkah->id);
      waktu->kegiatan = g_strdup (langkah->kegiatan);
      waktu->waktu = langkah->waktu;
      waktu->satuan = langkah->satuan;
      g_ptr_array_add (list, waktu);
    }
  for (guint i = 0; i < jalan->len; i++)
    add_run (list, g_ptr_array_index (jalan, i));

  return list;
}

gint
prk_sop_waktu_menunggu (GPtrArray *list)
{
  gint worst = -1;
  gint64 most = 0;

  g_return_val_if_fail (list != NULL, -1);

  for (guint i = 0; i < list->len; i++)
    {
      const PrkSopWaktu *waktu = g_ptr_array_index (list, i);

      if (waktu->lebih > most)
        {
          most = waktu->lebih;
          worst = i;
        }
    }

  return worst;
}
