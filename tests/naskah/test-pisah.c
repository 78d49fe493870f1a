/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Justified text is parted where its lines would be torn apart, and nowhere else. */

#include "config.h"

#include <string.h>

#include "naskah/prk-pisah.h"

#include "dokumen.h"

#define PATTERNS "/usr/share/hyphen/hyph_id_ID.dic"
#define WORDS "penyelenggaraan pemerintahan daerah dilaksanakan berdasarkan ketentuan peraturan perundangan dengan mempertimbangkan " \
              "kepentingan masyarakat setempat, keterbatasan kemampuan keuangan, kesinambungan pelayanan, dan pertanggungjawaban " \
              "penyelenggara kerja sama antardaerah yang bersangkutan di Kabupaten Baritoselatanraya pada tahun 2027"
#define NARROW 150.0

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Dokumen, dokumen_clear)

static gboolean
lacks_patterns (void)
{
  if (g_file_test (PATTERNS, G_FILE_TEST_EXISTS))
    return FALSE;
  g_test_skip ("no patterns here");

  return TRUE;
}

static void
test_words (void)
{
  static const struct
  {
    const char *word, *parted;
  } cases[] = {
    { "melaksanakan", "melak=sa=nakan" },
    { "pemerintahan", "peme=rin=tahan" },
    { "kerja", "kerja" },
    { "Baritoselatan", "Baritoselatan" },
    { "KESEPAKATAN", "KESEPAKATAN" },
    { "100.3.7.1/1", "100.3.7.1/1" },
    { "pemda2027", "pemda2027" },
  };

  if (lacks_patterns ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = strlen (cases[i].word);
      g_autofree guint8 *titik = g_new0 (guint8, length);
      guint n = prk_pisah_kata (cases[i].word, length, titik);
      g_autoptr(GString) parted = g_string_new (cases[i].word);

      while (n > 0)
        g_string_insert_c (parted, titik[--n], '=');
      g_assert_cmpstr (parted->str, ==, cases[i].parted);
    }
}

static PrkTeks *
lay_out (Dokumen       *uji,
         const char    *text,
         const GArray  *rentang,
         PrkRata        rata)
{
  return prk_ukur_teks (uji->ukur, text, rentang, &uji->isi, rata, NARROW, NULL);
}

/* The text of the lines; a hyphen that ends a line and was not there before is taken away. */
static char *
dup_without_hyphens (PrkTeks    *teks,
                     const char *text,
                     guint      *n_hyphens)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < teks->baris->len; i++)
    {
      const PrkTeksBaris *one = &g_array_index (teks->baris, PrkTeksBaris, i);

      g_string_append_len (out, teks->teks + one->teks, one->n_teks);
      if (out->len > 0 && out->str[out->len - 1] == '-' && text[out->len - 1] != '-')
        {
          g_string_truncate (out, out->len - 1);
          (*n_hyphens)++;
        }
      g_assert_true (g_str_has_prefix (text, out->str));
    }

  return g_string_free (out, FALSE);
}

static void
test_lines (void)
{
  g_auto(Dokumen) uji = { .ukur = NULL };
  g_autoptr(PrkTeks) justified = NULL, ragged = NULL;
  g_autofree char *text = NULL, *plain = NULL;
  guint n = 0, none = 0;

  if (lacks_patterns ())
    return;
  dokumen_init (&uji);
  justified = lay_out (&uji, WORDS, NULL, PRK_RATA_PENUH);
  ragged = lay_out (&uji, WORDS, NULL, PRK_RATA_KIRI);
  text = dup_without_hyphens (justified, WORDS, &n);
  plain = dup_without_hyphens (ragged, WORDS, &none);
  g_assert_cmpstr (text, ==, WORDS);
  g_assert_cmpstr (plain, ==, WORDS);
  g_assert_cmpuint (n, >=, 3);
  g_assert_cmpuint (none, ==, 0);
  g_assert_cmpuint (justified->baris->len, <=, ragged->baris->len);
  for (guint i = 0; i < justified->baris->len; i++)
    g_assert_cmpfloat (g_array_index (justified->baris, PrkTeksBaris, i).lebar, <=, NARROW + 0.1);
}

/* A field that stands in the text is still found where it is printed. */
static void
test_places (void)
{
  static const char *const marks[] = { "ketentuan", "pertanggungjawaban", "2027" };
  g_auto(Dokumen) uji = { .ukur = NULL };
  g_autoptr(GArray) rentang = g_array_new (FALSE, TRUE, sizeof (PrkRentang));
  g_autoptr(PrkTeks) teks = NULL;

  if (lacks_patterns ())
    return;
  dokumen_init (&uji);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      PrkRentang one = { 0 };

      one.start = strstr (WORDS, marks[i]) - WORDS;
      one.end = one.start + strlen (marks[i]);
      one.huruf = PRK_HURUF_JANGKAR;
      g_array_append_val (rentang, one);
    }
  teks = lay_out (&uji, WORDS, rentang, PRK_RATA_PENUH);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr(GString) found = g_string_new (NULL);

      for (guint k = 0; k < teks->letak->len; k++)
        {
          const PrkTeksLetak *letak = &g_array_index (teks->letak, PrkTeksLetak, k);
          const PrkTeksBaris *line = &g_array_index (teks->baris, PrkTeksBaris, letak->baris);
          g_autofree char *words = g_strndup (teks->teks + line->teks, line->n_teks);

          if (letak->rentang != i)
            continue;
          g_assert_cmpfloat (letak->lebar, >, 0);
          g_string_append (found, words);
        }
      g_string_replace (found, "-", "", 0);
      g_assert_nonnull (strstr (found->str, marks[i]));
      if (i + 1 == G_N_ELEMENTS (marks))
        {
          g_autoptr(PrkTeks) alone = lay_out (&uji, marks[i], NULL, PRK_RATA_KIRI);
          const PrkTeksLetak *letak = &g_array_index (teks->letak, PrkTeksLetak, teks->letak->len - 1);

          g_assert_cmpfloat_with_epsilon (letak->lebar, g_array_index (alone->baris, PrkTeksBaris, 0).lebar, 0.2);
        }
    }
}

/* Who copies from the PDF gets whole words. */
static void
test_pdf_gives_whole_words (void)
{
  static const char *const before[] = { "pdftotext", NULL };
  const char *const after[] = { "-", NULL };
  g_auto(Dokumen) uji = { .ukur = NULL };
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *raw = NULL, *text = NULL;

  if (lacks_patterns ())
    return;
  dokumen_init (&uji);
  uji.halaman.lebar_mm = (NARROW + 100) / 72 * 25.4;
  uji.isi.rata = PRK_RATA_PENUH;
  dokumen_add (&uji, &uji.isi, WORDS);
  dokumen_susun (&uji);
  pdf = dokumen_tulis (&uji);
  raw = tanya_pdf (pdf, NULL, before, after);
  if (raw == NULL)
    {
      g_test_skip ("no pdftotext here");
      return;
    }
  text = ratakan (raw);
  g_assert_cmpstr (text, ==, WORDS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pisah/only-words-of-small-letters-are-parted", test_words);
  g_test_add_func ("/pisah/hyphens-end-torn-lines", test_lines);
  g_test_add_func ("/pisah/fields-are-found-where-they-stand", test_places);
  g_test_add_func ("/pisah/pdf-gives-whole-words", test_pdf_gives_whole_words);

  return g_test_run ();
}
