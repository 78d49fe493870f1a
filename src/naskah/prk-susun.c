/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks a template and makes the blocks of one record's document. What the template names was looked up when it was read, so
 * nothing can go wrong here but the wording of the profile's own lines. */
#include "config.h"

#include <string.h>

#include "prk-kaya.h"
#include "prk-susun-private.h"
#include "prk-tata-private.h"

static const PrkGaya plain = { .ukuran = 12, .spasi = 1 };

/* What an inline text came to. */
typedef struct
{
  guint n_filled;
  guint n_empty;
} Isi;

const PrkGaya *
_prk_susun_get_gaya (PrkSusun        *self,
                     const PrkSimpul *simpul,
                     const char      *attribute,
                     const PrkGaya   *fallback)
{
  const PrkGaya *gaya = NULL;

  if (attribute != NULL)
    gaya = prk_templat_get_gaya (self->templat, prk_simpul_get (simpul, attribute));
  if (gaya == NULL)
    gaya = fallback;
  if (gaya == NULL)
    gaya = prk_templat_get_gaya (self->templat, "isi");

  return gaya != NULL ? gaya : &plain;
}

gboolean
_prk_susun_skips (const PrkSimpul *simpul)
{
  return g_strcmp0 (prk_simpul_get (simpul, "kosong"), "lewati") == 0;
}

const char *
_prk_susun_get_kosong (PrkSusun        *self,
                       const PrkBidang *bidang)
{
  return bidang != NULL && (bidang->wajib || bidang->tampil_path != NULL) ? self->kosong_wajib : self->kosong;
}

/* A paragraph that stands for something missing. */
PrkBlok *
_prk_susun_kosong (PrkSusun      *self,
                   const PrkGaya *gaya,
                   const char    *path)
{
  PrkBlok *blok = prk_blok_new (PRK_BLOK_PARAGRAF, gaya);

  const PrkBidang *bidang = NULL;

  if (path != NULL)
    bidang = prk_skema_find_bidang (prk_profil_get_skema (self->profil), path, NULL);
  blok->path = g_strdup (path);
  prk_blok_add_teks (blok, _prk_susun_get_kosong (self, bidang), PRK_HURUF_REDUP, NULL);

  return blok;
}

static gboolean
ends_with_blank (PrkBlok *blok)
{
  return blok->teks->len == 0 || blok->teks->str[blok->teks->len - 1] == ' ' ||
         g_str_has_suffix (blok->teks->str, "\xe2\x80\xa8");
}

static void
add_potong (PrkSusun             *self,
            PrkBlok              *blok,
            const PrkIsianPotong *potong,
            PrkHuruf              huruf,
            Isi                  *isi)
{
  PrkNilai nilai = { 0 };

  if (potong->jenis == PRK_ISIAN_TETAP)
    {
      prk_blok_add_teks (blok, potong->teks + (*potong->teks == ' ' && ends_with_blank (blok) ? 1 : 0), huruf, NULL);
      return;
    }

  _prk_susun_get_nilai (self, potong, &nilai);
  if (nilai.teks != NULL)
    {
      isi->n_filled++;
      prk_blok_add_teks (blok, nilai.teks, huruf, nilai.path);
    }
  else
    {
      isi->n_empty++;
      prk_blok_add_teks (blok, _prk_susun_get_kosong (self, potong->bidang), huruf | PRK_HURUF_REDUP, nilai.path);
    }
  _prk_nilai_clear (&nilai);
}

static gboolean
compare_value (PrkSusun        *self,
               const PrkSimpul *simpul,
               const char      *path,
               const char      *wanted)
{
  JsonNode *node = path != NULL ? prk_record_get_value (self->kak, path) : NULL;

  if (simpul->bidang->jenis == PRK_JENIS_BANYAK && path != NULL)
    {
      g_autofree char *choice = g_strconcat (path, "/", wanted, NULL);

      return prk_record_get_bool (self->kak, choice);
    }
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_str_equal (json_node_get_boolean (node) ? "true" : "false", wanted);
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node) == g_ascii_strtoll (wanted, NULL, 10);

  return g_strcmp0 (json_node_get_string (node), wanted) == 0;
}

static gboolean
is_any_filled (PrkSusun   *self,
               const char *paths)
{
  g_auto(GStrv) path = g_strsplit (paths, " ", -1);
  PrkSkema *skema = prk_profil_get_skema (self->profil);

  for (guint i = 0; path[i] != NULL; i++)
    {
      g_autofree char *full = *path[i] != '\0' ? _prk_susun_dup_path (self, path[i]) : NULL;
      const PrkBidang *bidang = full != NULL ? prk_skema_find_bidang (skema, full, NULL) : NULL;

      if (bidang != NULL && _prk_susun_is_filled (self, bidang, full))
        return TRUE;
    }

  return FALSE;
}

gboolean
_prk_susun_holds (PrkSusun        *self,
                  const PrkSimpul *simpul)
{
  const char *ada = prk_simpul_get (simpul, "ada");
  const char *kosong = prk_simpul_get (simpul, "kosong");
  const char *path = prk_simpul_get (simpul, "path");
  const char *sama = prk_simpul_get (simpul, "sama");
  const char *beda = prk_simpul_get (simpul, "beda");
  const char *key = prk_simpul_get (simpul, "profil");
  g_autofree char *full = path != NULL ? _prk_susun_dup_path (self, path) : NULL;

  if (ada != NULL && !is_any_filled (self, ada))
    return FALSE;
  if (kosong != NULL && is_any_filled (self, kosong))
    return FALSE;
  if (path != NULL && sama != NULL && !compare_value (self, simpul, full, sama))
    return FALSE;
  if (path != NULL && beda != NULL && compare_value (self, simpul, full, beda))
    return FALSE;
  if (key != NULL && prk_profil_get_teks (self->profil, key) == NULL
      && prk_profil_get_daftar (self->profil, key) == NULL)
    return FALSE;

  return prk_simpul_get (simpul, "draf") == NULL || prk_simpul_get_ya (simpul, "draf", FALSE) == self->draf;
}

static void
add_inline (PrkSusun        *self,
            PrkBlok         *blok,
            const PrkSimpul *simpul,
            PrkHuruf         huruf,
            Isi             *isi)
{
  for (guint i = 0; simpul->isian != NULL && i < simpul->isian->len; i++)
    add_potong (self, blok, g_ptr_array_index (simpul->isian, i), huruf, isi);

  for (guint i = 0; i < simpul->anak->len; i++)
    {
      const PrkSimpul *anak = g_ptr_array_index (simpul->anak, i);

      switch (anak->unsur)
        {
        case PRK_UNSUR_TEKS:
          add_inline (self, blok, anak, huruf, isi);
          break;
        case PRK_UNSUR_TEBAL:
          add_inline (self, blok, anak, huruf | PRK_HURUF_TEBAL, isi);
          break;
        case PRK_UNSUR_MIRING:
          add_inline (self, blok, anak, huruf | PRK_HURUF_MIRING, isi);
          break;
        case PRK_UNSUR_GARIS_BAWAH:
          add_inline (self, blok, anak, huruf | PRK_HURUF_GARIS_BAWAH, isi);
          break;
        case PRK_UNSUR_BARIS_BARU:
          prk_blok_add_teks (blok, "\n", 0, NULL);
          break;
        case PRK_UNSUR_JIKA:
          if (_prk_susun_holds (self, anak))
            add_inline (self, blok, anak, huruf, isi);
          break;
        default:
          break;
        }
    }
}

static void
trim_end (PrkBlok *blok)
{
  while (blok->teks->len > 0 && blok->teks->str[blok->teks->len - 1] == ' ')
    g_string_truncate (blok->teks, blok->teks->len - 1);
  for (guint i = 0; blok->rentang != NULL && i < blok->rentang->len; i++)
    {
      PrkRentang *rentang = &g_array_index (blok->rentang, PrkRentang, i);

      rentang->end = MIN (rentang->end, blok->teks->len);
    }
}

/* Where all of a paragraph's fields are one and the same, the whole paragraph stands for it. */
static void
lift_path (PrkBlok *blok)
{
  const char *only = NULL;

  for (guint i = 0; blok->rentang != NULL && i < blok->rentang->len; i++)
    {
      const char *path = g_array_index (blok->rentang, PrkRentang, i).path;

      if (path != NULL && only != NULL && !g_str_equal (path, only))
        return;
      only = path != NULL ? path : only;
    }
  if (only == NULL || blok->path != NULL)
    return;

  blok->path = g_strdup (only);
  for (guint i = 0; i < blok->rentang->len; i++)
    {
      PrkRentang *rentang = &g_array_index (blok->rentang, PrkRentang, i);

      g_clear_pointer (&rentang->path, g_free);
      rentang->huruf &= ~PRK_HURUF_JANGKAR;
    }
}

/* A paragraph of the text in @simpul. NULL when it is left out for being empty. */
PrkBlok *
_prk_susun_par (PrkSusun        *self,
                const PrkSimpul *simpul,
                const PrkGaya   *gaya)
{
  PrkBlok *blok = prk_blok_new (PRK_BLOK_PARAGRAF, gaya);
  const char *path = prk_simpul_get (simpul, "path");
  g_autofree char *nomor = _prk_susun_dup_uraian (self, prk_simpul_get_uraian (simpul, "nomor"));
  Isi isi = { 0 };

  if (path != NULL)
    blok->path = _prk_susun_dup_path (self, path);
  add_inline (self, blok, simpul, 0, &isi);
  trim_end (blok);
  lift_path (blok);
  if (*nomor != '\0')
    {
      if (self->n_nomor > 0)
        blok->gantung = MAX (blok->gantung, gaya->ukuran * prk_kaya_get_gantung (self->n_nomor));
      blok->penanda = g_steal_pointer (&nomor);
    }

  if (_prk_susun_skips (simpul) && isi.n_filled == 0 && isi.n_empty > 0)
    g_clear_pointer (&blok, prk_blok_free);

  return blok;
}

void
_prk_susun_add (PrkSusun *self,
                PrkBlok  *blok)
{
  if (blok != NULL)
    g_ptr_array_add (self->blok, blok);
}

static void
susun_narasi (PrkSusun        *self,
              const PrkSimpul *simpul)
{
  PrkKayaGaya gaya = { 0 };
  g_autofree char *path = _prk_susun_dup_path (self, prk_simpul_get (simpul, "path"));
  const char *text = path != NULL ? prk_record_get_text (self->kak, path) : NULL;
  guint before = self->blok->len;

  gaya.isi = _prk_susun_get_gaya (self, simpul, "gaya", NULL);
  gaya.butir = _prk_susun_get_gaya (self, simpul, "gaya-butir", gaya.isi);
  gaya.ayat = prk_simpul_get_ya (simpul, "ayat", FALSE);
  if (text != NULL)
    prk_kaya_add (self->blok, text, &gaya, path);
  if (self->blok->len == before && !_prk_susun_skips (simpul))
    _prk_susun_add (self, _prk_susun_kosong (self, gaya.isi, path));
}

/* The chosen ones, each a numbered paragraph. */
static void
susun_pilihan (PrkSusun        *self,
               const PrkSimpul *simpul)
{
  const PrkGaya *gaya = _prk_susun_get_gaya (self, simpul, "gaya", NULL);
  const char *path = prk_simpul_get (simpul, "path");
  const GPtrArray *pilihan = prk_klasifikasi_list (simpul->bidang->pilihan);
  guint n = 0;

  for (guint i = 0; i < pilihan->len; i++)
    {
      const PrkPilihan *one = g_ptr_array_index (pilihan, i);
      g_autofree char *choice = g_strconcat (path, "/", one->kode, NULL);
      g_autofree char *name = prk_kak_dup_tampil (self->kak, simpul->bidang, choice);

      if (name != NULL)
        {
          PrkBlok *blok = prk_blok_new (PRK_BLOK_PARAGRAF, gaya);

          blok->path = g_steal_pointer (&choice);
          blok->penanda = prk_kaya_dup_penanda (0, ++n);
          prk_blok_add_teks (blok, name, 0, NULL);
          _prk_susun_add (self, blok);
        }
    }
  if (n == 0 && !_prk_susun_skips (simpul))
    _prk_susun_add (self, _prk_susun_kosong (self, gaya, path));
}

static void
susun_untuk (PrkSusun        *self,
             const PrkSimpul *simpul)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, simpul->tabel->path);
  const PrkSusunBaris *outer = self->baris;
  g_autofree char *last = g_strdup_printf ("%u.", g_strv_length (rows));
  guint outer_n_nomor = self->n_nomor;

  if (rows[0] == NULL && !_prk_susun_skips (simpul))
    _prk_susun_add (self, _prk_susun_kosong (self, _prk_susun_get_gaya (self, simpul, "gaya", NULL), simpul->tabel->path));

  self->n_nomor = strlen (last);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      PrkSusunBaris baris = { .tabel = simpul->tabel, .baris = rows[i], .nomor = i + 1 };

      self->baris = &baris;
      _prk_susun_anak (self, simpul);
    }
  self->baris = outer;
  self->n_nomor = outer_n_nomor;
}

static void
susun_utuh (PrkSusun        *self,
            const PrkSimpul *simpul)
{
  guint from = self->blok->len;
  double kiri = self->lebar * prk_simpul_get_angka (simpul, "kiri", 0) / 100;

  _prk_susun_anak (self, simpul);
  if (self->blok->len == from)
    return;

  prk_blok_keep_together (self->blok, from);
  for (guint i = from; i < self->blok->len; i++)
    ((PrkBlok *) g_ptr_array_index (self->blok, i))->kiri += kiri;
  ((PrkBlok *) g_ptr_array_index (self->blok, from))->ikut_sebelum = prk_simpul_get_ya (simpul, "dua-baris", FALSE);
}

/* The element of a part: its own, or the one for parts that have none. */
static const PrkSimpul *
find_bagian (const PrkSimpul *simpul,
             const char      *id)
{
  const PrkSimpul *other = NULL;

  for (guint i = 0; i < simpul->anak->len; i++)
    {
      const PrkSimpul *anak = g_ptr_array_index (simpul->anak, i);
      const char *own = prk_simpul_get (anak, "id");

      if (anak->unsur == PRK_UNSUR_BAGIAN && own != NULL && g_str_equal (own, id))
        return anak;
      if (anak->unsur == PRK_UNSUR_BAGIAN && own == NULL)
        other = anak;
    }

  return other;
}

/* All children for every part, but of the <bagian> among them only the part's own. */
static void
susun_untuk_bagian (PrkSusun        *self,
                    const PrkSimpul *simpul)
{
  const PrkTataBagian *outer = self->bagian;

  self->n_nomor = 0;
  for (guint i = 0; i < prk_profil_get_n_bagian (self->profil); i++)
    {
      const char *nomor = prk_profil_get_bagian (self->profil, i)->nomor;

      self->n_nomor = MAX (self->n_nomor, nomor != NULL ? g_utf8_strlen (nomor, -1) : 0);
    }

  for (guint i = 0; i < prk_profil_get_n_bagian (self->profil); i++)
    {
      const PrkSimpul *own;

      self->bagian = prk_profil_get_bagian (self->profil, i);
      own = find_bagian (simpul, self->bagian->id);
      for (guint j = 0; j < simpul->anak->len; j++)
        {
          const PrkSimpul *anak = g_ptr_array_index (simpul->anak, j);

          if (anak->unsur == PRK_UNSUR_BAGIAN && anak == own)
            _prk_susun_anak (self, anak);
          else if (anak->unsur != PRK_UNSUR_BAGIAN)
            _prk_susun_simpul (self, anak);
        }
    }
  self->bagian = outer;
  self->n_nomor = 0;
}

/* The emblems of a table's rows, side by side. */
static void
add_lambang (PrkSusun        *self,
             const PrkSimpul *simpul,
             PrkBlok         *blok)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, simpul->tabel->path);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *row = g_strconcat (simpul->tabel->path, "/", rows[i], NULL);
      g_autofree char *kunci = g_strconcat (row, "/kunci", NULL);
      g_autofree char *nama = g_strconcat (row, "/nama", NULL);
      g_autofree char *sisi = g_strconcat (row, "/sisi", NULL);
      const char *side = prk_record_get_string (self->kak, sisi);

      prk_blok_add_lambang (blok,
                            prk_record_get_string (self->kak, kunci),
                            prk_record_get_string (self->kak, nama),
                            g_strcmp0 (side, "kiri") == 0    ? PRK_RATA_KIRI
                            : g_strcmp0 (side, "kanan") == 0 ? PRK_RATA_KANAN
                                                             : PRK_RATA_TENGAH);
    }
}

static void
susun_lambang (PrkSusun        *self,
               const PrkSimpul *simpul)
{
  PrkBlok *blok = prk_blok_new (PRK_BLOK_LAMBANG, _prk_susun_get_gaya (self, simpul, "gaya", NULL));

  blok->rata = PRK_RATA_TENGAH;
  blok->tinggi = prk_simpul_get_angka (simpul, "tinggi", prk_profil_get_halaman (self->profil)->lambang_mm * PRK_PT_PER_MM);
  if (simpul->tabel != NULL)
    add_lambang (self, simpul, blok);
  _prk_susun_add (self, blok);
}

static void
susun_ruang (PrkSusun        *self,
             const PrkSimpul *simpul)
{
  PrkBlok *blok = prk_blok_new (PRK_BLOK_RUANG, NULL);

  blok->tinggi = prk_simpul_get_angka (simpul, "tinggi", 0);
  blok->lentur = prk_simpul_get_ya (simpul, "lentur", FALSE);
  blok->garis = prk_simpul_get_angka (simpul, "garis", 0);
  _prk_susun_add (self, blok);
}

void
_prk_susun_simpul (PrkSusun        *self,
                   const PrkSimpul *simpul)
{
  switch (simpul->unsur)
    {
    case PRK_UNSUR_PAR:
      _prk_susun_add (self, _prk_susun_par (self, simpul, _prk_susun_get_gaya (self, simpul, "gaya", NULL)));
      break;
    case PRK_UNSUR_NARASI:
      susun_narasi (self, simpul);
      break;
    case PRK_UNSUR_PILIHAN:
      susun_pilihan (self, simpul);
      break;
    case PRK_UNSUR_UNTUK:
      susun_untuk (self, simpul);
      break;
    case PRK_UNSUR_JIKA:
      if (_prk_susun_holds (self, simpul))
        _prk_susun_anak (self, simpul);
      break;
    case PRK_UNSUR_UTUH:
      susun_utuh (self, simpul);
      break;
    case PRK_UNSUR_TABEL:
      _prk_susun_tabel (self, simpul);
      break;
    case PRK_UNSUR_RINCIAN:
      _prk_susun_rincian (self, simpul);
      break;
    case PRK_UNSUR_LAMBANG:
      susun_lambang (self, simpul);
      break;
    case PRK_UNSUR_SISIP:
      _prk_susun_anak (self, prk_templat_find_potongan (self->templat, prk_simpul_get (simpul, "potongan")));
      break;
    case PRK_UNSUR_RUANG:
      susun_ruang (self, simpul);
      break;
    case PRK_UNSUR_HALAMAN:
      _prk_susun_add (self, prk_blok_new (PRK_BLOK_HALAMAN, NULL));
      break;
    case PRK_UNSUR_DAFTAR_PROFIL:
      _prk_susun_daftar_profil (self, simpul);
      break;
    case PRK_UNSUR_UNTUK_BAGIAN:
      susun_untuk_bagian (self, simpul);
      break;
    case PRK_UNSUR_SEMUA_BIDANG:
      _prk_susun_semua_bidang (self, simpul);
      break;
    default:
      break;
    }
}

void
_prk_susun_anak (PrkSusun        *self,
                 const PrkSimpul *simpul)
{
  for (guint i = 0; i < simpul->anak->len; i++)
    _prk_susun_simpul (self, g_ptr_array_index (simpul->anak, i));
}

/* TRUE when it makes paragraphs and not words. */
static gboolean
makes_blocks (const PrkSimpul *simpul)
{
  switch (simpul->unsur)
    {
    case PRK_UNSUR_PAR:
    case PRK_UNSUR_NARASI:
    case PRK_UNSUR_PILIHAN:
    case PRK_UNSUR_UNTUK:
      return TRUE;
    case PRK_UNSUR_JIKA:
      for (guint i = 0; i < simpul->anak->len; i++)
        if (makes_blocks (g_ptr_array_index (simpul->anak, i)))
          return TRUE;
      return FALSE;
    default:
      return FALSE;
    }
}

void
_prk_susun_sel (PrkSusun        *self,
                const PrkSimpul *simpul,
                const PrkGaya   *gaya,
                PrkBaris        *baris,
                guint            sel)
{
  GPtrArray *outer = self->blok;
  gboolean has_blocks = FALSE;

  for (guint i = 0; i < simpul->anak->len; i++)
    has_blocks |= makes_blocks (g_ptr_array_index (simpul->anak, i));

  self->blok = baris->sel[sel].isi;
  if (has_blocks)
    _prk_susun_anak (self, simpul);
  else
    _prk_susun_add (self, _prk_susun_par (self, simpul, gaya));
  self->blok = outer;
}

static GPtrArray *
susun_section (PrkSusun *self,
               PrkUnsur  unsur)
{
  const PrkSimpul *simpul = prk_templat_find (self->templat, unsur);

  self->blok = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_blok_free);
  if (simpul != NULL)
    _prk_susun_anak (self, simpul);

  return g_steal_pointer (&self->blok);
}

static char *
susun_tepi (PrkSusun *self,
            PrkUnsur  unsur)
{
  const PrkSimpul *simpul = prk_templat_find (self->templat, unsur);
  GString *out;

  if (simpul == NULL)
    return NULL;
  if (simpul->isian != NULL)
    return _prk_susun_dup_uraian (self, simpul->isian);

  out = g_string_new (NULL);
  for (guint i = 0; i < simpul->anak->len; i++)
    {
      const PrkSimpul *anak = g_ptr_array_index (simpul->anak, i);
      g_autofree char *text = _prk_susun_dup_uraian (self, anak->isian);

      g_string_append (out, text);
    }

  return g_string_free (out, FALSE);
}

/**
 * prk_susunan_new:
 * @templat: a template read for the same @profil
 * @draf: mandatory fields that are empty are named as missing instead of a dash
 *
 * Makes the blocks of a document.
 *
 * Returns: (transfer full): the blocks, or %NULL with %PRK_NASKAH_ERROR_TEMPLATE where a line of the profile names an
 *   unknown field
 */
PrkSusunan *
prk_susunan_new (PrkTemplat  *templat,
                 PrkProfil   *profil,
                 PrkRecord   *kak,
                 gboolean     draf,
                 GError     **error)
{
  g_autoptr(PrkSusunan) susunan = g_new0 (PrkSusunan, 1);
  const PrkTataHalaman *halaman = prk_profil_get_halaman (profil);
  const PrkSimpul *root = prk_templat_get_root (templat);
  const PrkSimpul *meta = prk_templat_find (templat, PRK_UNSUR_META);
  PrkSusun self = { .templat = templat, .profil = profil, .kak = kak, .draf = draf };

  self.kosong = prk_simpul_get (root, "kosong");
  if (self.kosong == NULL)
    self.kosong = "–";
  self.kosong_wajib = draf ? prk_simpul_get (root, "kosong-draf") : NULL;
  if (self.kosong_wajib == NULL)
    self.kosong_wajib = self.kosong;
  self.lebar = (halaman->lebar_mm - halaman->kiri_mm - halaman->kanan_mm) * PRK_PT_PER_MM;

  susunan->sampul = susun_section (&self, PRK_UNSUR_SAMPUL);
  susunan->isi = susun_section (&self, PRK_UNSUR_ISI);
  susunan->kepala = susun_tepi (&self, PRK_UNSUR_KEPALA);
  susunan->kaki = susun_tepi (&self, PRK_UNSUR_KAKI);
  if (meta != NULL)
    {
      susunan->judul = _prk_susun_dup_uraian (&self, prk_simpul_get_uraian (meta, "judul"));
      susunan->penulis = _prk_susun_dup_uraian (&self, prk_simpul_get_uraian (meta, "penulis"));
      susunan->subjek = _prk_susun_dup_uraian (&self, prk_simpul_get_uraian (meta, "subjek"));
    }

  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return NULL;
    }

  return g_steal_pointer (&susunan);
}

void
prk_susunan_free (PrkSusunan *self)
{
  g_clear_pointer (&self->sampul, g_ptr_array_unref);
  g_clear_pointer (&self->isi, g_ptr_array_unref);
  g_free (self->kepala);
  g_free (self->kaki);
  g_free (self->judul);
  g_free (self->penulis);
  g_free (self->subjek);
  g_free (self);
}
