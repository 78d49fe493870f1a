/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An office's own templates: they go first, a broken one never stands in the way, and a slip is told with its line. */

#include "config.h"

#include <string.h>

#include "dokumen.h"
#include "kertas-kasus.h"

#define OWN "<naskah jenis=\"cetak_kasus\" dasar=\"dasar-surat\">\n<isi>\n<sisip potongan=\"kop\"/>\n" \
            "<par gaya=\"isi\">SURAT KAMI SENDIRI</par>\n</isi>\n</naskah>"
#define BAD "<naskah jenis=\"cetak_kasus\" dasar=\"dasar-surat\">\n<isi>\n<par gaya=\"isi\">{{penawaran/nomer}}</par>\n</isi>\n" \
            "</naskah>"

static char *
dup_words (Kertas      *self,
           PrkPencetak *pencetak)
{
  PrkTahapKonteks konteks = { .kasus = self->kasus, .profil = self->profil };
  g_autoptr(PrkRecord) record
    = prk_naskah_kasus_new_cetak (prk_naskah_kasus_find ("surat-penawaran"), &konteks, "utama", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkCetakan) cetakan = prk_pencetak_cetak (pencetak, record, NULL, &error);

  g_assert_no_error (error);

  return pdftotext (prk_cetakan_get_pdf (cetakan));
}

static void
test_goes_first_or_is_left_out (void)
{
  static const struct
  {
    const char *nama, *isi, *word;
    gboolean    warns;
  } cases[] = {
    { "surat-penawaran", OWN, "SURAT KAMI SENDIRI", FALSE },
    { "surat-penawaran", BAD, "menawarkan kepada", TRUE },
    { "dasar-surat", "<naskah jenis=\"cetak_kasus\"", "menawarkan kepada", TRUE },
    { "lembar-paraf", BAD, "menawarkan kepada", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Kertas) uji = { NULL };
      g_autoptr(GHashTable) kantor = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr(PrkPencetak) pencetak = NULL;
      g_autofree char *words = NULL;

      kertas_init (&uji, KABUPATEN, kertas_satu);
      pencetak = prk_pencetak_new_untuk (uji.profil, "cetak_kasus", "surat-penawaran");
      g_hash_table_insert (kantor, (gpointer) cases[i].nama, (gpointer) cases[i].isi);
      prk_pencetak_set_templat_kantor (pencetak, kantor);
      words = dup_words (&uji, pencetak);
      if (words == NULL)
        {
          g_test_skip ("no pdftotext here");
          return;
        }
      g_assert_nonnull (strstr (words, cases[i].word));
      g_assert_true ((prk_pencetak_get_peringatan (pencetak) != NULL) == cases[i].warns);
    }
}

static void
test_slip_is_told_with_its_line (void)
{
  static const struct
  {
    const char *nama, *isi, *word;
    guint       line;
  } cases[] = {
    { "surat-penawaran", BAD, "penawaran/nomer", 3 },
    { "surat-penawaran", "<naskah jenis=\"cetak_kasus\">\n<isi>\n<par gaya=\"tidak-ada\"/>\n</isi></naskah>", "tidak-ada", 3 },
    { "surat-penawaran", "<naskah jenis=\"cetak_kasus\">\n<isi>\n</naskah>", "", 3 },
    { "surat-penawaran", "<naskah jenis=\"kak\"><isi/></naskah>", "", 1 },
    { "entah-apa", OWN, "entah-apa", 0 },
  };
  g_autoptr(PrkProfil) profil = kertas_profil (KABUPATEN);
  g_autoptr(GError) none = NULL;
  guint line = 7;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (prk_templat_periksa (profil, cases[i].nama, cases[i].isi, NULL, &line, &error));
      g_assert_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE);
      g_assert_cmpuint (line, ==, cases[i].line);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
  g_assert_true (prk_templat_periksa (profil, "surat-penawaran", OWN, NULL, &line, &none));
  g_assert_no_error (none);
  g_assert_cmpuint (line, ==, 0);
}

/* What ships is a template that may stand in its own place. */
static void
test_all_that_ship_are_sound (void)
{
  g_auto(GStrv) names = prk_templat_list_bawaan ();
  g_autoptr(PrkProfil) profil = kertas_profil (KABUPATEN);

  g_assert_cmpuint (g_strv_length (names), >, 30);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *text = prk_templat_dup_bawaan (names[i]);
      g_autoptr(GError) error = NULL;

      g_assert_nonnull (text);
      g_assert_true (i == 0 || strcmp (names[i - 1], names[i]) < 0);
      prk_templat_periksa (profil, names[i], text, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/templat-kantor/goes-first-or-is-left-out", test_goes_first_or_is_left_out);
  g_test_add_func ("/templat-kantor/slip-is-told-with-its-line", test_slip_is_told_with_its_line);
  g_test_add_func ("/templat-kantor/all-that-ship-are-sound", test_all_that_ship_are_sound);

  return g_test_run ();
}
