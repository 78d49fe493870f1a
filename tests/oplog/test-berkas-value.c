/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"
#include "oplog/prk-berkas-value.h"

#define HASH "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = prk_json_parse (text, -1, 100000, 8, &error);

  g_assert_no_error (error);
  return node;
}

static void
test_round_trip (void)
{
  const char *text = "{\"berkas\":\"" HASH "\",\"jenis\":\"application/pdf\","
                     "\"nama\":\"Peta lokasi.pdf\",\"ukuran\":1234}";
  g_autoptr (JsonNode) node = parse (text);
  g_autoptr (PrkBerkasValue) berkas = prk_berkas_from_value (node);
  g_autoptr (PrkBerkasValue) copy = NULL;
  g_autoptr (JsonNode) back = NULL;
  g_autofree char *written = NULL;

  g_assert_nonnull (berkas);
  g_assert_cmpstr (berkas->hash, ==, HASH);
  g_assert_cmpstr (berkas->nama, ==, "Peta lokasi.pdf");
  g_assert_cmpint (berkas->ukuran, ==, 1234);
  g_assert_cmpstr (berkas->jenis, ==, "application/pdf");
  copy = prk_berkas_value_copy (berkas);
  back = prk_berkas_to_value (copy);
  written = prk_json_canonical (back);
  g_assert_cmpstr (written, ==, text);
}

static void
test_what_is_no_file (void)
{
  static const char *const rows[] = {
    "\"" HASH "\"",
    "null",
    "[\"" HASH "\"]",
    "{\"teks\":\"berkas\"}",
    "{\"berkas\":\"../../perangkat.key\",\"nama\":\"a\",\"ukuran\":1,\"jenis\":\"a/b\"}",
    "{\"berkas\":\"" HASH "\",\"nama\":\"a\",\"jenis\":\"a/b\"}",
    "{\"berkas\":\"" HASH "\",\"nama\":\"a\",\"ukuran\":-1,\"jenis\":\"a/b\"}",
    "{\"berkas\":\"" HASH "\",\"nama\":\"a\",\"ukuran\":200000001,\"jenis\":\"a/b\"}",
    "{\"berkas\":\"" HASH "\",\"nama\":\"a\",\"ukuran\":\"1\",\"jenis\":\"a/b\"}",
    "{\"berkas\":{\"x\":1},\"nama\":\"a\",\"ukuran\":1,\"jenis\":\"a/b\"}",
  };

  g_assert_null (prk_berkas_from_value (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = parse (rows[i]);

      g_assert_null (prk_berkas_from_value (node));
    }
}

static void
test_names_are_made_harmless (void)
{
  static const struct
  {
    const char *from, *to;
  } rows[] = {
    { "laporan.pdf", "laporan.pdf" },
    { "../../etc/passwd", "passwd" },
    { "C:\\Users\\Ani\\Peta Karau.png", "Peta Karau.png" },
    { "a/", "berkas" },
    { "", "berkas" },
    { NULL, "berkas" },
    { "..", "berkas" },
    { ".bashrc", "bashrc" },
    { "  peta.pdf \n", "peta.pdf" },
    { "satu\ndua\ttiga.txt", "satu dua tiga.txt" },
    { "peta\x01\x7f\x1b[31m.pdf", "peta[31m.pdf" },
    { "surat\u202efdp.exe", "suratfdp.exe" }, /* would be read as suratexe.pdf */
    { "nol\u200blebar.pdf", "nollebar.pdf" },
    { "a<b>c:d\"e|f?g*.pdf", "a_b_c_d_e_f_g_.pdf" },
    { "rusak\xff\xfe.pdf", "rusak\ufffd\ufffd.pdf" },
    { "e\u0301.pdf", "\u00e9.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *clean = prk_berkas_clean_nama (rows[i].from);

      g_assert_cmpstr (clean, ==, rows[i].to);
    }
}

static void
test_long_names_keep_their_ending (void)
{
  g_autofree char *stem = g_strnfill (400, 'a');
  g_autofree char *plain = g_strconcat (stem, ".pdf", NULL);
  g_autofree char *dots = g_strconcat ("x.", stem, NULL);
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autofree char *of_plain = prk_berkas_clean_nama (plain);
  g_autofree char *of_dots = prk_berkas_clean_nama (dots);
  g_autofree char *of_wide = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (wide, "😀");
  g_string_append (wide, ".docx");
  of_wide = prk_berkas_clean_nama (wide->str);

  g_assert_cmpint (g_utf8_strlen (of_plain, -1), ==, 120);
  g_assert_true (g_str_has_prefix (of_plain, "aaaa") && g_str_has_suffix (of_plain, "a….pdf"));
  g_assert_cmpint (g_utf8_strlen (of_dots, -1), <=, 120);
  g_assert_cmpuint (strlen (of_wide), <=, 240);
  g_assert_true (g_str_has_suffix (of_wide, "😀….docx"));
  g_assert_true (g_utf8_validate (of_wide, -1, NULL));
}

static void
test_types_are_made_harmless (void)
{
  static const char *const bad[] = { "",    "pdf",         "/pdf",           "a/",
                                     "a/b/c", "text/html; x=1", "a/b\r\nX: y", "a/\xc3\xa9" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (PrkBerkasValue) berkas = prk_berkas_value_new (HASH, "a", 1, bad[i]);

      g_assert_cmpstr (berkas->jenis, ==, PRK_BERKAS_UNKNOWN_JENIS);
    }

  g_autoptr (PrkBerkasValue) good = prk_berkas_value_new (
      HASH, "a", 1, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  g_assert_true (g_str_has_suffix (good->jenis, ".document"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/berkas-value/round-trip", test_round_trip);
  g_test_add_func ("/berkas-value/what-is-no-file", test_what_is_no_file);
  g_test_add_func ("/berkas-value/names-are-made-harmless", test_names_are_made_harmless);
  g_test_add_func ("/berkas-value/long-names-keep-their-ending", test_long_names_keep_their_ending);
  g_test_add_func ("/berkas-value/types-are-made-harmless", test_types_are_made_harmless);

  return g_test_run ();
}
