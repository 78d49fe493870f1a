/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "domain/prk-kak-ringkas.h"
#include "kak-support.h"

#define BARIS "pembiayaan/baris/"

static PrkLengkap
get_lengkap (Penulis    *penulis,
             const char *id)
{
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);

  return prk_kak_get_lengkap (penulis->kak, prk_skema_find_bagian (skema, id));
}

static void
test_completeness_grows (void)
{
  g_autoptr(Penulis) penulis = penulis_new (1);

  g_assert_cmpint (get_lengkap (penulis, "latar_belakang"), ==, PRK_LENGKAP_KOSONG);
  penulis_set (penulis, "latar_belakang/narasi", "{\"teks\": \"\\n  \"}");
  g_assert_cmpint (get_lengkap (penulis, "latar_belakang"), ==, PRK_LENGKAP_KOSONG);
  penulis_set (penulis, "latar_belakang/masalah/m1/uraian", "\"Asap\"");
  g_assert_cmpint (get_lengkap (penulis, "latar_belakang"), ==, PRK_LENGKAP_SEBAGIAN);
  penulis_set (penulis, "latar_belakang/narasi", "{\"teks\": \"Asap.\"}");
  g_assert_cmpint (get_lengkap (penulis, "latar_belakang"), ==, PRK_LENGKAP_PENUH);
  penulis_set (penulis, "latar_belakang/data/d1/sumber", "\"BPS\"");
  g_assert_cmpint (get_lengkap (penulis, "latar_belakang"), ==, PRK_LENGKAP_SEBAGIAN);
  penulis_set (penulis, "latar_belakang/data/d1/indikator", "\"Titik api\"");
  penulis_set (penulis, "latar_belakang/data/d1/angka", "\"212\"");
  g_assert_cmpint (get_lengkap (penulis, "latar_belakang"), ==, PRK_LENGKAP_PENUH);
}

/* A new row that holds only its default is no row yet; nor is one that was deleted. */
static void
test_rows_that_do_not_count (void)
{
  g_autoptr(Penulis) penulis = penulis_new (1);
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;

  penulis_isi_lengkap (penulis);
  g_assert_cmpint (get_lengkap (penulis, "identitas"), ==, PRK_LENGKAP_PENUH);
  penulis_set (penulis, "mitra/m2/golongan", "\"daerah\"");
  penulis_set (penulis, "mitra/m2/berbatasan", "false");
  g_assert_cmpint (get_lengkap (penulis, "identitas"), ==, PRK_LENGKAP_PENUH);
  penulis_set (penulis, "mitra/m2/golongan", "\"pusat\"");
  g_assert_cmpint (get_lengkap (penulis, "identitas"), ==, PRK_LENGKAP_SEBAGIAN);

  edit = prk_edit_new (penulis->kak);
  prk_edit_delete_row (edit, "mitra", "m2");
  op = penulis_commit (penulis, edit);
  g_assert_cmpint (get_lengkap (penulis, "identitas"), ==, PRK_LENGKAP_PENUH);

  g_assert_cmpint (get_lengkap (penulis, "lokasi"), ==, PRK_LENGKAP_PENUH);
  penulis_set (penulis, "lokasi/baris/l1/wilayah", NULL);
  g_assert_cmpint (get_lengkap (penulis, "lokasi"), ==, PRK_LENGKAP_KOSONG);
}

static void
test_count (void)
{
  g_autoptr(PrkProfil) samarinda = prk_profil_load ("samarinda", NULL, NULL);
  g_autoptr(Penulis) penulis = penulis_new (1);

  g_assert_cmpuint (prk_kak_count_lengkap (penulis->kak, samarinda), ==, 0);
  penulis_isi_lengkap (penulis);
  g_assert_cmpuint (prk_kak_count_lengkap (penulis->kak, samarinda), ==, 8);
  g_assert_cmpuint (prk_kak_count_lengkap (penulis->kak, NULL), ==, 8);
  penulis_set (penulis, "maksud_tujuan/tujuan", NULL);
  g_assert_cmpuint (prk_kak_count_lengkap (penulis->kak, samarinda), ==, 7);
}

static void
test_shown_fields (void)
{
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);
  g_autoptr(Penulis) penulis = penulis_new (1);
  const PrkBidang *conditional = prk_skema_find_bidang (skema, "eksternalitas", NULL);

  g_assert_false (prk_kak_is_tampil (penulis->kak, conditional));
  penulis_set (penulis, "kategori", "\"WAJIB\"");
  g_assert_true (prk_kak_is_tampil (penulis->kak, conditional));
  penulis_set (penulis, "kategori", "\"SUKARELA\"");
  g_assert_false (prk_kak_is_tampil (penulis->kak, conditional));
  g_assert_true (prk_kak_is_tampil (penulis->kak, prk_skema_find_bidang (skema, "judul", NULL)));
}

static void
test_amount (void)
{
  static const struct
  {
    const char *volume, *price;
    gboolean    is_computed;
    gint64      amount;
  } cases[] = {
    { "\"12.5\"", "1000000", TRUE, 12500000 },
    { "\"3\"", "7", TRUE, 21 },
    { "\"0\"", "7", TRUE, 0 },
    { "\"0.5\"", "1", TRUE, 1 },
    { "\"0.499999\"", "1", TRUE, 0 },
    { "\"0.333333\"", "3", TRUE, 1 },
    { "\"1.5\"", "3", TRUE, 5 },
    { "\"2.5\"", "3", TRUE, 8 },
    { "\"0.000001\"", "499999", TRUE, 0 },
    { "\"0.000001\"", "500000", TRUE, 1 },
    { "\"0.000001\"", "9007199254740991", TRUE, G_GINT64_CONSTANT (9007199255) },
    { "\"0.999999\"", "9007199254740991", TRUE, G_GINT64_CONSTANT (9007190247541736) },
    { "\"1024\"", "9007199254740991", TRUE, G_GINT64_CONSTANT (9223372036854774784) },
    { "\"1024.5\"", "9007199254740991", FALSE, 0 },
    { "\"1025\"", "9007199254740991", FALSE, 0 },
    { "\"999999999999.999999\"", "9007199254740991", FALSE, 0 },
    { NULL, "7", FALSE, 0 },
    { "\"3\"", NULL, FALSE, 0 },
    { "\"\"", "7", FALSE, 0 },
    { "\"tiga\"", "7", FALSE, 0 },
    { "\"-3\"", "7", FALSE, 0 },
    { "\"3\"", "-7", FALSE, 0 },
    { "\"3\"", "\"7.5\"", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Penulis) penulis = penulis_new (1);
      gint64 amount = -1;

      g_test_message ("%s × %s", cases[i].volume, cases[i].price);
      penulis_set (penulis, BARIS "r/satuan", "\"x\"");
      if (cases[i].volume != NULL)
        penulis_set (penulis, BARIS "r/volume", cases[i].volume);
      if (cases[i].price != NULL)
        penulis_set (penulis, BARIS "r/harga", cases[i].price);

      g_assert_cmpint (prk_kak_get_jumlah (penulis->kak, "r", &amount), ==, cases[i].is_computed);
      if (cases[i].is_computed)
        g_assert_cmpint (amount, ==, cases[i].amount);
    }
}

static void
add_cost (Penulis    *penulis,
          const char *row,
          const char *year,
          const char *volume,
          const char *price,
          const char *party,
          const char *source)
{
  g_autofree char *year_path = g_strdup_printf (BARIS "%s/tahun", row);
  g_autofree char *volume_path = g_strdup_printf (BARIS "%s/volume", row);
  g_autofree char *price_path = g_strdup_printf (BARIS "%s/harga", row);
  g_autofree char *party_path = g_strdup_printf (BARIS "%s/pihak", row);
  g_autofree char *source_path = g_strdup_printf (BARIS "%s/sumber", row);

  penulis_set_all (penulis,
                   (const char *[]){ year_path, year, volume_path, volume, price_path, price,
                                     party_path, party, source_path, source, NULL });
}

static void
assert_groups (Penulis         *penulis,
               PrkRekapMenurut  menurut,
               const char      *expected)
{
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  gint64 total;

  g_assert_true (prk_kak_rekap (penulis->kak, menurut, &groups, &total));
  g_assert_cmpint (total, ==, 1111);
  for (guint i = 0; i < groups->len; i++)
    {
      const PrkRekap *group = g_ptr_array_index (groups, i);

      g_string_append_printf (text, "%s=%s=%" G_GINT64_FORMAT ";", group->kunci, group->nama,
                              group->jumlah);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Four rows of 1, 10, 100 and 1000 rupiah, so that each sum tells which rows are in it; and one
 * that cannot be computed. */
static void
test_totals (void)
{
  g_autoptr(Penulis) penulis = penulis_new (1);
  gint64 total;

  add_cost (penulis, "r1", "2028", "\"1\"", "1", "\"mitra\"", "\"hibah\"");
  add_cost (penulis, "r2", "2027", "\"2\"", "5", "\"pemrakarsa\"", "\"apbd\"");
  add_cost (penulis, "r3", "2028", "\"0.1\"", "1000", "\"pemrakarsa\"", "\"apbd\"");
  add_cost (penulis, "r4", NULL, "\"1000\"", "1", NULL, "\"zakat\"");
  add_cost (penulis, "r5", "2027", "\"banyak\"", "1", "\"mitra\"", "\"apbd\"");

  assert_groups (penulis, PRK_REKAP_TAHUN, "2027=2027=10;2028=2028=101;=Belum diisi=1000;");
  assert_groups (penulis, PRK_REKAP_PIHAK,
                 "pemrakarsa=Daerah pemrakarsa=110;mitra=Daerah mitra=1;=Belum diisi=1000;");
  assert_groups (penulis, PRK_REKAP_SUMBER, "apbd=APBD=110;hibah=Hibah=1;zakat=zakat=1000;");

  add_cost (penulis, "r6", "2027", "\"1024\"", "9007199254740991", "\"mitra\"", "\"apbd\"");
  g_assert_false (prk_kak_rekap (penulis->kak, PRK_REKAP_TAHUN, NULL, &total));
  g_assert_cmpint (total, ==, 1111);
}

static void
test_not_budgeted (void)
{
  g_autoptr(Penulis) penulis = penulis_new (1);

  g_assert_false (prk_kak_has_belum_dianggarkan (penulis->kak));
  add_cost (penulis, "r1", "2028", "\"1\"", "1", "\"mitra\"", "\"hibah\"");
  g_assert_true (prk_kak_has_belum_dianggarkan (penulis->kak));
  penulis_set (penulis, BARIS "r1/sudah_dianggarkan", "true");
  g_assert_false (prk_kak_has_belum_dianggarkan (penulis->kak));
  penulis_set (penulis, BARIS "r2/kegiatan", "\" \"");
  g_assert_false (prk_kak_has_belum_dianggarkan (penulis->kak));
}

static void
test_shown_values (void)
{
  static const struct
  {
    const char *path, *json, *shown;
  } cases[] = {
    { "judul", "\"Karhutla\"", "Karhutla" },
    { "judul", "\"\"", NULL },
    { "judul", NULL, NULL },
    { "kategori", "\"WAJIB\"", "Kerja sama wajib" },
    { "kategori", "\"entah\"", "entah" },
    { "tahun_anggaran", "2027", "2027" },
    { "tanggal", "\"2026-11-21\"", "21 November 2026" },
    { "tanggal", "\"besok\"", "besok" },
    { "daerah", "\"62.04\"", "Kabupaten Barito Selatan" },
    { "daerah", "\"63\"", "Provinsi Kalimantan Selatan" },
    { "daerah", "\"99\"", "99" },
    { "lokasi/baris/r/wilayah", "\"62.04.01\"",
      "Kecamatan Jenamas, Kabupaten Barito Selatan, Kalimantan Tengah" },
    { "lokasi/baris/r/luas", "\"1250.50\"", "1.250,5" },
    { "lokasi/baris/r/luas", "\"-0.25\"", "-0,25" },
    { "lokasi/baris/r/luas", "\"3\"", "3" },
    { "lokasi/baris/r/luas", "\"3.000\"", "3" },
    { "manfaat/baris/r/nilai", "1250000", "1.250.000" },
    { "pembiayaan/membebani_daerah", "true", "Ya" },
    { "pembiayaan/membebani_daerah", "false", "Tidak" },
    { "latar_belakang/narasi", "{\"teks\": \"**Asap**\"}", "**Asap**" },
    { "bentuk/h", "true", "Pemanfaatan Peralatan" },
    { "bentuk/h", "false", NULL },
    { "judul", "7", "7" },
  };
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Penulis) penulis = penulis_new (1);
      const PrkBidang *bidang = prk_skema_find_bidang (skema, cases[i].path, NULL);
      g_autofree char *shown = NULL;

      g_test_message ("%s: %s", cases[i].path, cases[i].json);
      if (cases[i].json != NULL)
        penulis_set (penulis, cases[i].path, cases[i].json);
      shown = prk_kak_dup_tampil (penulis->kak, bidang, cases[i].path);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static char *
dup_shown (Penulis    *penulis,
           const char *path)
{
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);

  return prk_kak_dup_tampil (penulis->kak, prk_skema_find_bidang (skema, path, NULL), path);
}

static void
test_shown_lists_and_sums (void)
{
  g_autoptr(Penulis) penulis = penulis_new (1);
  g_autofree char *none = dup_shown (penulis, "bentuk");
  g_autofree char *choices = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *no_amount = NULL;
  g_autofree char *budget = NULL;
  g_autofree char *table = NULL;

  penulis_set_all (penulis, (const char *[]){ "bentuk/h", "true", "bentuk/a", "true", "bentuk/e",
                                              "false", "bentuk/zz", "true", NULL });
  add_cost (penulis, "r1", "2028", "\"1.5\"", "1000001", "\"mitra\"", "\"hibah\"");

  choices = dup_shown (penulis, "bentuk");
  amount = dup_shown (penulis, BARIS "r1/jumlah");
  no_amount = dup_shown (penulis, BARIS "r2/jumlah");
  budget = dup_shown (penulis, "pembiayaan/belum_dianggarkan");
  table = dup_shown (penulis, "pembiayaan/baris");

  g_assert_null (none);
  g_assert_cmpstr (choices, ==, "Pelayanan Bersama; Pemanfaatan Peralatan; zz");
  g_assert_cmpstr (amount, ==, "1.500.002");
  g_assert_null (no_amount);
  g_assert_cmpstr (budget, ==, "Ya");
  g_assert_null (table);
}

/* UU 23/2014 Pasal 12 ayat (3) huruf a: a provinsi has kelautan too. */
static void
test_names_by_level (void)
{
  g_autoptr(Penulis) penulis = penulis_new (1);
  g_autofree char *kabupaten = NULL;
  g_autofree char *provinsi = NULL;

  penulis_set (penulis, "urusan/perikanan", "true");
  penulis_set (penulis, "daerah", "\"62.04\"");
  kabupaten = dup_shown (penulis, "urusan");
  penulis_set (penulis, "daerah", "\"62\"");
  provinsi = dup_shown (penulis, "urusan");

  g_assert_cmpstr (kabupaten, ==, "Perikanan");
  g_assert_cmpstr (provinsi, ==, "Kelautan dan perikanan");
}

static void
test_summary (void)
{
  g_autoptr(Penulis) penulis = penulis_new (1);
  g_auto(PrkKakRingkas) empty = { 0 };
  g_auto(PrkKakRingkas) full = { 0 };
  static const char *const words[] = { "Penanganan Karhutla",
                                       "Kabupaten Barito Utara",
                                       "Asap menyeberangi batas.",
                                       "Patroli bersama",
                                       "Dusun Utara",
                                       "Lingkungan hidup",
                                       "Perencanaan dan Pengurusan",
                                       "Kata penutup" };

  prk_kak_ringkas (penulis->kak, &empty);
  g_assert_cmpstr (empty.judul, ==, "");
  g_assert_cmpstr (empty.mitra, ==, "");
  g_assert_cmpstr (empty.perangkat_daerah, ==, "");
  g_assert_cmpstr (empty.teks, ==, "");
  g_assert_cmpint (empty.tahun, ==, 0);
  g_assert_cmpint (empty.lengkap, ==, 0);

  penulis_isi_lengkap (penulis);
  penulis_set (penulis, "mitra/m2/nama", "\"Kabupaten Kapuas\"");
  penulis_set (penulis, "latar_belakang/narasi", "{\"teks\": \"Kabut **tebal**\"}");
  penulis_set (penulis, "penutup/narasi", "{\"teks\": \"Kata penutup\"}");
  penulis_set (penulis, "mitra/m3/nama", "\"Kota Rahasia\"");
  {
    g_autoptr(PrkEdit) edit = prk_edit_new (penulis->kak);
    g_autoptr(PrkOp) op = NULL;

    prk_edit_delete_row (edit, "mitra", "m3");
    op = penulis_commit (penulis, edit);
  }

  prk_kak_ringkas (penulis->kak, &full);
  g_assert_cmpstr (full.judul, ==, "Penanganan Karhutla di Wilayah Perbatasan");
  g_assert_cmpstr (full.mitra, ==, "Kabupaten Barito Utara, Kabupaten Kapuas");
  g_assert_cmpstr (full.perangkat_daerah, ==, "Badan Penanggulangan Bencana Daerah");
  g_assert_cmpint (full.tahun, ==, 2027);
  g_assert_cmpint (full.lengkap, ==, 8);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (full.teks, words[i]) == NULL)
      g_error ("\"%s\" is not in the text", words[i]);
  g_assert_nonnull (strstr (full.teks, "Kabut tebal\n"));
  g_assert_null (strstr (full.teks, "Rahasia"));
  g_assert_null (strstr (full.teks, "2027-01-01"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kak/completeness-grows", test_completeness_grows);
  g_test_add_func ("/kak/rows-that-do-not-count", test_rows_that_do_not_count);
  g_test_add_func ("/kak/count-of-eight", test_count);
  g_test_add_func ("/kak/shown-fields", test_shown_fields);
  g_test_add_func ("/kak/amount", test_amount);
  g_test_add_func ("/kak/totals", test_totals);
  g_test_add_func ("/kak/not-budgeted", test_not_budgeted);
  g_test_add_func ("/kak/shown-values", test_shown_values);
  g_test_add_func ("/kak/shown-lists-and-sums", test_shown_lists_and_sums);
  g_test_add_func ("/kak/names-by-level", test_names_by_level);
  g_test_add_func ("/kak/summary", test_summary);

  return g_test_run ();
}
