/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "tahapan-support.h"

/* The fields of right events; @ stands for the day, @Y for its year. */
static const struct
{
  const char *jenis, *isi;
} right[] = {
  { "kak_disampaikan",
    "\"penyampaian\":{\"tanggal\":\"@\",\"penerima\":\"Sekretariat\"},\"studi_kelayakan\":\"SK-1\"" },
  { "penawaran_dikirim",
    "\"nomor\":\"100/1\",\"disiapkan_oleh\":\"tkksd\",\"perangkat_daerah\":\"BPBD\","
    "\"ditandatangani_oleh\":\"kepala_daerah\",\"kepada\":\"Bupati B\",\"kak\":\"berkas\"" },
  { "permintaan_kedua",
    "\"ditandatangani_oleh\":\"kepala_daerah\"" },
  { "lapor_gubernur",
    "\"ditandatangani_oleh\":\"kepala_daerah\",\"kronologi\":\"Dua kali tidak dijawab\"" },
  { "penawaran_masuk",
    "\"nomor\":\"B/1\",\"kak\":\"berkas\",\"dalam_rencana\":false,\"studi_kelayakan\":\"SK-1\","
    "\"kriteria\":{\"terintegrasi\":true,\"layak\":true,\"mampu\":true}" },
  { "pleno_memutuskan",
    "\"rekomendasi\":\"setuju\",\"pertimbangan\":{\"a\":{\"temuan\":\"ada\",\"mendukung\":true},"
    "\"b\":{\"temuan\":\"ada\",\"mendukung\":true},\"c\":{\"temuan\":\"ada\",\"mendukung\":true},"
    "\"d\":{\"temuan\":\"ada\",\"mendukung\":true}},\"rapat\":\"pleno\",\"pimpinan\":\"ketua\","
    "\"agenda\":{\"rekomendasi_kepala_daerah\":true},\"berita_acara\":\"BA-2\",\"notulen\":\"N-2\","
    "\"hadir\":{\"h1\":{\"hak_suara\":true},\"h2\":{\"hak_suara\":true},\"h3\":{\"tim_teknis\":true}},"
    "\"suara\":{\"setuju\":2},\"sk\":{\"nomor\":\"100.3.3.2/1\",\"dari\":\"2026-01-02\"}" },
  { "usulan_fasilitasi",
    "\"nomor\":\"100/2\",\"dari\":\"kepala_pd\",\"kepada\":\"ketua_tkksd\",\"lampiran\":{\"kak\":\"a\","
    "\"penawaran\":\"b\",\"jawaban\":\"c\",\"dpa\":\"d\",\"izin_dprd\":\"e\",\"surat_kuasa\":\"f\","
    "\"draf_pks\":\"g\"}" },
  { "petunjuk_tertulis",
    "\"disposisi\":\"Tindak lanjuti\"" },
  { "rancangan_kb",
    "\"disusun_oleh\":\"pd_pemrakarsa\",\"mulai\":\"@\",\"durasi_bulan\":60,\"lambang\":\"garuda\","
    "\"penutup_meterai\":true,\"bagian\":{\"komparisi\":true,\"para_pihak\":true,\"konsideran\":true,"
    "\"isi\":true,\"penutup\":true},\"klausul\":{\"maksud_tujuan\":true,\"objek\":true,"
    "\"ruang_lingkup\":true,\"pelaksanaan\":true,\"jangka_waktu\":true,\"surat_menyurat\":true,"
    "\"lain_lain\":true}" },
  { "rapat_teknis_kb",
    "\"rapat\":\"teknis\",\"pimpinan\":\"sekretaris\",\"diundang_semua\":true,\"hadir_tkksd\":true,"
    "\"hadir_pd\":true,\"agenda\":{\"pembahasan_dokumen\":true},\"berita_acara\":\"BA-1\","
    "\"notulen\":\"N-1\",\"sk\":{\"nomor\":\"100.3.3.2/1\",\"dari\":\"2026-01-02\"}" },
  { "rapat_teknis_pks",
    "\"rapat\":\"teknis\",\"pimpinan\":\"sekretaris\",\"diundang_semua\":true,\"hadir_tkksd\":true,"
    "\"hadir_pd\":true,\"agenda\":{\"pembahasan_dokumen\":true},\"berita_acara\":\"BA-1\","
    "\"notulen\":\"N-1\",\"sk\":{\"nomor\":\"100.3.3.2/1\",\"dari\":\"2026-01-02\"}" },
  { "rapat_teknis",
    "\"rapat\":\"teknis\",\"pimpinan\":\"sekretaris\",\"diundang_semua\":true,"
    "\"agenda\":{\"pembahasan_dokumen\":true},\"berita_acara\":\"BA-1\","
    "\"notulen\":\"N-1\",\"sk\":{\"nomor\":\"100.3.3.2/1\",\"dari\":\"2026-01-02\"}" },
  { "kb_disepakati",
    "\"disetujui\":{\"p1\":true,\"p2\":true,\"p3\":true}" },
  { "rekomendasi_kb",
    "\"paraf\":{\"a\":{\"jabatan\":\"Kabag Hukum\",\"tanggal\":\"@\"},\"b\":{\"jabatan\":\"Sekda\","
    "\"tanggal\":\"@\"}}" },
  { "kb_ditandatangani",
    "\"mulai\":\"@\",\"durasi_bulan\":60,\"asli\":4,\"fotokopi\":1,\"nota_kesepakatan\":\"nk\","
    "\"rencana_kerja\":\"rk\",\"tanpa_pemindahan_dana\":true,\"nota_ditandatangani\":{\"p1\":true,"
    "\"p2\":true,\"p3\":true},\"tanda_tangan\":{\"p1\":{\"sebagai\":\"kepala_daerah\",\"nama\":\"Bupati A\"},"
    "\"p2\":{\"sebagai\":\"kepala_daerah\",\"nama\":\"Bupati B\"},\"p3\":{\"sebagai\":\"kepala_daerah\","
    "\"nama\":\"Bupati C\"}},\"paraf\":{\"a\":{\"jabatan\":\"Kabag Hukum\",\"tanggal\":\"@\"},"
    "\"b\":{\"jabatan\":\"Sekda\",\"tanggal\":\"@\"}}" },
  { "nomor_kb",
    "\"nomor\":{\"p1\":\"1/A\",\"p2\":\"2/B\",\"p3\":\"3/C\"}" },
  { "nomor_pks",
    "\"nomor\":{\"p1\":\"1/A\",\"p2\":\"2/B\",\"p3\":\"3/C\"}" },
  { "arsip_kb",
    "\"pindaian\":\"s\",\"fisik\":true,\"klasifikasi\":\"100.3.7.1\"" },
  { "arsip_pks",
    "\"pindaian\":\"s\",\"fisik\":true,\"klasifikasi\":\"100.3.7.1\"" },
  { "kb_berakhir",
    "\"sebab\":\"tujuan_tercapai\"" },
  { "pks_berakhir",
    "\"sebab\":\"jangka_waktu\"" },
  { "kb_diperpanjang",
    "\"kesepakatan\":\"KP-1\"" },
  { "sinergi_dilaksanakan",
    "\"penanggung_jawab\":{\"p1\":true,\"p2\":true,\"p3\":true}" },
  { "rancangan_pks",
    "\"disusun_oleh\":\"pd_pemrakarsa\",\"mulai\":\"@\",\"durasi_bulan\":24,\"penutup_meterai\":true,"
    "\"membebani_masyarakat\":true,\"membebani_daerah\":true,\"belum_dianggarkan\":false,"
    "\"bagian\":{\"komparisi\":true,\"para_pihak\":true,\"konsideran\":true,\"isi\":true,"
    "\"penutup\":true},\"klausul\":{\"maksud_tujuan\":true,\"objek\":true,\"ruang_lingkup\":true,"
    "\"pelaksanaan\":true,\"hak_kewajiban\":true,\"pembiayaan\":true,\"jangka_waktu\":true,"
    "\"perselisihan\":true,\"keadaan_kahar\":true,\"pengakhiran\":true,\"sanksi\":true}" },
  { "pks_disepakati",
    "\"disetujui\":{\"p1\":true,\"p2\":true,\"p3\":true}" },
  { "dprd_dimohon",
    "\"nomor\":\"100/3\",\"ditandatangani_oleh\":\"kepala_daerah\",\"kb\":\"berkas\","
    "\"rancangan\":\"berkas\",\"diterima\":\"@\"" },
  { "dprd_kajian",
    "\"diterima\":\"@\"" },
  { "dprd_tindak_lanjut",
    "\"diterima\":\"@\"" },
  { "dprd_disetujui",
    "\"nomor\":\"D/1\",\"ditandatangani_oleh\":\"pimpinan_dprd\"" },
  { "dianggap_disetujui",
    "\"dasar\":\"D11\",\"dikonfirmasi_oleh\":\"Sekda\"" },
  { "surat_kuasa",
    "\"nomor\":\"SKU-1\",\"penerima\":\"Kepala Dinas\",\"tembusan_pd_kerja_sama\":true" },
  { "pks_ditandatangani",
    "\"mulai\":\"@\",\"durasi_bulan\":24,\"asli\":4,\"fotokopi\":1,\"reviu\":{\"rpjmd\":\"v\",\"sekda\":\"v\"},"
    "\"lambang\":{\"kanan\":\"62.04\",\"kiri\":{\"p2\":true,\"p3\":true}},"
    "\"tanda_tangan\":{\"p1\":{\"sebagai\":\"kuasa\",\"nama\":\"Kepala Dinas\",\"kuasa\":\"SKU-1\"},"
    "\"p2\":{\"sebagai\":\"kepala_daerah\",\"nama\":\"Bupati B\"},\"p3\":{\"sebagai\":\"kuasa\","
    "\"nama\":\"Kepala Dinas C\",\"kuasa\":\"SKU-9\"}},\"paraf\":{\"a\":{\"jabatan\":\"Kabag Hukum\","
    "\"tanggal\":\"@\"},\"b\":{\"jabatan\":\"Sekda\",\"tanggal\":\"@\"}}" },
  { "pelaksanaan_dimulai",
    "\"penanggung_jawab\":{\"p1\":true,\"p2\":true,\"p3\":true}" },
  { "laporan_pd",
    "\"masa\":\"@Y-2\",\"kepada\":\"kepala_daerah\",\"tembusan_tkksd\":true,\"isi\":{\"a\":\"ada\",\"b\":\"ada\","
    "\"c\":\"ada\",\"d\":\"ada\",\"e\":\"ada\",\"f\":\"ada\",\"g\":\"ada\",\"h\":\"ada\",\"i\":\"ada\"}" },
  { "laporan_diteruskan",
    "\"masa\":\"@Y-2\",\"kepada\":\"gubernur\"" },
  { "monev",
    "\"masa\":\"@Y-2\",\"oleh\":\"pd_kerja_sama\"" },
  { "perubahan_dimulai",
    "\"alasan_perubahan\":\"Anggaran\",\"tidak_melanggar_peraturan\":true,\"bentuk\":\"menambah\","
    "\"menambah_beban_masyarakat\":true" },
  { "perubahan_lagi",
    "\"alasan_perubahan\":\"Anggaran\",\"tidak_melanggar_peraturan\":true,\"bentuk\":\"addendum\"" },
  { "perubahan_disusun",
    "\"disusun_oleh\":\"Dinas\"" },
  { "perubahan_dibahas",
    "\"hadir_tkksd\":true,\"hadir_pd\":true" },
  { "perubahan_ditandatangani",
    "\"tanda_tangan\":{\"p1\":{\"sebagai\":\"kepala_daerah\",\"nama\":\"Bupati A\"},"
    "\"p2\":{\"sebagai\":\"kepala_daerah\",\"nama\":\"Bupati B\"},\"p3\":{\"sebagai\":\"kepala_daerah\","
    "\"nama\":\"Bupati C\"}}" },
  { "dokumen_lengkap",
    "\"dokumen\":{\"d1\":{\"nama\":\"PKS\"}}" },
  { "ba_perselisihan",
    "\"nomor\":\"BA-9\",\"ditandatangani_oleh\":\"kepala_pd\"" },
  { "hasil_dilaporkan",
    "\"kepada\":\"kepala_daerah\"" },
  { "jalur_hukum",
    "\"forum\":\"Gubernur\"" },
  { "bantuan_diajukan",
    "\"sumber\":\"apbd\",\"perangkat_daerah\":\"BPBD\"" },
  { "bantuan_ditetapkan",
    "\"sumber\":\"apbd\",\"perangkat_daerah\":\"BPBD\"" },
  { "bantuan_diajukan_lagi",
    "\"sumber\":\"apbd\",\"perangkat_daerah\":\"BPBD\"" },
  { "tkksd_dibentuk",
    "\"sk\":{\"nomor\":\"100.3.3.2/1\",\"dari\":\"2026-01-02\"},\"susunan\":{\"ketua\":\"sekda\","
    "\"wakil_ketua\":\"asisten\",\"sekretaris\":\"kabag\",\"d1\":\"a\",\"d2\":\"b\",\"d3\":\"c\",\"d4\":\"d\","
    "\"d5\":\"e\"}" },
  { "pemetaan_selesai",
    "\"koordinator\":\"pd_kerja_sama\",\"bersama\":\"pd_perencanaan\","
    "\"peserta\":{\"x\":{\"nama\":\"Dinas\"}},\"tahun_rencana\":9999" },
  { "daftar_rencana",
    "\"berita_acara\":\"BA\",\"ditandatangani_oleh\":\"kepala_daerah\",\"item\":{\"i1\":{\"program\":\"a\","
    "\"kegiatan\":\"b\",\"urusan\":\"c\",\"tahun\":2027,\"jangka_waktu\":\"3 tahun\",\"skala_prioritas\":1,"
    "\"kategori\":\"WAJIB\",\"satu_provinsi\":true,\"forum\":\"musrenbang\"}}" },
  { "rapat_pleno",
    "\"rapat\":\"pleno\",\"pimpinan\":\"ketua\",\"agenda\":{\"rekomendasi_kepala_daerah\":true},"
    "\"berita_acara\":\"BA-2\",\"notulen\":\"N-2\",\"hadir\":{\"h1\":{\"hak_suara\":true},"
    "\"h2\":{\"hak_suara\":true},\"h3\":{\"tim_teknis\":true}},\"suara\":{\"setuju\":2},"
    "\"sk\":{\"nomor\":\"100.3.3.2/1\",\"dari\":\"2026-01-02\"}" },
  { "laporan_tkksd",
    "\"masa\":\"@Y-1\",\"kepada\":\"kepala_daerah\",\"diteruskan_kepada\":\"Gubernur\"" },
  { "laporan_tkksd_tahunan",
    "\"masa\":\"@Y\",\"kepada\":\"kepala_daerah\",\"diteruskan_kepada\":\"Gubernur\",\"inovasi\":\"Aplikasi\"" },
  { "entri_lama",
    "\"keadaan\":\"Z\",\"sumber\":\"Buku register\",\"nomor\":\"100/7\",\"ditandatangani\":\"2021-03-01\","
    "\"mulai\":\"2021-03-01\",\"durasi_bulan\":36,\"sebab\":\"jangka_waktu\"" },
  { "sekretariat_dibentuk",
    "\"kategori\":\"WAJIB\",\"terus_menerus\":true,\"jumlah_daerah\":3,\"jumlah_objek\":1,"
    "\"durasi_bulan\":60,\"kb\":\"KB-1\",\"melapor_kepada_kepala_daerah\":true,"
    "\"pendanaan\":\"apbd_hibah\"" },
};

const Kejadian jalan_daerah[] = {
  { "utama", "kak_disampaikan", "2026-01-05" },
  { "utama", "telaah_layak", "2026-01-12" },
  { "utama", "penawaran_dikirim", "2026-01-15" },
  { "utama", "penawaran_diterima", "2026-01-19" },
  { "utama", "permintaan_kedua", "2026-02-19" },
  { "utama", "lapor_gubernur", "2026-03-09" },
  { "utama", "tanggapan_menerima", "2026-03-16" },
  { "utama", "usulan_fasilitasi", "2026-03-17" },
  { "utama", "petunjuk_tertulis", "2026-03-25" },
  { "utama", "rancangan_kb", "2026-04-01" },
  { "utama", "rapat_teknis_kb", "2026-04-06" },
  { "utama", "kb_disepakati", "2026-04-13" },
  { "utama", "rekomendasi_kb", "2026-04-15" },
  { "utama", "kb_ditandatangani", "2026-04-20" },
  { "utama", "nomor_kb", "2026-04-21" },
  { "utama", "arsip_kb", "2026-04-21" },
  { "pks-1", "pks_dimulai", "2026-04-22" },
  { "pks-1", "rancangan_pks", "2026-04-27" },
  { "pks-1", "rapat_teknis_pks", "2026-05-04" },
  { "pks-1", "pks_disepakati", "2026-05-11" },
  { "pks-1", "surat_kuasa", "2026-05-11" },
  { "pks-1", "dprd_dimohon", "2026-05-13" },
  { "pks-1", "dprd_jawaban", "2026-05-20" },
  { "pks-1", "dprd_kajian", "2026-05-29" },
  { "pks-1", "dprd_tindak_lanjut", "2026-06-05" },
  { "pks-1", "dianggap_disetujui", "2026-06-30" },
  { "pks-1", "pks_ditandatangani", "2026-07-06" },
  { "pks-1", "nomor_pks", "2026-07-07" },
  { "pks-1", "arsip_pks", "2026-07-07" },
  { "pks-1", "pelaksanaan_dimulai", "2026-07-08" },
  { "pks-1", "laporan_pd", "2026-12-21" },
  { "pks-1", "laporan_diteruskan", "2026-12-28" },
  { "pks-1", "monev", "2026-12-29" },
  { "perubahan-1", "perubahan_dimulai", "2027-01-04" },
  { "perubahan-1", "perubahan_disusun", "2027-01-11" },
  { "perubahan-1", "perubahan_dibahas", "2027-01-18" },
  { "perubahan-1", "perubahan_ditawarkan", "2027-02-01" },
  { "perubahan-1", "dprd_dimohon", "2027-02-03" },
  { "perubahan-1", "dprd_jawaban", "2027-02-10" },
  { "perubahan-1", "dprd_disetujui", "2027-02-17" },
  { "perubahan-1", "perubahan_ditandatangani", "2027-03-01" },
  { "perselisihan-1", "perselisihan_dilaporkan", "2027-03-02" },
  { "perselisihan-1", "dokumen_lengkap", "2027-03-05" },
  { "perselisihan-1", "musyawarah_sepakat", "2027-03-17" },
  { "perselisihan-1", "ba_perselisihan", "2027-03-18" },
  { "perselisihan-1", "hasil_dilaporkan", "2027-03-19" },
  { "perselisihan-2", "perselisihan_dilaporkan", "2027-03-02" },
  { "perselisihan-2", "dokumen_lengkap", "2027-03-05" },
  { "perselisihan-2", "tidak_sepakat", "2027-03-17" },
  { "perselisihan-2", "ke_tkksd_provinsi", "2027-03-18" },
  { "perselisihan-2", "jalur_hukum", "2027-04-19" },
  { "perselisihan-2", "perselisihan_selesai", "2027-05-10" },
  { "bantuan-1", "bantuan_diajukan", "2027-05-11" },
  { "bantuan-1", "bantuan_ditetapkan", "2027-05-12" },
  { "pks-1", "pks_berakhir", "2028-07-05" },
  { "utama", "kb_berakhir", "2028-08-01" },
  { "utama", "kb_diperpanjang", "2028-08-02" },
  { NULL, NULL, NULL },
};

const Kejadian jalan_mitra[] = {
  { "utama", "penawaran_masuk", "2026-01-05" },
  { "utama", "telaah_masuk", "2026-01-12" },
  { "utama", "pleno_memutuskan", "2026-01-19" },
  { "utama", "permintaan_kedua_masuk", "2026-01-20" },
  { "utama", "tanggapan_setuju", "2026-01-26" },
  { "utama", "usulan_fasilitasi", "2026-01-27" },
  { NULL, NULL, NULL },
};

const Kejadian jalan_tkksd[] = {
  { "tkksd", "tkksd_dibentuk", "2026-01-05" },
  { "tkksd", "pemetaan_selesai", "2026-02-10" },
  { "tkksd", "daftar_rencana", "2026-03-02" },
  { "tkksd", "rapat_pleno", "2026-03-09" },
  { "tkksd", "rapat_teknis", "2026-03-16" },
  { "tkksd", "laporan_tkksd", "2026-07-06" },
  { "tkksd", "sekretariat_dibentuk", "2026-08-03" },
  { "tkksd", "laporan_tkksd_tahunan", "2026-12-21" },
  { NULL, NULL, NULL },
};

const Kejadian jalan_lama[] = {
  { "utama", "entri_lama", "2026-01-05" },
  { "pks-1", "entri_lama", "2026-01-05" },
  { "pks-2", "entri_lama", "2026-01-05" },
  { NULL, NULL, NULL },
};

PrkKalender *
muat_kalender (void)
{
  g_autoptr(GPtrArray) salah = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
  g_autoptr(GPtrArray) libur = prk_libur_muat (NULL, salah);
  const PrkHitung usual = { .hari_kerja = 5 };

  g_assert_cmpuint (salah->len, ==, 0);
  return prk_kalender_new (libur, "62.04", &usual);
}

PrkKasus *
kasus_baru (const char *varian,
            const char *prakarsa)
{
  const char *golongan = strcmp (varian, "ksdpk") == 0 ? "badan_usaha" : "daerah";
  g_autofree char *text = g_strdup_printf (
      "{\"ksd\": {\"varian\": \"%s\", \"prakarsa\": \"%s\", \"daerah\": \"62.04\", \"kategori\": \"WAJIB\","
      "\"jenis_ksdpk\": \"aset\", \"belum_dianggarkan\": false, \"pihak\": {"
      "\"p1\": {\"kode\": \"62.04\", \"nama\": \"Barito Selatan\"},"
      "\"p2\": {\"kode\": \"62.05\", \"nama\": \"Barito Utara\", \"golongan\": \"%s\"},"
      "\"p3\": {\"kode\": \"62.03\", \"nama\": \"Kapuas\", \"golongan\": \"%s\"}}}, \"peristiwa\": []}",
      varian, prakarsa, golongan, golongan);
  g_autoptr(GError) error = NULL;
  PrkKasus *kasus = prk_kasus_new_dari_json (text, -1, &error);

  g_assert_no_error (error);
  return kasus;
}

static char *
replace (const char *text,
         const char *what,
         const char *with)
{
  g_auto(GStrv) parts = g_strsplit (text, what, -1);

  return g_strjoinv (with, parts);
}

/* Most notes that a rule asks for are the same everywhere, so each event has them. */
JsonObject *
isi_benar (const char *alur,
           const char *jenis,
           const char *tanggal)
{
  g_autofree char *year = g_strndup (tanggal, 4);
  g_autofree char *whole = NULL;
  g_autofree char *with_year = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = NULL;
  const char *more = "";

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    if (strcmp (right[i].jenis, jenis) == 0)
      more = right[i].isi;

  whole = g_strdup_printf ("{\"alur\": \"%s\", \"tanggal\": \"@\", \"catatan\": \"Alasannya\"%s%s}", alur,
                           *more != '\0' ? "," : "", more);
  with_year = replace (whole, "@Y", year);
  text = replace (with_year, "@", tanggal);
  node = prk_json_parse (text, -1, G_MAXINT, 8, &error);
  g_assert_no_error (error);

  /* Two old papers have two numbers. */
  if (strcmp (jenis, "entri_lama") == 0 && strcmp (alur, "utama") != 0)
    json_object_set_string_member (json_node_get_object (node), "nomor",
                                   strcmp (alur, "pks-1") == 0 ? "100/8" : "100/9");

  return json_node_dup_object (node);
}

void
isi_ubah (JsonObject *isi,
          const char *path,
          const char *json)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);
  g_autoptr(GError) error = NULL;
  guint n = g_strv_length (parts);

  for (guint i = 0; i + 1 < n; i++)
    {
      if (!json_object_has_member (isi, parts[i]))
        json_object_set_object_member (isi, parts[i], json_object_new ());
      isi = json_object_get_object_member (isi, parts[i]);
    }
  json_object_remove_member (isi, parts[n - 1]);
  if (json != NULL)
    {
      JsonNode *node = prk_json_parse (json, -1, G_MAXINT, 8, &error);

      g_assert_no_error (error);
      json_object_set_member (isi, parts[n - 1], node);
    }
}
