/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of templates, as a table: every element with the places where it may stand, what it may hold, and its
 * attributes. The reader knows nothing else, so this table is also the reference for whoever writes a template. */
#define GETTEXT_PACKAGE PRK_GETTEXT_DOMAIN

#include "config.h"

#include <glib/gi18n-lib.h>

#include "prk-naskah.h"
#include "prk-templat-private.h"

#define ISI_SEL (PRK_TEMPAT_SEL | PRK_TEMPAT_TEKS)

static const PrkUnsurJenis unsur_jenis[PRK_N_UNSUR] = {
  [PRK_UNSUR_NASKAH] = { "naskah", PRK_TEMPAT_AKAR, PRK_TEMPAT_STRUKTUR, {
    { "jenis", PRK_ATRIBUT_TEKS, TRUE },
    { "kosong", PRK_ATRIBUT_TEKS },      /* printed for an empty field */
    { "kosong-draf", PRK_ATRIBUT_TEKS }, /* the same while there is a watermark */
    { "huruf", PRK_ATRIBUT_HURUF },      /* naskah, surat: which of the profile's fonts; else as the one that it is based on */
    { "dasar", PRK_ATRIBUT_DASAR },      /* name of a template whose styles, pieces and running lines this one has, too */
  } },
  [PRK_UNSUR_META] = { "meta", PRK_TEMPAT_STRUKTUR, 0, {
    { "judul", PRK_ATRIBUT_URAIAN },
    { "penulis", PRK_ATRIBUT_URAIAN },
    { "subjek", PRK_ATRIBUT_URAIAN },
  } },
  [PRK_UNSUR_GAYA] = { "gaya", PRK_TEMPAT_STRUKTUR, 0, {
    { "nama", PRK_ATRIBUT_TEKS, TRUE },
    { "dasar", PRK_ATRIBUT_GAYA },        /* begins as a copy of that style */
    { "ukuran", PRK_ATRIBUT_TEKS },       /* "0.9": of the body's size; "9pt"; "sampul": of the cover */
    { "spasi", PRK_ATRIBUT_ANGKA },
    { "kiri", PRK_ATRIBUT_ANGKA },        /* pt, as all lengths */
    { "kanan", PRK_ATRIBUT_ANGKA },
    { "gantung", PRK_ATRIBUT_ANGKA },
    { "baris-pertama", PRK_ATRIBUT_ANGKA },
    { "sebelum", PRK_ATRIBUT_ANGKA },
    { "sesudah", PRK_ATRIBUT_ANGKA },
    { "rata", PRK_ATRIBUT_RATA },
    { "huruf", PRK_ATRIBUT_TEKS },        /* biasa, tebal, miring, tebal-miring */
    { "warna", PRK_ATRIBUT_TEKS },        /* RRGGBB */
    { "tingkat", PRK_ATRIBUT_ANGKA },     /* in the outline */
    { "sifat", PRK_ATRIBUT_TEKS },        /* any of: ikut utuh satu-baris imbang */
  } },
  [PRK_UNSUR_KEPALA] = { "kepala", PRK_TEMPAT_STRUKTUR, PRK_TEMPAT_TEKS, {
    { "gaya", PRK_ATRIBUT_GAYA, TRUE },
    { "garis", PRK_ATRIBUT_YA },
    { "profil", PRK_ATRIBUT_TEKS }, /* key of a text with placeholders that stands instead */
  } },
  [PRK_UNSUR_KAKI] = { "kaki", PRK_TEMPAT_STRUKTUR, PRK_TEMPAT_TEKS, {
    { "gaya", PRK_ATRIBUT_GAYA, TRUE },
    { "garis", PRK_ATRIBUT_YA },
    { "profil", PRK_ATRIBUT_TEKS },
  } },
  [PRK_UNSUR_SAMPUL] = { "sampul", PRK_TEMPAT_STRUKTUR, PRK_TEMPAT_BLOK },
  [PRK_UNSUR_ISI] = { "isi", PRK_TEMPAT_STRUKTUR, PRK_TEMPAT_BLOK },
  [PRK_UNSUR_POTONGAN] = { "potongan", PRK_TEMPAT_STRUKTUR, PRK_TEMPAT_BLOK, {
    { "nama", PRK_ATRIBUT_TEKS, TRUE },
  } },
  [PRK_UNSUR_SISIP] = { "sisip", PRK_TEMPAT_BLOK, 0, {
    { "potongan", PRK_ATRIBUT_POTONGAN, TRUE },
  } },
  [PRK_UNSUR_PAR] = { "par", PRK_TEMPAT_BLOK | PRK_TEMPAT_SEL, PRK_TEMPAT_TEKS, {
    { "gaya", PRK_ATRIBUT_GAYA },
    { "nomor", PRK_ATRIBUT_URAIAN },
    { "path", PRK_ATRIBUT_BIDANG },
    { "kosong", PRK_ATRIBUT_TEKS }, /* lewati: left out when all its placeholders are empty */
  } },
  [PRK_UNSUR_NARASI] = { "narasi", PRK_TEMPAT_BLOK | PRK_TEMPAT_SEL, 0, {
    { "path", PRK_ATRIBUT_NARASI, TRUE },
    { "gaya", PRK_ATRIBUT_GAYA },
    { "gaya-butir", PRK_ATRIBUT_GAYA },
    { "ayat", PRK_ATRIBUT_YA }, /* lists are numbered as in a Pasal: (1) a. 1. */
    { "kosong", PRK_ATRIBUT_TEKS },
  } },
  [PRK_UNSUR_PILIHAN] = { "pilihan", PRK_TEMPAT_BLOK | PRK_TEMPAT_SEL, 0, {
    { "path", PRK_ATRIBUT_BANYAK, TRUE },
    { "gaya", PRK_ATRIBUT_GAYA },
    { "kosong", PRK_ATRIBUT_TEKS },
  } },
  [PRK_UNSUR_UNTUK] = { "untuk", PRK_TEMPAT_BLOK | PRK_TEMPAT_SEL, PRK_TEMPAT_INDUK, {
    { "tabel", PRK_ATRIBUT_TABEL, TRUE },
    { "gaya", PRK_ATRIBUT_GAYA },
    { "kosong", PRK_ATRIBUT_TEKS },
  } },
  [PRK_UNSUR_JIKA] = { "jika", ~PRK_TEMPAT_AKAR, PRK_TEMPAT_INDUK, {
    { "ada", PRK_ATRIBUT_BIDANG },    /* any of these is filled */
    { "kosong", PRK_ATRIBUT_BIDANG }, /* none of these is filled */
    { "path", PRK_ATRIBUT_BIDANG },
    { "sama", PRK_ATRIBUT_TEKS },     /* stored value of path; "true" and "false" of yes or no */
    { "beda", PRK_ATRIBUT_TEKS },
    { "draf", PRK_ATRIBUT_YA },
    { "profil", PRK_ATRIBUT_TEKS },   /* that setting is there */
  } },
  [PRK_UNSUR_UTUH] = { "utuh", PRK_TEMPAT_BLOK, PRK_TEMPAT_BLOK, {
    { "kiri", PRK_ATRIBUT_ANGKA }, /* per cent of the width */
    { "dua-baris", PRK_ATRIBUT_YA }, /* takes two lines of what stands before to its page */
  } },
  [PRK_UNSUR_TABEL] = { "tabel", PRK_TEMPAT_BLOK, PRK_TEMPAT_KOLOM, {
    { "tabel", PRK_ATRIBUT_TABEL },
    { "rekap", PRK_ATRIBUT_REKAP },
    { "gaya", PRK_ATRIBUT_GAYA },        /* space around it */
    { "gaya-sel", PRK_ATRIBUT_GAYA },
    { "gaya-kepala", PRK_ATRIBUT_GAYA },
    { "gaya-jumlah", PRK_ATRIBUT_GAYA },
    { "kelompok", PRK_ATRIBUT_KOLOM },   /* rows are sorted and parted by this column */
    { "judul-kelompok", PRK_ATRIBUT_URAIAN },
    { "judul-subtotal", PRK_ATRIBUT_URAIAN },
    { "judul-total", PRK_ATRIBUT_URAIAN },
    { "garis", PRK_ATRIBUT_ANGKA },      /* pt; 0: no lines */
    { "kepala", PRK_ATRIBUT_YA },        /* tidak: without its row of titles */
    { "kosong", PRK_ATRIBUT_TEKS },
  } },
  [PRK_UNSUR_KOLOM] = { "kolom", PRK_TEMPAT_KOLOM, ISI_SEL, {
    { "judul", PRK_ATRIBUT_TEKS, TRUE },
    { "porsi", PRK_ATRIBUT_ANGKA, TRUE },
    { "rata", PRK_ATRIBUT_RATA },
    { "jumlah", PRK_ATRIBUT_KOLOM }, /* the sum of this column stands below */
  } },
  [PRK_UNSUR_RINCIAN] = { "rincian", PRK_TEMPAT_BLOK, PRK_TEMPAT_BUTIR, {
    { "gaya", PRK_ATRIBUT_GAYA },
    { "gaya-sel", PRK_ATRIBUT_GAYA },
    { "lebar-label", PRK_ATRIBUT_ANGKA }, /* per cent */
  } },
  [PRK_UNSUR_BUTIR] = { "butir", PRK_TEMPAT_BUTIR, ISI_SEL, {
    { "label", PRK_ATRIBUT_TEKS, TRUE },
  } },
  [PRK_UNSUR_LAMBANG] = { "lambang", PRK_TEMPAT_BLOK, 0, {
    { "gaya", PRK_ATRIBUT_GAYA },
    { "tabel", PRK_ATRIBUT_LAMBANG }, /* rows with kunci, nama and sisi: one emblem each, side by side */
    { "tinggi", PRK_ATRIBUT_ANGKA },
  } },
  [PRK_UNSUR_RUANG] = { "ruang", PRK_TEMPAT_BLOK, 0, {
    { "tinggi", PRK_ATRIBUT_ANGKA },
    { "lentur", PRK_ATRIBUT_YA }, /* grows with what the page leaves empty */
    { "garis", PRK_ATRIBUT_ANGKA }, /* a line across its top, pt */
  } },
  [PRK_UNSUR_HALAMAN] = { "halaman", PRK_TEMPAT_BLOK },
  [PRK_UNSUR_DAFTAR_PROFIL] = { "daftar-profil", PRK_TEMPAT_BLOK, PRK_TEMPAT_BLOK, {
    { "kunci", PRK_ATRIBUT_TEKS, TRUE }, /* of a list of lines; the children stand for it where the profile has none */
    { "gaya", PRK_ATRIBUT_GAYA, TRUE },
    { "gaya-pertama", PRK_ATRIBUT_GAYA },
    { "lentur", PRK_ATRIBUT_YA },        /* empty lines grow with what the page leaves empty */
  } },
  [PRK_UNSUR_UNTUK_BAGIAN] = { "untuk-bagian", PRK_TEMPAT_BLOK, PRK_TEMPAT_BLOK | PRK_TEMPAT_BAGIAN },
  [PRK_UNSUR_BAGIAN] = { "bagian", PRK_TEMPAT_BAGIAN, PRK_TEMPAT_BLOK, {
    { "id", PRK_ATRIBUT_BAGIAN }, /* without it: every part that has no element of its own */
  } },
  [PRK_UNSUR_SEMUA_BIDANG] = { "semua-bidang", PRK_TEMPAT_BLOK, 0, {
    { "gaya", PRK_ATRIBUT_GAYA, TRUE },
    { "gaya-butir", PRK_ATRIBUT_GAYA },
    { "gaya-judul", PRK_ATRIBUT_GAYA, TRUE },
    { "gaya-tabel", PRK_ATRIBUT_GAYA, TRUE },
    { "gaya-sel", PRK_ATRIBUT_GAYA, TRUE },
    { "gaya-kepala", PRK_ATRIBUT_GAYA, TRUE },
  } },
  [PRK_UNSUR_TEBAL] = { "b", PRK_TEMPAT_TEKS, PRK_TEMPAT_TEKS },
  [PRK_UNSUR_MIRING] = { "i", PRK_TEMPAT_TEKS, PRK_TEMPAT_TEKS },
  [PRK_UNSUR_GARIS_BAWAH] = { "u", PRK_TEMPAT_TEKS, PRK_TEMPAT_TEKS },
  [PRK_UNSUR_BARIS_BARU] = { "br", PRK_TEMPAT_TEKS },
  [PRK_UNSUR_TEKS] = { "", 0 },
};

const PrkUnsurJenis *
_prk_unsur_get (PrkUnsur unsur)
{
  return &unsur_jenis[unsur];
}

gboolean
_prk_unsur_find (const char *name,
                 PrkUnsur   *unsur)
{
  for (guint i = 0; i < PRK_UNSUR_TEKS; i++)
    if (g_str_equal (unsur_jenis[i].nama, name))
      {
        *unsur = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
refuse (const PrkSimpul *simpul,
        const char      *name,
        GError         **error)
{
  g_set_error (error,
               PRK_NASKAH_ERROR,
               PRK_NASKAH_ERROR_TEMPLATE,
               _("Line %d: “%s” cannot be the value of “%s”"),
               simpul->line,
               prk_simpul_get (simpul, name),
               name);

  return FALSE;
}

static gboolean
read_ukuran (PrkGaya              *gaya,
             const PrkSimpul      *simpul,
             const PrkTataHalaman *halaman,
             GError              **error)
{
  const char *text = prk_simpul_get (simpul, "ukuran");
  char *end;
  double number;

  if (text == NULL)
    return TRUE;
  if (g_str_equal (text, "sampul"))
    {
      gaya->ukuran = halaman->ukuran_sampul_pt;
      return TRUE;
    }

  number = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0')
    number *= halaman->ukuran_naskah_pt;
  else if (end == text || !g_str_equal (end, "pt"))
    return refuse (simpul, "ukuran", error);
  if (!(number >= 1 && number <= 200))
    return refuse (simpul, "ukuran", error);
  gaya->ukuran = number;

  return TRUE;
}

static gboolean
read_words (PrkGaya          *gaya,
            const PrkSimpul  *simpul,
            GError          **error)
{
  const char *huruf = prk_simpul_get (simpul, "huruf");
  const char *warna = prk_simpul_get (simpul, "warna");
  const char *sifat = prk_simpul_get (simpul, "sifat");
  g_auto(GStrv) words = g_strsplit (sifat != NULL ? sifat : "", " ", -1);
  guint64 rgb;

  if (huruf != NULL)
    {
      gaya->tebal = g_str_equal (huruf, "tebal") || g_str_equal (huruf, "tebal-miring");
      gaya->miring = g_str_equal (huruf, "miring") || g_str_equal (huruf, "tebal-miring");
      if (!gaya->tebal && !gaya->miring && !g_str_equal (huruf, "biasa"))
        return refuse (simpul, "huruf", error);
    }
  if (warna != NULL)
    {
      if (!g_ascii_string_to_unsigned (warna, 16, 0, 0xffffff, &rgb, NULL))
        return refuse (simpul, "warna", error);
      gaya->warna = (guint32) rgb;
    }
  if (sifat != NULL)
    gaya->ikut = gaya->utuh = gaya->satu_baris = gaya->imbang = FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], "ikut"))
        gaya->ikut = TRUE;
      else if (g_str_equal (words[i], "utuh"))
        gaya->utuh = TRUE;
      else if (g_str_equal (words[i], "satu-baris"))
        gaya->satu_baris = TRUE;
      else if (g_str_equal (words[i], "imbang"))
        gaya->imbang = TRUE;
      else if (*words[i] != '\0')
        return refuse (simpul, "sifat", error);
    }

  return TRUE;
}

gboolean
_prk_gaya_read (PrkGaya              *gaya,
                const PrkSimpul      *simpul,
                const PrkTataHalaman *halaman,
                GError              **error)
{
  static const char *const rata[] = { "kiri", "tengah", "kanan", "penuh" };
  const char *value = prk_simpul_get (simpul, "rata");

  gaya->spasi = prk_simpul_get_angka (simpul, "spasi", gaya->spasi);
  gaya->kiri = prk_simpul_get_angka (simpul, "kiri", gaya->kiri);
  gaya->kanan = prk_simpul_get_angka (simpul, "kanan", gaya->kanan);
  gaya->gantung = prk_simpul_get_angka (simpul, "gantung", gaya->gantung);
  gaya->baris_pertama = prk_simpul_get_angka (simpul, "baris-pertama", gaya->baris_pertama);
  gaya->sebelum = prk_simpul_get_angka (simpul, "sebelum", gaya->sebelum);
  gaya->sesudah = prk_simpul_get_angka (simpul, "sesudah", gaya->sesudah);
  gaya->tingkat = (guint) prk_simpul_get_angka (simpul, "tingkat", gaya->tingkat);
  for (guint i = 0; value != NULL && i < G_N_ELEMENTS (rata); i++)
    if (g_str_equal (value, rata[i]))
      gaya->rata = i;

  return read_ukuran (gaya, simpul, halaman, error) && read_words (gaya, simpul, error);
}
