/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/prk-error.h"
#include "base/prk-json.h"
#include "domain/prk-bidang.h"

static const PrkBidang *
get_bidang (PrkSkema   *skema,
            const char *path)
{
  const PrkBidang *bidang = prk_skema_find_bidang (skema, path, NULL);

  g_assert_nonnull (bidang);
  return bidang;
}

#define UANG "manfaat/baris/r/nilai"
#define DESIMAL "lokasi/baris/r/luas"
#define BULAT "jangka_waktu/durasi_bulan"
#define TANGGAL "tanggal"
#define YA_TIDAK "pembiayaan/membebani_daerah"
#define WILAYAH "lokasi/baris/r/wilayah"
#define NARASI "latar_belakang/narasi"

static void
test_typed_values (void)
{
  static const struct
  {
    const char *path, *text, *json;
  } cases[] = {
    { "judul", "  Karhutla \t di\n perbatasan ", "\"Karhutla di perbatasan\"" },
    { "judul", "", "null" },
    { "judul", " \n ", "null" },
    { "judul", "مرحبا 🌿", "\"مرحبا 🌿\"" },
    { NARASI, "Satu\r\n\r\nDua\rTiga\a", "{\"teks\":\"Satu\\n\\nDua\\nTiga\"}" },
    { UANG, "1.250.000", "1250000" },
    { UANG, "1250000", "1250000" },
    { UANG, "Rp1.250.000", "1250000" },
    { UANG, "Rp 1.250.000,00", "1250000" },
    { UANG, "rp. 1.250.000,-", "1250000" },
    { UANG, "1,250,000", "1250000" },
    { UANG, "1,250,000.00", "1250000" },
    { UANG, "1 250 000", "1250000" },
    { UANG, "0", "0" },
    { UANG, "9007199254740992", "9007199254740992" },
    { BULAT, "36", "36" },
    { BULAT, " 36 ", "36" },
    { DESIMAL, "12,5", "\"12.5\"" },
    { DESIMAL, "12.5", "\"12.5\"" },
    { DESIMAL, "1.250", "\"1250\"" },
    { DESIMAL, "1.250,75", "\"1250.75\"" },
    { DESIMAL, "1.250.000", "\"1250000\"" },
    { DESIMAL, "0.125", "\"0.125\"" },
    { DESIMAL, "0,50", "\"0.5\"" },
    { DESIMAL, "3,0", "\"3\"" },
    { DESIMAL, "0,00", "\"0\"" },
    { DESIMAL, "1250", "\"1250\"" },
    { TANGGAL, "21-11-2026", "\"2026-11-21\"" },
    { TANGGAL, "2026-11-21", "\"2026-11-21\"" },
    { TANGGAL, "21 November 2026", "\"2026-11-21\"" },
    { YA_TIDAK, "Ya", "true" },
    { YA_TIDAK, "TIDAK", "false" },
    { YA_TIDAK, "x", "true" },
    { YA_TIDAK, "0", "false" },
    { "kategori", "wajib", "\"WAJIB\"" },
    { "kategori", "Kerja Sama Sukarela", "\"SUKARELA\"" },
    { "bentuk_utama", "A", "\"a\"" },
    { "bentuk", "a; Pemanfaatan Peralatan", "[\"a\",\"h\"]" },
    { "bentuk", "a, h,", "[\"a\",\"h\"]" },
    { "bentuk", "ya", "true" },
    { "urusan", "Koperasi, usaha kecil, dan menengah", "[\"koperasi\"]" },
    { "urusan", "Koperasi, usaha kecil, dan menengah; pangan", "[\"koperasi\",\"pangan\"]" },
    { "daerah", "62.04", "\"62.04\"" },
    { "daerah", "Kabupaten Barito Selatan", "\"62.04\"" },
    { "daerah", "barito selatan", "\"62.04\"" },
    { "daerah", "Provinsi Kalimantan Tengah", "\"62\"" },
    { WILAYAH, "Kecamatan Jenamas, Kabupaten Barito Selatan, Kalimantan Tengah", "\"62.04.01\"" },
    { WILAYAH, "62.04.01.2001", "\"62.04.01.2001\"" },
  };
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) value = NULL;
      g_autofree char *json = NULL;

      g_test_message ("%s: %s", cases[i].path, cases[i].text);
      g_assert_true (
          prk_bidang_parse (get_bidang (skema, cases[i].path), cases[i].text, &value, &error));
      g_assert_no_error (error);
      json = prk_json_canonical (value);
      g_assert_cmpstr (json, ==, cases[i].json);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *path, *text, *words;
  } cases[] = {
    { UANG, "12,50", "sen" },
    { UANG, "1.25", "rupiah" },
    { UANG, "1.2500", "rupiah" },
    { UANG, "1,250", "rupiah" },
    { UANG, "satu juta", "satu juta" },
    { UANG, "-5000", "-Rp5.000" },
    { UANG, "Rp -5.000", "-Rp5.000" },
    { UANG, "9007199254740993", "rupiah" },
    { UANG, "99999999999999999999999", "rupiah" },
    { UANG, "1e6", "rupiah" },
    { BULAT, "0", "paling sedikit 1" },
    { BULAT, "601", "paling banyak 600" },
    { BULAT, "3,5", "bilangan bulat" },
    { DESIMAL, "-0,5", "-0,5" },
    { DESIMAL, "1,2,3", "bilangan" },
    { DESIMAL, "1.25.000", "bilangan" },
    { DESIMAL, "0,1234567", "enam angka" },
    { DESIMAL, "1000000000000", "bilangan" },
    { DESIMAL, "1000000000000000000000000000000", "bilangan" },
    { DESIMAL, "12,", "bilangan" },
    { DESIMAL, ",5", "bilangan" },
    { TANGGAL, "31-11-2026", "bukan tanggal" },
    { TANGGAL, "besok", "besok" },
    { YA_TIDAK, "mungkin", "ya atau tidak" },
    { "kategori", "mandiri", "Kerja sama wajib; Kerja sama sukarela" },
    { "bentuk", "a, z", "\"z\"" },
    { "daerah", "Atlantis", "Atlantis" },
    { "daerah", "62.04.01", "bukan provinsi" },
    { "daerah", "99", "99" },
    { WILAYAH, "Sukamaju", "Tulis kodenya" },
    { WILAYAH, "Kalimantan", "Kalimantan" },
    { "mitra", "x", "tidak diisi" },
    { "pembiayaan/baris/r/jumlah", "7", "tidak diisi" },
    { "judul", "\xff\xfe", "UTF-8" },
  };
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PrkBidang *bidang = get_bidang (skema, cases[i].path);
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) value = NULL;

      g_test_message ("%s: %u", cases[i].path, i);
      g_assert_false (prk_bidang_parse (bidang, cases[i].text, &value, &error));
      g_assert_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE);
      g_assert_null (value);
      g_assert_null (strchr (error->message, '{'));
      if (strstr (error->message, cases[i].words) == NULL
          || !g_str_has_prefix (error->message, bidang->label))
        g_error ("\"%s\" does not begin with \"%s\" and say \"%s\"", error->message, bidang->label,
                 cases[i].words);
    }
}

/* What is shown, typed again, is the same value. */
static void
test_shown_parses_back (void)
{
  static const struct
  {
    const char *path, *json;
  } cases[] = {
    { UANG, "0" },           { UANG, "1250000" },         { UANG, "9007199254740991" },
    { DESIMAL, "\"12.5\"" }, { DESIMAL, "\"1250\"" },     { DESIMAL, "\"1250000.123456\"" },
    { DESIMAL, "\"0.125\"" }, { DESIMAL, "\"1.125\"" },   { DESIMAL, "\"999999999999\"" },
    { TANGGAL, "\"2028-02-29\"" }, { YA_TIDAK, "true" }, { "kategori", "\"SUKARELA\"" },
    { "daerah", "\"62.71\"" }, { "daerah", "\"31\"" },    { WILAYAH, "\"62.04.01.2001\"" },
    { WILAYAH, "\"62.04\"" }, { BULAT, "36" },
  };
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PrkBidang *bidang = get_bidang (skema, cases[i].path);
      g_autoptr(JsonNode) value = prk_json_parse (cases[i].json, -1, 1000, 4, NULL);
      g_autofree char *shown = prk_bidang_dup_tampil (bidang, value);
      g_autoptr(JsonNode) again = NULL;
      g_autofree char *json = NULL;

      g_test_message ("%s: %s", cases[i].json, shown);
      g_assert_true (prk_bidang_parse (bidang, shown, &again, NULL));
      json = prk_json_canonical (again);
      g_assert_cmpstr (json, ==, cases[i].json);
    }
}

static void
test_decimal (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_valid;
    gint64      micro;
  } cases[] = {
    { "0", TRUE, 0 },
    { "12.5", TRUE, 12500000 },
    { "-12.5", TRUE, -12500000 },
    { "0.000001", TRUE, 1 },
    { "999999999999.999999", TRUE, G_GINT64_CONSTANT (999999999999999999) },
    { "1000000000000", FALSE, 0 },
    { "99999999999999999999999999", FALSE, 0 },
    { "0.0000001", FALSE, 0 },
    { "1.", FALSE, 0 },
    { ".5", FALSE, 0 },
    { "", FALSE, 0 },
    { "-", FALSE, 0 },
    { "+1", FALSE, 0 },
    { "1,5", FALSE, 0 },
    { "1 5", FALSE, 0 },
    { "0x10", FALSE, 0 },
    { "1e3", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 micro = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (prk_desimal_parse (cases[i].text, &micro), ==, cases[i].is_valid);
      if (cases[i].is_valid)
        g_assert_cmpint (micro, ==, cases[i].micro);
    }
}

static void
test_empty (void)
{
  static const char *const empty[]
      = { "null", "\"\"", "\" \\n\\u00a0\"", "{\"teks\": \"\"}", "{\"teks\": \" \"}" };
  static const char *const full[] = { "\"x\"", "0", "false", "{\"teks\": \".\"}", "[]" };

  g_assert_true (prk_bidang_is_empty (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autoptr(JsonNode) value = prk_json_parse (empty[i], -1, 100, 4, NULL);

      g_assert_true (prk_bidang_is_empty (value));
    }
  for (guint i = 0; i < G_N_ELEMENTS (full); i++)
    {
      g_autoptr(JsonNode) value = prk_json_parse (full[i], -1, 100, 4, NULL);

      g_assert_false (prk_bidang_is_empty (value));
    }
}

/* A value of the wrong kind, from a foreign program or a damaged file, is told, never a crash. */
static void
test_wrong_kinds (void)
{
  static const char *const paths[]
      = { "judul", NARASI, BULAT, UANG, DESIMAL, TANGGAL, "kategori", YA_TIDAK, WILAYAH };
  static const char *const values[] = { "[]", "{}", "{\"teks\": 7}", "[7]" };
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        const PrkBidang *bidang = get_bidang (skema, paths[i]);
        g_autoptr(JsonNode) value = prk_json_parse (values[j], -1, 100, 4, NULL);
        g_autofree char *message = NULL;
        g_autofree char *shown = prk_bidang_dup_tampil (bidang, value);

        g_assert_false (prk_bidang_check (bidang, value, &message));
        g_assert_true (g_str_has_prefix (message, bidang->label));
        g_assert_false (prk_bidang_check (bidang, value, NULL));
        g_assert_nonnull (shown);
      }
}

/* One megabyte pasted is a narrative; a field of one line says how much it takes. */
static void
test_pasted_megabyte (void)
{
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);
  g_autofree char *text = g_strnfill (1024 * 1024, 'x');
  g_autoptr(JsonNode) value = NULL;
  g_autoptr(JsonNode) none = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (prk_bidang_parse (get_bidang (skema, NARASI), text, &value, &error));
  g_assert_no_error (error);
  g_assert_false (prk_bidang_parse (get_bidang (skema, "judul"), text, &none, &error));
  g_assert_nonnull (strstr (error->message, "1.048.576"));
  g_assert_cmpuint (strlen (error->message), <, 200);
  g_clear_error (&error);

  g_assert_false (prk_bidang_parse (get_bidang (skema, UANG), text, &none, &error));
  g_assert_cmpuint (strlen (error->message), <, 300);
  g_clear_error (&error);
  g_assert_false (prk_bidang_parse (get_bidang (skema, "kategori"), text, &none, &error));
  g_assert_cmpuint (strlen (error->message), <, 300);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bidang/typed-values", test_typed_values);
  g_test_add_func ("/bidang/refused-with-a-message", test_refused);
  g_test_add_func ("/bidang/shown-parses-back", test_shown_parses_back);
  g_test_add_func ("/bidang/decimal", test_decimal);
  g_test_add_func ("/bidang/empty", test_empty);
  g_test_add_func ("/bidang/wrong-kinds-are-told", test_wrong_kinds);
  g_test_add_func ("/bidang/pasted-megabyte", test_pasted_megabyte);

  return g_test_run ();
}
