/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/prk-pesan.h"

/* A toast takes markup: what it says must come out as it went in. */
static void
test_any_words (gconstpointer data)
{
  const char *words = data;
  g_autoptr(AdwToast) toast = prk_pesan_toast_new (words);
  g_autofree char *said = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (pango_parse_markup (adw_toast_get_title (toast), -1, 0, NULL, &said, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, words);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/pesan/plain", "Berkas sudah disimpan", test_any_words);
  g_test_add_data_func ("/pesan/ampersand", "“KB & PKS.pdf” tidak terbaca", test_any_words);
  g_test_add_data_func ("/pesan/brackets", "<b>Nota</b> < 3 halaman", test_any_words);
  g_test_add_data_func ("/pesan/quotes", "Dinas \"Perhubungan\" 'Barito'", test_any_words);

  return g_test_run ();
}
