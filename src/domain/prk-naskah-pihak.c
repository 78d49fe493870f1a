/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parties of a paper: who they are, what they are called, where their emblems and signatures stand. */

#include "config.h"

#include <string.h>

#include "prk-naskah-private.h"
#include "prk-terbilang.h"
#include "prk-wilayah.h"

void
_prk_naskah_pihak_free (PrkNaskahPihak *self)
{
  g_free (self->baris);
  g_free (self->kode);
  g_free (self->nama);
  g_free (self->pemda);
  g_free (self->kepala);
  g_free (self->sebutan);
  g_free (self);
}

/* Of a party: from the paper's own record, else from the case. NULL when blank. */
static const char *
get_cell (PrkNaskahCetak       *self,
          const PrkNaskahPihak *pihak,
          const char           *column)
{
  g_autofree char *path = g_strjoin ("/", "pihak", pihak->baris, column, NULL);
  const char *own = self->teks != NULL ? prk_record_get_string (self->teks, path) : NULL;

  return own != NULL && *own != '\0' ? own : prk_kasus_get_teks (self->kasus, NULL, path);
}

/* Of a party, as the event wrote it that the paper belongs to. */
static const char *
get_tanda (PrkNaskahCetak       *self,
           const PrkNaskahPihak *pihak,
           const char           *column)
{
  g_autofree char *path = g_strjoin ("/", "tanda_tangan", pihak->baris, column, NULL);

  return self->tanda != NULL ? prk_kasus_get_teks (self->kasus, self->tanda, path) : NULL;
}

/* "KESATU", "KEDUA BELAS" */
static char *
dup_urutan (guint number)
{
  g_autofree char *words = prk_terbilang (number);
  g_autofree char *capitals = g_utf8_strup (words, -1);

  return g_strconcat ("PIHAK KE", number == 1 ? "SATU" : capitals, NULL);
}

static const struct
{
  const char *jenis, *kepala;
} kinds[] = { { "Kabupaten ", "Bupati " }, { "Kota ", "Wali Kota " }, { "Provinsi ", "Gubernur " } };

static int
find_kind (const char *nama)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (nama, kinds[i].jenis))
      return i;

  return -1;
}

/* A daerah may be called by its name alone, as the list of regions does with provinces. */
static char *
dup_nama (const char *nama,
          const char *kode)
{
  const PrkWilayah *wilayah = kode != NULL ? prk_wilayah_find (kode) : NULL;

  if (find_kind (nama) >= 0 || kode == NULL)
    return g_strdup (nama);
  if (strlen (kode) == 2)
    return g_strconcat ("Provinsi ", nama, NULL);

  return g_strdup (wilayah != NULL ? wilayah->nama : nama);
}

static void
name_party (PrkNaskahPihak *self)
{
  int kind = find_kind (self->nama);

  if (!self->is_daerah)
    {
      self->pemda = g_strdup (self->nama);
      self->kepala = g_strconcat ("Pimpinan ", self->nama, NULL);
      return;
    }
  self->pemda = g_strconcat ("Pemerintah Daerah ", self->nama, NULL);
  self->kepala = kind < 0 ? g_strconcat ("Kepala Daerah ", self->nama, NULL)
                          : g_strconcat (kinds[kind].kepala, self->nama + strlen (kinds[kind].jenis), NULL);
}

static PrkNaskahPihak *
party_new (PrkNaskahCetak *self,
           const char     *baris)
{
  PrkNaskahPihak *pihak = g_new0 (PrkNaskahPihak, 1);
  const PrkWilayah *wilayah;
  const char *golongan, *nama;

  pihak->baris = g_strdup (baris);
  pihak->kode = g_strdup (get_cell (self, pihak, "kode"));
  wilayah = pihak->kode != NULL ? prk_wilayah_find (pihak->kode) : NULL;
  golongan = get_cell (self, pihak, "golongan");
  pihak->is_daerah = golongan == NULL || strcmp (golongan, "daerah") == 0;
  nama = get_cell (self, pihak, "nama");
  if (nama == NULL)
    nama = wilayah != NULL ? wilayah->nama : PRK_TITIK;
  pihak->nama = pihak->is_daerah ? dup_nama (nama, pihak->kode) : g_strdup (nama);
  name_party (pihak);

  return pihak;
}

static int
compare_urut (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  PrkNaskahCetak *self = data;
  const PrkNaskahPihak *one = *(PrkNaskahPihak *const *) a;
  const PrkNaskahPihak *two = *(PrkNaskahPihak *const *) b;
  int by_place = g_strcmp0 (get_cell (self, one, "_urut"), get_cell (self, two, "_urut"));

  return by_place != 0 ? by_place : strcmp (one->baris, two->baris);
}

/* An own representative signs by power of attorney when the event says so, or, before it, unless nothing but the Kepala
 * Daerah may sign. */
static gboolean
signs_by_proxy (PrkNaskahCetak       *self,
                const PrkNaskahPihak *pihak)
{
  const char *sebagai = get_tanda (self, pihak, "sebagai");
  const char *own = get_cell (self, pihak, "sebagai");

  if (g_strcmp0 (self->naskah->klausul, "pks") != 0 || !pihak->is_daerah)
    return FALSE;
  if (sebagai == NULL)
    sebagai = own;

  return sebagai == NULL || strcmp (sebagai, "kuasa") == 0;
}

void
_prk_naskah_muat_pihak (PrkNaskahCetak *self)
{
  g_auto(GStrv) rows = prk_kasus_list_baris (self->kasus, NULL, "pihak");

  self->pihak = g_ptr_array_new_with_free_func ((GDestroyNotify) _prk_naskah_pihak_free);
  for (guint i = 0; rows[i] != NULL; i++)
    g_ptr_array_add (self->pihak, party_new (self, rows[i]));
  g_ptr_array_sort_with_data (self->pihak, compare_urut, self);
  for (guint i = 0; i < self->pihak->len; i++)
    {
      PrkNaskahPihak *one = g_ptr_array_index (self->pihak, i);

      one->sebutan = dup_urutan (i + 1);
      one->is_kuasa = signs_by_proxy (self, one);
    }
}

PrkNaskahPihak *
_prk_naskah_get_kita (PrkNaskahCetak *self)
{
  g_autofree char *own = prk_tahapan_dup_pihak_kita (self->kasus);

  for (guint i = 0; i < self->pihak->len; i++)
    {
      PrkNaskahPihak *one = g_ptr_array_index (self->pihak, i);

      if (g_strcmp0 (one->baris, own) == 0)
        return one;
    }

  return self->pihak->len > 0 ? g_ptr_array_index (self->pihak, 0) : NULL;
}

static const char *
or_dots (const char *text)
{
  return text != NULL ? text : PRK_TITIK;
}

/* Of a partner that is no daerah, whoever leads it. */
static char *
dup_kepala_pd (PrkNaskahCetak       *self,
               const PrkNaskahPihak *pihak)
{
  const char *office = get_cell (self, pihak, "perangkat_daerah");

  if (!pihak->is_daerah)
    return g_strdup (pihak->kepala);

  return g_strdup_printf ("Kepala %s %s", office != NULL ? office : PRK_TITIK, pihak->nama);
}

/* What the holder of a power of attorney is. */
static char *
dup_jabatan (PrkNaskahCetak       *self,
             const PrkNaskahPihak *pihak)
{
  const char *own = get_cell (self, pihak, "jabatan");

  if (own != NULL)
    return g_strdup (own);

  return pihak->is_kuasa ? dup_kepala_pd (self, pihak) : g_strdup (pihak->kepala);
}

/* The power of attorney: what the event says, else the text, else, of our own party, the letter. */
static void
put_kuasa (PrkNaskahCetak       *self,
           const PrkNaskahPihak *pihak,
           const char           *row)
{
  const PrkKejadian *letter = pihak == _prk_naskah_get_kita (self)
                                ? prk_kasus_find (self->kasus, self->alur, "surat_kuasa")
                                : NULL;
  const char *number = get_tanda (self, pihak, "kuasa");
  const char *day = get_cell (self, pihak, "kuasa_tanggal");
  g_autofree char *iso = day == NULL && letter != NULL && letter->tanggal != 0 ? prk_hari_dup_iso (letter->tanggal) : NULL;

  if (number == NULL)
    number = get_cell (self, pihak, "kuasa_nomor");
  if (number == NULL && letter != NULL)
    number = prk_kasus_get_teks (self->kasus, letter, "nomor");
  _prk_naskah_put_cell (self, row, "kuasa_nomor", number);
  _prk_naskah_put_cell (self, row, "kuasa_tanggal", day != NULL ? day : iso);
}

/* What the komparisi needs: Lampiran huruf A for a Kepala Daerah, huruf B for the holder of a power. */
static void
put_komparisi (PrkNaskahCetak       *self,
               const PrkNaskahPihak *pihak,
               const char           *row)
{
  static const char *const own[] = { "kedudukan", "jalan", "keputusan", "masa_jabatan" };

  _prk_naskah_put_cell (self, row, "cara", pihak->is_kuasa ? "kuasa" : pihak->is_daerah ? "kepala_daerah" : "lembaga");
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    _prk_naskah_put_cell (self, row, own[i], get_cell (self, pihak, own[i]));
  if (pihak->is_kuasa)
    put_kuasa (self, pihak, row);
}

static const char *
get_signer (PrkNaskahCetak       *self,
            const PrkNaskahPihak *pihak)
{
  const char *name = get_tanda (self, pihak, "nama");
  const PrkKejadian *letter = prk_kasus_find (self->kasus, self->alur, "surat_kuasa");

  if (name == NULL)
    name = get_cell (self, pihak, "penanda");
  if (name == NULL && pihak->is_kuasa && letter != NULL && pihak == _prk_naskah_get_kita (self))
    name = prk_kasus_get_teks (self->kasus, letter, "penerima");

  return name;
}

static const char *
get_nomor (PrkNaskahCetak       *self,
           const PrkNaskahPihak *pihak)
{
  const char *kind = strcmp (self->alur, PRK_ALUR_UTAMA) == 0 ? "nomor_kb" : "nomor_pks";
  const PrkKejadian *numbered = prk_kasus_find (self->kasus, self->alur, kind);
  g_autofree char *path = g_strconcat ("nomor/", pihak->baris, NULL);

  return numbered != NULL ? prk_kasus_get_teks (self->kasus, numbered, path) : NULL;
}

/* Two side by side, the odd ones on the right: KEDUA stands left of KESATU. What they are called is a row, their names are the
 * next, so that the names are level. A last one without a neighbour stands below, in the middle. */
static void
add_signatures (PrkNaskahCetak *self,
                char          **jabatan)
{
  g_autofree char *row = NULL;
  g_autofree char *names = NULL;

  for (guint i = 0; i < self->pihak->len; i++)
    {
      const PrkNaskahPihak *one = g_ptr_array_index (self->pihak, i);
      const char *side = i % 2 == 0 ? "kanan" : "kiri";
      g_autofree char *sebutan = g_strconcat (side, "_sebutan", NULL);
      g_autofree char *place = g_strconcat (side, "_jabatan", NULL);
      g_autofree char *nama = g_strconcat (side, "_nama", NULL);
      const char *signer = or_dots (get_signer (self, one));

      if (i % 2 == 0 && i > 0 && i + 1 == self->pihak->len)
        {
          _prk_naskah_put (self, "ttd_akhir/sebutan", one->sebutan);
          _prk_naskah_put (self, "ttd_akhir/jabatan", jabatan[i]);
          _prk_naskah_put (self, "ttd_akhir/nama", signer);
          return;
        }
      if (i % 2 == 0)
        {
          g_free (row);
          g_free (names);
          row = _prk_naskah_add_row (self, "ttd");
          names = _prk_naskah_add_row (self, "ttd");
        }
      _prk_naskah_put_cell (self, row, sebutan, one->sebutan);
      _prk_naskah_put_cell (self, row, place, jabatan[i]);
      _prk_naskah_put_cell (self, names, nama, signer);
    }
}

static void
add_emblem (PrkNaskahCetak *self,
            const char     *table,
            const char     *kunci,
            const char     *nama,
            const char     *sisi)
{
  g_autofree char *row = _prk_naskah_add_row (self, table);

  _prk_naskah_put_cell (self, row, "kunci", kunci);
  _prk_naskah_put_cell (self, row, "nama", nama);
  _prk_naskah_put_cell (self, row, "sisi", sisi);
}

/* R72, R76, R77: Garuda on what Kepala Daerah sign; where their representatives sign, the emblem of the pemrakarsa on the right,
 * those of its partners on the left. */
static void
add_emblems (PrkNaskahCetak *self)
{
  PrkNaskahPihak *kita = _prk_naskah_get_kita (self);
  g_autofree char *begun = prk_tahapan_dup_pihak_pemrakarsa (self->kasus);

  if (kita == NULL || !kita->is_kuasa)
    {
      add_emblem (self, "lambang", "garuda", "Lambang Garuda", "tengah");
      return;
    }
  for (guint i = 0; i < self->pihak->len; i++)
    {
      const PrkNaskahPihak *one = g_ptr_array_index (self->pihak, i);
      g_autofree char *words = g_strdup_printf (one->is_daerah ? "Lambang Daerah %s" : "Lambang %s", one->nama);
      gboolean is_first = strcmp (one->baris, begun != NULL ? begun : kita->baris) == 0;

      add_emblem (self, "lambang", one->kode != NULL ? one->kode : one->baris, words, is_first ? "kanan" : "kiri");
    }
}

static void
add_sentence (PrkNaskahCetak *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL, *words = NULL;
  const char *naskah = self->naskah->nama;

  for (guint i = 0; i < self->pihak->len; i++)
    g_ptr_array_add (names, g_strdup (((PrkNaskahPihak *) g_ptr_array_index (self->pihak, i))->sebutan));
  if (names->len == 0)
    return;
  all = _prk_naskah_join (g_steal_pointer (&names));
  words = g_strdup_printf ("%s selanjutnya secara bersama-sama dalam %s ini disebut PARA PIHAK, dan secara sendiri-sendiri "
                           "disebut PIHAK.",
                           all, naskah);
  _prk_naskah_put (self, "para_pihak", words);
}

void
_prk_naskah_isi_pihak (PrkNaskahCetak *self)
{
  g_auto(GStrv) jabatan = g_new0 (char *, self->pihak->len + 1);

  for (guint i = 0; i < self->pihak->len; i++)
    {
      const PrkNaskahPihak *one = g_ptr_array_index (self->pihak, i);
      g_autofree char *row = _prk_naskah_add_row_named (self, "pihak", one->baris);
      g_autofree char *romawi = prk_format_romawi (i + 1);
      g_autofree char *kepala_pd = dup_kepala_pd (self, one);

      jabatan[i] = dup_jabatan (self, one);
      _prk_naskah_put_cell (self, row, "romawi", romawi);
      _prk_naskah_put_cell (self, row, "sambung", i > 0 ? "DAN" : NULL);
      _prk_naskah_put_cell (self, row, "nama", one->nama);
      _prk_naskah_put_cell (self, row, "pemda", one->pemda);
      _prk_naskah_put_cell (self, row, "kepala_daerah", one->kepala);
      _prk_naskah_put_cell (self, row, "penanda", get_signer (self, one));
      _prk_naskah_put_cell (self, row, "jabatan", jabatan[i]);
      _prk_naskah_put_cell (self, row, "kepala_pd", kepala_pd);
      put_komparisi (self, one, row);
      _prk_naskah_put_cell (self, row, "sebutan", one->sebutan);
      _prk_naskah_put_cell (self, row, "nomor", get_nomor (self, one));
    }
  if (self->naskah->klausul == NULL)
    return;
  add_sentence (self);
  add_signatures (self, jabatan);
  add_emblems (self);
}
