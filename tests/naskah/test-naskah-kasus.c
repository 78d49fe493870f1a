/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The papers of a case on real pages: what they say, in which order, and on which side. */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "domain/prk-naskah-teks.h"
#include "naskah/prk-naskah.h"

#include "dokumen.h"
#include "kertas-kasus.h"
#include "uji.h"

/* Lampiran huruf A, block by block. */
static void
test_kb_as_the_annex (void)
{
  static const char *const blocks[] = {
    "Lambang Garuda",
    "KESEPAKATAN BERSAMA ANTARA PEMERINTAH DAERAH KABUPATEN BARITO SELATAN DAN PEMERINTAH DAERAH KABUPATEN BARITO UTARA TENTANG "
    "PENANGANAN KARHUTLA DI WILAYAH PERBATASAN NOMOR : 100.3.7.1/1/TAPEM NOMOR : 100.3.7.1/2/PEM",
    "Pada hari ini, Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam (24-11-2026), kami yang "
    "bertandatangan di bawah ini:",
    "I.",
    "Bupati Barito Selatan, berdasarkan Keputusan Menteri Dalam Negeri Republik Indonesia Nomor 100.2.1.3-1 tentang Pengangkatan "
    "Bupati Barito Selatan Masa Jabatan 2025–2030, berkedudukan di Buntok, Jalan Contoh Nomor 1, dalam hal ini bertindak untuk "
    "dan atas nama Pemerintah Daerah Kabupaten Barito Selatan, selanjutnya disebut PIHAK KESATU.",
    "II.",
    "selanjutnya disebut PIHAK KEDUA.",
    "PIHAK KESATU dan PIHAK KEDUA selanjutnya secara bersama-sama dalam Kesepakatan Bersama ini disebut PARA PIHAK, dan secara "
    "sendiri-sendiri disebut PIHAK.",
    "PARA PIHAK terlebih dahulu menerangkan hal-hal sebagai berikut:",
    "1.",
    "2.",
    "Berdasarkan hal-hal tersebut di atas, sesuai dengan kedudukan dan kewenangan masing-masing, PARA PIHAK setuju dan sepakat "
    "untuk melaksanakan Kesepakatan Bersama, dengan ketentuan dan syarat-syarat sebagai berikut:",
    "Pasal 1 MAKSUD DAN TUJUAN (1)",
    "(2) Kesepakatan Bersama ini bertujuan: a. menurunkan luas lahan terbakar; dan b. membagi peralatan.",
    "Pasal 2 OBJEK Objek Kesepakatan Bersama ini adalah: a. Pencegahan kebakaran; dan b. Pemadaman bersama.",
    "Pasal 3 RUANG LINGKUP Ruang lingkup Kesepakatan Bersama ini meliputi: a. patroli; dan b. posko bersama.",
    "Pasal 4 PELAKSANAAN",
    "Pasal 5 JANGKA WAKTU (1) Kesepakatan Bersama ini berlaku untuk jangka waktu 3 (tiga) tahun, terhitung sejak tanggal 1 "
    "Januari 2027 sampai dengan tanggal 31 Desember 2029.",
    "Pasal 6 SURAT-MENYURAT",
    "Pasal 7 LAIN-LAIN",
    "Demikian Kesepakatan Bersama ini dibuat dan ditandatangani di Buntok pada hari dan tanggal tersebut di atas dalam rangkap 2 "
    "(dua) bermaterai cukup, masing-masing mempunyai kekuatan hukum yang sama.",
    "PIHAK KEDUA",
    "PIHAK KESATU",
    "Tandatangan dan Stempel",
    NULL,
  };
  g_auto(Kertas) uji = { NULL };

  kertas_init (&uji, KABUPATEN, kertas_satu);
  kertas_catat (&uji, "kb_ditandatangani",
         "{\"alur\": \"utama\", \"tanggal\": \"2026-11-24\", \"tempat\": \"Buntok\", \"mulai\": \"2027-01-01\", \"selesai\": "
         "\"2029-12-31\", \"tanda_tangan\": {\"kita\": {\"sebagai\": \"kepala_daerah\", \"nama\": \"Contoh Satu\"}, \"m00\": "
         "{\"sebagai\": \"kepala_daerah\", \"nama\": \"Contoh Dua\"}}}");
  kertas_catat (&uji, "nomor_kb",
         "{\"alur\": \"utama\", \"tanggal\": \"2026-11-25\", \"nomor\": {\"kita\": \"100.3.7.1/1/TAPEM\", \"m00\": "
         "\"100.3.7.1/2/PEM\"}}");
  if (!kertas_cetak (&uji, "kesepakatan-bersama", "utama", NULL))
    {
      g_test_skip ("no pdftotext here");
      return;
    }
  kertas_assert_order (&uji, blocks);
}

/* R72, R76, R77: and KEDUA signs left of KESATU. */
static void
test_emblems_and_signatures_have_their_side (void)
{
  g_auto(Kertas) two = { NULL };
  g_auto(Kertas) four = { NULL };
  const Kata *ours, *theirs, *last, *kesatu, *keempat;
  double middle;

  kertas_init (&two, KABUPATEN, kertas_satu);
  if (!kertas_cetak (&two, "perjanjian-kerja-sama", "pks-1", NULL))
    {
      g_test_skip ("no pdftotext here");
      return;
    }
  middle = (30 + (two.lebar / 72 * 25.4 - 20)) / 2 / 25.4 * 72;
  theirs = kertas_cari (&two, "Lambang", NULL, 0);
  ours = kertas_cari (&two, "Lambang", NULL, 1);
  g_assert_cmpfloat (theirs->x1, <, middle);
  g_assert_cmpfloat (ours->x0, >, middle);
  g_assert_cmpfloat (ABS (theirs->y0 - ours->y0), <, 12);
  g_assert_cmpstr (kertas_cari (&two, "Utara", NULL, 0)->text, ==, "Utara");
  g_assert_cmpfloat (kertas_cari (&two, "Utara", NULL, 0)->x1, <, middle);
  g_assert_cmpfloat (kertas_cari (&two, "Selatan", NULL, 0)->x0, >, middle);

  kertas_cetak (&two, "kesepakatan-bersama", "utama", NULL);
  ours = kertas_cari (&two, "Garuda", NULL, 0);
  g_assert_cmpfloat (ABS ((kertas_cari (&two, "Lambang", "Garuda", 0)->x0 + ours->x1) / 2 - middle), <, 3);

  kertas_init (&four, KABUPATEN, kertas_tiga);
  kertas_cetak (&four, "perjanjian-kerja-sama", "pks-1", NULL);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (kertas_cari (&four, "Lambang", NULL, i)->x1, <, kertas_cari (&four, "Lambang", NULL, i + 1)->x0);
  last = kertas_cari (&four, "Lambang", NULL, 3);
  g_assert_cmpfloat (last->x1, >, middle + 120);
  g_assert_cmpfloat (kertas_cari (&four, "Lambang", NULL, 2)->x1, <, last->x0 - 60);

  /* The last words "PIHAK …" of the document are the signatures. */
  kesatu = keempat = NULL;
  for (guint i = 0; i + 1 < four.kata->len; i++)
    {
      const Kata *kata = &g_array_index (four.kata, Kata, i);

      if (strcmp (kata->text, "PIHAK") != 0)
        continue;
      if (strcmp (kata[1].text, "KESATU") == 0)
        kesatu = kata;
      if (strcmp (kata[1].text, "KEDUA") == 0)
        theirs = kata;
      if (strcmp (kata[1].text, "KETIGA") == 0)
        last = kata;
      if (strcmp (kata[1].text, "KEEMPAT") == 0)
        keempat = kata;
    }
  kertas_assert_left_of (theirs, kesatu, middle);
  kertas_assert_left_of (keempat, last, middle);
  g_assert_cmpfloat (ABS (theirs->y0 - kesatu->y0), <, 2);
  g_assert_cmpfloat (keempat->y0, >, theirs->y0);
}

static void
test_twelve_parties_and_a_long_name (void)
{
  g_autoptr(GPtrArray) mitra = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) name = g_string_new ("Kabupaten ");
  g_auto(Kertas) uji = { NULL };
  g_autofree char *text = NULL;

  while (name->len < 400)
    g_string_append (name, "Panjangsekali Sambungan ");
  g_ptr_array_add (mitra, g_strdup_printf ("62.05|%s", name->str));
  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (mitra, g_strdup_printf ("62.%02u|Kabupaten Contoh %u", 20 + i, i));
  g_ptr_array_add (mitra, NULL);
  kertas_init (&uji, KABUPATEN, (const char *const *) mitra->pdata);
  if (!kertas_cetak (&uji, "perjanjian-kerja-sama", "pks-1", NULL))
    {
      g_test_skip ("no pdftotext here");
      return;
    }
  kertas_assert_sound (&uji);
  text = kertas_dup_teks (&uji);
  g_assert_nonnull (strstr (text, "PIHAK KEDUA BELAS"));
  g_assert_nonnull (strstr (text, "XII."));
  g_assert_nonnull (strstr (text, "rangkap 12 (dua belas)"));
  /* Nobody's place to sign is parted from who signs there. */
  for (guint i = 1; i < uji.kata->len; i++)
    if (g_array_index (uji.kata, Kata, i).page != g_array_index (uji.kata, Kata, i - 1).page)
      g_assert_cmpstr (g_array_index (uji.kata, Kata, i).text, !=, "Tandatangan");
}

/* R8: what is received for a service is worded by its form. */
static void
test_clauses_follow_the_bentuk (void)
{
  static const struct
  {
    const char *bentuk, *judul;
  } cases[] = {
    { "a", "PEMBIAYAAN (1)" },
    { "b", "PEMBIAYAAN DAN KOMPENSASI" },
    { "d", "PEMBIAYAAN DAN RETRIBUSI" },
    { "f", "PEMBIAYAAN DAN PEMBAYARAN" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Kertas) uji = { NULL };
      g_autoptr(JsonNode) yes = json_node_init_boolean (json_node_alloc (), TRUE);
      g_autofree char *path = g_strconcat ("bentuk/", cases[i].bentuk, NULL);
      g_autofree char *text = NULL;

      kertas_init (&uji, KABUPATEN, kertas_satu);
      prk_kasus_set (uji.kasus, path, yes);
      if (!kertas_cetak (&uji, "perjanjian-kerja-sama", "pks-1", NULL))
        {
          g_test_skip ("no pdftotext here");
          return;
        }
      text = kertas_dup_teks (&uji);
      g_assert_nonnull (strstr (text, cases[i].judul));
      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        g_assert_true ((strstr (text, cases[j].judul) != NULL) == (i == j));
    }
}

static char *
dup_kode (Kertas *self)
{
  for (guint i = self->kata->len - 1; i > 0; i--)
    {
      const Kata *kata = &g_array_index (self->kata, Kata, i - 1);

      if (kata->y0 > self->tinggi - 70 && strcmp (kata->text, "Rancangan") == 0)
        return g_strdup (kata[1].text);
    }

  return NULL;
}

/* Two drafts with the same code have the same words; what is ready to be signed has none. */
static void
test_drafts_name_their_state (void)
{
  g_auto(Kertas) uji = { NULL };
  g_autoptr(JsonNode) other = json_node_init_string (json_node_alloc (), "Kecamatan lain");
  g_autofree char *first = NULL, *again = NULL, *changed = NULL, *ready = NULL;

  kertas_init (&uji, KABUPATEN, kertas_satu);
  if (!kertas_cetak (&uji, "perjanjian-kerja-sama", "pks-1", NULL))
    {
      g_test_skip ("no pdftotext here");
      return;
    }
  first = dup_kode (&uji);
  g_assert_true (kertas_cetak (&uji, "perjanjian-kerja-sama", "pks-1", NULL));
  again = dup_kode (&uji);
  prk_kasus_set (uji.kasus, "lokasi", other);
  g_assert_true (kertas_cetak (&uji, "perjanjian-kerja-sama", "pks-1", NULL));
  changed = dup_kode (&uji);
  g_assert_true (kertas_cetak (&uji, "surat-kuasa", "pks-1", NULL));
  ready = dup_kode (&uji);
  g_assert_nonnull (first);
  g_assert_cmpuint (strlen (first), ==, 8);
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, changed);
  g_assert_null (ready);
}

/* Where a line stands decides which papers there are. */
static void
test_papers_come_with_the_state (void)
{
  g_auto(Kertas) uji = { NULL };
  g_autoptr(GPtrArray) early = NULL;
  g_autoptr(GPtrArray) late = NULL;
  const PrkNaskahKasus *kb = prk_naskah_kasus_find ("kesepakatan-bersama");

  kertas_init (&uji, KABUPATEN, kertas_satu);
  early = prk_naskah_kasus_list (uji.kasus, "pks-1");
  g_assert_cmpuint (early->len, ==, 0);
  g_assert_true (prk_naskah_kasus_is_rancangan (kb, uji.kasus, "utama"));

  kertas_catat (&uji, "entri_lama", "{\"alur\": \"utama\", \"tanggal\": \"2026-01-05\", \"keadaan\": \"D1\"}");
  late = prk_naskah_kasus_list (uji.kasus, "utama");
  g_assert_true (g_ptr_array_find (late, kb, NULL));
  g_assert_false (g_ptr_array_find (late, prk_naskah_kasus_find ("surat-penawaran"), NULL));
  g_assert_false (prk_naskah_kasus_is_rancangan (kb, uji.kasus, "utama"));
}

/* An office's own template goes first, and one with a slip is refused with its line and field. */
static void
test_own_template_goes_first (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("prakarsa-naskah-XXXXXX", &error);
  g_autofree char *naskah = g_build_filename (folder, "naskah", NULL);
  g_autofree char *file = g_build_filename (naskah, "surat-penawaran.xml", NULL);
  g_auto(Kertas) uji = { NULL };
  PrkTahapKonteks konteks = { NULL };
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkPencetak) good = NULL, bad = NULL;
  g_autoptr(PrkCetakan) first = NULL, second = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_mkdir_with_parents (naskah, 0700);
  kertas_init (&uji, KABUPATEN, kertas_satu);
  konteks.kasus = uji.kasus;
  konteks.profil = uji.profil;
  record = prk_naskah_kasus_new_cetak (prk_naskah_kasus_find ("surat-penawaran"), &konteks, "utama", NULL);

  g_file_set_contents (file,
                       "<naskah jenis=\"cetak_kasus\" dasar=\"dasar-surat\">\n<isi>\n<sisip potongan=\"kop\"/>\n"
                       "<par gaya=\"isi\">SURAT KAMI SENDIRI</par>\n</isi>\n</naskah>",
                       -1, &error);
  g_assert_no_error (error);
  good = prk_pencetak_new_untuk (uji.profil, "cetak_kasus", "surat-penawaran");
  g_assert_true (prk_pencetak_set_folder (good, folder, &error));
  first = prk_pencetak_cetak (good, record, NULL, &error);
  g_assert_no_error (error);
  text = pdftotext (prk_cetakan_get_pdf (first));
  if (text != NULL)
    {
      g_assert_nonnull (strstr (text, "SURAT KAMI SENDIRI"));
      g_assert_nonnull (strstr (text, "BUPATI BARITO SELATAN"));
    }

  g_file_set_contents (file,
                       "<naskah jenis=\"cetak_kasus\" dasar=\"dasar-surat\">\n<isi>\n"
                       "<par gaya=\"isi\">{{penawaran/nomer}}</par>\n</isi>\n</naskah>",
                       -1, &error);
  bad = prk_pencetak_new_untuk (uji.profil, "cetak_kasus", "surat-penawaran");
  prk_pencetak_set_folder (bad, folder, NULL);
  second = prk_pencetak_cetak (bad, record, NULL, &error);
  g_assert_null (second);
  g_assert_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE);
  g_assert_nonnull (strstr (error->message, "3"));
  g_assert_nonnull (strstr (error->message, "penawaran/nomer"));

  g_unlink (file);
  g_rmdir (naskah);
  g_rmdir (folder);
}

/* A base that is not there, one that is based on another, and a piece in itself are refused, not followed for ever. */
static void
test_bases_end (void)
{
  static const struct
  {
    const char *text, *word;
  } cases[] = {
    { "<naskah jenis=\"cetak_kasus\" dasar=\"tidak-ada\"><isi/></naskah>", "tidak-ada" },
    { "<naskah jenis=\"cetak_kasus\" dasar=\"surat-penawaran\"><isi/></naskah>", "dasar-surat" },
    { "<naskah jenis=\"cetak_kasus\" dasar=\"../kak\"><isi/></naskah>", "../kak" },
    { "<naskah jenis=\"cetak_kasus\"><potongan nama=\"a\"><sisip potongan=\"a\"/></potongan></naskah>", "a" },
    { "<naskah jenis=\"cetak_kasus\"><isi><sisip potongan=\"b\"/></isi></naskah>", "b" },
    { "<naskah jenis=\"cetak_kasus\"><isi><lambang tabel=\"objek\"/></isi></naskah>", "kunci" },
  };
  g_autoptr(PrkProfil) profil = kertas_profil (KABUPATEN);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_untuk (profil, "cetak_kasus", "surat-penawaran");
      g_autoptr(GError) error = NULL;

      g_assert_false (prk_pencetak_set_templat (pencetak, cases[i].text, &error));
      g_assert_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static gboolean
has_temuan (GPtrArray  *list,
            const char *aturan,
            const char *path)
{
  for (guint i = 0; i < list->len; i++)
    {
      const PrkTemuan *one = g_ptr_array_index (list, i);

      if (g_strcmp0 (one->aturan, aturan) == 0 && (path == NULL || g_strcmp0 (one->path, path) == 0))
        return TRUE;
    }

  return FALSE;
}

static void
overlay_teks (PrkRecord  *record,
              const char *path,
              const char *json)
{
  g_autoptr(JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  prk_record_overlay (record, path, node);
}

/* A text begins as the library has it, and is what is printed from then on: R71 and R74 watch its clauses. */
static void
test_own_text_is_printed (void)
{
  static const char *const lines[] = { "utama", "pks-1" };
  static const char *const jenis[] = { "kb", "pks" };
  static const char *const papers[] = { "kesepakatan-bersama", "perjanjian-kerja-sama" };
  static const char *const rules[] = { "R71", "R74" };

  for (guint i = 0; i < G_N_ELEMENTS (jenis); i++)
    {
      g_auto(Kertas) uji = { NULL };
      PrkTahapKonteks konteks = { NULL };
      g_autoptr(PrkRecord) naskah = prk_record_new ("00000000-0000-7000-8000-000000000001", "naskah");
      g_autoptr(PrkEdit) edit = prk_edit_new (naskah);
      g_autoptr(GPtrArray) sets = NULL, whole = NULL, broken = NULL, all = g_ptr_array_new ();
      g_autofree char *text = NULL;

      kertas_init (&uji, KABUPATEN, kertas_satu);
      konteks.kasus = uji.kasus;
      konteks.profil = uji.profil;
      prk_naskah_mulai (edit, &konteks, "ksd-1", lines[i], jenis[i]);
      sets = prk_edit_list_sets (edit);
      for (guint k = 0; k < sets->len; k++)
        {
          const PrkOpSet *set = g_ptr_array_index (sets, k);

          prk_record_overlay (naskah, set->path, set->value);
        }
      whole = prk_naskah_periksa (naskah, uji.profil);
      g_assert_false (has_temuan (whole, rules[i], NULL));
      g_assert_false (has_temuan (whole, "isian", "klausul/objek"));

      overlay_teks (naskah, "klausul/pelaksanaan", "{\"teks\": \"\"}");
      overlay_teks (naskah, "klausul/objek", "{\"teks\": \"Objeknya hanya satu.\"}");
      overlay_teks (naskah, "pihak/kita/penanda", "\"Contoh Penanda\"");
      overlay_teks (naskah, "tambahan/t1/_urut", "\"V\"");
      overlay_teks (naskah, "tambahan/t1/judul", "\"Kerahasiaan\"");
      overlay_teks (naskah, "tambahan/t1/isi", "\"Data dirahasiakan.\"");
      broken = prk_naskah_periksa (naskah, uji.profil);
      g_assert_true (has_temuan (broken, rules[i], NULL));
      g_assert_true (has_temuan (broken, "isian", "klausul/pelaksanaan"));

      g_ptr_array_add (all, naskah);
      g_assert_true (prk_naskah_find (all, "ksd-1", lines[i], prk_naskah_kasus_find (papers[i])) == naskah);
      g_assert_null (prk_naskah_find (all, "ksd-2", lines[i], prk_naskah_kasus_find (papers[i])));
      g_assert_null (prk_naskah_find (all, "ksd-1", lines[i], prk_naskah_kasus_find (papers[1 - i])));
      if (!kertas_cetak (&uji, papers[i], lines[i], naskah))
        {
          g_test_skip ("no pdftotext here");
          return;
        }
      text = kertas_dup_teks (&uji);
      g_assert_nonnull (strstr (text, "Pasal 2 OBJEK Objeknya hanya satu."));
      g_assert_null (strstr (text, "PELAKSANAAN"));
      g_assert_nonnull (strstr (text, "KERAHASIAAN Data dirahasiakan."));
      g_assert_true (strstr (text, "KERAHASIAAN") < strstr (text, "LAIN-LAIN"));
      g_assert_nonnull (strstr (text, "Contoh Penanda"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/naskah-kasus/kb-as-the-annex", test_kb_as_the_annex);
  g_test_add_func ("/naskah-kasus/emblems-and-signatures-have-their-side", test_emblems_and_signatures_have_their_side);
  g_test_add_func ("/naskah-kasus/twelve-parties-and-a-long-name", test_twelve_parties_and_a_long_name);
  g_test_add_func ("/naskah-kasus/clauses-follow-the-bentuk", test_clauses_follow_the_bentuk);
  g_test_add_func ("/naskah-kasus/drafts-name-their-state", test_drafts_name_their_state);
  g_test_add_func ("/naskah-kasus/papers-come-with-the-state", test_papers_come_with_the_state);
  g_test_add_func ("/naskah-kasus/own-template-goes-first", test_own_template_goes_first);
  g_test_add_func ("/naskah-kasus/bases-end", test_bases_end);
  g_test_add_func ("/naskah-kasus/own-text-is-printed", test_own_text_is_printed);

  return g_test_run ();
}
