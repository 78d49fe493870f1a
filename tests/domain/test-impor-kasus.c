/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-impor-kasus.h"
#include "domain/prk-lembar.h"

#include "kak-support.h"
#include "tahapan-support.h"

#define KEPALA                                                                                     \
  "judul,perangkat_daerah,mitra,keadaan,nomor_kb,tanggal_kb,kb_bulan,nomor_pks,tanggal_pks,"       \
  "pks_selesai,sumber,nilai,sebab\n"

static PrkImporKasus *
baca (const char *text)
{
  g_autoptr (PrkProfil) profil = muat_profil ("barito-selatan");
  g_autoptr (PrkKalender) kalender = muat_kalender ();

  return prk_impor_kasus_baca (text, -1, profil, kalender, prk_hari_dari_iso ("2026-11-20"));
}

static const PrkImporBaris *
get (PrkImporKasus *impor, guint i)
{
  g_assert_cmpuint (i, <, impor->baris->len);
  return g_ptr_array_index (impor->baris, i);
}

static void
assert_salah (const PrkImporBaris *baris, guint line, const char *kolom, const char *said)
{
  for (guint i = 0; i < baris->salah->len; i++)
    {
      const PrkImporSalah *salah = g_ptr_array_index (baris->salah, i);

      if (salah->baris == line && g_strcmp0 (salah->kolom, kolom) == 0
          && strstr (salah->pesan, said) != NULL)
        return;
    }
  for (guint i = 0; i < baris->salah->len; i++)
    g_test_message ("%s: %s", ((PrkImporSalah *)baris->salah->pdata[i])->kolom,
                    ((PrkImporSalah *)baris->salah->pdata[i])->pesan);
  g_error ("nobody says “%s” of %s in line %u", said, kolom, line);
}

/* Quotes, doubled quotes, line ends within cells, all three separators, and the line a row begins on. */
static void
test_cells (void)
{
  static const char *const texts[] = { "a,b\n\"x\ny\",\"\"\"q\"\", z\"\n\n1,2", "a;b\r\n\"x\r\ny\";\"\"\"q\"\", z\"\r\n\r\n1;2\r\n",
                                       "\xef\xbb\xbf" "a\tb\n\"x\ny\"\t\"\"\"q\"\", z\"\n\t\n1\t2\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = prk_lembar_baca (texts[i], -1, &error);
      const PrkLembarBaris *second, *third;

      g_assert_no_error (error);
      g_assert_cmpuint (rows->len, ==, 3);
      second = rows->pdata[1];
      third = rows->pdata[2];
      g_assert_cmpstr (second->sel->pdata[0], ==, "x\ny");
      g_assert_cmpstr (second->sel->pdata[1], ==, "\"q\", z");
      g_assert_cmpuint (second->baris, ==, 2);
      g_assert_cmpuint (third->baris, ==, 5);
      g_assert_cmpstr (third->sel->pdata[1], ==, "2");
    }
}

static void
test_broken_text (void)
{
  static const char *const texts[][2]
      = { { "a,b\n\"x,y\n", "Baris 2" }, { "a\n\"x\"y\n", "Baris 2" }, { "a\xff\n", "UTF-8" } };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (prk_lembar_baca (texts[i][0], -1, &error));
      g_assert_nonnull (strstr (error->message, texts[i][1]));
    }
}

static void
test_good_rows (void)
{
  g_autoptr (PrkImporKasus) impor = baca (
      KEPALA "Karhutla,BPBD,Kabupaten Barito Utara|Kabupaten Kapuas,H,100/7,2022-03-01,60,100/9,1/6/2022,"
             "2027-02-28,Register,Rp 1.250.000,\n"
             "Air,Dinas PU,Kabupaten Kapuas,KB ditandatangani,100/8,2022-03-01,60,,,,Naskah,,\n"
             "Lama,Dinas PU,Kabupaten Kapuas,Z,100/8,2015-03-01,36,,,,Arsip,,jangka_waktu\n");
  const PrkImporBaris *baris = get (impor, 0);
  JsonObject *pks;

  g_assert_cmpuint (prk_impor_kasus_count_salah (impor), ==, 0);
  g_assert_cmpuint (impor->baris->len, ==, 3);
  g_assert_cmpstr (baris->mitra, ==, "Kabupaten Barito Utara, Kabupaten Kapuas");
  g_assert_cmpstr (baris->keadaan, ==, "Pelaksanaan");
  g_assert_cmpuint (baris->kejadian->len, ==, 2);
  pks = baris->kejadian->pdata[1];
  g_assert_cmpstr (json_object_get_string_member (pks, "keadaan"), ==, "H");
  g_assert_cmpstr (json_object_get_string_member (pks, "ditandatangani"), ==, "2022-06-01");
  g_assert_cmpstr (json_object_get_string_member (pks, "tanggal"), ==, "2026-11-20");
  g_assert_cmpint (json_object_get_int_member (baris->fakta, "nilai"), ==, 1250000);
  g_assert_cmpstr (json_object_get_string_member (
                       json_object_get_object_member (
                           json_object_get_object_member (baris->fakta, "pihak"), "m2"),
                       "kode"),
                   ==, "62.03");
  g_assert_cmpstr (get (impor, 1)->nomor[0], ==, "kb/2022/100/8");
  g_assert_cmpstr (get (impor, 2)->nomor[0], ==, "kb/2015/100/8");
}

/* With an ended PKS the KB is over only when its own term is (Pasal 11 ayat (4), 19 ayat (3)). */
static void
test_ended_pks (void)
{
  g_autoptr (PrkImporKasus) impor = baca (
      KEPALA "A,BPBD,Kapuas,Z,100/1,2019-03-01,60,100/2,2019-06-01,2022-06-01,Register,,tujuan_tercapai\n"
             "B,BPBD,Kapuas,Z,100/3,2023-03-01,60,100/4,2023-06-01,2025-06-01,Register,,tujuan_tercapai\n"
             "C,BPBD,Kapuas,H,100/5,2019-03-01,60,100/6,2019-06-01,2029-06-01,Register,,\n"
             "D,BPBD,Kapuas,Z,100/7,2021-11-21,60,100/8,2022-06-01,2025-06-01,Register,,kesepakatan\n");
  static const char *const kb[] = { "Z", "D1", "D1", "D1" };

  g_assert_cmpuint (prk_impor_kasus_count_salah (impor), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (kb); i++)
    {
      JsonObject *main_line = get (impor, i)->kejadian->pdata[0];
      JsonObject *pks = get (impor, i)->kejadian->pdata[1];

      g_assert_cmpstr (json_object_get_string_member (main_line, "alur"), ==, "utama");
      g_assert_cmpstr (json_object_get_string_member (main_line, "keadaan"), ==, kb[i]);
      g_assert_cmpstr (json_object_get_string_member_with_default (main_line, "sebab", "-"), ==,
                       g_str_equal (kb[i], "Z") ? "jangka_waktu" : "-");
      g_assert_cmpstr (json_object_get_string_member (pks, "keadaan"), ==, i == 2 ? "H" : "Z");
    }
}

static void
test_wrong_cells (void)
{
  g_autoptr (PrkImporKasus) impor
      = baca (KEPALA "A,,,Q,100/7,31-2-2022,lima,,,,Register,satu juta,\n"
                     "B,Dinas,Kapuas,D1,,2022-03-01,60,,,,,,\n"
                     "C,Dinas,Kapuas,H,100/1,2022-03-01,60,100/2,2022-02-01,2027-01-01,Naskah,,\n"
                     "D,Dinas,Kapuas,Z,100/3,2022-03-01,60,,,,Naskah,,bosan\n");

  assert_salah (get (impor, 0), 2, "perangkat_daerah", "belum diisi");
  assert_salah (get (impor, 0), 2, "mitra", "belum diisi");
  assert_salah (get (impor, 0), 2, "keadaan", "“Q” bukan keadaan");
  assert_salah (get (impor, 0), 2, "nilai", "bukan jumlah rupiah");
  assert_salah (get (impor, 1), 3, NULL, "L2");
  assert_salah (get (impor, 1), 3, NULL, "nomor naskah kita");
  assert_salah (get (impor, 2), 4, NULL, "PKS: L4");
  assert_salah (get (impor, 3), 5, NULL, "sebab berakhirnya");
}

static void
test_wrong_days (void)
{
  g_autoptr (PrkImporKasus) impor
      = baca (KEPALA "A,Dinas,Kapuas,D1,100/7,31-2-2022,lima,,,,Register,,\n");

  assert_salah (get (impor, 0), 2, "tanggal_kb", "bukan tanggal");
  assert_salah (get (impor, 0), 2, "kb_bulan", "bukan banyaknya bulan");
}

static void
test_duplicates (void)
{
  g_autoptr (PrkImporKasus) impor
      = baca (KEPALA "A,Dinas,Kapuas,D1,100/7,2022-03-01,60,,,,Register,,\n"
                     "B,Dinas,Kapuas,D1,100/7,2022-09-01,60,,,,Register,,\n"
                     "a,Dinas,KAPUAS,D1,100/8,2022-03-01,60,,,,Register,,\n"
                     "C,Dinas,Kapuas,D1,100/7,2023-03-01,60,,,,Register,,\n");
  g_autoptr (GHashTable) nomor = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) judul = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  assert_salah (get (impor, 1), 3, NULL, "R92");
  assert_salah (get (impor, 2), 4, "judul", "baris 2");
  g_assert_cmpuint (get (impor, 0)->salah->len, ==, 0);
  g_assert_cmpuint (get (impor, 3)->salah->len, ==, 0);

  g_hash_table_add (nomor, g_strdup ("kb/2023/100/7"));
  g_hash_table_add (judul, prk_impor_kasus_dup_kunci ("A", "Kapuas"));
  prk_impor_kasus_bandingkan (impor, nomor, judul);
  assert_salah (get (impor, 3), 5, NULL, "R92");
  assert_salah (get (impor, 0), 2, "judul", "sudah ada");
}

/* What is left is a table of its own: read again it says the same of the rows that were wrong, and of no other. */
static void
test_rest (void)
{
  g_autoptr (PrkImporKasus) impor
      = baca (KEPALA "A,Dinas,Kapuas,D1,100/7,2022-03-01,60,,,,Register,,\n"
                     "\"B; dan \"\"b\"\"\",,Kapuas,D1,100/8,2022-03-01,60,,,,=1+1,,\n"
                     "C,Dinas,Kapuas,D1,100/9,2022-03-01,60,,,,Register,,\n");
  g_autoptr (GHashTable) nomor = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *left = NULL;
  g_autofree char *twice = NULL;
  g_autoptr (PrkImporKasus) again = NULL;

  g_hash_table_insert (nomor, g_strdup ("kb/2022/100/9"), g_strdup ("id-c"));
  prk_impor_kasus_bandingkan (impor, nomor, NULL);
  g_assert_cmpint (prk_impor_baris_get_nasib (get (impor, 0)), ==, PRK_IMPOR_BAIK);
  g_assert_cmpint (prk_impor_baris_get_nasib (get (impor, 1)), ==, PRK_IMPOR_SALAH);
  g_assert_cmpint (prk_impor_baris_get_nasib (get (impor, 2)), ==, PRK_IMPOR_ADA);
  g_assert_cmpstr (get (impor, 2)->ksd, ==, "id-c");

  left = prk_impor_kasus_dup_sisa (impor);
  again = baca (left);
  g_assert_cmpuint (again->baris->len, ==, 1);
  g_assert_cmpstr (get (again, 0)->judul, ==, "B; dan \"b\"");
  assert_salah (get (again, 0), 2, "perangkat_daerah", "belum diisi");
  g_assert_nonnull (strstr (left, "perangkat_daerah: Perangkat daerah belum diisi."));
  /* No spreadsheet reckons with what somebody wrote. */
  g_assert_nonnull (strstr (left, "\" =1+1\""));
  twice = prk_impor_kasus_dup_sisa (again);
  g_assert_cmpstr (twice, ==, left);
}

/* A state of a PKS needs no number of one where the paper is not signed; what "naskah" says goes before all. */
static void
test_which_paper (void)
{
  g_autoptr (PrkImporKasus) impor = baca (
      "judul,perangkat_daerah,mitra,keadaan,nomor_kb,tanggal_kb,kb_bulan,sumber,catatan,naskah\n"
      "A,Dinas,Kapuas,F0,100/7,2022-03-01,60,Register,Draf kedua,\n"
      "B,Dinas,Kapuas,Z,100/8,2022-03-01,60,Register,,pks\n"
      "C,Dinas,Kapuas,D1,100/9,2022-03-01,60,Register,,nota\n");

  g_assert_cmpuint (get (impor, 0)->salah->len, ==, 0);
  g_assert_cmpuint (get (impor, 0)->kejadian->len, ==, 2);
  assert_salah (get (impor, 1), 3, NULL, "PKS: L2");
  assert_salah (get (impor, 2), 4, "naskah", "bukan kb atau pks");
}

static void
test_no_columns (void)
{
  g_autoptr (PrkImporKasus) impor = baca ("nama,apa\n1,2\n");
  g_autofree char *contoh = prk_impor_kasus_dup_contoh ();
  g_autoptr (PrkImporKasus) example = baca (contoh);

  g_assert_cmpuint (impor->baris->len, ==, 0);
  g_assert_cmpuint (impor->salah->len, ==, 5);
  g_assert_cmpuint (example->baris->len, ==, 1);
  g_assert_cmpuint (prk_impor_kasus_count_salah (example), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/impor-kasus/cells", test_cells);
  g_test_add_func ("/impor-kasus/broken-text-names-its-line", test_broken_text);
  g_test_add_func ("/impor-kasus/good-rows", test_good_rows);
  g_test_add_func ("/impor-kasus/ended-pks", test_ended_pks);
  g_test_add_func ("/impor-kasus/wrong-cells-are-named", test_wrong_cells);
  g_test_add_func ("/impor-kasus/wrong-days-are-named", test_wrong_days);
  g_test_add_func ("/impor-kasus/duplicates", test_duplicates);
  g_test_add_func ("/impor-kasus/rows-that-are-left", test_rest);
  g_test_add_func ("/impor-kasus/which-paper", test_which_paper);
  g_test_add_func ("/impor-kasus/columns", test_no_columns);

  return g_test_run ();
}
