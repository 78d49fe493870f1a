/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is printed of a meeting is a record of its own, of the type "cetak_rapat": nobody stores it. The
 * four papers (undangan, daftar hadir, berita acara, notulen) read the same one. */

#include "config.h"

#include <string.h>

#include "oplog/prk-berkas-value.h"

#include "prk-bidang.h"
#include "prk-cetak.h"
#include "prk-lembaga-private.h"
#include "prk-rapat-private.h"
#include "prk-terbilang.h"

typedef struct
{
  PrkRecord *cetak;
  PrkRecord *rapat;
  GString   *path;
  guint      n_rows;
} Cetak;

/* Copies what stands at the same path, whatever it is. */
static void
copy (Cetak      *self,
      const char *path,
      const char *from)
{
  JsonNode *value = prk_record_get_value (self->rapat, from);

  if (!prk_bidang_is_empty (value))
    prk_record_overlay (self->cetak, path, value);
}

static char *
add_row (Cetak      *self,
         const char *table)
{
  g_autofree char *id = g_strdup_printf ("r%04u", self->n_rows++);

  return prk_cetak_add_row (self->cetak, table, id, self->n_rows);
}

static const char *
cell (Cetak      *self,
      const char *table,
      const char *row,
      const char *column)
{
  return _prk_rapat_cell (self->rapat, self->path, table, row, column);
}

static gboolean
cell_ya (Cetak      *self,
         const char *table,
         const char *row,
         const char *column)
{
  return _prk_rapat_ya (self->rapat, self->path, table, row, column);
}

static char *
dup_hari_tanggal (const char *iso)
{
  g_autofree char *hari = iso != NULL ? prk_tanggal_dup_hari (iso) : NULL;
  g_autofree char *panjang = iso != NULL ? prk_tanggal_dup_panjang (iso) : NULL;

  return hari != NULL && panjang != NULL ? g_strdup_printf ("%s, %s", hari, panjang) : NULL;
}

/* "Pada hari ini, Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam (24-11-2026) …" */
static char *
dup_pembuka (Cetak *self)
{
  const char *iso = prk_record_get_string (self->rapat, "tanggal");
  const char *tempat = prk_record_get_string (self->rapat, "tempat");
  const char *jenis = prk_klasifikasi_get_nama ("jenis_rapat", prk_record_get_string (self->rapat, "jenis"));
  g_autofree char *day = iso != NULL ? prk_tanggal_dup_resmi (iso) : NULL;

  if (day == NULL)
    return NULL;

  return g_strdup_printf ("Pada hari ini, %s%s%s, telah dilaksanakan %s Tim Koordinasi Kerja "
                          "Sama Daerah dengan hasil sebagai berikut.",
                          day, tempat != NULL ? ", bertempat di " : "", tempat != NULL ? tempat : "",
                          jenis != NULL ? jenis : "rapat");
}

static void
fill_kepala (Cetak     *self,
             GPtrArray *lembaga,
             PrkProfil *profil)
{
  static const char *const same[] = {
    "judul", "pukul", "tempat", "undangan/nomor", "undangan/tanggal", "undangan/sifat",
    "undangan/lampiran", "undangan/kontak", "undangan/jabatan", "undangan/nama", "undangan/nip",
    "pimpinan/nama", "pimpinan/nip", "pimpinan/alasan", "pencatat/nama", "pencatat/jabatan",
    "berita_acara/nomor",
  };
  PrkRecord *decree
    = prk_lembaga_find_berlaku (lembaga, "tkksd", _prk_rapat_get_hari (self->rapat));
  const char *jenis = prk_record_get_string (self->rapat, "jenis");
  const char *sebagai = prk_record_get_string (self->rapat, "pimpinan/sebagai");
  g_autofree char *hari = dup_hari_tanggal (prk_record_get_string (self->rapat, "tanggal"));
  g_autofree char *pembuka = dup_pembuka (self);

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    copy (self, same[i], same[i]);
  copy (self, "pembukaan", "notulen/pembukaan");
  copy (self, "pembahasan", "notulen/pembahasan");
  copy (self, "kesimpulan", "notulen/kesimpulan");
  copy (self, "berita_acara/tanggal",
        prk_record_get_string (self->rapat, "berita_acara/tanggal") != NULL ? "berita_acara/tanggal"
                                                                            : "tanggal");
  prk_cetak_put (self->cetak, "jenis", prk_klasifikasi_get_nama ("jenis_rapat", jenis));
  prk_cetak_put (self->cetak, "hari_tanggal", hari);
  prk_cetak_put (self->cetak, "kota", prk_profil_get_teks (profil, "kop.tempat"));
  prk_cetak_put (self->cetak, "pembuka", pembuka);
  if (sebagai != NULL)
    {
      g_autofree char *office
        = g_strdup_printf ("%s TKKSD", prk_klasifikasi_get_nama ("pimpinan_rapat", sebagai));

      prk_cetak_put (self->cetak, "pimpinan/jabatan", office);
    }
  if (decree != NULL)
    {
      const char *day = prk_record_get_string (decree, "sk/tanggal");
      g_autofree char *tanggal = day != NULL ? prk_tanggal_dup_panjang (day) : NULL;
      g_autofree char *dasar
        = g_strdup_printf ("Keputusan %s Nomor %s%s%s",
                           prk_profil_get_teks (profil, "pejabat.kepala_daerah"),
                           prk_record_get_string (decree, "sk/nomor"),
                           tanggal != NULL ? " tanggal " : "", tanggal != NULL ? tanggal : "");

      prk_cetak_put (self->cetak, "dasar", dasar);
    }
}

/* Members by office, then whoever else was asked to come. */
static void
fill_yth (Cetak     *self,
          GPtrArray *lembaga)
{
  g_autoptr(GPtrArray) members
    = prk_lembaga_list_anggota (lembaga, _prk_rapat_get_hari (self->rapat));
  g_auto(GStrv) others = prk_record_list_rows (self->rapat, "undangan/lain");

  for (guint i = 0; i < members->len; i++)
    {
      const PrkAnggota *one = g_ptr_array_index (members, i);
      g_autofree char *row = add_row (self, "yth");
      const char *office = one->jabatan != NULL && *one->jabatan != '\0'
                             ? one->jabatan
                             : prk_klasifikasi_get_nama ("unsur_lembaga", one->unsur);

      prk_cetak_put_cell (self->cetak, row, "nama", one->nama);
      prk_cetak_put_cell (self->cetak, row, "jabatan", office);
    }
  for (guint i = 0; others[i] != NULL; i++)
    {
      g_autofree char *row = add_row (self, "yth");

      prk_cetak_put_cell (self->cetak, row, "nama", cell (self, "undangan/lain", others[i], "nama"));
      prk_cetak_put_cell (self->cetak, row, "jabatan", cell (self, "undangan/lain", others[i], "instansi"));
    }
}

static void
fill_agenda (Cetak *self)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->rapat, "agenda");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *row = add_row (self, "agenda");

      prk_cetak_put_cell (self->cetak, row, "uraian", cell (self, "agenda", rows[i], "uraian"));
      prk_cetak_put_cell (self->cetak, row, "pokok",
                          prk_klasifikasi_get_nama ("agenda_rapat", cell (self, "agenda", rows[i], "jenis")));
      prk_cetak_put_cell (self->cetak, row, "bahan", cell (self, "agenda", rows[i], "bahan"));
    }
}

/* The files that go with the invitation, by what is said of them. */
static void
fill_bahan (Cetak *self)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->rapat, "lampiran");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autoptr(PrkBerkasValue) file = prk_berkas_from_value (prk_record_get_value (
        self->rapat, _prk_cell_path (self->path, "lampiran", rows[i], "berkas")));
      const char *words = cell (self, "lampiran", rows[i], "keterangan");
      g_autofree char *row = NULL;

      if (file == NULL)
        continue;
      row = add_row (self, "bahan");
      prk_cetak_put_cell (self->cetak, row, "nama", words != NULL && *words != '\0' ? words : file->nama);
      prk_cetak_put_cell (self->cetak, row, "berkas", file->nama);
    }
}

/* Before the meeting everybody who is expected; afterwards those who came. */
static void
fill_hadir (Cetak     *self,
            GPtrArray *lembaga,
            PrkProfil *profil)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->rapat, "hadir");
  gboolean is_held = prk_record_get_bool (self->rapat, "selesai");
  g_autofree char *words = NULL;
  PrkRapatHadir hadir;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *row = NULL;

      if (is_held && !cell_ya (self, "hadir", rows[i], "hadir"))
        continue;
      row = add_row (self, "hadir");
      prk_cetak_put_cell (self->cetak, row, "nama", cell (self, "hadir", rows[i], "nama"));
      prk_cetak_put_cell (self->cetak, row, "jabatan", cell (self, "hadir", rows[i], "jabatan"));
      prk_cetak_put_cell (self->cetak, row, "instansi", cell (self, "hadir", rows[i], "instansi"));
      prk_cetak_put_cell (self->cetak, row, "kedudukan",
                          prk_klasifikasi_get_nama ("kedudukan_lembaga", cell (self, "hadir", rows[i], "kedudukan")));
      prk_cetak_put_cell (self->cetak, row, "hak_suara", cell_ya (self, "hadir", rows[i], "hak_suara") ? "Ya" : "Tidak");
    }

  prk_rapat_hitung_hadir (self->rapat, lembaga, profil, &hadir);
  if (!is_held)
    return;
  words = g_strdup_printf ("Hadir %u orang. Dari %u anggota yang mempunyai hak suara hadir %u; kuorum %s.",
                           hadir.n_hadir, hadir.n_anggota, hadir.n_suara,
                           hadir.is_kuorum ? "terpenuhi" : "tidak terpenuhi");
  prk_cetak_put (self->cetak, "kehadiran", words);
}

static void
fill_putusan (Cetak *self)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->rapat, "putusan");
  g_auto(GStrv) reasons = prk_record_list_rows (self->rapat, "pertimbangan");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *row = add_row (self, "putusan");
      gint64 yes = prk_record_get_int (self->rapat,
                                       _prk_cell_path (self->path, "putusan", rows[i], "setuju"), 0);
      gint64 no = prk_record_get_int (self->rapat,
                                      _prk_cell_path (self->path, "putusan", rows[i], "tolak"), 0);
      gint64 none = prk_record_get_int (
        self->rapat, _prk_cell_path (self->path, "putusan", rows[i], "abstain"), 0);
      g_autofree char *votes
        = yes + no + none > 0
            ? g_strdup_printf ("%d setuju, %d menolak, %d abstain", (int) yes, (int) no, (int) none)
            : NULL;

      prk_cetak_put_cell (self->cetak, row, "agenda", cell (self, "putusan", rows[i], "agenda"));
      prk_cetak_put_cell (self->cetak, row, "hasil",
                          prk_klasifikasi_get_nama ("hasil_agenda", cell (self, "putusan", rows[i], "hasil")));
      prk_cetak_put_cell (self->cetak, row, "putusan", cell (self, "putusan", rows[i], "putusan"));
      prk_cetak_put_cell (self->cetak, row, "suara", votes);
    }
  for (guint i = 0; reasons[i] != NULL; i++)
    {
      g_autofree char *row = add_row (self, "pertimbangan");
      const char *kode = cell (self, "pertimbangan", reasons[i], "butir");
      const PrkPilihan *butir = kode != NULL ? prk_klasifikasi_find ("pertimbangan_pleno", kode) : NULL;

      prk_cetak_put_cell (self->cetak, row, "butir", butir != NULL ? butir->nama : kode);
      prk_cetak_put_cell (self->cetak, row, "pasal", butir != NULL ? butir->keterangan : NULL);
      prk_cetak_put_cell (self->cetak, row, "temuan", cell (self, "pertimbangan", reasons[i], "temuan"));
      prk_cetak_put_cell (self->cetak, row, "mendukung",
                          cell_ya (self, "pertimbangan", reasons[i], "mendukung") ? "Mendukung" : "Tidak mendukung");
    }
}

static void
fill_akhir (Cetak *self)
{
  g_auto(GStrv) deeds = prk_record_list_rows (self->rapat, "tindak_lanjut");
  g_auto(GStrv) signers = prk_record_list_rows (self->rapat, "berita_acara/penanda");

  for (guint i = 0; deeds[i] != NULL; i++)
    {
      g_autofree char *row = add_row (self, "tindak_lanjut");

      prk_cetak_put_cell (self->cetak, row, "uraian", cell (self, "tindak_lanjut", deeds[i], "uraian"));
      prk_cetak_put_cell (self->cetak, row, "oleh", cell (self, "tindak_lanjut", deeds[i], "oleh"));
      prk_cetak_put_cell (self->cetak, row, "sampai", cell (self, "tindak_lanjut", deeds[i], "sampai"));
    }
  for (guint i = 0; signers[i] != NULL; i++)
    {
      g_autofree char *row = add_row (self, "penanda");

      prk_cetak_put_cell (self->cetak, row, "nama", cell (self, "berita_acara/penanda", signers[i], "nama"));
      prk_cetak_put_cell (self->cetak, row, "jabatan", cell (self, "berita_acara/penanda", signers[i], "jabatan"));
    }
}

/**
 * prk_rapat_new_cetak:
 * @rapat: a record of type "rapat"
 * @lembaga: (element-type PrkRecord): the decrees
 * @profil: the daerah
 *
 * Lays together what the papers of a meeting show.
 *
 * Returns: (transfer full): a record of type "cetak_rapat"
 */
PrkRecord *
prk_rapat_new_cetak (PrkRecord *rapat,
                     GPtrArray *lembaga,
                     PrkProfil *profil)
{
  g_autoptr(GString) path = g_string_new (NULL);
  Cetak self = { .rapat = rapat, .path = path };

  g_return_val_if_fail (rapat != NULL && lembaga != NULL && profil != NULL, NULL);

  self.cetak = prk_record_new (prk_record_get_id (rapat), "cetak_rapat");
  fill_kepala (&self, lembaga, profil);
  fill_yth (&self, lembaga);
  fill_agenda (&self);
  fill_bahan (&self);
  fill_hadir (&self, lembaga, profil);
  fill_putusan (&self);
  fill_akhir (&self);

  return self.cetak;
}
