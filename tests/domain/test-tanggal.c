/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "domain/prk-terbilang.h"

static void
test_valid (void)
{
  static const char *const good[]
      = { "2026-11-21", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31" };
  static const char *const bad[]
      = { "",           "2026-11-31",       "2026-02-29",  "1900-02-29", "2026-13-01",
          "2026-00-10", "2026-01-00",       "0000-01-01",  "2026-1-1",   "21-11-2026",
          "2026/11/21", "2026-11-21T00:00", " 2026-11-21", "2026-+1-21", "２026-11-21" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (prk_tanggal_is_valid (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (prk_tanggal_is_valid (bad[i]));
  g_assert_false (prk_tanggal_is_valid (NULL));
}

static void
test_names (void)
{
  static const struct
  {
    const char *iso, *long_form, *weekday;
  } cases[] = {
    { "2026-01-01", "1 Januari 2026", "Kamis" },     { "2026-02-06", "6 Februari 2026", "Jumat" },
    { "2026-03-07", "7 Maret 2026", "Sabtu" },       { "2026-04-05", "5 April 2026", "Minggu" },
    { "2026-05-04", "4 Mei 2026", "Senin" },         { "2026-06-02", "2 Juni 2026", "Selasa" },
    { "2026-07-08", "8 Juli 2026", "Rabu" },         { "2026-08-17", "17 Agustus 2026", "Senin" },
    { "2026-09-30", "30 September 2026", "Rabu" },   { "2026-10-28", "28 Oktober 2026", "Rabu" },
    { "2026-11-21", "21 November 2026", "Sabtu" },   { "2026-12-31", "31 Desember 2026", "Kamis" },
    { "2026-02-30", NULL, NULL },                    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *long_form = prk_tanggal_dup_panjang (cases[i].iso);
      g_autofree char *weekday = prk_tanggal_dup_hari (cases[i].iso);

      g_assert_cmpstr (long_form, ==, cases[i].long_form);
      g_assert_cmpstr (weekday, ==, cases[i].weekday);
    }
}

static void
test_typed (void)
{
  static const struct
  {
    const char *text, *iso;
  } cases[] = {
    { "2026-11-21", "2026-11-21" },
    { "21-11-2026", "2026-11-21" },
    { "1/2/2027", "2027-02-01" },
    { "01.02.2027", "2027-02-01" },
    { " 21 November 2026 ", "2026-11-21" },
    { "5 agustus 2026", "2026-08-05" },
    { "5 Agt 2026", NULL },
    { "5 Agu 2026", "2026-08-05" },
    { "17-Mei-2026", "2026-05-17" },
    { "31-11-2026", NULL },
    { "29 Februari 2026", NULL },
    { "29 Februari 2028", "2028-02-29" },
    { "2026", NULL },
    { "besok", NULL },
    { "", NULL },
    { "11-21-2026", NULL },
    { "21-11-26", NULL },
    { "21-00-2026", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = prk_tanggal_dup_dari_teks (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

static void
test_terms (void)
{
  static const struct
  {
    const char *first;
    int         months;
    const char *last;
  } cases[] = {
    { "2026-01-01", 12, "2026-12-31" }, { "2026-01-01", 1, "2026-01-31" },
    { "2026-03-15", 60, "2031-03-14" }, { "2026-01-31", 1, "2026-02-28" },
    { "2024-01-31", 1, "2024-02-29" },  { "2024-02-29", 12, "2025-02-28" },
    { "2024-02-29", 48, "2028-02-28" }, { "2026-01-30", 1, "2026-02-28" },
    { "2026-03-01", 12, "2027-02-28" }, { "2027-03-01", 12, "2028-02-29" },
    { "2026-12-31", 2, "2027-02-28" },  { "2026-12-01", 1, "2026-12-31" },
    { "2026-01-01", 0, NULL },          { "2026-01-01", -3, NULL },
    { "2026-02-30", 3, NULL },          { "9999-06-01", 12, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *last = prk_tanggal_add_bulan (cases[i].first, cases[i].months);

      g_assert_cmpstr (last, ==, cases[i].last);
    }

  g_assert_cmpint (prk_tanggal_count_bulan ("2026-01-01", "2028-12-30"), ==, -1);
  g_assert_cmpint (prk_tanggal_count_bulan ("2026-01-01", "2025-12-31"), ==, -1);
  g_assert_cmpint (prk_tanggal_count_bulan ("2026-01-01", "2026-01-01"), ==, -1);
  g_assert_cmpint (prk_tanggal_count_bulan ("2026-01-01", NULL), ==, -1);
}

/* For every first day of 2023–2028 and every length: the months counted are the months added. */
static void
test_round_trip (void)
{
  GDate day;

  g_date_clear (&day, 1);
  for (g_date_set_dmy (&day, 1, 1, 2023); g_date_get_year (&day) < 2029; g_date_add_days (&day, 1))
    {
      char first[11];

      g_date_strftime (first, sizeof first, "%Y-%m-%d", &day);
      for (int months = 1; months <= 61; months += 4)
        {
          g_autofree char *last = prk_tanggal_add_bulan (first, months);

          g_assert_true (prk_tanggal_is_valid (last));
          g_assert_cmpstr (last, >=, first);
          g_assert_cmpint (prk_tanggal_count_bulan (first, last), ==, months);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tanggal/valid", test_valid);
  g_test_add_func ("/tanggal/names", test_names);
  g_test_add_func ("/tanggal/typed", test_typed);
  g_test_add_func ("/tanggal/terms", test_terms);
  g_test_add_func ("/tanggal/months-counted-are-months-added", test_round_trip);

  return g_test_run ();
}
