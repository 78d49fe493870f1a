/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-buku.h"
#include "domain/prk-tahapan.h"

#include "tahapan-support.h"

static PrkHari
hari (const char *iso)
{
  return prk_hari_dari_iso (iso);
}

static void
assert_day (PrkHari     day,
            const char *iso)
{
  g_autofree char *text = day != 0 ? prk_hari_dup_iso (day) : NULL;

  g_assert_cmpstr (text, ==, iso);
}

/* The first @n events of a way, none judged. */
static GPtrArray *
make (const Kejadian *jalan,
      guint           n,
      const char     *today)
{
  g_autoptr(PrkKasus) kasus = kasus_baru ("ksdd", "daerah");
  JsonNode *title = json_node_init_string (json_node_alloc (), "Uji");

  prk_kasus_set (kasus, "judul", title);
  json_node_unref (title);
  for (guint i = 0; i < n && jalan[i].jenis != NULL; i++)
    {
      g_autoptr(JsonObject) isi = isi_benar (jalan[i].alur, jalan[i].jenis, jalan[i].tanggal);

      prk_kasus_catat (kasus, jalan[i].jenis, isi);
    }

  return prk_buku_dari_kasus (kasus, "kasus-1", hari (today));
}

static guint
count_until (const Kejadian *jalan,
             const char     *jenis)
{
  guint n = 0;

  while (strcmp (jalan[n].jenis, jenis) != 0)
    n++;

  return n + 1;
}

/* Before anything is signed the case is one line without a paper. */
static void
test_on_its_way (void)
{
  g_autoptr(GPtrArray) rows = make (jalan_daerah, count_until (jalan_daerah, "kb_disepakati"), "2026-04-14");
  g_autoptr(GPtrArray) none = make (jalan_daerah, 0, "2026-04-14");
  const PrkBukuBaris *one = rows->pdata[0];

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (one->status, ==, PRK_BUKU_PROSES);
  g_assert_cmpstr (one->jenis, ==, "KB");
  g_assert_null (one->nomor);
  g_assert_cmpuint (one->tanggal, ==, 0);
  g_assert_cmpuint (one->tahun, ==, 2026);
  g_assert_cmpstr (one->pihak, ==, "Barito Selatan; Barito Utara; Kapuas");
  g_assert_cmpstr (one->mitra, ==, "Barito Utara; Kapuas");
  g_assert_cmpuint (none->len, ==, 1);
}

static void
test_signed (void)
{
  g_autoptr(GPtrArray) bare = make (jalan_daerah, count_until (jalan_daerah, "kb_ditandatangani"), "2026-04-20");
  g_autoptr(GPtrArray) rows = make (jalan_daerah, count_until (jalan_daerah, "arsip_pks"), "2026-08-01");
  const PrkBukuBaris *kb, *pks;

  /* Signed, and its number not given yet. */
  g_assert_cmpuint (bare->len, ==, 1);
  g_assert_null (((PrkBukuBaris *) bare->pdata[0])->nomor);
  g_assert_cmpint (((PrkBukuBaris *) bare->pdata[0])->status, ==, PRK_BUKU_AKTIF);

  g_assert_cmpuint (rows->len, ==, 2);
  kb = rows->pdata[0];
  pks = rows->pdata[1];
  g_assert_cmpstr (kb->jenis, ==, "KB");
  g_assert_cmpstr (kb->nomor, ==, "1/A");
  g_assert_cmpstr (kb->nomor_mitra, ==, "2/B; 3/C");
  assert_day (kb->tanggal, "2026-04-20");
  assert_day (kb->mulai, "2026-04-20");
  assert_day (kb->selesai, "2031-04-19"); /* 60 months */
  g_assert_cmpstr (kb->klasifikasi, ==, "100.3.7.1");
  g_assert_true (kb->is_fisik);
  g_assert_cmpstr (kb->pindaian, ==, "s");
  g_assert_cmpstr (pks->jenis, ==, "PKS");
  g_assert_cmpstr (pks->alur, ==, "pks-1");
  assert_day (pks->selesai, "2028-07-05"); /* 24 months from 6 July 2026 */
}

/* The last day counts as in force, the next does not. */
static void
test_runs_out (void)
{
  guint n = count_until (jalan_daerah, "kb_ditandatangani");
  g_autoptr(GPtrArray) last = make (jalan_daerah, n, "2031-04-19");
  g_autoptr(GPtrArray) after = make (jalan_daerah, n, "2031-04-20");

  g_assert_cmpint (((PrkBukuBaris *) last->pdata[0])->status, ==, PRK_BUKU_AKTIF);
  g_assert_cmpint (((PrkBukuBaris *) after->pdata[0])->status, ==, PRK_BUKU_BERAKHIR);
}

/* What was extended has a line of its own beside the paper that takes its place. */
static void
test_extended (void)
{
  static const Kejadian jalan[] = {
    { "utama", "kb_ditandatangani", "2020-01-02" }, { "utama", "nomor_kb", "2020-01-03" },
    { "utama", "kb_diperpanjang", "2024-12-01" },   { "utama", "rancangan_kb", "2024-12-05" },
    { "utama", "kb_ditandatangani", "2025-01-02" }, { "utama", "arsip_kb", "2025-01-03" },
    { NULL, NULL, NULL },
  };
  g_autoptr(GPtrArray) between = make (jalan, 4, "2024-12-06");
  g_autoptr(GPtrArray) rows = make (jalan, 6, "2025-06-01");
  const PrkBukuBaris *old = rows->pdata[0], *now = rows->pdata[1];

  g_assert_cmpuint (between->len, ==, 1);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpint (old->status, ==, PRK_BUKU_DIPERPANJANG);
  g_assert_cmpstr (old->nomor, ==, "1/A");
  g_assert_cmpint (now->status, ==, PRK_BUKU_AKTIF);
  g_assert_null (now->nomor);
  /* What happens after the newer one was signed is about that one. */
  g_assert_null (old->klasifikasi);
  g_assert_cmpstr (now->klasifikasi, ==, "100.3.7.1");
}

static void
test_old_entry (void)
{
  g_autoptr(GPtrArray) rows = make (jalan_lama, 3, "2026-08-01");
  const PrkBukuBaris *one = rows->pdata[0];

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (one->nomor, ==, "100/7");
  assert_day (one->tanggal, "2021-03-01"); /* not the day of the entry */
  g_assert_cmpuint (one->tahun, ==, 2021);
  assert_day (one->selesai, "2024-02-29");
  g_assert_cmpint (one->status, ==, PRK_BUKU_BERAKHIR);
}

/* Lines made by hand. */

static PrkBukuBaris *
baris (const char *jenis,
       guint       tahun,
       const char *nomor,
       const char *mitra,
       const char *selesai)
{
  PrkBukuBaris *self = g_new0 (PrkBukuBaris, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->jenis = jenis;
  self->tahun = tahun;
  self->nomor = g_strdup (nomor);
  self->mitra = g_strdup (mitra);
  self->tentang = g_strdup ("");
  self->urusan = g_strsplit ("pendidikan", " ", -1);
  self->selesai = selesai != NULL ? hari (selesai) : 0;
  self->tanggal = tahun != 0 ? hari ("2026-01-01") + tahun : 0;
  self->status = PRK_BUKU_AKTIF;
  self->kunci = g_utf8_casefold (mitra, -1);

  return self;
}

static GPtrArray *
new_book (void)
{
  GPtrArray *book = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_buku_baris_unref);

  g_ptr_array_add (book, baris ("KB", 2026, "100.3.7.1/10/KS", "Kabupaten Élok; Kota B", "2027-01-01"));
  g_ptr_array_add (book, baris ("KB", 2026, "100.3.7.1/9/KS", "Kota B", NULL));
  g_ptr_array_add (book, baris ("PKS", 2025, "100.3.7.1/6/KS", "Kota C", "2026-01-01"));
  g_ptr_array_add (book, baris ("KB", 2026, "100.3.7.1/14/KS", "Kota C", "2026-05-01"));
  g_ptr_array_add (book, baris ("KB", 2026, "100.3.7.1/9/ks", "Kota D", NULL));
  g_ptr_array_add (book, baris ("KB", 2026, NULL, "Kota E", NULL));
  g_ptr_array_add (book, baris ("KB", 2025, "100.3.7.1/9/KS", "Kota F", NULL));

  return book;
}

static char *
dup_places (GPtrArray           *book,
            const PrkBukuSaring *saring)
{
  g_autoptr(GPtrArray) rows = prk_buku_susun (book, saring);
  GString *places = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      guint place;

      g_assert_true (g_ptr_array_find (book, rows->pdata[i], &place));
      g_string_append_printf (places, "%u", place);
    }

  return g_string_free (places, FALSE);
}

static void
test_filter_and_sort (void)
{
  static const struct
  {
    PrkBukuSaring saring;
    const char   *places;
  } table[] = {
    { { .status = -1 }, "2601345" }, /* by day; 2025 before 2026, equal ones as they stand */
    { { .status = -1, .tahun = 2025 }, "26" },
    { { .status = -1, .mitra = "Kota B" }, "01" },
    { { .status = -1, .mitra = "Kota" }, "" },
    { { .status = -1, .text = "ÉLOK" }, "0" },
    { { .status = -1, .text = "kota  b" }, "01" },
    { { .status = PRK_BUKU_BERAKHIR }, "" },
    { { .status = -1, .urusan = "pendidikan", .tahun = 2025 }, "26" },
    { { .status = -1, .urusan = "kesehatan" }, "" },
    /* 9 before 10; without a number last */
    { { .status = -1, .tahun = 2026, .urut = PRK_BUKU_URUT_NOMOR }, "14035" },
    { { .status = -1, .tahun = 2026, .urut = PRK_BUKU_URUT_SELESAI }, "30145" },
    /* without an end last, whichever way the rest is turned */
    { { .status = -1, .tahun = 2026, .urut = PRK_BUKU_URUT_SELESAI, .is_turun = TRUE }, "03145" },
    { { .status = -1, .urut = PRK_BUKU_URUT_JENIS, .is_turun = TRUE }, "2013456" },
  };
  g_autoptr(GPtrArray) book = new_book ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *places = dup_places (book, &table[i].saring);

      if (g_strcmp0 (places, table[i].places) != 0)
        g_error ("row %u: %s instead of %s", i, places, table[i].places);
    }
}

static void
test_lists (void)
{
  g_autoptr(GPtrArray) book = new_book ();
  g_autofree guint *years = prk_buku_list_tahun (book);
  g_auto(GStrv) partners = prk_buku_list_mitra (book);
  g_autofree char *joined = g_strjoinv ("|", partners);

  g_assert_cmpuint (years[0], ==, 2026);
  g_assert_cmpuint (years[1], ==, 2025);
  g_assert_cmpuint (years[2], ==, 0);
  g_assert_cmpstr (joined, ==, "Kabupaten Élok|Kota B|Kota C|Kota D|Kota E|Kota F");
}

/* "9/KS" and "9/ks" of one year are one number; 11 to 13 are missing between 10 and 14; 2025 is a register of its own. */
static void
test_numbers (void)
{
  g_autoptr(GPtrArray) book = new_book ();
  g_autoptr(GPtrArray) found = prk_buku_periksa (book);
  const PrkBukuTemuan *twice, *missing;

  g_assert_cmpuint (found->len, ==, 2);
  twice = found->pdata[0];
  g_assert_true (twice->is_ganda);
  g_assert_cmpuint (twice->tahun, ==, 2026);
  g_assert_cmpstr (twice->nomor, ==, "100.3.7.1/9/KS");
  g_assert_cmpuint (twice->baris->len, ==, 2);
  g_assert_true (twice->baris->pdata[0] == book->pdata[1]);
  g_assert_true (twice->baris->pdata[1] == book->pdata[4]);
  missing = found->pdata[1];
  g_assert_false (missing->is_ganda);
  g_assert_cmpstr (missing->nomor, ==, "100.3.7.1/11–13/KS");
}

static void
assert_next (GPtrArray  *book,
             const char *jenis,
             guint       tahun,
             const char *expected)
{
  g_autofree char *next = prk_buku_dup_nomor_berikut (book, jenis, tahun);

  g_assert_cmpstr (next, ==, expected);
}

/* After 9, 10 and 14 comes 15, whatever is missing between; a new year begins with 1; zeros in front and the year are kept. */
static void
test_next_number (void)
{
  g_autoptr(GPtrArray) book = new_book ();

  assert_next (book, "KB", 2026, "100.3.7.1/15/KS");
  assert_next (book, "KB", 2025, "100.3.7.1/10/KS");
  assert_next (book, "KB", 2027, "100.3.7.1/1/KS");
  assert_next (book, "PKS", 2025, "100.3.7.1/7/KS");
  assert_next (book, "Perubahan", 2026, NULL);
  g_ptr_array_add (book, baris ("PKS", 2026, "T/900.04.03/007/409.1/2026", "Kota G", NULL));
  assert_next (book, "PKS", 2026, "T/900.04.03/008/409.1/2026");
  assert_next (book, "PKS", 2028, "T/900.04.03/001/409.1/2028");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/buku/on-its-way", test_on_its_way);
  g_test_add_func ("/buku/signed", test_signed);
  g_test_add_func ("/buku/runs-out", test_runs_out);
  g_test_add_func ("/buku/extended", test_extended);
  g_test_add_func ("/buku/old-entry", test_old_entry);
  g_test_add_func ("/buku/filter-and-sort", test_filter_and_sort);
  g_test_add_func ("/buku/lists", test_lists);
  g_test_add_func ("/buku/numbers", test_numbers);
  g_test_add_func ("/buku/next-number", test_next_number);

  return g_test_run ();
}
