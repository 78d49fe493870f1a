/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pustaka/prk-letak.h"

#define LETTER  5.0
#define HEIGHT  10.0
#define LEADING 14.0

/* Lays a line out; letters of equal width, spaces drawn like them, line ends not drawn. */
static void
add_line (GString    *text,
          GArray     *boxes,
          double      x,
          double      y,
          const char *words)
{
  static const PrkPdfRect nothing;

  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at), x += LETTER)
    {
      PrkPdfRect box = { x, y, LETTER, HEIGHT };

      g_array_append_val (boxes, box);
    }
  g_string_append_printf (text, "%s\n", words);
  g_array_append_val (boxes, nothing);
}

/* Two columns of paragraphs with a short last line, and a foot a long way below. */
static PrkPustakaHalaman *
new_page (void)
{
  GString *text = g_string_new (NULL);
  PrkPustakaHalaman *isi = g_new0 (PrkPustakaHalaman, 1);

  isi->kotak = g_array_new (FALSE, TRUE, sizeof (PrkPdfRect));
  add_line (text, isi->kotak, 50, 100, "Misi satu adalah mewujudkan daerah");
  add_line (text, isi->kotak, 50, 100 + LEADING, "yang tangguh. Misi kedua: jalan yang");
  add_line (text, isi->kotak, 50, 100 + 2 * LEADING, "mantap.");
  add_line (text, isi->kotak, 300, 100, "Kolom kedua dimulai di sini dengan");
  add_line (text, isi->kotak, 300, 100 + LEADING, "“kutipan” é; lalu selesai");
  add_line (text, isi->kotak, 300, 100 + 2 * LEADING, "pada baris ketiga kolom ini.");
  add_line (text, isi->kotak, 50, 700, "Halaman 7");
  isi->teks = g_string_free (text, FALSE);

  return isi;
}

static void
check (const PrkPustakaHalaman *isi,
       gboolean                 found,
       guint                    start,
       guint                    end,
       const char              *expected)
{
  g_autofree char *got = found ? g_utf8_substring (isi->teks, start, end) : g_strdup ("nothing");

  g_strdelimit (got, "\n", ' ');
  g_assert_cmpstr (got, ==, expected);
}

static void
check_at (double          x,
          double          y,
          PrkLetakSatuan  satuan,
          const char     *expected)
{
  g_autoptr(PrkPustakaHalaman) isi = new_page ();
  g_autoptr(PrkLetak) letak = prk_letak_new (isi);
  guint start = 0, end = 0;
  gboolean found = prk_letak_pada (letak, x, y, satuan, &start, &end);

  check (isi, found, start, end, expected);
}

static void
check_between (double          from_x,
               double          from_y,
               double          to_x,
               double          to_y,
               PrkLetakSatuan  satuan,
               const char     *expected)
{
  g_autoptr(PrkPustakaHalaman) isi = new_page ();
  g_autoptr(PrkLetak) letak = prk_letak_new (isi);
  guint start = 0, end = 0;
  gboolean found = prk_letak_antara (letak, from_x, from_y, to_x, to_y, satuan, &start, &end);

  check (isi, found, start, end, expected);
  found = prk_letak_antara (letak, to_x, to_y, from_x, from_y, satuan, &start, &end);
  check (isi, found, start, end, expected);
}

static void
test_words (void)
{
  check_at (52, 105, PRK_LETAK_KATA, "Misi");
  check_at (50 + 6 * LETTER, 105, PRK_LETAK_KATA, "satu");
  check_at (302, 105 + LEADING, PRK_LETAK_KATA, "“kutipan”");
  check_at (300 + 10.5 * LETTER, 105 + LEADING, PRK_LETAK_KATA, "é;");
  check_at (52, 705, PRK_LETAK_KATA, "Halaman");
}

static void
test_lines_end_with_their_column (void)
{
  check_at (60, 105, PRK_LETAK_BARIS, "Misi satu adalah mewujudkan daerah");
  check_at (60, 105 + LEADING, PRK_LETAK_BARIS, "yang tangguh. Misi kedua: jalan yang");
  check_at (310, 105 + LEADING, PRK_LETAK_BARIS, "“kutipan” é; lalu selesai");
}

static void
test_sentences (void)
{
  check_at (60, 105, PRK_LETAK_KALIMAT, "Misi satu adalah mewujudkan daerah yang tangguh.");
  check_at (50 + 16 * LETTER, 105 + LEADING, PRK_LETAK_KALIMAT,
            "Misi kedua: jalan yang mantap.");
}

static void
test_blank_paper_is_nothing (void)
{
  check_at (10, 105, PRK_LETAK_KATA, "nothing");
  check_at (60, 400, PRK_LETAK_KATA, "nothing");
  check_at (275, 105, PRK_LETAK_BARIS, "nothing");
  check_at (50 + 20 * LETTER, 105 + 2 * LEADING, PRK_LETAK_KALIMAT, "nothing");
}

static void
test_between (void)
{
  check_between (50 + 6 * LETTER, 105, 50 + 12 * LETTER, 105, PRK_LETAK_KATA, "satu adalah");
  check_between (50 + 18 * LETTER, 105, 52, 105 + 2 * LEADING, PRK_LETAK_KATA,
                 "mewujudkan daerah yang tangguh. Misi kedua: jalan yang mantap.");
  check_between (52, 105, 60, 105 + LEADING, PRK_LETAK_BARIS,
                 "Misi satu adalah mewujudkan daerah yang tangguh. Misi kedua: jalan yang");
  check_between (302, 105, 300 + 2 * LETTER, 105 + LEADING, PRK_LETAK_KATA,
                 "Kolom kedua dimulai di sini dengan “kutipan”");
}

/* Where a hand that is not steady passes beside the print. */
static void
test_beside_the_print (void)
{
  /* left of a line */
  check_between (10, 105 + LEADING, 55, 105 + LEADING, PRK_LETAK_KATA, "yang");
  /* right of a short line, though the one above and the next column are nearer */
  check_between (52, 105 + 2 * LEADING, 200, 105 + 2 * LEADING, PRK_LETAK_KATA, "mantap.");
  check_between (52, 105 + 2 * LEADING, 225, 101 + 2 * LEADING, PRK_LETAK_KATA, "mantap.");
  /* between two lines, a little nearer to the upper one, then to the lower one */
  check_between (52, 111, 60, 111, PRK_LETAK_KATA, "Misi");
  check_between (52, 113, 60, 113, PRK_LETAK_KATA, "yang");
}

static void
test_page_without_letters (void)
{
  PrkPustakaHalaman isi = { (char *) "", NULL, FALSE };
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (PrkPdfRect));
  g_autoptr(PrkLetak) letak = NULL;
  guint start, end;

  isi.kotak = none;
  letak = prk_letak_new (&isi);
  g_assert_false (prk_letak_pada (letak, 1, 1, PRK_LETAK_KATA, &start, &end));
  g_assert_false (prk_letak_antara (letak, 1, 1, 50, 50, PRK_LETAK_BARIS, &start, &end));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letak/words", test_words);
  g_test_add_func ("/letak/lines-end-with-their-column", test_lines_end_with_their_column);
  g_test_add_func ("/letak/sentences", test_sentences);
  g_test_add_func ("/letak/blank-paper-is-nothing", test_blank_paper_is_nothing);
  g_test_add_func ("/letak/between", test_between);
  g_test_add_func ("/letak/beside-the-print", test_beside_the_print);
  g_test_add_func ("/letak/page-without-letters", test_page_without_letters);

  return g_test_run ();
}
