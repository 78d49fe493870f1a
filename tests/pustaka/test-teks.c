/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pustaka/prk-pustaka-teks.h"

static const struct
{
  const char *raw;
  const char *tidy;
} TIDIED[] = {
  { "  Bab I\n\nPENDAHULUAN \t\f", "Bab I PENDAHULUAN" },
  { "pemba-\nngunan daerah", "pembangunan daerah" },
  { "pemba- \n  ngunan", "pembangunan" },
  { "pemba-\n   ngunan", "pembangunan" },
  { "undang-\nundang", "undang-undang" },
  { "Undang-\nundang", "Undang-undang" },
  { "Peraturan-\nperaturan daerah", "Peraturan-peraturan daerah" },
  { "tahun 2025-\n2029", "tahun 2025- 2029" },
  { "Jawa Barat-\nBanten", "Jawa Barat- Banten" },
  { "non-fisik", "non-fisik" },
  { "daerah -\npusat", "daerah - pusat" },
  { "pe\xc2\xadmerintah", "pemerintah" },
  { "pe\xc2\xad\nmerintah", "pemerintah" },
  { "e\xef\xac\x81sien", "efisien" },
  { "\xee\x80\x80 butir", "butir" },
  { "caf\xc3\xa9\xc2\xa0satu", "caf\xc3\xa9 satu" },
  { "", "" },
  { "-\n", "-" },
};

static void
test_tidy (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (TIDIED); i++)
    {
      g_autofree char *tidy = prk_pustaka_teks_tidy (TIDIED[i].raw, NULL);

      g_assert_cmpstr (tidy, ==, TIDIED[i].tidy);
    }
}

/* Each letter comes from one like it, so that a mark lies on the right character. */
static void
test_places (void)
{
  const char *raw = "é  pemba-\n  ngunan e\xef\xac\x81sien undang-\nundang";
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *tidy = prk_pustaka_teks_tidy (raw, places);
  glong length = g_utf8_strlen (raw, -1);

  g_assert_cmpuint (places->len, ==, strlen (tidy));
  for (guint i = 0; i < places->len; i++)
    {
      guint32 place = g_array_index (places, guint32, i);
      const char *from = g_utf8_offset_to_pointer (raw, place);

      g_assert_cmpint (place, <, length);
      if (g_ascii_isalpha (tidy[i]) && g_utf8_get_char (from) < 0x80)
        g_assert_cmpint (tidy[i], ==, *from);
      if (i > 0)
        g_assert_cmpuint (place, >=, g_array_index (places, guint32, i - 1));
    }
}

static void
test_empty (void)
{
  g_assert_true (prk_pustaka_teks_is_empty (""));
  g_assert_true (prk_pustaka_teks_is_empty ("143 - 2025 - hlm"));
  g_assert_false (prk_pustaka_teks_is_empty ("Rencana pembangunan"));
}

static void
test_fold (void)
{
  g_autofree char *folded = prk_pustaka_teks_fold ("RéSUMÉ ya", 8);

  g_assert_cmpstr (folded, ==, "resume");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pustaka/teks/one-line-with-whole-words", test_tidy);
  g_test_add_func ("/pustaka/teks/knows-where-each-letter-came-from", test_places);
  g_test_add_func ("/pustaka/teks/knows-a-picture-of-a-page", test_empty);
  g_test_add_func ("/pustaka/teks/folds-case-and-marks", test_fold);

  return g_test_run ();
}
