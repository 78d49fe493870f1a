/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-statistik.h"

#include "tahapan-support.h"

#define TODAY "2026-11-21" /* in the fourth quarter */

static PrkBukuBaris *
baris (PrkBukuStatus status,
       const char   *urusan,
       const char   *mitra,
       const char   *selesai)
{
  PrkBukuBaris *self = g_new0 (PrkBukuBaris, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->jenis = "KB";
  self->status = status;
  self->urusan = g_new0 (char *, 1);
  self->urusan_nama = g_strdup (urusan);
  self->mitra = g_strdup (mitra);
  self->selesai = selesai != NULL ? prk_hari_dari_iso (selesai) : 0;

  return self;
}

static GPtrArray *
new_book (void)
{
  GPtrArray *book = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_buku_baris_unref);

  g_ptr_array_add (book, baris (PRK_BUKU_AKTIF, "Kesehatan; Sosial", "Kota B", "2026-12-31"));
  g_ptr_array_add (book, baris (PRK_BUKU_AKTIF, "Kesehatan", "Kota B; Kota C", "2027-07-01"));
  g_ptr_array_add (book, baris (PRK_BUKU_AKTIF, "", "Kota A", NULL));
  g_ptr_array_add (book, baris (PRK_BUKU_AKTIF, "Pendidikan", "Kota C", "2029-10-01")); /* beyond three years */
  g_ptr_array_add (book, baris (PRK_BUKU_BERAKHIR, "Sosial", "Kota B", "2026-12-30"));
  g_ptr_array_add (book, baris (PRK_BUKU_PROSES, "Sosial", "Kota D", NULL));

  return book;
}

static char *
dup_bars (PrkStatistikJenis  jenis,
          GPtrArray         *book,
          GPtrArray         *cases)
{
  g_autoptr(GPtrArray) bars = prk_statistik_hitung (jenis, book, cases, prk_hari_dari_iso (TODAY));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bars->len; i++)
    {
      const PrkStatistikBatang *bar = bars->pdata[i];

      g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "", bar->label, bar->nilai);
      if (bar->dari > 0)
        g_string_append_printf (text, "/%u", bar->dari);
    }

  return g_string_free (text, FALSE);
}

static void
assert_bars (PrkStatistikJenis  jenis,
             GPtrArray         *cases,
             const char        *expected)
{
  g_autoptr(GPtrArray) book = new_book ();
  g_autofree char *text = dup_bars (jenis, book, cases);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_register (void)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  assert_bars (PRK_STATISTIK_URUSAN, none, "Kesehatan 2, Pendidikan 1, Sosial 1");
  assert_bars (PRK_STATISTIK_MITRA, none, "Kota B 2, Kota C 2, Kota A 1");
  /* 31 December is still this quarter, 1 July the third of 2027; those between are there, empty. */
  assert_bars (PRK_STATISTIK_BERAKHIR, none, "IV 2026 1, I 2027 0, II 2027 0, III 2027 1");
  assert_bars (PRK_STATISTIK_WAKTU, none, "");
  assert_bars (PRK_STATISTIK_SOP, none, "");
}

static PrkStatistikKasus *
of_way (const Kejadian *jalan,
        guint           n)
{
  g_autoptr(PrkKasus) kasus = kasus_baru ("ksdd", "daerah");
  g_autoptr(PrkKalender) kalender = muat_kalender ();

  for (guint i = 0; i < n && jalan[i].jenis != NULL; i++)
    {
      g_autoptr(JsonObject) isi = isi_benar (jalan[i].alur, jalan[i].jenis, jalan[i].tanggal);

      prk_kasus_catat (kasus, jalan[i].jenis, isi);
    }

  return prk_statistik_kasus_new (kasus, kalender);
}

/* By hand from the days of jalan_daerah: telaah from 5 to 12 January; penawaran from 12 January to 16 March; KB from 16
 * March to 15 April, when it is recommended; signing from then to 20 April. The PKS is drafted from 22 April until it is agreed on
 * 11 May; it waits for the DPRD up to 30 June; signing from there to 8 July, when it is begun. */
static void
test_stages (void)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_statistik_kasus_free);
  PrkStatistikKasus *one = of_way (jalan_daerah, 30);

  g_ptr_array_add (cases, one);
  g_assert_cmpuint (one->hari[0], ==, 7);
  g_assert_cmpuint (one->hari[1], ==, 63);
  g_assert_cmpuint (one->hari[2], ==, 30);
  g_assert_cmpuint (one->hari[3], ==, 5);
  g_assert_cmpuint (one->hari[4], ==, 50);
  g_assert_cmpuint (one->hari[5], ==, 19);
  g_assert_cmpuint (one->hari[6], ==, 8);
  for (guint i = 0; i < 7; i++)
    g_assert_cmpuint (one->n[i], ==, 1);

  /* Another one that stands in its telaah counts for nothing; a third stayed 10 days there: (7 + 10) / 2, rounded up. */
  g_ptr_array_add (cases, of_way (jalan_daerah, 1));
  g_ptr_array_add (cases, g_new0 (PrkStatistikKasus, 1));
  one = cases->pdata[2];
  one->hari[0] = 10;
  one->n[0] = 1;
  assert_bars (PRK_STATISTIK_WAKTU, cases,
               "KAK dan telaah 9/2, Penawaran 63/1, Penyusunan KB 30/1, Penandatanganan KB 5/1, Persetujuan DPRD 50/1, "
               "Penyusunan PKS 19/1, Penandatanganan PKS 8/1");
}

static PrkStatistikKasus *
with_sop (const char *name,
          guint       n,
          guint       late)
{
  PrkStatistikKasus *self = g_new0 (PrkStatistikKasus, 1);
  PrkStatistikSop one = { (char *) name, n, late };

  self->sop = g_array_new (FALSE, FALSE, sizeof one);
  g_array_append_val (self->sop, one);

  return self;
}

static void
test_late (void)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_statistik_kasus_free);

  g_ptr_array_add (cases, with_sop ("SOP A", 5, 1));
  g_ptr_array_add (cases, with_sop ("SOP B", 8, 3));
  g_ptr_array_add (cases, with_sop ("SOP A", 4, 0));
  assert_bars (PRK_STATISTIK_SOP, cases, "SOP B 3/8, SOP A 1/9");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statistik/register", test_register);
  g_test_add_func ("/statistik/stages", test_stages);
  g_test_add_func ("/statistik/late", test_late);

  return g_test_run ();
}
