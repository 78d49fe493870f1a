/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/widget/prk-narasi-clipboard.h"
#include "app/widget/prk-narasi-html.h"
#include "naskah/prk-narasi-markup.h"

#include <string.h>

static void
assert_read_bytes (const char *html,
                   gsize       n_bytes,
                   const char *commonmark)
{
  g_autoptr(PrkNarasiDoc) doc = prk_narasi_html_parse (html, n_bytes);
  g_autofree char *written = prk_narasi_markup_write (doc);

  g_assert_cmpstr (written, ==, commonmark);
}

static void
assert_read (const char *html,
             const char *commonmark)
{
  assert_read_bytes (html, strlen (html), commonmark);
}

static void
test_kept (void)
{
  assert_read ("", "");
  assert_read ("<p>satu\n  dua</p><p>tiga</p>", "satu dua\n\ntiga");
  assert_read ("teks <b>tebal</b> <i>miring</i> <strong><em>dua</em></strong>",
               "teks **tebal** _miring_ **_dua_**");
  assert_read ("<span style=\"font-weight:700\">a</span><span style='FONT-STYLE: italic'>b</span>",
               "**a**_b_");
  assert_read ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "- a\n  1. b\n- c");
  assert_read ("<ol start=4><li><p>a</p><p>lanjut</p></li><li>b</ol>",
               "4. a" PRK_NARASI_BREAK "lanjut\n4. b");
  assert_read ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b");
  assert_read ("satu<br>dua<ul><li>a<br>b</ul>", "satu\n\ndua\n\n- a" PRK_NARASI_BREAK "b");
  assert_read ("<p>“kutip” – a\xc2\xa0" "b</p>", "“kutip” – a\xc2\xa0" "b");
  assert_read ("<p>a *b* # 1. c</p>", "a \\*b\\* # 1. c");
}

static void
test_dropped (void)
{
  assert_read ("<head><title>x</title><style>p{}</style></head><script>x()</script><p "
               "style='color:red'>a</p>",
               "a");
  assert_read ("<h1>Judul</h1><p>isi</p>", "Judul\n\nisi");
  assert_read ("<p>a<img src=x alt=y><a href='http://contoh.id'>b</a></p>", "ab");
  assert_read ("<p>a</p><p>&nbsp;</p><p> </p><p>b</p>", "a\n\nb");
  assert_read ("<!-- c --><p>a<span style='display:none'>x</span></p>", "a");
  assert_read ("<b style=\"font-weight:normal\" id=\"docs-internal-guid-1\"><p>a</p></b>", "a");
}

static void
test_tables (void)
{
  assert_read ("<table><tr><th>Tahun</th><th>Biaya</th></tr><tr><td><p>2026</p></td><td></"
               "td><td>1.250.000</td></tr>"
               "</table><p>akhir</p>",
               "Tahun · Biaya\n\n2026 · 1.250.000\n\nakhir");
  assert_read ("<table><tr><td>a<br>b</td><td><ul><li>c</li><li>d</li></ul></td></tr></table>",
               "a b · c d");
}

static void
test_word (void)
{
  assert_read (
      "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if "
      "!supportLists]><span>1.<span>&nbsp;"
      "</span></span><![endif]>satu</p>"
      "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><!--[if "
      "!supportLists]--><span>a)&nbsp;</span>"
      "<!--[endif]-->dua</p>"
      "<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>\xc2\xb7 </span>tiga</p>"
      "<!--[if gte mso 9]><xml>buang</xml><![endif]--><p class=MsoNormal>akhir<o:p></o:p></p>",
      "1. satu\n   1. dua\n\n- tiga\n\nakhir");
}

static void
test_encodings (void)
{
  static const char utf16[] = "\xff\xfe<\0p\0>\0\xe9\0<\0/\0p\0>\0";

  assert_read_bytes (utf16, sizeof utf16 - 1, "é");
  assert_read ("<p>\x93kutip\x94</p>", "“kutip”");
  assert_read_bytes ("<p>a\0b</p>", 9, "ab");
  assert_read ("<meta charset=iso-8859-1><p>é</p>", "é");
  assert_read ("<p>&#0;&#1;a&#xfffc;</p>", "a");
}

/* What we put on the clipboard comes back the same. */
static void
test_round_trip (void)
{
  static const char *const texts[] = {
    "satu **dua** _tiga_ **_empat_**",
    "- a\n- b\n  - c\n    1. d\n- e",
    "5. a\n5. b\n\nakhir",
    "a  b \\<c> \\&amp; “d”",
    "- a" PRK_NARASI_BREAK "b\n\nc",
    "👩‍🚀 العربية",
    "- a\n\n1. b\n\n- c",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(PrkNarasiDoc) doc = prk_narasi_markup_parse (texts[i]);
      g_autofree char *html = prk_narasi_html_write (doc);

      assert_read (html, texts[i]);
    }
}

static void
test_plain (void)
{
  static const char bytes[] = "\xef\xbb\xbfsatu\r\n\r\n\tdua\ttiga\x00\x0b" "empat\xff\n# lima";
  g_autoptr(PrkNarasiDoc) doc = prk_narasi_clipboard_parse_plain (bytes, sizeof bytes - 1);
  g_autofree char *written = prk_narasi_markup_write (doc);

  g_assert_cmpstr (written, ==,
                   "satu\n\n&#9;dua · tiga" PRK_NARASI_BREAK "empat\xef\xbf\xbd\n\n\\# lima");
}

/* Broken, nested or random HTML is read without a crash, and what comes out is narrative text. */
static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "<p>", "</p>", "<ul>", "</ul>", "<ol start=99999999999>", "<li>", "</li>", "<table>", "<tr>",
    "<td>", "</table>", "<b>", "</b>", "<br>", "<!--[if !supportLists]-->", "<!--[endif]-->",
    "<![endif]>", "<p style='mso-list:l0 level99'>", "a", " ", "&nbsp;", "&#x10ffff;", "<", ">",
    "\"", "<pre>", "\n", "<span style='mso-list:Ignore'>", "</span>", "<!--", "\xff",
    "<div style='white-space:pre'>", "<p style='mso-list:l0 level'>", "1.", "<style>", "</style>",
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(GString) deep = g_string_new (NULL);

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr(GString) html = g_string_new (NULL);
      g_autoptr(PrkNarasiDoc) doc = NULL;
      g_autoptr(PrkNarasiDoc) again = NULL;
      g_autofree char *written = NULL;

      for (guint j = g_rand_int_range (rand, 0, 40); j > 0; j--)
        g_string_append (html, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

      doc = prk_narasi_html_parse (html->str, html->len);
      written = prk_narasi_markup_write (doc);
      again = prk_narasi_markup_parse (written);
      if (!prk_narasi_doc_equal (doc, again))
        g_error ("not narrative text: %s", html->str);
    }

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<ul><li>");
  g_string_append (deep, "dasar");
  prk_narasi_doc_free (prk_narasi_html_parse (deep->str, deep->len));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/narasi-html/words-styles-and-lists-are-kept", test_kept);
  g_test_add_func ("/narasi-html/all-else-is-dropped", test_dropped);
  g_test_add_func ("/narasi-html/rows-become-lines", test_tables);
  g_test_add_func ("/narasi-html/lists-of-word", test_word);
  g_test_add_func ("/narasi-html/encodings", test_encodings);
  g_test_add_func ("/narasi-html/copied-text-comes-back", test_round_trip);
  g_test_add_func ("/narasi-html/plain-text", test_plain);
  g_test_add_func ("/narasi-html/hostile-input", test_hostile);

  return g_test_run ();
}
