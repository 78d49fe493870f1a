/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Searching, and where what was found stands on the page. */

#include "config.h"

#include <string.h>

#include "base/prk-hash.h"

#include "pustaka-fixture.h"

static const char *const PAGES[] = {
  "Penanganan sampah rumah tangga di kota\ndan pengurangan sampah plastik",
  "Jaringan jalan dan angkutan umum massal\nantarwilayah",
  "Kawasan lindung dan pola ruang wilayah pesisir",
  "Pola tanam padi dan ruang terbuka hijau",
  "Peningkatan pelayanan kesehatan ibu dan anak",
  "Pelayanan kesehatan jiwa dan kesehtan lingkungan",
  "Rencana pemba-\nngunan jangka menengah",
  "RÉSUMÉ kebijakan umum",
  NULL,
};

typedef struct
{
  const char *query;
  const char *pages;
} Case;

static const Case CASES[] = {
  { "sampah", "1" },
  { "SAMPAH", "1" },
  { "angkutan massal", "2" },
  { "\"pola ruang\"", "3" },
  { "pola ruang", "3 4" },
  { "“pola ruang”", "3" },
  { "\"umum massal antarwilayah\"", "2" },
  { "antar*", "2" },
  { "pembangunan", "7" },
  { "resume", "8" },
  { "lindug", "3" },      /* a letter missing */
  { "linddung", "3" },    /* a letter too many */
  { "limdung", "3" },     /* a wrong letter */
  { "lidnung", "3" },     /* two swapped */
  { "jalam", "2" },
  { "tidakadadimana", "" },
  { "", "" },
  { "\"", "" },
  { "*", "" },
  { "AND OR NOT ( ) : ^ -", "" },
  { "\"pola ruang", "3" }, /* a phrase not ended yet */
};

static void
test_cases (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pustaka_pdf (PAGES, NULL);
  g_autofree char *id = NULL;

  meja_open (&meja);
  id = meja_import (&meja, "a.pdf", pdf);
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *pages = meja_search (&meja, CASES[i].query);

      g_test_message ("%s", CASES[i].query);
      g_assert_cmpstr (pages, ==, CASES[i].pages);
    }
  meja_close (&meja);
}

/* The right word goes before the one that OCR damaged, which is found too. */
static void
test_damaged_is_lower (void)
{
  static const char *const pages[] = { "kesehtan lingkungan", "kesehatan lingkungan", NULL };
  Meja meja;
  g_autoptr(GBytes) pdf = pustaka_pdf (pages, NULL);
  g_autofree char *id = NULL;
  g_autofree char *right = NULL;
  g_autofree char *wrong = NULL;

  meja_open (&meja);
  id = meja_import (&meja, "a.pdf", pdf);
  right = meja_search (&meja, "kesehatan");
  g_assert_cmpstr (right, ==, "2 1");
  wrong = meja_search (&meja, "kesehtan");
  g_assert_cmpstr (wrong, ==, "1 2");
  meja_close (&meja);
}

static void
test_snippets (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pustaka_pdf (PAGES, NULL);
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  PrkPustakaTemuan *temuan;

  meja_open (&meja);
  id = meja_import (&meja, "a.pdf", pdf);
  found = prk_pustaka_search (meja.pustaka, "plastik sampah", NULL, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  temuan = g_ptr_array_index (found, 0);
  g_assert_cmpstr (temuan->dokumen, ==, id);
  g_assert_true (temuan->tepat);
  g_assert_cmpuint (temuan->tanda->len, ==, 3);
  for (guint i = 0; i < temuan->tanda->len; i++)
    {
      PrkPustakaRentang *range = &g_array_index (temuan->tanda, PrkPustakaRentang, i);
      g_autofree char *word =
        g_strndup (temuan->cuplikan + range->start, range->end - range->start);

      g_assert_cmpstr (word, ==, i < 2 ? "sampah" : "plastik");
    }

  g_clear_pointer (&found, g_ptr_array_unref);
  found = prk_pustaka_search (meja.pustaka, "lindug", NULL, 5, &error);
  temuan = g_ptr_array_index (found, 0);
  g_assert_false (temuan->tepat);
  meja_close (&meja);
}

/* A window of a long page, cut between words and never within a character. */
static void
test_long_page (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *pages[] = { NULL, NULL };
  g_autoptr(GBytes) pdf = NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  PrkPustakaTemuan *temuan;
  Meja meja;

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text, "daérah %u yang panjang sekali tulisannya%s\n", i,
                            i == 20 ? " permukiman" : "");
  pages[0] = text->str;
  pdf = pustaka_pdf (pages, NULL);

  meja_open (&meja);
  id = meja_import (&meja, "a.pdf", pdf);
  found = prk_pustaka_search (meja.pustaka, "permukiman", NULL, 5, &error);
  g_assert_no_error (error);
  temuan = g_ptr_array_index (found, 0);
  g_assert_true (g_utf8_validate (temuan->cuplikan, -1, NULL));
  g_assert_true (g_str_has_prefix (temuan->cuplikan, "…"));
  g_assert_true (g_str_has_suffix (temuan->cuplikan, "…"));
  g_assert_cmpuint (strlen (temuan->cuplikan), <, 300);
  g_assert_cmpuint (temuan->tanda->len, ==, 1);
  g_assert_true (g_str_has_prefix (
    temuan->cuplikan + g_array_index (temuan->tanda, PrkPustakaRentang, 0).start, "permukiman"));
  meja_close (&meja);
}

static void
test_one_document (void)
{
  static const char *const other[] = { "Sampah di sungai", NULL };
  Meja meja;
  g_autoptr(GBytes) first = pustaka_pdf (PAGES, NULL);
  g_autoptr(GBytes) second = pustaka_pdf (other, NULL);
  g_autofree char *first_id = NULL;
  g_autofree char *second_id = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) one = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GError) error = NULL;
  PrkPustakaTemuan *temuan;

  meja_open (&meja);
  first_id = meja_import (&meja, "a.pdf", first);
  second_id = meja_import (&meja, "b.pdf", second);
  all = prk_pustaka_search (meja.pustaka, "sampah", NULL, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  temuan = g_ptr_array_index (all, 0);
  one = prk_pustaka_search (meja.pustaka, "sampah", temuan->hash, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (((PrkPustakaTemuan *) g_ptr_array_index (one, 0))->dokumen, ==,
                   temuan->dokumen);

  none = prk_pustaka_search (meja.pustaka, "sampah", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
                             5, &error);
  g_assert_null (none);
  g_assert_error (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_NOT_FOUND);
  meja_close (&meja);
}

/* The marks lie on the words: their characters are what the page has there. */
static void
test_marks (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pustaka_pdf (PAGES, NULL);
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GArray) hits = NULL;
  g_autoptr(GArray) parted = NULL;
  g_autoptr(PrkPustakaHalaman) isi = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  const char *hash, *word;
  const PrkPdfHit *hit;
  PrkPdfRect first;

  meja_open (&meja);
  id = meja_import (&meja, "a.pdf", pdf);
  found = prk_pustaka_search (meja.pustaka, "sampah", NULL, 1, &error);
  hash = ((PrkPustakaTemuan *) g_ptr_array_index (found, 0))->hash;

  isi = prk_pustaka_halaman (meja.pustaka, hash, 1, &error);
  g_assert_no_error (error);
  g_assert_false (isi->ocr);
  word = strstr (isi->teks, "sampah");
  g_assert_nonnull (word);
  first = g_array_index (isi->kotak, PrkPdfRect, g_utf8_pointer_to_offset (isi->teks, word));

  hits = prk_pustaka_tandai (meja.pustaka, hash, 1, "sampah", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 2);
  hit = &g_array_index (hits, PrkPdfHit, 0);
  g_assert_cmpfloat_with_epsilon (hit->rect.x, first.x, 0.01);
  g_assert_cmpfloat_with_epsilon (hit->rect.y, first.y, 0.01);
  g_assert_cmpfloat (hit->rect.width, >, 5 * first.width / 2);
  g_assert_cmpuint (g_array_index (hits, PrkPdfHit, 1).hit, ==, 1);

  parted = prk_pustaka_tandai (meja.pustaka, hash, 7, "pembangunan", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (parted->len, ==, 2);
  g_assert_cmpuint (g_array_index (parted, PrkPdfHit, 1).hit, ==, 0);
  g_assert_cmpfloat (g_array_index (parted, PrkPdfHit, 1).rect.y, >,
                     g_array_index (parted, PrkPdfHit, 0).rect.y);

  g_clear_pointer (&isi, prk_pustaka_halaman_free);
  isi = prk_pustaka_halaman (meja.pustaka, hash, 99, &error);
  g_assert_null (isi);
  g_assert_error (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_NOT_FOUND);
  meja_close (&meja);
}

/* What came of asking for one page in several ways at once. */
typedef struct
{
  PrkPustakaHalaman *isi;
  GArray            *hits;
  GError            *given_up;
  guint              n_left;
} Answers;

static void
page_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Answers *answers = user_data;
  g_autoptr(GError) error = NULL;
  PrkPustakaHalaman *isi = prk_pustaka_halaman_finish (PRK_PUSTAKA (source), result, &error);

  answers->n_left--;
  if (isi != NULL)
    answers->isi = isi;
  else
    answers->given_up = g_steal_pointer (&error);
}

static void
marks_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Answers *answers = user_data;
  g_autoptr(GError) error = NULL;

  answers->hits = prk_pustaka_tandai_finish (PRK_PUSTAKA (source), result, &error);
  g_assert_no_error (error);
  answers->n_left--;
}

/* They share the reading of the page; one that gives up takes nothing from the others. */
static void
test_asked_at_once (void)
{
  g_autoptr(GBytes) pdf = pustaka_pdf (PAGES, NULL);
  Meja meja;

  meja_open (&meja);
  for (guint turn = 0; turn < 8; turn++)
    {
      g_autofree char *id = meja_import (&meja, "a.pdf", pdf);
      g_autofree char *hash = prk_hash_bytes (pdf);
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      Answers answers = { .n_left = 3 };

      prk_pustaka_halaman_async (meja.pustaka, hash, 1, cancellable, page_cb, &answers);
      prk_pustaka_halaman_async (meja.pustaka, hash, 1, NULL, page_cb, &answers);
      prk_pustaka_tandai_async (meja.pustaka, hash, 1, "sampah", NULL, marks_cb, &answers);
      if (turn > 0)
        g_usleep (turn * 500);
      g_cancellable_cancel (cancellable);
      while (answers.n_left > 0)
        g_main_context_iteration (NULL, TRUE);

      g_assert_nonnull (answers.isi);
      g_assert_nonnull (strstr (answers.isi->teks, "rumah tangga"));
      g_assert_cmpuint (answers.hits->len, ==, 2);
      g_assert_error (answers.given_up, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      prk_pustaka_halaman_free (answers.isi);
      g_array_unref (answers.hits);
      g_error_free (answers.given_up);
    }
  meja_close (&meja);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pustaka/cari/finds-pages", test_cases);
  g_test_add_func ("/pustaka/cari/damaged-words-come-lower", test_damaged_is_lower);
  g_test_add_func ("/pustaka/cari/snippets-have-their-words-marked", test_snippets);
  g_test_add_func ("/pustaka/cari/snippet-of-a-long-page", test_long_page);
  g_test_add_func ("/pustaka/cari/in-one-document", test_one_document);
  g_test_add_func ("/pustaka/cari/marks-lie-on-the-words", test_marks);
  g_test_add_func ("/pustaka/cari/page-asked-for-at-once", test_asked_at_once);

  return g_test_run ();
}
