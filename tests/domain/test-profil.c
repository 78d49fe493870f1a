/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "base/prk-error.h"
#include "domain/prk-profil.h"

#define MINIMAL "\"nama\": \"Kota Contoh\", \"daerah\": \"62.71\""

static void
assert_order (PrkProfil         *profil,
              const char *const *ids,
              const char *const *numbers)
{
  g_assert_cmpuint (prk_profil_get_n_bagian (profil), ==, g_strv_length ((GStrv)ids));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_assert_cmpstr (prk_profil_get_bagian (profil, i)->id, ==, ids[i]);
      g_assert_cmpstr (prk_profil_get_bagian (profil, i)->nomor, ==, numbers[i]);
    }
}

static void
test_barito_selatan (void)
{
  static const char *const ids[] = { "latar_belakang",      "maksud_tujuan", "lokasi",
                                     "objek_ruang_lingkup", "jangka_waktu",  "manfaat",
                                     "analisis_dampak",     "pembiayaan",    NULL };
  static const char *const numbers[] = { "a.", "b.", "c.", "d.", "e.", "f.", "g.", "h.", NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, &error);
  const PrkTataHalaman *halaman;

  g_assert_no_error (error);
  assert_order (profil, ids, numbers);
  g_assert_cmpstr (prk_profil_get_id (profil), ==, "barito-selatan");
  g_assert_cmpstr (prk_profil_get_nama (profil), ==, "Kabupaten Barito Selatan");
  g_assert_cmpstr (prk_profil_get_daerah (profil), ==, "62.04");
  g_assert_cmpstr (prk_profil_get_bagian (profil, 0)->judul, ==, "Latar Belakang");

  halaman = prk_profil_get_halaman (profil);
  g_assert_cmpfloat (halaman->lebar_mm, ==, 215);
  g_assert_cmpfloat (halaman->tinggi_mm, ==, 330);
  g_assert_cmpfloat (halaman->kiri_mm, ==, 30);
  g_assert_cmpfloat (halaman->kanan_mm, ==, 20);
  g_assert_cmpfloat (halaman->atas_mm, ==, 20);
  g_assert_cmpfloat (halaman->bawah_mm, ==, 25);
  g_assert_cmpfloat (halaman->spasi, ==, 1.15);
  g_assert_cmpfloat (halaman->ukuran_naskah_pt, ==, 12);
  g_assert_cmpfloat (halaman->ukuran_sampul_pt, ==, 14);
  g_assert_cmpfloat (halaman->lambang_mm, ==, 40);
  g_assert_cmpstr (halaman->huruf_naskah, ==, "Bookman Old Style, TeX Gyre Bonum, URW Bookman");

  g_assert_cmpstr (prk_profil_get_teks (profil, "pejabat.sebutan_kepala_daerah"), ==, "Bupati");
  g_assert_cmpstr (prk_profil_get_teks (profil, "batas.durasi_maks_bulan"), ==, "60");
  g_assert_cmpint (prk_profil_get_bulat (profil, "batas.durasi_maks_bulan", 7), ==, 60);
  g_assert_cmpint (prk_profil_get_bulat (profil, "batas.tidak_ada", 7), ==, 7);
  g_assert_null (prk_profil_get_teks (profil, "kop"));
  g_assert_null (prk_profil_get_teks (profil, "tidak.ada"));
  g_assert_null (prk_profil_get_daftar (profil, "nama"));
  g_assert_true (g_strv_contains (prk_profil_get_daftar (profil, "batas_daerah"), "62.05"));
  g_assert_true (g_strv_contains (prk_profil_get_daftar (profil, "kak.sampul"), "{lambang}"));
  g_assert_cmpuint (g_strv_length ((GStrv)prk_profil_get_daftar (profil, "perangkat_daerah")), >,
                    20);
}

/* The order of Kota Samarinda's format, with its two extra parts, and analisis dampak, which Pasal
 * 14 ayat (2) demands. */
static void
test_samarinda (void)
{
  static const char *const ids[]
      = { "latar_belakang", "maksud_tujuan",   "manfaat",         "objek_ruang_lingkup",
          "kegiatan",       "peran_pihak",     "pembiayaan",      "lokasi",
          "jangka_waktu",   "mitigasi_risiko", "analisis_dampak", NULL };
  static const char *const numbers[]
      = { "I.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII.", "IX.", "X.", "XI.", NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkProfil) profil = prk_profil_load ("samarinda", NULL, &error);
  const PrkBagian *bagian = NULL;
  const PrkBidang *bidang;

  g_assert_no_error (error);
  assert_order (profil, ids, numbers);
  g_assert_cmpstr (prk_profil_get_bagian (profil, 1)->judul, ==, "Tujuan dan Target");
  g_assert_cmpfloat (prk_profil_get_halaman (profil)->lebar_mm, ==, 210);
  g_assert_cmpfloat (prk_profil_get_halaman (profil)->kiri_mm, ==, 25.4);
  g_assert_cmpstr (prk_profil_get_teks (profil, "pejabat.sebutan_kepala_daerah"), ==, "Wali Kota");

  bidang = prk_skema_find_bidang (prk_profil_get_skema (profil), "mitigasi_risiko/baris/r/mitigasi",
                                  &bagian);
  g_assert_nonnull (bidang);
  g_assert_true (bagian->tambahan);
}

static void
test_minimal (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkProfil) profil = prk_profil_new_from_json ("{" MINIMAL "}", "contoh", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (prk_profil_get_n_bagian (profil), ==, 8);
  g_assert_cmpstr (prk_profil_get_bagian (profil, 7)->nomor, ==, "h.");
  g_assert_cmpfloat (prk_profil_get_halaman (profil)->tinggi_mm, ==, 330);
  g_assert_cmpfloat (prk_profil_get_halaman (profil)->spasi, ==, 1.15);
}

static void
test_page_lines (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkProfil) profil = prk_profil_new_from_json (
      "{" MINIMAL ", \"kak\": {\"kaki_halaman\": \"Rahasia\"}}", "contoh", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (prk_profil_get_teks (profil, "kak.kaki_halaman"), ==, "Rahasia");
  g_assert_null (prk_profil_get_teks (profil, "kak.kepala_halaman"));
}

/* The copy outlives the profile that it was made from. */
static void
test_another_font (void)
{
  g_autoptr(PrkProfil) profil = prk_profil_load ("samarinda", NULL, NULL);
  g_autoptr(PrkProfil) copy = prk_profil_new_with_huruf (profil, "Liberation Serif");

  g_assert_cmpstr (prk_profil_get_halaman (profil)->huruf_naskah, !=, "Liberation Serif");
  g_clear_pointer (&profil, prk_profil_unref);
  g_assert_cmpstr (prk_profil_get_halaman (copy)->huruf_naskah, ==, "Liberation Serif");
  g_assert_cmpstr (prk_profil_get_nama (copy), ==, "Kota Samarinda");
  g_assert_cmpuint (prk_profil_get_n_bagian (copy), ==, 11);
  g_assert_cmpstr (prk_profil_get_bagian (copy, 10)->nomor, ==, "XI.");
  g_assert_nonnull (prk_skema_find_bagian (prk_profil_get_skema (copy), "peran_pihak"));
  g_assert_cmpstr (prk_profil_get_teks (copy, "kop.tempat"), ==, "Samarinda");
}

#define PART(id) "{\"id\": \"" id "\"}"
#define FIRST_THREE PART ("latar_belakang") ", " PART ("maksud_tujuan") ", " PART ("lokasi")
#define NEXT_TWO PART ("objek_ruang_lingkup") ", " PART ("jangka_waktu")
#define FIRST_SEVEN FIRST_THREE ", " NEXT_TWO ", " PART ("manfaat") ", " PART ("analisis_dampak")
#define KAK(order) "{" MINIMAL ", \"kak\": {\"bagian\": [" order "]}}"
#define HALAMAN(what) "{" MINIMAL ", \"halaman\": {" what "}}"

static void
test_bad_profile_names_key (void)
{
  static const struct
  {
    const char *json;
    const char *named[3];
  } cases[] = {
    { "[]", { "object" } },
    { "{", { "contoh:" } },
    { "{\"daerah\": \"62.71\"}", { "nama" } },
    { "{\"nama\": \"X\"}", { "daerah" } },
    { "{\"nama\": \"X\", \"daerah\": \"6271\"}", { "daerah" } },
    { "{\"nama\": \"X\", \"nama\": \"Y\", \"daerah\": \"62.71\"}", { "twice" } },
    { KAK (FIRST_SEVEN), { "kak.bagian", "pembiayaan", "Pasal 14 ayat (2) huruf h" } },
    { KAK (FIRST_SEVEN ", " PART ("pembiayaan") ", " PART ("warna")),
      { "kak.bagian[8]", "warna" } },
    { KAK (FIRST_SEVEN ", " PART ("lokasi") ", " PART ("pembiayaan")),
      { "kak.bagian[7]", "lokasi", "twice" } },
    { KAK (FIRST_SEVEN ", " PART ("identitas") ", " PART ("pembiayaan")),
      { "kak.bagian[7]", "identitas" } },
    { KAK (FIRST_SEVEN ", 7"), { "kak.bagian[7]" } },
    { KAK (FIRST_SEVEN ", {\"id\": \"pembiayaan\", \"jdul\": \"X\"}"),
      { "kak.bagian[7]", "jdul" } },
    { "{" MINIMAL ", \"kak\": {\"nomor\": \"arab\"}}", { "kak.nomor", "arab" } },
    { "{" MINIMAL ", \"kak\": {\"sampil\": []}}", { "kak", "sampil" } },
    { "{" MINIMAL ", \"kak\": {\"sampul\": [\"a\", 7]}}", { "kak.sampul" } },
    { "{" MINIMAL ", \"kak\": []}", { "kak" } },
    { "{" MINIMAL ", \"kak\": {\"bagian\": {}}}", { "kak", "bagian" } },
    { "{" MINIMAL ", \"kak\": {\"kaki_halaman\": 7}}", { "kak", "kaki_halaman" } },
    { "{" MINIMAL ", \"kak\": {\"bagian_tambahan\": [{\"id\": \"x\"}]}}",
      { "kak.bagian_tambahan", "\"x\"" } },
    { HALAMAN ("\"lebar_mm\": \"lebar\""), { "halaman.lebar_mm" } },
    { HALAMAN ("\"lebar_mm\": 21"), { "halaman.lebar_mm", "90" } },
    { HALAMAN ("\"spasi\": \"1,15\""), { "halaman.spasi" } },
    { HALAMAN ("\"spasi\": \"1.15.2\""), { "halaman.spasi" } },
    { HALAMAN ("\"spasi\": true"), { "halaman.spasi" } },
    { HALAMAN ("\"kiri_mm\": -3"), { "halaman.kiri_mm" } },
    { HALAMAN ("\"kiri_mm\": 100, \"kanan_mm\": 100"), { "halaman.kiri_mm" } },
    { HALAMAN ("\"lebar\": 210"), { "halaman", "lebar" } },
    { "{" MINIMAL ", \"batas\": {\"durasi_maks_bulan\": \"lima\"}}",
      { "batas.durasi_maks_bulan" } },
    { "{" MINIMAL ", \"batas_daerah\": [\"Kapuas\"]}", { "batas_daerah", "Kapuas" } },
    { "{" MINIMAL ", \"batas_daerah\": \"62.05\"}", { "batas_daerah" } },
    { "{" MINIMAL ", \"urusan_tersembunyi\": [\"sihir\"]}", { "urusan_tersembunyi", "sihir" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PrkProfil) profil = prk_profil_new_from_json (cases[i].json, "contoh", &error);

      g_test_message ("%s", cases[i].json);
      g_assert_null (profil);
      g_assert_nonnull (error);
      g_assert_true (error->domain == PRK_INPUT_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "contoh:"));
      for (guint j = 0; j < 3 && cases[i].named[j] != NULL; j++)
        if (strstr (error->message, cases[i].named[j]) == NULL)
          g_error ("\"%s\" does not name \"%s\"", error->message, cases[i].named[j]);
    }
}

static void
write_file (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* An office makes a layout of its own by writing a file: another order, other headings, a part that
 * nobody else has. */
static void
test_third_profile (void)
{
  static const char third[]
      = "{\"nama\": \"Kabupaten Ketiga\", \"daerah\": \"62.09\","
        " \"halaman\": {\"kertas\": \"A4\", \"lebar_mm\": 210, \"tinggi_mm\": 297, \"spasi\": "
        "\"1.5\"},"
        " \"kak\": {\"nomor\": \"angka\","
        "  \"bagian_tambahan\": [{\"id\": \"penutup\", \"judul\": \"Penutup\", \"wajib\": true, "
        "\"bidang\": ["
        "   {\"path\": \"penutup/narasi\", \"jenis\": \"narasi\", \"label\": \"Penutup\", "
        "\"wajib\": true}]}],"
        "  \"bagian\": [" PART ("pembiayaan") ", " FIRST_SEVEN
                                              ", {\"id\": \"penutup\", \"nomor\": \"§\"}]}}";
  g_autofree char *folder = g_dir_make_tmp ("prk-profil-XXXXXX", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkProfil) profil = NULL;
  g_autoptr(PrkProfil) own = NULL;
  g_auto(GStrv) ids = NULL;

  write_file (folder, "kabupaten-ketiga.json", third);
  write_file (folder, "samarinda.json", "{\"nama\": \"Samarinda lain\", \"daerah\": \"64.72\"}");
  write_file (folder, "Bukan Profil.json", third);
  write_file (folder, "catatan.txt", "x");

  ids = prk_profil_list (folder);
  g_assert_cmpstrv (ids,
                    ((const char *[]){ "barito-selatan", "kabupaten-ketiga", "samarinda", NULL }));

  profil = prk_profil_load ("kabupaten-ketiga", folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (prk_profil_get_bagian (profil, 0)->id, ==, "pembiayaan");
  g_assert_cmpstr (prk_profil_get_bagian (profil, 1)->nomor, ==, "2.");
  g_assert_cmpstr (prk_profil_get_bagian (profil, 8)->judul, ==, "Penutup");
  g_assert_cmpstr (prk_profil_get_bagian (profil, 8)->nomor, ==, "§");
  g_assert_cmpfloat (prk_profil_get_halaman (profil)->spasi, ==, 1.5);
  g_assert_nonnull (prk_skema_find_bidang (prk_profil_get_skema (profil), "penutup/narasi", NULL));

  own = prk_profil_load ("samarinda", folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (prk_profil_get_nama (own), ==, "Samarinda lain");

  remove_folder (folder);
}

static void
test_no_such_profile (void)
{
  static const char *const ids[] = { "tidak-ada", "../barito-selatan", "", "Barito" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PrkProfil) profil = prk_profil_load (ids[i], "/nonexistent", &error);

      g_assert_null (profil);
      g_assert_nonnull (error);
    }
}

static void
test_nul_and_huge (void)
{
  g_autofree char *folder = g_dir_make_tmp ("prk-profil-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "rusak.json", NULL);
  g_autofree char *huge = g_strnfill (2 * 1024 * 1024, ' ');
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkProfil) profil = NULL;

  g_assert_true (
      g_file_set_contents (path, "{" MINIMAL "}\0{}", sizeof ("{" MINIMAL "}") + 2, NULL));
  profil = prk_profil_load ("rusak", folder, &error);
  g_assert_null (profil);
  g_assert_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_ENCODING);
  g_clear_error (&error);

  profil = prk_profil_new_from_json (huge, "besar", &error);
  g_assert_null (profil);
  g_assert_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_TOO_LARGE);

  remove_folder (folder);
}

static gboolean
has_kode (GPtrArray  *list,
          const char *kode)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((PrkPilihan *)g_ptr_array_index (list, i))->kode, kode))
      return TRUE;

  return FALSE;
}

static void
test_hidden_urusan (void)
{
  g_autoptr(PrkProfil) by_level = prk_profil_new_from_json ("{" MINIMAL "}", "a", NULL);
  g_autoptr(PrkProfil) by_list
      = prk_profil_new_from_json ("{" MINIMAL ", \"urusan_tersembunyi\": [\"energi\"]}", "b", NULL);
  g_autoptr(GPtrArray) level = prk_profil_list_pilihan (by_level, "urusan");
  g_autoptr(GPtrArray) list = prk_profil_list_pilihan (by_list, "urusan");
  g_autoptr(GPtrArray) bentuk = prk_profil_list_pilihan (by_list, "bentuk");

  g_assert_false (has_kode (level, "kehutanan"));
  g_assert_true (has_kode (level, "energi"));
  g_assert_true (has_kode (list, "kehutanan"));
  g_assert_false (has_kode (list, "energi"));
  g_assert_cmpuint (bentuk->len, ==, 9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profil/barito-selatan", test_barito_selatan);
  g_test_add_func ("/profil/samarinda", test_samarinda);
  g_test_add_func ("/profil/minimal-has-defaults", test_minimal);
  g_test_add_func ("/profil/lines-of-the-page", test_page_lines);
  g_test_add_func ("/profil/another-font", test_another_font);
  g_test_add_func ("/profil/bad-profile-names-key", test_bad_profile_names_key);
  g_test_add_func ("/profil/third-profile-needs-no-code", test_third_profile);
  g_test_add_func ("/profil/no-such-profile", test_no_such_profile);
  g_test_add_func ("/profil/nul-and-huge-are-refused", test_nul_and_huge);
  g_test_add_func ("/profil/hidden-urusan", test_hidden_urusan);

  return g_test_run ();
}
