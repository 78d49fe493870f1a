/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-terbilang.h"

#include "prk-kaya.h"
#include "prk-susun-private.h"

#define LATAR_KEPALA   0xe4e4e4
#define LATAR_KELOMPOK 0xf2f2f2
#define LATAR_JUMLAH   0xf8f8f8

/* A row to print, with the group it belongs to. */
typedef struct
{
  const char     *id;
  const PrkRekap *rekap;
  char           *kelompok; /* as printed; NULL when empty */
  gint64          urut;     /* of a number */
} Urutan;

typedef struct
{
  gint64   jumlah;
  gboolean ada; /* something was added */
  gboolean gagal;
} Jumlah;

typedef struct
{
  PrkSusun        *susun;
  const PrkSimpul *simpul;
  PrkTabel        *tabel;
  GPtrArray       *kolom; /* (element-type PrkSimpul) */
  Jumlah          *subtotal;
  Jumlah          *total;
  gboolean         has_sum;
  const PrkGaya   *sel, *kepala, *jumlah;
} Penabel;

static void
urutan_clear (gpointer data)
{
  g_free (((Urutan *) data)->kelompok);
}

/* The children of one kind, seen through <jika>. */
static void
collect (PrkSusun        *self,
         const PrkSimpul *simpul,
         PrkUnsur         unsur,
         GPtrArray       *found)
{
  for (guint i = 0; i < simpul->anak->len; i++)
    {
      PrkSimpul *anak = g_ptr_array_index (simpul->anak, i);

      if (anak->unsur == unsur)
        g_ptr_array_add (found, anak);
      else if (anak->unsur == PRK_UNSUR_JIKA && _prk_susun_holds (self, anak))
        collect (self, anak, unsur, found);
    }
}

static PrkRata
get_rata (const PrkSimpul *kolom,
          PrkRata          fallback)
{
  const char *rata = prk_simpul_get (kolom, "rata");

  if (rata == NULL)
    return fallback;
  if (g_str_equal (rata, "tengah"))
    return PRK_RATA_TENGAH;
  if (g_str_equal (rata, "kanan"))
    return PRK_RATA_KANAN;

  return g_str_equal (rata, "penuh") ? PRK_RATA_PENUH : PRK_RATA_KIRI;
}

void
_prk_baris_add_teks (PrkBaris      *baris,
                     guint          sel,
                     const PrkGaya *gaya,
                     PrkRata        rata,
                     const char    *text,
                     const char    *path)
{
  PrkBlok *blok = prk_blok_new (PRK_BLOK_PARAGRAF, gaya);

  blok->rata = rata;
  blok->path = g_strdup (path);
  prk_blok_add_teks (blok, text, 0, NULL);
  prk_baris_add_blok (baris, sel, blok);
}

static void
add_kepala (Penabel *self)
{
  PrkBaris *baris = prk_tabel_add_baris (self->tabel, self->kolom->len);

  baris->latar = LATAR_KEPALA;
  self->tabel->n_kepala = 1;
  for (guint i = 0; i < self->kolom->len; i++)
    {
      const PrkSimpul *kolom = g_ptr_array_index (self->kolom, i);

      _prk_baris_add_teks (baris, i, self->kepala, self->kepala->rata, prk_simpul_get (kolom, "judul"), NULL);
    }
}

static void
jumlah_add (Jumlah *self,
            gint64  value)
{
  self->ada = TRUE;
  self->gagal |= __builtin_add_overflow (self->jumlah, value, &self->jumlah);
}

/* Adds the row at hand to the sums of its columns. */
static void
sum_up (Penabel *self)
{
  for (guint i = 0; i < self->kolom->len; i++)
    {
      const char *name = prk_simpul_get (g_ptr_array_index (self->kolom, i), "jumlah");
      PrkIsianPotong potong = { .jenis = PRK_ISIAN_KOLOM, .teks = (char *) name };
      PrkNilai nilai = { 0 };

      for (guint j = 0; name != NULL && j < self->simpul->tabel->n_kolom; j++)
        if (g_str_equal (self->simpul->tabel->kolom[j].path, name))
          potong.bidang = &self->simpul->tabel->kolom[j];
      if (potong.bidang == NULL)
        continue;

      _prk_susun_get_nilai (self->susun, &potong, &nilai);
      if (nilai.ada_angka)
        {
          jumlah_add (&self->subtotal[i], nilai.angka);
          jumlah_add (&self->total[i], nilai.angka);
        }
      _prk_nilai_clear (&nilai);
    }
}

/* A row of sums: its title spans the columns before the first sum. */
static void
add_jumlah (Penabel    *self,
            const char *attribute,
            Jumlah     *jumlah)
{
  const GPtrArray *isian = prk_simpul_get_uraian (self->simpul, attribute);
  g_autofree char *title = _prk_susun_dup_uraian (self->susun, isian);
  const char *path = prk_simpul_get (self->simpul, "tabel");
  PrkBaris *baris;
  guint first = 0;

  if (isian == NULL || !self->has_sum)
    return;
  while (prk_simpul_get (g_ptr_array_index (self->kolom, first), "jumlah") == NULL)
    first++;

  baris = prk_tabel_add_baris (self->tabel, self->kolom->len - (first > 0 ? first - 1 : 0));
  baris->latar = LATAR_JUMLAH;
  baris->ikut_sebelum = TRUE;
  if (first > 0)
    {
      baris->sel[0].rentang = first;
      _prk_baris_add_teks (baris, 0, self->jumlah, PRK_RATA_KANAN, title, path);
    }
  for (guint i = first; i < self->kolom->len; i++)
    {
      const PrkSimpul *kolom = g_ptr_array_index (self->kolom, i);
      guint sel = i - first + (first > 0 ? 1 : 0);
      g_autofree char *text = NULL;

      if (prk_simpul_get (kolom, "jumlah") != NULL)
        text = jumlah[i].gagal ? g_strdup (self->susun->kosong) : prk_format_angka (jumlah[i].jumlah);
      _prk_baris_add_teks (baris, sel, self->jumlah, get_rata (kolom, PRK_RATA_KIRI), text, path);
    }
  memset (jumlah, 0, self->kolom->len * sizeof *jumlah);
}

static void
add_kelompok (Penabel *self)
{
  const GPtrArray *isian = prk_simpul_get_uraian (self->simpul, "judul-kelompok");
  g_autofree char *title = _prk_susun_dup_uraian (self->susun, isian);
  PrkBaris *baris;

  if (isian == NULL)
    return;

  baris = prk_tabel_add_baris (self->tabel, 1);
  baris->latar = LATAR_KELOMPOK;
  baris->ikut = TRUE;
  baris->sel[0].rentang = self->kolom->len;
  _prk_baris_add_teks (baris, 0, self->jumlah, PRK_RATA_KIRI, title, prk_simpul_get (self->simpul, "tabel"));
}

static void
add_baris (Penabel *self)
{
  PrkBaris *baris = prk_tabel_add_baris (self->tabel, self->kolom->len);

  for (guint i = 0; i < self->kolom->len; i++)
    {
      const PrkSimpul *kolom = g_ptr_array_index (self->kolom, i);

      _prk_susun_sel (self->susun, kolom, self->sel, baris, i);
      for (guint j = 0; j < baris->sel[i].isi->len; j++)
        {
          PrkBlok *blok = g_ptr_array_index (baris->sel[i].isi, j);

          blok->rata = get_rata (kolom, blok->rata);
          baris->ikut |= blok->ikut;
        }
    }
  sum_up (self);
}

static int
compare_urutan (gconstpointer a,
                gconstpointer b)
{
  const Urutan *one = a;
  const Urutan *two = b;

  if (one->kelompok == NULL || two->kelompok == NULL)
    return (one->kelompok == NULL) - (two->kelompok == NULL);
  if (one->urut != two->urut)
    return one->urut < two->urut ? -1 : 1;

  return g_utf8_collate (one->kelompok, two->kelompok);
}

/* The rows of a table, by group where there is one and otherwise as they stand. */
static GArray *
list_urutan (PrkSusun        *self,
             const PrkSimpul *simpul,
             GStrv            rows)
{
  GArray *urutan = g_array_new (FALSE, TRUE, sizeof (Urutan));
  const char *name = prk_simpul_get (simpul, "kelompok");
  const PrkBidang *bidang = NULL;

  g_array_set_clear_func (urutan, urutan_clear);
  for (guint i = 0; name != NULL && i < simpul->tabel->n_kolom; i++)
    if (g_str_equal (simpul->tabel->kolom[i].path, name))
      bidang = &simpul->tabel->kolom[i];

  for (guint i = 0; rows[i] != NULL; i++)
    {
      Urutan one = { .id = rows[i] };
      g_autofree char *path = g_strconcat (simpul->tabel->path, "/", rows[i], "/", name, NULL);
      PrkNilai nilai = { 0 };

      if (bidang != NULL)
        one.kelompok = _prk_susun_dup_bidang (self, bidang, path, &nilai);
      one.urut = nilai.ada_angka ? nilai.angka : 0;
      g_array_append_val (urutan, one);
    }
  if (bidang != NULL)
    g_array_sort (urutan, compare_urutan);

  return urutan;
}

static GArray *
list_rekap (PrkSusun    *self,
            const char  *id,
            GPtrArray  **rekap)
{
  static const char *const ids[] = {
    [PRK_REKAP_TAHUN] = "tahun",
    [PRK_REKAP_PIHAK] = "pihak",
    [PRK_REKAP_SUMBER] = "sumber",
  };
  GArray *urutan = g_array_new (FALSE, TRUE, sizeof (Urutan));
  gint64 total;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_str_equal (ids[i], id) && !prk_kak_rekap (self->kak, i, rekap, &total))
      return urutan;

  for (guint i = 0; *rekap != NULL && i < (*rekap)->len; i++)
    {
      Urutan one = { .rekap = g_ptr_array_index (*rekap, i) };

      g_array_append_val (urutan, one);
    }

  return urutan;
}

static void
add_all (Penabel *self,
         GArray  *urutan)
{
  const PrkSusunBaris *outer = self->susun->baris;
  gboolean grouped = prk_simpul_get (self->simpul, "kelompok") != NULL;
  PrkSusunBaris baris = { .tabel = self->simpul->tabel };

  self->susun->baris = &baris;
  for (guint i = 0; i < urutan->len; i++)
    {
      const Urutan *one = &g_array_index (urutan, Urutan, i);
      const Urutan *next = i + 1 < urutan->len ? one + 1 : NULL;

      if (grouped && (i == 0 || compare_urutan (one - 1, one) != 0))
        {
          baris.kelompok = one->kelompok != NULL ? one->kelompok : self->susun->kosong;
          add_kelompok (self);
        }
      baris.baris = one->id;
      baris.rekap = one->rekap;
      baris.nomor = i + 1;
      add_baris (self);
      if (grouped && (next == NULL || compare_urutan (one, next) != 0))
        add_jumlah (self, "judul-subtotal", self->subtotal);
    }
  self->susun->baris = outer;
  add_jumlah (self, "judul-total", self->total);
}

/* A table without lines is a layout: its texts stand at its edges. */
static void
set_garis (PrkTabel        *tabel,
           const PrkSimpul *simpul)
{
  tabel->garis = prk_simpul_get_angka (simpul, "garis", tabel->garis);
  if (tabel->garis > 0)
    return;
  tabel->sela_x = 0;
  tabel->sela_y = 1;
}

static void
fill_tabel (PrkSusun        *self,
            const PrkSimpul *simpul,
            GArray          *urutan)
{
  g_autoptr(GPtrArray) kolom = g_ptr_array_new ();
  g_autofree double *porsi = NULL;
  g_autofree Jumlah *subtotal = NULL;
  g_autofree Jumlah *total = NULL;
  Penabel penabel = { .susun = self, .simpul = simpul, .kolom = kolom };
  PrkBlok *blok;

  collect (self, simpul, PRK_UNSUR_KOLOM, kolom);
  if (kolom->len == 0)
    return;

  porsi = g_new (double, kolom->len);
  for (guint i = 0; i < kolom->len; i++)
    {
      porsi[i] = MAX (prk_simpul_get_angka (g_ptr_array_index (kolom, i), "porsi", 1), 0.1);
      penabel.has_sum |= prk_simpul_get (g_ptr_array_index (kolom, i), "jumlah") != NULL;
    }
  penabel.subtotal = subtotal = g_new0 (Jumlah, kolom->len);
  penabel.total = total = g_new0 (Jumlah, kolom->len);
  penabel.sel = _prk_susun_get_gaya (self, simpul, "gaya-sel", NULL);
  penabel.kepala = _prk_susun_get_gaya (self, simpul, "gaya-kepala", penabel.sel);
  penabel.jumlah = _prk_susun_get_gaya (self, simpul, "gaya-jumlah", penabel.kepala);

  blok = prk_blok_new_tabel (_prk_susun_get_gaya (self, simpul, "gaya", NULL), porsi, kolom->len);
  penabel.tabel = blok->tabel;
  set_garis (blok->tabel, simpul);
  if (prk_simpul_get_ya (simpul, "kepala", TRUE))
    add_kepala (&penabel);
  add_all (&penabel, urutan);
  _prk_susun_add (self, blok);
}

void
_prk_susun_tabel (PrkSusun        *self,
                  const PrkSimpul *simpul)
{
  const char *path = prk_simpul_get (simpul, "tabel");
  const char *id = prk_simpul_get (simpul, "rekap");
  g_autoptr(GPtrArray) rekap = NULL;
  g_auto(GStrv) rows = NULL;
  g_autoptr(GArray) urutan = NULL;

  if (path != NULL)
    {
      rows = prk_record_list_rows (self->kak, path);
      urutan = list_urutan (self, simpul, rows);
    }
  else if (id != NULL)
    {
      urutan = list_rekap (self, id, &rekap);
    }
  else
    {
      return;
    }

  if (urutan->len > 0)
    fill_tabel (self, simpul, urutan);
  else if (!_prk_susun_skips (simpul))
    _prk_susun_add (self, _prk_susun_kosong (self, _prk_susun_get_gaya (self, simpul, NULL, NULL), path));
}

/* Lines "label : value" with the colons below each other. */
void
_prk_susun_rincian (PrkSusun        *self,
                    const PrkSimpul *simpul)
{
  double label = prk_simpul_get_angka (simpul, "lebar-label", 30);
  const double porsi[] = { label, 2, MAX (98 - label, 1) };
  const PrkGaya *sel = _prk_susun_get_gaya (self, simpul, "gaya-sel", NULL);
  g_autoptr(GPtrArray) butir = g_ptr_array_new ();
  PrkBlok *blok;

  collect (self, simpul, PRK_UNSUR_BUTIR, butir);
  if (butir->len == 0)
    return;

  blok = prk_blok_new_tabel (_prk_susun_get_gaya (self, simpul, "gaya", NULL), porsi, G_N_ELEMENTS (porsi));
  blok->tabel->garis = 0;
  blok->tabel->sela_x = 0;
  blok->tabel->sela_y = 1;
  for (guint i = 0; i < butir->len; i++)
    {
      const PrkSimpul *one = g_ptr_array_index (butir, i);
      PrkBaris *baris = prk_tabel_add_baris (blok->tabel, G_N_ELEMENTS (porsi));

      _prk_baris_add_teks (baris, 0, sel, PRK_RATA_KIRI, prk_simpul_get (one, "label"), NULL);
      _prk_baris_add_teks (baris, 1, sel, PRK_RATA_KIRI, ":", NULL);
      _prk_susun_sel (self, one, sel, baris, 2);
    }
  _prk_susun_add (self, blok);
}
