/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-kebijakan.h"
#include "domain/prk-tenggat.h"

#include "kak-support.h"
#include "tahapan-support.h"

/* Each rule with a right case and a wrong one. Every case is the right path up to an event; the
 * wrong one differs in one field of that event (a value of NULL takes it away), or lacks an earlier
 * event, or has another KAK. */
typedef struct
{
  const char *aturan;
  const Kejadian *jalan;
  const char *varian; /* NULL: ksdd */
  const char *alur, *jenis;
  const char *path, *nilai;
  const char *tanpa;                /* an event that is left out */
  const char *kak_path, *kak_nilai; /* of the KAK */
  const char *ksd_path, *ksd_nilai; /* of the case */
} Baris;

#define D jalan_daerah, NULL, "utama"
#define PKS jalan_daerah, NULL, "pks-1"
#define UBAH jalan_daerah, NULL, "perubahan-1"
#define SELISIH jalan_daerah, NULL, "perselisihan-1"
#define BUNTU jalan_daerah, NULL, "perselisihan-2"
#define BANTU jalan_daerah, NULL, "bantuan-1"
#define M jalan_mitra, NULL, "utama"
#define T jalan_tkksd, NULL, "tkksd"
#define L jalan_lama, NULL, "utama"
#define L_PKS jalan_lama, NULL, "pks-1"
#define KAK(id, path, value)                                                                       \
  {                                                                                                \
    id, D, "kak_disampaikan", .kak_path = path, .kak_nilai = value                                 \
  }

static const Baris table[] = {
  { "T1", D, "telaah_layak", "tanggal", NULL },
  { "T1", D, "telaah_layak", "tanggal", "\"2026-01-04\"" },
  { "T2", BUNTU, "perselisihan_selesai", "catatan", "\" \"" },
  { "R1", PKS, "pks_ditandatangani", "tanda_tangan/p1/kuasa", NULL },
  KAK ("R2", "urusan/lingkungan_hidup", NULL),
  KAK ("R3", "objek_ruang_lingkup/pernyataan", NULL),
  KAK ("R4", "objek_ruang_lingkup/objek/o1/rujukan", NULL),
  KAK ("R5", "mitra/m1/kode", "\"62.04\""),
  KAK ("R6", "eksternalitas", NULL),
  KAK ("R7", "kategori", NULL),
  KAK ("R8", "bentuk/e", NULL),
  KAK ("R9", "mitra/m1/golongan", "\"pihak_ketiga\""),
  { "R10", T, "pemetaan_selesai", "bersama", NULL },
  { "R11", T, "daftar_rencana", "item/i1/skala_prioritas", NULL },
  { "R12", T, "daftar_rencana", "item/i1/forum", NULL },
  { "R13", T, "daftar_rencana", "ditandatangani_oleh", "\"sekda\"" },
  { "R14", T, "pemetaan_selesai", "tahun_rencana", "2026" },
  KAK ("R20", "perangkat_daerah", NULL),
  KAK ("R21", "latar_belakang/narasi", NULL),
  { "R22", D, "kak_disampaikan", "penyampaian/penerima", NULL },
  { "R30", D, "penawaran_dikirim", "disiapkan_oleh", "\"dinas\"" },
  { "R31", D, "penawaran_dikirim", "kak", NULL },
  { "R31", D, "penawaran_dikirim", "ditandatangani_oleh", "\"sekda\"" },
  { "R32", D, "penawaran_diterima", "tanggal", NULL },
  { "R33", D, "permintaan_kedua", "tanggal", "\"2026-02-18\"" },
  { "R33", D, "permintaan_kedua", "ditandatangani_oleh", "\"sekda\"" },
  { "R33", D, "permintaan_kedua", .tanpa = "penawaran_diterima" },
  { "R34", D, "lapor_gubernur", "tanggal", "\"2026-03-06\"" },
  { "R34", D, "lapor_gubernur", "kronologi", NULL },
  { "R35", M, "penawaran_masuk", "kak", NULL },
  { "R36", M, "penawaran_masuk", "dalam_rencana", NULL },
  { "R37", M, "tanggapan_setuju", .tanpa = "pleno_memutuskan" },
  { "R38", M, "pleno_memutuskan", "rekomendasi", "\"\"" },
  { "R39", M, "pleno_memutuskan", "pertimbangan/d/temuan", NULL },
  { "R40", D, "usulan_fasilitasi", "kepada", "\"bupati\"" },
  { "R41", D, "usulan_fasilitasi", "lampiran/jawaban", NULL },
  { "R42", D, "usulan_fasilitasi", "lampiran/dpa", NULL },
  { "R43", D, "petunjuk_tertulis", "disposisi", NULL },
  { "R43", D, "petunjuk_tertulis", .tanpa = "usulan_fasilitasi" },
  { "R44", D, "usulan_fasilitasi", "lampiran/draf_pks", NULL },
  { "R50", PKS, "pks_disepakati", .tanpa = "rancangan_pks" },
  { "R51", PKS, "dprd_dimohon", "rancangan", NULL },
  { "R51", PKS, "dprd_dimohon", .tanpa = "kb_ditandatangani" },
  { "R52", PKS, "dprd_dimohon", "diterima", NULL },
  { "R53", PKS, "dianggap_disetujui", "tanggal", "\"2026-06-29\"" },
  { "R53", PKS, "dianggap_disetujui", "dikonfirmasi_oleh", NULL },
  { "R53", PKS, "dianggap_disetujui", "dasar", NULL },
  { "R54", PKS, "dianggap_disetujui", "dasar", "\"D12\"" },
  { "R55", UBAH, "dprd_disetujui", "ditandatangani_oleh", "\"komisi\"" },
  { "R56", PKS, "pks_ditandatangani", .tanpa = "dianggap_disetujui" },
  { "R60", D, "kb_berakhir", .tanpa = "pks_ditandatangani" },
  { "R61", D, "rancangan_kb", "disusun_oleh", "\"mitra\"" },
  { "R61", D, "rancangan_kb", .tanpa = "tanggapan_menerima" },
  { "R62", D, "rapat_teknis_kb", "hadir_pd", "false" },
  { "R63", D, "kb_ditandatangani", "durasi_bulan", "61" },
  { "R63", D, "kb_ditandatangani", "durasi_bulan", NULL },
  { "R63", D, "kb_diperpanjang", "kesepakatan", NULL },
  { "R64", D, "kb_ditandatangani", .tanpa = "kb_disepakati" },
  { "R64", D, "kb_ditandatangani", .tanpa = "rapat_teknis_kb" },
  { "R65", D, "kb_ditandatangani", "tanda_tangan/p2/sebagai", "\"kuasa\"" },
  { "R66", D, "kb_ditandatangani", "asli", "3" },
  { "R70", D, "rancangan_kb", "bagian/konsideran", NULL },
  { "R71", D, "rancangan_kb", "klausul/surat_menyurat", NULL },
  { "R72", D, "rancangan_kb", "lambang", "\"daerah\"" },
  { "R73", PKS, "rancangan_pks", "bagian/penutup", NULL },
  { "R74", PKS, "rancangan_pks", "klausul/keadaan_kahar", NULL },
  { "R75", PKS, "rancangan_pks", "durasi_bulan", "72" },
  { "R76", PKS, "pks_ditandatangani", "lambang/kanan", "\"62.05\"" },
  { "R76", PKS, "pks_ditandatangani", .ksd_path = "prakarsa", .ksd_nilai = "\"mitra\"" },
  { "R77", PKS, "pks_ditandatangani", "lambang/kiri/p3", NULL },
  { "R78", PKS, "rapat_teknis_pks", "rapat", "\"pleno\"" },
  { "R78", PKS, "rapat_teknis_pks", .tanpa = "rancangan_pks" },
  { "R79", PKS, "pks_ditandatangani", .tanpa = "pks_disepakati" },
  { "R80", PKS, "pks_ditandatangani", .tanpa = "surat_kuasa" },
  { "R80", PKS, "pks_ditandatangani", "tanda_tangan/p1/nama", "\"Orang lain\"" },
  { "R80", PKS, "pks_ditandatangani", "tanggal", "\"2026-05-10\"" },
  { "R81", PKS, "surat_kuasa", "tembusan_pd_kerja_sama", NULL },
  { "R82", PKS, "pks_dimulai", .tanpa = "kb_ditandatangani" },
  { "R82", PKS, "pks_dimulai", "tanggal", "\"2026-04-19\"" },
  { "R83", PKS, "pks_ditandatangani", "reviu/rpjmd", NULL },
  { "R90", PKS, "pks_ditandatangani", "fotokopi", NULL },
  { "R91", D, "kb_ditandatangani", "paraf/b/tanggal", NULL },
  { "R91", D, "rekomendasi_kb", "paraf", NULL },
  { "R92", D, "nomor_kb", "nomor/p2", "\"1/A\"" },
  { "R92", D, "nomor_kb", "tanggal", "\"2026-04-19\"" },
  { "R92", PKS, "nomor_pks", .tanpa = "pks_ditandatangani" },
  { "R93", D, "rancangan_kb", "penutup_meterai", NULL },
  { "R94", D, "arsip_kb", "fisik", NULL },
  { "R100", PKS, "pelaksanaan_dimulai", "penanggung_jawab/p3", NULL },
  { "R101", UBAH, "perubahan_dimulai", "alasan_perubahan", NULL },
  { "R101", UBAH, "perubahan_ditandatangani", "tanda_tangan/p2/sebagai", "\"kuasa\"" },
  { "R102", UBAH, "perubahan_ditawarkan", .tanpa = "perubahan_dibahas" },
  { "R103", UBAH, "perubahan_ditandatangani", .tanpa = "dprd_disetujui" },
  { "R104", PKS, "laporan_pd", "tembusan_tkksd", NULL },
  { "R104", PKS, "laporan_pd", "masa", "\"2026\"" },
  { "R105", PKS, "laporan_diteruskan", "masa", "\"2026-1\"" },
  { "R106", PKS, "laporan_pd", "isi/h", NULL },
  { "R107", PKS, "monev", "oleh", "\"dinas\"" },
  { "R108", T, "laporan_tkksd", "diteruskan_kepada", NULL },
  { "R110", SELISIH, "musyawarah_sepakat", .tanpa = "dokumen_lengkap" },
  { "R111", SELISIH, "ba_perselisihan", "ditandatangani_oleh", "\"staf\"" },
  { "R112", BUNTU, "ke_tkksd_provinsi", .ksd_path = "pihak/p2/kode", .ksd_nilai = "\"63.08\"" },
  { "R113", BUNTU, "jalur_hukum", .tanpa = "ke_tkksd_provinsi" },
  { "R114", BANTU, "bantuan_diajukan", .ksd_path = "kategori", .ksd_nilai = "\"SUKARELA\"" },
  { "R120", T, "rapat_pleno", "sk/dari", "\"9999-01-01\"" },
  { "R121", T, "tkksd_dibentuk", "susunan/d4", NULL },
  { "R122", T, "rapat_pleno", "suara/setuju", "3" },
  { "R122", T, "rapat_pleno", "hadir/h3/hak_suara", "true" },
  { "R123", T, "laporan_tkksd_tahunan", .tanpa = "rapat_pleno" },
  { "R124", T, "rapat_pleno", "pimpinan", "\"wakil_ketua\"" },
  { "R125", T, "rapat_teknis", "pimpinan", "\"ketua\"" },
  { "R126", T, "rapat_pleno", "agenda/pembahasan_dokumen", "true" },
  { "R127", T, "rapat_teknis", "agenda", NULL },
  { "R128", T, "rapat_teknis", "notulen", NULL },
  { "R129", T, "sekretariat_dibentuk", "jumlah_daerah", "2" },
  { "R130", T, "sekretariat_dibentuk", "pendanaan", "\"apbn\"" },
  { "R131", T, "laporan_tkksd_tahunan", "inovasi", NULL },
  { "L1", L, "entri_lama", "keadaan", "\"H\"" },
  { "L1", L_PKS, "entri_lama", "keadaan", "\"D1\"" },
  { "L1", L_PKS, "entri_lama", "keadaan", NULL },
  { "L2", L, "entri_lama", "nomor", NULL },
  { "L2", L, "entri_lama", "ditandatangani", "\"2026-01-06\"" },
  { "L2", L, "entri_lama", "durasi_bulan", NULL },
  { "L2", L, "entri_lama", "selesai", "\"2021-02-28\"" },
  { "L2", L, "entri_lama", "sebab", "\"pailit\"" },
  { "L2", L_PKS, "entri_lama", "mulai", NULL },
  { "L3", L, "entri_lama", .ksd_path = "daerah", .ksd_nilai = "\"62.01\"" },
  { "L3", L, "entri_lama", .ksd_path = "pihak/p2/nama", .ksd_nilai = "\" \"" },
  { "L4", L_PKS, "entri_lama", "ditandatangani", "\"2021-02-28\"" },
  { "L4", L_PKS, "entri_lama", .tanpa = "entri_lama" },
  { "L5", L, "entri_lama", "sumber", NULL },
  { "L6", jalan_lama, NULL, "pks-2", "entri_lama", "nomor", "\"100/8\"" },
  { "Z1", D, "kb_berakhir", "sebab", "\"pailit\"" },
  { "K1", jalan_daerah, "ksdpk", "utama", "kak_disampaikan", "studi_kelayakan", NULL },
  { "K1", jalan_mitra, "ksdpk", "utama", "penawaran_masuk", "kriteria/mampu", NULL },
  { "K2", jalan_daerah, "ksdpk", "pks-1", "rancangan_pks", "klausul/sanksi", NULL },
  { "K3", jalan_daerah, "ksdpk", "utama", "kak_disampaikan", .ksd_path = "pihak/p3/golongan",
    .ksd_nilai = "\"daerah\"" },
  { "K4", jalan_daerah, "ksdpk", "utama", "kb_ditandatangani", "tanda_tangan/p3", NULL },
  { "N1", jalan_daerah, "sinergi", "utama", "kb_ditandatangani", "rencana_kerja", NULL },
  { "N2", jalan_daerah, "sinergi", "utama", "kb_ditandatangani", "tanpa_pemindahan_dana", NULL },
};

typedef struct
{
  Penulis *penulis;
  PrkProfil *profil;
  PrkKalender *kalender;
  PrkKasus *kasus;
  PrkTahapKonteks konteks;
} Meja;

static void
meja_clear (Meja *meja)
{
  penulis_free (meja->penulis);
  prk_profil_unref (meja->profil);
  prk_kalender_unref (meja->kalender);
  prk_kasus_unref (meja->kasus);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Meja, meja_clear)

static void
meja_init (Meja *meja, const char *varian, gboolean is_mitra)
{
  meja->penulis = penulis_new (1);
  penulis_isi_lengkap (meja->penulis);
  meja->profil = muat_profil ("barito-selatan");
  meja->kalender = muat_kalender ();
  meja->kasus = kasus_baru (varian != NULL ? varian : "ksdd", is_mitra ? "mitra" : "daerah");
  meja->konteks
      = (PrkTahapKonteks){ meja->kasus, meja->kalender, meja->profil, meja->penulis->kak };
}

/* The path before an event, as it stands there, but for one event; NULL: no such event on it. */
static const Kejadian *
go_to (Meja *meja, const Kejadian *jalan, const char *alur, const char *jenis, const char *tanpa)
{
  for (; jalan->jenis != NULL; jalan++)
    {
      g_autoptr (JsonObject) isi = NULL;

      if (strcmp (jalan->alur, alur) == 0 && strcmp (jalan->jenis, jenis) == 0)
        return jalan;
      if (g_strcmp0 (tanpa, jalan->jenis) == 0)
        continue;
      isi = isi_benar (jalan->alur, jalan->jenis, jalan->tanggal);
      prk_kasus_catat (meja->kasus, jalan->jenis, isi);
    }

  return NULL;
}

static const PrkTahapHasil *
find_hasil (GPtrArray *list, const char *aturan)
{
  for (guint i = 0; i < list->len; i++)
    {
      const PrkTahapHasil *hasil = g_ptr_array_index (list, i);

      if (strcmp (hasil->aturan->id, aturan) == 0)
        return hasil;
    }

  return NULL;
}

/* The right case passes and may happen; the wrong one fails, and may not, unless the rule is a soft
 * one and a reason is given. */
static void
check_row (const Baris *row)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (JsonObject) isi = NULL;
  g_autoptr (GPtrArray) right = NULL;
  g_autoptr (GPtrArray) wrong = NULL;
  g_autoptr (GPtrArray) reviewed = NULL;
  g_auto (Meja) other = { NULL };
  const PrkTahapHasil *hasil;
  const Kejadian *at;
  PrkBoleh boleh;

  meja_init (&meja, row->varian, row->jalan == jalan_mitra);
  at = go_to (&meja, row->jalan, row->alur, row->jenis, NULL);
  g_assert_nonnull (at);
  isi = isi_benar (at->alur, at->jenis, at->tanggal);
  boleh = prk_tahapan_boleh (&meja.konteks, row->jenis, isi, &right);
  hasil = find_hasil (right, row->aturan);
  g_assert_nonnull (hasil);
  g_assert_cmpint (boleh, ==, PRK_BOLEH);
  if (strcmp (row->aturan, "R38") != 0 && strcmp (row->aturan, "R54") != 0
      && strcmp (row->aturan, "R7") != 0)
    g_assert_cmpint (hasil->vonis, ==, PRK_VONIS_LULUS);

  meja_init (&other, row->varian, row->jalan == jalan_mitra);
  go_to (&other, row->jalan, row->alur, row->jenis, row->tanpa);
  if (row->path != NULL)
    isi_ubah (isi, row->path, row->nilai);
  if (row->kak_path != NULL)
    penulis_set (other.penulis, row->kak_path, row->kak_nilai);
  if (row->ksd_path != NULL)
    {
      g_autoptr (JsonNode) node = json_from_string (row->ksd_nilai, NULL);

      prk_kasus_set (other.kasus, row->ksd_path, node);
    }
  boleh = prk_tahapan_boleh (&other.konteks, row->jenis, isi, &wrong);
  prk_kasus_catat (other.kasus, row->jenis, isi);
  reviewed = prk_tahapan_periksa (&other.konteks);
  hasil = find_hasil (reviewed, row->aturan);
  g_assert_cmpint (hasil->vonis, ==, PRK_VONIS_GAGAL);
  g_assert_nonnull (hasil->pesan);
  g_assert_null (strchr (hasil->pesan, '{'));
  g_assert_cmpstr (hasil->kejadian->jenis, ==, row->jenis);
  if (row->tanpa != NULL)
    return;

  if (hasil->aturan->kekuatan != PRK_TAHAP_SOFT || strcmp (row->aturan, "R7") == 0)
    {
      g_assert_cmpint (boleh, ==, PRK_TIDAK_ATURAN);
    }
  else
    {
      g_autofree char *reason = g_strconcat ("alasan/", row->aturan, NULL);

      g_assert_cmpint (boleh, ==, PRK_BOLEH_BILA_BERALASAN);
      prk_kasus_lupakan (other.kasus);
      isi_ubah (isi, reason, "\"Sudah dibicarakan\"");
      g_assert_cmpint (prk_tahapan_catat (&other.konteks, row->jenis, isi, NULL), ==, PRK_BOLEH);
    }
}

static void
test_each_rule (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s %s %s", table[i].aturan, table[i].jenis,
                      table[i].path != NULL ? table[i].path : "");
      check_row (&table[i]);
    }
}

/* An old entry stands in its state; its deadlines run from what the paper says, its reports from the day of the entry; what
 * follows is judged like anything else; nothing is entered so once something has happened. */
static void
test_old_agreement_goes_on (void)
{
  static const struct
  {
    const char *alur, *keadaan;
  } lines[] = { { "utama", "D1" }, { "pks-1", "H" } };
  g_auto (Meja) meja = { NULL };
  g_autoptr (JsonObject) report = isi_benar ("pks-1", "laporan_pd", "2026-12-21");
  g_autoptr (JsonObject) next = isi_benar ("pks-2", "pks_dimulai", "2026-12-22");
  g_autoptr (JsonObject) again = isi_benar ("utama", "entri_lama", "2026-12-22");
  g_autoptr (PrkTenggat) end = NULL;
  g_autoptr (PrkTenggat) first = NULL;
  PrkHari today = prk_hari_dari_iso ("2026-11-23");

  meja_init (&meja, NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (JsonObject) isi = isi_benar (lines[i].alur, "entri_lama", "2026-11-20");
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", lines[i].keadaan);

      isi_ubah (isi, "keadaan", quoted);
      isi_ubah (isi, "selesai", "\"2027-02-28\"");
      g_assert_cmpint (prk_tahapan_catat (&meja.konteks, "entri_lama", isi, NULL), ==, PRK_BOLEH);
      g_assert_cmpstr (prk_tahapan_get_keadaan (meja.kasus, lines[i].alur), ==, lines[i].keadaan);
    }

  end = prk_tenggat_cari (meja.kasus, meja.kalender, meja.profil, today, "D14", "pks-1");
  g_assert_cmpuint (end->jatuh, ==, prk_hari_dari_iso ("2027-02-28"));
  first = prk_tenggat_cari (meja.kasus, meja.kalender, meja.profil, today, "D15", "pks-1");
  g_assert_cmpstr (first->masa, ==, "2026-2");

  g_assert_cmpint (prk_tahapan_catat (&meja.konteks, "laporan_pd", report, NULL), ==, PRK_BOLEH);
  g_assert_cmpint (prk_tahapan_catat (&meja.konteks, "pks_dimulai", next, NULL), ==, PRK_BOLEH);
  g_assert_cmpint (prk_tahapan_boleh (&meja.konteks, "entri_lama", again, NULL), ==,
                   PRK_TIDAK_KEADAAN);
}

static void
test_every_rule_is_in_the_table (void)
{
  for (guint i = 0; i < prk_tahapan_get_n_aturan (); i++)
    {
      const PrkTahapAturan *aturan = prk_tahapan_get_aturan (i);
      gboolean is_there = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (table); j++)
        is_there |= strcmp (table[j].aturan, aturan->id) == 0;
      if (!is_there)
        g_error ("nothing judges %s", aturan->id);
      g_assert_nonnull (aturan->pasal);
      g_assert_cmpuint (strlen (aturan->penjelasan), >, 20);
    }
}

/* Cases that the table cannot say: the other side of a condition. */
/* R76, R77: the emblem of whoever began the case stands on the right, and ours then on the left. */
static void
test_their_emblem (void)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (JsonObject) isi = NULL;
  g_autoptr (JsonNode) theirs = json_from_string ("\"mitra\"", NULL);
  g_autofree char *first = NULL;
  const Kejadian *at;

  meja_init (&meja, NULL, FALSE);
  at = go_to (&meja, jalan_daerah, "pks-1", "pks_ditandatangani", NULL);
  first = prk_tahapan_dup_pihak_pemrakarsa (meja.kasus);
  g_assert_cmpstr (first, ==, "p1");
  prk_kasus_set (meja.kasus, "prakarsa", theirs);
  g_free (first);
  first = prk_tahapan_dup_pihak_pemrakarsa (meja.kasus);
  g_assert_cmpstr (first, ==, "p2");

  isi = isi_benar (at->alur, at->jenis, at->tanggal);
  isi_ubah (isi, "lambang/kanan", "\"62.05\"");
  isi_ubah (isi, "lambang/kiri/p2", NULL);
  isi_ubah (isi, "lambang/kiri/p1", "true");
  prk_tahapan_boleh (&meja.konteks, at->jenis, isi, &list);
  g_assert_cmpint (find_hasil (list, "R76")->vonis, ==, PRK_VONIS_LULUS);
  g_assert_cmpint (find_hasil (list, "R77")->vonis, ==, PRK_VONIS_LULUS);
  g_clear_pointer (&list, g_ptr_array_unref);
  isi_ubah (isi, "lambang/kiri/p1", NULL);
  prk_tahapan_boleh (&meja.konteks, at->jenis, isi, &list);
  g_assert_cmpint (find_hasil (list, "R77")->vonis, ==, PRK_VONIS_GAGAL);
}

static void
test_other_sides (void)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (JsonObject) isi = NULL;
  const Kejadian *at;

  /* R38: a refusal with its three findings, of which one supports. */
  meja_init (&meja, NULL, TRUE);
  at = go_to (&meja, jalan_mitra, "utama", "pleno_memutuskan", NULL);
  isi = isi_benar (at->alur, at->jenis, at->tanggal);
  isi_ubah (isi, "rekomendasi", "\"tolak\"");
  g_assert_cmpint (prk_tahapan_boleh (&meja.konteks, at->jenis, isi, &list), ==, PRK_BOLEH);
  g_assert_cmpint (find_hasil (list, "R38")->vonis, ==, PRK_VONIS_LULUS);
  g_assert_cmpint (find_hasil (list, "R39")->vonis, ==, PRK_VONIS_TIDAK_BERLAKU);
  g_clear_pointer (&list, g_ptr_array_unref);
  isi_ubah (isi, "pertimbangan/a/mendukung", NULL);
  isi_ubah (isi, "pertimbangan/b/mendukung", NULL);
  isi_ubah (isi, "pertimbangan/c/mendukung", NULL);
  g_assert_cmpint (prk_tahapan_boleh (&meja.konteks, at->jenis, isi, NULL), ==, PRK_TIDAK_ATURAN);

  /* R37: nobody may agree to what the Pleno refused. */
  isi_ubah (isi, "pertimbangan/a/mendukung", "true");
  g_assert_cmpint (prk_tahapan_catat (&meja.konteks, at->jenis, isi, NULL), ==, PRK_BOLEH);
  {
    g_autoptr (JsonObject) yes = isi_benar ("utama", "tanggapan_setuju", "2026-01-26");

    g_assert_cmpint (prk_tahapan_boleh (&meja.konteks, "tanggapan_setuju", yes, NULL), ==,
                     PRK_TIDAK_ATURAN);
    g_assert_cmpint (prk_tahapan_catat (&meja.konteks, "tanggapan_tolak", yes, NULL), ==,
                     PRK_BOLEH);
    g_assert_cmpstr (prk_tahapan_get_keadaan (meja.kasus, "utama"), ==, "X_TOLAK");
  }
}

static void
test_deemed_by_45_days (void)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (JsonObject) isi = NULL;

  /* 45 working days from 13 May 2026 end on 24 July, counted by hand: 6 in May, 20 in June, 19 in
   * July. */
  meja_init (&meja, NULL, FALSE);
  go_to (&meja, jalan_daerah, "pks-1", "dprd_kajian", NULL);
  isi = isi_benar ("pks-1", "dianggap_disetujui", "2026-07-21");
  isi_ubah (isi, "dasar", "\"D12\"");
  g_assert_cmpint (prk_tahapan_boleh (&meja.konteks, "dianggap_disetujui", isi, NULL), ==,
                   PRK_TIDAK_ATURAN);
  isi_ubah (isi, "tanggal", "\"2026-07-27\"");
  g_assert_cmpint (prk_tahapan_catat (&meja.konteks, "dianggap_disetujui", isi, NULL), ==,
                   PRK_BOLEH);
  g_assert_cmpstr (prk_tahapan_get_keadaan (meja.kasus, "pks-1"), ==, "G0");
}

static void
assert_jalan (const char *varian, const Kejadian *jalan, gboolean is_mitra)
{
  g_auto (Meja) meja = { NULL };

  meja_init (&meja, varian, is_mitra);
  for (; jalan->jenis != NULL; jalan++)
    {
      g_autoptr (JsonObject) isi = isi_benar (jalan->alur, jalan->jenis, jalan->tanggal);
      g_autoptr (GPtrArray) list = NULL;
      PrkBoleh boleh = prk_tahapan_catat (&meja.konteks, jalan->jenis, isi, &list);

      for (guint i = 0; boleh != PRK_BOLEH && i < list->len; i++)
        g_test_message ("%s: %s", ((PrkTahapHasil *)g_ptr_array_index (list, i))->aturan->id,
                        ((PrkTahapHasil *)g_ptr_array_index (list, i))->pesan);
      if (boleh != PRK_BOLEH)
        g_error ("%s %s: %d", jalan->alur, jalan->jenis, boleh);
    }
}

static void
test_paths_are_right (void)
{
  assert_jalan ("ksdd", jalan_daerah, FALSE);
  assert_jalan ("ksdpk", jalan_daerah, FALSE);
  assert_jalan ("ksdd", jalan_mitra, TRUE);
  assert_jalan ("ksdpk", jalan_mitra, TRUE);
  assert_jalan ("ksdd", jalan_tkksd, FALSE);
}

/* Sinergi has a Nota Kesepakatan and a Rencana Kerja, and no PKS. */
static void
test_sinergi (void)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (JsonObject) pks = isi_benar ("pks-1", "pks_dimulai", "2026-05-04");
  g_autoptr (JsonObject) begin = isi_benar ("utama", "sinergi_dilaksanakan", "2026-05-04");
  g_autoptr (JsonObject) report = isi_benar ("utama", "laporan_pd", "2026-12-21");

  meja_init (&meja, "sinergi", FALSE);
  go_to (&meja, jalan_daerah, "pks-1", "pks_dimulai", NULL);
  g_assert_cmpint (prk_tahapan_boleh (&meja.konteks, "pks_dimulai", pks, NULL), ==,
                   PRK_TIDAK_VARIAN);
  g_assert_cmpint (prk_tahapan_catat (&meja.konteks, "sinergi_dilaksanakan", begin, NULL), ==,
                   PRK_BOLEH);
  g_assert_cmpint (prk_tahapan_catat (&meja.konteks, "laporan_pd", report, NULL), ==, PRK_BOLEH);
  g_assert_cmpstr (prk_tahapan_get_keadaan (meja.kasus, "utama"), ==, "DH");
}

/* Several PKS under one KB, each on its own; one needs the DPRD, the other does not, and says why.
 */
static void
test_several_pks (void)
{
  g_auto (Meja) meja = { NULL };
  g_autofree char *why = NULL;
  g_autofree char *why_not = NULL;
  static const char *const steps[]
      = { "pks_dimulai", "rancangan_pks", "rapat_teknis_pks", "pks_disepakati", NULL };

  meja_init (&meja, NULL, FALSE);
  go_to (&meja, jalan_daerah, "pks-1", "surat_kuasa", NULL);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      g_autoptr (JsonObject) isi = isi_benar ("pks-2", steps[i], "2026-05-18");

      isi_ubah (isi, "membebani_daerah", "false");
      g_assert_cmpint (prk_tahapan_catat (&meja.konteks, steps[i], isi, NULL), ==, PRK_BOLEH);
    }
  g_assert_cmpstr (prk_tahapan_get_keadaan (meja.kasus, "pks-1"), ==, "E1");
  g_assert_cmpstr (prk_tahapan_get_keadaan (meja.kasus, "pks-2"), ==, "G0");
  g_assert_null (prk_tahapan_get_keadaan (meja.kasus, "pks-3"));
  g_assert_true (prk_tahapan_perlu_dprd (meja.kasus, "pks-1", &why));
  g_assert_false (prk_tahapan_perlu_dprd (meja.kasus, "pks-2", &why_not));
  g_assert_nonnull (strstr (why, "membebani masyarakat dan daerah"));
  g_assert_nonnull (strstr (why_not, "Tidak perlu"));
}

/* A text that comes back needs its agreement and its approval once more. */
static void
test_new_text_new_approval (void)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (JsonObject) back = isi_benar ("pks-1", "pks_dikembalikan", "2026-07-06");
  g_autoptr (JsonObject) draft = isi_benar ("pks-1", "rancangan_pks", "2026-07-07");
  g_autoptr (JsonObject) sign = isi_benar ("pks-1", "pks_ditandatangani", "2026-07-08");
  g_autoptr (GPtrArray) list = NULL;

  meja_init (&meja, NULL, FALSE);
  go_to (&meja, jalan_daerah, "pks-1", "pks_ditandatangani", NULL);
  g_assert_cmpint (prk_tahapan_boleh (&meja.konteks, "pks_ditandatangani", sign, NULL), ==,
                   PRK_BOLEH);
  g_assert_cmpint (prk_tahapan_catat (&meja.konteks, "pks_dikembalikan", back, NULL), ==,
                   PRK_BOLEH);
  g_assert_cmpint (prk_tahapan_catat (&meja.konteks, "rancangan_pks", draft, NULL), ==, PRK_BOLEH);
  g_assert_cmpint (prk_tahapan_boleh (&meja.konteks, "pks_ditandatangani", sign, NULL), ==,
                   PRK_TIDAK_KEADAAN);
  prk_kasus_catat (meja.kasus, "pks_ditandatangani", sign);
  list = prk_tahapan_periksa (&meja.konteks);
  g_assert_cmpint (find_hasil (list, "R56")->vonis, ==, PRK_VONIS_GAGAL);
  g_assert_cmpint (find_hasil (list, "R79")->vonis, ==, PRK_VONIS_GAGAL);
}

static void
test_what_is_unknown (void)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (JsonObject) isi = json_object_new ();

  meja_init (&meja, NULL, FALSE);
  g_assert_cmpint (prk_tahapan_boleh (&meja.konteks, "tidak_ada", NULL, NULL), ==,
                   PRK_TIDAK_DIKENAL);
  json_object_set_string_member (isi, "alur", "lain-1");
  g_assert_cmpint (prk_tahapan_boleh (&meja.konteks, "pks_dimulai", isi, NULL), ==,
                   PRK_TIDAK_DIKENAL);
  g_assert_cmpint (prk_tahapan_boleh (&meja.konteks, "kb_ditandatangani", NULL, NULL), ==,
                   PRK_TIDAK_KEADAAN);
  g_assert_cmpuint (prk_kasus_get_n_kejadian (meja.kasus), ==, 0);
  list = prk_tahapan_periksa (&meja.konteks);
  g_assert_cmpuint (list->len, ==, prk_tahapan_get_n_aturan ());
  g_assert_cmpint (find_hasil (list, "R31")->vonis, ==, PRK_VONIS_TIDAK_BERLAKU);
  g_assert_cmpstr (prk_tahapan_find_keadaan ("utama", "C1")->tahapan, ==, "c");
}

/* One random walk. */
typedef struct
{
  Meja meja;
  GRand *rand;
  const char *varian;
  const char *kind;
  char *alur;
  PrkHari day;
  gboolean is_trying; /* wrong events, too */
  guint n_refused;
} Jalan;

static const char *const kinds[]
    = { "utama", "pks", "perubahan", "perselisihan", "bantuan", "tkksd" };

/* Two rows are wrong on their path only: in a walk 45 days may have passed, and a company may go
 * bankrupt. Days are as the walk has them. */
static gboolean
is_always_wrong (const Jalan *jalan, const Baris *row)
{
  return row->path != NULL && strcmp (row->path, "tanggal") != 0 && strcmp (row->aturan, "R54") != 0
         && (strcmp (row->aturan, "Z1") != 0 || strcmp (jalan->varian, "ksdpk") != 0);
}

/* No hard rule that guards an event can be got round: made wrong in the one way that the table
 * knows, the event is refused and nothing moves. */
static void
try_wrong_ones (Jalan *jalan, const char *jenis, const char *iso)
{
  const PrkTahapKonteks *konteks = &jalan->meja.konteks;
  const char *before = prk_tahapan_get_keadaan (konteks->kasus, jalan->alur);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (JsonObject) wrong = NULL;
      g_autoptr (GPtrArray) verdicts = NULL;
      const PrkTahapHasil *hasil;

      if (strcmp (table[i].jenis, jenis) != 0 || !is_always_wrong (jalan, &table[i]))
        continue;
      wrong = isi_benar (jalan->alur, jenis, iso);
      isi_ubah (wrong, table[i].path, table[i].nilai);
      g_assert_cmpint (prk_tahapan_boleh (konteks, jenis, wrong, &verdicts), <=, PRK_TIDAK_ATURAN);
      hasil = find_hasil (verdicts, table[i].aturan);
      if (hasil == NULL || hasil->aturan->kekuatan == PRK_TAHAP_SOFT
          || hasil->vonis == PRK_VONIS_TIDAK_BERLAKU)
        continue;
      if (hasil->vonis != PRK_VONIS_GAGAL)
        g_error ("%s passes on %s without %s", table[i].aturan, jenis, table[i].path);
      g_assert_cmpint (prk_tahapan_catat (konteks, jenis, wrong, NULL), ==, PRK_TIDAK_ATURAN);
      g_assert_cmpstr (prk_tahapan_get_keadaan (konteks->kasus, jalan->alur), ==, before);
      jalan->n_refused++;
    }
}

/* One step: some event of those that may follow; FALSE when there is none. */
static gboolean
step (Jalan *jalan, GHashTable *left)
{
  PrkKasus *kasus = jalan->meja.kasus;
  g_autoptr (GPtrArray) choices = prk_tahapan_list_peristiwa (kasus, jalan->alur);
  const char *before = prk_tahapan_get_keadaan (kasus, jalan->alur);
  g_autofree char *iso = NULL;
  g_autoptr (JsonObject) isi = NULL;
  const PrkTahapPeristiwa *choice;

  if (choices->len == 0)
    return FALSE;

  choice = g_ptr_array_index (choices, g_rand_int_range (jalan->rand, 0, choices->len));
  /* Ends and ways back are everywhere: less of them leads farther. */
  if (strcmp (choice->id, "dibatalkan") == 0 || g_str_has_suffix (choice->id, "_ditolak")
      || g_str_has_suffix (choice->id, "_dikembalikan"))
    choice = g_ptr_array_index (choices, g_rand_int_range (jalan->rand, 0, choices->len));
  jalan->day += g_rand_int_range (jalan->rand, 0, 40);
  iso = prk_hari_dup_iso (jalan->day);
  isi = isi_benar (jalan->alur, choice->id, iso);
  if (g_rand_boolean (jalan->rand))
    isi_ubah (isi, "dalam_rencana", "true");
  if (g_rand_boolean (jalan->rand))
    isi_ubah (isi, "rekomendasi", "\"tolak\"");
  if (g_rand_boolean (jalan->rand))
    isi_ubah (isi, "menambah_beban_masyarakat", "false");
  isi_ubah (isi, "alasan", "{\"R60\":\"a\",\"R14\":\"a\",\"R123\":\"a\",\"R75\":\"a\"}");

  if (jalan->is_trying)
    try_wrong_ones (jalan, choice->id, iso);
  if (prk_tahapan_catat (&jalan->meja.konteks, choice->id, isi, NULL) == PRK_BOLEH && before != NULL
      && g_strcmp0 (prk_tahapan_get_keadaan (kasus, jalan->alur), before) != 0)
    g_hash_table_add (left, g_strconcat (jalan->kind, "/", before, NULL));

  return TRUE;
}

/* Lines that hang on others begin when those are there; half of the walks begin somewhere on the
 * right path of their line. */
static void
begin_walk (Jalan *jalan, guint round)
{
  gboolean is_mitra = round % 5 == 1;
  gboolean is_tkksd = strcmp (jalan->kind, "tkksd") == 0;
  const Kejadian *path = is_tkksd ? jalan_tkksd : is_mitra ? jalan_mitra : jalan_daerah;
  guint n_seen = 0;
  const Kejadian *at = NULL;

  meja_init (&jalan->meja, jalan->varian, is_mitra);
  jalan->day = prk_hari_dari_iso ("2026-01-05");
  /* Each of them alike. */
  for (guint i = 0; round % 3 > 0 && path[i].jenis != NULL; i++)
    if (strcmp (path[i].alur, jalan->alur) == 0
        && g_rand_int_range (jalan->rand, 0, ++n_seen) == 0)
      at = &path[i];

  if (at != NULL)
    {
      go_to (&jalan->meja, path, at->alur, at->jenis, NULL);
      jalan->day = prk_hari_dari_iso (at->tanggal);
    }
  else if (strcmp (jalan->kind, "utama") != 0 && !is_tkksd)
    {
      go_to (&jalan->meja, jalan_daerah, "pks-1", "pks_dimulai", NULL);
      jalan->day = prk_hari_dari_iso ("2026-04-22");
    }
}

static guint
walk (GRand *rand, guint round, GHashTable *left)
{
  Jalan jalan = { .rand = rand, .is_trying = round % 4 == 0 };

  jalan.varian = round % 8 == 7 ? "sinergi" : round % 8 == 6 ? "ksdpk" : "ksdd";
  jalan.kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))];
  jalan.alur = strcmp (jalan.kind, "utama") == 0 || strcmp (jalan.kind, "tkksd") == 0
                   ? g_strdup (jalan.kind)
                   : g_strconcat (jalan.kind, "-1", NULL);
  begin_walk (&jalan, round);
  for (guint i = 0; i < 30 && step (&jalan, left); i++)
    ;
  meja_clear (&jalan.meja);
  g_free (jalan.alur);

  return jalan.n_refused;
}

static void
test_every_state_can_be_left (void)
{
  g_autoptr (GHashTable) left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n_refused = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (GStrv) states = prk_tahapan_list_keadaan (kinds[i]);

      for (guint j = 0; states[j] != NULL; j++)
        g_ptr_array_add (wanted, g_strconcat (kinds[i], "/", states[j], NULL));
    }

  for (guint round = 0; round < 4000 && (round < 100 || g_hash_table_size (left) < wanted->len);
       round++)
    n_refused += walk (rand, round, left);

  g_test_message ("%u wrong events refused", n_refused);
  g_assert_cmpuint (n_refused, >, 500);
  for (guint i = 0; i < wanted->len; i++)
    if (!g_hash_table_contains (left, g_ptr_array_index (wanted, i)))
      g_error ("no walk left %s", (char *)g_ptr_array_index (wanted, i));
}

/* The register takes every event of a case from the secretariat, and of nobody else yet; none of
 * them about a KAK. */
static void
test_policy_knows_every_event (void)
{
  static const char *const secretariat[] = { "sekretariat", NULL };
  static const char *const operator[] = { "operator", NULL };
  /* What a perangkat daerah does itself (Pasal 14, 19, 23, 25, 27, 29, 31, 32). */
  static const char *const own[]
      = { "kak_disampaikan", "usulan_fasilitasi", "rancangan_kb", "pks_dimulai", "rancangan_pks",
          "pelaksanaan_dimulai", "laporan_pd", "perubahan_dimulai", "perubahan_disusun",
          "perselisihan_dilaporkan", "dokumen_lengkap", "musyawarah_sepakat", "tidak_sepakat",
          "ba_perselisihan", "hasil_dilaporkan", "bantuan_diajukan", "entri_lama", NULL };
  static const Kejadian *const paths[] = { jalan_daerah, jalan_mitra, jalan_tkksd, jalan_lama };
  g_autoptr (PrkKebijakan) kebijakan = prk_kebijakan_new_bawaan ();

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    for (const Kejadian *at = paths[i]; at->jenis != NULL; at++)
      {
        PrkTindakan deed = { secretariat, "peristiwa", "jenis", at->jenis, "tetap", TRUE };

        g_assert_cmpint (prk_kebijakan_nilai (kebijakan, &deed), ==, PRK_IZIN_BOLEH);
        deed.keadaan = "ditelaah";
        g_assert_cmpint (prk_kebijakan_nilai (kebijakan, &deed), ==, PRK_IZIN_KEADAAN);
        deed.keadaan = "tetap";
        deed.peran = operator;
        g_assert_cmpint (prk_kebijakan_nilai (kebijakan, &deed), ==,
                         g_strv_contains (own, at->jenis) ? PRK_IZIN_BOLEH : PRK_IZIN_PERAN);
        deed.is_own = FALSE;
        g_assert_cmpint (prk_kebijakan_nilai (kebijakan, &deed), ==,
                         g_strv_contains (own, at->jenis) ? PRK_IZIN_MILIK : PRK_IZIN_PERAN);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tahapan/old-agreement-goes-on", test_old_agreement_goes_on);
  g_test_add_func ("/tahapan/paths-are-right", test_paths_are_right);
  g_test_add_func ("/tahapan/each-rule", test_each_rule);
  g_test_add_func ("/tahapan/every-rule-is-in-the-table", test_every_rule_is_in_the_table);
  g_test_add_func ("/tahapan/their-emblem", test_their_emblem);
  g_test_add_func ("/tahapan/other-sides", test_other_sides);
  g_test_add_func ("/tahapan/deemed-by-45-days", test_deemed_by_45_days);
  g_test_add_func ("/tahapan/sinergi", test_sinergi);
  g_test_add_func ("/tahapan/several-pks", test_several_pks);
  g_test_add_func ("/tahapan/new-text-new-approval", test_new_text_new_approval);
  g_test_add_func ("/tahapan/what-is-unknown", test_what_is_unknown);
  g_test_add_func ("/tahapan/policy-knows-every-event", test_policy_knows_every_event);
  g_test_add_func ("/tahapan/every-state-can-be-left", test_every_state_can_be_left);

  return g_test_run ();
}
