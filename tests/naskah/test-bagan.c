/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold of every chart, whatever the procedure: looked at in procedures made at random and
 * in those that are shipped. */

#include "config.h"

#include <pango/pangocairo.h>

#include "naskah/prk-bagan.h"

#define N_RANDOM 300
#define TALL 420.0

static PrkSop *
read_sop (const char *text)
{
  g_autoptr (GPtrArray) salah = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_salah_free);
  PrkSop *sop = prk_sop_baca (text, -1, salah);

  for (guint i = 0; i < salah->len; i++)
    g_test_message ("%s: %s", ((PrkSopSalah *)g_ptr_array_index (salah, i))->kunci,
                    ((PrkSopSalah *)g_ptr_array_index (salah, i))->pesan);

  return sop;
}

static void
add_actors (GString *text, GRand *rand, guint n_lanes)
{
  guint first = g_rand_int_range (rand, 0, n_lanes);
  guint n = g_rand_int_range (rand, 1, MIN (n_lanes, 4) + 1);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"id\": \"a%u\", \"kepastian\": \"%c\"}", i > 0 ? "," : "",
                            (first + i * 2) % n_lanes, "ABC"[g_rand_int_range (rand, 0, 3)]);
}

/* "Tidak" to anywhere, and now and then a step that skips others. Everything goes on in the end. */
static PrkSop *
make_sop (GRand *rand)
{
  guint n_lanes = g_rand_int_range (rand, 1, 13);
  guint n = g_rand_int_range (rand, 2, 51);
  g_autoptr (GString) text = g_string_new ("{\"id\": \"x\", \"nama\": \"X\", \"pelaksana\": [");

  for (guint i = 0; i < n_lanes; i++)
    g_string_append_printf (text, "%s{\"id\": \"a%u\", \"nama\": \"Pelaksana %u\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (text, "], \"langkah\": [");
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text,
                              "%s{\"id\": \"%u\", \"kegiatan\": \"K\", \"waktu\": {\"jumlah\": 1, "
                              "\"satuan\": \"hari\"}, \"pelaksana\": [",
                              i > 0 ? "," : "", i);
      add_actors (text, rand, n_lanes);
      g_string_append (text, "]");
      if (g_rand_int_range (rand, 0, 3) == 0)
        g_string_append_printf (text, ", \"keputusan\": {\"tidak\": [\"%d\", \"%d\"]}",
                                g_rand_int_range (rand, 0, n), g_rand_int_range (rand, 0, n));
      g_string_append (text, "}");
    }
  g_string_append (text, "]}");

  return read_sop (text->str);
}

static PrkBaganLetak *
lay_out (PrkSop *sop, GRand *rand)
{
  g_autofree double *talls = g_new0 (double, prk_sop_get_n_langkah (sop));
  PrkBaganUkuran ukuran = { .x_lajur = 150, .lebar_lajur = 38, .tinggi_teks = talls, .y = 60 };

  for (guint i = 0; i < prk_sop_get_n_langkah (sop); i++)
    talls[i] = rand != NULL ? g_rand_double_range (rand, 10, 150) : 40;
  ukuran.tinggi = rand != NULL && g_rand_boolean (rand) ? G_MAXDOUBLE : TALL;

  return prk_bagan_letak_new (sop, &ukuran);
}

static const PrkBaganSimbol *
get_simbol (PrkBaganLetak *letak, guint index)
{
  g_assert_cmpuint (index, <, letak->simbol->len);
  return &g_array_index (letak->simbol, PrkBaganSimbol, index);
}

static void
check_symbols (PrkBaganLetak *letak)
{
  for (guint i = 0; i < letak->simbol->len; i++)
    {
      const PrkBaganSimbol *a = get_simbol (letak, i);
      const PrkBaganHalaman *page = &g_array_index (letak->halaman, PrkBaganHalaman, a->halaman);

      g_assert_cmpfloat (a->y, >=, page->y);
      g_assert_cmpfloat (a->y + a->tinggi, <=, page->y + page->tinggi);
      for (guint j = 0; j < i; j++)
        {
          const PrkBaganSimbol *b = get_simbol (letak, j);

          g_assert_true (a->halaman != b->halaman || a->x >= b->x + b->lebar
                         || b->x >= a->x + a->lebar || a->y >= b->y + b->tinggi
                         || b->y >= a->y + a->tinggi);
        }
    }
}

static gboolean
is_within (double value, double from, double size)
{
  return value >= from - 0.01 && value <= from + size + 0.01;
}

/* On the edge of a symbol, at a corner or in the middle of a side; a decision's line may leave
 * lower. */
static void
check_end (const PrkBaganSimbol *simbol, const PrkTitik *titik)
{
  double x = ABS (titik->x - (simbol->x + simbol->lebar / 2)) / simbol->lebar;
  double y = ABS (titik->y - (simbol->y + simbol->tinggi / 2)) / simbol->tinggi;

  if (simbol->bentuk == PRK_SIMBOL_BELAH_KETUPAT)
    g_assert_cmpfloat_with_epsilon (x + y, 0.5, 0.01);
  else
    g_assert_cmpfloat_with_epsilon (MAX (x, y), 0.5, 0.01);
}

/* A piece of an arrow must not enter any symbol: a hair's breadth inside its edges is free. */
static void
check_piece (PrkBaganLetak *letak,
             guint page,
             const PrkTitik *a,
             const PrkTitik *b,
             guint skip1,
             guint skip2)
{
  double x0 = MIN (a->x, b->x), x1 = MAX (a->x, b->x);
  double y0 = MIN (a->y, b->y), y1 = MAX (a->y, b->y);

  g_assert_true (ABS (a->x - b->x) < 0.01 || ABS (a->y - b->y) < 0.01);
  for (guint i = 0; i < letak->simbol->len; i++)
    {
      const PrkBaganSimbol *s = get_simbol (letak, i);
      /* A diamond fills half of its box, and a line may leave its slope. */
      double in = (i == skip1 || i == skip2) && s->bentuk == PRK_SIMBOL_BELAH_KETUPAT ? 0.3 : 0.02;

      if (s->halaman != page)
        continue;
      if (x1 > s->x + s->lebar * in && x0 < s->x + s->lebar * (1 - in) && y1 > s->y + s->tinggi * in
          && y0 < s->y + s->tinggi * (1 - in))
        g_error ("an arrow crosses the symbol of step %d", s->langkah);
    }
}

static void
check_arrows (PrkBaganLetak *letak)
{
  for (guint i = 0; i < letak->panah->len; i++)
    {
      const PrkBaganPanah *panah = &g_array_index (letak->panah, PrkBaganPanah, i);
      const PrkBaganSimbol *from = get_simbol (letak, panah->dari);
      const PrkBaganSimbol *to = get_simbol (letak, panah->ke);
      const PrkBaganHalaman *page
          = &g_array_index (letak->halaman, PrkBaganHalaman, panah->halaman);

      g_assert_cmpuint (panah->n_titik, >=, 2);
      g_assert_cmpuint (from->halaman, ==, panah->halaman);
      g_assert_cmpuint (to->halaman, ==, panah->halaman);
      check_end (from, &panah->titik[0]);
      check_end (to, &panah->titik[panah->n_titik - 1]);
      for (guint j = 0; j + 1 < panah->n_titik; j++)
        {
          g_assert_true (is_within (panah->titik[j].y, page->y, page->tinggi));
          check_piece (letak, panah->halaman, &panah->titik[j], &panah->titik[j + 1], panah->dari,
                       panah->ke);
        }
    }
}

/* Whether a line of the chart leads from one step to another, through connectors of that step's
 * name if need be. */
static gboolean
is_joined (PrkBaganLetak *letak, gint from, gint to, gboolean is_no)
{
  gboolean leaves = FALSE, arrives = FALSE;

  for (guint i = 0; i < letak->panah->len; i++)
    {
      const PrkBaganPanah *panah = &g_array_index (letak->panah, PrkBaganPanah, i);
      const PrkBaganSimbol *a = get_simbol (letak, panah->dari);
      const PrkBaganSimbol *b = get_simbol (letak, panah->ke);
      gboolean from_connector = a->bentuk == PRK_SIMBOL_KONEKTOR;
      gboolean to_connector = b->bentuk == PRK_SIMBOL_KONEKTOR;
      gboolean says_no = panah->jenis == PRK_PANAH_TIDAK || panah->jenis == PRK_PANAH_TIDAK_LAIN;

      if (panah->jenis == PRK_PANAH_BERSAMA)
        continue;
      if (!from_connector && a->langkah == from && b->langkah == to && says_no == is_no)
        {
          if (!to_connector)
            return TRUE;
          leaves = TRUE;
        }
      if (from_connector && a->langkah == to && b->langkah == to && a->is_masuk)
        arrives = TRUE;
    }

  return leaves && arrives;
}

static void
check_steps (PrkSop *sop, PrkBaganLetak *letak)
{
  for (guint i = 0; i < prk_sop_get_n_langkah (sop); i++)
    {
      const PrkSopLangkah *langkah = prk_sop_get_langkah (sop, i);
      guint n = 0, n_main = 0;

      for (guint j = 0; j < letak->baris->len; j++)
        n += g_array_index (letak->baris, PrkBaganBaris, j).langkah == (gint)i;
      for (guint j = 0; j < letak->simbol->len; j++)
        {
          const PrkBaganSimbol *s = get_simbol (letak, j);

          if (s->langkah != (gint)i || s->bentuk == PRK_SIMBOL_KONEKTOR)
            continue;
          n_main += s->is_utama;
          g_assert_true (!s->is_utama
                         || (s->bentuk == PRK_SIMBOL_BELAH_KETUPAT) == (langkah->n_kembali > 0));
        }
      g_assert_cmpuint (n, ==, 1);
      g_assert_cmpuint (n_main, ==, 1);

      if (langkah->lanjut >= 0)
        g_assert_true (is_joined (letak, i, langkah->lanjut, FALSE));
      else if (langkah->n_kembali > 0)
        g_assert_true (is_joined (letak, i, PRK_BARIS_SELESAI, FALSE));
      for (guint j = 0; j < langkah->n_kembali; j++)
        g_assert_true (is_joined (letak, i, langkah->kembali[j], TRUE));
    }
}

/* Rows follow each other without a gap or overlap, and none but a lone one is higher than its page.
 */
static void
check_rows (PrkBaganLetak *letak)
{
  for (guint i = 1; i < letak->baris->len; i++)
    {
      const PrkBaganBaris *a = &g_array_index (letak->baris, PrkBaganBaris, i - 1);
      const PrkBaganBaris *b = &g_array_index (letak->baris, PrkBaganBaris, i);

      if (a->halaman == b->halaman)
        g_assert_cmpfloat_with_epsilon (a->y + a->tinggi, b->y, 0.01);
      else
        g_assert_cmpuint (b->halaman, ==, a->halaman + 1);
    }
}

static void
check_all (PrkSop *sop, PrkBaganLetak *letak)
{
  check_rows (letak);
  check_symbols (letak);
  check_arrows (letak);
  check_steps (sop, letak);
}

static void
test_random (void)
{
  guint n_pages = 0;

  for (guint seed = 1; seed <= N_RANDOM; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (PrkSop) sop = make_sop (rand);
      g_autoptr (PrkBaganLetak) letak = NULL;

      g_test_message ("seed %u", seed);
      g_assert_nonnull (sop);
      letak = lay_out (sop, rand);
      check_all (sop, letak);
      n_pages = MAX (n_pages, letak->halaman->len);
    }
  g_assert_cmpuint (n_pages, >, 5);
}

static void
test_shipped (void)
{
  static const char *const ids[] = { "blitar", "fasilitasi", "kota", "lamandau" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (PrkSop) sop = prk_sop_load (ids[i], NULL, NULL);
      g_autoptr (PrkBaganLetak) letak = lay_out (sop, NULL);

      check_all (sop, letak);
      g_assert_cmpint (get_simbol (letak, 0)->bentuk, ==, PRK_SIMBOL_KAPSUL);
    }
}

/* A step that jumps over others, and one that is the end in the middle of the list. */
static void
test_skips_and_ends (void)
{
  g_autoptr (PrkSop) sop = read_sop (
      "{\"id\": \"x\", \"nama\": \"X\", \"pelaksana\": [{\"id\": \"a\", \"nama\": \"A\"}, "
      "{\"id\": \"b\", \"nama\": \"B\"}], \"langkah\": ["
      "{\"id\": \"1\", \"kegiatan\": \"K\", \"pelaksana\": [{\"id\": \"a\"}], \"waktu\": "
      "{\"jumlah\": "
      "1, \"satuan\": \"hari\"}, \"keputusan\": {\"ya\": \"3\", \"tidak\": [\"2\"]}},"
      "{\"id\": \"2\", \"kegiatan\": \"K\", \"pelaksana\": [{\"id\": \"b\"}], \"waktu\": "
      "{\"jumlah\": "
      "1, \"satuan\": \"hari\"}, \"akhir\": true},"
      "{\"id\": \"3\", \"kegiatan\": \"K\", \"pelaksana\": [{\"id\": \"a\"}], \"waktu\": "
      "{\"jumlah\": "
      "1, \"satuan\": \"hari\"}, \"keputusan\": {\"tidak\": [\"1\"]}}]}");
  g_autoptr (PrkBaganLetak) letak = lay_out (sop, NULL);

  check_all (sop, letak);
  g_assert_cmpuint (letak->baris->len, ==, 5);
  g_assert_true (is_joined (letak, PRK_BARIS_MULAI, 0, FALSE));
}

/* Pages of words, measured by Pango: none is higher than what was asked for. */
static void
test_pages_fit (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PrkSop) sop = prk_sop_load ("fasilitasi", NULL, NULL);
  g_autoptr (PrkBagan) bagan = prk_bagan_new (sop, context, 800, 500);
  g_autoptr (PrkBagan) one = prk_bagan_new (sop, context, 800, G_MAXDOUBLE);

  g_assert_cmpuint (prk_bagan_get_n_halaman (bagan), >, 1);
  for (guint i = 0; i < prk_bagan_get_n_halaman (bagan); i++)
    g_assert_cmpfloat (prk_bagan_get_tinggi (bagan, i), <=, 500);
  g_assert_cmpuint (prk_bagan_get_n_halaman (one), ==, 1);
  g_object_unref (context);
}

static void
test_paper (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, &error);
  g_autoptr (PrkSop) sop = prk_sop_load ("kota", NULL, NULL);
  g_autoptr (GBytes) pdf = prk_bagan_cetak (sop, profil, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bagan/random-procedures-keep-the-rules", test_random);
  g_test_add_func ("/bagan/shipped-procedures-keep-the-rules", test_shipped);
  g_test_add_func ("/bagan/skips-and-ends", test_skips_and_ends);
  g_test_add_func ("/bagan/pages-fit", test_pages_fit);
  g_test_add_func ("/bagan/paper", test_paper);

  return g_test_run ();
}
