/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-tata-private.h"

#define MAX_NEED 0.34 /* of the table's width that one column may claim for a long word */

static gboolean
measure_paragraf (PrkSelTeks   *teks,
                  PrkBlok      *blok,
                  PrkBlok      *before,
                  PrkUkur      *ukur,
                  double        room,
                  GCancellable *cancellable)
{
  const PrkGaya *gaya = blok->gaya;

  teks->blok = blok;
  teks->x = gaya->kiri + blok->kiri + blok->gantung;
  teks->sela = before != NULL ? MAX (before->sesudah, gaya->sebelum) : 0;
  teks->penanda = _prk_tata_ukur_penanda (ukur, blok, cancellable);
  teks->teks = prk_ukur_teks (ukur,
                              blok->teks->str,
                              blok->rentang,
                              gaya,
                              blok->rata,
                              room - teks->x - gaya->kanan,
                              cancellable);

  return teks->teks != NULL;
}

static gboolean
measure_sel (PrkSelUkur     *ukuran,
             const PrkSel   *sel,
             const PrkTabel *tabel,
             PrkUkur        *ukur,
             double         *tinggi,
             GCancellable   *cancellable)
{
  double room = ukuran->lebar - 2 * tabel->sela_x;

  ukuran->isi = g_new0 (PrkSelTeks, sel->isi->len);
  *tinggi = 2 * tabel->sela_y;
  for (guint i = 0; i < sel->isi->len; i++)
    {
      PrkSelTeks *teks = &ukuran->isi[i];
      PrkBlok *before = i > 0 ? g_ptr_array_index (sel->isi, i - 1) : NULL;

      ukuran->n_isi++;
      if (!measure_paragraf (teks, g_ptr_array_index (sel->isi, i), before, ukur, room, cancellable))
        return FALSE;
      *tinggi += teks->sela + teks->teks->tinggi;
    }

  return TRUE;
}

static gboolean
measure_baris (PrkBarisUkur *ukuran,
               PrkBaris     *baris,
               PrkTabel     *tabel,
               PrkUkur      *ukur,
               const double *edge,
               GCancellable *cancellable)
{
  guint kolom = 0;

  ukuran->baris = baris;
  ukuran->sel = g_new0 (PrkSelUkur, baris->n_sel);
  ukuran->n_sel = baris->n_sel;
  for (guint i = 0; i < baris->n_sel; i++)
    {
      guint next = MIN (kolom + baris->sel[i].rentang, tabel->n_kolom);
      double tinggi;

      ukuran->sel[i].x = edge[kolom];
      ukuran->sel[i].lebar = edge[next] - edge[kolom];
      if (!measure_sel (&ukuran->sel[i], &baris->sel[i], tabel, ukur, &tinggi, cancellable))
        return FALSE;
      ukuran->tinggi = MAX (ukuran->tinggi, tinggi);
      kolom = next;
    }

  return TRUE;
}

/* The room that each column needs so that none of its words is broken. */
static double *
find_needs (PrkTabel *tabel,
            PrkUkur  *ukur,
            double    lebar)
{
  double *need = g_new0 (double, tabel->n_kolom);

  for (guint i = 0; i < tabel->baris->len; i++)
    {
      const PrkBaris *baris = g_ptr_array_index (tabel->baris, i);
      guint kolom = 0;

      for (guint j = 0; j < baris->n_sel && kolom < tabel->n_kolom; kolom += baris->sel[j].rentang, j++)
        for (guint k = 0; k < baris->sel[j].isi->len && baris->sel[j].rentang == 1; k++)
          {
            const PrkBlok *blok = g_ptr_array_index (baris->sel[j].isi, k);
            double room = blok->gaya->kiri + blok->gaya->kanan + blok->kiri + blok->gantung + 2 * tabel->sela_x;
            double word = prk_ukur_kata (ukur, blok->teks->str, blok->gaya);

            need[kolom] = MAX (need[kolom], word + room + 0.5);
          }
    }
  for (guint i = 0; i < tabel->n_kolom; i++)
    need[i] = MIN (need[i], lebar * MAX_NEED);

  return need;
}

/* Widths by share, but columns that would break words take what they need from those that have room. */
double *
_prk_tabel_lebar (PrkTabel *tabel,
                  PrkUkur  *ukur,
                  double    lebar)
{
  g_autofree double *need = find_needs (tabel, ukur, lebar);
  double *width = g_new (double, tabel->n_kolom);
  double sum = 0;
  double needed = 0;
  double missing = 0;
  double slack = 0;

  for (guint i = 0; i < tabel->n_kolom; i++)
    {
      sum += tabel->porsi[i];
      needed += need[i];
    }
  for (guint i = 0; i < tabel->n_kolom; i++)
    {
      width[i] = lebar * tabel->porsi[i] / sum;
      missing += MAX (need[i] - width[i], 0);
      slack += MAX (width[i] - need[i], 0);
    }
  for (guint i = 0; i < tabel->n_kolom; i++)
    {
      if (slack < missing)
        width[i] = lebar * need[i] / needed;
      else if (width[i] < need[i])
        width[i] = need[i];
      else if (slack > 0)
        width[i] -= missing * (width[i] - need[i]) / slack;
    }

  return width;
}

/* The x of every column's left edge, and of the table's right edge. */
static double *
find_edges (PrkTabel *tabel,
            PrkUkur  *ukur,
            double    lebar)
{
  g_autofree double *width = _prk_tabel_lebar (tabel, ukur, lebar);
  double *edge = g_new (double, tabel->n_kolom + 1);

  edge[0] = 0;
  for (guint i = 0; i < tabel->n_kolom; i++)
    edge[i + 1] = edge[i] + width[i];

  return edge;
}

/* NULL only when cancelled. */
PrkTabelUkur *
_prk_tabel_ukur_new (PrkTabel     *tabel,
                     PrkUkur      *ukur,
                     double        lebar,
                     GCancellable *cancellable)
{
  PrkTabelUkur *self = g_new0 (PrkTabelUkur, 1);
  g_autofree double *edge = find_edges (tabel, ukur, lebar);

  self->tabel = tabel;
  self->lebar = lebar;
  self->baris = g_new0 (PrkBarisUkur, tabel->baris->len);
  for (guint i = 0; i < tabel->baris->len; i++)
    {
      PrkBarisUkur *ukuran = &self->baris[i];

      self->n_baris++;
      if (!measure_baris (ukuran, g_ptr_array_index (tabel->baris, i), tabel, ukur, edge, cancellable))
        {
          _prk_tabel_ukur_free (self);
          return NULL;
        }
      if (i < tabel->n_kepala)
        self->tinggi_kepala += ukuran->tinggi;
    }

  return self;
}

void
_prk_tabel_ukur_free (PrkTabelUkur *self)
{
  for (guint i = 0; i < self->n_baris; i++)
    {
      PrkBarisUkur *baris = &self->baris[i];

      for (guint j = 0; j < baris->n_sel; j++)
        {
          PrkSelUkur *sel = &baris->sel[j];

          for (guint k = 0; k < sel->n_isi; k++)
            {
              g_clear_pointer (&sel->isi[k].teks, prk_teks_unref);
              g_clear_pointer (&sel->isi[k].penanda, prk_teks_unref);
            }
          g_free (sel->isi);
        }
      g_free (baris->sel);
    }
  g_free (self->baris);
  g_free (self);
}

/* How many lines of @teks from @dari on fit into @room. No line is left alone on either side where that can be helped. */
static guint
fit_lines (PrkTeks  *teks,
           guint     dari,
           double    room,
           gboolean  must)
{
  guint n_left = teks->baris->len - dari;
  guint n = 0;

  for (double height = 0; n < n_left; n++)
    {
      height += g_array_index (teks->baris, PrkTeksBaris, dari + n).tinggi;
      if (height > room + 0.01)
        break;
    }

  if (n > 2 && n_left - n == 1)
    n--;
  if (n == 1 && n_left > 1 && !must)
    n = 0;
  if (n == 0 && must)
    n = 1;

  return n;
}

/* Moves @maju on by what fits into @room; returns the height of that. */
static double
advance_sel (const PrkSelUkur *sel,
             PrkSelMaju       *maju,
             double            room,
             gboolean          must)
{
  double y = 0;

  while (maju->isi < sel->n_isi)
    {
      const PrkSelTeks *teks = &sel->isi[maju->isi];
      double sela = y > 0 ? teks->sela : 0;
      guint n = fit_lines (teks->teks, maju->baris, room - y - sela, must && y == 0);

      if (n == 0)
        break;

      y += sela + _prk_teks_sum (teks->teks, maju->baris, maju->baris + n);
      maju->baris += n;
      if (maju->baris < teks->teks->baris->len)
        break;
      maju->isi++;
      maju->baris = 0;
    }

  return y;
}

/* Sets the lines of one cell from @from up to @to. */
static void
place_sel (const PrkSelUkur *sel,
           const PrkTabel   *tabel,
           PrkSelMaju        from,
           PrkSelMaju        to,
           double            x,
           double            y,
           double            top,
           double            tinggi,
           PrkTata          *tata)
{
  gboolean first = TRUE;

  while (from.isi < to.isi || (from.isi == to.isi && from.baris < to.baris))
    {
      const PrkSelTeks *teks = &sel->isi[from.isi];
      guint sampai = from.isi < to.isi ? teks->teks->baris->len : to.baris;
      double height = _prk_teks_sum (teks->teks, from.baris, sampai);
      double teks_x = x + sel->x + tabel->sela_x + teks->x;

      if (!first)
        y += teks->sela;
      if (teks->penanda != NULL && from.baris == 0)
        _prk_tata_add_teks (tata, teks->penanda, 0, 1, teks_x - teks->blok->gantung, y, teks->blok->gaya->warna);
      _prk_tata_add_teks (tata, teks->teks, from.baris, sampai, teks_x, y, teks->blok->gaya->warna);
      _prk_tata_add_runs (tata, teks->blok, teks->teks, from.baris, sampai, teks_x, y);
      if (sel->n_isi == 1)
        _prk_tata_add_jangkar (tata, teks->blok->path, teks->blok->paragraf, x + sel->x, top, sel->lebar, tinggi);
      else
        _prk_tata_add_jangkar (tata, teks->blok->path, teks->blok->paragraf, x + sel->x, y, sel->lebar, height);

      y += height;
      from.isi++;
      from.baris = 0;
      first = FALSE;
    }
}

static void
place_lines (const PrkTabelUkur *self,
             const PrkBarisUkur *baris,
             double              x,
             double              y,
             double              tinggi,
             PrkTata            *tata)
{
  double tebal = self->tabel->garis;

  if (tebal <= 0)
    return;

  _prk_tata_add_ruas (tata, x, y + tinggi, x + self->lebar, y + tinggi, tebal);
  for (guint i = 0; i < baris->n_sel; i++)
    _prk_tata_add_ruas (tata, x + baris->sel[i].x, y, x + baris->sel[i].x, y + tinggi, tebal);
  _prk_tata_add_ruas (tata, x + self->lebar, y, x + self->lebar, y + tinggi, tebal);
}

double
_prk_tabel_ukur_place (PrkTabelUkur *self,
                       guint         index,
                       PrkSelMaju   *maju,
                       double        x,
                       double        y,
                       double        room,
                       PrkTata      *tata,
                       gboolean     *done)
{
  const PrkBarisUkur *baris = &self->baris[index];
  PrkTabel *tabel = self->tabel;
  g_autofree PrkSelMaju *from = g_new0 (PrkSelMaju, baris->n_sel);
  g_autofree PrkSelMaju *to = g_new0 (PrkSelMaju, baris->n_sel);
  g_autofree double *isi = g_new0 (double, baris->n_sel);
  gboolean parted = maju != NULL;
  double tinggi = 0;

  *done = TRUE;
  for (guint i = 0; i < baris->n_sel; i++)
    {
      const PrkSelUkur *sel = &baris->sel[i];

      from[i] = parted ? maju[i] : from[i];
      to[i] = from[i];
      isi[i] = advance_sel (sel, &to[i], parted ? room - 2 * tabel->sela_y : G_MAXDOUBLE, parted);
      tinggi = MAX (tinggi, isi[i] + 2 * tabel->sela_y);
      *done = *done && to[i].isi == sel->n_isi;
    }

  if (baris->baris->latar != 0xffffff)
    _prk_tata_add_isi (tata, x, y, self->lebar, tinggi, baris->baris->latar);
  for (guint i = 0; i < baris->n_sel; i++)
    {
      double down = index < tabel->n_kepala ? (tinggi - isi[i]) / 2 : tabel->sela_y;

      place_sel (&baris->sel[i], tabel, from[i], to[i], x, y + down, y, tinggi, tata);
      if (parted)
        maju[i] = to[i];
    }
  place_lines (self, baris, x, y, tinggi, tata);

  return tinggi;
}
