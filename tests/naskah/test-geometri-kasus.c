/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where things stand on the papers of a case, whichever daerah prints them and however many sign; and the annex of the regulation
 * read beside the agreements, block by block. */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kertas-kasus.h"
#include "uji.h"

#define PT(mm) ((mm) / 25.4 * 72)

typedef struct
{
  const char *blok, *kata; /* name of the block in the annex; how it reads here */
} Baris;

/* Where the words of @part begin and end, blanks and hyphens aside; from word @from on. */
static const Kata *
cari_bagian (Kertas     *self,
             const char *part,
             guint      *from)
{
  g_autofree char *wanted = padatkan (part);

  for (guint i = *from; i < self->kata->len; i++)
    {
      g_autoptr(GString) seen = g_string_new (NULL);

      for (guint k = i; k < self->kata->len && seen->len < strlen (wanted); k++)
        {
          const Kata *kata = &g_array_index (self->kata, Kata, k);
          g_autofree char *word = padatkan (kata->text);

          if (kata->y0 >= self->tinggi - 70)
            continue;
          g_string_append (seen, word);
          if (!g_str_has_prefix (wanted, seen->str))
            break;
          if (strcmp (wanted, seen->str) == 0)
            {
              *from = k + 1;
              return &g_array_index (self->kata, Kata, i);
            }
        }
    }

  return NULL;
}

static void
baca_lampiran (Kertas      *self,
               const char  *lampiran,
               const Baris *blok)
{
  guint from = 0;

  g_test_message ("Lampiran huruf %s | halaman | dari atas | dari kiri | terbaca", lampiran);
  for (guint i = 0; blok[i].blok != NULL; i++)
    {
      const Kata *kata = cari_bagian (self, blok[i].kata, &from);

      if (kata == NULL)
        g_test_message ("%2u %-34s | %7s | %9s | %9s | TIDAK ADA: %s", i + 1, blok[i].blok, "-", "-", "-", blok[i].kata);
      g_assert_nonnull (kata);
      g_test_message ("%2u %-34s | %7d | %6.0f pt | %6.0f pt | %.48s", i + 1, blok[i].blok, kata->page + 1, kata->y0, kata->x0,
                      blok[i].kata);
    }
}

static void
test_kb_beside_the_annex (void)
{
  static const Baris blok[] = {
    { "lambang", "Lambang Garuda" },
    { "judul", "KESEPAKATAN BERSAMA ANTARA PEMERINTAH DAERAH KABUPATEN BARITO SELATAN DAN PEMERINTAH DAERAH KABUPATEN BARITO UTARA" },
    { "tentang", "TENTANG PENANGANAN KARHUTLA DI WILAYAH PERBATASAN" },
    { "nomor, satu baris tiap pihak", "NOMOR : 100.3.7.1/1/TAPEM NOMOR : 100.3.7.1/2/PEM" },
    { "pembuka", "Pada hari ini, Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam (24-11-2026), kami yang bertandatangan di bawah ini:" },
    { "komparisi I: nama tanpa gelar", "I. Contoh Satu" },
    { "komparisi I: jabatan dan keputusan", "Bupati Barito Selatan, berdasarkan Keputusan Menteri Dalam Negeri Republik Indonesia Nomor 100.2.1.3-1" },
    { "komparisi I: kedudukan", "berkedudukan di Buntok, Jalan Contoh Nomor 1," },
    { "komparisi I: atas nama, sebutan", "bertindak untuk dan atas nama Pemerintah Daerah Kabupaten Barito Selatan, selanjutnya disebut PIHAK KESATU." },
    { "komparisi II", "II. Contoh Dua" },
    { "PARA PIHAK dan PIHAK", "PIHAK KESATU dan PIHAK KEDUA selanjutnya secara bersama-sama dalam Kesepakatan Bersama ini disebut PARA PIHAK, dan secara sendiri-sendiri disebut PIHAK." },
    { "konsideran", "PARA PIHAK terlebih dahulu menerangkan hal-hal sebagai berikut: 1." },
    { "kesepakatan", "PARA PIHAK setuju dan sepakat untuk melaksanakan Kesepakatan Bersama, dengan ketentuan dan syarat-syarat sebagai berikut:" },
    { "Pasal 1", "Pasal 1 MAKSUD DAN TUJUAN" },
    { "Pasal dan seterusnya", "Pasal 7 LAIN-LAIN" },
    { "penutup", "Demikian Kesepakatan Bersama ini dibuat dan ditandatangani di Buntok pada hari dan tanggal tersebut di atas dalam rangkap 2 (dua) bermaterai cukup, masing-masing mempunyai kekuatan hukum yang sama." },
    { "tanda tangan KEDUA, kiri", "PIHAK KEDUA" },
    { "tanda tangan KESATU, kanan", "PIHAK KESATU" },
    { "tandatangan dan stempel", "Tandatangan dan Stempel" },
    { "nama tanpa gelar, kiri", "Contoh Dua" },
    { "nama tanpa gelar, kanan", "Contoh Satu" },
    { NULL, NULL },
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
  baca_lampiran (&uji, "A (Kesepakatan Bersama)", blok);
}

static void
test_pks_beside_the_annex (void)
{
  static const Baris blok[] = {
    { "lambang mitra, kiri", "Lambang Daerah Kabupaten Barito Utara" },
    { "lambang pemrakarsa, kanan", "Lambang Daerah Kabupaten Barito Selatan" },
    { "judul", "PERJANJIAN KERJA SAMA ANTARA PEMERINTAH DAERAH KABUPATEN BARITO SELATAN DAN PEMERINTAH DAERAH KABUPATEN BARITO UTARA" },
    { "tentang", "TENTANG PENANGANAN KARHUTLA DI WILAYAH PERBATASAN" },
    { "nomor, satu baris tiap pihak", "NOMOR : 100.3.7.1/3/BPBD NOMOR : 100.3.7.1/4/BPBD" },
    { "pembuka", "Pada hari ini, Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam (24-11-2026), kami yang bertandatangan di bawah ini:" },
    { "komparisi I: nama tanpa gelar", "I. Contoh Tiga" },
    { "komparisi I: jabatan", "Kepala Badan Penanggulangan Bencana Daerah Kabupaten Barito Selatan, berkedudukan di Buntok, Jalan Contoh Nomor 1," },
    { "komparisi I: surat kuasa khusus", "berdasarkan surat kuasa khusus Bupati Barito Selatan, Nomor KUASA/1 tanggal" },
    { "komparisi I: atas nama, sebutan", "bertindak untuk dan atas nama Pemerintah Daerah Kabupaten Barito Selatan, selanjutnya disebut PIHAK KESATU." },
    { "komparisi II", "II. Contoh Empat" },
    { "PARA PIHAK dan PIHAK", "PIHAK KESATU dan PIHAK KEDUA selanjutnya secara bersama-sama dalam Perjanjian Kerja Sama ini disebut PARA PIHAK, dan secara sendiri-sendiri disebut PIHAK." },
    { "konsideran", "PARA PIHAK terlebih dahulu menerangkan hal-hal sebagai berikut: 1." },
    { "kesepakatan", "PARA PIHAK setuju dan sepakat untuk melaksanakan Perjanjian Kerja Sama, dengan ketentuan dan syarat-syarat sebagai berikut:" },
    { "Pasal 1", "Pasal 1 MAKSUD DAN TUJUAN" },
    { "Pasal dan seterusnya", "Pasal 11 LAIN-LAIN" },
    { "penutup", "dalam rangkap 2 (dua) bermaterai cukup, masing-masing mempunyai kekuatan hukum yang sama." },
    { "tanda tangan KEDUA, kiri", "PIHAK KEDUA" },
    { "tanda tangan KESATU, kanan", "PIHAK KESATU" },
    { "tandatangan dan stempel", "Tandatangan dan Stempel" },
    { "nama tanpa gelar, kiri", "Contoh Empat" },
    { "nama tanpa gelar, kanan", "Contoh Tiga" },
    { NULL, NULL },
  };
  g_auto(Kertas) uji = { NULL };

  kertas_init (&uji, KABUPATEN, kertas_satu);
  kertas_catat (&uji, "pks_ditandatangani",
                "{\"alur\": \"pks-1\", \"tanggal\": \"2026-11-24\", \"tempat\": \"Buntok\", \"tanda_tangan\": {\"kita\": {\"sebagai\": "
                "\"kuasa\", \"nama\": \"Contoh Tiga\", \"kuasa\": \"KUASA/1\"}, \"m00\": {\"sebagai\": \"kuasa\", \"nama\": "
                "\"Contoh Empat\", \"kuasa\": \"KUASA/2\"}}}");
  kertas_catat (&uji, "nomor_pks",
                "{\"alur\": \"pks-1\", \"tanggal\": \"2026-11-25\", \"nomor\": {\"kita\": \"100.3.7.1/3/BPBD\", \"m00\": "
                "\"100.3.7.1/4/BPBD\"}}");
  if (!kertas_cetak (&uji, "perjanjian-kerja-sama", "pks-1", NULL))
    {
      g_test_skip ("no pdftotext here");
      return;
    }
  baca_lampiran (&uji, "B (Perjanjian Kerja Sama)", blok);
}

/* The last place of "PIHAK @which": the signature. */
static const Kata *
cari_ttd (Kertas     *self,
          const char *which,
          const char *before)
{
  const Kata *found = NULL;

  for (guint i = 0; i + 1 < self->kata->len; i++)
    {
      const Kata *kata = &g_array_index (self->kata, Kata, i);

      if (strcmp (kata->text, before) == 0 && strcmp (kata[1].text, which) == 0)
        found = kata;
    }
  g_assert_nonnull (found);

  return found;
}

/* KEDUA stands left of KESATU, level with it, and so on downwards. */
static void
assert_grid (Kertas *self,
             guint   n_parties)
{
  static const char *const names[] = { "KESATU", "KEDUA", "KETIGA", "KEEMPAT" };
  const PrkTataHalaman *halaman = prk_profil_get_halaman (self->profil);
  double middle = (PT (halaman->kiri_mm) + self->lebar - PT (halaman->kanan_mm)) / 2;
  const Kata *above = NULL;

  for (guint i = 0; i + 1 < n_parties; i += 2)
    {
      const Kata *right = cari_ttd (self, names[i], "PIHAK");
      const Kata *left = cari_ttd (self, names[i + 1], "PIHAK");

      kertas_assert_left_of (left, right, middle);
      g_assert_cmpint (left->page, ==, right->page);
      g_assert_cmpfloat_with_epsilon (left->y0, right->y0, 2);
      g_assert_true (above == NULL || above->page < right->page || above->y0 < right->y0);
      above = right;
    }
}

/* In a letter: head in the middle, date on the right, number and addressee on the left, signature on the right, copies on the left. */
static void
assert_letter (Kertas               *self,
               const PrkNaskahKasus *paper)
{
  const PrkTataHalaman *halaman = prk_profil_get_halaman (self->profil);
  double left = PT (halaman->kiri_mm), right = self->lebar - PT (halaman->kanan_mm);
  const char *kota = prk_profil_get_teks (self->profil, "kop.tempat");
  g_auto(GStrv) place = g_strsplit (kota, " ", 2);
  g_autofree char *comma = g_strconcat (place[0], place[1] == NULL ? "," : "", NULL);
  const Kata *kop = &g_array_index (self->kata, Kata, 0);
  const Kata *date = kertas_cari (self, comma, NULL, 0);
  const Kata *number = kertas_cari (self, "Nomor", NULL, 0);
  const Kata *subject = kertas_cari (self, "Hal", NULL, 0);
  const Kata *yth = kertas_cari (self, "Yth.", NULL, 0);
  double from = self->lebar, to = 0;

  for (guint i = 0; i < self->kata->len; i++)
    {
      const Kata *kata = &g_array_index (self->kata, Kata, i);

      if (kata->page > 0 || kata->y0 > date->y0 - 14 || fabs (kata->y0 - kop->y0) > 2)
        continue;
      from = MIN (from, kata->x0);
      to = MAX (to, kata->x1);
    }
  g_assert_cmpfloat_with_epsilon ((from + to) / 2, (left + right) / 2, 4);
  g_assert_cmpfloat (kop->y0, <, date->y0);
  g_assert_cmpfloat (date->x0, >, (left + right) / 2);
  g_assert_cmpfloat (date->y0, <, number->y0);
  g_assert_cmpfloat (number->y0, <, subject->y0);
  g_assert_cmpfloat (subject->y0, <, yth->y0);
  g_assert_cmpfloat_with_epsilon (number->x0, left, 2);
  g_assert_cmpfloat_with_epsilon (yth->x0, left, 2);
  if (paper->tembusan != NULL)
    {
      const Kata *copies = kertas_cari (self, "Tembusan:", NULL, 0);
      const Kata *last = NULL;

      for (const Kata *kata = copies - 1; last == NULL && kata > yth; kata--)
        if (kata->y0 < self->tinggi - 70)
          last = kata;
      g_assert_cmpfloat_with_epsilon (copies->x0, left, 2);
      g_assert_nonnull (last);
      g_assert_cmpint (last->page, ==, copies->page);
      g_assert_cmpfloat (last->x0, >, left + 0.4 * (right - left));
    }
}

/* Every page says which it is, below on the right, and holds more than a stray line. */
static void
assert_pages (Kertas *self)
{
  const PrkTataHalaman *halaman = prk_profil_get_halaman (self->profil);
  int n_pages = g_array_index (self->kata, Kata, self->kata->len - 1).page + 1;

  for (int page = 0; page < n_pages; page++)
    {
      guint n_lines = 0;
      double y = -1;
      gboolean is_numbered = FALSE;

      for (guint i = 0; i < self->kata->len; i++)
        {
          const Kata *kata = &g_array_index (self->kata, Kata, i);

          if (kata->page != page)
            continue;
          if (kata->y0 > self->tinggi - PT (halaman->bawah_mm) && strcmp (kata->text, "Halaman") == 0)
            {
              is_numbered = atoi (kata[1].text) == page + 1 && atoi (kata[3].text) == n_pages;
              g_assert_cmpfloat (kata[3].x1, <, self->lebar - PT (halaman->kanan_mm) + 2);
              g_assert_cmpfloat (kata->x0, >, self->lebar / 2);
            }
          else if (fabs (kata->y0 - y) > 6)
            {
              n_lines++;
              y = kata->y0;
            }
        }
      g_assert_true (is_numbered);
      g_assert_cmpuint (n_lines, >=, 5);
    }
}

static void
assert_emblems (Kertas               *self,
                const PrkNaskahKasus *paper)
{
  const PrkTataHalaman *halaman = prk_profil_get_halaman (self->profil);
  double middle = (PT (halaman->kiri_mm) + self->lebar - PT (halaman->kanan_mm)) / 2;
  gboolean is_pks = g_strcmp0 (paper->klausul, "pks") == 0;
  const Kata *first;

  if (strcmp (paper->id, "rencana-kerja") == 0 || (paper->klausul == NULL && g_strcmp0 (paper->kop, "kepala_daerah") != 0))
    return;
  first = kertas_cari (self, "Lambang", NULL, 0);
  g_assert_cmpint (first->page, ==, 0);
  if (is_pks)
    {
      double leftmost = first->x1, rightmost = first->x0;

      for (guint i = 0; i < self->kata->len; i++)
        {
          const Kata *kata = &g_array_index (self->kata, Kata, i);

          if (kata->page > 0 || kata->y0 > first->y0 + 30 || strcmp (kata->text, "Lambang") != 0)
            continue;
          leftmost = MIN (leftmost, kata->x1);
          rightmost = MAX (rightmost, kata->x0);
        }
      g_assert_cmpfloat (leftmost, <, middle);
      g_assert_cmpfloat (rightmost, >, middle + 40);
    }
  else
    g_assert_cmpfloat_with_epsilon ((first->x0 + first->x1) / 2, middle, 26);
}

static void
test_every_paper_has_its_geometry (void)
{
  static const char *const profiles[] = { KABUPATEN, KOTA, PROVINSI };
  static const char *const names[] = { "kabupaten", "kota", "provinsi" };
  static const char *const *const partners[] = { kertas_satu, kertas_tiga };
  GPtrArray *all = prk_naskah_kasus_daftar ();

  g_assert_cmpuint (all->len, >=, 23);
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    for (guint j = 0; j < G_N_ELEMENTS (partners); j++)
      {
        g_auto(Kertas) uji = { NULL };

        kertas_init (&uji, profiles[i], partners[j]);
        for (guint k = 0; k < all->len; k++)
          {
            const PrkNaskahKasus *one = g_ptr_array_index (all, k);
            g_autofree char *alur = strcmp (one->alur[0], "utama") == 0 ? g_strdup ("utama")
                                                                        : g_strconcat (one->alur[0], "-1", NULL);

            g_test_message ("%s, %u pihak: %s", names[i], g_strv_length ((char **) partners[j]) + 1, one->id);
            if (!kertas_cetak (&uji, one->id, alur, NULL))
              {
                g_test_skip ("no pdftotext here");
                return;
              }
            kertas_assert_sound (&uji);
            assert_pages (&uji);
            assert_emblems (&uji, one);
            if (one->kepada != NULL)
              assert_letter (&uji, one);
            if (one->klausul != NULL || strcmp (one->id, "berita-acara-musyawarah") == 0)
              assert_grid (&uji, g_strv_length ((char **) partners[j]) + 1);
          }
      }
}

/* The giver of a power signs on the right, its holder on the left. */
static void
test_power_of_attorney_has_its_sides (void)
{
  g_auto(Kertas) uji = { NULL };

  kertas_init (&uji, KABUPATEN, kertas_satu);
  if (!kertas_cetak (&uji, "surat-kuasa", "pks-1", NULL))
    {
      g_test_skip ("no pdftotext here");
      return;
    }
  kertas_assert_left_of (cari_ttd (&uji, "Kuasa,", "Penerima"), cari_ttd (&uji, "Kuasa,", "Pemberi"), uji.lebar / 2);
}

/* A covering note a reviewer, each on a page of its own; the initials in the order of rank. */
static void
test_reviewers_stand_in_the_order_of_rank (void)
{
  static const char *const ranks[] = { "Kepala Bagian Tata Pemerintahan", "Kepala Bagian Hukum", "Asisten Sekretaris Daerah",
                                       "Sekretaris Daerah Kabupaten Barito Selatan", "Wakil Bupati Barito Selatan", NULL };
  g_auto(Kertas) uji = { NULL };
  guint from = 0;

  kertas_init (&uji, KABUPATEN, kertas_satu);
  if (!kertas_cetak (&uji, "lembar-paraf", "utama", NULL))
    {
      g_test_skip ("no pdftotext here");
      return;
    }
  for (guint i = 0; ranks[i] != NULL; i++)
    g_assert_nonnull (cari_bagian (&uji, ranks[i], &from));

  g_assert_true (kertas_cetak (&uji, "nota-pengantar", "utama", NULL));
  for (guint i = 1; ranks[i] != NULL; i++)
    g_assert_cmpint (kertas_cari (&uji, "Kepada", NULL, i - 1)->page, ==, (int) i - 1);
}

/* What is said of a dispute is what was written down of it. */
static void
test_dispute_says_what_came_of_it (void)
{
  g_auto(Kertas) uji = { NULL };
  g_autofree char *text = NULL;

  kertas_init (&uji, KABUPATEN, kertas_satu);
  kertas_catat (&uji, "perselisihan_dilaporkan",
                "{\"alur\": \"perselisihan-1\", \"tanggal\": \"2027-03-01\", \"catatan\": {\"teks\": \"Bagian biaya belum dibayar.\"}}");
  kertas_catat (&uji, "musyawarah_sepakat",
                "{\"alur\": \"perselisihan-1\", \"tanggal\": \"2027-03-09\", \"catatan\": {\"teks\": \"Dibayar dalam dua tahap.\"}}");
  if (!kertas_cetak (&uji, "berita-acara-musyawarah", "perselisihan-1", NULL))
    {
      g_test_skip ("no pdftotext here");
      return;
    }
  text = kertas_dup_teks (&uji);
  g_assert_nonnull (strstr (text, "Pokok perselisihan Bagian biaya belum dibayar."));
  g_assert_nonnull (strstr (text, "Musyawarah mencapai mufakat sebagai berikut: Dibayar dalam dua tahap."));
  kertas_catat (&uji, "tidak_sepakat",
                "{\"alur\": \"perselisihan-1\", \"tanggal\": \"2027-03-10\", \"catatan\": {\"teks\": \"Kedua pihak bertahan.\"}}");
  g_free (text);
  g_assert_true (kertas_cetak (&uji, "berita-acara-musyawarah", "perselisihan-1", NULL));
  text = kertas_dup_teks (&uji);
  g_assert_nonnull (strstr (text, "tidak mencapai mufakat. Keadaan terakhir sebagai berikut: Kedua pihak bertahan."));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/geometri/kb-beside-the-annex", test_kb_beside_the_annex);
  g_test_add_func ("/geometri/pks-beside-the-annex", test_pks_beside_the_annex);
  g_test_add_func ("/geometri/every-paper-has-its-geometry", test_every_paper_has_its_geometry);
  g_test_add_func ("/geometri/power-of-attorney-has-its-sides", test_power_of_attorney_has_its_sides);
  g_test_add_func ("/geometri/reviewers-stand-in-the-order-of-rank", test_reviewers_stand_in_the_order_of_rank);
  g_test_add_func ("/geometri/dispute-says-what-came-of-it", test_dispute_says_what_came_of_it);

  return g_test_run ();
}
