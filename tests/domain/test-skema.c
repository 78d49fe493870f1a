/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/prk-error.h"
#include "base/prk-json.h"
#include "domain/prk-klasifikasi.h"
#include "domain/prk-skema.h"

static PrkSkema *
new_with_extra (const char *json,
                GError    **error)
{
  g_autoptr(JsonNode) node = prk_json_parse (json, -1, 100000, 10, NULL);

  g_assert_nonnull (node);
  return prk_skema_new_kak (json_node_get_array (node), error);
}

static void
assert_refused (const char *json,
                const char *named)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkSkema) skema = new_with_extra (json, &error);

  g_assert_null (skema);
  g_assert_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_KEY);
  if (strstr (error->message, named) == NULL)
    g_error ("\"%s\" does not name \"%s\"", error->message, named);
}

static void
test_eight_parts (void)
{
  static const char *const ids[]
      = { "latar_belakang", "maksud_tujuan", "lokasi",          "objek_ruang_lingkup",
          "jangka_waktu",   "manfaat",       "analisis_dampak", "pembiayaan" };
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);

  g_assert_nonnull (skema);
  g_assert_cmpuint (prk_skema_get_n_bagian (skema), ==, 1 + G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (skema, i + 1);
      const char letter[] = { 'a' + i, '\0' };
      g_autofree char *pasal = g_strdup_printf ("Pasal 14 ayat (2) huruf %s", letter);

      g_assert_cmpstr (bagian->id, ==, ids[i]);
      g_assert_cmpstr (bagian->huruf, ==, letter);
      g_assert_cmpstr (bagian->pasal, ==, pasal);
      g_assert_true (bagian->wajib);
      g_assert_false (bagian->tambahan);
      g_assert_true (prk_skema_find_bagian (skema, ids[i]) == bagian);
    }
  g_assert_null (prk_skema_find_bagian (skema, "mitigasi_risiko"));
}

static void
test_find_bidang (void)
{
  static const struct
  {
    const char *path;
    const char *found; /* path of the field or column */
    const char *bagian;
  } cases[] = {
    { "judul", "judul", "identitas" },
    { "kepala_pd/nama", "kepala_pd/nama", "identitas" },
    { "kepala_pd", NULL, NULL },
    { "bentuk", "bentuk", "identitas" },
    { "bentuk/a", "bentuk", "identitas" },
    { "bentuk/a/b", NULL, NULL },
    { "bentuk_utama", "bentuk_utama", "identitas" },
    { "mitra/0197-a/kode", "kode", "identitas" },
    { "pembiayaan/baris", "pembiayaan/baris", "pembiayaan" },
    { "pembiayaan/baris/r1", "pembiayaan/baris", "pembiayaan" },
    { "pembiayaan/baris/r1/harga", "harga", "pembiayaan" },
    { "pembiayaan/baris/r1/_urut", "pembiayaan/baris", "pembiayaan" },
    { "pembiayaan/baris/r1/_hapus", "pembiayaan/baris", "pembiayaan" },
    { "pembiayaan/baris/r1/harga/x", NULL, NULL },
    { "pembiayaan/baris/r1/warna", NULL, NULL },
    { "judul/x", NULL, NULL },
    { "warna", NULL, NULL },
    { "", NULL, NULL },
  };
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PrkBagian *bagian = NULL;
      const PrkBidang *bidang = prk_skema_find_bidang (skema, cases[i].path, &bagian);

      g_test_message ("%s", cases[i].path);
      g_assert_cmpstr (bidang == NULL ? NULL : bidang->path, ==, cases[i].found);
      if (bidang != NULL)
        g_assert_cmpstr (bagian->id, ==, cases[i].bagian);
    }
}

static void
test_field_details (void)
{
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);
  const PrkBidang *bidang;

  bidang = prk_skema_find_bidang (skema, "eksternalitas", NULL);
  g_assert_cmpint (bidang->jenis, ==, PRK_JENIS_NARASI);
  g_assert_cmpstr (bidang->tampil_path, ==, "kategori");
  g_assert_cmpstr (bidang->tampil_nilai, ==, "WAJIB");
  g_assert_cmpint (bidang->min, ==, G_MININT64);
  g_assert_cmpint (bidang->maks, ==, G_MAXINT64);

  bidang = prk_skema_find_bidang (skema, "bentuk_utama", NULL);
  g_assert_cmpstr (bidang->dari, ==, "bentuk");

  bidang = prk_skema_find_bidang (skema, "mitra", NULL);
  g_assert_cmpint (bidang->jenis, ==, PRK_JENIS_TABEL);
  g_assert_true (bidang->wajib);
  g_assert_cmpstr (bidang->kolom[2].bawaan, ==, "daerah");

  bidang = prk_skema_find_bidang (skema, "pembiayaan/baris/r/jumlah", NULL);
  g_assert_cmpint (bidang->jenis, ==, PRK_JENIS_HITUNG);
  g_assert_cmpstr (bidang->rumus, ==, "volume*harga");
}

/* What domain-model §4.3 asks for, part by part. */
static void
test_mandated_fields (void)
{
  static const char *const paths[] = {
    "nomor",
    "judul",
    "perangkat_daerah",
    "rencana",
    "mitra",
    "kategori",
    "bentuk",
    "urusan",
    "tahun_anggaran",
    "prakarsa",
    "kepala_pd/nama",
    "latar_belakang/masalah",
    "latar_belakang/data/r/indikator",
    "latar_belakang/data/r/angka",
    "latar_belakang/data/r/sumber",
    "latar_belakang/data/r/tahun",
    "latar_belakang/alasan",
    "latar_belakang/alasan_lain",
    "latar_belakang/dasar_hukum",
    "maksud_tujuan/maksud",
    "maksud_tujuan/tujuan_pasal_3",
    "maksud_tujuan/target/r/awal",
    "lokasi/baris/r/rujukan_rtrw",
    "lokasi/baris/r/koordinat",
    "objek_ruang_lingkup/objek/r/kewenangan",
    "objek_ruang_lingkup/lingkup/r/keluaran",
    "jangka_waktu/durasi_bulan",
    "jangka_waktu/dapat_diperpanjang",
    "jangka_waktu/jadwal",
    "manfaat/baris/r/asumsi",
    "analisis_dampak/sosial/r/mitigasi",
    "analisis_dampak/lingkungan/r/dokumen",
    "pembiayaan/baris/r/dpa",
    "pembiayaan/membebani_masyarakat",
    "pembiayaan/membebani_daerah",
    "pembiayaan/belum_dianggarkan",
  };
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (prk_skema_find_bidang (skema, paths[i], NULL) == NULL)
      g_error ("%s is not in the schema", paths[i]);
}

#define FIELD "{\"path\": \"risiko/narasi\", \"jenis\": \"narasi\", \"label\": \"Uraian\"}"

static void
test_extra_part (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkSkema) skema = new_with_extra (
      "[{\"id\": \"risiko\", \"judul\": \"Risiko\", \"bidang\": [" FIELD "]}]", &error);
  const PrkBagian *bagian = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (prk_skema_get_n_bagian (skema), ==, 10);
  g_assert_nonnull (prk_skema_find_bidang (skema, "risiko/narasi", &bagian));
  g_assert_true (bagian->tambahan);
  g_assert_null (bagian->huruf);
  g_assert_true (bagian == prk_skema_get_bagian (skema, 9));
}

/* A part "r" with these fields; a field "r/x" of a jenis with further keys; a table's column. */
#define IN_R(fields) "[{\"id\": \"r\", \"judul\": \"R\", \"bidang\": [" fields "]}]"
#define X(jenis, more) \
  "{\"path\": \"r/x\", \"label\": \"X\", \"jenis\": \"" jenis "\"" more "}"
#define KOLOM(path, jenis, more) \
  ", \"kolom\": [{\"path\": \"" path "\", \"label\": \"K\", \"jenis\": \"" jenis "\"" more "}]"

static void
test_bad_extra_is_named (void)
{
  static const struct
  {
    const char *json;
    const char *named;
  } cases[] = {
    { "[7]", "object" },
    { "[{\"id\": \"latar_belakang\", \"judul\": \"X\", \"bidang\": [" FIELD "]}]",
      "latar_belakang" },
    { "[{\"id\": \"risiko\", \"judul\": \"X\"}]", "bidang" },
    { "[{\"id\": \"risiko\", \"bidang\": [" FIELD "]}]", "judul" },
    { "[{\"id\": \"risiko\", \"judul\": \"X\", \"warna\": \"x\", \"bidang\": [" FIELD "]}]",
      "warna" },
    { "[{\"id\": \"risiko\", \"judul\": \"X\", \"huruf\": \"i\", \"bidang\": [" FIELD "]}]",
      "huruf" },
    { "[{\"id\": \"a b\", \"judul\": \"X\", \"bidang\": [" FIELD "]}]", "id" },
    { "[{\"id\": \"lain\", \"judul\": \"X\", \"bidang\": [" FIELD "]}]", "lain/" },
    { "[{\"id\": \"risiko\", \"judul\": \"X\", \"bidang\": [" FIELD ", " FIELD "]}]",
      "risiko/narasi" },
    { IN_R (X ("foto", "")), "foto" },
    { IN_R ("{\"path\": \"r/x\", \"jenis\": \"teks\"}"), "label" },
    { IN_R (X ("tabel", "")), "kolom" },
    { IN_R (X ("pilihan", ", \"pilihan\": \"rasa\"")), "rasa" },
    { IN_R (X ("teks", ", \"maks\": \"9\"")), "maks" },
    { IN_R (X ("bulat", ", \"min\": 9, \"maks\": 3")), "min" },
    { IN_R (X ("teks", ", \"tampil_jika\": {\"path\": \"r/y\", \"sama\": \"1\"}")), "r/y" },
    { IN_R (X ("teks", "") ", {\"path\": \"r/x/y\", \"jenis\": \"teks\", \"label\": \"Y\"}"),
      "r/x/y" },
    { IN_R (X ("tabel", KOLOM ("_urut", "teks", ""))), "_urut" },
    { IN_R (X ("tabel", KOLOM ("n", "hitung", ", \"rumus\": \"a*b\""))), "a*b" },
    { IN_R (X ("hitung", ", \"rumus\": \"jumlah\"")), "jumlah" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].json, cases[i].named);
}

static guint
count_kelompok (const GPtrArray *list,
                const char      *kelompok)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += g_strcmp0 (((PrkPilihan *)g_ptr_array_index (list, i))->kelompok, kelompok) == 0;

  return n;
}

/* UU 23/2014 Pasal 12: 6 + 18 + 8 urusan; Pasal 5 ayat (4) of the regulation has 31 of them. */
static void
test_urusan (void)
{
  const GPtrArray *all = prk_klasifikasi_list ("urusan");
  g_autoptr(GPtrArray) kabupaten = prk_klasifikasi_list_for ("urusan", "62.04");
  g_autoptr(GPtrArray) kota = prk_klasifikasi_list_for ("urusan", "64.72");
  g_autoptr(GPtrArray) provinsi = prk_klasifikasi_list_for ("urusan", "62");
  const PrkPilihan *pilihan;

  g_assert_cmpuint (all->len, ==, 32);
  g_assert_cmpuint (count_kelompok (all, "Wajib pelayanan dasar"), ==, 6);
  g_assert_cmpuint (count_kelompok (all, "Wajib non pelayanan dasar"), ==, 18);
  g_assert_cmpuint (count_kelompok (all, "Pilihan"), ==, 8);
  g_assert_cmpuint (kabupaten->len, ==, 31);
  g_assert_cmpuint (kota->len, ==, 31);
  g_assert_cmpuint (provinsi->len, ==, 32);

  pilihan = g_ptr_array_index (provinsi, 24);
  g_assert_cmpstr (pilihan->nama, ==, "Kelautan dan perikanan");
  g_assert_cmpstr (prk_klasifikasi_find ("urusan", pilihan->kode)->nama, ==, "Perikanan");
  g_assert_cmpstr (prk_klasifikasi_find ("urusan", "pendidikan")->keterangan, ==,
                   "Pasal 5 ayat (4) huruf a angka 1");
}

static void
test_lists (void)
{
  static const struct
  {
    const char *id;
    guint       n;
  } cases[] = {
    { "kategori", 2 },       { "bentuk", 9 },
    { "tujuan_ksdd", 5 },    { "alasan_luar_rencana", 3 },
    { "alasan_latar", 5 },   { "prakarsa", 2 },
    { "golongan_mitra", 7 }, { "penerima_manfaat", 3 },
    { "sifat_dampak", 2 },   { "dokumen_lingkungan", 4 },
    { "pihak", 3 },          { "sumber_dana", 7 },
    { "tidak_ada", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GPtrArray *list = prk_klasifikasi_list (cases[i].id);

      g_test_message ("%s", cases[i].id);
      g_assert_cmpuint (list->len, ==, cases[i].n);
      for (guint j = 0; j < list->len; j++)
        {
          const PrkPilihan *pilihan = g_ptr_array_index (list, j);

          g_assert_nonnull (pilihan->keterangan);
          g_assert_true (prk_klasifikasi_find (cases[i].id, pilihan->kode) == pilihan);
        }
    }

  g_assert_null (prk_klasifikasi_find ("bentuk", "z"));
  g_assert_null (prk_klasifikasi_find ("tidak_ada", "a"));
}

/* Pasal 9: b and c by kompensasi, d by retribusi, f by pembayaran, the others by none of these. */
static void
test_bentuk_demands (void)
{
  const char *const sources[]
      = { NULL, "kompensasi", "kompensasi", "retribusi", NULL, "pembayaran", NULL, NULL, NULL };
  const GPtrArray *list = prk_klasifikasi_list ("bentuk");

  for (guint i = 0; i < list->len; i++)
    {
      const PrkPilihan *pilihan = g_ptr_array_index (list, i);
      const char *sumber = prk_klasifikasi_get_sifat ("bentuk", pilihan->kode, "menuntut_sumber");

      g_assert_cmpint (pilihan->kode[0], ==, 'a' + i);
      g_assert_cmpstr (sumber, ==, sources[i]);
      if (sumber != NULL)
        g_assert_nonnull (prk_klasifikasi_find ("sumber_dana", sumber));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/skema/eight-parts-in-the-order-of-the-regulation", test_eight_parts);
  g_test_add_func ("/skema/rows-and-codes-are-seen-through", test_find_bidang);
  g_test_add_func ("/skema/field-details", test_field_details);
  g_test_add_func ("/skema/mandated-fields-are-there", test_mandated_fields);
  g_test_add_func ("/skema/extra-part-stands-behind", test_extra_part);
  g_test_add_func ("/skema/bad-extra-part-is-named", test_bad_extra_is_named);
  g_test_add_func ("/klasifikasi/urusan-by-level", test_urusan);
  g_test_add_func ("/klasifikasi/every-list-is-whole", test_lists);
  g_test_add_func ("/klasifikasi/bentuk-demands-its-source", test_bentuk_demands);

  return g_test_run ();
}
