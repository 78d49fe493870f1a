/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-buku-cetak.h"
#include "prk-cetak.h"
#include "prk-klasifikasi.h"
#include "prk-terbilang.h"

static void
put_day (PrkRecord  *cetak,
         const char *row,
         const char *column,
         PrkHari     hari)
{
  g_autofree char *text = hari != 0 ? prk_hari_dup_pendek (hari) : NULL;

  prk_cetak_put_cell (cetak, row, column, text);
}

static void
put_row (PrkRecord          *cetak,
         guint               number,
         const PrkBukuBaris *baris)
{
  g_autofree char *id = g_strdup_printf ("r%u", number);
  g_autofree char *row = prk_cetak_add_row (cetak, "baris", id, number);

  prk_cetak_put_cell (cetak, row, "jenis", baris->jenis);
  prk_cetak_put_cell (cetak, row, "nomor", baris->nomor);
  prk_cetak_put_cell (cetak, row, "nomor_mitra", baris->nomor_mitra);
  put_day (cetak, row, "tanggal", baris->tanggal);
  prk_cetak_put_cell (cetak, row, "pihak", baris->pihak);
  prk_cetak_put_cell (cetak, row, "tentang", baris->tentang);
  prk_cetak_put_cell (cetak, row, "urusan", baris->urusan_nama);
  prk_cetak_put_cell (cetak, row, "perangkat_daerah", baris->perangkat_daerah);
  put_day (cetak, row, "mulai", baris->mulai);
  put_day (cetak, row, "selesai", baris->selesai);
  prk_cetak_put_cell (cetak, row, "status", prk_buku_get_status_nama (baris->status));
  prk_cetak_put_cell (cetak, row, "klasifikasi", baris->klasifikasi);
  prk_cetak_put_cell (cetak, row, "lokasi", baris->lokasi);
  prk_cetak_put_cell (cetak, row, "pindaian", baris->pindaian);
}

char *
prk_buku_dup_saringan (const PrkBukuSaring *saring)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;

  g_return_val_if_fail (saring != NULL, NULL);

  if (saring->tahun != 0)
    {
      g_autofree char *year = g_strdup_printf ("tahun %u", saring->tahun);

      g_strv_builder_add (parts, year);
    }
  if (saring->status >= 0)
    g_strv_builder_add (parts, prk_buku_get_status_nama ((PrkBukuStatus) saring->status));
  if (saring->is_tanpa_arsip)
    g_strv_builder_add (parts, "belum diarsipkan");
  if (saring->mitra != NULL)
    g_strv_builder_add (parts, saring->mitra);
  if (saring->urusan != NULL)
    {
      const PrkPilihan *one = prk_klasifikasi_find ("urusan", saring->urusan);

      g_strv_builder_add (parts, one != NULL ? one->nama : saring->urusan);
    }
  if (saring->text != NULL && *saring->text != '\0')
    {
      g_autofree char *quoted = g_strdup_printf ("“%s”", saring->text);

      g_strv_builder_add (parts, quoted);
    }
  words = g_strv_builder_end (parts);

  return g_strjoinv (" · ", words);
}

PrkRecord *
prk_buku_new_cetak (GPtrArray           *rows,
                    const PrkBukuSaring *saring,
                    PrkProfil           *profil,
                    PrkHari              hari_ini)
{
  PrkRecord *cetak;
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *number = NULL;
  g_autofree char *about = NULL;

  g_return_val_if_fail (rows != NULL && profil != NULL, NULL);

  cetak = prk_record_new ("buku-register", "cetak_buku");
  iso = prk_hari_dup_iso (hari_ini);
  day = prk_tanggal_dup_panjang (iso);
  shown = saring != NULL ? prk_buku_dup_saringan (saring) : g_strdup ("");
  number = prk_format_angka (rows->len);
  about = g_strdup_printf ("%s%skeadaan per %s · %s baris", shown, *shown != '\0' ? " · " : "", day, number);
  prk_cetak_put (cetak, "judul", "Buku register kerja sama daerah");
  prk_cetak_put (cetak, "keterangan", about);
  for (guint i = 0; i < rows->len; i++)
    put_row (cetak, i, g_ptr_array_index (rows, i));

  return cetak;
}
