/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence: what it takes from a page, and what it refuses to believe of a record. */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"
#include "pustaka/prk-kutipan.h"

#define HASH "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"

/* Letters ten points wide, lines twenty points apart. */
static PrkPustakaHalaman *
make_page (const char *teks)
{
  PrkPustakaHalaman *isi = g_new0 (PrkPustakaHalaman, 1);
  double x = 0, y = 0;

  isi->teks = g_strdup (teks);
  isi->kotak = g_array_new (FALSE, FALSE, sizeof (PrkPdfRect));
  for (; *teks != '\0'; teks++)
    {
      PrkPdfRect box = { x, y, 10, 12 };

      if (*teks == '\n')
        box = (PrkPdfRect) { 0 };
      g_array_append_val (isi->kotak, box);
      x = *teks == '\n' ? 0 : x + 10;
      y += *teks == '\n' ? 20 : 0;
    }

  return isi;
}

static void
test_from_page (void)
{
  g_autoptr(PrkPustakaHalaman) isi = make_page ("satu dua pemba-\nngunan tiga");
  g_autoptr(PrkKutipan) kutipan = prk_kutipan_new (HASH, 7, isi, 9, 22);
  const PrkPdfRect *first, *second;

  g_assert_cmpstr (kutipan->teks, ==, "pembangunan");
  g_assert_cmpuint (kutipan->halaman, ==, 7);
  g_assert_cmpuint (kutipan->kotak->len, ==, 2);
  first = &g_array_index (kutipan->kotak, PrkPdfRect, 0);
  second = &g_array_index (kutipan->kotak, PrkPdfRect, 1);
  g_assert_cmpfloat (first->x, ==, 90);
  g_assert_cmpfloat (first->width, ==, 60);
  g_assert_cmpfloat (first->y, ==, 0);
  g_assert_cmpfloat (second->x, ==, 0);
  g_assert_cmpfloat (second->width, ==, 60);
  g_assert_cmpfloat (second->y, ==, 20);

  g_assert_null (prk_kutipan_new (HASH, 7, isi, 5, 5));
  g_assert_null (prk_kutipan_new (HASH, 7, isi, 4, 5));
  g_assert_null (prk_kutipan_new (HASH, 7, isi, 500, 600));
}

static void
test_value (void)
{
  g_autoptr(PrkPustakaHalaman) isi = make_page ("satu dua");
  g_autoptr(PrkKutipan) kutipan = prk_kutipan_new (HASH, 7, isi, 0, 8);
  g_autoptr(PrkKutipan) read = NULL;
  g_autoptr(JsonNode) value = prk_kutipan_to_value (kutipan);
  g_autofree char *text = prk_json_canonical (value);

  g_assert_cmpstr (text, ==,
                   "{\"dokumen\":\"" HASH "\",\"halaman\":7,\"kotak\":[[0,0,8000,1200]],"
                   "\"teks\":\"satu dua\"}");
  read = prk_kutipan_from_value (value);
  g_assert_nonnull (read);
  g_assert_cmpstr (read->hash, ==, HASH);
  g_assert_cmpuint (read->halaman, ==, 7);
  g_assert_cmpstr (read->teks, ==, "satu dua");
  g_assert_cmpuint (read->kotak->len, ==, 1);
  g_assert_cmpfloat (g_array_index (read->kotak, PrkPdfRect, 0).width, ==, 80);
}

static const char *const REFUSED[] = {
  "null", "[]", "\"x\"", "{}",
  "{\"dokumen\":\"x\",\"halaman\":1,\"kotak\":[],\"teks\":\"a\"}",
  "{\"dokumen\":\"" HASH "\",\"halaman\":0,\"kotak\":[],\"teks\":\"a\"}",
  "{\"dokumen\":\"" HASH "\",\"halaman\":20001,\"kotak\":[],\"teks\":\"a\"}",
  "{\"dokumen\":\"" HASH "\",\"halaman\":\"1\",\"kotak\":[],\"teks\":\"a\"}",
  "{\"dokumen\":\"" HASH "\",\"halaman\":1,\"kotak\":{},\"teks\":\"a\"}",
  "{\"dokumen\":\"" HASH "\",\"halaman\":1,\"kotak\":[[1,2,3]],\"teks\":\"a\"}",
  "{\"dokumen\":\"" HASH "\",\"halaman\":1,\"kotak\":[[1,2,-3,4]],\"teks\":\"a\"}",
  "{\"dokumen\":\"" HASH "\",\"halaman\":1,\"kotak\":[[1,2,\"3\",4]],\"teks\":\"a\"}",
  "{\"dokumen\":\"" HASH "\",\"halaman\":1,\"kotak\":[[9999999,2,3,4]],\"teks\":\"a\"}",
  "{\"dokumen\":\"" HASH "\",\"halaman\":1,\"kotak\":[],\"teks\":1}",
};

static void
test_refused (void)
{
  g_assert_null (prk_kutipan_from_value (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (REFUSED); i++)
    {
      g_autoptr(JsonNode) value = json_from_string (REFUSED[i], NULL);

      g_assert_nonnull (value);
      g_assert_null (prk_kutipan_from_value (value));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pustaka/kutipan/takes-lines-from-a-page", test_from_page);
  g_test_add_func ("/pustaka/kutipan/reads-back", test_value);
  g_test_add_func ("/pustaka/kutipan/refuses-odd-values", test_refused);

  return g_test_run ();
}
