/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a chart does not depend on its arrows: rows, pages, and the symbols in their lanes. */

#include "config.h"

#include "prk-bagan-letak-private.h"

#define TOP 12.0  /* free above a symbol */
#define FOOT 6.0  /* free below a symbol */
#define SYMBOL_TALL 20.0

static double
get_lane_x (PrkBaganSusun *self, guint lane)
{
  return self->ukuran->x_lajur + PRK_BAGAN_TEPI + (lane + 0.5) * self->ukuran->lebar_lajur;
}

/* Rows and pages */

static void
add_row (PrkBaganSusun *self, gint langkah)
{
  PrkBaganBaris row = { .langkah = langkah };
  double words = langkah >= 0 ? self->ukuran->tinggi_teks[langkah] : 0;

  row.tinggi = MAX (words, TOP + SYMBOL_TALL + FOOT);
  g_array_append_val (self->letak->baris, row);
  g_hash_table_insert (self->baris, GINT_TO_POINTER (langkah),
                       GINT_TO_POINTER (self->letak->baris->len));
}

/* A decision cannot wear the sign of start or end, so those get rows of their own. */
void
_prk_bagan_add_rows (PrkBaganSusun *self)
{
  guint n = prk_sop_get_n_langkah (self->sop);
  gboolean is_ended = FALSE;

  if (n > 0 && prk_sop_get_langkah (self->sop, 0)->n_kembali > 0)
    add_row (self, PRK_BARIS_MULAI);
  for (guint i = 0; i < n; i++)
    {
      const PrkSopLangkah *langkah = prk_sop_get_langkah (self->sop, i);

      add_row (self, i);
      is_ended |= langkah->lanjut < 0 && langkah->n_kembali > 0;
    }
  if (is_ended)
    add_row (self, PRK_BARIS_SELESAI);
}

static double
sum_heights (PrkBaganSusun *self, guint from)
{
  double sum = 0;

  for (guint i = from; i < self->letak->baris->len; i++)
    sum += get_baris (self, i)->tinggi;

  return sum;
}

void
_prk_bagan_make_pages (PrkBaganSusun *self)
{
  double room = self->ukuran->tinggi;
  double rest = sum_heights (self, 0);
  guint next = 0;

  while (next < self->letak->baris->len || self->letak->halaman->len == 0)
    {
      PrkBaganHalaman page = { .y = self->ukuran->y };
      guint first = next;
      double y;

      page.pita_atas = self->letak->halaman->len > 0 ? PRK_BAGAN_PITA : 0;
      page.pita_bawah = page.pita_atas + rest > room ? PRK_BAGAN_PITA : 0;
      y = page.pita_atas;
      while (next < self->letak->baris->len)
        {
          PrkBaganBaris *row = get_baris (self, next);

          if (next > first && y + row->tinggi + page.pita_bawah > room)
            break;
          row->halaman = self->letak->halaman->len;
          row->y = page.y + y;
          y += row->tinggi;
          rest -= row->tinggi;
          next++;
        }
      if (next == self->letak->baris->len)
        page.pita_bawah = 0;
      page.tinggi = y + page.pita_bawah;
      g_array_append_val (self->letak->halaman, page);
    }
}

/* Symbols */

static guint
add_symbol (PrkBaganSusun *self,
            PrkSimbolBentuk bentuk,
            guint row,
            guint lane,
            PrkPasti pasti,
            gboolean is_main)
{
  const PrkBaganBaris *baris = get_baris (self, row);
  PrkBaganSimbol simbol = { bentuk, baris->langkah, lane, pasti, is_main, FALSE, baris->halaman };

  simbol.lebar = self->lebar_simbol;
  simbol.tinggi = SYMBOL_TALL;
  simbol.x = get_lane_x (self, lane) - simbol.lebar / 2;
  simbol.y = baris->y + TOP + (baris->tinggi - TOP - FOOT - simbol.tinggi) / 2;
  g_array_append_val (self->letak->simbol, simbol);
  g_byte_array_set_size (self->sambung, self->letak->simbol->len);
  self->sambung->data[self->letak->simbol->len - 1] = 0;

  return self->letak->simbol->len - 1;
}

static void
add_join (PrkBaganSusun *self, guint left, guint right)
{
  const PrkBaganSimbol *a = get_simbol (self, left);
  const PrkBaganSimbol *b = get_simbol (self, right);
  double y = a->y + a->tinggi / 2;
  PrkBaganPanah panah = { PRK_PANAH_BERSAMA,
                          a->halaman,
                          left,
                          right,
                          a->langkah,
                          b->langkah,
                          { { a->x + a->lebar, y }, { b->x, y } },
                          2 };

  g_array_append_val (self->letak->panah, panah);
  self->sambung->data[left] |= 2;
  self->sambung->data[right] |= 1;
}

/* Who decides: the first one who initials the step, or else the first one named. */
static guint
find_main (const PrkSopLangkah *langkah)
{
  if (langkah->n_kembali > 0 && langkah->n_paraf > 0)
    for (guint i = 0; i < langkah->n_peran; i++)
      if (langkah->peran[i].pelaksana == langkah->paraf[0])
        return i;

  return 0;
}

static void
add_step_symbols (PrkBaganSusun *self, guint row)
{
  gint step = get_baris (self, row)->langkah;
  const PrkSopLangkah *langkah = prk_sop_get_langkah (self->sop, step);
  guint chosen = find_main (langkah);
  g_autofree guint *by_lane = g_new (guint, self->n_lajur);
  guint last = NONE;

  for (guint i = 0; i < self->n_lajur; i++)
    by_lane[i] = NONE;
  for (guint i = 0; i < langkah->n_peran; i++)
    {
      guint lane = langkah->peran[i].pelaksana;
      PrkSimbolBentuk bentuk = PRK_SIMBOL_KOTAK;

      if (by_lane[lane] != NONE)
        continue;
      if (i == chosen && langkah->n_kembali > 0)
        bentuk = PRK_SIMBOL_BELAH_KETUPAT;
      else if (langkah->n_kembali == 0 && (step == 0 || langkah->lanjut < 0))
        bentuk = PRK_SIMBOL_KAPSUL;
      by_lane[lane]
          = add_symbol (self, bentuk, row, lane, langkah->peran[i].kepastian, i == chosen);
      if (i == 0)
        self->masuk[row] = by_lane[lane];
      if (i == chosen)
        self->utama[row] = by_lane[lane];
    }

  for (guint i = 0; i < self->n_lajur; i++)
    if (by_lane[i] != NONE)
      {
        if (last != NONE)
          add_join (self, last, by_lane[i]);
        last = by_lane[i];
      }
}

static guint
get_first_lane (PrkBaganSusun *self, gint langkah)
{
  return prk_sop_get_langkah (self->sop, langkah)->peran[0].pelaksana;
}

void
_prk_bagan_add_symbols (PrkBaganSusun *self)
{
  guint n = prk_sop_get_n_langkah (self->sop);

  for (guint row = 0; row < self->letak->baris->len; row++)
    {
      gint step = get_baris (self, row)->langkah;

      if (step >= 0)
        add_step_symbols (self, row);
      else
        self->masuk[row] = self->utama[row]
            = add_symbol (self, PRK_SIMBOL_KAPSUL, row,
                          get_first_lane (self, step == PRK_BARIS_MULAI ? 0 : (gint)n - 1),
                          PRK_PASTI_TERTULIS, TRUE);
    }
}
