/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "kak-support.h"

#define MAX_SETS 24

/* One change to the whole KAK, and the rule that must fail by it, and only that rule. */
typedef struct
{
  const char *name;
  const char *sets[MAX_SETS];
  const char *aturan;
  const char *path;
  const char *pasal;
  const char *words; /* what the message must name */
  gboolean    is_soft;
} Gagal;

#define ROW(table, row) "objek_ruang_lingkup/" table "/" row
#define CLEAR "null"

static const Gagal gagal[] = {
  { "/R2/no-urusan",
    { "urusan/lingkungan_hidup", CLEAR },
    "R2",
    "urusan",
    "Pasal 5 ayat (1) dan ayat (4)",
    "urusan" },
  { "/R2/objek-without-urusan",
    { ROW ("objek", "o1/urusan"), CLEAR },
    "R2",
    ROW ("objek", "o1/urusan"),
    "Pasal 5 ayat (1) dan ayat (4)",
    "Pencegahan kebakaran" },
  { "/R2/urusan-of-the-provinsi",
    { "urusan/kehutanan", "true" },
    "R2",
    "urusan/kehutanan",
    "Pasal 5 ayat (1); UU 23/2014 Pasal 14 ayat (1)",
    "Kehutanan" },
  { "/R2/objek-with-urusan-of-the-provinsi",
    { ROW ("objek", "o1/urusan"), "\"kehutanan\"" },
    "R2",
    ROW ("objek", "o1/urusan"),
    "Pasal 5 ayat (1); UU 23/2014 Pasal 14 ayat (1)",
    "Kehutanan" },
  { "/R2/objek-not-of-the-daerah",
    { ROW ("objek", "o1/kewenangan"), "false" },
    "R2",
    ROW ("objek", "o1/kewenangan"),
    "Pasal 5 ayat (1)",
    "Pencegahan kebakaran" },
  { "/R2/objek-with-urusan-not-chosen",
    { ROW ("objek", "o1/urusan"), "\"sosial\"" },
    "R2",
    ROW ("objek", "o1/urusan"),
    "Pasal 5 ayat (4)",
    "Sosial",
    TRUE },
  { "/R3/not-declared",
    { "objek_ruang_lingkup/pernyataan", "false" },
    "R3",
    "objek_ruang_lingkup/pernyataan",
    "Pasal 5 ayat (2)",
    "kesusilaan" },
  { "/R4/no-plan-and-no-reason",
    { ROW ("objek", "o1/rujukan"), "\"  \"" },
    "R4",
    ROW ("objek", "o1/rujukan"),
    "Pasal 5 ayat (2) dan ayat (3)",
    "Pencegahan kebakaran" },
  { "/R4/reason-not-explained",
    { ROW ("objek", "o1/rujukan"), CLEAR, ROW ("objek", "o1/alasan_luar"), "\"darurat\"" },
    "R4",
    ROW ("objek", "o1/penjelasan_luar"),
    "Pasal 5 ayat (3)",
    "mengatasi kondisi darurat" },
  { "/R5/no-daerah",
    { "daerah", CLEAR },
    "R5",
    "daerah",
    "Pasal 7 ayat (1) dan Pasal 8 ayat (1)",
    "pemrakarsa" },
  { "/R5/no-partner",
    { "mitra/m1/kode", CLEAR, "mitra/m1/nama", CLEAR },
    "R5",
    "mitra",
    "Pasal 7 ayat (1) dan Pasal 8 ayat (1)",
    "dua daerah" },
  { "/R5/partner-twice",
    { "mitra/m2/kode", "\"62.05\"", "mitra/m2/nama", "\"Kab. Barito Utara\"", "mitra/m2/berbatasan",
      "true" },
    "R5",
    "mitra/m2/kode",
    "Pasal 7 ayat (1) dan Pasal 8 ayat (1)",
    "Kab. Barito Utara" },
  { "/R5/partner-twice-by-name",
    { "mitra/m2/nama", "\"Kota Contoh\"", "mitra/m3/nama", "\"KOTA CONTOH\"", "mitra/m2/berbatasan",
      "true", "mitra/m3/berbatasan", "true" },
    "R5",
    "mitra/m3/nama",
    "Pasal 7 ayat (1) dan Pasal 8 ayat (1)",
    "KOTA CONTOH" },
  { "/R5/own-daerah-as-partner",
    { "mitra/m2/kode", "\"62.04\"", "mitra/m2/nama", "\"Kabupaten Barito Selatan\"",
      "mitra/m2/berbatasan", "true" },
    "R5",
    "mitra/m2/kode",
    "Pasal 7 ayat (1) dan Pasal 8 ayat (1)",
    "Kabupaten Barito Selatan" },
  { "/R5/own-daerah-missing",
    { "daerah", "\"62.13\"", "mitra/m1/berbatasan", "true" },
    "R5",
    "daerah",
    "Pasal 7 ayat (1) dan Pasal 8 ayat (1)",
    "Kabupaten Barito Selatan" },
  { "/R6/no-common-border",
    { "mitra/m1/kode", "\"62.01\"", "mitra/m1/nama", "\"Kabupaten Kotawaringin Barat\"" },
    "R6",
    "mitra/m1/berbatasan",
    "Pasal 7 ayat (1)",
    "Kabupaten Kotawaringin Barat" },
  { "/R6/partner-without-code",
    { "mitra/m1/kode", CLEAR },
    "R6",
    "mitra/m1/berbatasan",
    "Pasal 7 ayat (1)",
    "Barito Utara" },
  { "/R6/externality-not-argued",
    { "eksternalitas", "{\"teks\": \" \\n \"}" },
    "R6",
    "eksternalitas",
    "Pasal 7 ayat (1)",
    "Eksternalitas" },
  { "/R6/efficiency-not-argued",
    { "efisiensi", CLEAR },
    "R6",
    "efisiensi",
    "Pasal 7 ayat (1)",
    "efisien" },
  { "/R8/no-form", { "bentuk/e", "false" }, "R8", "bentuk", "Pasal 9", "sembilan" },
  { "/R8/b-without-compensation",
    { "bentuk/e", CLEAR, "bentuk/b", "true" },
    "R8",
    "pembiayaan/baris",
    "Pasal 9 huruf b",
    "kompensasi",
    TRUE },
  { "/R8/c-without-compensation",
    { "bentuk/e", CLEAR, "bentuk/c", "true" },
    "R8",
    "pembiayaan/baris",
    "Pasal 9 huruf c",
    "kompensasi",
    TRUE },
  { "/R8/d-without-fees",
    { "bentuk/e", CLEAR, "bentuk/d", "true" },
    "R8",
    "pembiayaan/baris",
    "Pasal 9 huruf d",
    "retribusi",
    TRUE },
  { "/R8/f-without-payment",
    { "bentuk/e", CLEAR, "bentuk/f", "true" },
    "R8",
    "pembiayaan/baris",
    "Pasal 9 huruf f",
    "pembayaran",
    TRUE },
  { "/R8/no-main-form",
    { "bentuk/a", "true" },
    "R8",
    "bentuk_utama",
    "Pasal 9",
    "dua bentuk",
    TRUE },
  { "/R9/third-party",
    { "mitra/m1/golongan", "\"pihak_ketiga\"" },
    "R9",
    "mitra/m1/golongan",
    "Pasal 1 angka 8; UU 23/2014 Pasal 363 ayat (2)",
    "KSDPK" },
  { "/R9/foreign",
    { "mitra/m1/golongan", "\"luar_negeri\"" },
    "R9",
    "mitra/m1/golongan",
    "Pasal 1 angka 8; UU 23/2014 Pasal 363 ayat (2)",
    "KSDPL/KSDLL" },
  { "/R9/central-government",
    { "mitra/m1/golongan", "\"pusat\"" },
    "R9",
    "mitra/m1/golongan",
    "Pasal 1 angka 8; UU 23/2014 Pasal 363 ayat (2)",
    "sinergi" },
  { "/R20/no-office",
    { "perangkat_daerah", "\"\"" },
    "R20",
    "perangkat_daerah",
    "Pasal 14 ayat (1)",
    "Perangkat daerah" },
  { "/R20/no-head",
    { "kepala_pd/nama", CLEAR },
    "R20",
    "kepala_pd/nama",
    "Pasal 14 ayat (1)",
    "kepala" },
  { "/R21/a",
    { "latar_belakang/narasi", CLEAR },
    "R21",
    "latar_belakang/narasi",
    "Pasal 14 ayat (2) huruf a",
    "Uraian latar belakang" },
  { "/R21/a-begun-row",
    { "latar_belakang/data/d1/angka", "\"7\"" },
    "R21",
    "latar_belakang/data/d1/indikator",
    "Pasal 14 ayat (2) huruf a",
    "Indikator" },
  { "/R21/b",
    { "maksud_tujuan/maksud", CLEAR, "maksud_tujuan/tujuan", CLEAR },
    "R21",
    "maksud_tujuan/maksud",
    "Pasal 14 ayat (2) huruf b",
    "Maksud, Tujuan" },
  { "/R21/c",
    { "lokasi/baris/l1/wilayah", CLEAR },
    "R21",
    "lokasi/baris",
    "Pasal 14 ayat (2) huruf c",
    "Lokasi" },
  { "/R21/d",
    { ROW ("lingkup", "k1/kegiatan"), CLEAR },
    "R21",
    "objek_ruang_lingkup/lingkup",
    "Pasal 14 ayat (2) huruf d",
    "Ruang lingkup" },
  { "/R21/e",
    { "jangka_waktu/selesai", CLEAR },
    "R21",
    "jangka_waktu/selesai",
    "Pasal 14 ayat (2) huruf e",
    "Selesai" },
  { "/R21/f",
    { "manfaat/baris/f1/penerima", CLEAR },
    "R21",
    "manfaat/baris/f1/penerima",
    "Pasal 14 ayat (2) huruf f",
    "Penerima" },
  { "/R21/g",
    { "analisis_dampak/lingkungan/g1/dampak", CLEAR, "analisis_dampak/lingkungan/g1/sifat", CLEAR },
    "R21",
    "analisis_dampak/lingkungan",
    "Pasal 14 ayat (2) huruf g",
    "Dampak lingkungan" },
  { "/R21/h",
    { "pembiayaan/baris/b1/harga", CLEAR },
    "R21",
    "pembiayaan/baris/b1/harga",
    "Pasal 14 ayat (2) huruf h",
    "Harga satuan" },
  { "/R63/longer-than-five-years",
    { "jangka_waktu/selesai", "\"2032-01-01\"", "jangka_waktu/durasi_bulan", CLEAR },
    "R63",
    "jangka_waktu/selesai",
    "Pasal 19 ayat (3)",
    "lima tahun" },
  { "/R63/duration-without-dates",
    { "jangka_waktu/mulai", CLEAR, "jangka_waktu/durasi_bulan", "61" },
    "R63",
    "jangka_waktu/durasi_bulan",
    "Pasal 19 ayat (3)",
    "lima tahun" },
  { "/R6/partner-without-group",
    { "mitra/m1/kode", "\"62.01\"", "mitra/m1/golongan", CLEAR },
    "R6",
    "mitra/m1/berbatasan",
    "Pasal 7 ayat (1)",
    "Barito Utara" },
  { "/isian/no-title", { "judul", "\" \"" }, "isian", "judul", "", "Judul" },
  { "/isian/no-year",
    { "tahun_anggaran", CLEAR },
    "isian",
    "tahun_anggaran",
    "",
    "Tahun anggaran" },
  { "/isian/no-category", { "kategori", CLEAR }, "isian", "kategori", "Pasal 6", "sukarela" },
  { "/isian/title-too-long", { "judul", NULL }, "isian", "judul", "", "300" },
  { "/isian/year-out-of-range",
    { "tahun_anggaran", "1900" },
    "isian",
    "tahun_anggaran",
    "",
    "2000" },
  { "/isian/wrong-type",
    { "tahun_anggaran", "\"dua ribu\"" },
    "isian",
    "tahun_anggaran",
    "",
    "bilangan bulat" },
  { "/isian/unknown-choice", { "prakarsa", "\"entah\"" }, "isian", "prakarsa", "", "entah" },
  { "/isian/unknown-ticked-code",
    { "urusan/sihir", "true" },
    "isian",
    "urusan/sihir",
    "",
    "sihir" },
  { "/isian/unknown-wilayah",
    { "lokasi/baris/l1/wilayah", "\"99.99\"" },
    "isian",
    "lokasi/baris/l1/wilayah",
    "Pasal 14 ayat (2) huruf c",
    "99.99" },
  { "/isian/partner-is-a-kecamatan",
    { "mitra/m1/kode", "\"62.05.01\"", "mitra/m1/berbatasan", "true" },
    "isian",
    "mitra/m1/kode",
    "",
    "provinsi" },
  { "/isian/bad-date", { "tanggal", "\"2026-02-30\"" }, "isian", "tanggal", "", "2026-02-30" },
  { "/isian/negative-money",
    { "pembiayaan/baris/b1/harga", "-5" },
    "isian",
    "pembiayaan/baris/b1/harga",
    "Pasal 14 ayat (2) huruf h",
    "Rincian biaya baris 1: Harga satuan (Rp): -Rp5" },
  { "/isian/negative-volume",
    { "pembiayaan/baris/b1/volume", "\"-0.5\"" },
    "isian",
    "pembiayaan/baris/b1/volume",
    "Pasal 14 ayat (2) huruf h",
    "-0,5" },
  { "/isian/bad-decimal",
    { "pembiayaan/baris/b1/volume", "\"12,5\"" },
    "isian",
    "pembiayaan/baris/b1/volume",
    "Pasal 14 ayat (2) huruf h",
    "bilangan" },
  { "/isian/line-end-in-a-line",
    { "unit_kerja", "\"a\\nb\"" },
    "isian",
    "unit_kerja",
    "",
    "satu baris" },
  { "/isian/main-form-not-ticked",
    { "bentuk_utama", "\"a\"" },
    "isian",
    "bentuk_utama",
    "",
    "Pelayanan Bersama" },
  { "/isian/end-before-start",
    { "jangka_waktu/selesai", "\"2026-12-31\"", "jangka_waktu/durasi_bulan", CLEAR },
    "isian",
    "jangka_waktu/selesai",
    "Pasal 14 ayat (2) huruf e",
    "31 Desember 2026" },
  { "/isian/duration-and-dates-differ",
    { "jangka_waktu/durasi_bulan", "24" },
    "isian",
    "jangka_waktu/durasi_bulan",
    "Pasal 14 ayat (2) huruf e",
    "31 Desember 2028" },
  { "/isian/schedule-out-of-order",
    { "jangka_waktu/jadwal/j1/tahap", "\"x\"", "jangka_waktu/jadwal/j1/mulai", "\"2027-06-02\"",
      "jangka_waktu/jadwal/j1/selesai", "\"2027-06-01\"" },
    "isian",
    "jangka_waktu/jadwal/j1/selesai",
    "Pasal 14 ayat (2) huruf e",
    "1 Juni 2027" },
  { "/isian/schedule-outside-the-term",
    { "jangka_waktu/jadwal/j1/tahap", "\"x\"", "jangka_waktu/jadwal/j1/selesai", "\"2030-01-01\"" },
    "isian",
    "jangka_waktu/jadwal/j1/selesai",
    "Pasal 14 ayat (2) huruf e",
    "31 Desember 2029",
    TRUE },
  { "/isian/row-overflows",
    { "pembiayaan/baris/b1/volume", "\"999999999999\"", "pembiayaan/baris/b1/harga",
      "9007199254740991" },
    "isian",
    "pembiayaan/baris/b1/harga",
    "Pasal 14 ayat (2) huruf h",
    "volume kali harga" },
};

static void
apply_case (Penulis     *penulis,
            const Gagal *gagal_case)
{
  if (gagal_case->sets[1] == NULL)
    {
      g_autofree char *letters = g_strnfill (301, 'x');
      g_autofree char *json = g_strdup_printf ("\"%s\"", letters);

      penulis_set (penulis, gagal_case->sets[0], json);
      return;
    }
  penulis_set_all (penulis, gagal_case->sets);
}

static void
test_rule_fails (gconstpointer data)
{
  const Gagal *gagal_case = data;
  g_autoptr(PrkProfil) profil = muat_profil ("barito-selatan");
  g_autoptr(Penulis) penulis = penulis_new (1);
  g_autoptr(GPtrArray) findings = NULL;
  const PrkTemuan *temuan;

  penulis_isi_lengkap (penulis);
  apply_case (penulis, gagal_case);
  findings = prk_kak_periksa (penulis->kak, profil, FALSE);
  tulis_temuan (findings);

  temuan = cari_temuan (findings, gagal_case->aturan, gagal_case->path);
  g_assert_nonnull (temuan);
  g_assert_cmpint (temuan->kekuatan, ==,
                   gagal_case->is_soft ? PRK_KEKUATAN_SOFT : PRK_KEKUATAN_HARD);
  g_assert_cmpstr (temuan->pasal, ==, gagal_case->pasal);
  if (strstr (temuan->pesan, gagal_case->words) == NULL)
    g_error ("\"%s\" does not say \"%s\"", temuan->pesan, gagal_case->words);
  g_assert_null (strchr (temuan->pesan, '{'));
  g_assert_null (strchr (temuan->pasal, '{'));
}

/* Changes after which a rule still holds. */
typedef struct
{
  const char *name;
  const char *sets[MAX_SETS];
  const char *aturan;
} Lulus;

static const Lulus lulus[] = {
  { "/R2/several-objek",
    { "urusan/sosial", "true", ROW ("objek", "o2/uraian"), "\"x\"", ROW ("objek", "o2/urusan"),
      "\"sosial\"", ROW ("objek", "o2/kewenangan"), "true" },
    "R2" },
  { "/R2/empty-row-is-no-objek", { ROW ("objek", "o2/uraian"), "\"\"" }, "R2" },
  { "/R3/declared", { "objek_ruang_lingkup/pernyataan", "true" }, "R3" },
  { "/R4/explained-exception",
    { ROW ("objek", "o1/rujukan"), CLEAR, ROW ("objek", "o1/alasan_luar"), "\"strategis_nasional\"",
      ROW ("objek", "o1/penjelasan_luar"), "\"Jalan lintas\"" },
    "R4" },
  { "/R5/three-parties",
    { "mitra/m2/kode", "\"62.13\"", "mitra/m2/nama", "\"Kabupaten Barito Timur\"" },
    "R5" },
  { "/R5/own-daerah-is-the-partner",
    { "daerah", "\"62.05\"", "mitra/m1/kode", "\"62.04\"", "mitra/m1/nama",
      "\"Kabupaten Barito Selatan\"" },
    "R5" },
  { "/R6/ticked-as-bordering",
    { "mitra/m1/kode", "\"62.01\"", "mitra/m1/nama", "\"x\"", "mitra/m1/berbatasan", "true" },
    "R6" },
  { "/R6/border-works-both-ways", { "daerah", "\"62.05\"", "mitra/m1/kode", "\"62.04\"" }, "R6" },
  { "/R6/voluntary-needs-none",
    { "kategori", "\"SUKARELA\"", "mitra/m1/kode", "\"62.01\"", "eksternalitas", CLEAR, "efisiensi",
      CLEAR },
    "R6" },
  { "/R8/b-with-compensation",
    { "bentuk/e", CLEAR, "bentuk/b", "true", "pembiayaan/baris/b1/sumber", "\"kompensasi\"" },
    "R8" },
  { "/R8/d-with-fees",
    { "bentuk/e", CLEAR, "bentuk/d", "true", "pembiayaan/baris/b1/sumber", "\"retribusi\"" },
    "R8" },
  { "/R8/f-with-payment",
    { "bentuk/e", CLEAR, "bentuk/f", "true", "pembiayaan/baris/b1/sumber", "\"pembayaran\"" },
    "R8" },
  { "/R8/two-with-a-main-one", { "bentuk/a", "true", "bentuk_utama", "\"a\"" }, "R8" },
  { "/R9/no-group-given-is-a-daerah", { "mitra/m1/golongan", CLEAR }, "R9" },
  { "/R20/named", { "perangkat_daerah", "\"Dinas Kesehatan\"" }, "R20" },
  { "/R21/empty-row-at-the-end",
    { "lokasi/baris/l2/wilayah", CLEAR, "lokasi/baris/l2/keterangan", "\" \"" },
    "R21" },
  { "/R22/not-before-submission", { "penyampaian/tanggal", CLEAR }, "R22" },
  { "/R63/exactly-five-years",
    { "jangka_waktu/selesai", "\"2031-12-31\"", "jangka_waktu/durasi_bulan", "60" },
    "R63" },
  { "/R63/sixty-months-without-dates",
    { "jangka_waktu/mulai", CLEAR, "jangka_waktu/durasi_bulan", "60" },
    "R63" },
  { "/isian/schedule-of-one-day",
    { "jangka_waktu/jadwal/j1/tahap", "\"x\"", "jangka_waktu/jadwal/j1/mulai", "\"2027-06-01\"",
      "jangka_waktu/jadwal/j1/selesai", "\"2027-06-01\"" },
    "isian" },
  { "/isian/duration-left-out",
    { "jangka_waktu/durasi_bulan", CLEAR, "jangka_waktu/selesai", "\"2029-12-30\"" },
    "isian" },
  { "/isian/emoji-and-arabic", { "unit_kerja", "\"Bidang 🌿 مرحبا\"" }, "isian" },
  { "/isian/unticked-unknown-code", { "urusan/sihir", "false" }, "isian" },
  { "/isian/field-of-a-newer-program", { "warna/langit", "7" }, "isian" },
};

static void
test_rule_holds (gconstpointer data)
{
  const Lulus *lulus_case = data;
  g_autoptr(PrkProfil) profil = muat_profil ("barito-selatan");
  g_autoptr(Penulis) penulis = penulis_new (1);
  g_autoptr(GPtrArray) findings = NULL;

  penulis_isi_lengkap (penulis);
  penulis_set_all (penulis, lulus_case->sets);
  findings = prk_kak_periksa (penulis->kak, profil, FALSE);
  tulis_temuan (findings);
  g_assert_null (cari_temuan (findings, lulus_case->aturan, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (gagal); i++)
    {
      g_autofree char *name = g_strconcat ("/periksa/fails", gagal[i].name, NULL);

      g_test_add_data_func (name, &gagal[i], test_rule_fails);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lulus); i++)
    {
      g_autofree char *name = g_strconcat ("/periksa/holds", lulus[i].name, NULL);

      g_test_add_data_func (name, &lulus[i], test_rule_holds);
    }

  return g_test_run ();
}
