/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "naskah/prk-narasi-markup.h"

#include <string.h>

static char *
rewrite (const char *commonmark)
{
  g_autoptr(PrkNarasiDoc) doc = prk_narasi_markup_parse (commonmark);

  return prk_narasi_markup_write (doc);
}

static void
assert_rewritten (const char *commonmark,
                  const char *expected)
{
  g_autofree char *written = rewrite (commonmark);

  g_assert_cmpstr (written, ==, expected);
}

static void
assert_plain (const char *commonmark,
              const char *expected)
{
  g_autoptr(PrkNarasiDoc) doc = prk_narasi_markup_parse (commonmark);
  g_autofree char *plain = prk_narasi_doc_to_plain (doc);

  g_assert_cmpstr (plain, ==, expected);
}

static void
test_canonical (void)
{
  assert_rewritten (NULL, "");
  assert_rewritten ("", "");
  assert_rewritten ("  satu\ndua  \n\n\n\ntiga\n", "satu dua\n\ntiga");
  assert_rewritten ("__tebal__ dan *miring*", "**tebal** dan _miring_");
  assert_rewritten ("***keduanya***", "**_keduanya_**");
  assert_rewritten ("*a **b***", "_a **b**_");
  assert_rewritten ("* a\n* b\n    * c\n\nakhir", "- a\n- b\n  - c\n\nakhir");
  assert_rewritten ("3) a\n4) b", "3. a\n3. b");
  assert_rewritten ("1. a\n2. b\n   - c\n3. d", "1. a\n1. b\n   - c\n1. d");
  assert_rewritten ("- a\n\n- b\n\n\n1. c", "- a\n- b\n\n1. c");
  assert_rewritten ("R&D, 5 > 3, harga Rp1.000,-", "R&D, 5 > 3, harga Rp1.000,-");
  assert_rewritten ("“*kata*”", "“_kata_”");
}

static void
test_degrades (void)
{
  assert_plain ("# Judul\n\nisi", "Judul\nisi");
  assert_plain ("Judul\n=====", "Judul");
  assert_plain ("[JDIH](https://contoh.id/a \"Jaringan\")", "JDIH (https://contoh.id/a, Jaringan)");
  assert_plain ("<https://contoh.id>", "https://contoh.id");
  assert_plain ("![denah](peta.png)", "denah (peta.png)");
  assert_plain ("`kode` dan <b>tebal</b>", "kode dan <b>tebal</b>");
  assert_plain ("```c\nsatu\ndua\n```", "satu" PRK_NARASI_BREAK "dua");
  assert_plain ("<div>\nisi\n</div>", "<div>" PRK_NARASI_BREAK "isi" PRK_NARASI_BREAK "</div>");
  assert_plain ("> kutipan\n\n***\n\nakhir", "kutipan\n---\nakhir");
  assert_plain ("satu\\\ndua", "satu" PRK_NARASI_BREAK "dua");
  assert_plain ("- satu\n\n  lanjutan\n- dua", "satu" PRK_NARASI_BREAK "lanjutan\ndua");
  assert_plain ("- a\n  - b\n    - c\n      - d", "a\nb\nc\nd");
  assert_plain ("&amp; &#65; &copy;", "& A ©");
}

/* What a person typed, letter for letter, whatever CommonMark would make of it. */
static void
test_literals_survive (void)
{
  static const char *const lines[] = {
    "# bukan judul", "#tagar", "1. bukan daftar", "1) bukan daftar", "12.", "2026. Tahun",
    "- bukan butir", "-", "---", "- - -", "+ tambah", "* bintang *", "**", "_garis_bawah_", "***",
    "___", "`kode`", "```", "~~~", "<b>", "<!-- x -->", "<https://contoh.id>", "[a](b)", "[a]: b",
    "![a](b)", "&amp;", "&#42;", "&", "&copy;", "R&D", "\\", "\\*", "a\\", "> kutip", "=", "===",
    "a | b", "  dua spasi di depan", "dua di belakang  ", "\ttab", " ", "    kode", "-5 derajat",
    "a  b", "5*3=15", "snake_case_nama", "\xc2\xa0nbsp\xc2\xa0", "a\xc2\xa0" "b",
    "“kutip” – ‘satu’…", "مرحبا بالعالم", "👨‍👩‍👧‍👦 keluarga", "e\xcc\x81 gabung",
    "\xe2\x80\x8f" "rtl", "\xe2\x80\x8b", "a" PRK_NARASI_BREAK "- b", "&#x2a;", "a&b;c", "!", "![",
    "]", "(c)", "\"x\"", "http://contoh.id/?a=1&b=2", "1.", "1.a", "1\\.", "<", "a<b",
  };
  static const PrkNarasiKind kinds[]
      = { PRK_NARASI_PARAGRAPH, PRK_NARASI_BULLET, PRK_NARASI_NUMBER };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      for (guint style = 0; style < 4; style++)
        {
          g_autoptr(PrkNarasiDoc) doc = prk_narasi_doc_new ();
          g_autoptr(PrkNarasiDoc) again = NULL;
          g_autofree char *written = NULL;
          const PrkNarasiBlock *block;

          prk_narasi_doc_begin_block (doc, kinds[j], 0, kinds[j] == PRK_NARASI_NUMBER);
          prk_narasi_doc_append (doc, lines[i], -1, style);
          prk_narasi_doc_normalize (doc);
          written = prk_narasi_markup_write (doc);
          again = prk_narasi_markup_parse (written);

          if (!prk_narasi_doc_equal (doc, again))
            g_error ("“%s” in style %u became “%s”", lines[i], style, written);
          g_assert_cmpuint (prk_narasi_doc_get_n_blocks (again), ==, 1);
          block = prk_narasi_doc_get_block (again, 0);
          g_assert_cmpstr (block->text->str, ==, lines[i]);
        }
}

static const char *const pieces[] = {
  "a", "b", "kata", "KSDD", "é", "e\xcc\x81", "👍🏽", "👩‍🚀", "ش", "العربية", "中文", "ß", "1", "12",
  "9", " ", " ", " ", "  ", "\t", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x8b", "\xe2\x80\x8f", "*",
  "**", "_", "__", "`", "#", "-", "+", ".", ")", "(", "[", "]", "<", ">", "&", ";", "&amp;",
  "&#1;", "\\", "!", "~", "=", "|", "\"", "'", "“", "”", "’", "–", "…", "€", "§", "°", "½", "。",
  "،", "x" PRK_NARASI_BREAK "y", PRK_NARASI_BREAK, "1. ", "- ", "://", "/", "%", "$", "^", "{",
  "}", ":", "@", ",",
};

static PrkNarasiDoc *
make_random_doc (GRand *rand)
{
  PrkNarasiDoc *doc = prk_narasi_doc_new ();
  guint n_blocks = g_rand_int_range (rand, 0, 7);

  for (guint i = 0; i < n_blocks; i++)
    {
      PrkNarasiKind kind = g_rand_int_range (rand, 0, 3);
      guint number = kind == PRK_NARASI_NUMBER ? g_rand_int_range (rand, 0, 3) * 7 : 0;
      guint n_runs = g_rand_int_range (rand, kind == PRK_NARASI_PARAGRAPH, 5);

      prk_narasi_doc_begin_block (doc, kind, g_rand_int_range (rand, 0, 4), number);
      for (guint j = 0; j < n_runs; j++)
        {
          PrkNarasiStyle style = g_rand_int_range (rand, 0, 4);
          guint n_pieces = g_rand_int_range (rand, 1, 4);

          while (n_pieces-- > 0)
            prk_narasi_doc_append (doc, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))],
                                   -1, style);
        }
    }

  return doc;
}

static void
test_random_round_trip (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_docs = g_test_slow () ? 1000000 : 60000;

  for (guint i = 0; i < n_docs; i++)
    {
      g_autoptr(PrkNarasiDoc) doc = make_random_doc (rand);
      g_autoptr(PrkNarasiDoc) again = NULL;
      g_autofree char *written = NULL;
      g_autofree char *rewritten = NULL;

      prk_narasi_doc_normalize (doc);
      written = prk_narasi_markup_write (doc);
      again = prk_narasi_markup_parse (written);
      rewritten = prk_narasi_markup_write (again);

      if (!prk_narasi_doc_equal (doc, again))
        g_error ("document %u, written as:\n%s\nreads back as:\n%s", i, written, rewritten);
      g_assert_cmpstr (written, ==, rewritten);
    }
}

/* Any bytes at all are read without complaint, and what is read is stable from then on. */
static void
test_random_source (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) source = g_string_new (NULL);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      guint n_pieces = g_rand_int_range (rand, 0, 40);

      while (n_pieces-- > 0)
        {
          if (g_rand_int_range (rand, 0, 6) == 0)
            g_string_append (source, g_rand_boolean (rand) ? "\n" : "\n\n  ");
          else if (g_rand_int_range (rand, 0, 30) == 0)
            g_string_append_c (source, g_rand_int_range (rand, 1, 256));
          else
            g_string_append (source, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
        }

      once = rewrite (source->str);
      twice = rewrite (once);
      if (!g_str_equal (once, twice))
        g_error ("source:\n%s\nonce:\n%s\ntwice:\n%s", source->str, once, twice);
    }
}

static void
test_sanitize (void)
{
  static const char bytes[] = "a\0b\r\nc\rd\vf\x01\x7f\xff\xef\xbf\xbc\xef\xbb\xbfz\xe2\x80\xa9p";
  g_autofree char *clean = prk_narasi_sanitize (bytes, sizeof bytes - 1);

  g_assert_cmpstr (clean, ==, "ab\nc\nd" PRK_NARASI_BREAK "f\xef\xbf\xbdz\np");
}

static void
test_large_text_is_quick (void)
{
  g_autoptr(GString) source = g_string_new (NULL);
  g_autoptr(GTimer) timer = NULL;
  g_autofree char *written = NULL;

  while (source->len < 1024 * 1024)
    g_string_append (
        source,
        "Pembangunan **jalan** lintas _kabupaten_ yang menghubungkan desa-desa (tahap 1).\n\n");

  timer = g_timer_new ();
  written = rewrite (source->str);
  g_test_message ("1 MB read and written in %.0f ms", g_timer_elapsed (timer, NULL) * 1000);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 60); /* it hangs when it is quadratic */
  g_assert_cmpuint (strlen (written), ==, source->len - 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/narasi-markup/canonical", test_canonical);
  g_test_add_func ("/narasi-markup/other-markup-degrades-to-its-text", test_degrades);
  g_test_add_func ("/narasi-markup/what-was-typed-survives", test_literals_survive);
  g_test_add_func ("/narasi-markup/random-documents-round-trip", test_random_round_trip);
  g_test_add_func ("/narasi-markup/random-source-is-stable", test_random_source);
  g_test_add_func ("/narasi-markup/outside-bytes-are-cleaned", test_sanitize);
  g_test_add_func ("/narasi-markup/a-megabyte-is-quick", test_large_text_is_quick);

  return g_test_run ();
}
