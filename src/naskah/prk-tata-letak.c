/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "prk-tata-private.h"

#define EMBLEM_GAP 8 /* pt between two of them */
#define MAX_LOOK_BACK 40 /* lines of the row above */

static PrkLembar *
get_last (PrkTata *tata)
{
  return g_ptr_array_index (tata->lembar, tata->lembar->len - 1);
}

static void
letak_clear (gpointer data)
{
  g_clear_pointer (&((PrkLetak *) data)->teks, prk_teks_unref);
}

static void
lembar_free (gpointer data)
{
  PrkLembar *self = data;

  g_array_unref (self->letak);
  g_array_unref (self->ruas);
  g_free (self);
}

static void
jangkar_free (gpointer data)
{
  PrkJangkar *self = data;

  g_free (self->path);
  g_free (self);
}

static void
garis_besar_clear (gpointer data)
{
  g_free (((PrkGarisBesar *) data)->judul);
}

PrkTata *
prk_tata_new (void)
{
  PrkTata *self = g_new0 (PrkTata, 1);

  self->lembar = g_ptr_array_new_with_free_func (lembar_free);
  self->jangkar = g_ptr_array_new_with_free_func (jangkar_free);
  self->garis_besar = g_array_new (FALSE, FALSE, sizeof (PrkGarisBesar));
  g_array_set_clear_func (self->garis_besar, garis_besar_clear);

  return self;
}

void
prk_tata_free (PrkTata *self)
{
  g_clear_pointer (&self->lembar, g_ptr_array_unref);
  g_clear_pointer (&self->jangkar, g_ptr_array_unref);
  g_clear_pointer (&self->garis_besar, g_array_unref);
  g_free (self);
}

void
_prk_tata_begin_page (PrkTata  *tata,
                      gboolean  sampul)
{
  PrkLembar *lembar = g_new0 (PrkLembar, 1);

  lembar->letak = g_array_new (FALSE, FALSE, sizeof (PrkLetak));
  g_array_set_clear_func (lembar->letak, letak_clear);
  lembar->ruas = g_array_new (FALSE, FALSE, sizeof (PrkRuas));
  lembar->sampul = sampul;
  g_ptr_array_add (tata->lembar, lembar);
}

void
_prk_tata_add_teks (PrkTata *tata,
                    PrkTeks *teks,
                    guint    dari,
                    guint    sampai,
                    double   x,
                    double   y,
                    guint32  warna)
{
  PrkLetak letak = {
    .jenis = PRK_LETAK_TEKS,
    .warna = warna,
    .teks = prk_teks_ref (teks),
    .dari = dari,
    .sampai = sampai,
    .x = x,
    .y = y,
  };

  g_array_append_val (get_last (tata)->letak, letak);
}

void
_prk_tata_add_isi (PrkTata *tata,
                   double   x,
                   double   y,
                   double   lebar,
                   double   tinggi,
                   guint32  warna)
{
  PrkLetak letak = {
    .jenis = PRK_LETAK_ISI,
    .warna = warna,
    .x = x,
    .y = y,
    .lebar = lebar,
    .tinggi = tinggi,
  };

  g_array_append_val (get_last (tata)->letak, letak);
}

void
_prk_tata_add_lambang (PrkTata *tata,
                       double   x,
                       double   y,
                       double   side)
{
  PrkLetak letak = { .jenis = PRK_LETAK_LAMBANG, .x = x, .y = y, .lebar = side, .tinggi = side };

  g_array_append_val (get_last (tata)->letak, letak);
}

void
_prk_tata_add_lambang_baris (PrkTata *tata,
                             PrkBlok *blok,
                             double   x,
                             double   y,
                             double   lebar,
                             double   tinggi)
{
  static const PrkRata order[] = { PRK_RATA_KIRI, PRK_RATA_TENGAH, PRK_RATA_KANAN };
  const GArray *all = blok->lambang;
  double side = MIN (tinggi, (lebar - EMBLEM_GAP * (all->len - 1)) / all->len);
  guint count[] = { 0, 0, 0 };

  for (guint i = 0; i < all->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (order); j++)
      count[j] += g_array_index (all, PrkLambangTempat, i).sisi == order[j] ? 1 : 0;

  for (guint j = 0; j < G_N_ELEMENTS (order); j++)
    {
      double width = count[j] * (side + EMBLEM_GAP) - EMBLEM_GAP;
      double at = x + (j == 0 ? 0 : j == 1 ? (lebar - width) / 2 : lebar - width);

      for (guint i = 0; i < all->len; i++)
        {
          const PrkLambangTempat *one = &g_array_index (all, PrkLambangTempat, i);
          PrkLetak letak = { .jenis = PRK_LETAK_LAMBANG, .x = at, .y = y, .lebar = side, .tinggi = side, .lambang = one };

          if (one->sisi != order[j])
            continue;
          g_array_append_val (get_last (tata)->letak, letak);
          at += side + EMBLEM_GAP;
        }
    }
}

/* The sides of the cells of a column become one line from the first row to the last. */
void
_prk_tata_add_ruas (PrkTata *tata,
                    double   x0,
                    double   y0,
                    double   x1,
                    double   y1,
                    double   tebal)
{
  PrkRuas ruas = { x0, y0, x1, y1, tebal };
  GArray *all = get_last (tata)->ruas;

  for (guint i = all->len; x0 == x1 && i > 0 && all->len - i < MAX_LOOK_BACK; i--)
    {
      PrkRuas *above = &g_array_index (all, PrkRuas, i - 1);

      if (above->x0 == x0 && above->x1 == x0 && above->tebal == tebal && fabs (above->y1 - y0) < 0.001)
        {
          above->y1 = y1;
          return;
        }
    }

  g_array_append_val (all, ruas);
}

void
_prk_tata_add_garis_besar (PrkTata *tata,
                           PrkBlok *blok,
                           double   y)
{
  PrkGarisBesar entry;

  if (blok->gaya->tingkat == 0 || prk_blok_is_blank (blok))
    return;

  entry.judul = g_strconcat (blok->penanda != NULL ? blok->penanda : "",
                             blok->penanda != NULL ? " " : "",
                             blok->teks->str,
                             NULL);
  entry.tingkat = blok->gaya->tingkat;
  entry.lembar = tata->lembar->len - 1;
  entry.y = y;
  g_array_append_val (tata->garis_besar, entry);
}

void
_prk_tata_add_jangkar (PrkTata    *tata,
                       const char *path,
                       guint       paragraf,
                       double      x,
                       double      y,
                       double      lebar,
                       double      tinggi)
{
  PrkJangkar *jangkar;

  if (path == NULL)
    return;

  jangkar = g_new (PrkJangkar, 1);
  jangkar->path = g_strdup (path);
  jangkar->paragraf = paragraf;
  jangkar->page = (int) tata->lembar->len - 1;
  jangkar->x = x;
  jangkar->y = y;
  jangkar->width = lebar;
  jangkar->height = tinggi;
  g_ptr_array_add (tata->jangkar, jangkar);
}

void
_prk_tata_add_runs (PrkTata *tata,
                    PrkBlok *blok,
                    PrkTeks *teks,
                    guint    dari,
                    guint    sampai,
                    double   x,
                    double   y)
{
  for (guint i = 0; teks->letak != NULL && i < teks->letak->len; i++)
    {
      const PrkTeksLetak *letak = &g_array_index (teks->letak, PrkTeksLetak, i);
      const PrkRentang *rentang;

      if (letak->baris < dari || letak->baris >= sampai)
        continue;

      rentang = &g_array_index (blok->rentang, PrkRentang, letak->rentang);
      _prk_tata_add_jangkar (tata,
                             rentang->path,
                             0,
                             x + letak->x,
                             y + _prk_teks_sum (teks, dari, letak->baris),
                             letak->lebar,
                             g_array_index (teks->baris, PrkTeksBaris, letak->baris).tinggi);
    }
}

/* Height of the lines [dari, sampai). */
double
_prk_teks_sum (PrkTeks *teks,
               guint    dari,
               guint    sampai)
{
  double sum = 0;

  if (dari == 0 && sampai == teks->baris->len)
    return teks->tinggi;

  for (guint i = dari; i < sampai; i++)
    sum += g_array_index (teks->baris, PrkTeksBaris, i).tinggi;

  return sum;
}

PrkTeks *
_prk_tata_ukur_penanda (PrkUkur      *ukur,
                        PrkBlok      *blok,
                        GCancellable *cancellable)
{
  PrkGaya gaya = *blok->gaya;

  if (blok->penanda == NULL)
    return NULL;

  gaya.baris_pertama = 0;
  gaya.satu_baris = FALSE;

  return prk_ukur_teks (ukur, blok->penanda, NULL, &gaya, PRK_RATA_KIRI, 10 * gaya.ukuran, cancellable);
}
