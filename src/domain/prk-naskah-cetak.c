/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is printed of a case is a record of its own, of the type "cetak_kasus": nobody stores it. Every paper of a case reads the
 * same one, so that a template may use whatever the case knows. */

#include "config.h"

#include <string.h>

#include "base/prk-id.h"
#include "base/prk-json.h"

#include "prk-bidang.h"
#include "prk-cetak.h"
#include "prk-naskah-private.h"
#include "prk-terbilang.h"

#define NO_RECORD "00000000-0000-7000-8000-000000000000"

void
_prk_naskah_put (PrkNaskahCetak *self,
                 const char     *path,
                 const char     *text)
{
  prk_cetak_put (self->cetak, path, text);
}

void
_prk_naskah_put_narasi (PrkNaskahCetak *self,
                        const char     *path,
                        const char     *text)
{
  prk_cetak_put_narasi (self->cetak, path, text);
}

char *
_prk_naskah_add_row (PrkNaskahCetak *self,
                     const char     *table)
{
  g_autofree char *name = g_strdup_printf ("r%04u", self->n_rows);

  return _prk_naskah_add_row_named (self, table, name);
}

/* The same with a name that stays the same from print to print. */
char *
_prk_naskah_add_row_named (PrkNaskahCetak *self,
                           const char     *table,
                           const char     *name)
{
  return prk_cetak_add_row (self->cetak, table, name, ++self->n_rows);
}

void
_prk_naskah_put_cell (PrkNaskahCetak *self,
                      const char     *row,
                      const char     *column,
                      const char     *text)
{
  prk_cetak_put_cell (self->cetak, row, column, text);
}

const char *
_prk_naskah_get (PrkNaskahCetak *self,
                 const char     *path)
{
  const char *own = self->teks != NULL ? prk_record_get_string (self->teks, path) : NULL;

  return own != NULL && *own != '\0' ? own : prk_kasus_get_teks (self->kasus, NULL, path);
}

char *
_prk_naskah_join (GPtrArray *words)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0)
        g_string_append (out, words->len == 2 ? " dan " : i + 1 == words->len ? ", dan " : ", ");
      g_string_append (out, g_ptr_array_index (words, i));
    }
  g_ptr_array_unref (words);

  return g_string_free (out, FALSE);
}

char *
_prk_naskah_dup_pilihan (PrkNaskahCetak *self,
                         const char     *list)
{
  const GPtrArray *all = prk_klasifikasi_list (list);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    {
      const PrkPilihan *one = g_ptr_array_index (all, i);
      g_autofree char *path = g_strdup_printf ("%s/%s", list, one->kode);

      if (prk_kasus_get_ya (self->kasus, NULL, path))
        g_ptr_array_add (names, g_utf8_strdown (one->nama, -1));
    }

  return names->len > 0 ? _prk_naskah_join (g_steal_pointer (&names)) : NULL;
}

/* "pks" finds the newest agreement; what was agreed before the program came is one event. */
const PrkKejadian *
_prk_naskah_find_naskah (PrkNaskahCetak *self,
                         const char     *alur,
                         const char    **nomor)
{
  gboolean is_kb = strcmp (alur, PRK_ALUR_UTAMA) == 0;
  const char *line = is_kb ? PRK_ALUR_UTAMA : g_str_has_prefix (self->alur, "pks") ? self->alur : NULL;
  const PrkKejadian *made = prk_kasus_find (self->kasus, line, is_kb ? "kb_ditandatangani" : "pks_ditandatangani");
  const PrkKejadian *numbered = prk_kasus_find (self->kasus, line, is_kb ? "nomor_kb" : "nomor_pks");
  const PrkKejadian *old = made == NULL ? prk_kasus_find (self->kasus, line, "entri_lama") : NULL;
  PrkNaskahPihak *kita = _prk_naskah_get_kita (self);
  g_autofree char *path = kita != NULL ? g_strconcat ("nomor/", kita->baris, NULL) : NULL;

  *nomor = NULL;
  if (numbered != NULL && path != NULL)
    *nomor = prk_kasus_get_teks (self->kasus, numbered, path);
  else if (old != NULL)
    *nomor = prk_kasus_get_teks (self->kasus, old, "nomor");

  return made != NULL ? made : old;
}

static char *
dup_days (const char *first,
          const char *last)
{
  g_autofree char *dari = first != NULL ? prk_tanggal_dup_panjang (first) : NULL;
  g_autofree char *sampai = last != NULL ? prk_tanggal_dup_panjang (last) : NULL;

  return dari != NULL && sampai != NULL
           ? g_strdup_printf (", terhitung sejak tanggal %s sampai dengan tanggal %s", dari, sampai)
           : g_strdup (", terhitung sejak tanggal ditandatangani");
}

/* "5 (lima) tahun, terhitung sejak tanggal …"; NULL where nobody said how long. */
char *
_prk_naskah_dup_jangka (PrkNaskahCetak *self)
{
  static const char *const drafts[] = { "kb_ditandatangani", "rancangan_kb", "pks_ditandatangani", "rancangan_pks" };
  const char *mulai = _prk_naskah_get (self, "jangka/mulai");
  const char *selesai = _prk_naskah_get (self, "jangka/selesai");
  gint64 bulan = prk_kasus_get_bulat (self->kasus, NULL, "jangka/bulan", 0);
  g_autofree char *words = NULL, *days = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      const PrkKejadian *e = prk_kasus_find (self->kasus, self->alur, drafts[i]);

      if (e == NULL)
        continue;
      mulai = prk_kasus_get_teks (self->kasus, e, "mulai");
      selesai = prk_kasus_get_teks (self->kasus, e, "selesai");
      bulan = prk_kasus_get_bulat (self->kasus, e, "durasi_bulan", 0);
      break;
    }
  if (bulan <= 0 && mulai != NULL && selesai != NULL)
    bulan = prk_tanggal_count_bulan (mulai, selesai);
  if (bulan <= 0)
    return NULL;

  words = prk_terbilang (bulan % 12 == 0 ? bulan / 12 : bulan);
  days = dup_days (mulai, selesai);

  return g_strdup_printf ("%d (%s) %s%s", (int) (bulan % 12 == 0 ? bulan / 12 : bulan), words,
                          bulan % 12 == 0 ? "tahun" : "bulan", days);
}

static void
add_column (GPtrArray  *items,
            PrkRecord  *record,
            const char *table,
            const char *column)
{
  g_auto(GStrv) rows = record != NULL ? prk_record_list_rows (record, table) : NULL;

  for (guint i = 0; rows != NULL && rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strjoin ("/", table, rows[i], column, NULL);
      const char *cell = prk_record_get_string (record, path);

      if (cell != NULL && *cell != '\0')
        g_ptr_array_add (items, g_strdup (cell));
    }
}

/* Items of narrative text: those of its list, or else its paragraphs. */
static void
add_lines (GPtrArray  *items,
           const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  gboolean has_list = FALSE;

  for (guint pass = 0; pass < 2 && !has_list; pass++)
    for (guint i = 0; lines[i] != NULL; i++)
      {
        const char *line = g_strchug (lines[i]);
        gsize digits = strspn (line, "0123456789");
        gboolean is_item = (digits > 0 && (line[digits] == '.' || line[digits] == ')')) || *line == '-' || *line == '*';

        if (pass == 0 && is_item)
          {
            g_ptr_array_add (items, g_strstrip (g_strdup (line + digits + 1)));
            has_list = TRUE;
          }
        else if (pass == 1 && *line != '\0')
          {
            g_ptr_array_add (items, g_strdup (line));
          }
      }
}

static void
add_addresses (PrkNaskahCetak *self,
               GPtrArray      *items)
{
  for (guint i = 0; i < self->pihak->len; i++)
    {
      const PrkNaskahPihak *one = g_ptr_array_index (self->pihak, i);
      g_autofree char *office = g_strdup_printf ("pihak/%s/perangkat_daerah", one->baris);
      g_autofree char *street = g_strdup_printf ("pihak/%s/jalan", one->baris);
      g_autofree char *contact = g_strdup_printf ("pihak/%s/kontak", one->baris);
      const char *unit = _prk_naskah_get (self, office);
      const char *address = _prk_naskah_get (self, street);
      const char *other = _prk_naskah_get (self, contact);

      g_ptr_array_add (items,
                       g_strdup_printf ("%s: %s%s%s, Jalan %s%s%s", one->sebutan, unit != NULL ? unit : "",
                                        unit != NULL ? ", " : "", one->pemda, address != NULL ? address : PRK_TITIK,
                                        other != NULL ? ", " : "", other != NULL ? other : ""));
    }
}

GPtrArray *
_prk_naskah_list_butir (PrkNaskahCetak *self,
                        const char     *kunci)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) rows = prk_kasus_list_baris (self->kasus, NULL, kunci);

  if (strcmp (kunci, "alamat") == 0)
    {
      add_addresses (self, items);
      return items;
    }
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strjoin ("/", kunci, rows[i], "uraian", NULL);
      const char *cell = prk_kasus_get_teks (self->kasus, NULL, path);

      if (cell != NULL)
        g_ptr_array_add (items, g_strdup (cell));
    }
  if (items->len == 0 && strcmp (kunci, "objek") == 0)
    add_column (items, self->kak, "objek_ruang_lingkup/objek", "uraian");
  if (strcmp (kunci, "ruang_lingkup") == 0)
    {
      add_column (items, self->kak, "objek_ruang_lingkup/lingkup", "kegiatan");
      if (items->len == 0)
        add_lines (items, prk_kasus_get_teks (self->kasus, NULL, "ruang_lingkup"));
    }
  if (strcmp (kunci, "tujuan") == 0)
    {
      add_lines (items, self->kak != NULL ? prk_record_get_text (self->kak, "maksud_tujuan/tujuan") : NULL);
      if (items->len == 0)
        add_lines (items, prk_kasus_get_teks (self->kasus, NULL, "maksud_tujuan"));
    }

  return items;
}

static void
put_butir (PrkNaskahCetak *self,
           const char     *kunci)
{
  g_autoptr(GPtrArray) items = _prk_naskah_list_butir (self, kunci);

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *row = _prk_naskah_add_row (self, kunci);

      _prk_naskah_put_cell (self, row, "uraian", g_ptr_array_index (items, i));
    }
}

static void
put_hari (PrkNaskahCetak *self,
          const char     *path,
          PrkHari         hari)
{
  g_autofree char *iso = hari != 0 ? prk_hari_dup_iso (hari) : NULL;

  _prk_naskah_put (self, path, iso);
}

static const char *
get_profil (PrkNaskahCetak *self,
            const char     *key)
{
  return prk_profil_get_teks (self->profil, key);
}

/* The others' names by a column of a party. */
static char *
dup_mitra (PrkNaskahCetak *self,
           gsize           member)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  PrkNaskahPihak *kita = _prk_naskah_get_kita (self);

  for (guint i = 0; i < self->pihak->len; i++)
    {
      PrkNaskahPihak *one = g_ptr_array_index (self->pihak, i);

      if (one != kita)
        g_ptr_array_add (names, g_strdup (G_STRUCT_MEMBER (char *, one, member)));
    }

  return names->len > 0 ? _prk_naskah_join (g_steal_pointer (&names)) : NULL;
}

static void
isi_umum (PrkNaskahCetak *self)
{
  g_autofree char *bentuk = _prk_naskah_dup_pilihan (self, "bentuk");
  g_autofree char *urusan = _prk_naskah_dup_pilihan (self, "urusan");
  g_autofree char *jangka = _prk_naskah_dup_jangka (self);
  g_autofree char *mitra = dup_mitra (self, G_STRUCT_OFFSET (PrkNaskahPihak, nama));
  g_autofree char *mitra_pemda = dup_mitra (self, G_STRUCT_OFFSET (PrkNaskahPihak, pemda));
  PrkNaskahPihak *kita = _prk_naskah_get_kita (self);
  static const char *const same[] = { "judul", "varian", "prakarsa", "kategori", "lokasi", "perangkat_daerah" };
  const PrkKejadian *begun = prk_kasus_find (self->kasus, self->alur, "pks_dimulai");

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    _prk_naskah_put (self, same[i], _prk_naskah_get (self, same[i]));
  if (begun != NULL)
    _prk_naskah_put (self, "judul", prk_kasus_get_teks (self->kasus, begun, "judul"));
  if (self->teks != NULL)
    _prk_naskah_put (self, "judul", prk_record_get_string (self->teks, "judul"));
  _prk_naskah_put (self, "naskah", self->naskah->nama);
  _prk_naskah_put (self, "bentuk", bentuk);
  _prk_naskah_put (self, "urusan", urusan);
  _prk_naskah_put (self, "jangka", jangka);
  _prk_naskah_put (self, "mitra", mitra);
  _prk_naskah_put (self, "mitra_pemda", mitra_pemda);
  _prk_naskah_put (self, "daerah", kita != NULL ? kita->nama : prk_profil_get_nama (self->profil));
  _prk_naskah_put (self, "pemda", kita != NULL ? kita->pemda : NULL);
  _prk_naskah_put (self, "kepala_daerah", get_profil (self, "pejabat.kepala_daerah"));
  _prk_naskah_put (self, "provinsi", get_profil (self, "kop.provinsi"));
  _prk_naskah_put (self, "kota", get_profil (self, "kop.tempat"));
  put_butir (self, "objek");
  put_butir (self, "tujuan");
  put_butir (self, "ruang_lingkup");
}

static void
isi_kop (PrkNaskahCetak *self)
{
  const char *kop = self->naskah->kop;

  if (g_strcmp0 (kop, "kepala_daerah") == 0)
    {
      g_autofree char *row = _prk_naskah_add_row (self, "kop/lambang");

      _prk_naskah_put_cell (self, row, "kunci", "garuda");
      _prk_naskah_put_cell (self, row, "nama", "Lambang Garuda");
      _prk_naskah_put_cell (self, row, "sisi", "tengah");
      _prk_naskah_put (self, "kop/pertama", get_profil (self, "kop.kepala_daerah"));
      return;
    }
  _prk_naskah_put (self, "kop/pertama", get_profil (self, "kop.pemda"));
  _prk_naskah_put (self, "kop/alamat", get_profil (self, "kop.alamat"));
  if (g_strcmp0 (kop, "tkksd") == 0)
    {
      _prk_naskah_put (self, "kop/kedua", "TIM KOORDINASI KERJA SAMA DAERAH");
    }
  else if (g_strcmp0 (kop, "sekretariat") == 0)
    {
      _prk_naskah_put (self, "kop/kedua", "SEKRETARIAT DAERAH");
    }
  else
    {
      const char *office = _prk_naskah_get (self, "perangkat_daerah");
      g_autofree char *capitals = office != NULL ? g_utf8_strup (office, -1) : NULL;

      _prk_naskah_put (self, "kop/kedua", capitals);
    }
}

static void
isi_penanda (PrkNaskahCetak *self)
{
  static const char *const same[] = { "nama", "pangkat", "nip" };
  const char *kop = self->naskah->kop;
  const char *office = _prk_naskah_get (self, "perangkat_daerah");

  if (g_strcmp0 (kop, "kepala_daerah") == 0)
    {
      _prk_naskah_put (self, "penanda/jabatan", get_profil (self, "pejabat.kepala_daerah"));
    }
  else if (g_strcmp0 (kop, "tkksd") == 0)
    {
      _prk_naskah_put (self, "penanda/jabatan", get_profil (self, "pejabat.ketua_tkksd"));
    }
  else if (g_strcmp0 (kop, "sekretariat") == 0)
    {
      g_autofree char *unit = _prk_naskah_dup_pejabat (self, "unit");

      _prk_naskah_put (self, "penanda/jabatan", unit);
    }
  else if (kop != NULL)
    {
      const char *jabatan = self->kak != NULL ? prk_record_get_string (self->kak, "kepala_pd/jabatan") : NULL;
      g_autofree char *words = office != NULL ? g_strconcat ("Kepala ", office, NULL) : NULL;

      _prk_naskah_put (self, "penanda/jabatan", jabatan != NULL && *jabatan != '\0' ? jabatan : words);
      for (guint i = 0; self->kak != NULL && i < G_N_ELEMENTS (same); i++)
        {
          g_autofree char *from = g_strconcat ("kepala_pd/", same[i], NULL);
          g_autofree char *to = g_strconcat ("penanda/", same[i], NULL);

          _prk_naskah_put (self, to, prk_record_get_string (self->kak, from));
        }
    }
}

static void
add_name (PrkNaskahCetak *self,
          const char     *table,
          const char     *name)
{
  g_autofree char *row = NULL;

  if (name == NULL || *name == '\0')
    return;
  row = _prk_naskah_add_row (self, table);
  _prk_naskah_put_cell (self, row, "nama", name);
}

char *
_prk_naskah_dup_pejabat (PrkNaskahCetak *self,
                         const char     *who)
{
  const char *provinsi = get_profil (self, "kop.provinsi");
  const char *daerah = prk_profil_get_nama (self->profil);

  if (strcmp (who, "gubernur") == 0)
    return g_strconcat ("Gubernur ", provinsi != NULL ? provinsi : PRK_TITIK, NULL);
  if (strcmp (who, "kepala_daerah") == 0)
    return g_strdup (get_profil (self, "pejabat.kepala_daerah"));
  if (strcmp (who, "ketua_tkksd") == 0)
    return g_strdup (get_profil (self, "pejabat.ketua_tkksd"));
  if (strcmp (who, "dprd") == 0)
    return g_strconcat ("Pimpinan DPRD ", daerah, NULL);
  if (strcmp (who, "sekda") == 0)
    return g_strconcat ("Sekretaris Daerah ", daerah, NULL);
  if (strcmp (who, "asisten") == 0)
    return g_strdup ("Asisten Sekretaris Daerah yang membidangi kerja sama daerah");

  return g_strconcat ("Kepala ", get_profil (self, "pejabat.unit_kerja_sama"), NULL);
}

static void
isi_surat (PrkNaskahCetak *self)
{
  const PrkNaskahKasus *naskah = self->naskah;
  PrkNaskahPihak *kita = _prk_naskah_get_kita (self);

  if (self->tanda != NULL)
    {
      _prk_naskah_put (self, "surat/nomor", prk_kasus_get_teks (self->kasus, self->tanda, "nomor"));
      put_hari (self, "surat/tanggal", self->tanda->tanggal);
    }
  _prk_naskah_put (self, "surat/sifat", "Biasa");
  _prk_naskah_put (self, "surat/lampiran", naskah->lampiran);
  _prk_naskah_put (self, "surat/hal", naskah->hal);
  for (guint i = 0; g_strcmp0 (naskah->kepada, "mitra") == 0 && i < self->pihak->len; i++)
    {
      PrkNaskahPihak *one = g_ptr_array_index (self->pihak, i);

      if (one != kita)
        add_name (self, "surat/tujuan", one->kepala);
    }
  if (naskah->kepada != NULL && strcmp (naskah->kepada, "mitra") != 0)
    {
      g_autofree char *name = _prk_naskah_dup_pejabat (self, naskah->kepada);

      add_name (self, "surat/tujuan", name);
    }
  for (guint i = 0; naskah->tembusan != NULL && naskah->tembusan[i] != NULL; i++)
    {
      g_autofree char *name = _prk_naskah_dup_pejabat (self, naskah->tembusan[i]);

      add_name (self, "surat/tembusan", name);
    }
}

static void
put_event (PrkNaskahCetak *self,
           const char     *name,
           const char     *alur,
           const char     *jenis)
{
  const PrkKejadian *e = prk_kasus_find (self->kasus, alur, jenis);
  g_autofree char *nomor = g_strconcat (name, "/nomor", NULL);
  g_autofree char *tanggal = g_strconcat (name, "/tanggal", NULL);

  if (e == NULL)
    return;
  _prk_naskah_put (self, nomor, prk_kasus_get_teks (self->kasus, e, "nomor"));
  put_hari (self, tanggal, e->tanggal);
}

/* What our own recommendation found, Pasal 18 ayat (4) and (5). */
static void
isi_pertimbangan (PrkNaskahCetak *self)
{
  const PrkKejadian *pleno = prk_kasus_find (self->kasus, PRK_ALUR_UTAMA, "pleno_memutuskan");
  const char *words = pleno != NULL ? prk_kasus_get_teks (self->kasus, pleno, "rekomendasi") : NULL;

  if (pleno == NULL)
    return;
  _prk_naskah_put (self, "rekomendasi", words);
  for (char letter = 'a'; letter <= 'd'; letter++)
    {
      g_autofree char *temuan = g_strdup_printf ("pertimbangan/%c/temuan", letter);
      g_autofree char *mendukung = g_strdup_printf ("pertimbangan/%c/mendukung", letter);
      const char *text = prk_kasus_get_teks (self->kasus, pleno, temuan);
      g_autofree char *row = text != NULL ? _prk_naskah_add_row (self, "pertimbangan") : NULL;
      char huruf[] = { letter, '.', '\0' };

      if (row == NULL)
        continue;
      _prk_naskah_put_cell (self, row, "huruf", huruf);
      _prk_naskah_put_cell (self, row, "temuan", text);
      _prk_naskah_put_cell (self, row, "kesimpulan",
                            prk_kasus_get_ya (self->kasus, pleno, mendukung) ? "Mendukung" : "Tidak mendukung");
    }
}

static void
isi_riwayat (PrkNaskahCetak *self)
{
  guint n = prk_kasus_get_n_kejadian (self->kasus);

  for (guint i = 0; i < n; i++)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (self->kasus, i);
      const char *name = prk_tahapan_get_nama_peristiwa (e->alur, e->jenis);
      g_autofree char *iso = e->tanggal != 0 ? prk_hari_dup_iso (e->tanggal) : NULL;
      g_autofree char *day = iso != NULL ? prk_tanggal_dup_panjang (iso) : NULL;
      const char *number = prk_kasus_get_teks (self->kasus, e, "nomor");
      g_autofree char *words = number != NULL ? g_strdup_printf ("%s, nomor %s", name, number) : g_strdup (name);
      g_autofree char *row = NULL;

      if (name == NULL || strcmp (e->alur, self->alur) != 0)
        continue;
      row = _prk_naskah_add_row (self, "riwayat");
      _prk_naskah_put_cell (self, row, "tanggal", day);
      _prk_naskah_put_cell (self, row, "uraian", words);
    }
}

static void
isi_peristiwa (PrkNaskahCetak *self)
{
  const PrkKejadian *received = prk_kasus_find (self->kasus, PRK_ALUR_UTAMA, "penawaran_diterima");
  const PrkKejadian *study = prk_kasus_find (self->kasus, self->alur, "dprd_kajian");
  const PrkKejadian *refused = prk_kasus_find (self->kasus, PRK_ALUR_UTAMA, "tanggapan_tolak");
  const PrkKejadian *incoming = prk_kasus_find (self->kasus, PRK_ALUR_UTAMA, "penawaran_masuk");
  const char *nomor;
  g_autofree char *alasan = NULL;
  const PrkKejadian *made;

  put_event (self, "penawaran", PRK_ALUR_UTAMA, "penawaran_masuk");
  put_event (self, "penawaran", PRK_ALUR_UTAMA, "penawaran_dikirim");
  put_event (self, "kedua", PRK_ALUR_UTAMA, "permintaan_kedua");
  put_event (self, "jawaban", PRK_ALUR_UTAMA, "tanggapan_menerima");
  put_event (self, "dprd", self->alur, "dprd_dimohon");
  if (received != NULL)
    put_hari (self, "penawaran/diterima", received->tanggal);
  if (incoming != NULL)
    _prk_naskah_put (self, "penawaran/dalam_rencana",
                     prk_kasus_get_ya (self->kasus, incoming, "dalam_rencana") ? "ya" : NULL);
  if (study != NULL)
    put_hari (self, "dprd/kajian", study->tanggal);
  if (refused != NULL)
    _prk_naskah_put_narasi (self, "alasan", prk_kasus_get_teks (self->kasus, refused, "catatan"));
  if (prk_tahapan_perlu_dprd (self->kasus, self->alur, &alasan))
    _prk_naskah_put (self, "dprd/alasan", alasan);

  made = _prk_naskah_find_naskah (self, PRK_ALUR_UTAMA, &nomor);
  _prk_naskah_put (self, "kb/nomor", nomor);
  put_hari (self, "kb/tanggal", made != NULL ? made->tanggal : 0);
  made = _prk_naskah_find_naskah (self, "pks", &nomor);
  _prk_naskah_put (self, "pks/nomor", nomor);
  put_hari (self, "pks/tanggal", made != NULL ? made->tanggal : 0);
  isi_pertimbangan (self);
  isi_riwayat (self);
}

static void
isi_kuasa (PrkNaskahCetak *self)
{
  const PrkKejadian *letter = prk_kasus_find (self->kasus, self->alur, "surat_kuasa");
  const char *office = _prk_naskah_get (self, "perangkat_daerah");
  const char *name = letter != NULL ? prk_kasus_get_teks (self->kasus, letter, "penerima") : NULL;
  g_autofree char *jabatan
    = g_strdup_printf ("Kepala %s %s", office != NULL ? office : PRK_TITIK, prk_profil_get_nama (self->profil));
  g_autofree char *row = NULL;

  if (name == NULL && self->kak != NULL)
    name = prk_record_get_string (self->kak, "kepala_pd/nama");
  _prk_naskah_put (self, "kuasa/penerima", name);
  _prk_naskah_put (self, "kuasa/jabatan", jabatan);
  if (strcmp (self->naskah->id, "surat-kuasa") != 0)
    return;

  row = _prk_naskah_add_row (self, "ttd");
  _prk_naskah_put_cell (self, row, "kiri_sebutan", "Penerima Kuasa");
  _prk_naskah_put_cell (self, row, "kiri_nama", name != NULL ? name : PRK_TITIK);
  _prk_naskah_put_cell (self, row, "kanan_sebutan", "Pemberi Kuasa");
  _prk_naskah_put_cell (self, row, "kanan_nama", PRK_TITIK);
}

/* "Pada hari ini, Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam (24-11-2026), kami …" */
static char *
dup_pembuka (PrkNaskahCetak *self)
{
  PrkHari day = self->tanda != NULL ? self->tanda->tanggal : 0;
  const char *own = self->teks != NULL ? prk_record_get_string (self->teks, "tanggal") : NULL;
  g_autofree char *iso = day != 0 ? prk_hari_dup_iso (day) : g_strdup (own);
  g_autofree char *words = prk_tanggal_dup_resmi (iso);

  if (words == NULL)
    return g_strdup_printf ("Pada hari ini, %s, tanggal %s bulan %s tahun %s (%s), kami yang bertandatangan di bawah ini:",
                            PRK_TITIK, PRK_TITIK, PRK_TITIK, PRK_TITIK, "..-..-....");

  return g_strdup_printf ("Pada hari ini, %s, kami yang bertandatangan di bawah ini:", words);
}

/* Which of the originals carries the initials is not printed: the number is that of the parties (R90). */
static void
isi_naskah (PrkNaskahCetak *self)
{
  const char *nama = self->naskah->nama;
  const char *tempat = self->tanda != NULL ? prk_kasus_get_teks (self->kasus, self->tanda, "tempat") : NULL;
  const char *own = self->teks != NULL ? prk_record_get_string (self->teks, "tempat") : NULL;
  g_autofree char *pembuka = dup_pembuka (self);
  g_autofree char *rangkap = prk_terbilang (self->pihak->len);
  g_autofree char *penutup = NULL, *setuju = NULL;

  if (tempat == NULL)
    tempat = own != NULL ? own : PRK_TITIK;
  penutup = g_strdup_printf ("Demikian %s ini dibuat dan ditandatangani di %s pada hari dan tanggal tersebut di atas dalam "
                             "rangkap %u (%s) bermaterai cukup, masing-masing mempunyai kekuatan hukum yang sama.",
                             nama, tempat, self->pihak->len, rangkap);
  setuju = g_strdup_printf ("Berdasarkan hal-hal tersebut di atas, sesuai dengan kedudukan dan kewenangan masing-masing, PARA "
                            "PIHAK setuju dan sepakat untuk melaksanakan %s, dengan ketentuan dan syarat-syarat sebagai "
                            "berikut:",
                            nama);
  _prk_naskah_put (self, "pembuka", pembuka);
  _prk_naskah_put (self, "kesepakatan", setuju);
  _prk_naskah_put (self, "penutup", penutup);
  _prk_naskah_isi_klausul (self);
}

/* What the paper shows is written in @naskah: a document that comes back is laid beside that. */
static void
put_asal (PrkNaskahCetak *self,
          PrkRecord      *naskah)
{
  g_autofree char *versi = prk_record_dup_versi (naskah);
  g_autofree char *hash = prk_record_dup_hash (naskah);

  _prk_naskah_put (self, "asal/jenis", prk_record_get_kind (naskah));
  _prk_naskah_put (self, "asal/versi", versi);
  _prk_naskah_put (self, "asal/hash", hash);
}

/* The date of the paper as a file: when the newest of what stands in it was written, not when it was printed, so that the same paper is
 * the same file. */
static void
put_waktu (PrkNaskahCetak *self)
{
  g_autoptr(GPtrArray) ops = self->teks != NULL ? prk_record_list_ops (self->teks) : NULL;
  gint64 newest_us = ops != NULL && ops->len > 0 ? prk_op_get_at_us (g_ptr_array_index (ops, ops->len - 1)) : 0;
  g_autoptr(JsonNode) node = NULL;

  for (guint i = 0; i < prk_kasus_get_n_kejadian (self->kasus); i++)
    newest_us = MAX (newest_us, prk_id_get_ms (prk_kasus_get_kejadian (self->kasus, i)->id) * 1000);
  if (newest_us == 0)
    return;
  node = json_node_init_int (json_node_alloc (), newest_us);
  prk_record_overlay (self->cetak, "waktu_us", node);
}

/**
 * prk_naskah_kasus_new_cetak:
 * @konteks: the case; of it kasus, profil and, where there is one, kak
 * @alur: the line that the paper belongs to
 * @naskah: (nullable): its own text
 *
 * Lays together what a paper shows. What nobody knows yet stays empty or is dots to be written on.
 *
 * Returns: (transfer full): a record of type "cetak_kasus"; with @naskah it has that one's id, and type, versi and hash of it in "asal/…"
 */
PrkRecord *
prk_naskah_kasus_new_cetak (const PrkNaskahKasus  *self,
                            const PrkTahapKonteks *konteks,
                            const char            *alur,
                            PrkRecord             *naskah)
{
  PrkNaskahCetak cetak = { .naskah = self, .kasus = konteks->kasus, .kak = konteks->kak, .teks = naskah,
                           .profil = konteks->profil, .alur = alur, .rantai = konteks->rantai };

  g_return_val_if_fail (self != NULL && alur != NULL, NULL);

  cetak.cetak = prk_record_new (naskah != NULL ? prk_record_get_id (naskah) : NO_RECORD, "cetak_kasus");
  cetak.tanda = self->peristiwa != NULL ? prk_kasus_find (cetak.kasus, alur, self->peristiwa) : NULL;
  _prk_naskah_muat_pihak (&cetak);
  isi_umum (&cetak);
  isi_kop (&cetak);
  isi_penanda (&cetak);
  isi_surat (&cetak);
  isi_peristiwa (&cetak);
  isi_kuasa (&cetak);
  _prk_naskah_isi_pihak (&cetak);
  _prk_naskah_isi_lembar (&cetak);
  if (self->klausul != NULL)
    isi_naskah (&cetak);
  if (naskah != NULL)
    put_asal (&cetak, naskah);
  put_waktu (&cetak);
  g_ptr_array_unref (cetak.pihak);

  return cetak.cetak;
}
