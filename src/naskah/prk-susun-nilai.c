/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-terbilang.h"
#include "domain/prk-wilayah.h"

#include "prk-kaya.h"
#include "prk-pdf.h"
#include "prk-susun-private.h"

#define BIAYA     "pembiayaan/baris"
#define MAX_LINES 6 /* of names on a cover */

void
_prk_nilai_clear (PrkNilai *nilai)
{
  g_clear_pointer (&nilai->teks, g_free);
  g_clear_pointer (&nilai->path, g_free);
}

/* Where a path of the template stands in the record: ".kolom" is a column of the row at hand. NULL where there is none. */
char *
_prk_susun_dup_path (PrkSusun   *self,
                     const char *path)
{
  if (*path != '.')
    return g_strdup (path);
  if (self->baris == NULL || self->baris->baris == NULL)
    return NULL;

  return g_strconcat (self->baris->tabel->path, "/", self->baris->baris, "/", path + 1, NULL);
}

/* "a", "a dan b", "a, b, dan c", with @blank between them. NULL for none. */
char *
_prk_susun_join (GPtrArray *words,
                 char       blank)
{
  GString *out;

  if (words->len == 0)
    return NULL;

  out = g_string_new (NULL);
  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0 && words->len > 2)
        g_string_append_c (out, ',');
      if (i > 0)
        g_string_append_c (out, blank);
      if (i > 0 && i + 1 == words->len)
        g_string_append (out, "dan ");
      g_string_append (out, g_ptr_array_index (words, i));
    }

  return g_string_free (out, FALSE);
}

/* Notes the number of a computed column. */
static void
note_hitung (PrkSusun   *self,
             const char *path,
             PrkNilai   *nilai)
{
  g_autofree char *row = NULL;

  if (!g_str_has_prefix (path, BIAYA "/") || strchr (path + strlen (BIAYA "/"), '/') == NULL)
    return;

  path += strlen (BIAYA "/");
  row = g_strndup (path, strchr (path, '/') - path);
  nilai->ada_angka = prk_kak_get_jumlah (self->kak, row, &nilai->angka);
}

/* The words of a field as they are printed; NULL when it is empty. Notes its number in @nilai. */
char *
_prk_susun_dup_bidang (PrkSusun        *self,
                       const PrkBidang *bidang,
                       const char      *path,
                       PrkNilai        *nilai)
{
  const char *narasi;
  char *text;

  switch (bidang->jenis)
    {
    case PRK_JENIS_NARASI:
      narasi = prk_record_get_text (self->kak, path);
      return narasi != NULL && *narasi != '\0' ? prk_kaya_dup_plain (narasi) : NULL;
    case PRK_JENIS_TABEL:
      return NULL;
    case PRK_JENIS_HITUNG:
      note_hitung (self, path, nilai);
      break;
    case PRK_JENIS_BULAT:
    case PRK_JENIS_UANG:
      nilai->angka = prk_record_get_int (self->kak, path, G_MININT64);
      nilai->ada_angka = nilai->angka != G_MININT64;
      break;
    default:
      break;
    }

  text = prk_kak_dup_tampil (self->kak, bidang, path);
  if (text != NULL && text[strspn (text, " \t\r\n")] == '\0')
    g_clear_pointer (&text, g_free);

  return text;
}

gboolean
_prk_susun_is_filled (PrkSusun        *self,
                      const PrkBidang *bidang,
                      const char      *path)
{
  PrkNilai nilai = { 0 };
  g_autofree char *text = NULL;

  if (bidang->jenis == PRK_JENIS_TABEL)
    {
      g_auto(GStrv) rows = prk_record_list_rows (self->kak, path);

      return rows[0] != NULL;
    }
  text = _prk_susun_dup_bidang (self, bidang, path, &nilai);

  return text != NULL;
}

/* Sum of all cost rows. *@ok: it could be computed. */
gint64
_prk_susun_get_total (PrkSusun *self,
                      gboolean *ok)
{
  if (!self->has_total)
    {
      g_autoptr(GPtrArray) rekap = NULL;

      self->total_ok = prk_kak_rekap (self->kak, PRK_REKAP_TAHUN, &rekap, &self->total);
      self->has_total = TRUE;
    }
  *ok = self->total_ok;

  return self->total;
}

/* The daerah and its partners by name. @in_lines: one below the other, unless they are so many that they would fill a page. */
char *
_prk_susun_dup_pihak (PrkSusun *self,
                      gboolean  in_lines)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *daerah = prk_record_get_string (self->kak, "daerah");
  const PrkWilayah *wilayah = daerah != NULL ? prk_wilayah_find (daerah) : NULL;
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, "mitra");

  g_ptr_array_add (names, g_strdup (wilayah != NULL ? wilayah->nama : prk_profil_get_nama (self->profil)));
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("mitra/", rows[i], "/nama", NULL);
      const char *name = prk_record_get_string (self->kak, path);

      if (name != NULL && *name != '\0')
        g_ptr_array_add (names, g_strdup (name));
    }

  return _prk_susun_join (names, in_lines && names->len <= MAX_LINES ? '\n' : ' ');
}

static void
get_column_of_all (PrkSusun             *self,
                   const PrkIsianPotong *potong,
                   PrkNilai             *nilai)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, potong->tabel->path);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (potong->tabel->path, "/", rows[i], "/", potong->bidang->path, NULL);
      PrkNilai one = { 0 };
      char *text = _prk_susun_dup_bidang (self, potong->bidang, path, &one);

      if (text != NULL)
        g_ptr_array_add (words, text);
    }
  nilai->teks = _prk_susun_join (words, ' ');
  nilai->path = g_strdup (potong->tabel->path);
}

static void
set_angka (PrkNilai *nilai,
           gint64    angka)
{
  nilai->angka = angka;
  nilai->ada_angka = TRUE;
  nilai->teks = prk_format_angka (angka);
}

static void
get_computed (PrkSusun   *self,
              const char *name,
              PrkNilai   *nilai)
{
  if (g_str_equal (name, "halaman"))
    nilai->teks = g_strdup (PRK_TEPI_HALAMAN);
  else if (g_str_equal (name, "jumlah_halaman"))
    nilai->teks = g_strdup (PRK_TEPI_JUMLAH);
  else if (g_str_equal (name, "pihak"))
    nilai->teks = _prk_susun_dup_pihak (self, FALSE);
  else if (g_str_equal (name, "total"))
    {
      gboolean ok;
      gint64 total = _prk_susun_get_total (self, &ok);

      nilai->path = g_strdup (BIAYA);
      if (ok)
        set_angka (nilai, total);
    }
  else if (g_str_equal (name, "nomor") && self->bagian != NULL)
    nilai->teks = g_strdup (self->bagian->nomor);
  else if (g_str_equal (name, "judul") && self->bagian != NULL)
    {
      nilai->teks = g_strdup (self->bagian->judul);
      nilai->path = g_strdup (self->bagian->id);
    }
  else if (g_str_equal (name, "no") && self->baris != NULL)
    set_angka (nilai, self->baris->nomor);
  else if (g_str_equal (name, "kelompok") && self->baris != NULL)
    nilai->teks = g_strdup (self->baris->kelompok);
}

static void
get_column (PrkSusun             *self,
            const PrkIsianPotong *potong,
            PrkNilai             *nilai)
{
  g_autofree char *dotted = NULL;

  if (self->baris == NULL)
    return;

  if (self->baris->rekap != NULL)
    {
      nilai->path = g_strdup (BIAYA);
      if (g_str_equal (potong->teks, "nama"))
        nilai->teks = g_strdup (self->baris->rekap->nama);
      else
        set_angka (nilai, self->baris->rekap->jumlah);
      return;
    }

  dotted = g_strconcat (".", potong->teks, NULL);
  nilai->path = _prk_susun_dup_path (self, dotted);
  nilai->teks = _prk_susun_dup_bidang (self, potong->bidang, nilai->path, nilai);
}

static char *
dup_kapital (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean begins = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, begins ? g_unichar_totitle (c) : c);
      begins = !g_unichar_isalnum (c) && c != '\'' && c != 0x2019;
    }

  return g_string_free (out, FALSE);
}

/* A day in words, as its field holds it; what is no day stays as it is. */
static char *
apply_tanggal (PrkSusun       *self,
               PrkSaringJenis  jenis,
               const PrkNilai *nilai)
{
  const char *iso = nilai->path != NULL ? prk_record_get_string (self->kak, nilai->path) : NULL;
  char *text = NULL;

  if (iso != NULL && jenis == PRK_SARING_HARI)
    text = prk_tanggal_dup_hari (iso);
  else if (iso != NULL && jenis == PRK_SARING_TANGGAL)
    text = prk_tanggal_dup_panjang (iso);
  else if (iso != NULL)
    text = prk_tanggal_dup_terbilang (iso);

  return text != NULL ? text : g_strdup (nilai->teks);
}

static char *
apply_filter (PrkSusun        *self,
              const PrkSaring *saring,
              const PrkNilai  *nilai)
{
  switch (saring->jenis)
    {
    case PRK_SARING_BESAR:
      return g_utf8_strup (nilai->teks, -1);
    case PRK_SARING_TERBILANG:
      return nilai->ada_angka && nilai->angka >= 0 ? prk_terbilang (nilai->angka) : g_strdup (nilai->teks);
    case PRK_SARING_RUPIAH:
      return nilai->ada_angka ? prk_format_rupiah (nilai->angka) : g_strdup (nilai->teks);
    case PRK_SARING_TERBILANG_RUPIAH:
      return nilai->ada_angka ? prk_terbilang_rupiah (nilai->angka) : g_strdup (nilai->teks);
    case PRK_SARING_ROMAWI:
      return nilai->ada_angka && nilai->angka > 0 && nilai->angka < 4000 ? prk_format_romawi ((guint) nilai->angka)
                                                                         : g_strdup (nilai->teks);
    case PRK_SARING_KAPITAL:
      return dup_kapital (nilai->teks);
    case PRK_SARING_HARI:
    case PRK_SARING_TANGGAL:
    case PRK_SARING_TANGGAL_TERBILANG:
      return apply_tanggal (self, saring->jenis, nilai);
    case PRK_SARING_AWALI:
      return g_strconcat (saring->teks, nilai->teks, NULL);
    case PRK_SARING_AKHIRI:
      return g_strconcat (nilai->teks, saring->teks, NULL);
    case PRK_SARING_ATAU:
      break;
    }

  return g_strdup (nilai->teks);
}

/* The value of a placeholder after its filters. Free with _prk_nilai_clear(). */
void
_prk_susun_get_nilai (PrkSusun             *self,
                      const PrkIsianPotong *potong,
                      PrkNilai             *nilai)
{
  switch (potong->jenis)
    {
    case PRK_ISIAN_TETAP:
      nilai->teks = g_strdup (potong->teks);
      return;
    case PRK_ISIAN_BIDANG:
      if (potong->tabel != NULL)
        {
          get_column_of_all (self, potong, nilai);
        }
      else
        {
          nilai->path = g_strdup (potong->teks);
          nilai->teks = _prk_susun_dup_bidang (self, potong->bidang, nilai->path, nilai);
        }
      break;
    case PRK_ISIAN_KOLOM:
      get_column (self, potong, nilai);
      break;
    case PRK_ISIAN_NILAI:
      get_computed (self, potong->teks, nilai);
      break;
    case PRK_ISIAN_PROFIL:
      nilai->teks = g_strdup (prk_profil_get_teks (self->profil, potong->teks));
      break;
    }

  for (guint i = 0; potong->saring != NULL && i < potong->saring->len; i++)
    {
      const PrkSaring *saring = &g_array_index (potong->saring, PrkSaring, i);
      char *text;

      if ((nilai->teks == NULL || *nilai->teks == '\0') && saring->jenis != PRK_SARING_ATAU)
        continue;
      if (nilai->teks != NULL && *nilai->teks != '\0')
        text = apply_filter (self, saring, nilai);
      else
        text = g_strdup (saring->teks);
      g_free (nilai->teks);
      nilai->teks = text;
    }
  if (nilai->teks != NULL && *nilai->teks == '\0')
    g_clear_pointer (&nilai->teks, g_free);
}

/* No line ends and no control characters, but for the signs of the page numbers. */
static void
append_flat (GString    *out,
             const char *text)
{
  const gboolean sign = g_str_equal (text, PRK_TEPI_HALAMAN) || g_str_equal (text, PRK_TEPI_JUMLAH);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (sign || !(g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
}

/* The words of a text with placeholders in one line, without those that are empty. */
char *
_prk_susun_dup_uraian (PrkSusun        *self,
                       const GPtrArray *isian)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; isian != NULL && i < isian->len; i++)
    {
      PrkNilai nilai = { 0 };

      _prk_susun_get_nilai (self, g_ptr_array_index (isian, i), &nilai);
      if (nilai.teks != NULL)
        append_flat (out, nilai.teks);
      _prk_nilai_clear (&nilai);
    }

  return g_strstrip (g_string_free (out, FALSE));
}
