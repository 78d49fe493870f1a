/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/prk-buku-muat.h"
#include "store/prk-kasus-simpan.h"

#include "../domain/tahapan-support.h"
#include "store-fixture.h"

#define N_CASES 300 /* more than one batch */

static char *
add_case (PrkStore       *store,
          const Kejadian *jalan,
          guint           n)
{
  g_autoptr(PrkKasus) kasus = kasus_baru ("ksdd", "daerah");
  g_autoptr(GError) error = NULL;
  char *id;

  for (guint i = 0; i < n && jalan[i].jenis != NULL; i++)
    {
      g_autoptr(JsonObject) isi = isi_benar (jalan[i].alur, jalan[i].jenis, jalan[i].tanggal);

      prk_kasus_catat (kasus, jalan[i].jenis, isi);
    }
  id = prk_kasus_simpan (store, kasus, &error);
  g_assert_no_error (error);

  return id;
}

static PrkBuku *
load (PrkKasusDaftar *daftar,
      PrkBuku        *before)
{
  g_autoptr(GError) error = NULL;
  PrkBuku *buku = prk_buku_muat (daftar, before, &error);

  g_assert_no_error (error);
  return buku;
}

static PrkBukuBaris *
find (PrkBuku    *buku,
      const char *ksd)
{
  PrkBukuBaris *found = NULL;

  for (guint i = 0; i < buku->baris->len; i++)
    {
      PrkBukuBaris *one = g_ptr_array_index (buku->baris, i);

      if (g_str_equal (one->ksd, ksd))
        {
          g_assert_null (found);
          found = one;
        }
    }

  return found;
}

/* Only the case that changed is read again; the TKKSD's own is in no register. */
static void
test_follows_the_cases (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  g_autoptr(PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, NULL);
  g_autofree char *kb = NULL;
  g_autofree char *tkksd = NULL;
  g_autoptr(PrkBuku) first = NULL;
  g_autoptr(PrkBuku) again = NULL;
  g_autoptr(PrkBuku) later = NULL;
  g_autoptr(PrkKasusCatatan) catatan = NULL;
  g_autoptr(JsonObject) number = isi_benar ("utama", "nomor_kb", "2026-04-21");
  g_autoptr(GError) error = NULL;

  kb = add_case (fixture->store, jalan_daerah, 14); /* up to the signing of the KB */
  for (guint i = 1; i < N_CASES; i++)
    g_free (add_case (fixture->store, jalan_lama, 1));
  tkksd = add_case (fixture->store, jalan_tkksd, 2);
  daftar = prk_kasus_daftar_untuk (fixture->store, profil);

  first = load (daftar, NULL);
  g_assert_cmpuint (first->baris->len, ==, N_CASES);
  g_assert_null (find (first, tkksd));
  g_assert_null (find (first, kb)->nomor);
  again = load (daftar, first);
  for (guint i = 0; i < N_CASES; i++)
    g_assert_true (first->baris->pdata[i] == again->baris->pdata[i]);

  catatan = prk_kasus_catat_tunggu (daftar, kb, "nomor_kb", number, &error);
  g_assert_no_error (error);
  g_assert_cmpint (catatan->boleh, ==, PRK_BOLEH);
  later = load (daftar, again);
  g_assert_cmpuint (later->baris->len, ==, N_CASES);
  g_assert_cmpstr (find (later, kb)->nomor, ==, "1/A");
  for (guint i = 0; i < N_CASES; i++)
    if (!g_str_equal (((PrkBukuBaris *) later->baris->pdata[i])->ksd, kb))
      g_assert_true (g_ptr_array_find (again->baris, later->baris->pdata[i], NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/buku/follows-the-cases", Fixture, NULL, fixture_set_up, test_follows_the_cases, fixture_tear_down);

  return g_test_run ();
}
