/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/prk-identitas.h"

#include "store-fixture.h"

static void
survives_reopening (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(PrkIdentitas) identitas = g_new0 (PrkIdentitas, 1);
  g_autoptr(PrkIdentitas) read = NULL;

  identitas->nama = g_strdup ("  Sri Contoh ");
  identitas->jabatan = g_strdup ("Analis");
  identitas->perangkat_daerah = g_strdup ("Dinas Kesehatan");
  identitas->daerah = g_strdup ("62.04");
  identitas->profil = g_strdup ("barito-selatan");
  identitas->nip = g_strdup ("   ");
  prk_identitas_save (identitas, fixture->store);
  fixture_close (fixture);
  fixture_open (fixture);

  read = prk_identitas_load (fixture->store);
  g_assert_cmpstr (read->nama, ==, "Sri Contoh");
  g_assert_cmpstr (read->jabatan, ==, "Analis");
  g_assert_cmpstr (read->perangkat_daerah, ==, "Dinas Kesehatan");
  g_assert_cmpstr (read->daerah, ==, "62.04");
  g_assert_cmpstr (read->profil, ==, "barito-selatan");
  g_assert_null (read->nip);
  g_assert_true (prk_identitas_is_complete (read));
}

static void
empty_store_has_none (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(PrkIdentitas) read = prk_identitas_load (fixture->store);

  g_assert_null (read->nama);
  g_assert_false (prk_identitas_is_complete (read));
}

static void
every_needed_part_counts (void)
{
  for (int missing = 0; missing < 4; missing++)
    {
      g_autoptr(PrkIdentitas) identitas = g_new0 (PrkIdentitas, 1);

      identitas->nama = g_strdup (missing == 0 ? "" : "Sri");
      identitas->perangkat_daerah = g_strdup (missing == 1 ? "" : "Dinas");
      identitas->daerah = g_strdup (missing == 2 ? "" : "62.04");
      identitas->profil = g_strdup (missing == 3 ? "" : "samarinda");
      g_assert_false (prk_identitas_is_complete (identitas));
    }
}

static void
nip_is_looked_at (void)
{
  static const struct
  {
    const char  *nip;
    PrkNipCheck  check;
  } cases[] = {
    { NULL, PRK_NIP_EMPTY },
    { "", PRK_NIP_EMPTY },
    { "  ", PRK_NIP_EMPTY },
    { "198001012005011001", PRK_NIP_OK },
    { "19800101 200501 1 001", PRK_NIP_OK },
    { "199202292020122001", PRK_NIP_OK },
    { "198812312022211001", PRK_NIP_OK }, /* contract staff: 21 in the place of the month */
    { "199302292020122001", PRK_NIP_DATES }, /* no such day */
    { "198001012005131001", PRK_NIP_DATES }, /* no such month */
    { "198001012005013001", PRK_NIP_DATES }, /* neither man nor woman */
    { "19800101200501100", PRK_NIP_LENGTH },
    { "1980010120050110011", PRK_NIP_LENGTH },
    { "1980-01-01", PRK_NIP_DIGITS },
    { "٠١٢٣", PRK_NIP_DIGITS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (prk_nip_check (cases[i].nip), ==, cases[i].check);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/identitas/survives-reopening", Fixture, NULL, fixture_set_up,
              survives_reopening,
              fixture_tear_down);
  g_test_add ("/store/identitas/empty-store-has-none", Fixture, NULL, fixture_set_up,
              empty_store_has_none,
              fixture_tear_down);
  g_test_add_func ("/store/identitas/every-needed-part-counts", every_needed_part_counts);
  g_test_add_func ("/store/identitas/nip-is-looked-at", nip_is_looked_at);

  return g_test_run ();
}
