/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The papers of a case on real pages: what they say, in which order, and on which side. */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "domain/prk-naskah-teks.h"
#include "naskah/prk-naskah.h"

#include "dokumen.h"
#include "uji.h"

#define KABUPATEN "barito-selatan"
#define KOTA "samarinda"
#define PROVINSI "{\"nama\": \"Provinsi Kalimantan Tengah\", \"daerah\": \"62\", \"sumber\": \"contoh\", \"kop\": {\"pemda\": " \
                 "\"PEMERINTAH PROVINSI KALIMANTAN TENGAH\", \"kepala_daerah\": \"GUBERNUR KALIMANTAN TENGAH\", \"tempat\": " \
                 "\"Palangka Raya\", \"provinsi\": \"Kalimantan Tengah\"}, \"pejabat\": {\"kepala_daerah\": \"Gubernur " \
                 "Kalimantan Tengah\", \"ketua_tkksd\": \"Sekretaris Daerah selaku Ketua TKKSD\", \"unit_kerja_sama\": " \
                 "\"Biro Pemerintahan\"}, \"halaman\": {\"lebar_mm\": 210, \"tinggi_mm\": 297}, \"kak\": {\"nomor\": " \
                 "\"huruf\"}}"

typedef struct
{
  double x0, y0, x1, y1;
  int    page;
  char  *text;
} Kata;

typedef struct
{
  PrkProfil  *profil;
  PrkKasus   *kasus;
  PrkCetakan *cetakan;
  GArray     *kata; /* (element-type Kata) in the order of the PDF */
  double      lebar, tinggi;
} Kertas;

static void
kata_clear (gpointer data)
{
  g_free (((Kata *) data)->text);
}

static PrkProfil *
muat_profil (const char *id)
{
  g_autoptr(GError) error = NULL;
  PrkProfil *profil = g_str_has_prefix (id, "{") ? prk_profil_new_from_json (id, "provinsi", &error)
                                                 : prk_profil_load (id, NULL, &error);

  g_assert_no_error (error);
  return profil;
}

/* @mitra: parts of "kode|nama"; NULL-terminated. */
static void
kertas_init (Kertas               *self,
          const char        *profil,
          const char *const *mitra)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  *self = (Kertas) { .profil = muat_profil (profil) };
  g_string_append_printf (
      text,
      "{\"ksd\": {\"judul\": \"Penanganan Karhutla di Wilayah Perbatasan\", \"varian\": \"ksdd\", \"prakarsa\": \"daerah\", "
      "\"daerah\": \"%s\", \"perangkat_daerah\": \"Badan Penanggulangan Bencana Daerah\", \"urusan\": {\"ketenteraman\": true}, "
      "\"jangka\": {\"mulai\": \"2027-01-01\", \"selesai\": \"2029-12-31\"}, \"objek\": {\"o1\": {\"uraian\": \"Pencegahan "
      "kebakaran\"}, \"o2\": {\"uraian\": \"Pemadaman bersama\"}}, \"ruang_lingkup\": {\"teks\": \"Meliputi:\\n\\n1. patroli;"
      "\\n2. posko bersama.\"}, \"maksud_tujuan\": {\"teks\": \"- menurunkan luas lahan terbakar\\n- membagi peralatan\"}, "
      "\"lokasi\": \"Kecamatan perbatasan\", \"pihak\": {\"kita\": {\"_urut\": \"A\", \"kode\": \"%s\", \"nama\": \"%s\", "
      "\"perangkat_daerah\": \"Badan Penanggulangan Bencana Daerah\", \"kedudukan\": \"Buntok\", \"jalan\": \"Contoh Nomor 1\", "
      "\"keputusan\": \"100.2.1.3-1\", \"masa_jabatan\": \"2025–2030\"}",
      prk_profil_get_daerah (self->profil), prk_profil_get_daerah (self->profil), prk_profil_get_nama (self->profil));
  for (guint i = 0; mitra[i] != NULL; i++)
    {
      g_auto(GStrv) part = g_strsplit (mitra[i], "|", 2);

      g_string_append_printf (text, ", \"m%02u\": {\"_urut\": \"B%02u\", \"kode\": \"%s\", \"nama\": \"%s\"}", i, i, part[0],
                              part[1]);
    }
  g_string_append (text, "}}, \"peristiwa\": []}");
  self->kasus = prk_kasus_new_dari_json (text->str, -1, &error);
  g_assert_no_error (error);
}

static void
kertas_clear (Kertas *self)
{
  g_clear_pointer (&self->kata, g_array_unref);
  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  prk_kasus_unref (self->kasus);
  prk_profil_unref (self->profil);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kertas, kertas_clear)

static void
catat (Kertas        *self,
       const char *jenis,
       const char *isi)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = json_from_string (isi, &error);

  g_assert_no_error (error);
  g_assert_nonnull (prk_kasus_catat (self->kasus, jenis, json_node_get_object (node)));
}

static void
baca_kata (Kertas        *self,
           const char *bbox)
{
  int page = -1;

  self->kata = g_array_new (FALSE, TRUE, sizeof (Kata));
  g_array_set_clear_func (self->kata, kata_clear);
  for (const char *p = bbox; p != NULL; p = strchr (p, '\n'))
    {
      Kata kata = { 0 };
      char text[2000];

      p += *p == '\n' ? 1 : 0;
      if (g_str_has_prefix (p, "  <page"))
        {
          g_auto(GStrv) part = g_strsplit (p, "\"", 5);

          page++;
          self->lebar = g_ascii_strtod (part[1], NULL);
          self->tinggi = g_ascii_strtod (part[3], NULL);
        }
      if (sscanf (p, "    <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%1999[^<]", &kata.x0, &kata.y0, &kata.x1,
                  &kata.y1, text) == 5)
        {
          kata.page = page;
          kata.text = g_strdup (text);
          g_array_append_val (self->kata, kata);
        }
    }
}

static gboolean
cetak (Kertas        *self,
       const char *id,
       const char *alur,
       PrkRecord  *naskah)
{
  static const char *const before[] = { "pdftotext", "-bbox", NULL };
  const PrkNaskahKasus *paper = prk_naskah_kasus_find (id);
  PrkTahapKonteks konteks = { .kasus = self->kasus, .profil = self->profil };
  g_autoptr(PrkRecord) record = prk_naskah_kasus_new_cetak (paper, &konteks, alur, naskah);
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_untuk (self->profil, "cetak_kasus", id);
  g_autoptr(GError) error = NULL;
  const char *const after[] = { "-", NULL };
  const char *keep = g_getenv ("PRAKARSA_TEST_KEEP");
  g_autofree char *bbox = NULL;

  if (prk_naskah_kasus_is_rancangan (paper, self->kasus, alur))
    prk_pencetak_set_tanda_air (pencetak, "RANCANGAN");
  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  g_clear_pointer (&self->kata, g_array_unref);
  self->cetakan = prk_pencetak_cetak (pencetak, record, NULL, &error);
  g_assert_no_error (error);
  if (keep != NULL)
    {
      static guint n;
      g_autofree char *file = g_strdup_printf ("%s/%03u-%s.pdf", keep, n++, id);
      GBytes *pdf = prk_cetakan_get_pdf (self->cetakan);

      g_file_set_contents (file, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL);
    }
  bbox = tanya_pdf (prk_cetakan_get_pdf (self->cetakan), NULL, before, after);
  if (bbox == NULL)
    return FALSE;
  baca_kata (self, bbox);

  return TRUE;
}

/* The words of the document without its running lines, a blank between them. */
static char *
dup_teks (Kertas *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->kata->len; i++)
    {
      const Kata *kata = &g_array_index (self->kata, Kata, i);

      if (kata->y0 < self->tinggi - 70)
        g_string_append_printf (out, "%s%s", i > 0 ? " " : "", kata->text);
    }

  return g_string_free (out, FALSE);
}

/* The @nth place of two words that stand one after the other. */
static const Kata *
cari (Kertas        *self,
      const char *first,
      const char *second,
      guint       nth)
{
  for (guint i = 0; i + 1 < self->kata->len; i++)
    {
      const Kata *kata = &g_array_index (self->kata, Kata, i);

      if (strcmp (kata->text, first) == 0 && (second == NULL || strcmp (kata[1].text, second) == 0) && nth-- == 0)
        return kata;
    }
  g_test_message ("not found: %s %s", first, second);
  g_assert_not_reached ();
}

/* Every one of @parts stands after the one before. */
static void
assert_order (Kertas               *self,
              const char *const *parts)
{
  g_autofree char *words = dup_teks (self);
  g_autofree char *text = padatkan (words);
  const char *p = text;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = padatkan (parts[i]);
      const char *found = strstr (p, part);

      g_test_message ("%s: %s", found != NULL ? "block" : "MISSING", parts[i]);
      if (found == NULL)
        g_test_message ("after: %.300s", p);
      g_assert_nonnull (found);
      p = found + strlen (part);
    }
}

static const char *const satu[] = { "62.05|Kabupaten Barito Utara", NULL };
static const char *const tiga[]
    = { "62.05|Kabupaten Barito Utara", "62.03|Kabupaten Kapuas", "62.71|Kota Palangka Raya", NULL };

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

  kertas_init (&uji, KABUPATEN, satu);
  catat (&uji, "kb_ditandatangani",
         "{\"alur\": \"utama\", \"tanggal\": \"2026-11-24\", \"tempat\": \"Buntok\", \"mulai\": \"2027-01-01\", \"selesai\": "
         "\"2029-12-31\", \"tanda_tangan\": {\"kita\": {\"sebagai\": \"kepala_daerah\", \"nama\": \"Contoh Satu\"}, \"m00\": "
         "{\"sebagai\": \"kepala_daerah\", \"nama\": \"Contoh Dua\"}}}");
  catat (&uji, "nomor_kb",
         "{\"alur\": \"utama\", \"tanggal\": \"2026-11-25\", \"nomor\": {\"kita\": \"100.3.7.1/1/TAPEM\", \"m00\": "
         "\"100.3.7.1/2/PEM\"}}");
  if (!cetak (&uji, "kesepakatan-bersama", "utama", NULL))
    {
      g_test_skip ("no pdftotext here");
      return;
    }
  assert_order (&uji, blocks);
}

static void
assert_left_of (const Kata *left,
                const Kata *right,
                double      middle)
{
  g_assert_cmpfloat (left->x1, <, middle);
  g_assert_cmpfloat (right->x0, >, middle - 40);
  g_assert_cmpfloat (left->x1, <, right->x0);
}

/* R72, R76, R77: and KEDUA signs left of KESATU. */
static void
test_emblems_and_signatures_have_their_side (void)
{
  g_auto(Kertas) two = { NULL };
  g_auto(Kertas) four = { NULL };
  const Kata *ours, *theirs, *last, *kesatu, *keempat;
  double middle;

  kertas_init (&two, KABUPATEN, satu);
  if (!cetak (&two, "perjanjian-kerja-sama", "pks-1", NULL))
    {
      g_test_skip ("no pdftotext here");
      return;
    }
  middle = (30 + (two.lebar / 72 * 25.4 - 20)) / 2 / 25.4 * 72;
  theirs = cari (&two, "Lambang", NULL, 0);
  ours = cari (&two, "Lambang", NULL, 1);
  g_assert_cmpfloat (theirs->x1, <, middle);
  g_assert_cmpfloat (ours->x0, >, middle);
  g_assert_cmpfloat (ABS (theirs->y0 - ours->y0), <, 12);
  g_assert_cmpstr (cari (&two, "Utara", NULL, 0)->text, ==, "Utara");
  g_assert_cmpfloat (cari (&two, "Utara", NULL, 0)->x1, <, middle);
  g_assert_cmpfloat (cari (&two, "Selatan", NULL, 0)->x0, >, middle);

  cetak (&two, "kesepakatan-bersama", "utama", NULL);
  ours = cari (&two, "Garuda", NULL, 0);
  g_assert_cmpfloat (ABS ((cari (&two, "Lambang", "Garuda", 0)->x0 + ours->x1) / 2 - middle), <, 3);

  kertas_init (&four, KABUPATEN, tiga);
  cetak (&four, "perjanjian-kerja-sama", "pks-1", NULL);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (cari (&four, "Lambang", NULL, i)->x1, <, cari (&four, "Lambang", NULL, i + 1)->x0);
  last = cari (&four, "Lambang", NULL, 3);
  g_assert_cmpfloat (last->x1, >, middle + 120);
  g_assert_cmpfloat (cari (&four, "Lambang", NULL, 2)->x1, <, last->x0 - 60);

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
  assert_left_of (theirs, kesatu, middle);
  assert_left_of (keempat, last, middle);
  g_assert_cmpfloat (ABS (theirs->y0 - kesatu->y0), <, 2);
  g_assert_cmpfloat (keempat->y0, >, theirs->y0);
}

/* Nothing overlaps the margins, no placeholder is left, each page has words. */
static void
assert_sound (Kertas *self)
{
  g_autofree char *text = dup_teks (self);
  const PrkTataHalaman *halaman = prk_profil_get_halaman (self->profil);

  g_assert_null (strstr (text, "{{"));
  g_assert_null (strstr (text, "{judul}"));
  g_assert_null (strstr (text, "(null)"));
  for (guint i = 0; i < self->kata->len; i++)
    {
      const Kata *kata = &g_array_index (self->kata, Kata, i);

      g_assert_cmpfloat (kata->x0, >, halaman->kiri_mm / 25.4 * 72 - 2);
      g_assert_cmpfloat (kata->x1, <, self->lebar - halaman->kanan_mm / 25.4 * 72 + 4);
    }
}

static void
test_every_paper_of_every_daerah (void)
{
  static const char *const profiles[] = { KABUPATEN, KOTA, PROVINSI };
  static const char *const *const partners[] = { satu, tiga };
  GPtrArray *all = prk_naskah_kasus_daftar ();

  g_assert_cmpuint (all->len, >=, 14);
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

            if (!cetak (&uji, one->id, alur, NULL))
              {
                g_test_skip ("no pdftotext here");
                return;
              }
            assert_sound (&uji);
          }
      }
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
  if (!cetak (&uji, "perjanjian-kerja-sama", "pks-1", NULL))
    {
      g_test_skip ("no pdftotext here");
      return;
    }
  assert_sound (&uji);
  text = dup_teks (&uji);
  g_assert_nonnull (strstr (text, "PIHAK KEDUA BELAS"));
  g_assert_nonnull (strstr (text, "XII."));
  g_assert_nonnull (strstr (text, "rangkap 12 (dua belas)"));
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

      kertas_init (&uji, KABUPATEN, satu);
      prk_kasus_set (uji.kasus, path, yes);
      if (!cetak (&uji, "perjanjian-kerja-sama", "pks-1", NULL))
        {
          g_test_skip ("no pdftotext here");
          return;
        }
      text = dup_teks (&uji);
      g_assert_nonnull (strstr (text, cases[i].judul));
      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        g_assert_true ((strstr (text, cases[j].judul) != NULL) == (i == j));
    }
}

/* Where a line stands decides which papers there are. */
static void
test_papers_come_with_the_state (void)
{
  g_auto(Kertas) uji = { NULL };
  g_autoptr(GPtrArray) early = NULL;
  g_autoptr(GPtrArray) late = NULL;
  const PrkNaskahKasus *kb = prk_naskah_kasus_find ("kesepakatan-bersama");

  kertas_init (&uji, KABUPATEN, satu);
  early = prk_naskah_kasus_list (uji.kasus, "pks-1");
  g_assert_cmpuint (early->len, ==, 0);
  g_assert_true (prk_naskah_kasus_is_rancangan (kb, uji.kasus, "utama"));

  catat (&uji, "entri_lama", "{\"alur\": \"utama\", \"tanggal\": \"2026-01-05\", \"keadaan\": \"D1\"}");
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
  kertas_init (&uji, KABUPATEN, satu);
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
  g_autoptr(PrkProfil) profil = muat_profil (KABUPATEN);

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

      kertas_init (&uji, KABUPATEN, satu);
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
      if (!cetak (&uji, papers[i], lines[i], naskah))
        {
          g_test_skip ("no pdftotext here");
          return;
        }
      text = dup_teks (&uji);
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
  g_test_add_func ("/naskah-kasus/every-paper-of-every-daerah", test_every_paper_of_every_daerah);
  g_test_add_func ("/naskah-kasus/twelve-parties-and-a-long-name", test_twelve_parties_and_a_long_name);
  g_test_add_func ("/naskah-kasus/clauses-follow-the-bentuk", test_clauses_follow_the_bentuk);
  g_test_add_func ("/naskah-kasus/papers-come-with-the-state", test_papers_come_with_the_state);
  g_test_add_func ("/naskah-kasus/own-template-goes-first", test_own_template_goes_first);
  g_test_add_func ("/naskah-kasus/bases-end", test_bases_end);
  g_test_add_func ("/naskah-kasus/own-text-is-printed", test_own_text_is_printed);

  return g_test_run ();
}
