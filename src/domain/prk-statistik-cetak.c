/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-cetak.h"
#include "prk-statistik-cetak.h"
#include "prk-terbilang.h"

static gboolean
is_digits (const char *text,
           gsize       n)
{
  return strspn (text, "0123456789") >= n;
}

gboolean
prk_statistik_baca_masa (const char *masa,
                         PrkHari    *awal,
                         PrkHari    *akhir)
{
  gsize length;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  char half;

  g_return_val_if_fail (masa != NULL && awal != NULL && akhir != NULL, FALSE);

  length = strlen (masa);
  half = length == 6 && masa[4] == '-' ? masa[5] : '\0';
  if (!is_digits (masa, 4) || (length != 4 && half != '1' && half != '2'))
    return FALSE;
  first = g_strdup_printf ("%.4s-%s", masa, half == '2' ? "07-01" : "01-01");
  last = g_strdup_printf ("%.4s-%s", masa, half == '1' ? "06-30" : "12-31");
  *awal = prk_hari_dari_iso (first);
  *akhir = prk_hari_dari_iso (last);

  return *awal != 0;
}

char *
prk_statistik_dup_masa (const char *masa)
{
  g_return_val_if_fail (masa != NULL, NULL);

  if (strlen (masa) != 6)
    return g_strdup_printf ("Tahun %s", masa);

  return g_strdup_printf ("Semester %s Tahun %.4s", masa[5] == '1' ? "I" : "II", masa);
}

static char *
add_row (PrkRecord  *cetak,
         const char *table,
         guint       number)
{
  g_autofree char *id = g_strdup_printf ("r%u", number);

  return prk_cetak_add_row (cetak, table, id, number);
}

static void
put_bars (PrkRecord         *cetak,
          const char        *table,
          PrkStatistikJenis  jenis,
          GPtrArray         *buku,
          GPtrArray         *kasus,
          PrkHari            hari_ini)
{
  g_autoptr(GPtrArray) bars = prk_statistik_hitung (jenis, buku, kasus, hari_ini);

  for (guint i = 0; i < bars->len; i++)
    {
      const PrkStatistikBatang *bar = g_ptr_array_index (bars, i);
      g_autofree char *number = prk_format_angka (bar->nilai);
      g_autofree char *value = jenis == PRK_STATISTIK_WAKTU ? g_strdup_printf ("%s hari", number)
                               : jenis == PRK_STATISTIK_SOP ? g_strdup_printf ("%s dari %u", number, bar->dari)
                                                            : g_strdup (number);
      g_autofree char *row = add_row (cetak, table, i);

      prk_cetak_put_cell (cetak, row, "nama", bar->label);
      prk_cetak_put_cell (cetak, row, "nilai", value);
    }
}

static void
put_statuses (PrkRecord *cetak,
              GPtrArray *buku)
{
  guint n[PRK_BUKU_N_STATUS] = { 0 };

  for (guint i = 0; i < buku->len; i++)
    n[((PrkBukuBaris *) g_ptr_array_index (buku, i))->status]++;
  for (guint i = 0; i < PRK_BUKU_N_STATUS; i++)
    {
      g_autofree char *number = prk_format_angka (n[i]);
      g_autofree char *row = add_row (cetak, "keadaan", i);

      prk_cetak_put_cell (cetak, row, "nama", prk_buku_get_status_nama ((PrkBukuStatus) i));
      prk_cetak_put_cell (cetak, row, "nilai", number);
    }
}

static void
put_paper (PrkRecord          *cetak,
           const char         *table,
           guint               index,
           const PrkBukuBaris *baris,
           PrkHari             hari,
           const char         *masa)
{
  g_autofree char *day = prk_hari_dup_pendek (hari);
  g_autofree char *number = g_strjoin (" ", baris->jenis, baris->nomor != NULL ? baris->nomor : "(belum bernomor)", NULL);
  g_autofree char *row = add_row (cetak, table, index);

  prk_cetak_put_cell (cetak, row, "nomor", number);
  prk_cetak_put_cell (cetak, row, "tanggal", day);
  prk_cetak_put_cell (cetak, row, "tentang", baris->tentang);
  prk_cetak_put_cell (cetak, row, "mitra", baris->mitra);
  prk_cetak_put_cell (cetak, row, "masa", masa);
}

static gboolean
is_over (const PrkBukuBaris *baris)
{
  return baris->status == PRK_BUKU_BERAKHIR || baris->status == PRK_BUKU_DIPERPANJANG;
}

/* What was signed in the time, and what came to its last day in it. */
static guint
put_papers (PrkRecord *cetak,
            GPtrArray *buku,
            PrkHari    awal,
            PrkHari    akhir)
{
  guint n_new = 0, n_over = 0;

  for (guint i = 0; i < buku->len; i++)
    {
      const PrkBukuBaris *baris = g_ptr_array_index (buku, i);

      if (baris->tanggal >= awal && baris->tanggal <= akhir)
        {
          g_autofree char *last = baris->selesai != 0 ? prk_hari_dup_pendek (baris->selesai) : NULL;
          g_autofree char *term = last != NULL ? g_strdup_printf ("s.d. %s", last) : NULL;

          put_paper (cetak, "baru", n_new++, baris, baris->tanggal, term);
        }
      if (is_over (baris) && baris->selesai >= awal && baris->selesai <= akhir)
        put_paper (cetak, "akhir", n_over++, baris, baris->selesai, prk_buku_get_status_nama (baris->status));
    }

  return n_new;
}

PrkRecord *
prk_statistik_new_cetak (GPtrArray  *buku,
                         GPtrArray  *kasus,
                         const char *masa,
                         PrkHari     hari_ini)
{
  g_autoptr(PrkRecord) cetak = NULL;
  g_autofree char *stretch = NULL;
  g_autofree char *title = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;
  g_autofree char *opening = NULL;
  PrkHari awal, akhir;
  guint n_new;

  g_return_val_if_fail (buku != NULL && kasus != NULL && masa != NULL, NULL);

  if (!prk_statistik_baca_masa (masa, &awal, &akhir))
    return NULL;
  cetak = prk_record_new ("laporan-tkksd", "cetak_tkksd");
  stretch = prk_statistik_dup_masa (masa);
  title = g_strdup_printf ("Laporan TKKSD %s", stretch);
  iso = prk_hari_dup_iso (hari_ini);
  day = prk_tanggal_dup_panjang (iso);
  n_new = put_papers (cetak, buku, awal, akhir);
  opening = g_strdup_printf ("Berdasarkan Pasal 34 ayat (2) huruf j, dengan hormat kami laporkan pelaksanaan kerja sama "
                             "daerah %s. Dalam masa itu ditandatangani %u naskah; keadaan pada tanggal %s adalah "
                             "sebagai berikut.",
                             stretch, n_new, day);
  prk_cetak_put (cetak, "judul", title);
  prk_cetak_put (cetak, "masa", stretch);
  prk_cetak_put (cetak, "tanggal", iso);
  prk_cetak_put (cetak, "pembuka", opening);
  put_statuses (cetak, buku);
  put_bars (cetak, "urusan", PRK_STATISTIK_URUSAN, buku, kasus, hari_ini);
  put_bars (cetak, "mitra", PRK_STATISTIK_MITRA, buku, kasus, hari_ini);
  put_bars (cetak, "waktu", PRK_STATISTIK_WAKTU, buku, kasus, hari_ini);
  put_bars (cetak, "sop", PRK_STATISTIK_SOP, buku, kasus, hari_ini);

  return g_steal_pointer (&cetak);
}
