/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart is a table: a row a step, a column an actor. Symbols stand in the middle of a lane, so
 * the strips between lanes (gutters) and the top and the foot of each row are free of them, and
 * arrows keep to these:
 *
 *   down     from the symbol's foot to the next row's top, along it, and down into the next symbol
 *   aside    from a corner of the decision into the gutter beside it, along the gutter to the top
 * of the row that it returns to, and down into that symbol away     what leads to another page ends
 * in a connector on the edge of its own page, and goes on from one of the same name on the other
 *
 * So no arrow crosses a symbol, whatever the procedure. Trunks that share a gutter get tracks
 * beside each other; arrows to one step share the top of its row. */

#include "config.h"

#include <math.h>

#include "prk-bagan-letak.h"

#define TOP 12.0  /* free above a symbol */
#define TRACK 6.0 /* from the row's upper edge to the track of what comes in */
#define FOOT 6.0  /* free below a symbol */
#define SKIP 3.0  /* from the row's lower edge to the track of what goes past the next row */
#define GUTTER 14.0
#define SYMBOL_MAX 44.0
#define SYMBOL_TALL 20.0
#define CONNECTOR 13.0
#define TRACK_GAP 4.0
#define NONE G_MAXUINT

/* A piece of a gutter that one source, or one target from another page, has for itself. */
typedef struct
{
  guint halaman, talang, pemilik;
  gboolean is_masuk;
  double y0, y1;
  guint jalur, n_jalur;
} Batang;

/* A connector, and where it would like to stand. */
typedef struct
{
  guint halaman;
  gboolean is_atas;
  gint tujuan;
  gboolean is_masuk;
  double ingin;
  guint simbol;
  guint urut, n; /* among those of its band */
} Konektor;

/* One arrow, or its part on one page, before anybody knows the tracks. */
typedef struct
{
  PrkPanahJenis jenis;
  guint halaman;
  gint asal, tujuan; /* rows */
  guint konektor_asal, konektor_tujuan;
  guint batang;     /* NONE: it needs no gutter */
  gboolean is_kiri; /* it leaves a decision to the left */
} Rute;

typedef struct
{
  PrkSop *sop;
  const PrkBaganUkuran *ukuran;
  PrkBaganLetak *letak;
  double lebar_simbol;
  guint n_lajur;
  guint *masuk;      /* by row: the symbol that arrows enter */
  guint *utama;      /* by row: the symbol that they leave */
  GHashTable *baris; /* step → row + 1 */
  GArray *batang;
  GHashTable *find_batang;
  GArray *konektor;
  GHashTable *find_konektor;
  GArray *rute;
  guint *beban;        /* by gutter: trunks in it */
  GByteArray *sambung; /* by symbol: joined on the left (1), on the right (2) */
  guint *sisi;         /* by row: trunk of its "Tidak", from 1 */
} Susun;

static PrkBaganBaris *
get_baris (Susun *self, guint index)
{
  return &g_array_index (self->letak->baris, PrkBaganBaris, index);
}

static PrkBaganSimbol *
get_simbol (Susun *self, guint index)
{
  return &g_array_index (self->letak->simbol, PrkBaganSimbol, index);
}

static double
get_lane_x (Susun *self, guint lane)
{
  return self->ukuran->x_lajur + PRK_BAGAN_TEPI + (lane + 0.5) * self->ukuran->lebar_lajur;
}

static double
get_gutter_x (Susun *self, guint gutter)
{
  return self->ukuran->x_lajur + PRK_BAGAN_TEPI + gutter * self->ukuran->lebar_lajur;
}

static double
get_mid_x (const PrkBaganSimbol *simbol)
{
  return simbol->x + simbol->lebar / 2;
}

static gint
find_row (Susun *self, gint langkah)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->baris, GINT_TO_POINTER (langkah))) - 1;
}

/* Rows and pages */

static void
add_row (Susun *self, gint langkah)
{
  PrkBaganBaris row = { .langkah = langkah };
  double words = langkah >= 0 ? self->ukuran->tinggi_teks[langkah] : 0;

  row.tinggi = MAX (words, TOP + SYMBOL_TALL + FOOT);
  g_array_append_val (self->letak->baris, row);
  g_hash_table_insert (self->baris, GINT_TO_POINTER (langkah),
                       GINT_TO_POINTER (self->letak->baris->len));
}

/* A decision cannot wear the sign of start or end, so those get rows of their own. */
static void
add_rows (Susun *self)
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
sum_heights (Susun *self, guint from)
{
  double sum = 0;

  for (guint i = from; i < self->letak->baris->len; i++)
    sum += get_baris (self, i)->tinggi;

  return sum;
}

static void
make_pages (Susun *self)
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
add_symbol (Susun *self,
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
add_join (Susun *self, guint left, guint right)
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
add_step_symbols (Susun *self, guint row)
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
get_first_lane (Susun *self, gint langkah)
{
  return prk_sop_get_langkah (self->sop, langkah)->peran[0].pelaksana;
}

static void
add_symbols (Susun *self)
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

/* Ways */

static guint
need_trunk (Susun *self, guint page, guint gutter, guint owner, gboolean is_in)
{
  g_autofree char *key = g_strdup_printf ("%u %u %u %d", page, gutter, owner, is_in);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->find_batang, key));

  if (index == 0)
    {
      Batang trunk = { page, gutter, owner, is_in, G_MAXDOUBLE, -G_MAXDOUBLE, 0 };

      g_array_append_val (self->batang, trunk);
      index = self->batang->len;
      g_hash_table_insert (self->find_batang, g_steal_pointer (&key), GUINT_TO_POINTER (index));
      self->beban[gutter]++;
    }

  return index - 1;
}

static void
reach (Susun *self, guint trunk, double y)
{
  Batang *batang = &g_array_index (self->batang, Batang, trunk);

  batang->y0 = MIN (batang->y0, y);
  batang->y1 = MAX (batang->y1, y);
}

static guint
need_connector (Susun *self, guint page, gboolean is_top, gint step, gboolean is_in, double wish)
{
  g_autofree char *key = g_strdup_printf ("%u %d %d %d", page, is_top, step, is_in);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->find_konektor, key));

  if (index == 0)
    {
      Konektor konektor = { page, is_top, step, is_in, wish, NONE, 0 };

      g_array_append_val (self->konektor, konektor);
      index = self->konektor->len;
      g_hash_table_insert (self->find_konektor, g_steal_pointer (&key), GUINT_TO_POINTER (index));
    }

  return index - 1;
}

/* Of the two gutters beside a symbol the one towards @x, unless the other is much emptier. */
static guint
choose_gutter (Susun *self, const PrkBaganSimbol *simbol, double x)
{
  guint left = simbol->lajur;
  guint right = left + 1;
  guint wanted = x < get_mid_x (simbol) ? left : right;
  guint other = wanted == left ? right : left;

  return self->beban[wanted] > self->beban[other] + 2 ? other : wanted;
}

static double
get_in_y (Susun *self, gint row)
{
  return get_baris (self, row)->y + TRACK;
}

static double
get_skip_y (Susun *self, gint row)
{
  return get_baris (self, row)->y + get_baris (self, row)->tinggi - SKIP;
}

static gboolean
is_joined (Susun *self, guint symbol, gboolean on_left)
{
  return (self->sambung->data[symbol] & (on_left ? 1 : 2)) != 0;
}

static gboolean
is_aside (PrkPanahJenis jenis)
{
  return jenis == PRK_PANAH_TIDAK || jenis == PRK_PANAH_TIDAK_LAIN;
}

/* From a join the line leaves a little below the corner. */
static PrkTitik
get_corner (Susun *self, guint symbol, gboolean on_left)
{
  const PrkBaganSimbol *simbol = get_simbol (self, symbol);
  double side = on_left ? -1 : 1;

  if (is_joined (self, symbol, on_left))
    return (PrkTitik){ get_mid_x (simbol) + side * simbol->lebar / 4,
                       simbol->y + simbol->tinggi * 0.75 };

  return (PrkTitik){ get_mid_x (simbol) + side * simbol->lebar / 2,
                     simbol->y + simbol->tinggi / 2 };
}

/* The height at which an arrow comes to its gutter. */
static double
get_leave_y (Susun *self, const Rute *rute)
{
  if (is_aside (rute->jenis))
    return get_corner (self, self->utama[rute->asal], rute->is_kiri).y;

  return get_skip_y (self, rute->asal);
}

static double
get_band_y (Susun *self, guint page, gboolean is_top)
{
  const PrkBaganHalaman *halaman = &g_array_index (self->letak->halaman, PrkBaganHalaman, page);

  return is_top ? halaman->y : halaman->y + halaman->tinggi - PRK_BAGAN_PITA;
}

/* Where in a band its tracks begin. */
static double
get_tracks_y (Susun *self, guint page, gboolean is_top)
{
  return get_band_y (self, page, is_top) + (is_top ? CONNECTOR + 3 : 2);
}

#define TRACKS_TALL (PRK_BAGAN_PITA - CONNECTOR - 5)

static double
get_connector_track (Susun *self, const Konektor *konektor)
{
  return get_tracks_y (self, konektor->halaman, konektor->is_atas)
         + TRACKS_TALL * (konektor->urut + 1) / (konektor->n + 1);
}

static void
choose_side (Susun *self, Rute *rute, double x)
{
  guint symbol = self->utama[rute->asal];
  const PrkBaganSimbol *simbol = get_simbol (self, symbol);
  guint gutter;

  /* All "Tidak" of one decision share their trunk. */
  if (is_aside (rute->jenis) && self->sisi[rute->asal] > 0)
    {
      rute->batang = self->sisi[rute->asal] - 1;
      rute->is_kiri = g_array_index (self->batang, Batang, rute->batang).talang == simbol->lajur;
      return;
    }

  gutter = choose_gutter (self, simbol, x);
  if (is_aside (rute->jenis))
    {
      gboolean left = gutter == simbol->lajur;

      if (is_joined (self, symbol, left) && !is_joined (self, symbol, !left))
        gutter = left ? simbol->lajur + 1 : simbol->lajur;
    }
  rute->is_kiri = gutter == simbol->lajur;
  rute->batang
      = need_trunk (self, rute->halaman, gutter, rute->asal * 2 + is_aside (rute->jenis), FALSE);
  if (is_aside (rute->jenis))
    self->sisi[rute->asal] = rute->batang + 1;
}

/* The part on the page of the source: into the target, or into a connector. */
static void
route_out (Susun *self, PrkPanahJenis jenis, gint from, gint to)
{
  guint page = get_baris (self, from)->halaman;
  guint other = get_baris (self, to)->halaman;
  double x = get_mid_x (get_simbol (self, self->masuk[to]));
  double leave_x = get_mid_x (get_simbol (self, self->utama[from]));
  gboolean is_last
      = (guint)from + 1 == self->letak->baris->len || get_baris (self, from + 1)->halaman != page;
  gboolean is_straight
      = !is_aside (jenis) && (page == other ? to == from + 1 : other > page && is_last);
  Rute rute = { jenis, page, from, to, NONE, NONE, NONE, FALSE };

  if (!is_straight)
    {
      choose_side (self, &rute, x);
      leave_x = get_gutter_x (self, g_array_index (self->batang, Batang, rute.batang).talang);
      reach (self, rute.batang, get_leave_y (self, &rute));
    }
  if (page != other)
    {
      gboolean is_top = other < page;

      rute.konektor_tujuan
          = need_connector (self, page, is_top, get_baris (self, to)->langkah, FALSE, leave_x);
      if (!is_straight)
        reach (self, rute.batang, get_tracks_y (self, page, is_top) + (is_top ? 0 : TRACKS_TALL));
    }
  else if (!is_straight)
    {
      reach (self, rute.batang, get_in_y (self, to));
    }
  g_array_append_val (self->rute, rute);
}

/* The part on the page of the target: from a connector. One for all that come the same way. */
static void
route_in (Susun *self, gint from, gint to)
{
  guint page = get_baris (self, to)->halaman;
  gboolean is_top = get_baris (self, from)->halaman < page;
  gboolean is_first = to == 0 || get_baris (self, to - 1)->halaman != page;
  const PrkBaganSimbol *simbol = get_simbol (self, self->masuk[to]);
  guint n = self->konektor->len;
  Rute rute = { PRK_PANAH_LANJUT, page, from, to, NONE, NONE, NONE, FALSE };
  double wish = get_mid_x (simbol);
  guint gutter = simbol->lajur;

  if (!is_top || !is_first)
    {
      gutter += self->beban[gutter + 1] < self->beban[gutter];
      wish = get_gutter_x (self, gutter);
    }
  rute.konektor_asal
      = need_connector (self, page, is_top, get_baris (self, to)->langkah, TRUE, wish);
  if (self->konektor->len == n)
    return;

  if (!is_top || !is_first)
    {
      rute.batang = need_trunk (self, page, gutter, to * 2 + is_top, TRUE);
      reach (self, rute.batang, get_in_y (self, to));
      reach (self, rute.batang, get_tracks_y (self, page, is_top) + (is_top ? 0 : TRACKS_TALL));
    }
  g_array_append_val (self->rute, rute);
}

static void
route (Susun *self, PrkPanahJenis jenis, gint from, gint to)
{
  route_out (self, jenis, from, to);
  if (get_baris (self, from)->halaman != get_baris (self, to)->halaman)
    route_in (self, from, to);
}

static void
add_routes (Susun *self)
{
  if (find_row (self, PRK_BARIS_MULAI) >= 0)
    route (self, PRK_PANAH_LANJUT, find_row (self, PRK_BARIS_MULAI), find_row (self, 0));
  for (guint i = 0; i < prk_sop_get_n_langkah (self->sop); i++)
    {
      const PrkSopLangkah *langkah = prk_sop_get_langkah (self->sop, i);
      gint row = find_row (self, i);
      PrkPanahJenis on = langkah->n_kembali > 0 ? PRK_PANAH_YA : PRK_PANAH_LANJUT;

      if (langkah->lanjut >= 0)
        route (self, on, row, find_row (self, langkah->lanjut));
      else if (langkah->n_kembali > 0)
        route (self, on, row, find_row (self, PRK_BARIS_SELESAI));
      for (guint j = 0; j < langkah->n_kembali; j++)
        route (self, j == 0 ? PRK_PANAH_TIDAK : PRK_PANAH_TIDAK_LAIN, row,
               find_row (self, langkah->kembali[j]));
    }
}

/* Tracks and connectors */

static int
compare_trunks (gconstpointer a, gconstpointer b)
{
  const Batang *one = *(Batang *const *)a;
  const Batang *two = *(Batang *const *)b;

  if (one->halaman != two->halaman)
    return one->halaman < two->halaman ? -1 : 1;
  if (one->talang != two->talang)
    return one->talang < two->talang ? -1 : 1;
  return (one->y0 > two->y0) - (one->y0 < two->y0);
}

/* The first track whose last trunk ends above this one. */
static guint
take_track (GArray *ends, const Batang *trunk)
{
  for (guint i = 0; i < ends->len; i++)
    if (g_array_index (ends, double, i) < trunk->y0)
      {
        g_array_index (ends, double, i) = trunk->y1 + 1;
        return i;
      }
  g_array_set_size (ends, ends->len + 1);
  g_array_index (ends, double, ends->len - 1) = trunk->y1 + 1;

  return ends->len - 1;
}

/* The trunks of one gutter, sorted from above. */
static void
assign_gutter (Batang **trunks, guint n)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n; i++)
    trunks[i]->jalur = take_track (ends, trunks[i]);
  for (guint i = 0; i < n; i++)
    trunks[i]->n_jalur = ends->len;
}

static void
assign_tracks (Susun *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  guint first = 0;

  for (guint i = 0; i < self->batang->len; i++)
    g_ptr_array_add (sorted, &g_array_index (self->batang, Batang, i));
  g_ptr_array_sort (sorted, compare_trunks);
  for (guint i = 0; i < sorted->len; i++)
    {
      const Batang *one = g_ptr_array_index (sorted, i);
      const Batang *next = i + 1 < sorted->len ? g_ptr_array_index (sorted, i + 1) : NULL;

      if (next != NULL && next->halaman == one->halaman && next->talang == one->talang)
        continue;
      assign_gutter ((Batang **)sorted->pdata + first, i + 1 - first);
      first = i + 1;
    }
}

static double
get_trunk_x (Susun *self, guint index)
{
  const Batang *trunk = &g_array_index (self->batang, Batang, index);
  double gap = MIN (TRACK_GAP, (GUTTER - 2) / trunk->n_jalur);

  return get_gutter_x (self, trunk->talang) + (trunk->jalur - (trunk->n_jalur - 1) / 2.0) * gap;
}

/* Slots are the gutters and the middles of the lanes, in turn. */
static gint
find_slot (const gboolean *taken, gint n_slots, gint wanted)
{
  for (gint away = 0; away < n_slots; away++)
    {
      if (wanted - away >= 0 && !taken[wanted - away])
        return wanted - away;
      if (wanted + away < n_slots && !taken[wanted + away])
        return wanted + away;
    }

  return -1;
}

static void
place_connector (Susun *self, Konektor *konektor, double x, double width)
{
  double band = get_band_y (self, konektor->halaman, konektor->is_atas);
  PrkBaganSimbol simbol = { PRK_SIMBOL_KONEKTOR, konektor->tujuan, 0, PRK_PASTI_TERTULIS, FALSE,
                            konektor->is_masuk,  konektor->halaman };

  simbol.lebar = width;
  simbol.tinggi = CONNECTOR;
  simbol.x = x - width / 2;
  simbol.y = konektor->is_atas ? band + 1 : band + PRK_BAGAN_PITA - CONNECTOR - 1;
  konektor->simbol = self->letak->simbol->len;
  g_array_append_val (self->letak->simbol, simbol);
}

/* Those of one band; where there are more than slots they stand close together. */
static void
place_band (Susun *self, GPtrArray *band)
{
  gint n_slots = 2 * self->n_lajur + 1;
  g_autofree gboolean *taken = g_new0 (gboolean, n_slots);
  double half = self->ukuran->lebar_lajur / 2;
  double left = get_gutter_x (self, 0);

  for (guint i = 0; i < band->len; i++)
    {
      Konektor *konektor = g_ptr_array_index (band, i);
      gint slot = find_slot (
          taken, n_slots, CLAMP ((gint)lround ((konektor->ingin - left) / half), 0, n_slots - 1));

      konektor->urut = i;
      konektor->n = band->len;
      if (band->len > (guint)n_slots)
        {
          double room = half * (n_slots - 1) / band->len;

          place_connector (self, konektor, left + (i + 0.5) * room, MIN (CONNECTOR, room * 0.8));
          continue;
        }
      taken[slot] = TRUE;
      place_connector (self, konektor, left + slot * half, CONNECTOR);
    }
}

static void
place_connectors (Susun *self)
{
  for (guint page = 0; page < self->letak->halaman->len; page++)
    for (guint top = 0; top < 2; top++)
      {
        g_autoptr (GPtrArray) band = g_ptr_array_new ();

        for (guint i = 0; i < self->konektor->len; i++)
          {
            Konektor *konektor = &g_array_index (self->konektor, Konektor, i);

            if (konektor->halaman == page && konektor->is_atas == !!top)
              g_ptr_array_add (band, konektor);
          }
        place_band (self, band);
      }
}

/* Arrows */

static void
add_point (PrkBaganPanah *panah, double x, double y)
{
  const PrkTitik *last = panah->n_titik > 0 ? &panah->titik[panah->n_titik - 1] : NULL;
  const PrkTitik *before = panah->n_titik > 1 ? &panah->titik[panah->n_titik - 2] : NULL;

  if (last != NULL && fabs (last->x - x) < 0.01 && fabs (last->y - y) < 0.01)
    return;
  if (before != NULL
      && ((fabs (before->x - last->x) < 0.01 && fabs (last->x - x) < 0.01)
          || (fabs (before->y - last->y) < 0.01 && fabs (last->y - y) < 0.01)))
    panah->n_titik--;
  g_assert (panah->n_titik < G_N_ELEMENTS (panah->titik));
  panah->titik[panah->n_titik++] = (PrkTitik){ x, y };
}

/* From the source to where it turns, or to its gutter. */
static void
draw_start (Susun *self, const Rute *rute, PrkBaganPanah *panah, double turn_y)
{
  const PrkBaganSimbol *simbol = get_simbol (self, panah->dari);
  double x = get_mid_x (simbol);
  double y = simbol->y + simbol->tinggi;

  if (rute->konektor_asal != NONE)
    {
      const Konektor *konektor = &g_array_index (self->konektor, Konektor, rute->konektor_asal);

      add_point (panah, x, konektor->is_atas ? y : simbol->y);
      y = rute->batang != NONE ? get_connector_track (self, konektor) : turn_y;
    }
  else if (is_aside (rute->jenis))
    {
      PrkTitik corner = get_corner (self, panah->dari, rute->is_kiri);

      add_point (panah, corner.x, corner.y);
      x = corner.x;
      y = corner.y;
    }
  else
    {
      add_point (panah, x, y);
      y = rute->batang != NONE ? get_skip_y (self, rute->asal) : turn_y;
    }
  add_point (panah, x, y);
  if (rute->batang != NONE)
    {
      x = get_trunk_x (self, rute->batang);
      add_point (panah, x, y);
      add_point (panah, x, turn_y);
    }
}

static void
draw_route (Susun *self, const Rute *rute)
{
  PrkBaganPanah panah = { rute->jenis, rute->halaman };
  const PrkBaganSimbol *target;
  double turn_y, end_y;

  panah.langkah = get_baris (self, rute->asal)->langkah;
  panah.tujuan = get_baris (self, rute->tujuan)->langkah;
  panah.dari = rute->konektor_asal != NONE
                   ? g_array_index (self->konektor, Konektor, rute->konektor_asal).simbol
                   : self->utama[rute->asal];
  panah.ke = rute->konektor_tujuan != NONE
                 ? g_array_index (self->konektor, Konektor, rute->konektor_tujuan).simbol
                 : self->masuk[rute->tujuan];
  target = get_simbol (self, panah.ke);
  if (rute->konektor_tujuan != NONE)
    {
      const Konektor *konektor = &g_array_index (self->konektor, Konektor, rute->konektor_tujuan);

      turn_y = get_connector_track (self, konektor);
      end_y = konektor->is_atas ? target->y + target->tinggi : target->y;
    }
  else
    {
      turn_y = get_in_y (self, rute->tujuan);
      end_y = target->y;
    }

  draw_start (self, rute, &panah, turn_y);
  add_point (&panah, get_mid_x (target), turn_y);
  add_point (&panah, get_mid_x (target), end_y);
  g_array_append_val (self->letak->panah, panah);
}

static void
susun_init (Susun *self, PrkSop *sop, const PrkBaganUkuran *ukuran)
{
  guint n = prk_sop_get_n_langkah (sop) + 2;

  self->sop = sop;
  self->ukuran = ukuran;
  self->n_lajur = prk_sop_get_n_pelaksana (sop);
  self->lebar_simbol = MIN (ukuran->lebar_lajur - GUTTER, SYMBOL_MAX);
  self->letak = g_new0 (PrkBaganLetak, 1);
  self->letak->baris = g_array_new (FALSE, FALSE, sizeof (PrkBaganBaris));
  self->letak->simbol = g_array_new (FALSE, FALSE, sizeof (PrkBaganSimbol));
  self->letak->panah = g_array_new (FALSE, FALSE, sizeof (PrkBaganPanah));
  self->letak->halaman = g_array_new (FALSE, FALSE, sizeof (PrkBaganHalaman));
  self->masuk = g_new0 (guint, n);
  self->utama = g_new0 (guint, n);
  self->beban = g_new0 (guint, self->n_lajur + 1);
  self->sambung = g_byte_array_new ();
  self->sisi = g_new0 (guint, n);
  self->baris = g_hash_table_new (NULL, NULL);
  self->batang = g_array_new (FALSE, FALSE, sizeof (Batang));
  self->find_batang = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->konektor = g_array_new (FALSE, FALSE, sizeof (Konektor));
  self->find_konektor = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rute = g_array_new (FALSE, FALSE, sizeof (Rute));
}

static void
susun_clear (Susun *self)
{
  g_free (self->masuk);
  g_free (self->utama);
  g_free (self->beban);
  g_byte_array_unref (self->sambung);
  g_free (self->sisi);
  g_hash_table_unref (self->baris);
  g_array_unref (self->batang);
  g_hash_table_unref (self->find_batang);
  g_array_unref (self->konektor);
  g_hash_table_unref (self->find_konektor);
  g_array_unref (self->rute);
}

/**
 * prk_bagan_letak_new:
 * @sop: a procedure
 * @ukuran: sizes, in points
 *
 * Lays a chart out.
 *
 * Returns: (transfer full): rows, symbols, arrows and pages
 */
PrkBaganLetak *
prk_bagan_letak_new (PrkSop *sop, const PrkBaganUkuran *ukuran)
{
  Susun self = { NULL };

  g_return_val_if_fail (sop != NULL && ukuran != NULL, NULL);
  g_return_val_if_fail (ukuran->lebar_lajur >= PRK_BAGAN_LAJUR_MIN, NULL);

  susun_init (&self, sop, ukuran);
  add_rows (&self);
  make_pages (&self);
  add_symbols (&self);
  add_routes (&self);
  assign_tracks (&self);
  place_connectors (&self);
  for (guint i = 0; i < self.rute->len; i++)
    draw_route (&self, &g_array_index (self.rute, Rute, i));
  susun_clear (&self);

  return self.letak;
}

void
prk_bagan_letak_free (PrkBaganLetak *self)
{
  g_array_unref (self->baris);
  g_array_unref (self->simbol);
  g_array_unref (self->panah);
  g_array_unref (self->halaman);
  g_free (self);
}
