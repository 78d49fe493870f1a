/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/widget/prk-angka.h"

static void
assert_parsed (const char *text,
               guint       n_decimals,
               const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *decimal = prk_angka_parse (text, n_decimals, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (decimal, ==, expected);
}

static void
assert_refused (const char    *text,
                guint          n_decimals,
                PrkAngkaError  code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *decimal = prk_angka_parse (text, n_decimals, &error);

  if (decimal != NULL)
    g_error ("“%s” was read as %s", text, decimal);
  g_assert_error (error, PRK_ANGKA_ERROR, (int) code);
}

static void
test_indonesian (void)
{
  assert_parsed ("0", 2, "0");
  assert_parsed ("1.250.000", 2, "1250000");
  assert_parsed ("1.250.000,75", 2, "1250000.75");
  assert_parsed ("1.250.000,50", 2, "1250000.5");
  assert_parsed ("12.500", 0, "12500");
  assert_parsed ("1250000", 0, "1250000");
  assert_parsed ("12,5", 2, "12.5");
  assert_parsed (",5", 1, "0.5");
  assert_parsed ("Rp 1.250.000", 0, "1250000");
  assert_parsed ("Rp1.250.000,-", 0, "1250000");
  assert_parsed ("Rp. 1.250.000,00", 0, "1250000");
  assert_parsed ("IDR 5", 0, "5");
  assert_parsed (" 1 250\xc2\xa0" "000 ", 0, "1250000");
  assert_parsed ("-1.250", 0, "-1250");
  assert_parsed ("−3", 0, "-3");
  assert_parsed ("Rp -3", 0, "-3");
  assert_parsed ("-Rp3", 0, "-3");
  assert_parsed ("(1.250)", 0, "-1250");
  assert_parsed ("+7", 0, "7");
  assert_parsed ("007", 0, "7");
  assert_parsed ("-0", 0, "0");
}

static void
test_spreadsheets (void)
{
  assert_parsed ("1250000.75", 2, "1250000.75");
  assert_parsed ("12.5", 2, "12.5");
  assert_parsed ("0.500", 3, "0.5");
  assert_parsed ("1250.500", 3, "1250.5");
  assert_parsed ("1,250,000", 0, "1250000");
  assert_parsed ("1,250,000.75", 2, "1250000.75");
}

static void
test_refused (void)
{
  static const char *const wrong[] = {
    "", " ", "abc", "12a", "Rp", "-", "--5", "1..2", "1.2.3", "12.34.567", "1.250.00",
    "1250.000.000", ".", ",", "1,2,3", "5,", "1.250,", "1,250.000,5", "0x10", "1e5", "٣", "½",
    "1-2", "(5", "5%", ".250.000", "1.,5",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_refused (wrong[i], 2, PRK_ANGKA_ERROR_SYNTAX);

  assert_refused ("1,250", 0, PRK_ANGKA_ERROR_DECIMALS);
  assert_refused ("0,001", 2, PRK_ANGKA_ERROR_DECIMALS);
  assert_refused ("9223372036854775808", 0, PRK_ANGKA_ERROR_TOO_LARGE);
  assert_refused ("92233720368547758,08", 2, PRK_ANGKA_ERROR_TOO_LARGE);
  assert_refused ("99999999999999999999999999999999999999", 0, PRK_ANGKA_ERROR_TOO_LARGE);
}

static void
test_format (void)
{
  static const struct { const char *decimal; const char *shown;
  } cases[] = {
    { "0", "0" },
    { "12", "12" },
    { "123", "123" },
    { "1234", "1.234" },
    { "1250000", "1.250.000" },
    { "-1250000.75", "-1.250.000,75" },
    { "0.5", "0,5" },
    { "bukan", "bukan" },
    { "", "" },
    { "1.2.3", "1.2.3" },
  };
  g_autofree char *least = prk_angka_format_int (G_MININT64);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = prk_angka_format (cases[i].decimal);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
  g_assert_cmpstr (least, ==, "-9.223.372.036.854.775.808");
}

static void
test_bounds (void)
{
  g_autoptr(GError) error = NULL;
  gint64 value;

  g_assert_true (prk_angka_parse_int ("9.223.372.036.854.775.807", &value, &error));
  g_assert_cmpint (value, ==, G_MAXINT64);
  g_assert_true (prk_angka_parse_int ("-9.223.372.036.854.775.808", &value, &error));
  g_assert_cmpint (value, ==, G_MININT64);
  g_assert_no_error (error);
}

/* Any number survives being shown and read. */
static void
test_random_round_trip (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 100000; i++)
    {
      guint n_decimals = g_rand_int_range (rand, 0, PRK_ANGKA_MAX_DECIMALS + 1);
      gint64 scaled = (gint64) (((guint64)g_rand_int (rand) << 32) | g_rand_int (rand))
                      >> g_rand_int_range (rand, 0, 63);
      g_autofree char *decimal = prk_angka_from_scaled (scaled, n_decimals);
      g_autofree char *shown = prk_angka_format (decimal);
      g_autofree char *again = NULL;
      gint64 back;

      again = prk_angka_parse (shown, n_decimals, NULL);
      g_assert_cmpstr (again, ==, decimal);
      g_assert_true (prk_angka_to_scaled (again, n_decimals, &back, NULL));
      g_assert_cmpint (back, ==, scaled);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/angka/indonesian", test_indonesian);
  g_test_add_func ("/angka/spreadsheets", test_spreadsheets);
  g_test_add_func ("/angka/what-makes-no-sense-is-refused", test_refused);
  g_test_add_func ("/angka/format", test_format);
  g_test_add_func ("/angka/bounds", test_bounds);
  g_test_add_func ("/angka/random-round-trip", test_random_round_trip);

  return g_test_run ();
}
