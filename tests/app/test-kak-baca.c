/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-json.h"

#include "app/kak/prk-kak-baca.h"
#include "app/kak/prk-kak-ekspor.h"

static const PrkBidang year
    = { .path = "tahun", .jenis = PRK_JENIS_BULAT, .min = 2000, .maks = 2100 };
static const PrkBidang money
    = { .path = "harga", .jenis = PRK_JENIS_UANG, .min = 0, .maks = G_MAXINT64 };
static const PrkBidang decimal
    = { .path = "volume", .jenis = PRK_JENIS_DESIMAL, .min = 0, .maks = G_MAXINT64 };
static const PrkBidang day
    = { .path = "tanggal", .jenis = PRK_JENIS_TANGGAL, .min = G_MININT64, .maks = G_MAXINT64 };
static const PrkBidang text
    = { .path = "judul", .jenis = PRK_JENIS_TEKS, .min = G_MININT64, .maks = 10 };

static void
assert_read (const PrkBidang *bidang,
             const char      *typed,
             const char      *expected)
{
  g_autofree char *message = NULL;
  g_autoptr(JsonNode) value = prk_kak_baca (bidang, typed, &message);
  g_autofree char *json = NULL;

  g_assert_nonnull (value);
  g_assert_null (message);
  json = prk_json_canonical (value);
  g_assert_cmpstr (json, ==, expected);
}

static void
assert_refused (const PrkBidang *bidang,
                const char      *typed)
{
  g_autofree char *message = NULL;
  g_autoptr(JsonNode) value = prk_kak_baca (bidang, typed, &message);

  g_assert_null (value);
  g_assert_nonnull (message);
}

static void
test_numbers (void)
{
  assert_read (&year, " 2027 ", "2027");
  assert_read (&year, "", "null");
  assert_refused (&year, "1999");
  assert_refused (&year, "2101");
  assert_refused (&year, "dua ribu");

  assert_read (&money, "1.250.000", "1250000");
  assert_read (&money, "Rp1.250.000", "1250000");
  assert_refused (&money, "-5");
  assert_refused (&money, "99999999999999999999");
  assert_refused (&money, "9007199254740993");

  assert_read (&decimal, "12,5", "\"12.5\"");
  assert_refused (&decimal, "-1,5");
  assert_refused (&decimal, "12,5 ha");
}

static void
test_days (void)
{
  static const char *const forms[] = {
    "21-11-2026", "21/11/2026", "2026-11-21", "21 November 2026", "21 nov 2026", " 21.11.2026 ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    assert_read (&day, forms[i], "\"2026-11-21\"");

  assert_refused (&day, "31-02-2026");
  assert_refused (&day, "21-13-2026");
  assert_refused (&day, "besok");
  assert_refused (&day, "21-11");
}

static void
test_a_line_stays_one (void)
{
  g_autofree char *message = NULL;
  g_autoptr(JsonNode) value = NULL;

  assert_read (&text, "dua\nbaris", "\"dua baris\"");

  /* Too long is kept, and said. */
  value = prk_kak_baca (&text, "lebih dari sepuluh", &message);
  g_assert_nonnull (value);
  g_assert_cmpstr (json_node_get_string (value), ==, "lebih dari sepuluh");
  g_assert_nonnull (message);
}

static void
assert_file_name (const char *judul,
                  const char *expected)
{
  g_autofree char *name = prk_kak_dup_file_name (judul);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_file_names (void)
{
  g_autofree char *long_title = g_strnfill (500, 'x');
  g_autofree char *long_name = prk_kak_dup_file_name (long_title);

  assert_file_name ("Penanganan Karhutla", "KAK Penanganan Karhutla.pdf");
  assert_file_name ("a/../b\\c:d*?\"<>|", "KAK a b c d.pdf");
  assert_file_name ("", "KAK.pdf");
  assert_file_name (NULL, "KAK.pdf");
  g_assert_cmpuint (strlen (long_name), <, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kak/baca/numbers", test_numbers);
  g_test_add_func ("/kak/baca/days", test_days);
  g_test_add_func ("/kak/baca/a-line-stays-one", test_a_line_stays_one);
  g_test_add_func ("/kak/baca/file-names", test_file_names);

  return g_test_run ();
}
