/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-buku-cetak.h"

#include "prk-buku-tulis.h"
#include "prk-hamparan.h"

/* In the order of the register (Pasal 26; SOP step "penatausahaan"). */
enum
{
  NO,
  TAHUN,
  JENIS,
  NOMOR,
  NOMOR_MITRA,
  TANGGAL,
  PIHAK,
  TENTANG,
  URUSAN,
  PERANGKAT,
  MULAI,
  SELESAI,
  STATUS,
  KLASIFIKASI,
  ASLI,
  LOKASI,
  PINDAIAN,
  N_KOLOM,
};

static const PrkHamparanKolom columns[N_KOLOM] = {
  [NO] = { "No.", PRK_HAMPARAN_ANGKA, 6 },
  [TAHUN] = { "Tahun", PRK_HAMPARAN_ANGKA, 7 },
  [JENIS] = { "Jenis", PRK_HAMPARAN_TEKS, 12 },
  [NOMOR] = { "Nomor naskah", PRK_HAMPARAN_TEKS, 22 },
  [NOMOR_MITRA] = { "Nomor mitra", PRK_HAMPARAN_TEKS, 22 },
  [TANGGAL] = { "Ditandatangani", PRK_HAMPARAN_HARI, 14 },
  [PIHAK] = { "Para pihak", PRK_HAMPARAN_TEKS, 40 },
  [TENTANG] = { "Tentang", PRK_HAMPARAN_TEKS, 50 },
  [URUSAN] = { "Urusan", PRK_HAMPARAN_TEKS, 26 },
  [PERANGKAT] = { "Perangkat daerah", PRK_HAMPARAN_TEKS, 28 },
  [MULAI] = { "Berlaku sejak", PRK_HAMPARAN_HARI, 13 },
  [SELESAI] = { "Berlaku sampai", PRK_HAMPARAN_HARI, 13 },
  [STATUS] = { "Status", PRK_HAMPARAN_TEKS, 14 },
  [KLASIFIKASI] = { "Kode klasifikasi", PRK_HAMPARAN_TEKS, 14 },
  [ASLI] = { "Asli disimpan", PRK_HAMPARAN_TEKS, 9 },
  [LOKASI] = { "Tempat penyimpanan", PRK_HAMPARAN_TEKS, 24 },
  [PINDAIAN] = { "Pindaian", PRK_HAMPARAN_TEKS, 24 },
};

static void
give_number (const PrkBukuBaris *baris,
             guint               row,
             guint               column,
             PrkHamparanSel        *sel)
{
  sel->angka = column == NO ? row + 1 : baris->tahun;
}

static void
give_text (const PrkBukuBaris *baris,
           guint               column,
           PrkHamparanSel        *sel)
{
  const char *const texts[N_KOLOM] = {
    [JENIS] = baris->jenis,           [NOMOR] = baris->nomor,
    [NOMOR_MITRA] = baris->nomor_mitra, [PIHAK] = baris->pihak,
    [TENTANG] = baris->tentang,       [URUSAN] = baris->urusan_nama,
    [PERANGKAT] = baris->perangkat_daerah, [STATUS] = prk_buku_get_status_nama (baris->status),
    [KLASIFIKASI] = baris->klasifikasi, [ASLI] = baris->is_fisik ? "ya" : NULL,
    [LOKASI] = baris->lokasi,         [PINDAIAN] = baris->pindaian,
  };

  sel->teks = texts[column];
}

static void
give (gpointer     data,
      guint        row,
      guint        column,
      PrkHamparanSel *sel)
{
  const PrkBukuBaris *baris = g_ptr_array_index ((GPtrArray *) data, row);

  if (column == TANGGAL)
    sel->hari = baris->tanggal;
  else if (column == MULAI)
    sel->hari = baris->mulai;
  else if (column == SELESAI)
    sel->hari = baris->selesai;
  else if (columns[column].jenis == PRK_HAMPARAN_ANGKA)
    give_number (baris, row, column, sel);
  else
    give_text (baris, column, sel);
}

static gboolean
is_paper (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".pdf") || g_str_has_suffix (lower, ".docx");
}

gboolean
prk_buku_can_tulis (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return is_paper (path) || prk_hamparan_find_format (path) != PRK_HAMPARAN_BUKAN;
}

static gboolean
print (PrkPencetak          *pencetak,
       PrkRecord            *record,
       const PrkBukuKantor  *kantor,
       const char           *path,
       GCancellable         *cancellable,
       GError              **error)
{
  g_autoptr(GBytes) bytes = NULL;

  /* An emblem that cannot be used is not on these papers. */
  prk_pencetak_set_folder (pencetak, kantor->folder, NULL);
  prk_pencetak_set_templat_kantor (pencetak, kantor->templat);
  bytes = prk_pencetak_buat (pencetak, record, path, NULL, cancellable, error);

  return bytes != NULL
         && g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                      G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

static gboolean
write_paper (GPtrArray            *rows,
             const PrkBukuSaring  *saring,
             const PrkBukuKantor  *kantor,
             PrkHari               hari_ini,
             const char           *path,
             GCancellable         *cancellable,
             GError              **error)
{
  g_autoptr(PrkProfil) sideways = prk_profil_new_mendatar (kantor->profil, "cetak_buku");
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_untuk (sideways, "cetak_buku", "buku-register");
  g_autoptr(PrkRecord) record = prk_buku_new_cetak (rows, saring, kantor->profil, hari_ini);

  return print (pencetak, record, kantor, path, cancellable, error);
}

gboolean
prk_buku_tulis_laporan (PrkRecord            *record,
                        const PrkBukuKantor  *kantor,
                        const char           *path,
                        GCancellable         *cancellable,
                        GError              **error)
{
  g_autoptr(PrkPencetak) pencetak = NULL;

  g_return_val_if_fail (record != NULL && kantor != NULL && path != NULL, FALSE);

  pencetak = prk_pencetak_new_untuk (kantor->profil, "cetak_tkksd", "laporan-tkksd");

  return print (pencetak, record, kantor, path, cancellable, error);
}

/**
 * prk_buku_tulis:
 *
 * Writes lines of the register for a spreadsheet, for a word processor or on paper.
 *
 * Returns: %FALSE with an error of PRK_NASKAH_ERROR, G_IO_ERROR or G_FILE_ERROR; the file that was there is as it was then
 */
gboolean
prk_buku_tulis (GPtrArray            *rows,
                const PrkBukuSaring  *saring,
                const PrkBukuKantor  *kantor,
                PrkHari               hari_ini,
                const char           *path,
                GCancellable         *cancellable,
                GError              **error)
{
  PrkHamparan table = { .judul = "Buku register", .kolom = columns, .n_kolom = N_KOLOM, .isi = give };
  PrkHamparanFormat format;

  g_return_val_if_fail (rows != NULL && kantor != NULL && path != NULL, FALSE);

  if (is_paper (path))
    return write_paper (rows, saring, kantor, hari_ini, path, cancellable, error);

  format = prk_hamparan_find_format (path);
  if (format == PRK_HAMPARAN_BUKAN)
    {
      g_set_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_OUTPUT,
                   _("“%s” ends in none of .xlsx, .ods, .csv, .pdf and .docx"), path);
      return FALSE;
    }
  table.n_baris = rows->len;
  table.data = rows;

  return prk_hamparan_tulis (&table, format, path, cancellable, error);
}
