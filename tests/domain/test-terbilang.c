/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "domain/prk-terbilang.h"

static void
test_words (void)
{
  static const struct
  {
    guint64     number;
    const char *words;
  } cases[] = {
    { 0, "nol" },
    { 1, "satu" },
    { 10, "sepuluh" },
    { 11, "sebelas" },
    { 12, "dua belas" },
    { 19, "sembilan belas" },
    { 20, "dua puluh" },
    { 21, "dua puluh satu" },
    { 100, "seratus" },
    { 101, "seratus satu" },
    { 111, "seratus sebelas" },
    { 200, "dua ratus" },
    { 999, "sembilan ratus sembilan puluh sembilan" },
    { 1000, "seribu" },
    { 1001, "seribu satu" },
    { 1100, "seribu seratus" },
    { 2026, "dua ribu dua puluh enam" },
    { 11000, "sebelas ribu" },
    { 100000, "seratus ribu" },
    { 1000000, "satu juta" },
    { 1250000000, "satu miliar dua ratus lima puluh juta" },
    { G_GUINT64_CONSTANT (1000000000000), "satu triliun" },
    { G_GUINT64_CONSTANT (1001000000000), "satu triliun satu miliar" },
    { G_GUINT64_CONSTANT (999999999999999),
      "sembilan ratus sembilan puluh sembilan triliun sembilan ratus sembilan puluh sembilan "
      "miliar "
      "sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu "
      "sembilan ratus sembilan puluh sembilan" },
    { G_GUINT64_CONSTANT (1000000000000000), "satu kuadriliun" },
    { G_GUINT64_CONSTANT (2000000000000011), "dua kuadriliun sebelas" },
    { G_MAXUINT64, "delapan belas ribu empat ratus empat puluh enam kuadriliun tujuh ratus empat "
                   "puluh empat triliun "
                   "tujuh puluh tiga miliar tujuh ratus sembilan juta lima ratus lima puluh satu "
                   "ribu enam ratus lima belas" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = prk_terbilang (cases[i].number);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_rupiah (void)
{
  static const struct
  {
    gint64      rupiah;
    const char *words, *digits;
  } cases[] = {
    { 0, "nol rupiah", "Rp0" },
    { 1250000, "satu juta dua ratus lima puluh ribu rupiah", "Rp1.250.000" },
    { 999, "sembilan ratus sembilan puluh sembilan rupiah", "Rp999" },
    { 1000, "seribu rupiah", "Rp1.000" },
    { -5000, "minus lima ribu rupiah", "-Rp5.000" },
    { G_MININT64,
      "minus sembilan ribu dua ratus dua puluh tiga kuadriliun tiga ratus tujuh puluh dua triliun "
      "tiga puluh enam "
      "miliar delapan ratus lima puluh empat juta tujuh ratus tujuh puluh lima ribu delapan ratus "
      "delapan rupiah",
      "-Rp9.223.372.036.854.775.808" },
  };
  g_autofree char *angka = prk_format_angka (-1234567);

  g_assert_cmpstr (angka, ==, "-1.234.567");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = prk_terbilang_rupiah (cases[i].rupiah);
      g_autofree char *digits = prk_format_rupiah (cases[i].rupiah);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (digits, ==, cases[i].digits);
    }
}

static void
test_roman (void)
{
  static const struct
  {
    guint       number;
    const char *roman;
  } cases[] = {
    { 0, NULL },         { 1, "I" },         { 4, "IV" },           { 9, "IX" },
    { 14, "XIV" },       { 40, "XL" },       { 90, "XC" },          { 400, "CD" },
    { 1994, "MCMXCIV" }, { 2026, "MMXXVI" }, { 3999, "MMMCMXCIX" }, { 4000, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *roman = prk_format_romawi (cases[i].number);

      g_assert_cmpstr (roman, ==, cases[i].roman);
    }
}

static gpointer
spell_many (gpointer data)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *words = prk_terbilang (2026);

      g_assert_cmpstr (words, ==, "dua ribu dua puluh enam");
    }

  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("spell", spell_many, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_null (g_thread_join (threads[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/terbilang/words", test_words);
  g_test_add_func ("/terbilang/rupiah", test_rupiah);
  g_test_add_func ("/terbilang/roman", test_roman);
  g_test_add_func ("/terbilang/threads", test_threads);

  return g_test_run ();
}
