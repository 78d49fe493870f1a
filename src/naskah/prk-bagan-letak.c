/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart is a table: a row a step, a column an actor. Symbols stand in the middle of a lane, so
 * the strips between lanes (gutters) and the top and the foot of each row are free of them, and
 * arrows keep to these:
 *
 *   down     from the symbol's foot to the next row's top, along it, and down into the next symbol
 *   aside    from a corner of the decision into the gutter beside it, along the gutter to the top
 *            of the row that it returns to, and down into that symbol
 *   away     what leads to another page ends in a connector on the edge of its own page, and goes
 *            on from one of the same name on the other
 *
 * So no arrow crosses a symbol, whatever the procedure. Trunks that share a gutter get tracks
 * beside each other; arrows to one step share the top of its row. */

#include "config.h"

#include <math.h>

#include "prk-bagan-letak-private.h"

#define TRACK 6.0 /* from the row's upper edge to the track of what comes in */
#define SKIP 3.0  /* from the row's lower edge to the track of what goes past the next row */
#define GUTTER 14.0
#define SYMBOL_MAX 44.0
#define CONNECTOR 13.0
#define TRACK_GAP 4.0

static double
get_gutter_x (PrkBaganSusun *self, guint gutter)
{
  return self->ukuran->x_lajur + PRK_BAGAN_TEPI + gutter * self->ukuran->lebar_lajur;
}

static double
get_mid_x (const PrkBaganSimbol *simbol)
{
  return simbol->x + simbol->lebar / 2;
}

static gint
find_row (PrkBaganSusun *self, gint langkah)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->baris, GINT_TO_POINTER (langkah))) - 1;
}

/* Ways */

static guint
need_trunk (PrkBaganSusun *self, guint page, guint gutter, guint owner, gboolean is_in)
{
  g_autofree char *key = g_strdup_printf ("%u %u %u %d", page, gutter, owner, is_in);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->find_batang, key));

  if (index == 0)
    {
      PrkBaganBatang trunk = { page, gutter, owner, is_in, G_MAXDOUBLE, -G_MAXDOUBLE, 0 };

      g_array_append_val (self->batang, trunk);
      index = self->batang->len;
      g_hash_table_insert (self->find_batang, g_steal_pointer (&key), GUINT_TO_POINTER (index));
      self->beban[gutter]++;
    }

  return index - 1;
}

static void
reach (PrkBaganSusun *self, guint trunk, double y)
{
  PrkBaganBatang *batang = &g_array_index (self->batang, PrkBaganBatang, trunk);

  batang->y0 = MIN (batang->y0, y);
  batang->y1 = MAX (batang->y1, y);
}

static guint
need_connector (PrkBaganSusun *self, guint page, gboolean is_top, gint step, gboolean is_in, double wish)
{
  g_autofree char *key = g_strdup_printf ("%u %d %d %d", page, is_top, step, is_in);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->find_konektor, key));

  if (index == 0)
    {
      PrkBaganKonektor konektor = { page, is_top, step, is_in, wish, NONE, 0 };

      g_array_append_val (self->konektor, konektor);
      index = self->konektor->len;
      g_hash_table_insert (self->find_konektor, g_steal_pointer (&key), GUINT_TO_POINTER (index));
    }

  return index - 1;
}

/* Of the two gutters beside a symbol the one towards @x, unless the other is much emptier. */
static guint
choose_gutter (PrkBaganSusun *self, const PrkBaganSimbol *simbol, double x)
{
  guint left = simbol->lajur;
  guint right = left + 1;
  guint wanted = x < get_mid_x (simbol) ? left : right;
  guint other = wanted == left ? right : left;

  return self->beban[wanted] > self->beban[other] + 2 ? other : wanted;
}

static double
get_in_y (PrkBaganSusun *self, gint row)
{
  return get_baris (self, row)->y + TRACK;
}

static double
get_skip_y (PrkBaganSusun *self, gint row)
{
  return get_baris (self, row)->y + get_baris (self, row)->tinggi - SKIP;
}

static gboolean
is_joined (PrkBaganSusun *self, guint symbol, gboolean on_left)
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
get_corner (PrkBaganSusun *self, guint symbol, gboolean on_left)
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
get_leave_y (PrkBaganSusun *self, const PrkBaganRute *rute)
{
  if (is_aside (rute->jenis))
    return get_corner (self, self->utama[rute->asal], rute->is_kiri).y;

  return get_skip_y (self, rute->asal);
}

static double
get_band_y (PrkBaganSusun *self, guint page, gboolean is_top)
{
  const PrkBaganHalaman *halaman = &g_array_index (self->letak->halaman, PrkBaganHalaman, page);

  return is_top ? halaman->y : halaman->y + halaman->tinggi - PRK_BAGAN_PITA;
}

/* Where in a band its tracks begin. */
static double
get_tracks_y (PrkBaganSusun *self, guint page, gboolean is_top)
{
  return get_band_y (self, page, is_top) + (is_top ? CONNECTOR + 3 : 2);
}

#define TRACKS_TALL (PRK_BAGAN_PITA - CONNECTOR - 5)

static double
get_connector_track (PrkBaganSusun *self, const PrkBaganKonektor *konektor)
{
  return get_tracks_y (self, konektor->halaman, konektor->is_atas)
         + TRACKS_TALL * (konektor->urut + 1) / (konektor->n + 1);
}

static void
choose_side (PrkBaganSusun *self, PrkBaganRute *rute, double x)
{
  guint symbol = self->utama[rute->asal];
  const PrkBaganSimbol *simbol = get_simbol (self, symbol);
  guint gutter;

  /* All "Tidak" of one decision share their trunk. */
  if (is_aside (rute->jenis) && self->sisi[rute->asal] > 0)
    {
      rute->batang = self->sisi[rute->asal] - 1;
      rute->is_kiri = g_array_index (self->batang, PrkBaganBatang, rute->batang).talang == simbol->lajur;
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
route_out (PrkBaganSusun *self, PrkPanahJenis jenis, gint from, gint to)
{
  guint page = get_baris (self, from)->halaman;
  guint other = get_baris (self, to)->halaman;
  double x = get_mid_x (get_simbol (self, self->masuk[to]));
  double leave_x = get_mid_x (get_simbol (self, self->utama[from]));
  gboolean is_last
      = (guint)from + 1 == self->letak->baris->len || get_baris (self, from + 1)->halaman != page;
  gboolean is_straight
      = !is_aside (jenis) && (page == other ? to == from + 1 : other > page && is_last);
  PrkBaganRute rute = { jenis, page, from, to, NONE, NONE, NONE, FALSE };

  if (!is_straight)
    {
      choose_side (self, &rute, x);
      leave_x = get_gutter_x (self, g_array_index (self->batang, PrkBaganBatang, rute.batang).talang);
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
route_in (PrkBaganSusun *self, gint from, gint to)
{
  guint page = get_baris (self, to)->halaman;
  gboolean is_top = get_baris (self, from)->halaman < page;
  gboolean is_first = to == 0 || get_baris (self, to - 1)->halaman != page;
  const PrkBaganSimbol *simbol = get_simbol (self, self->masuk[to]);
  guint n = self->konektor->len;
  PrkBaganRute rute = { PRK_PANAH_LANJUT, page, from, to, NONE, NONE, NONE, FALSE };
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
route (PrkBaganSusun *self, PrkPanahJenis jenis, gint from, gint to)
{
  route_out (self, jenis, from, to);
  if (get_baris (self, from)->halaman != get_baris (self, to)->halaman)
    route_in (self, from, to);
}

static void
add_routes (PrkBaganSusun *self)
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
  const PrkBaganBatang *one = *(PrkBaganBatang *const *)a;
  const PrkBaganBatang *two = *(PrkBaganBatang *const *)b;

  if (one->halaman != two->halaman)
    return one->halaman < two->halaman ? -1 : 1;
  if (one->talang != two->talang)
    return one->talang < two->talang ? -1 : 1;
  return (one->y0 > two->y0) - (one->y0 < two->y0);
}

/* The first track whose last trunk ends above this one. */
static guint
take_track (GArray *ends, const PrkBaganBatang *trunk)
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
assign_gutter (PrkBaganBatang **trunks, guint n)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n; i++)
    trunks[i]->jalur = take_track (ends, trunks[i]);
  for (guint i = 0; i < n; i++)
    trunks[i]->n_jalur = ends->len;
}

static void
assign_tracks (PrkBaganSusun *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  guint first = 0;

  for (guint i = 0; i < self->batang->len; i++)
    g_ptr_array_add (sorted, &g_array_index (self->batang, PrkBaganBatang, i));
  g_ptr_array_sort (sorted, compare_trunks);
  for (guint i = 0; i < sorted->len; i++)
    {
      const PrkBaganBatang *one = g_ptr_array_index (sorted, i);
      const PrkBaganBatang *next = i + 1 < sorted->len ? g_ptr_array_index (sorted, i + 1) : NULL;

      if (next != NULL && next->halaman == one->halaman && next->talang == one->talang)
        continue;
      assign_gutter ((PrkBaganBatang **)sorted->pdata + first, i + 1 - first);
      first = i + 1;
    }
}

static double
get_trunk_x (PrkBaganSusun *self, guint index)
{
  const PrkBaganBatang *trunk = &g_array_index (self->batang, PrkBaganBatang, index);
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
place_connector (PrkBaganSusun *self, PrkBaganKonektor *konektor, double x, double width)
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
place_band (PrkBaganSusun *self, GPtrArray *band)
{
  gint n_slots = 2 * self->n_lajur + 1;
  g_autofree gboolean *taken = g_new0 (gboolean, n_slots);
  double half = self->ukuran->lebar_lajur / 2;
  double left = get_gutter_x (self, 0);

  for (guint i = 0; i < band->len; i++)
    {
      PrkBaganKonektor *konektor = g_ptr_array_index (band, i);
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
place_connectors (PrkBaganSusun *self)
{
  for (guint page = 0; page < self->letak->halaman->len; page++)
    for (guint top = 0; top < 2; top++)
      {
        g_autoptr (GPtrArray) band = g_ptr_array_new ();

        for (guint i = 0; i < self->konektor->len; i++)
          {
            PrkBaganKonektor *konektor = &g_array_index (self->konektor, PrkBaganKonektor, i);

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
draw_start (PrkBaganSusun *self, const PrkBaganRute *rute, PrkBaganPanah *panah, double turn_y)
{
  const PrkBaganSimbol *simbol = get_simbol (self, panah->dari);
  double x = get_mid_x (simbol);
  double y = simbol->y + simbol->tinggi;

  if (rute->konektor_asal != NONE)
    {
      const PrkBaganKonektor *konektor = &g_array_index (self->konektor, PrkBaganKonektor, rute->konektor_asal);

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
draw_route (PrkBaganSusun *self, const PrkBaganRute *rute)
{
  PrkBaganPanah panah = { rute->jenis, rute->halaman };
  const PrkBaganSimbol *target;
  double turn_y, end_y;

  panah.langkah = get_baris (self, rute->asal)->langkah;
  panah.tujuan = get_baris (self, rute->tujuan)->langkah;
  panah.dari = rute->konektor_asal != NONE
                   ? g_array_index (self->konektor, PrkBaganKonektor, rute->konektor_asal).simbol
                   : self->utama[rute->asal];
  panah.ke = rute->konektor_tujuan != NONE
                 ? g_array_index (self->konektor, PrkBaganKonektor, rute->konektor_tujuan).simbol
                 : self->masuk[rute->tujuan];
  target = get_simbol (self, panah.ke);
  if (rute->konektor_tujuan != NONE)
    {
      const PrkBaganKonektor *konektor = &g_array_index (self->konektor, PrkBaganKonektor, rute->konektor_tujuan);

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
susun_init (PrkBaganSusun *self, PrkSop *sop, const PrkBaganUkuran *ukuran)
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
  self->batang = g_array_new (FALSE, FALSE, sizeof (PrkBaganBatang));
  self->find_batang = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->konektor = g_array_new (FALSE, FALSE, sizeof (PrkBaganKonektor));
  self->find_konektor = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rute = g_array_new (FALSE, FALSE, sizeof (PrkBaganRute));
}

static void
susun_clear (PrkBaganSusun *self)
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
  PrkBaganSusun self = { NULL };

  g_return_val_if_fail (sop != NULL && ukuran != NULL, NULL);
  g_return_val_if_fail (ukuran->lebar_lajur >= PRK_BAGAN_LAJUR_MIN, NULL);

  susun_init (&self, sop, ukuran);
  _prk_bagan_add_rows (&self);
  _prk_bagan_make_pages (&self);
  _prk_bagan_add_symbols (&self);
  add_routes (&self);
  assign_tracks (&self);
  place_connectors (&self);
  for (guint i = 0; i < self.rute->len; i++)
    draw_route (&self, &g_array_index (self.rute, PrkBaganRute, i));
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
