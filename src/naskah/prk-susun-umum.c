/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a daerah adds by its profile: parts that no template knows, set field by field, and lines of the cover and of the
 * signature, whose placeholders are {path}, or {PATH} for capitals. */
#define GETTEXT_PACKAGE PRK_GETTEXT_DOMAIN

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "prk-kaya.h"
#include "prk-naskah.h"
#include "prk-susun-private.h"
#include "prk-tata-private.h"

#define NUMBER_COLUMN 0.5 /* share of the column that counts the rows */

static double
get_porsi (const PrkBidang *kolom)
{
  switch (kolom->jenis)
    {
    case PRK_JENIS_TEKS:
      return kolom->maks >= 500 ? 3 : kolom->maks >= 200 ? 2.2 : 1.4;
    case PRK_JENIS_UANG:
    case PRK_JENIS_HITUNG:
    case PRK_JENIS_TANGGAL:
      return 1.6;
    case PRK_JENIS_WILAYAH:
      return 2.2;
    case PRK_JENIS_PILIHAN:
      return 1.6;
    default:
      return 1;
    }
}

static gboolean
is_number (const PrkBidang *kolom)
{
  return kolom->jenis == PRK_JENIS_UANG || kolom->jenis == PRK_JENIS_HITUNG ||
         kolom->jenis == PRK_JENIS_DESIMAL;
}

static void
add_baris (PrkSusun        *self,
           PrkTabel        *tabel,
           const PrkBidang *bidang,
           const char      *row,
           guint            number,
           const PrkGaya   *gaya)
{
  PrkBaris *baris = prk_tabel_add_baris (tabel, bidang->n_kolom + 1);
  g_autofree char *first = g_strdup_printf ("%u", number);

  _prk_baris_add_teks (baris, 0, gaya, PRK_RATA_TENGAH, first, NULL);
  for (guint i = 0; i < bidang->n_kolom; i++)
    {
      const PrkBidang *kolom = &bidang->kolom[i];
      g_autofree char *path = g_strconcat (bidang->path, "/", row, "/", kolom->path, NULL);
      PrkNilai nilai = { 0 };
      g_autofree char *text = _prk_susun_dup_bidang (self, kolom, path, &nilai);

      if (text != NULL)
        _prk_baris_add_teks (baris, i + 1, gaya, is_number (kolom) ? PRK_RATA_KANAN : gaya->rata, text, path);
      else
        prk_baris_add_blok (baris, i + 1, _prk_susun_kosong (self, gaya, path));
    }
}

static void
add_tabel (PrkSusun        *self,
           const PrkSimpul *simpul,
           const PrkBidang *bidang)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, bidang->path);
  g_autofree double *porsi = g_new (double, bidang->n_kolom + 1);
  const PrkGaya *sel = _prk_susun_get_gaya (self, simpul, "gaya-sel", NULL);
  const PrkGaya *kepala = _prk_susun_get_gaya (self, simpul, "gaya-kepala", sel);
  PrkBaris *head;
  PrkBlok *blok;

  if (rows[0] == NULL)
    {
      _prk_susun_add (self, _prk_susun_kosong (self, _prk_susun_get_gaya (self, simpul, "gaya", NULL), bidang->path));
      return;
    }

  porsi[0] = NUMBER_COLUMN;
  for (guint i = 0; i < bidang->n_kolom; i++)
    porsi[i + 1] = get_porsi (&bidang->kolom[i]);
  blok = prk_blok_new_tabel (_prk_susun_get_gaya (self, simpul, "gaya-tabel", NULL), porsi, bidang->n_kolom + 1);
  head = prk_tabel_add_baris (blok->tabel, bidang->n_kolom + 1);
  head->latar = 0xe4e4e4;
  blok->tabel->n_kepala = 1;
  _prk_baris_add_teks (head, 0, kepala, kepala->rata, "No.", NULL);
  for (guint i = 0; i < bidang->n_kolom; i++)
    _prk_baris_add_teks (head, i + 1, kepala, kepala->rata, bidang->kolom[i].label, NULL);
  for (guint i = 0; rows[i] != NULL; i++)
    add_baris (self, blok->tabel, bidang, rows[i], i + 1, sel);
  _prk_susun_add (self, blok);
}

static void
add_narasi (PrkSusun        *self,
            const PrkSimpul *simpul,
            const PrkBidang *bidang)
{
  const char *text = prk_record_get_text (self->kak, bidang->path);
  guint before = self->blok->len;
  PrkKayaGaya gaya = { 0 };

  gaya.isi = _prk_susun_get_gaya (self, simpul, "gaya", NULL);
  gaya.butir = _prk_susun_get_gaya (self, simpul, "gaya-butir", gaya.isi);
  if (text != NULL)
    prk_kaya_add (self->blok, text, &gaya, bidang->path);
  if (self->blok->len == before)
    _prk_susun_add (self, _prk_susun_kosong (self, gaya.isi, bidang->path));
}

static void
add_line (PrkSusun        *self,
          const PrkSimpul *simpul,
          const PrkBidang *bidang)
{
  PrkBlok *blok = prk_blok_new (PRK_BLOK_PARAGRAF, _prk_susun_get_gaya (self, simpul, "gaya", NULL));
  PrkNilai nilai = { 0 };
  g_autofree char *text = _prk_susun_dup_bidang (self, bidang, bidang->path, &nilai);
  g_autofree char *label = g_strconcat (bidang->label, ": ", NULL);

  blok->path = g_strdup (bidang->path);
  prk_blok_add_teks (blok, label, 0, NULL);
  prk_blok_add_teks (blok, text != NULL ? text : _prk_susun_get_kosong (self, bidang), text != NULL ? 0 : PRK_HURUF_REDUP, NULL);
  _prk_susun_add (self, blok);
}

/* What nobody needs to fill in and nobody did is left out, but a draft shows what there could be. */
static gboolean
is_shown (PrkSusun        *self,
          const PrkBidang *bidang)
{
  if (!prk_kak_is_tampil (self->kak, bidang))
    return FALSE;

  return self->draf || bidang->wajib || _prk_susun_is_filled (self, bidang, bidang->path);
}

void
_prk_susun_semua_bidang (PrkSusun        *self,
                         const PrkSimpul *simpul)
{
  PrkSkema *skema = prk_profil_get_skema (self->profil);
  const PrkBagian *bagian = self->bagian != NULL ? prk_skema_find_bagian (skema, self->bagian->id) : NULL;
  guint before = self->blok->len;

  for (guint i = 0; bagian != NULL && i < bagian->n_bidang; i++)
    {
      const PrkBidang *bidang = &bagian->bidang[i];

      if (!is_shown (self, bidang))
        continue;
      if (bagian->n_bidang > 1 && (bidang->jenis == PRK_JENIS_NARASI || bidang->jenis == PRK_JENIS_TABEL))
        {
          PrkBlok *head = prk_blok_new (PRK_BLOK_PARAGRAF, _prk_susun_get_gaya (self, simpul, "gaya-judul", NULL));

          prk_blok_add_teks (head, bidang->label, 0, NULL);
          _prk_susun_add (self, head);
        }
      if (bidang->jenis == PRK_JENIS_TABEL)
        add_tabel (self, simpul, bidang);
      else if (bidang->jenis == PRK_JENIS_NARASI)
        add_narasi (self, simpul, bidang);
      else
        add_line (self, simpul, bidang);
    }
  if (self->blok->len == before && bagian != NULL && bagian->n_bidang > 0)
    _prk_susun_add (self, _prk_susun_kosong (self, _prk_susun_get_gaya (self, simpul, "gaya", NULL), bagian->bidang[0].path));
}

static gboolean
find_field (PrkSusun   *self,
            const char *name,
            gboolean    alone,
            PrkNilai   *nilai)
{
  const PrkBidang *bidang;

  if (g_str_equal (name, "pihak"))
    {
      nilai->teks = _prk_susun_dup_pihak (self, alone);
      return TRUE;
    }

  bidang = prk_skema_find_bidang (prk_profil_get_skema (self->profil), name, NULL);
  if (bidang == NULL || bidang->jenis == PRK_JENIS_TABEL || !g_str_equal (bidang->path, name))
    return FALSE;

  nilai->path = g_strdup (name);
  nilai->teks = _prk_susun_dup_bidang (self, bidang, name, nilai);

  return TRUE;
}

/* One placeholder of a profile's line, perhaps all that stands there; FALSE when it names nothing. */
static gboolean
add_field (PrkSusun   *self,
           PrkBlok    *blok,
           const char *name,
           gboolean    alone,
           guint      *n_filled,
           guint      *n_empty)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *upper = g_ascii_strup (name, -1);
  gboolean capitals = g_str_equal (name, upper);
  PrkNilai nilai = { 0 };

  if (!find_field (self, lower, alone, &nilai))
    return FALSE;

  if (nilai.teks != NULL)
    {
      g_autofree char *text = capitals ? g_utf8_strup (nilai.teks, -1) : g_strdup (nilai.teks);

      prk_blok_add_teks (blok, text, 0, nilai.path);
      (*n_filled)++;
    }
  else
    {
      prk_blok_add_teks (blok, self->kosong_wajib, PRK_HURUF_REDUP, nilai.path);
      (*n_empty)++;
    }
  _prk_nilai_clear (&nilai);

  return TRUE;
}

/* FALSE when it names an unknown field. A line whose placeholders are all empty is left out. */
static gboolean
add_profile_line (PrkSusun      *self,
                  const char    *line,
                  const PrkGaya *gaya)
{
  PrkBlok *blok = prk_blok_new (PRK_BLOK_PARAGRAF, gaya);
  const gboolean alone = *line == '{' && strchr (line, '}') == line + strlen (line) - 1;
  guint n_filled = 0;
  guint n_empty = 0;

  while (*line != '\0')
    {
      const char *open = strchr (line, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *words = close != NULL ? g_strndup (line, open - line) : g_strdup (line);
      g_autofree char *name = close != NULL ? g_strndup (open + 1, close - open - 1) : NULL;

      prk_blok_add_teks (blok, words, 0, NULL);
      if (name == NULL)
        break;
      if (!add_field (self, blok, name, alone, &n_filled, &n_empty))
        {
          prk_blok_free (blok);
          return FALSE;
        }
      line = close + 1;
    }

  if (n_filled == 0 && n_empty > 0)
    prk_blok_free (blok);
  else
    _prk_susun_add (self, blok);

  return TRUE;
}

static void
add_space (PrkSusun      *self,
           const PrkGaya *gaya,
           gboolean       lentur)
{
  PrkBlok *blok = prk_blok_new (PRK_BLOK_RUANG, NULL);

  blok->tinggi = gaya->ukuran * gaya->spasi;
  blok->lentur = lentur;
  _prk_susun_add (self, blok);
}

static void
add_emblem (PrkSusun      *self,
            const PrkGaya *gaya)
{
  PrkBlok *blok = prk_blok_new (PRK_BLOK_LAMBANG, gaya);

  blok->rata = PRK_RATA_TENGAH;
  blok->tinggi = prk_profil_get_halaman (self->profil)->lambang_mm * PRK_PT_PER_MM;
  _prk_susun_add (self, blok);
}

void
_prk_susun_daftar_profil (PrkSusun        *self,
                          const PrkSimpul *simpul)
{
  const char *key = prk_simpul_get (simpul, "kunci");
  const char *const *lines = prk_profil_get_daftar (self->profil, key);
  const PrkGaya *gaya = _prk_susun_get_gaya (self, simpul, "gaya", NULL);
  const PrkGaya *first = _prk_susun_get_gaya (self, simpul, "gaya-pertama", gaya);

  if (lines == NULL)
    {
      _prk_susun_anak (self, simpul);
      return;
    }

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0')
        add_space (self, gaya, prk_simpul_get_ya (simpul, "lentur", FALSE));
      else if (g_ascii_strcasecmp (lines[i], "{lambang}") == 0)
        add_emblem (self, gaya);
      else if (!add_profile_line (self, lines[i], i == 0 ? first : gaya) && self->error == NULL)
        g_set_error (&self->error,
                     PRK_NASKAH_ERROR,
                     PRK_NASKAH_ERROR_TEMPLATE,
                     _("Profile “%s”, %s, line %u: unknown field in “%s”"),
                     prk_profil_get_id (self->profil),
                     key,
                     i + 1,
                     lines[i]);
    }
}
