/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers of the charts and of the TKKSD's report. Labels are data: names of affairs, partners, stages, procedures. */

#include "config.h"

#include <string.h>

#include "prk-klasifikasi.h"
#include "prk-sop-jalan.h"
#include "prk-statistik.h"
#include "prk-tahapan.h"

#define N_QUARTERS 12

static void
sop_clear (gpointer data)
{
  g_free (((PrkStatistikSop *) data)->nama);
}

void
prk_statistik_kasus_free (PrkStatistikKasus *self)
{
  g_clear_pointer (&self->sop, g_array_unref);
  g_free (self);
}

/* A case */

typedef struct
{
  guint    hari[PRK_STATISTIK_N_TAHAPAN];
  gboolean is_known[PRK_STATISTIK_N_TAHAPAN];
} Garis;

/* A KB that is signed stays so for years, which says nothing about the work. */
static void
add_stay (const PrkTahapKeadaan *keadaan,
          PrkHari                mulai,
          PrkHari                selesai,
          gboolean               is_kini,
          gpointer               data)
{
  Garis *line = data;
  int stage = *keadaan->tahapan - 'a';

  /* Of the stay that lasts @selesai is 0. */
  if (strcmp (keadaan->id, "D1") == 0 || mulai == 0 || selesai < mulai || stage < 0 || stage >= PRK_STATISTIK_N_TAHAPAN)
    return;
  line->hari[stage] += selesai - mulai;
  line->is_known[stage] = TRUE;
}

static void
add_line (PrkStatistikKasus *self,
          PrkKasus          *kasus,
          const char        *alur)
{
  Garis line = { 0 };

  prk_tahapan_telusuri (kasus, alur, add_stay, &line);
  for (guint i = 0; i < PRK_STATISTIK_N_TAHAPAN; i++)
    {
      self->hari[i] += line.hari[i];
      self->n[i] += line.is_known[i];
    }
}

static void
add_run (PrkStatistikKasus *self,
         PrkKasus          *kasus,
         const char        *alur,
         PrkKalender       *kalender)
{
  g_autoptr(PrkSop) sop = prk_sop_dari_kasus (kasus, alur);
  g_autoptr(PrkSopJalan) run = NULL;
  PrkStatistikSop one = { 0 };

  if (sop == NULL)
    return;
  run = prk_sop_jalankan (sop, kasus, alur, kalender, PRK_SOP_MENIT_SEHARI, NULL);
  for (guint i = 0; i < run->kunjungan->len; i++)
    {
      const PrkSopKunjungan *visit = g_ptr_array_index (run->kunjungan, i);

      one.n_langkah += visit->selesai.hari != 0;
      one.n_terlambat += visit->selesai.hari != 0 && visit->is_terlambat;
    }
  if (one.n_langkah == 0)
    return;
  one.nama = g_strdup (prk_sop_get_nama (sop));
  if (self->sop == NULL)
    {
      self->sop = g_array_new (FALSE, FALSE, sizeof (PrkStatistikSop));
      g_array_set_clear_func (self->sop, sop_clear);
    }
  g_array_append_val (self->sop, one);
}

/**
 * prk_statistik_kasus_new:
 * @kasus: a whole case
 * @kalender: the office's
 *
 * Reckons how long each stage took and how many steps of its procedures were late. A line that is one stage still counts
 * for those before it.
 *
 * Returns: (transfer full): the numbers
 */
PrkStatistikKasus *
prk_statistik_kasus_new (PrkKasus    *kasus,
                         PrkKalender *kalender)
{
  PrkStatistikKasus *self = g_new0 (PrkStatistikKasus, 1);
  g_autoptr(GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) runs = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (kasus != NULL && kalender != NULL, self);

  for (guint i = 0; i < prk_kasus_get_n_kejadian (kasus); i++)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (kasus, i);

      if ((strcmp (e->alur, PRK_ALUR_UTAMA) == 0 || g_str_has_prefix (e->alur, "pks"))
          && g_hash_table_add (lines, (char *) e->alur))
        add_line (self, kasus, e->alur);
      if (strcmp (e->jenis, "sop_dimulai") == 0 && g_hash_table_add (runs, (char *) e->alur))
        add_run (self, kasus, e->alur, kalender);
    }

  return self;
}

/* Bars */

static void
batang_free (PrkStatistikBatang *self)
{
  g_free (self->label);
  g_free (self);
}

static PrkStatistikBatang *
add_bar (GPtrArray  *bars,
         const char *label,
         guint       nilai,
         guint       dari)
{
  PrkStatistikBatang *bar = g_new0 (PrkStatistikBatang, 1);

  bar->label = g_strdup (label);
  bar->nilai = nilai;
  bar->dari = dari;
  g_ptr_array_add (bars, bar);

  return bar;
}

static void
count (GHashTable *table,
       GPtrArray  *bars,
       const char *label)
{
  PrkStatistikBatang *bar = g_hash_table_lookup (table, label);

  if (bar == NULL)
    {
      bar = add_bar (bars, label, 0, 0);
      g_hash_table_insert (table, bar->label, bar);
    }
  bar->nilai++;
}

/* The greatest first, equal ones by name. */
static int
compare_bars (gconstpointer a,
              gconstpointer b)
{
  const PrkStatistikBatang *one = *(PrkStatistikBatang *const *) a, *other = *(PrkStatistikBatang *const *) b;

  if (one->nilai != other->nilai)
    return one->nilai > other->nilai ? -1 : 1;

  return g_utf8_collate (one->label, other->label);
}

/* An agreement about two affairs, or with two partners, counts for both. */
static void
count_each (GPtrArray          *bars,
            GPtrArray          *buku,
            PrkStatistikJenis   jenis)
{
  g_autoptr(GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < buku->len; i++)
    {
      const PrkBukuBaris *baris = g_ptr_array_index (buku, i);
      g_auto(GStrv) names
        = g_strsplit (jenis == PRK_STATISTIK_URUSAN ? baris->urusan_nama : baris->mitra, "; ", -1);

      for (guint j = 0; baris->status == PRK_BUKU_AKTIF && names[j] != NULL; j++)
        if (*names[j] != '\0')
          count (table, bars, names[j]);
    }
  g_ptr_array_sort (bars, compare_bars);
}

static int
get_quarter (PrkHari hari)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, hari);

  return (int) g_date_get_year (&date) * 4 + ((int) g_date_get_month (&date) - 1) / 3;
}

/* This quarter and those after it, up to the last in which one ends; what is later than three years is left out. */
static void
count_quarters (GPtrArray *bars,
                GPtrArray *buku,
                PrkHari    hari_ini)
{
  guint n[N_QUARTERS] = { 0 };
  int first = get_quarter (hari_ini), last = -1;

  for (guint i = 0; i < buku->len; i++)
    {
      const PrkBukuBaris *baris = g_ptr_array_index (buku, i);
      int quarter = baris->selesai != 0 ? get_quarter (baris->selesai) - first : -1;

      if (baris->status != PRK_BUKU_AKTIF || quarter < 0 || quarter >= N_QUARTERS)
        continue;
      n[quarter]++;
      last = MAX (last, quarter);
    }
  for (int i = 0; i <= last; i++)
    {
      static const char *const names[] = { "I", "II", "III", "IV" };
      g_autofree char *label = g_strdup_printf ("%s %d", names[(first + i) % 4], (first + i) / 4);

      add_bar (bars, label, n[i], 0);
    }
}

static void
average_stages (GPtrArray *bars,
                GPtrArray *kasus)
{
  static const char *const names[PRK_STATISTIK_N_TAHAPAN] = {
    "KAK dan telaah", "Penawaran", "Penyusunan KB", "Penandatanganan KB", "Persetujuan DPRD", "Penyusunan PKS",
    "Penandatanganan PKS", NULL, /* carrying it out takes as long as was agreed */
  };

  for (guint stage = 0; stage < PRK_STATISTIK_N_TAHAPAN; stage++)
    {
      guint64 days = 0;
      guint n = 0;

      for (guint i = 0; i < kasus->len; i++)
        {
          const PrkStatistikKasus *one = g_ptr_array_index (kasus, i);

          days += one->hari[stage];
          n += one->n[stage];
        }
      if (n > 0 && names[stage] != NULL)
        add_bar (bars, names[stage], (guint) ((days + n / 2) / n), n);
    }
}

static void
count_late (GPtrArray *bars,
            GPtrArray *kasus)
{
  g_autoptr(GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kasus->len; i++)
    {
      const PrkStatistikKasus *one = g_ptr_array_index (kasus, i);

      for (guint j = 0; one->sop != NULL && j < one->sop->len; j++)
        {
          const PrkStatistikSop *sop = &g_array_index (one->sop, PrkStatistikSop, j);
          PrkStatistikBatang *bar = g_hash_table_lookup (table, sop->nama);

          if (bar == NULL)
            {
              bar = add_bar (bars, sop->nama, 0, 0);
              g_hash_table_insert (table, bar->label, bar);
            }
          bar->nilai += sop->n_terlambat;
          bar->dari += sop->n_langkah;
        }
    }
  g_ptr_array_sort (bars, compare_bars);
}

/**
 * prk_statistik_hitung:
 * @jenis: what is counted
 * @buku: (element-type PrkBukuBaris): the register
 * @kasus: (element-type PrkStatistikKasus): its cases
 * @hari_ini: today
 *
 * Returns: (transfer full) (element-type PrkStatistikBatang): the bars of a chart in their order
 */
GPtrArray *
prk_statistik_hitung (PrkStatistikJenis  jenis,
                      GPtrArray         *buku,
                      GPtrArray         *kasus,
                      PrkHari            hari_ini)
{
  GPtrArray *bars = g_ptr_array_new_with_free_func ((GDestroyNotify) batang_free);

  g_return_val_if_fail (buku != NULL && kasus != NULL, bars);

  switch (jenis)
    {
    case PRK_STATISTIK_URUSAN:
    case PRK_STATISTIK_MITRA:
      count_each (bars, buku, jenis);
      break;
    case PRK_STATISTIK_BERAKHIR:
      count_quarters (bars, buku, hari_ini);
      break;
    case PRK_STATISTIK_WAKTU:
      average_stages (bars, kasus);
      break;
    case PRK_STATISTIK_SOP:
      count_late (bars, kasus);
      break;
    case PRK_STATISTIK_N:
    default:
      g_return_val_if_reached (bars);
    }

  return bars;
}
