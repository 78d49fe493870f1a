/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings: which lines are some, and how people correct them. */

#include "config.h"

#include <string.h>

#include "pustaka/prk-pustaka-judul-private.h"

#include "pustaka-fixture.h"

static const struct
{
  const char *text;
  const char *found; /* tingkat jenis teks; parted by | */
} PAGES[] = {
  { "BAB II\nGAMBARAN UMUM DAERAH\nSejarah kota", "0 bab BAB II GAMBARAN UMUM DAERAH" },
  { "II.1.2. Aspek Geografi dan Demografi\nisi", "2 bagian II.1.2. Aspek Geografi dan Demografi" },
  { "2.1 Kondisi Umum\nisi", "1 bagian 2.1 Kondisi Umum" },
  { "1. Pertama dari daftar\nA. Kedua", "" },
  { "Bagian Kesatu\nPasal 15\n(1) TKKSD menelaah", "1 bagian Bagian Kesatu|2 pasal Pasal 15" },
  { "sebagaimana dimaksud dalam\nPasal 15 ayat (1) huruf a", "" },
  { "Misi 2: Mewujudkan pusat ekonomi\nTujuan 2.1: Terbangunnya pusat\nSasaran 3 Naiknya mutu",
    "1 misi Misi 2: Mewujudkan pusat ekonomi|2 tujuan Tujuan 2.1: Terbangunnya pusat|"
    "3 sasaran Sasaran 3 Naiknya mutu" },
  { "1.03.07 PROGRAM PENGEMBANGAN\nPERMUKIMAN\n85 persen",
    "3 program 1.03.07 PROGRAM PENGEMBANGAN PERMUKIMAN" },
  { "B. Rencana Pola Ruang\n1. Kawasan Lindung\nKetentuan Umum Zonasi\nisi",
    "1 pola_ruang B. Rencana Pola Ruang|2 pola_ruang 1. Kawasan Lindung|"
    "1 zonasi Ketentuan Umum Zonasi" },
  { "Pola ruang yang termuat dalam peraturan daerah ini", "" },
  { "Rencana Struktur Ruang Wilayah Kabupaten",
    "1 struktur_ruang Rencana Struktur Ruang Wilayah Kabupaten" },
  { "Tabel II.9 Indikator Kesejahteraan\nGambar III.2 Peta",
    "3 tabel Tabel II.9 Indikator Kesejahteraan|3 gambar Gambar III.2 Peta" },
  { "2.1 Belanja Tanah\n2.2 Belanja Gedung\n2.3 Belanja Modal\n"
    "2.4 Belanja Jalan\n2.5 Belanja Aset", "" },
  { "I.1. LATAR BELAKANG 12\nI.2. DASAR HUKUM 13\n"
    "I.3. MAKSUD DAN TUJUAN 14\nI.4. SISTEMATIKA PENYUSUNAN 15", "" },
  { "140.277.377.661. Komposisi pinjaman", "" },
};

static void
test_found (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (PAGES); i++)
    {
      g_autoptr(GPtrArray) found = _prk_judul_find (PAGES[i].text, 7);
      g_autoptr(GString) said = g_string_new (NULL);

      for (guint j = 0; j < found->len; j++)
        {
          const PrkPustakaJudul *judul = g_ptr_array_index (found, j);

          g_assert_cmpuint (judul->halaman, ==, 7);
          g_string_append_printf (said, "%s%u %s %s", j > 0 ? "|" : "", judul->tingkat,
                                  judul->jenis, judul->teks);
        }
      g_assert_cmpstr (said->str, ==, PAGES[i].found);
    }
}

static char *
say_contents (Meja *meja)
{
  g_autoptr(GPtrArray) documents = prk_pustaka_list (meja->pustaka, NULL);
  const PrkPustakaDokumen *dokumen = g_ptr_array_index (documents, 0);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) titles = prk_pustaka_daftar_isi (meja->pustaka, dokumen->hash, &error);
  GString *said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < titles->len; i++)
    {
      const PrkPustakaJudul *judul = g_ptr_array_index (titles, i);

      g_string_append_printf (said, "%s%u %s%s", i > 0 ? "|" : "", judul->halaman, judul->teks,
                              judul->sendiri ? "*" : "");
    }

  return g_string_free (said, FALSE);
}

static char *
dup_key (Meja       *meja,
         const char *teks)
{
  g_autoptr(GPtrArray) documents = prk_pustaka_list (meja->pustaka, NULL);
  const PrkPustakaDokumen *dokumen = g_ptr_array_index (documents, 0);
  g_autoptr(GPtrArray) titles = prk_pustaka_daftar_isi (meja->pustaka, dokumen->hash, NULL);

  for (guint i = 0; i < titles->len; i++)
    {
      const PrkPustakaJudul *judul = g_ptr_array_index (titles, i);

      if (strcmp (judul->teks, teks) == 0)
        return g_strdup (judul->kunci);
    }
  g_assert_not_reached ();
}

static void
expect_contents (Meja       *meja,
                 const char *expected)
{
  g_autofree char *said = say_contents (meja);

  g_assert_cmpstr (said, ==, expected);
}

/* Corrections outlive the index, since they are part of the record. */
static void
test_corrected (void)
{
  static const char *const pages[] = { "BAB I\nPENDAHULUAN", "BAB II\nGAMBARN UMUM",
                                       "Tabel 2 Angka kemiskinan", NULL };
  PrkPustakaJudul right = { 2, 0, (char *) "bab", (char *) "BAB II GAMBARAN UMUM" };
  PrkPustakaJudul added = { 2, 1, (char *) "bagian", (char *) "Kondisi" };
  PrkPustakaJudul empty = { 2, 1, (char *) "bagian", (char *) "" };
  g_autoptr(GBytes) pdf = pustaka_pdf (pages, NULL);
  g_autofree char *id = NULL;
  g_autofree char *wrong_key = NULL;
  g_autofree char *table_key = NULL;
  g_autofree char *added_key = NULL;
  g_autoptr(GError) error = NULL;
  Meja meja;

  meja_open (&meja);
  id = meja_import (&meja, "a.pdf", pdf);
  expect_contents (&meja, "1 BAB I PENDAHULUAN|2 BAB II GAMBARN UMUM|3 Tabel 2 Angka kemiskinan");

  wrong_key = dup_key (&meja, "BAB II GAMBARN UMUM");
  table_key = dup_key (&meja, "Tabel 2 Angka kemiskinan");
  g_assert_true (prk_pustaka_ubah_judul (meja.pustaka, id, wrong_key, &right, &error));
  g_assert_true (prk_pustaka_ubah_judul (meja.pustaka, id, table_key, NULL, &error));
  g_assert_true (prk_pustaka_ubah_judul (meja.pustaka, id, NULL, &added, &error));
  g_assert_no_error (error);
  expect_contents (&meja, "1 BAB I PENDAHULUAN|2 BAB II GAMBARAN UMUM*|2 Kondisi*");

  g_assert_true (prk_pustaka_rebuild (meja.pustaka, &error));
  expect_contents (&meja, "1 BAB I PENDAHULUAN|2 BAB II GAMBARAN UMUM*|2 Kondisi*");

  added_key = dup_key (&meja, "Kondisi");
  g_assert_true (prk_pustaka_ubah_judul (meja.pustaka, id, added_key, NULL, &error));
  expect_contents (&meja, "1 BAB I PENDAHULUAN|2 BAB II GAMBARAN UMUM*");

  g_assert_false (prk_pustaka_ubah_judul (meja.pustaka, id, NULL, &empty, &error));
  g_assert_error (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_INPUT);
  meja_close (&meja);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pustaka/judul/finds-headings", test_found);
  g_test_add_func ("/pustaka/judul/corrections-stay", test_corrected);

  return g_test_run ();
}
