/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is due in each half year or year while something lasts. The last day is that of the half
 * year or year, plus the days that a daerah gives (`hitung.laporan_hari`). */

#include "config.h"

#include "prk-tenggat-private.h"

#define MAX_MASA 400 /* half years of one case: two centuries */

/* The stretch number @index, counted from the year 0. */
typedef struct
{
  char *masa;
  PrkHari first, last;
} Masa;

static void
get_masa (const TenggatDefinisi *definisi, guint index, Masa *masa)
{
  gboolean is_semester = definisi->jenis == TENGGAT_SEMESTER;
  guint year = is_semester ? index / 2 : index;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, is_semester && index % 2 == 1 ? G_DATE_JULY : G_DATE_JANUARY, year);
  masa->first = g_date_get_julian (&date);
  g_date_add_months (&date, is_semester ? 6 : 12);
  masa->last = g_date_get_julian (&date) - 1;
  masa->masa
      = is_semester ? g_strdup_printf ("%u-%u", year, index % 2 + 1) : g_strdup_printf ("%u", year);
}

static guint
get_index (const TenggatDefinisi *definisi, PrkHari hari)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, hari);
  if (definisi->jenis == TENGGAT_TAHUN)
    return g_date_get_year (&date);

  return g_date_get_year (&date) * 2 + (g_date_get_month (&date) >= G_DATE_JULY ? 1 : 0);
}

static PrkTenggat *
new_of_masa (const TenggatKonteks *konteks,
             const TenggatDefinisi *definisi,
             const PrkKejadian *pemicu,
             guint index)
{
  PrkTenggat *tenggat = _prk_tenggat_new (definisi, pemicu->alur);
  gint64 extra = konteks->profil != NULL && definisi->jenis == TENGGAT_SEMESTER
                     ? prk_profil_get_bulat (konteks->profil, "hitung.laporan_hari", 0)
                     : 0;
  const PrkKejadian *selesai;
  g_autofree char *last = NULL;
  Masa masa;

  get_masa (definisi, index, &masa);
  selesai = _prk_tenggat_find_selesai (konteks, definisi->selesai, pemicu, masa.masa);
  tenggat->pemicu = masa.first;
  tenggat->jatuh = masa.last + CLAMP (extra, 0, 366);
  tenggat->selesai
      = selesai != NULL ? (selesai->tanggal != 0 ? selesai->tanggal : tenggat->jatuh) : 0;
  last = prk_hari_dup_pendek (tenggat->jatuh);
  tenggat->hitungan
      = definisi->jenis == TENGGAT_SEMESTER
            ? g_strdup_printf ("semester %u tahun %.4s, sampai %s", index % 2 + 1, masa.masa, last)
            : g_strdup_printf ("tahun %s, sampai %s", masa.masa, last);
  tenggat->masa = masa.masa;
  _prk_tenggat_nilai (tenggat, konteks);

  return tenggat;
}

void
_prk_tenggat_berulang (const TenggatKonteks *konteks,
                       const TenggatDefinisi *definisi,
                       const PrkKejadian *pemicu,
                       GPtrArray *list)
{
  const PrkKejadian *akhir = _prk_tenggat_find_selesai (konteks, definisi->akhir, pemicu, NULL);
  PrkHari until = konteks->hari_ini;
  guint first, last;

  if (pemicu->tanggal == 0)
    {
      PrkTenggat *tenggat = _prk_tenggat_new (definisi, pemicu->alur);

      tenggat->status = PRK_TENGGAT_TANPA_TANGGAL;
      tenggat->hitungan = g_strdup ("?");
      _prk_tenggat_ingatkan (tenggat, "tenggat.tanpa_tanggal", "kata", "mulai", NULL);
      g_ptr_array_add (list, tenggat);
      return;
    }

  if (akhir != NULL && akhir->tanggal != 0)
    until = MIN (until, akhir->tanggal);
  if (until < pemicu->tanggal)
    return;

  first = get_index (definisi, pemicu->tanggal);
  last = MIN (get_index (definisi, until), first + MAX_MASA);
  for (guint index = first; index <= last; index++)
    g_ptr_array_add (list, new_of_masa (konteks, definisi, pemicu, index));
}
